"""What our own ways to rank have in common: they ask for a document's terms and nothing else."""

from abc import abstractmethod
from typing import Any

from sumy.summarizers._summarizer import AbstractSummarizer

from harken.summary.lexicon import Lexicon
from harken.summary.terms import Floats, Terms, content_terms


class TermSummarizer(AbstractSummarizer):  # type: ignore[misc]  # sumy has no types
    """A sumy summarizer that rates sentences by their terms.

    Args:
        lexicon: Stop words and stems of the documents' language.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__(lexicon.stem)
        self._lexicon = lexicon

    def __call__(self, document: Any, sentences_count: Any) -> tuple[Any, ...]:
        """The best sentences of a sumy document, in document order."""
        sentences = document.sentences
        if not sentences:
            return ()
        terms = content_terms([sentence.words for sentence in sentences], self._lexicon)
        ratings = dict(zip(sentences, self.rate(terms).tolist(), strict=True))
        best: tuple[Any, ...] = self._get_best_sentences(sentences, sentences_count, ratings)
        return best

    @abstractmethod
    def rate(self, terms: Terms) -> Floats:
        """What each sentence is worth; there is at least one. Shape (sentences,)."""
