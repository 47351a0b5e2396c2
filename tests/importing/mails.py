"""Mails for the tests, written here: the least that is one, and short forms of what is read."""

from harken.importing.document import Document
from harken.importing.draft import Draft
from harken.importing.formats import registry

HEAD = (
    "Return-Path: <ann@example.org>\r\nFrom: Ann Lee <ann@example.org>\r\n"
    "To: bo@example.org\r\nSubject: The harbour\r\nDate: Sat, 21 Nov 2026 23:30:00 -0500\r\n"
    "MIME-Version: 1.0\r\n"
)
OWN = "The harbour board met on Tuesday and agreed to leave the basin open until spring."
SECOND = "Bring your boots, because the lower path floods at every high tide this month."
OLD = "Will the basin stay open through the winter, or do we have to move the boats?"


def read(data: str | bytes, suffix: str = ".eml") -> list[Draft]:
    raw = data.encode() if isinstance(data, str) else data
    return registry.read(Document(raw, "letter.eml", suffix))


def mail(body: str, kind: str = "text/plain; charset=utf-8", head: str = HEAD) -> Draft:
    (draft,) = read(f"{head}Content-Type: {kind}\r\n\r\n" + body.replace("\n", "\r\n"))
    return draft


def kept(draft: Draft) -> list[str]:
    return [part.text for part in draft.parts if not part.skipped]


def left_out(draft: Draft) -> list[str]:
    return [part.text for part in draft.parts if part.skipped]
