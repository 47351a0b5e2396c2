"""From the text that is shown to the text that is spoken.

The spoken form only leaves out: what has no sound (control characters, soft hyphens, half
surrogates, emoji) goes, and a run of white space becomes one space. So every spoken character is
shown somewhere, and the order is the same.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from harken.article.model import Article, BlockKind, Sentence, Span
from harken.speech.utterance import Piece, Utterance

PAUSE_AFTER_SENTENCE_MS = 250
PAUSE_AFTER_PARAGRAPH_MS = 500
PAUSE_AFTER_HEADING_MS = 700

MAX_SPOKEN_CHARACTERS = 2000
"""Longer sentences are rendered in parts, so that a voice never works long before it is heard."""

_LETTER_OR_DIGIT = re.compile(r"[^\W_]")

_SPACE = r"\s\x1c-\x1f\x85"
_SOUNDLESS = (
    r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # NUL and the other controls
    r"\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc"
    r"\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\ue000-\uf8ff"  # half surrogates, private use
    r"\u2600-\u27bf\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55\u20e3\ufe00-\ufe0f"  # emoji
    r"\U0001f000-\U0001faff\U000e0000-\U000e0fff\U000f0000-\U0010ffff"  # emoji, tags, private use
)
# A joiner means something inside a word (Persian, Hindi), nothing beside an emoji or a space.
_LEFT_OUT = (
    rf"(?:[{_SPACE}{_SOUNDLESS}]"
    rf"|(?<=[{_SPACE}{_SOUNDLESS}\u200c\u200d])[\u200c\u200d]"
    rf"|[\u200c\u200d](?=[{_SPACE}{_SOUNDLESS}]|\Z))"
)
# Everything but a lone ordinary space, which is spoken as it is shown.
_GAP = re.compile(rf"{_LEFT_OUT}{{2,}}|(?! ){_LEFT_OUT}")
_FIRST_SPACE = re.compile(f"[{_SPACE}]")
_CLAUSE_END = re.compile(r"[,;:.!?…)\]”»—–、。，；：！？]\s|[、。，；：！？]")


def utterances_for(article: Article, indices: Sequence[int]) -> list[Utterance]:
    """A reading: the sentences `indices` of `article`, in that order.

    A sentence longer than `MAX_SPOKEN_CHARACTERS` becomes several utterances. One with nothing to
    say becomes an utterance with an empty `spoken`, to be passed over.
    """
    utterances: list[Utterance] = []
    next_block: int | None = None
    for index in reversed(indices):
        sentence = article.sentences[index]
        whole = utterance_for(
            article, sentence, last_of_block=next_block is None or next_block != sentence.span.block
        )
        if whole.spoken:
            next_block = sentence.span.block
        utterances.extend(reversed(list(_parts(whole))))
    utterances.reverse()
    return utterances


def utterance_for(article: Article, sentence: Sentence, *, last_of_block: bool) -> Utterance:
    """One sentence, however long.

    Args:
        article: Where the sentence stands.
        sentence: What to say.
        last_of_block: Whether another block follows in this reading; the pause is longer then.
    """
    block = article.blocks[sentence.span.block]
    spoken, pieces = _spoken(article.text_of(sentence.span), sentence.span)
    return Utterance(
        spoken,
        pieces,
        pause_after_ms=_pause_after_ms(block.kind, last_of_block=last_of_block),
        language=block.language or article.language,
        sentence=sentence.index,
    )


def _pause_after_ms(kind: BlockKind, *, last_of_block: bool) -> int:
    if not last_of_block:
        return PAUSE_AFTER_SENTENCE_MS
    if kind in (BlockKind.TITLE, BlockKind.HEADING):
        return PAUSE_AFTER_HEADING_MS
    return PAUSE_AFTER_PARAGRAPH_MS


def _spoken(shown: str, sentence: Span) -> tuple[str, tuple[Piece, ...]]:
    """The spoken text of `shown`, which stands at `sentence`, and where its parts are shown."""
    parts: list[str] = []
    pieces: list[Piece] = []
    length = 0
    for start, end in _kept(shown):
        text = shown[start:end]
        parts.append(" " if text.isspace() else text)
        span = Span(sentence.block, sentence.start + start, sentence.start + end)
        pieces.append(Piece(length, length + end - start, span))
        length += end - start
    spoken = "".join(parts)
    return (spoken, tuple(pieces)) if _LETTER_OR_DIGIT.search(spoken) else ("", ())


def _kept(shown: str) -> Iterator[tuple[int, int]]:
    """The parts of `shown` that are spoken; of a run of white space, its first character."""
    at = len(shown) - len(shown.lstrip())
    length = len(shown.rstrip())
    space: int | None = None
    for gap in _GAP.finditer(shown, at, length):
        if gap.start() > at:
            if space is not None:
                yield space, space + 1
            yield at, gap.start()
            first = _FIRST_SPACE.search(shown, gap.start(), gap.end())
            space = first.start() if first else None
        at = gap.end()
    if at < length:
        if space is not None:
            yield space, space + 1
        yield at, length


def _parts(whole: Utterance) -> Iterator[Utterance]:
    """`whole` in parts that are short enough; only the last one has its pause."""
    start = 0
    while len(whole.spoken) - start > MAX_SPOKEN_CHARACTERS:
        end = _part_end(whole.spoken, start)
        yield _part(whole, start, end, pause_after_ms=0)
        start = end
    yield _part(whole, start, len(whole.spoken), whole.pause_after_ms) if start else whole


def _part_end(spoken: str, start: int) -> int:
    """Where the part from `start` ends.

    After a clause if one ends late in it, else after a word, else in a word that is too long.
    """
    latest = start + MAX_SPOKEN_CHARACTERS
    clause_ends = [m.end() for m in _CLAUSE_END.finditer(spoken, latest - 400, latest)]
    if clause_ends:
        return clause_ends[-1]
    space = spoken.rfind(" ", start, latest)
    return space + 1 if space > start else latest


def _part(whole: Utterance, start: int, end: int, pause_after_ms: int) -> Utterance:
    spoken = whole.spoken[start:end]
    if not _LETTER_OR_DIGIT.search(spoken):  # the dots after a table of contents' entry
        return replace(whole, spoken="", pieces=(), pause_after_ms=pause_after_ms)
    pieces = tuple(
        _clipped(piece, start, end)
        for piece in whole.pieces
        if piece.spoken_start < end and piece.spoken_end > start
    )
    return replace(whole, spoken=spoken, pieces=pieces, pause_after_ms=pause_after_ms)


def _clipped(piece: Piece, start: int, end: int) -> Piece:
    """`piece` as far as it lies within `start` to `end`, counted from `start`."""
    first, last = max(piece.spoken_start, start), min(piece.spoken_end, end)
    shown = piece.span.start - piece.spoken_start
    return Piece(first - start, last - start, Span(piece.span.block, shown + first, shown + last))
