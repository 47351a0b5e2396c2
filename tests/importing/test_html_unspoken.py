"""Powers, indices and notes; and what of a page is not to be said."""

import pytest

from harken.article.model import MarkKind
from harken.importing.assembling import assemble
from harken.importing.formats.html.blocks import read_blocks
from harken.importing.formats.html.page import read_page
from harken.importing.formats.html.tree import parse
from harken.speech.spoken_form import utterances_for


def text_of(html: str) -> str:
    return "\n".join(block.part.text for block in read_blocks(parse(html)))


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("10<sup>6</sup> fish", "10⁶ fish"),
        ("10<sup>-3</sup> m", "10⁻³ m"),
        ("12 km<sup>2</sup> of sea", "12 km² of sea"),
        ("9.8 m/s<sup>2</sup>", "9.8 m/s²"),
        ("5 м<sup>3</sup>", "5 м³"),
        ("H<sub>2</sub>O and C<sub>6</sub>H<sub>12</sub>", "H₂O and C₆H₁₂"),
        ("<b>CO<sub>2</sub></b>", "CO₂"),
    ],
)
def test_powers_and_indices_are_characters(html: str, text: str) -> None:
    (block,) = read_blocks(parse(f"<p>{html}</p>"))
    assert (block.part.text, block.part.marks) == (text, ())


@pytest.mark.parametrize(
    "html",
    [
        "as it says.<sup>3</sup>",
        "the team<sup>2</sup> won",
        "in 2019<sup>4</sup> it was",
        "the sea<sup>[2]</sup>",
        "over 12<sup><a href='#n'>4</a></sup>",
        "over 12<a href='#n'><sup>4</sup></a>",
        "over 12<sup class=reference>4</sup>",
        "5 km<sup>7</sup>",
        "the 4<sup>th</sup>",
    ],
)
def test_notes_stay_raised(html: str) -> None:
    (block,) = read_blocks(parse(f"<p>{html}</p>"))
    assert MarkKind.SUPERSCRIPT in {mark.kind for mark in block.part.marks}
    assert block.part.text.isascii()


def test_notes_are_not_said() -> None:
    page = (
        "<article><h1>The reef</h1><p>The harbour was quiet when the first boats came in.</p>"
        "<p>There are 10<sup>6</sup> fish in the sea, as the report says.<sup>3</sup></p></article>"
    )
    article = assemble(read_page(page), source="reef.html", name="reef")
    said = utterances_for(article, range(len(article.sentences)))
    assert said[-1].spoken.endswith("as the report says.")


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (
            "<p>It costs <del>old</del> <s>older</s> <ins>new</ins> money.</p>",
            "It costs new money.",
        ),
        ("<p>A <a href=/x>link<span class=sr-only>Opens anew</span></a>.</p>", "A link."),
        ("<p>A<span class='visually-hidden'> (new window)</span> link.</p>", "A link."),
        ("<p>On <span aria-hidden=true>→</span>we go.</p>", "On we go."),
        (
            "<p><span aria-hidden=true>O</span><span class=sr-only>Once</span> upon a time.</p>",
            "Once upon a time.",
        ),
        ("<h2>Intro<a href='#intro'>¶</a></h2>", "Intro"),
        ("<h2><a href='#intro'>#</a> Intro</h2>", "Intro"),
        ("<h1 class=sr-only>Tides</h1>", "Tides"),
        ("<h2><a href='#a'>Intro</a></h2>", "Intro"),
        (f"<span aria-hidden=true>{'Tides. ' * 50}</span>", ("Tides. " * 50).strip()),
    ],
)
def test_what_is_no_text_is_out(html: str, text: str) -> None:
    assert text_of(html) == text
