import pytest

from harken.errors import HarkenError
from harken.importing.document import Document
from harken.importing.formats.registry import read
from tests.importing.office_files import docx, epub, odt, packed

COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def compound(*storages: str) -> bytes:
    return COMPOUND_FILE + b"".join(name.encode("utf-16-le") + bytes(64) for name in storages)


def refusal(data: bytes, suffix: str = "") -> HarkenError:
    with pytest.raises(HarkenError) as caught:
        read(Document(data, "thing", suffix))
    assert caught.value.what == "Cannot read thing"
    return caught.value


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (compound("WordDocument"), "it is an old Word document (.doc)"),
        (compound("Workbook"), "it is a spreadsheet"),
        (compound("PowerPoint Document"), "it is a presentation"),
        (compound("__substg1.0_0037001E"), "it is an Outlook message (.msg)"),
        (compound("EncryptionInfo", "EncryptedPackage"), "it is protected by a password"),
        (compound(), "it is an old office document"),
        (packed({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "it is a spreadsheet"),
        (packed({"[Content_Types].xml": "", "ppt/presentation.xml": ""}), "it is a presentation"),
        (
            packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
            "it is a spreadsheet",
        ),
        (
            packed({"mimetype": "application/vnd.oasis.opendocument.presentation-template"}),
            "it is a presentation",
        ),
        (packed({"Index/Document.iwa": ""}), "it is a Pages, Numbers or Keynote document"),
        (packed({"notes.txt": "", "more.txt": ""}), "it is a zip archive"),
    ],
)
def test_each_is_called_by_its_name(data: bytes, why: str) -> None:
    error = refusal(data)
    assert error.why == why
    assert error.next_step


def test_an_old_word_document_is_to_be_saved_anew() -> None:
    assert ".docx" in refusal(compound("WordDocument"), ".doc").next_step


@pytest.mark.parametrize("write", [docx, odt, epub])
def test_the_name_does_not_hide_what_it_is(write: type) -> None:
    (draft,) = read(Document(write([("paragraph", "The tide.")]), "thing", ".xlsx"))
    assert [part.text for part in draft.parts] == ["The tide."]
