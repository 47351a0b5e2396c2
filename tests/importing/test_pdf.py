import pytest
from PySide6.QtGui import QGuiApplication

from harken.article.model import SkipReason
from harken.errors import HarkenError
from harken.importing.document import Document
from harken.importing.draft import Draft, Part
from harken.importing.formats import pdf
from tests.importing.shown import kinds_and_texts
from tests.importing.typeset import typeset

DREDGED = (
    "The harbour basin was dredged in the autumn of nineteen hundred and fifty, and the well-known "
    "engineer who measured the sediment reported an extraordinary accumulation near the northern "
    "breakwater."
)
DOUBTED = (
    "Nobody believed her measurements at first, for the fishermen remembered deeper water, and "
    "the well-known charts that hung in the harbourmaster's office remembered it with them."
)
SETTLED = (
    "It took another eleven winters before the council accepted what the mud had recorded, and "
    "by then the accumulation had closed the old entrance to everything but rowing boats."
)
PARAGRAPHS = tuple(
    f"{beginning} {middle} {end}"
    for beginning, middle, end in (
        (DREDGED, DOUBTED, SETTLED),
        (DOUBTED, SETTLED, DREDGED),
        (SETTLED, DREDGED, DOUBTED),
        (DREDGED, SETTLED, DOUBTED),
    )
)
TITLE = "What the Mud Remembers: a Long History of One Small Harbour"


@pytest.fixture(autouse=True)
def _fonts(qapp: QGuiApplication) -> None:
    """Typesetting needs an application for its fonts."""


def read(data: bytes) -> Draft:
    (draft,) = pdf.read(Document(data, "mud.pdf", ".pdf"))
    return draft


def read_texts(draft: Draft) -> list[str]:
    """The texts that are read, without what is skipped inside them."""
    return [_without_cuts(part) for part in draft.parts if not part.skipped]


def _without_cuts(part: Part) -> str:
    text = part.text
    for cut in reversed(part.cuts):
        text = text[: cut.start] + text[cut.end :]
    return text


def skipped(draft: Draft, reason: SkipReason) -> list[str]:
    return [p.text for p in draft.parts if p.skipped and p.cuts[0].reason is reason]


def paragraphs(*texts: str) -> list[tuple[str, str]]:
    return [("paragraph", text) for text in texts]


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("indented", [True, False], ids=["indents", "gaps"])
@pytest.mark.parametrize("justified", [True, False], ids=["justified", "ragged"])
@pytest.mark.parametrize("hyphenated", [True, False], ids=["hyphens", "no hyphens"])
def test_paragraphs_come_out_whole(
    columns: int, indented: bool, justified: bool, hyphenated: bool
) -> None:
    draft = read(
        typeset(
            [("title", TITLE), *paragraphs(*PARAGRAPHS)],
            columns=columns,
            indented=indented,
            justified=justified,
            hyphenated=hyphenated,
            running_head="Annals of Mud and Silt",
        )
    )
    assert draft.title == TITLE
    assert read_texts(draft) == list(PARAGRAPHS)


def test_every_kind_is_kept() -> None:
    parts = [
        ("title", TITLE),
        ("heading", "1 The basin"),
        ("paragraph", DREDGED),
        ("item", DOUBTED),
        ("item", "Nobody asked the mud."),
        ("heading", "2 The entrance"),
        ("table", "Year\tTide\tMud\n1950\t2.9\t3\n1960\t3.1\t4\n1970\t3.3\t5"),
        ("paragraph", SETTLED),
    ]
    draft = read(typeset(parts, page_numbers=False))
    assert draft.title == TITLE
    assert kinds_and_texts(draft.parts) == [
        ("heading2", "1 The basin"),
        ("paragraph", DREDGED),
        ("list_item", DOUBTED),
        ("list_item", "Nobody asked the mud."),
        ("heading2", "2 The entrance"),
        ("table", "Year\tTide\tMud\n1950\t2.9\t3\n1960\t3.1\t4\n1970\t3.3\t5"),
        ("paragraph", SETTLED),
    ]


