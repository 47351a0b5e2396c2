"""From a reader's draft to a finished article."""

import hashlib
from dataclasses import replace

from harken.article.model import Article, Block, BlockKind, Extent, Sentence, Skip, Span
from harken.errors import HarkenError
from harken.importing import language, sentences
from harken.importing.cleaning.furniture import mark_furniture
from harken.importing.draft import Draft, Part
from harken.importing.foreign import foreign_languages
from harken.importing.titles import drop_repeated_title, first_words, in_line, take_title

MAX_CHARACTERS = 20_000_000
MAX_PIECES = 300_000
"""Blocks or sentences: thirty times the longest novel's."""


def assemble(draft: Draft, *, source: str, name: str) -> Article:
    """Cleans a draft, finds its title and language, and splits it into sentences.

    Args:
        draft: What a reader found; it is used up.
        source: `Article.source`, where the draft does not know better.
        name: The title of an article that has none; "" for its first words.

    Raises:
        HarkenError: There is no text in it, or more than can be handled.
    """
    characters = sum(len(part.text) for part in draft.parts)
    check_size(source, characters, len(draft.parts))
    extent = draft.extent
    if draft.may_be_whole_page:
        extent = mark_furniture(draft.parts, extent)
    elif draft.may_hold_furniture:
        mark_furniture(draft.parts, extent or Extent.EXCERPT)
    title = in_line(draft.title if draft.title is not None else take_title(draft.parts))
    drop_repeated_title(draft.parts, title)
    parts = [Part(BlockKind.TITLE, title), *draft.parts]
    _check_text(parts, source)
    main = language.language_of(_texts_read(parts), draft.language)
    others = language.languages_of_blocks([part.text for part in parts], main)
    blocks = tuple(
        Block(part.kind, part.text, part.level, other, part.marks)
        for part, other in zip(parts, others, strict=True)
    )
    found = sentences.split(parts, [other or main for other in others], MAX_PIECES + 1)
    check_size(source, characters, len(found))
    found = _with_languages(found, blocks, main)
    return Article(
        id=_digest(blocks),
        title=in_line(title or name or _first_words(parts, found) or source),
        author=draft.author,
        published=draft.published,
        language=main,
        source=draft.source or source,
        blocks=blocks,
        sentences=found,
        skips=tuple(
            Skip(Span(block, cut.start, cut.end), cut.reason)
            for block, part in enumerate(parts)
            for cut in part.cuts
        ),
        extent=extent,
    )


def _with_languages(
    found: tuple[Sentence, ...], blocks: tuple[Block, ...], main: str
) -> tuple[Sentence, ...]:
    foreign = foreign_languages(blocks, found, main, language.identify)
    return tuple(
        replace(it, language=foreign[it.index])
        if foreign.get(it.index, main) not in (main, blocks[it.span.block].language)
        else it
        for it in found
    )


def _first_words(parts: list[Part], found: tuple[Sentence, ...]) -> str:
    """What a list shows of an untitled text to tell it from others; it stays in the text."""
    read = (it.span for it in found if not parts[it.span.block].cuts)
    texts = (" ".join(parts[it.block].text[it.start : it.end].split()) for it in read)
    return next((first_words(text) for text in texts if first_words(text)), "")


def _texts_read(parts: list[Part]) -> list[str]:
    read = [part.text for part in parts if part.kind is not BlockKind.CODE and not part.cuts]
    return read if any(read[1:]) else [part.text for part in parts]


def check_size(source: str, characters: int, pieces: int) -> None:
    """Refuses more text than an article can hold, or all articles of one document together.

    Raises:
        HarkenError: It is too long.
    """
    if characters > MAX_CHARACTERS or pieces > MAX_PIECES:
        raise HarkenError(
            f"Cannot read {source}",
            f"it is too long ({characters:,} characters in {pieces:,} or more pieces)",
            "Split it, or paste the part you want to hear.",
        )


def _check_text(parts: list[Part], source: str) -> None:
    if not any(part.text.strip() for part in parts):
        raise HarkenError(
            f"Cannot read {source}",
            "there is no text in it",
            "If you can see text in it elsewhere, copy it there and paste it here.",
        )


def _digest(blocks: tuple[Block, ...]) -> str:
    digest = hashlib.sha256()
    for block in blocks:
        # The length keeps two texts from running together to the same bytes.
        digest.update(f"{block.kind.value}:{len(block.text)}:{block.text}".encode())
    return digest.hexdigest()[:16]
