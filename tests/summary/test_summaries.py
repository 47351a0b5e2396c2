"""What holds for every summary of every article, by every method and at every length."""

from hypothesis import given
from hypothesis import strategies as st

from harken.article.emphasis import NO_EMPHASIS, Emphasis
from harken.article.model import Article, BlockKind
from harken.article.pace import Pace
from harken.article.ranking import Ranking
from harken.summary.in_child import rank
from harken.summary.length import Length, Minutes, Percent, Sentences, Words, choose
from harken.summary.methods import METHODS
from harken.summary.tokenizer import same_text_key
from tests.summary.articles import article_of, text_at

PACE = Pace(seconds_per_letter=0.06)
WRITTEN = (
    "The harbour board will close the north pier on Friday, its chairman said.",
    "THE HARBOUR BOARD will close the north pier on Friday; its chairman said!",
    "Two ferries are to use the south pier of the harbour instead.",
    "Two ferries were to use the south pier of the harbour instead.",
    "“Nobody was hurt when the crane fell,” police said on Monday.",
    "“I have never seen such a thing before.”",
    "Who pays?",
    "1874.",
    "Gulls cried.",
    "中文句子。",
)
SENTENCES = st.sampled_from(WRITTEN)
BLOCKS = st.lists(
    st.builds(
        lambda kind, sentences: kind + " ".join(sentences),
        st.sampled_from(["", "", "", "# ", "> ", "- ", "` "]),
        st.lists(SENTENCES, min_size=1, max_size=4),
    ),
    max_size=6,
)


def made(blocks: list[str], title: str, skip: bool) -> Article:
    skipped = ("Gulls cried.",) if skip and any("Gulls cried." in block for block in blocks) else ()
    return article_of(*blocks, title=title, skipped=skipped)


ARTICLES = st.builds(made, BLOCKS, st.sampled_from(["", "North pier to close"]), st.booleans())
RANKINGS = st.tuples(ARTICLES, st.sampled_from(sorted(METHODS)))
GROWING = (
    [Sentences(count) for count in range(8)],
    [Words(count) for count in range(0, 120, 7)],
    [Percent(share) for share in range(0, 120, 9)],
    [Minutes(minutes / 10) for minutes in range(12)],
)


def summary(article: Article, ranking: Ranking, length: Length) -> tuple[int, ...]:
    return choose(article, ranking, length, PACE)


@given(RANKINGS, st.integers(1, 12))
def test_sentences_are_read_in_order_and_stand_in_the_article(
    case: tuple[Article, str], count: int
) -> None:
    article, method = case
    chosen = summary(article, rank(article, method), Sentences(count))
    assert list(chosen) == sorted(set(chosen))
    assert {article.sentences[index] for index in chosen} <= set(article.sentences_read())
    for index in chosen:
        kind = article.blocks[article.sentences[index].span.block].kind
        assert kind not in {BlockKind.TITLE, BlockKind.HEADING}
        assert text_at(article, index) in WRITTEN


@given(RANKINGS)
def test_a_longer_summary_contains_the_shorter_one(case: tuple[Article, str]) -> None:
    article, method = case
    ranking = rank(article, method)
    for lengths in GROWING:
        shorter: set[int] = set()
        for length in lengths:
            chosen = set(summary(article, ranking, length))
            assert shorter <= chosen
            shorter = chosen


@given(RANKINGS)
def test_no_summary_says_the_same_twice(case: tuple[Article, str]) -> None:
    article, method = case
    everything = summary(article, rank(article, method), Percent(100))
    keys = [same_text_key(text_at(article, index)) for index in everything]
    assert len(set(keys)) == len(keys)


@given(RANKINGS, st.sampled_from([NO_EMPHASIS, Emphasis("pier", frozenset({2}), frozenset({1}))]))
def test_each_run_gives_the_same(case: tuple[Article, str], emphasis: Emphasis) -> None:
    article, method = case
    assert rank(article, method, emphasis) == rank(article, method, emphasis)
