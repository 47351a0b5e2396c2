"""What came of the person's wishes for a summary, in words."""

from PySide6.QtCore import QCoreApplication

from harken.listening.state import SessionState
from harken.ui.durations import in_words


def count_in_words(sentences: int) -> str:
    """Writes 1 sentence, 12 sentences."""
    tr = QCoreApplication.translate
    one, more = tr("SummaryResult", "1 sentence"), tr("SummaryResult", "{count} sentences")
    return one if sentences == 1 else more.format(count=sentences)


def share_in_words(sentences: int, most: int) -> str:
    """Writes 18 %, or under 1 %, of all the sentences that could be chosen."""
    tr = QCoreApplication.translate
    if 0 < 100 * sentences < most:
        return tr("SummaryResult", "under 1 %")
    percent = round(100 * sentences / max(1, most))
    return tr("SummaryResult", "{percent} %").format(percent=percent)


def result_in_words(state: SessionState) -> str:
    """Writes 56 s · 9 sentences · 18 %; nothing where there is no summary."""
    if state.ranking is None or not state.summary:
        return ""
    count = len(state.summary)
    share = share_in_words(count, len(state.ranking.order))
    return " · ".join((in_words(state.summary_s), count_in_words(count), share))


def focus_is_found(state: SessionState) -> bool:
    """Whether a sentence has the words to focus on; True as long as nobody knows."""
    if state.ranking is None or state.ranking_progress is not None:
        return True
    return state.ranking.finds_focus
