"""One mail as a draft: the part of it that is to be read, and what its headers say."""

import re
from collections.abc import Iterator
from datetime import date
from email.utils import parseaddr, parsedate_to_datetime

from harken.errors import HarkenError
from harken.importing.document import Document
from harken.importing.draft import Draft, Part
from harken.importing.formats import mail_furniture, mail_phrases, mime
from harken.importing.formats.mail_text import read_text, unflowed
from harken.importing.formats.mime import Entity

_MIN_SHARE_IN_HTML = 0.6
"""HTML that holds so much less than the plain text beside it is not believed."""
_HTML = frozenset({"text/html", "application/xhtml+xml"})
_ENCRYPTED = frozenset(
    {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}
)
_ARMOUR = "-----BEGIN PGP MESSAGE-----"
_LONGEST_ADDRESS = 250
_SHOW = "Open it in your mail program, copy the text and paste it here."

_Marked = tuple[list[Part], list[bool]]


def read_message(document: Document) -> Draft:
    """The writer's own text of a mail; what is quoted, signatures and notices are skipped.

    Raises:
        HarkenError: It is encrypted, or holds no text.
    """
    message = mime.parse(document.data)
    subject = mime.readable_value(message.headers.get("subject", ""))
    parts: list[Part] = []
    quoted: list[bool] = []
    for body in _bodies(message, document):
        more, marked = _read_body(body, document)
        parts += more
        quoted += marked
    if not any(part.text.strip() for part in parts):
        raise document.error("there is no text in this mail, only attachments or pictures", _SHOW)
    forwarded = bool(mail_phrases.FORWARDED_SUBJECT.match(subject)) or any(
        mail_phrases.FORWARD_BEGINS.match(part.text) for part in parts
    )
    newsletter = "list-unsubscribe" in message.headers or mail_furniture.is_newsletter(parts)
    mail_furniture.mark(parts, quoted, forwarded=forwarded, newsletter=newsletter)
    if all(part.skipped for part in parts):
        for part in parts:
            part.cuts = []
    return Draft(
        parts,
        title=subject or None,
        author=_sender(message.headers.get("from", "")),
        published=_day(message.headers.get("date", "")),
        language=message.headers.get("content-language"),
        may_hold_furniture=newsletter,
    )


def _bodies(message: Entity, document: Document, depth: int = 0) -> Iterator[tuple[Entity, ...]]:
    """What is to be read, in order; where there are several forms of the same, all of them."""
    kind = message.content_type
    if kind in _ENCRYPTED and message.parameter("smime-type") != "signed-data":
        raise document.error("it is encrypted", _SHOW)
    if message.is_attachment or depth > mime.MAX_DEPTH:
        return
    if kind == "multipart/alternative":
        forms = [list(_bodies(part, document, depth + 1)) for part in message.parts()]
        yield tuple(body for form in forms for bodies in form for body in bodies)
    elif kind == "multipart/related":
        for part in message.parts():
            yield from _bodies(part, document, depth + 1)
            return
    elif kind.startswith("multipart/"):
        for part in message.parts():
            yield from _bodies(part, document, depth + 1)
    elif kind.startswith("text/") and kind not in {"text/calendar", "text/x-vcard", "text/css"}:
        yield (message,)


def _read_body(forms: tuple[Entity, ...], document: Document) -> _Marked:
    """The richest of the forms that one text comes in."""
    plain = next((form for form in forms if form.content_type not in _HTML), None)
    rich = next((form for form in forms if form.content_type in _HTML), None)
    text = _read_plain(plain, document) if plain else ([], [])
    if rich is None:
        return text
    try:
        html = _read_rich(rich, document)
    except HarkenError:
        if _length(text):
            return text
        raise
    return html if _length(html) >= _MIN_SHARE_IN_HTML * _length(text) else text


def _read_plain(entity: Entity, document: Document) -> _Marked:
    text = entity.text
    if text.lstrip().startswith(_ARMOUR):
        raise document.error("it is encrypted", _SHOW)
    if entity.parameter("format") == "flowed":
        text = unflowed(text, delete_space=entity.parameter("delsp") == "yes")
    return read_text(text)


def _read_rich(entity: Entity, document: Document) -> _Marked:
    text = entity.text
    if not text.strip():
        return [], []
    from harken.importing.formats.mail_html import read_html

    return read_html(text, document.shown)


def _length(marked: _Marked) -> int:
    return sum(len(part.text) for part in marked[0])


def _sender(value: str) -> str | None:
    """The name in a From header; the address where it has none."""
    try:
        name, address = parseaddr(value[:_LONGEST_ADDRESS])
    except RecursionError:  # comments inside comments
        return None
    name = re.sub(r"^['\"]|['\"]$", "", mime.readable_value(name))
    return name or mime.readable_value(address) or None


def _day(value: str) -> date | None:
    """The sender's day."""
    try:
        return parsedate_to_datetime(value[:_LONGEST_ADDRESS]).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
