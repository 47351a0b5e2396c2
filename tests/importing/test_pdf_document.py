"""PDFs written by hand: what they say of themselves, how they are locked, broken or turned."""

import hashlib
import zlib
from typing import Any

import pytest

from harken.errors import HarkenError
from harken.importing.document import Document
from harken.importing.draft import Draft
from harken.importing.formats import pdf
from harken.importing.formats.pdf import bombs as pdf_bombs
from harken.importing.formats.pdf import document as pdf_document

HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
SONG = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts["
    b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo"
    b"<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>]>>"
)
PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
FILE_ID = b"0123456789abcdef"
SENTENCES = (
    "The tide came in over the flats before noon, and the boats that lay there",
    "rose one after another, as they had done on every day of that long summer.",
    "Nobody looked at them, for everybody had seen it before and would again.",
)


def pdf_of(
    pages: list[bytes],
    *,
    font: bytes = HELVETICA,
    page_keys: bytes = b"/MediaBox[0 0 612 792]",
    inherited_keys: bytes = b"",
    catalog_keys: bytes = b"",
    info: bytes = b"",
    password: bytes | None = None,
) -> bytes:
    """A PDF whose pages have these contents; locked with RC4 and 40 bits if there is a password."""
    numbers = [4 + 2 * n for n in range(len(pages))]
    kids = b" ".join(b"%d 0 R" % n for n in numbers)
    owner = bytes(range(32))
    key = b"" if password is None else file_key(password, owner)
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog_keys,
        2: b"<</Type/Pages/Kids[%s]/Count %d%s>>" % (kids, len(pages), inherited_keys),
        3: font,
    }
    for number, content in zip(numbers, pages, strict=True):
        objects[number] = (
            b"<</Type/Page/Parent 2 0 R%s/Contents %d 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
            % (page_keys, number + 1)
        )
        stored = content
        if password is not None:
            stored = rc4(hashlib.md5(key + bytes([number + 1, 0, 0, 0, 0])).digest()[:10], content)
        objects[number + 1] = b"<</Length %d>>stream\n%s\nendstream" % (len(stored), stored)
    info_number = max(objects) + 1
    objects[info_number] = b"<<%s>>" % info
    keys = b"/Info %d 0 R" % info_number
    if password is not None:
        objects[info_number + 1] = b"<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -1>>" % (
            owner.hex().encode(),
            rc4(key, PADDING).hex().encode(),
        )
        file_id = FILE_ID.hex().encode()
        keys += b"/Encrypt %d 0 R/ID[<%s><%s>]" % (info_number + 1, file_id, file_id)
    return written(objects, keys)


def written(objects: dict[int, bytes], trailer_keys: bytes) -> bytes:
    data = b"%PDF-1.7\n"
    offsets = []
    for number in sorted(objects):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return (
        data
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R%s>>\n"
        % (
            len(objects) + 1,
            table,
            len(objects) + 1,
            trailer_keys,
        )
        + b"startxref\n%d\n%%%%EOF" % len(data)
    )


def file_key(password: bytes, owner: bytes) -> bytes:
    padded = (password + PADDING)[:32]
    return hashlib.md5(padded + owner + (0xFFFFFFFF).to_bytes(4, "little") + FILE_ID).digest()[:5]


def rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def lines(
    texts: tuple[str, ...] | list[str], *, size: int = 10, x: int = 72, y: int = 700
) -> bytes:
    """Lines below each other, as the content of a page."""
    shown = " ".join(f"({text}) Tj 0 -{size + 3} Td" for text in texts)
    return f"BT /F1 {size} Tf {x} {y} Td {shown} ET".encode("latin-1")


def read(data: bytes) -> Draft:
    (draft,) = pdf.read(Document(data, "tide.pdf", ".pdf"))
    return draft


def error_of(data: bytes) -> HarkenError:
    with pytest.raises(HarkenError) as error:
        read(data)
    return error.value


def test_lines_become_a_paragraph() -> None:
    assert [part.text for part in read(pdf_of([lines(SENTENCES)])).parts] == [" ".join(SENTENCES)]


def test_a_password_is_asked_for_in_vain() -> None:
    error = error_of(pdf_of([lines(SENTENCES)], password=b"moon"))
    assert "password" in error.why
    assert "save or print" in error.next_step


def test_an_empty_password_opens() -> None:
    draft = read(pdf_of([lines(SENTENCES)], password=b""))
    assert draft.parts[0].text == " ".join(SENTENCES)


