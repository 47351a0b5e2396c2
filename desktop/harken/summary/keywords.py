"""What an article is about, in single words."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log

from harken.summary.lexicon import Lexicon

_MOST = 10
_FEWEST = 5
"""Words of one sentence alone are keywords only up to so many in all."""
_SHORTEST_UNLISTED = 5
"""Letters; without a list of stop words, shorter words are mostly stop words."""
_DIGITS = 9


def keywords_of(
    sentences: Sequence[Sequence[str]], centrality: Sequence[float], lexicon: Lexicon
) -> tuple[str, ...]:
    """The words that run through the central sentences, each in its most frequent form.

    A word (all forms of one stem together) scores the sentences it is in, weighed by their
    centrality, times log((n + 1) / (df + 0.5)), which leaves behind words that are everywhere.

    Args:
        sentences: The words of each sentence.
        centrality: 0 to 1 for each sentence.
        lexicon: The stop words and stemmer of the language.

    Returns:
        Up to ten lower-case words, best first; ties in the order of the text.
    """
    shortest = 2 if lexicon.stop_words else _SHORTEST_UNLISTED
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    weights: defaultdict[str, float] = defaultdict(float)
    spread: Counter[str] = Counter()
    for words, share in zip(sentences, centrality, strict=True):
        stems: dict[str, None] = {}
        for word in map(str.lower, words):
            if len(word) >= shortest and word not in lexicon.stop_words:
                stem = lexicon.stem(word)
                forms[stem][word] += 1
                stems[stem] = None
        spread.update(stems.keys())
        for stem in stems:
            weights[stem] += (1.0 + share) / 2
    scores = {
        stem: round(weight * log((len(sentences) + 1) / (spread[stem] + 0.5)), _DIGITS)
        for stem, weight in weights.items()
    }
    best = sorted(scores, key=scores.__getitem__, reverse=True)
    chosen = [stem for stem in best if spread[stem] > 1][:_MOST]
    chosen += [stem for stem in best if spread[stem] == 1][: max(0, _FEWEST - len(chosen))]
    return tuple(forms[stem].most_common(1)[0][0] for stem in chosen)
