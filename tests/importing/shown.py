"""Short forms of drafts and articles, for readable assertions."""

from harken.article.model import Article, BlockKind, MarkKind
from harken.importing.document import Document
from harken.importing.draft import Draft, Part
from harken.importing.formats.registry import choose, read
from harken.importing.kinds import Kind


def office_draft(data: bytes, kind: Kind) -> Draft:
    """The one draft of an office document or book, which is known for what it is."""
    document = Document(data, f"report{kind.suffixes[0]}", kind.suffixes[0])
    assert choose(document).kind is kind
    (draft,) = read(document)
    assert not draft.may_hold_furniture
    return draft


def kinds_and_texts(parts: list[Part]) -> list[tuple[str, str]]:
    """The kind and text of each part, a level behind the kind where it has one."""
    return [(part.kind + (str(part.level) if part.level else ""), part.text) for part in parts]


def texts(draft: Draft) -> list[str]:
    return [part.text for part in draft.parts]


def read_of(draft: Draft) -> list[str]:
    """The texts of the parts that are read."""
    return [part.text for part in draft.parts if not part.skipped]


def skipped_of(draft: Draft) -> list[tuple[str, str]]:
    """The parts of which nothing is read, each with the reason."""
    return [(part.cuts[0].reason.value, part.text) for part in draft.parts if part.skipped]


def read_aloud(article: Article) -> list[str]:
    """The sentences that are read, the title's first."""
    return [article.text_of(sentence.span) for sentence in article.sentences_read()]


def skipped(article: Article) -> list[tuple[str, str]]:
    """What is skipped, and why."""
    return [(skip.reason.value, article.text_of(skip.span)) for skip in article.skips]


def blocks_read(article: Article) -> list[tuple[BlockKind, str]]:
    """What is read behind the title: each block's kind, and its text without what is skipped.

    The numbers of notes, which are shown but not spoken, are left out; white space is single.
    """
    read = []
    for number, block in article.blocks_read():
        if number == 0:
            continue
        out = [(s.span.start, s.span.end) for s in article.skips if s.span.block == number]
        out += [(m.start, m.end) for m in block.marks if m.kind is MarkKind.SUPERSCRIPT]
        text, end = "", 0
        for start, stop in sorted(out):
            text, end = text + block.text[end:start], stop
        read.append((block.kind, " ".join((text + block.text[end:]).split())))
    return read
