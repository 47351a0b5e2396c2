"""Which documents are mails, single or in a mailbox (mbox), and their way to be read."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from harken.errors import HarkenError
from harken.importing import kinds
from harken.importing.document import Document
from harken.importing.draft import Draft

MAX_MESSAGES = 500
"""Of a mailbox."""
_SNIFFED_BYTES = 65_536
_HEADER = re.compile(rb"([!-9;-~]+)[ \t]*:[^\n]*(?:\n|\Z)(?:[ \t][^\n]*(?:\n|\Z))*")
_ENVELOPE = re.compile(rb"\A(?:From [^\n]*\n)?")
_MAILBOX_LINE = re.compile(
    rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From \S"
    rb"(?>[^\n]{0,200}?\b\d\d?:\d\d\b)(?>[^\n]{0,100}?\d{4})[^\n]{0,100}\n"
)
"""An address, a time of day and a year. The first of each decides: nothing is tried again."""
_OF_A_MAIL = frozenset(
    b"from to cc subject date message-id received return-path delivered-to reply-to sender "
    b"mime-version list-id x-mailer user-agent in-reply-to references dkim-signature".split()
)
_FEW = 3


def recognises(document: Document) -> bool:
    """Whether it begins with a mail's headers: three of them, or one and its name says so."""
    names = header_names(document.data) & _OF_A_MAIL
    if document.is_called(kinds.MAIL):
        return bool(names)
    return len(names) >= _FEW and b"from" in names


def header_names(data: bytes) -> set[bytes]:
    """The names, in lower case, of the headers that a document begins with."""
    start = data[:_SNIFFED_BYTES].removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    envelope = _ENVELOPE.match(start)
    at = envelope.end() if envelope else 0
    names: set[bytes] = set()
    while header := _HEADER.match(start, at):
        names.add(header.group(1).lower())
        at = header.end()
    return names


def read(document: Document) -> list[Draft]:
    """The mail as a draft; of a mailbox one each, without those that hold no text.

    Raises:
        HarkenError: There is no text in it, it is encrypted, or a mailbox too large.
    """
    from harken.importing.formats.mail.message import read_message

    messages = list(_messages(document))
    if len(messages) == 1:
        return [read_message(replace(document, data=messages[0]))]
    drafts: list[Draft] = []
    first_error: HarkenError | None = None
    for number, data in enumerate(messages, 1):
        try:
            draft = read_message(replace(document, data=data))
        except HarkenError as error:
            first_error = first_error or error
            continue
        draft.source = f"{document.shown} #{number}"
        drafts.append(draft)
    if not drafts and first_error is not None:
        raise first_error
    return drafts


def _messages(document: Document) -> Iterator[bytes]:
    data = document.data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if not data.startswith(b"From "):
        yield data
        return
    starts = [line.start() for line in _MAILBOX_LINE.finditer(data)] or [0]
    if len(starts) > MAX_MESSAGES:
        raise document.error(
            f"it holds {len(starts):,} mails, more than {MAX_MESSAGES}",
            "Save the mails you want to hear as files of their own.",
        )
    for start, end in pairwise([*starts, len(data)]):
        # A line of the text that begins like an envelope is marked in a mailbox.
        yield data[start:end].replace(b"\n>From ", b"\nFrom ")
