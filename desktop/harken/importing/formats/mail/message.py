"""One mail as a draft: the part of it that is to be read, and what its headers say."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from email.utils import parseaddr, parsedate_to_datetime
from itertools import islice

from harken.article.model import BlockKind, SkipReason
from harken.errors import HarkenError
from harken.importing.document import Document
from harken.importing.draft import Draft, Part
from harken.importing.formats import mime
from harken.importing.formats.mail import furniture as mail_furniture
from harken.importing.formats.mail import phrases as mail_phrases
from harken.importing.formats.mail.text import read_text, unflowed
from harken.importing.formats.mime import Entity

_MIN_SHARE_IN_HTML = 0.6
"""HTML that holds so much less than the plain text beside it is not believed."""
_MAIL = "message/rfc822"
_MAILS = frozenset({_MAIL, "message/global"})
_NO_PROSE = frozenset({"text/calendar", "text/x-vcard", "text/css"})
_HTML = frozenset({"text/html", "application/xhtml+xml"})
_ENCRYPTED = frozenset(
    {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}
)
_ARMOUR = "-----BEGIN PGP MESSAGE-----"
_LONGEST_ADDRESS = 250
_SHOW = "Open it in your mail program, copy the text and paste it here."

_Marked = tuple[list[Part], list[bool]]
_HEAD = ("From", "Date", "Subject")


def read_message(document: Document) -> Draft:
    """The writer's own text of a mail; what is quoted, signatures and notices are skipped.

    Raises:
        HarkenError: It is encrypted, or holds no text.
    """
    message = mime.parse(document.data)
    mail = _Mail(message, document)
    parts = mail.parts
    if not any(part.text.strip() for part in parts):
        raise document.error("there is no text in this mail, only attachments or pictures", _SHOW)
    if all(part.skipped for part in parts):
        for part in parts:
            part.cuts = []
    return Draft(
        parts,
        title=mail.subject or None,
        author=_sender(message.headers.get("from", "")),
        published=_day(message.headers.get("date", "")),
        language=message.headers.get("content-language"),
        may_hold_furniture=mail.is_newsletter,
    )


class _Mail:
    """A mail's parts, behind them those of the mails that are sent on with it."""

    def __init__(self, message: Entity, document: Document, depth: int = 0) -> None:
        self._document = document
        self._inside: list[tuple[Entity, int]] = []
        self.subject = mime.readable_value(message.headers.get("subject", ""))
        self.parts, quoted = self._read(message, depth)
        self.is_newsletter = "list-unsubscribe" in message.headers or (
            mail_furniture.is_newsletter(self.parts)
        )
        forwarded = bool(mail_phrases.FORWARDED_SUBJECT.match(self.subject)) or any(
            mail_phrases.FORWARD_BEGINS.match(part.text) for part in self.parts
        )
        mail_furniture.mark(self.parts, quoted, forwarded=forwarded, newsletter=self.is_newsletter)
        for entity, its_depth in self._inside:
            self.parts += self._sent_on(mime.parse(entity.content), its_depth)

    def _sent_on(self, message: Entity, depth: int) -> list[Part]:
        try:
            parts = _Mail(message, self._document, depth).parts
        except HarkenError:  # encrypted, or far too large: the mail around it is read
            return []
        lines = [
            f"{name}: {mime.readable_value(value)}"
            for name in _HEAD
            if (value := message.headers.get(name.lower()))
        ]
        head = Part(BlockKind.PARAGRAPH, "\n".join(lines))
        head.skip(SkipReason.QUOTED_MAIL)
        return [head, *parts] if parts and lines else parts

    def _read(self, entity: Entity, depth: int) -> _Marked:
        kind = entity.content_type
        if kind in _ENCRYPTED and entity.parameter("smime-type") != "signed-data":
            raise self._document.error("it is encrypted", _SHOW)
        if depth > mime.MAX_DEPTH:
            return _nothing()
        if kind in _MAILS:  # many programs mark it as an attachment
            self._inside.append((entity, depth + 1))
            return _nothing()
        if entity.is_attachment:
            return _nothing()
        if kind.startswith("multipart/"):
            return self._read_parts(entity, depth + 1)
        return _read_text(entity, self._document)

    def _read_parts(self, entity: Entity, depth: int) -> _Marked:
        parts = entity.parts()
        kind = entity.content_type
        if kind == "multipart/alternative":
            return self._read_richest(list(parts), depth)
        if kind == "multipart/related":  # what it is about, and its pictures
            parts = islice(parts, 1)
        if kind == "multipart/digest":  # mails, where they do not say otherwise
            parts = (replace(p, headers={"content-type": _MAIL, **p.headers}) for p in parts)
        return self._joined(parts, depth)

    def _joined(self, entities: Iterable[Entity], depth: int) -> _Marked:
        parts: list[Part] = []
        quoted: list[bool] = []
        for entity in entities:
            more, marked = self._read(entity, depth)
            parts += more
            quoted += marked
        return parts, quoted

    def _read_richest(self, forms: Sequence[Entity], depth: int) -> _Marked:
        """The best of the forms that one text comes in, each of them with all its parts."""
        rich = [form for form in forms if _holds_html(form, depth)]
        plain = (self._read(form, depth) for form in forms if form not in rich)
        text = next((found for found in plain if _length(found)), _nothing())
        best = _nothing()
        for form in rich:
            try:
                best = max(best, self._read(form, depth), key=_length)
            except HarkenError:
                if form is rich[-1] and not _length(text) and not _length(best):
                    raise
        return best if _length(best) >= _MIN_SHARE_IN_HTML * _length(text) else text


def _holds_html(entity: Entity, depth: int) -> bool:
    if entity.is_attachment or depth > mime.MAX_DEPTH:
        return False
    return entity.content_type in _HTML or any(
        _holds_html(part, depth + 1) for part in entity.parts()
    )


def _nothing() -> _Marked:
    return [], []


def _read_text(entity: Entity, document: Document) -> _Marked:
    kind = entity.content_type
    if kind in _HTML:
        return _read_rich(entity, document)
    if kind.startswith("text/") and kind not in _NO_PROSE:
        return _read_plain(entity, document)
    return _nothing()


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
        return _nothing()
    from harken.importing.formats.mail.html import read_html

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
