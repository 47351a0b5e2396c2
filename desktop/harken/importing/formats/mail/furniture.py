"""Marks what in a mail is not its writer's own text: what is answered, signatures, notices."""

import re
from collections.abc import Sequence

from harken.article.model import BlockKind, SkipReason
from harken.importing.draft import Part
from harken.importing.formats.mail import phrases

_HEADER_LINES = 3
"""So many lines like "From: Ann" begin a mail inside a mail."""
_SEEN_PARTS = 10
_LONGEST_ATTRIBUTION = 400
_LONGEST_HEAD = 2_000
_LONGEST_NOTICE = 3_000
_LONGEST_FOOTER_LINE = 300
_END_PARTS = 15
_SIGNATURE_PARTS = 20
_SIGNATURE_CHARACTERS = 1_500
_TIME_OR_ADDRESS = re.compile(r"\d{1,2}[:.h]\d\d|[\w.+-]@[\w-]")


def is_newsletter(parts: Sequence[Part]) -> bool:
    """Whether the end of a mail tells how not to get the next one."""
    return any(
        len(part.text) <= _LONGEST_FOOTER_LINE and phrases.OPT_OUT.search(part.text)
        for part in parts[-_END_PARTS:]
    )


def mark(
    parts: Sequence[Part], quoted: Sequence[bool], *, forwarded: bool, newsletter: bool
) -> None:
    """Skips what is quoted, signatures and notices, unless nothing else would be left.

    Args:
        parts: The mail's parts.
        quoted: For each part, whether it is marked as a quotation.
        forwarded: Whether the mail sends on another one: its text is what is to be read.
        newsletter: Whether it is one, with ways out and to a browser around it.
    """
    own = not forwarded and any(
        not quote and _is_own(part) for part, quote in zip(parts, quoted, strict=True)
    )
    if own:
        for part, quote in zip(parts, quoted, strict=True):
            if quote:
                part.skip(SkipReason.QUOTED_MAIL)
        _mark_attributions(parts, quoted)
    _mark_mails_inside(parts, forwarded=forwarded)
    _mark_signatures(parts)
    for part in parts:
        if _is_notice(part.text, newsletter=newsletter):
            part.skip(SkipReason.BOILERPLATE)


def _is_own(part: Part) -> bool:
    text = part.text
    return not (part.skipped or phrases.SENT_FROM.search(text) or phrases.ATTRIBUTION.match(text))


def _mark_attributions(parts: Sequence[Part], quoted: Sequence[bool]) -> None:
    """What stands before a quotation: "On Monday at 9:30, Ann Lee wrote:"."""
    for number in range(1, len(parts)):
        if not quoted[number] or quoted[number - 1]:
            continue
        line = parts[number - 1].text.rstrip()
        if len(line) > _LONGEST_ATTRIBUTION or not line.endswith((":", ":")):
            continue
        if phrases.WROTE.search(line) or _TIME_OR_ADDRESS.search(line):
            parts[number - 1].skip(SkipReason.QUOTED_MAIL)
            if number > 1 and phrases.ATTRIBUTION.match(f"{parts[number - 2].text}\n{line}"):
                parts[number - 2].skip(SkipReason.QUOTED_MAIL)  # a long one, wrapped


def _mark_mails_inside(parts: Sequence[Part], *, forwarded: bool) -> None:
    """A mail that was answered or sent on without marks: of the former all, of the latter its head.

    Behind the head of one that is sent on, a second one is the older history.
    """
    number = 0
    own = False
    while number < len(parts):
        length = _head_length(parts, number)
        if length == 0:
            own = own or not parts[number].skipped
            number += 1
            continue
        answered = own and not forwarded and not phrases.FORWARD_BEGINS.match(parts[number].text)
        for part in parts[number:] if answered else parts[number : number + length]:
            part.skip(SkipReason.QUOTED_MAIL)
        if answered:
            return
        own, forwarded = True, False
        number += length


def _head_length(parts: Sequence[Part], number: int) -> int:
    """How many parts the head of a mail inside the mail takes; 0 where none begins."""
    text = parts[number].text
    if len(text) > _LONGEST_HEAD or parts[number].kind is BlockKind.TABLE:
        return 0
    if phrases.ORIGINAL_BEGINS.match(text) or phrases.FORWARD_BEGINS.match(text):
        return 1 + _header_lines_length(parts[number + 1 : number + 1 + _SEEN_PARTS])
    if phrases.ATTRIBUTION.match(text) and len(text) < _LONGEST_ATTRIBUTION:
        return 1
    if not phrases.SENDER_LINE.match(text):
        return 0
    return _header_lines_length(parts[number : number + _SEEN_PARTS])


def _header_lines_length(parts: Sequence[Part]) -> int:
    lines = count = 0
    for part in parts:
        of_head = sum(1 for line in part.text.split("\n") if phrases.HEADER_LINE.match(line))
        if of_head == 0:
            break
        lines += of_head
        count += 1
    return count if lines >= _HEADER_LINES else 0


def _mark_signatures(parts: Sequence[Part]) -> None:
    for number, part in enumerate(parts):
        if part.skipped or not phrases.SIGNATURE_LINE.match(part.text):
            continue
        signature = [part]
        for behind in parts[number + 1 :]:
            if behind.skipped:
                break
            signature.append(behind)
            if len(signature) > _SIGNATURE_PARTS:
                break
        short = sum(len(each.text) for each in signature) <= _SIGNATURE_CHARACTERS
        if short and len(signature) <= _SIGNATURE_PARTS and number > 0:
            for each in signature:
                each.skip(SkipReason.SIGNATURE)


def _is_notice(text: str, *, newsletter: bool) -> bool:
    text = text.strip()
    if len(text) > _LONGEST_NOTICE:
        return False
    if phrases.DISCLAIMER.search(text) or phrases.LIST_FOOTER.search(text):
        return True
    around = (phrases.OPT_OUT, phrases.AROUND_NEWSLETTER) if newsletter else ()
    return len(text) <= _LONGEST_FOOTER_LINE and bool(
        phrases.SENT_FROM.match(text) or any(phrase.search(text) for phrase in around)
    )
