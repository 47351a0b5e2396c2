"""The corpus's own articles, one in each language, with the furniture their pages put around them.

They were written for this corpus. `stories/` holds them as data: what is to be read, and the
cookie notices, by-lines, captions and footers that are not.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from harken.article.model import BlockKind

FOLDER = Path(__file__).parent / "stories"

Block = tuple[BlockKind, str]
Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What a web site puts around an article."""

    site: str
    skip_link: str
    menu: list[str]
    cookies: str
    accept: str
    byline: str
    dateline: str
    caption: str
    read_more: str
    newsletter: str
    share: str
    related_heading: str
    related: list[str]
    comments_heading: str
    comments: list[str]
    footer: list[str]
    copyright: str
    footnote: str


@dataclass(frozen=True, slots=True)
class Mail:
    """What stands around an article in a letter."""

    reply_to: str
    """The line above the letter that is answered."""
    quoted: list[str]
    signature: list[str]


@dataclass(frozen=True, slots=True)
class Story:
    """One article."""

    language: str
    title: str
    author: str
    published: date
    blocks: Blocks
    page: Page
    mail: Mail

    @property
    def chapters(self) -> list[tuple[str, Blocks]]:
        """Its sections: what stands before the first heading has the title above it."""
        found: list[tuple[str, list[Block]]] = [(self.title, [])]
        for kind, text in self.blocks:
            if kind is BlockKind.HEADING:
                found.append((text, []))
            else:
                found[-1][1].append((kind, text))
        return [(heading, tuple(blocks)) for heading, blocks in found]


@cache
def stories() -> tuple[Story, ...]:
    """All of them, in their languages' order."""
    return tuple(_story(path) for path in sorted(FOLDER.glob("*.toml")))


def _story(path: Path) -> Story:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Story(
        data["language"],
        data["title"],
        data["author"],
        data["published"],
        tuple((BlockKind(kind), text) for kind, text in data["blocks"]),
        Page(**data["page"]),
        Mail(**data["mail"]),
    )
