"""What our own rankings prefer."""

import pytest
from sumy.models.dom import ObjectDocumentModel

from harken.article.model import Article
from harken.summary.auto import AutoSummarizer
from harken.summary.balanced import NEWS, BalancedSummarizer
from harken.summary.document import rankable_document
from harken.summary.in_child import rank
from harken.summary.lexicon import lexicon_of
from harken.summary.standing import costs_of
from tests.summary.articles import THE_LIGHTHOUSE, article_of, generated_article, text_at

FILLER = (
    "Gulls circled over the empty market square all afternoon.",
    "Rain had washed the chalk from every doorstep there.",
    "Somebody whistled an old tune behind the closed shutters.",
    "Bread was baking in the house beside the chapel.",
)
each_of_ours = pytest.mark.parametrize("method", ["auto", "balanced", "news"])


def ranked_texts(article: Article, method: str = "balanced") -> list[str]:
    return [text_at(article, index) for index in rank(article, method).order]


def test_what_the_others_speak_of_is_central() -> None:
    central = "The pump at the old mill drains the whole marsh."
    article = article_of(
        *FILLER,
        "Farmers saw the pump start again.",
        central,
        "Without the pump the marsh would flood.",
        "Nobody had paid for the old mill.",
    )
    assert max(rank(article, "balanced").reasons, key=lambda r: r.centrality).centrality == 1.0
    assert ranked_texts(article)[0] == central


def test_the_titles_words_lift_a_sentence() -> None:
    lifted = "The bakers of Norwick are asking for cheaper flour."
    article = article_of(*FILLER, lifted, title="Norwick: bakers ask for flour")
    assert ranked_texts(article)[0] == lifted
    assert rank(article, "balanced").reasons[0].title == 1.0


def test_a_first_heading_is_no_title() -> None:
    article = article_of("# Bread", *FILLER)
    assert {reasons.title for reasons in rank(article, "balanced").reasons} == {0.0}


def test_news_keeps_nearer_to_the_beginning() -> None:
    article = generated_article(60)
    news, balanced = (sum(rank(article, method).order[:5]) for method in ("news", "balanced"))
    assert news < balanced


def test_position_counts_down_from_one() -> None:
    ranking = rank(generated_article(30), "news")
    position = dict(zip(ranking.order, (r.position for r in ranking.reasons), strict=True))
    falling = [position[index] for index in sorted(position)]
    assert falling == sorted(falling, reverse=True)
    assert falling[0] == 1.0


@pytest.mark.parametrize("method", ["lexrank", "textrank", "kl", "luhn"])
def test_methods_that_do_not_ask_for_place_and_title_give_no_such_reasons(method: str) -> None:
    reasons = rank(THE_LIGHTHOUSE, method).reasons
    assert all(one.position == one.title == 0.0 for one in reasons)
    assert max(one.centrality for one in reasons) == 1.0


@each_of_ours
def test_short_sentences_come_last(method: str) -> None:
    short = "The pump stopped."
    article = article_of(short, *FILLER, "Then it rained.", title="The pump stopped")
    assert set(ranked_texts(article, method)[-2:]) == {short, "Then it rained."}


@each_of_ours
@pytest.mark.parametrize(
    "bare", ["https://example.org/pumps/old/mill/drains/the/marsh.html", "1 2 3 4 5 6 7 8 kg"]
)
def test_addresses_and_rows_of_numbers_come_last(bare: str, method: str) -> None:
    article = article_of(bare, *FILLER, title="The old pump at the mill drains the marsh")
    assert ranked_texts(article, method)[-1] == bare


@pytest.mark.parametrize("method", ["auto", "balanced"])
def test_near_repetitions_are_taken_late(method: str) -> None:
    first = "The old pump at the mill drains the whole marsh every spring."
    again = "The old pump at the mill drained the whole marsh every spring."
    article = article_of(first, FILLER[0], again, *FILLER[1:])
    texts = ranked_texts(article, method)
    assert texts[-1] in {first, again}


@pytest.mark.parametrize(
    ("paragraph", "costly"),
    [
        ("“I have never seen such a big wave before.”", [True]),
        ("“I have never seen such a big wave,” said the fisherman.", [False]),
        ('"We left at noon. Nobody had told us of it then," she said.', [True, True]),
        ("‘I’ve never seen such a big wave before.’", [True]),
        ("‘I’ve never seen such a big wave,’ said the fisherman.", [False]),
        ("‘Nobody saw such a wave,’ he said, ‘in all these years.’", [False]),
        ("„Wir sind am Mittag mit allen Booten losgefahren.“", [True]),
        ("«Nous sommes partis à midi avec tous les bateaux.»", [True]),
        ("Why did nobody warn the people on the island?", [True]),
        ("It asks why nobody had warned the island's people.", [False]),
        ('She sold the 12" plates to a man from the north.', [False]),
    ],
)
def test_what_needs_a_speaker_or_an_answer_costs(paragraph: str, costly: list[bool]) -> None:
    document = rankable_document(article_of(paragraph, "And this one has six words."))
    costs = costs_of(document.dom).always
    assert [cost > 0 for cost in costs] == [*costly, False]


def test_a_quotation_that_is_never_closed_ends_with_its_paragraph() -> None:
    document = rankable_document(article_of("“We all left at noon, every one.", *FILLER))
    assert costs_of(document.dom).always[1:].tolist() == [0.0] * len(FILLER)


@pytest.mark.parametrize(
    "summarizer",
    [
        AutoSummarizer(lexicon_of("en"), news=True),
        BalancedSummarizer(lexicon_of("en")),
        BalancedSummarizer(lexicon_of("en"), weights=NEWS),
    ],
)
def test_each_is_a_sumy_summarizer(summarizer: BalancedSummarizer) -> None:
    document = rankable_document(THE_LIGHTHOUSE).dom
    best = summarizer(document, 3)
    assert [one for one in document.sentences if one in best] == list(best)
    assert len(best) == 3
    assert summarizer(ObjectDocumentModel([]), 3) == ()
