"""Finding the title among the first parts of a text that does not say which it is."""

import re
import unicodedata
from collections.abc import Sequence

from harken.article.model import BlockKind
from harken.importing.draft import Part

_MAX_WORDS = 30
_MAX_CHARACTERS = 220
_MOST_FIRST = 60
"""Characters of an untitled text that stand for it."""
_LETTER = re.compile(r"[^\W\d_]")
_CLOSING = "\"'”’»)]"
_SPEAKER = re.compile(r"[^\W\d_][^:\n]{0,30}: ?\S")
_SPOKEN = re.compile(r"[-–—―] ?\S|[\"“„«‘「『][^\"”“»’」』]*[.!?…。！？][\"”“»’」』]$")
"""A speech behind a dash, or one that is all of a line."""
_NOT_WORD = re.compile(r"[\W_]+")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Unicode's embeddings, overrides and isolates of a direction."""


def in_line(title: str) -> str:
    """A title that turns nothing round of what stands beside it in a list or a terminal's line."""
    return _TURNING.sub("", title).strip()


def take_title(parts: list[Part]) -> str:
    """Removes the title from `parts` and returns it; "" where no part looks like one.

    The first part that is read is the title if it is a heading, or one short line that does not
    end as a sentence does, with more text behind it.
    """
    number = next((n for n, part in enumerate(parts) if not part.cuts), len(parts))
    behind = [part for part in parts[number + 1 :] if not part.skipped]
    if not behind or not _looks_like_title(parts[number], behind):
        return ""
    return parts.pop(number).text.strip()


def first_words(sentence: str) -> str:
    """What stands for a text without a title: its first sentence's words, as many as fit a line.

    Args:
        sentence: On one line.

    Returns:
        "" where there is no letter in them.
    """
    words = sentence
    if len(sentence) > _MOST_FIRST:
        cut = sentence[:_MOST_FIRST]
        # Not every script has spaces.
        words = (cut.rpartition(" ")[0] or cut).rstrip(" ,;:–—-") + "…"
    elif sentence.endswith(".") and not sentence.endswith(".."):
        words = sentence[:-1]
    return words if _LETTER.search(words) else ""


def _looks_like_title(part: Part, behind: Sequence[Part]) -> bool:
    text = part.text.strip()
    if not _LETTER.search(text):
        return False
    if part.kind is BlockKind.HEADING:
        return True
    return (
        part.kind is BlockKind.PARAGRAPH
        and "\n" not in text
        and len(text) <= _MAX_CHARACTERS
        and len(text.split()) <= _MAX_WORDS
        and not text.rstrip(_CLOSING).endswith((".", ",", ";", ":"))
        and any(len(other.text) > len(text) for other in behind)
        and not _is_speech(text, behind[0].text)
    )


def _is_speech(text: str, behind: str) -> bool:
    """Whether it is said by someone: of a play or a talk the next line has its speaker, too."""
    return bool(_SPOKEN.match(text) or (_SPEAKER.match(text) and _SPEAKER.match(behind)))


def same_title(one: str, other: str) -> bool:
    """Whether two lines are the same but for case, white space and punctuation."""
    return comparable(one) == comparable(other)


def comparable(text: str) -> str:
    """`text` without case, accents' spellings, white space and punctuation."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return _NOT_WORD.sub("", text.casefold())


def drop_repeated_title(parts: list[Part], title: str) -> None:
    """Removes headings that repeat the title, and such a first line: it is block 0 already."""
    if not comparable(title):
        return
    first_read = next((n for n, part in enumerate(parts) if not part.skipped), 0)
    parts[:] = [
        part
        for number, part in enumerate(parts)
        if not (
            (part.kind is BlockKind.HEADING or number <= first_read)
            and len(part.text) <= 2 * len(title) + 20
            and same_title(part.text, title)
        )
    ]