def test_what_is_printed_around_the_text_is_skipped_and_kept() -> None:
    parts = [("title", TITLE), *paragraphs(*PARAGRAPHS[:2])]
    parts += [("footnote", "See the annual report of the harbour, which was never published.")]
    parts += [("caption", "Figure 1: The basin from the north."), *paragraphs(*PARAGRAPHS[2:])]
    draft = read(
        typeset(
            parts,
            columns=2,
            running_head="Annals of Mud and Silt",
            running_foot="Printed by the harbour press",
            stamp="Preprint 1950.0001 of November",
        )
    )
    assert read_texts(draft) == list(PARAGRAPHS)
    assert skipped(draft, SkipReason.FOOTNOTE) == [
        "1 See the annual report of the harbour, which was never published."
    ]
    assert skipped(draft, SkipReason.CAPTION) == ["Figure 1: The basin from the north."]
    heads = skipped(draft, SkipReason.RUNNING_HEAD)
    assert {"Annals of Mud and Silt", "Printed by the harbour press", "1", "2"} <= set(heads)
    assert skipped(draft, SkipReason.BOILERPLATE) == ["Preprint 1950.0001 of November"]


@pytest.mark.parametrize(
    "caption",
    [
        "The basin from the north. Photo: Silt Courier",
        "Das Becken. Foto: Schlickbote",
        "Photographed by night. Photo by Ann Lee",
        "© Ann Lee 1950",
    ],
)
def test_what_names_a_pictures_maker_in_small_letters_is_its_caption(caption: str) -> None:
    parts = [("title", TITLE), *paragraphs(*PARAGRAPHS[:2]), ("caption", caption)]
    draft = read(typeset([*parts, *paragraphs(*PARAGRAPHS[2:])], columns=2))
    assert read_texts(draft) == list(PARAGRAPHS)
    assert skipped(draft, SkipReason.CAPTION) == [caption]


def test_an_abstract_in_another_size_is_one_paragraph() -> None:
    parts = [("title", TITLE), ("abstract", PARAGRAPHS[0]), *paragraphs(*PARAGRAPHS[1:])]
    assert read_texts(read(typeset(parts, columns=2))) == list(PARAGRAPHS)


def test_the_number_of_a_note_is_skipped_behind_a_sentence() -> None:
    draft = read(
        typeset([("paragraph", DREDGED), ("footnote", "So she said."), ("paragraph", DOUBTED)])
    )
    assert draft.parts[0].text == DREDGED + "1"
    assert [(c.start, c.reason) for c in draft.parts[0].cuts] == [
        (len(DREDGED), SkipReason.FOOTNOTE)
    ]


@pytest.mark.parametrize("family", ["DejaVu Sans", "DejaVu Serif", "Noto Naskh Arabic"])
def test_right_to_left_text_comes_in_order(family: str) -> None:
    text = "يتغير وجه الميناء كل صباح ومساء مع حركة المد والجزر، والصيادون يعرفون ذلك جيدا. " * 5
    draft = read(typeset([("paragraph", text)], family=family))
    assert read_texts(draft) == [text.strip()]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"%PDF-1.7\nnothing more", "none inside"),
        (b"%PDF-1.7\n1 0 obj" + b"\xff\x00" * 900 + b"%%EOF", "damaged"),
    ],
)
def test_what_is_no_whole_pdf_is_told(data: bytes, why: str) -> None:
    with pytest.raises(HarkenError) as error:
        read(data)
    assert why in error.value.why


def test_a_pdf_cut_in_half_is_told() -> None:
    data = typeset(paragraphs(*PARAGRAPHS))
    with pytest.raises(HarkenError, match="cut off"):
        read(data[: len(data) // 2])


def test_a_page_without_text_is_told_to_be_a_scan() -> None:
    with pytest.raises(HarkenError) as error:
        read(typeset([("break", "")], page_numbers=False))
    assert "no text" in error.value.why
    assert "ocrmypdf" in error.value.next_step


def test_it_is_told_by_its_first_bytes_not_by_its_name() -> None:
    assert pdf.recognises(Document(b"%PDF-1.7 ...", "mud.txt", ".txt"))
    assert pdf.recognises(Document(b"\x00\x1b%-12345X%PDF-1.7 ...", "mud"))
    assert not pdf.recognises(Document(b"<p>%PDF-1.7 is how it begins", "mud.pdf", ".pdf"))
    assert not pdf.recognises(Document(b"A text about %PDF-", "mud.pdf", ".pdf"))
