"""What an office document says of itself: often a template's words, so it is not just believed."""

import re
from collections.abc import Sequence

from harken.article.model import BlockKind
from harken.importing.draft import Part
from harken.importing.titles import comparable

_JUNK_TITLE = re.compile(
    r"(?:untitled|unbenannt|sans titre|sin título|senza titolo)?[\s\d]*"
    r"|(?:blank|document|documento|dokument|new document|normal|word document)[\s\d]*"
    r"|microsoft (?:office )?word\b.*"
    r"|\S*\.(?:docx?|docm|dotx?|odt|ott|rtf|txt|pdf|html?|indd|tmp)"
    r"|\S*[_/\\]\S*",
    re.IGNORECASE,
)
_JUNK_AUTHOR = re.compile(
    r"admin(?:istrator)?|anonymous|apache poi|author|docx4j|libreoffice|microsoft(?: office)?"
    r"(?: user)?|openoffice(?:\.org)?|owner|python-docx|root|un-named|unknown|user|utente"
    r"|utilisateur|windows(?:[ -]user|-benutzer)",
    re.IGNORECASE,
)
_LOOK_AT = 15
_MAX_CHARACTERS = 300


def plausible_title(title: str, parts: Sequence[Part]) -> str | None:
    """`title`, where it is no program's word and the text does not begin with another.

    A title that the text's beginning holds is sure. Else it may be that of the document this one
    was made from, and a heading at the start is what a reader sees.
    """
    title = " ".join(title.split())
    if not comparable(title) or len(title) > _MAX_CHARACTERS or _JUNK_TITLE.fullmatch(title):
        return None
    beginning = [part for part in parts if not part.skipped][:_LOOK_AT]
    wanted = comparable(title)
    if any(wanted in comparable(part.text) for part in beginning):
        return title
    begins_with_heading = bool(beginning) and beginning[0].kind is BlockKind.HEADING
    return None if begins_with_heading else title


def plausible_author(author: str) -> str | None:
    """`author`, where it is somebody's name and not a program's or an account's."""
    author = " ".join(author.split())
    if not author or len(author) > _MAX_CHARACTERS or _JUNK_AUTHOR.fullmatch(author):
        return None
    return author