@pytest.mark.parametrize("quarter", [0, 1, 2, 3])
def test_a_turned_page_is_read_as_it_is_seen(quarter: int) -> None:
    turns = {0: "1 0 0 1 0 0", 1: "0 1 -1 0 792 0", 2: "-1 0 0 -1 792 792", 3: "0 -1 1 0 0 792"}
    content = f"q {turns[quarter]} cm ".encode() + lines(SENTENCES) + b" Q"
    page = b"/MediaBox[0 0 792 792]/Rotate %d" % (90 * quarter)
    assert read(pdf_of([content], page_keys=page)).parts[0].text == " ".join(SENTENCES)


def test_what_lies_outside_the_visible_page_is_not_read() -> None:
    marks = lines(["crop marks and colours"], x=20, y=780)
    page = b"/MediaBox[0 0 612 792]/CropBox[50 50 560 750]"
    draft = read(pdf_of([lines(SENTENCES) + b" " + marks], page_keys=page))
    assert [part.text for part in draft.parts] == [" ".join(SENTENCES)]


@pytest.mark.parametrize("quarter", [0, 1, 2, 3])
def test_a_first_line_near_the_edge_is_read_where_pages_inherit_their_size(quarter: int) -> None:
    content = lines(["The tide"], size=18, y=812) + b" " + lines(SENTENCES, y=780)
    size = b"/MediaBox[0 0 596 842]/Rotate %d" % (90 * quarter)
    draft = read(pdf_of([content], page_keys=b"", inherited_keys=size))
    assert draft.title == "The tide"
    assert [part.text for part in draft.parts] == [" ".join(SENTENCES)]


def test_a_table_of_narrow_columns_is_one_behind_a_paragraph_and_before_its_caption() -> None:
    rows = [("Year", "Cod", "Crab"), ("2019", "120", "33"), ("2020", "180", "40")]
    content = lines(SENTENCES)
    for number, row in enumerate(rows):
        for cell, x in zip(row, (250, 284, 315), strict=True):
            content += b" " + lines([cell], x=x, y=648 - 16 * number)
    content += b" " + lines(["Table 1: What was counted."], size=8, y=596)
    draft = read(pdf_of([content + b" " + lines(SENTENCES, y=570)]))
    assert [(part.kind, part.text) for part in draft.parts if not part.skipped] == [
        ("paragraph", " ".join(SENTENCES)),
        ("table", "Year\tCod\tCrab\n2019\t120\t33\n2020\t180\t40"),
        ("paragraph", " ".join(SENTENCES)),
    ]


def test_a_list_with_wide_gaps_behind_its_numbers_is_no_table() -> None:
    content = b""
    for number, text in enumerate(["count fish", "ask people", "compare both"], start=1):
        content += b" " + lines([f"{number}."], y=660 - 13 * number)
        content += b" " + lines([text], x=92, y=660 - 13 * number)
    draft = read(pdf_of([lines(SENTENCES) + content]))
    assert [part.kind for part in draft.parts] == ["paragraph", *["list_item"] * 3]


def test_chinese_lines_are_joined_without_spaces() -> None:
    texts = [
        "潮水在每天的清晨和傍晚改变港口的面貌，渔民们都",
        "知道这一点，却从来没有人把它写下来，直到那一",
        "年的冬天。",
    ]
    shown = " ".join(f"<{text.encode('utf-16-be').hex()}> Tj 0 -16 Td" for text in texts)
    draft = read(pdf_of([f"BT /F1 12 Tf 72 700 Td {shown} ET".encode()], font=SONG))
    assert [part.text for part in draft.parts] == ["".join(texts)]


def test_a_page_number_alone_is_skipped_and_text_goes_on_over_it() -> None:
    first = lines(SENTENCES[:2]) + b" " + lines(["17"], x=300, y=30)
    second = (
        lines(["and so did the gulls, " + SENTENCES[2].lower()]) + b" " + lines(["18"], x=300, y=30)
    )
    cut = first.replace(b"summer.", b"summer,")
    read_parts = [part.text for part in read(pdf_of([cut, second])).parts if not part.skipped]
    assert len(read_parts) == 1
    assert "summer, and so did" in read_parts[0]


@pytest.mark.parametrize("title", ["1984", "Civic"])
def test_a_large_first_line_is_read_though_it_looks_like_a_page_number(title: str) -> None:
    draft = read(pdf_of([lines([title], size=16, y=750) + b" " + lines(SENTENCES)]))
    texts = [part.text for part in draft.parts if not part.skipped]
    assert [text for text in (draft.title, *texts) if text] == [title, " ".join(SENTENCES)]


