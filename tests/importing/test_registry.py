import random
import zipfile
from io import BytesIO

import pytest

from harken.errors import HarkenError
from harken.importing.document import Document
from harken.importing.formats.registry import choose, read
from harken.importing.kinds import MARKDOWN, PLAIN_TEXT, WEB_PAGE, Kind
from tests.importing.shown import texts


@pytest.mark.parametrize(
    ("text", "suffix", "kind"),
    [
        ("Just words.", ".txt", PLAIN_TEXT),
        ("Just words.", "", PLAIN_TEXT),
        ("Just words.", ".md", MARKDOWN),
        ("Just words.", ".html", PLAIN_TEXT),
        ("<p>Words.</p>", ".html", WEB_PAGE),
        ("<!DOCTYPE html><title>x</title>", ".txt", WEB_PAGE),
        ("\n<!-- saved --><html>", "", WEB_PAGE),
        ("# Title\n\nA [link](https://example.org).", ".txt", MARKDOWN),
        ("# Title\n\nJust words.", "", MARKDOWN),
        ("---\ntitle: Tides\n---\n\nJust words.", "", MARKDOWN),
        ("---\n\nJust words.\n\n---\n", "", PLAIN_TEXT),
        ("# of guests: 12\nof tables: 3", "", PLAIN_TEXT),
        ("# Not a heading, a comment\nword", ".txt", PLAIN_TEXT),
        ("The tag <html> begins a page.", ".txt", PLAIN_TEXT),
        ("a < b and <b> is bold", "", PLAIN_TEXT),
    ],
)
def test_content_decides_the_format_and_the_name_helps(text: str, suffix: str, kind: Kind) -> None:
    assert choose(Document(text.encode(), "x", suffix)).kind is kind


def why_unreadable(data: bytes) -> str:
    with pytest.raises(HarkenError) as caught:
        read(Document(data, "thing"))
    assert caught.value.what == "Cannot read thing"
    assert caught.value.next_step
    return caught.value.why


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n ", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_nothing_is_said_to_be_empty(data: bytes) -> None:
    assert why_unreadable(data) == "it is empty"


def packed(name: str, content: bytes = b"x") -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(name, content)
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (packed("notes.txt"), "a zip archive"),
        (b"\x89PNG\r\n\x1a\n....", "a picture"),
        (b"ID3\x04....", "sound or video"),
        (b"\x7fELF\x02\x01", "a program"),
        (b"GIF89a\x01\x00\x01\x00\x80", "a picture"),
        (b"GIF87a@\x01\xc8\x00\xf7", "a picture"),
        (b"BZh91AY&SY\x9a\x02", "a packed file"),
        (b"Rar!\x1a\x07\x01\x00", "a packed file"),
        (b"OggS\x00\x02", "sound or video"),
        (b"fLaC\x00\x00\x00\x22", "sound or video"),
        (b"\x00\x00\x00\x20ftypisom", "sound or video"),
        (b"SQLite format 3\x00\x10", "a program or a database"),
    ],
)
def test_what_cannot_be_read_is_named(data: bytes, kind: str) -> None:
    why = why_unreadable(data)
    assert kind in why


@pytest.mark.parametrize(
    "text",
    [
        "ID3 tags are kept at the beginning of a file.",
        "OggS is how every page of it begins.",
        "fLaC are the four letters it begins with.",
        "GIF89a is the format of 1989.",
        "BZh is what remains of its name.",
        "Rar! shouted the gull.",
        "The ftyp box comes first.",
        "SQLite format 3 is the third one.",
    ],
)
def test_a_text_about_a_format_is_not_of_that_format(text: str) -> None:
    assert texts(*read(Document(text.encode(), "x"))) == [text]


@pytest.mark.parametrize("size", [20, 3_000, 300_000])
def test_binary_junk_is_not_taken_for_text(size: int) -> None:
    junk = random.Random(size).randbytes(size)
    assert why_unreadable(junk) == "it does not hold text"


def test_a_disk_full_of_nuls_is_not_text() -> None:
    assert why_unreadable(b"\0" * 10_000) == "it does not hold text"


def test_a_few_stray_bytes_do_no_harm() -> None:
    data = b"The tide rose.\0 It fell. " * 20 + b"\x07"
    assert texts(*read(Document(data, "x"))) == [("The tide rose. It fell. " * 20).strip()]


def test_an_empty_page_says_so() -> None:
    with pytest.raises(HarkenError):
        read(Document(b"<html></html>", "page.html", ".html"))


def test_system_line_ends_make_no_difference() -> None:
    assert texts(*read(Document(b"One.\r\n\r\nTwo.", "x"))) == ["One.", "Two."]
