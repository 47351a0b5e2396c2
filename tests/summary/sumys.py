"""sumy's own summarizers beside ours, on the same words with the same lexicon."""

from typing import Any

from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

from harken.article.model import Article, BlockKind
from harken.summary.lexicon import Lexicon
from harken.summary.term_summarizer import TermSummarizer
from harken.summary.terms import Matrix, content_terms
from harken.summary.tokenizer import WordTokenizer
from tests.corpus.story import Story, stories
from tests.summary.articles import THE_LIGHTHOUSE, article_of, generated_article

NO_LEXICON = Lexicon(frozenset(), str.lower)
"""Every word counts, as itself."""


def article_of_story(story: Story) -> Article:
    texts = [text for kind, text in story.blocks if kind is BlockKind.PARAGRAPH]
    return article_of(*texts, title=story.title, language=story.language)


ARTICLES = [
    THE_LIGHTHOUSE,
    *map(article_of_story, stories()),
    *(generated_article(size, seed=size) for size in range(3, 80, 4)),
]


def both_ratings(
    ours: type[TermSummarizer], sumys: Any, document: Any, lexicon: Lexicon = NO_LEXICON
) -> tuple[list[float], list[float]]:
    """What our summarizer and sumy's think of each sentence of a document."""
    return ratings(ours(lexicon), document), ratings(with_lexicon(sumys, lexicon), document)


def with_lexicon(sumys: Any, lexicon: Lexicon) -> Any:
    built = sumys(lexicon.stem)
    built.stop_words = lexicon.stop_words
    return built


def ratings(summarizer: Any, document: Any) -> list[float]:
    """What a sumy summarizer thinks of each sentence."""
    found: dict[int, float] = {}

    def note(infos: Any) -> Any:
        found.update((info.order, float(info.rating)) for info in infos)
        return infos

    summarizer(document, note)
    return [found[order] for order in sorted(found)]


def document_of(sentences: list[list[str]]) -> Any:
    """A document of these words; repeated sentences, which share a rating in sumy, are told
    apart by a word of their own: in Harken they never get so far.
    """
    texts = [f"{' '.join(words)} s{number}" for number, words in enumerate(sentences)]
    tokenizer = WordTokenizer("xx")
    return ObjectDocumentModel([Paragraph(Sentence(text, tokenizer) for text in texts)])


def counts_of(sentences: list[list[str]]) -> Matrix:
    """How often each word is in each sentence."""
    return content_terms(sentences, NO_LEXICON).counts