def test_a_small_sentence_above_the_text_is_read_and_a_small_name_is_skipped() -> None:
    lead = "How the boats of a small harbour rise and fall, and who looks."
    for text, is_skipped in ((lead, False), ("The Harbour Press, 17 May", True)):
        draft = read(pdf_of([lines([text], size=8, y=740) + b" " + lines(SENTENCES)]))
        assert [part.text for part in draft.parts] == [text, " ".join(SENTENCES)]
        assert draft.parts[0].skipped == is_skipped


def test_a_scan_with_a_stamp_on_every_page_is_a_scan() -> None:
    stamped = lines(["Lent by the library of the harbour"], size=8, y=20)
    assert "no text" in error_of(pdf_of([stamped] * 3)).why


def test_an_introduction_in_larger_letters_is_no_heading() -> None:
    lead = lines(["How the boats of a small harbour rise and fall, and who looks."], size=12)
    draft = read(pdf_of([lead + b" " + lines(SENTENCES * 4, y=660)]))
    assert draft.parts[0].kind == "paragraph"


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("The Tide Tables", "The Tide Tables"),
        ("Microsoft Word - tide_v2.docx", None),
        ("tide.indd", None),
        ("untitled", None),
        ("\\(anonymous\\)", None),
        ("2026-11-22", None),
    ],
)
def test_a_title_is_believed_if_a_person_wrote_it(said: str, title: str | None) -> None:
    assert read(pdf_of([lines(SENTENCES)], info=f"/Title({said})".encode())).title == title


def test_author_and_language_are_kept_and_no_date_is_made_up() -> None:
    info = b"/Author(Ann Lee)/CreationDate(D:20261122120000Z)"
    draft = read(pdf_of([lines(SENTENCES)], info=info, catalog_keys=b"/Lang(en-GB)"))
    assert (draft.author, draft.language, draft.published) == ("Ann Lee", "en-GB", None)


@pytest.mark.parametrize("said", ["(anonymous)", "anonymous", "unspecified", "Unknown", "", "-"])
def test_nobody_is_no_author(said: str) -> None:
    escaped = said.replace("(", "\\(").replace(")", "\\)")
    assert read(pdf_of([lines(SENTENCES)], info=f"/Author({escaped})".encode())).author is None


def test_half_a_character_in_what_it_says_of_itself_does_no_harm() -> None:
    info = b"/Title<FEFF0054006900640065D800>/Producer<FEFFDC000041>/Author<FEFFD8000041>"
    draft = read(pdf_of([lines(SENTENCES)], info=info))
    assert draft.title == "Tide\ufffd"


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_document, "MAX_PAGES", 2)
    assert "3 pages, more than 2" in error_of(pdf_of([lines(SENTENCES)] * 3)).why


def test_too_much_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_document, "MAX_CHARACTERS", 300)
    error = error_of(pdf_of([lines(SENTENCES)] * 2))
    assert "more than 300 characters" in error.why
    assert "Split it" in error.next_step


def test_too_slow_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_document, "MAX_S", -1.0)
    assert "takes longer" in error_of(pdf_of([lines(SENTENCES)])).why


def test_letters_whose_turn_is_no_number_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken_matrix(page: object, index: int, at: Any) -> int:
        """What pdfium answered for a file that a fuzzer had broken."""
        at._obj.a = at._obj.b = float("nan")
        return 1

    monkeypatch.setattr("pypdfium2.raw.FPDFText_GetMatrix", broken_matrix)
    draft = read(pdf_of([b"BT /F1 12 Tf 72 700 Td (The tide came in over the flats.) Tj ET"]))
    assert [part.text for part in draft.parts] == ["The tide came in over the flats."]


def flated(content: bytes, keys: bytes = b"") -> bytes:
    packed = zlib.compress(content, 9)
    return b"4 0 obj<<%s/Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (
        keys,
        len(packed),
        packed,
    )


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_bombs, "MAX_UNPACKED_BYTES", 100_000)
    bomb = b"%PDF-1.7\n" + flated(b" " * 200_000)
    assert "too large to be unpacked" in error_of(bomb).why


@pytest.mark.parametrize("keys", [b"", b"/Subtype/Image/Width 9", b"/Type/EmbeddedFile"])
def test_what_is_no_text_may_be_large(monkeypatch: pytest.MonkeyPatch, keys: bytes) -> None:
    monkeypatch.setattr(pdf_bombs, "MAX_UNPACKED_BYTES", 100_000)
    assert pdf_bombs.has_bomb(flated(b" " * 200_000, keys)) == (not keys)
    assert not pdf_bombs.has_bomb(flated(b" " * 99_000, keys))


def test_a_broken_stream_is_no_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_bombs, "MAX_UNPACKED_BYTES", 1_000)
    assert not pdf_bombs.has_bomb(b"<</Filter/FlateDecode>>stream\n" + b"\xff" * 5_000)
