import struct
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from harken.errors import HarkenError
from harken.importing import zip_archive
from harken.importing.document import Document
from harken.importing.formats import registry
from harken.importing.zip_archive import MAX_ENTRIES, ZipArchive
from tests.importing.office_files import Blocks, docx, epub, odt, packed

NO_LIMIT = 1_000_000_000


def archive(data: bytes) -> ZipArchive:
    return ZipArchive(Document(data, "thing.zip"))


def why_unreadable(data: bytes, name: str = "a.txt", max_bytes: int = NO_LIMIT) -> str:
    with pytest.raises(HarkenError) as caught:
        archive(data).read(name, max_bytes)
    assert caught.value.what == "Cannot read thing.zip"
    assert caught.value.next_step
    return caught.value.why


def test_what_was_packed_comes_out() -> None:
    files = {"a.txt": b"one", "folder/b.txt": b"two" * 1000}
    found = archive(packed(files))
    assert {name: found.read(name, NO_LIMIT) for name in found.names} == files


def test_capital_letters_in_a_name_may_differ() -> None:
    found = archive(packed({"OEBPS/Chapter.xhtml": b"text"}))
    assert found.find("oebps/chapter.XHTML") == "OEBPS/Chapter.xhtml"
    assert found.read("oebps/chapter.XHTML", NO_LIMIT) == b"text"
    assert found.find("oebps/other") is None


def test_what_is_no_archive_is_left_alone() -> None:
    assert not Document(b"PK is not enough", "thing").is_zip


@pytest.mark.parametrize("write", [docx, odt, epub])
def test_it_is_opened_once_to_tell_what_it_is_and_to_read_it(
    write: Callable[[Blocks], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []

    def opening(document: Document) -> ZipArchive:
        opened.append(document)
        return ZipArchive(document)

    monkeypatch.setattr(zip_archive, "ZipArchive", opening)
    document = Document(write([("paragraph", "The tide.")]), "thing")
    registry.read(document)
    assert opened == [document]


def test_a_missing_file_is_named() -> None:
    assert why_unreadable(packed({"b.txt": b""})) == ("its part a.txt is missing, so it is damaged")


@pytest.mark.parametrize("share", [0.02, 0.5, 0.99])
def test_an_archive_that_is_cut_short_says_so(share: float) -> None:
    data = packed({"a.txt": bytes(range(256)) * 50})
    assert "cut short" in why_unreadable(data[: int(share * len(data))])


def test_damage_inside_is_noticed() -> None:
    data = bytearray(packed({"a.txt": bytes(range(256)) * 50}))
    data[100:150] = b"\xff" * 50
    assert "damaged" in why_unreadable(bytes(data))


def test_bytes_are_counted_whatever_the_headers_say() -> None:
    data = packed({"a.txt": b"x" * 100_000})
    honest = struct.pack("<I", 100_000)
    assert data.count(honest) == 2
    assert "more than" in why_unreadable(data, max_bytes=99_999)
    assert why_unreadable(data.replace(honest, struct.pack("<I", 10)), max_bytes=99_999)


def test_a_bomb_is_not_unpacked() -> None:
    assert "more than" in why_unreadable(packed({"a.txt": b"\0" * 20_000_000}))


def test_all_that_is_read_is_limited_together() -> None:
    noise = BytesIO()
    with zipfile.ZipFile(noise, "w") as file:
        for number in range(3):
            file.writestr(f"{number}", bytes(40_000_000))
    found = archive(noise.getvalue())
    found.read("0", NO_LIMIT)
    found.read("1", NO_LIMIT)
    with pytest.raises(HarkenError, match="more than"):
        found.read("2", NO_LIMIT)


def test_too_many_entries_are_refused_before_they_are_listed() -> None:
    data = packed({f"{number}": b"" for number in range(MAX_ENTRIES + 1)})
    with pytest.raises(HarkenError, match="5,000 files"):
        archive(data)


def test_an_entry_with_a_password_says_so() -> None:
    data = bytearray(packed({"a.txt": b"secret"}))
    data[6] |= 1  # the flag in the file's own header
    directory = data.index(b"PK\x01\x02")
    data[directory + 8] |= 1
    assert "password" in why_unreadable(bytes(data))


def test_a_way_of_packing_without_limits_is_refused() -> None:
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_BZIP2) as file:
        file.writestr("a.txt", b"x" * 1000)
    assert "unusual" in why_unreadable(data.getvalue())
