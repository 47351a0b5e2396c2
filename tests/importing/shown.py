"""Short forms of drafts and articles, for readable assertions."""

from harken.article.model import Article
from harken.importing.draft import Draft, Part


def kinds_and_texts(parts: list[Part]) -> list[tuple[str, str]]:
    """The kind and text of each part, a level behind the kind where it has one."""
    return [(part.kind + (str(part.level) if part.level else ""), part.text) for part in parts]


def texts(draft: Draft) -> list[str]:
    return [part.text for part in draft.parts]


def read_aloud(article: Article) -> list[str]:
    """The sentences that are read, the title's first."""
    return [article.text_of(sentence.span) for sentence in article.sentences_read()]


def skipped(article: Article) -> list[tuple[str, str]]:
    """What is skipped, and why."""
    return [(skip.reason.value, article.text_of(skip.span)) for skip in article.skips]
