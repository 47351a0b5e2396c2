"""What an article is about, in single words and in names of several."""

import re
from collections.abc import Iterator, Sequence

import numpy as np

from harken.article.scripts import UNSPACED
from harken.summary.terms import NO_TERM, Floats, Terms, rows_of

_MOST = 10
_FEWEST = 5
"""Words of one sentence alone are keywords only up to so many in all."""
_SHORTEST, _SHORTEST_UNLISTED = 3, 5
"""Letters; without a list of stop words, shorter words are mostly stop words."""
_SHORTEST_CAPITALS = 2
"""As of "EU"; scripts that know no capitals say much in two letters, too."""
_SHORTEST_SHOUT = 4
_DIGITS = 9
_TOGETHER = 0.5
"""A capitalised word belongs to another that it stands by this part of the times, or more often."""
_LONGEST_NAME = 4
_FORMS_OF_ADDRESS = frozenset({
    "Mr", "Mrs", "Ms", "Dr", "Prof", "Sir", "Herr", "Monsieur", "Madame", "Mme", "Mlle",
    "Señor", "Señora", "Sr", "Sra", "Signor", "Signora",
})  # fmt: skip
_SAY_NOTHING = frozenset({
    "the", "and", "for", "with", "that", "this", "from", "you", "your", "are", "was", "thank",
    "thanks", "und", "der", "die", "das", "von", "les", "des", "une", "que", "los", "las",
    "del", "che", "www", "http", "https", "html", "com", "org", "net",
})  # fmt: skip
"""Parts of web addresses, thanks, and the little words of what is quoted in another language."""
_PAIR = re.compile(f"[{UNSPACED}]{{2}}")
_HIRAGANA = re.compile("[\u3040-\u309f]+")
"""In Japanese, whose words are pairs of characters here, these are endings and particles."""


def keywords_of(
    terms: Terms, centrality: Sequence[float], *, stop_words_known: bool
) -> tuple[str, ...]:
    """The words that run through the central sentences, each in its most frequent form.

    A word (all forms of one stem together) scores the sentences it is in, weighed by
    (1 + centrality) / 2, times log((n + 1) / (df + 0.5)), which leaves behind words that are
    everywhere. Of the overlapping pairs of a script without spaces the best are shown.

    Args:
        terms: The article's terms.
        centrality: 0 to 1 for each sentence.
        stop_words_known: Whether the language has a list of stop words.

    Returns:
        Up to ten, best first, as they are written inside of sentences; ties in the text's order.
    """
    shortest = _SHORTEST if stop_words_known else _SHORTEST_UNLISTED
    forms = _Forms(terms)
    shown: list[str] = []
    seen: set[int] = set()
    for column, is_alone in _best_first(terms, np.asarray(centrality)):
        if len(shown) >= (_FEWEST if is_alone else _MOST):
            break
        word = forms.usual(column)
        written = terms.vocabulary[word]
        if not forms.can_stand_alone(word, shortest) or _overlaps(written, shown):
            continue
        name = forms.name_with(word)
        columns = {int(terms.column_of_word[one]) for one in name} - {NO_TERM}
        if columns.isdisjoint(seen):
            shown.append(" ".join(terms.vocabulary[one] for one in name))
            seen |= columns
    return tuple(shown)


def _best_first(terms: Terms, centrality: Floats) -> Iterator[tuple[int, bool]]:
    """The columns of terms, and whether each is in one sentence only; those come last."""
    counts = terms.counts
    sentences, columns = counts.shape
    shares = (1.0 + centrality) / 2.0
    weights = np.bincount(counts.indices, weights=shares[rows_of(counts)], minlength=columns)
    spread = np.bincount(counts.indices, minlength=columns)
    scores = np.round(weights * np.log((sentences + 1) / (spread + 0.5)), _DIGITS)
    alone = spread <= 1
    for column in np.lexsort((np.arange(columns), -scores, alone)):
        if spread[column]:
            yield int(column), bool(alone[column])


def _overlaps(word: str, shown: Sequence[str]) -> bool:
    """Whether a pair of characters goes on where one that is shown ends, or the reverse."""
    return _PAIR.fullmatch(word) is not None and any(
        word[0] == other[-1] or word[-1] == other[0] for other in shown
    )


class _Forms:
    """How the words of a text are written; words are places in its vocabulary."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        opens = np.zeros(len(terms.sequence) + 1, dtype=bool)
        opens[np.cumsum(terms.lengths) - terms.lengths] = True
        self._opens = opens[:-1]
        words = len(terms.vocabulary)
        self._occurrences = np.bincount(terms.sequence, minlength=words)
        self._inside = np.bincount(terms.sequence[~self._opens], minlength=words)
        self._capital = np.array(
            [word[0].isupper() and word not in _FORMS_OF_ADDRESS for word in terms.vocabulary],
            dtype=bool,
        )
        best = np.lexsort((-self._occurrences, -self._inside, terms.column_of_word))
        columns, first = np.unique(terms.column_of_word[best], return_index=True)
        self._usual: dict[int, int] = dict(zip(columns.tolist(), best[first].tolist(), strict=True))

    def usual(self, column: int) -> int:
        """The form of a term that is most frequent, at best elsewhere than at the beginning."""
        return self._usual[column]

    def can_stand_alone(self, word: int, shortest: int) -> bool:
        """Whether a word tells something: it is long enough, and no speaker's label in capitals."""
        written = self._terms.vocabulary[word]
        if shortest == _SHORTEST and written == written.upper():
            shortest = _SHORTEST_CAPITALS
        is_label = (
            len(written) >= _SHORTEST_SHOUT
            and written.isupper()
            and self._occurrences[word] > 1
            and not self._inside[word]
        )
        return (
            len(written) >= shortest
            and not is_label
            and written not in _FORMS_OF_ADDRESS
            and written.lower() not in _SAY_NOTHING
            and not _HIRAGANA.fullmatch(written)
        )

    def name_with(self, word: int) -> list[int]:
        """The word with the capitalised ones beside it that make it a name; else the word alone."""
        name = [word]
        while (
            len(name) < _LONGEST_NAME and (before := self._companion(name[0], -1, name)) is not None
        ):
            name.insert(0, before)
        while (
            len(name) < _LONGEST_NAME and (after := self._companion(name[-1], 1, name)) is not None
        ):
            name.append(after)
        return name

    def _companion(self, word: int, step: int, name: list[int]) -> int | None:
        """The word that mostly stands one step before (-1) or after (1) in the same sentence."""
        if not self._capital[word] or self._occurrences[word] < 2:
            return None
        there = np.flatnonzero(self._terms.sequence == word) + step
        there = there[(there >= 0) & (there < len(self._opens))]
        there = there[~self._opens[there + (step < 0)]]
        neighbours = self._terms.sequence[there]
        # "New York", but not "The mayor".
        fits = (self._terms.column_of_word[neighbours] != NO_TERM) | ~self._opens[there]
        neighbours = neighbours[fits & self._capital[neighbours] & ~np.isin(neighbours, name)]
        if not len(neighbours):
            return None
        times = np.bincount(neighbours)
        companion = int(times.argmax())
        least = max(2.0, _TOGETHER * self._occurrences[word])
        return companion if times[companion] >= least else None
