import pytest

from harken.errors import HarkenError
from harken.importing.selection import read_text_and_html
from tests.importing.shown import kinds_and_texts, texts

PROSE = "The tide came in through the drains, spread over the mud and went out again."


def test_html_comes_first_because_it_knows_the_kinds() -> None:
    html = f"<h2>A wall</h2><p>{PROSE}</p>"
    (draft,) = read_text_and_html(f"A wall\n\n{PROSE}", html, "pasted text")
    assert kinds_and_texts(draft.parts) == [("heading2", "A wall"), ("paragraph", PROSE)]


@pytest.mark.parametrize("html", ["", "<img src=x>", "<p>Something else</p>", "<" * 20])
def test_html_that_holds_less_than_the_text_is_not_believed(html: str) -> None:
    assert texts(*read_text_and_html(PROSE, html, "pasted text")) == [PROSE]


def test_a_page_selected_whole_is_read_as_a_page() -> None:
    menu = "".join(
        f"<li>{word}</li>" for word in ["Home", "Coast", "Towns", "Search", "Weather"] * 5
    )
    article = f"<h1>The harbour that breathes</h1><article>{f'<p>{PROSE}</p>' * 6}</article>"
    (draft,) = read_text_and_html("Home", f"<ul>{menu}</ul>{article}", "pasted text")
    assert draft.title == "The harbour that breathes"
    assert "Weather" not in [part.text for part in draft.parts if not part.skipped]


def test_nothing_is_said_to_be_empty() -> None:
    with pytest.raises(HarkenError, match="empty"):
        read_text_and_html(" ", "", "pasted text")
