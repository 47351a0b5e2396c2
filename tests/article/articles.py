"""Articles of every shape, for property tests."""

from datetime import date

from hypothesis import strategies as st

from harken.article.model import (
    Article,
    Block,
    BlockKind,
    Mark,
    MarkKind,
    Sentence,
    Skip,
    SkipReason,
    Span,
)

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
OFFSETS = st.integers(0, 40)
NAMES = st.none() | st.text(max_size=10)


def spans() -> st.SearchStrategy[Span]:
    return st.builds(Span, st.integers(0, 5), OFFSETS, OFFSETS)


def articles() -> st.SearchStrategy[Article]:
    marks = st.builds(Mark, st.sampled_from(MarkKind), OFFSETS, OFFSETS, NAMES)
    return st.builds(
        Article,
        id=st.text(max_size=16),
        title=TEXTS,
        author=NAMES,
        published=st.none() | st.dates(date(1900, 1, 1)),
        language=st.sampled_from(["en", "de", "ja"]),
        source=TEXTS,
        blocks=st.lists(
            st.builds(
                Block,
                st.sampled_from(BlockKind),
                TEXTS,
                st.integers(0, 6),
                NAMES,
                st.lists(marks, max_size=3).map(tuple),
            ),
            max_size=5,
        ).map(tuple),
        sentences=st.lists(spans(), max_size=5).map(
            lambda found: tuple(Sentence(index, span) for index, span in enumerate(found))
        ),
        skips=st.lists(
            st.builds(Skip, spans(), st.sampled_from(SkipReason), st.booleans()), max_size=3
        ).map(tuple),
    )
