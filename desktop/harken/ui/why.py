"""Why a sentence is in the summary, or is not, in plain words and figures."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from harken.article.ranking import Ranking, Reasons
from harken.listening.state import SessionState
from harken.ui.tuning.method_names import name_of


@dataclass(frozen=True, slots=True)
class Why:
    """What is told of one sentence."""

    rank: str
    """Its place among the others: "3rd of 41"; or what comes before it, such as a wish."""
    outcome: str
    """Whether it is in the summary, and by what that was chosen."""
    shares: tuple[tuple[str, float], ...]
    """What speaks for it, and how much, 0 to 1; none for a sentence that is not ranked."""

    @property
    def told(self) -> str:
        """All of it, for who does not see the bars."""
        shares = [f"{name}: {round(100 * share)} %" for name, share in self.shares]
        return ". ".join([self.rank, self.outcome.rstrip("."), *shares]) + "."

    @property
    def hint(self) -> str:
        """Its place and the best of its reasons, on one line."""
        best = max(self.shares, key=lambda one: one[1], default=None)
        return " · ".join([self.rank, best[0]] if best is not None else [self.rank])


def why(state: SessionState, ranking: Ranking, sentence: int) -> Why:
    """What speaks for a sentence.

    Args:
        state: The session's.
        ranking: Its ranking.
        sentence: A number into `Article.sentences`.
    """
    place = ranking.order.index(sentence) if sentence in ranking.order else None
    chosen = sentence in state.summary
    outcome = _outcome(state, ranking, chosen=chosen)
    shares: tuple[tuple[str, float], ...] = ()
    if place is not None:
        shares = _shares(ranking, ranking.reasons[place], focus=bool(state.emphasis.focus.strip()))
    if sentence in state.emphasis.pinned:
        return Why(_tr("Always in the summary, as you wished"), outcome, shares)
    if sentence in state.emphasis.excluded:
        return Why(_tr("Never in the summary, as you wished"), outcome, shares)
    if place is None and chosen:
        return Why(_tr("Read with all the rest"), outcome, ())
    if place is None:
        told = _tr("Titles, headings, skipped parts and repeated sentences are not.")
        return Why(_tr("Not ranked"), told, ())
    rank = _tr("{nth} of {count}").format(nth=_nth(place + 1), count=len(ranking.order))
    return Why(rank, outcome, shares)


def _shares(ranking: Ranking, reasons: Reasons, *, focus: bool) -> tuple[tuple[str, float], ...]:
    """Those that the method looks at: of position and title not every method does."""
    everybody = ranking.reasons
    shares = [(_tr("Says what the rest says"), reasons.centrality)]
    if any(other.position for other in everybody):
        shares.append((_tr("Stands near the start"), reasons.position))
    if any(other.title for other in everybody):
        shares.append((_tr("Shares words with the title"), reasons.title))
    if focus:
        shares.append((_tr("Has your focus words"), reasons.focus))
    return tuple(shares)


def _outcome(state: SessionState, ranking: Ranking, *, chosen: bool) -> str:
    if state.too_short and chosen:
        return _tr("In the summary: the article is short, it is read whole.")
    if state.too_short:
        return _tr("Not in the summary: the article is short, the rest is read whole.")
    count = len(state.summary)
    method = ranking.method_of(count)
    name = name_of(method)
    if count == 0:
        return _tr("Nothing is in the summary now.")
    if chosen and count == 1:
        form = _tr("In the summary, which takes the first, by {method}.")
    elif chosen:
        form = _tr("In the summary, which takes the first {count}, by {method}.")
    elif count == 1:
        form = _tr("Not in the summary now, which takes the first, by {method}.")
    else:
        form = _tr("Not in the summary now, which takes the first {count}, by {method}.")
    return form.format(count=count, method=name)


def _nth(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    if number % 100 in (11, 12, 13):
        ending = "th"
    # A language with other endings, or none, writes them into these texts.
    forms = {"st": _tr("{n}st"), "nd": _tr("{n}nd"), "rd": _tr("{n}rd"), "th": _tr("{n}th")}
    return forms[ending].format(n=number)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Why", text)
