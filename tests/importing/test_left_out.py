"""What stands around an article is skipped, not deleted."""

import json

import pytest

from harken.importing.formats.html.page import read_page
from tests.importing.shown import read_of, skipped_of

PARAGRAPH = "<p>The tide came in through the drains, spread over the mud and went out again.</p>"
ARTICLE = "<article><h1>Tides</h1>" + "".join(
    PARAGRAPH.replace("again", f"for the {n}th time") for n in range(8)
)
BOX = "<h3>Go on with a subscription</h3><p>All of it for $1 a week. Cancel any time.</p>"


@pytest.mark.parametrize(
    "said",
    [
        "We use cookies to make this page better.",
        "Wir verwenden Cookies auf diesen Seiten!",
        "このサイトではクッキーを使用しています。詳しくはこちらをご覧ください。",
    ],
)
def test_short_sentences_around_the_article_are_skipped(said: str) -> None:
    box = f"<div class=box><p>{said}</p><h3>What else there is</h3><a href=/>Home</a></div>"
    draft = read_page(f"<body>{box}{ARTICLE}</article><footer><p>{said}</p></footer>")
    texts = [text for _, text in skipped_of(draft)]
    assert texts.count(said) == 2
    assert "What else there is" in texts
    assert not any("Home" in part.text for part in draft.parts)


def test_beside_a_text_from_the_metadata_the_page_is_skipped() -> None:
    body = "\n".join(f"The {n}th tide came in through the drains and went out." for n in range(50))
    data = json.dumps({"@type": "Article", "articleBody": body})
    script = f"<script type='application/ld+json'>{data}</script>"
    shown = "We use cookies to make this page better, and you can say no to all of them."
    draft = read_page(f"{script}<body><div>{shown}</div>")
    assert len(read_of(draft)) == 50
    assert [text for _, text in skipped_of(draft)] == [shown]


def test_a_box_that_asks_to_subscribe_is_no_text() -> None:
    box = f"<div class=paywall>{BOX}<button>Subscribe</button><p>Or <a>sign in</a></p></div>"
    draft = read_page(f"{ARTICLE}{box}</article>")
    assert "All of it for $1 a week. Cancel any time." in [text for _, text in skipped_of(draft)]
    assert read_of(draft)[-1].endswith("for the 7th time.")


def test_an_article_whose_rest_is_called_paywall_is_read() -> None:
    rest = "<p>" + "And then the harbour fell dry for the first time in years. " * 5 + "</p>"
    draft = read_page(f"{ARTICLE}<div class=paywall>{rest}<a href=/>More</a></div></article>")
    assert any("fell dry" in text for text in read_of(draft))
