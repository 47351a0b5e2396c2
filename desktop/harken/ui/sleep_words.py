"""When it falls silent by itself, in words."""

import math

from PySide6.QtCore import QCoreApplication

from harken.listening.sleep import Sleep, SleepAt
from harken.ui.durations import in_words

_MINUTE_S = 60


def sleep_in_brief(left_s: float | None) -> str:
    """How long until then, on a button: "14 min", "45 s", or nothing where that is not known."""
    if left_s is None:
        return ""
    if left_s >= _MINUTE_S:
        minutes = math.ceil(left_s / _MINUTE_S)
        return QCoreApplication.translate("Sleep", "{n} min").format(n=minutes)
    return QCoreApplication.translate("Sleep", "{n} s").format(n=max(0, round(left_s)))


def sleep_in_words(sleep: Sleep | None, left_s: float | None) -> str:
    """What the sleep timer does, and how long until then."""
    tr = QCoreApplication.translate
    if sleep is None:
        return tr("Sleep", "Sleep timer")
    names = {
        SleepAt.MINUTES: tr("Sleep", "Sleep timer"),
        SleepAt.SENTENCE: tr("Sleep", "Sleeps at the end of the sentence"),
        SleepAt.ARTICLE: tr("Sleep", "Sleeps at the end of the article"),
        SleepAt.QUEUE: tr("Sleep", "Sleeps when all is heard"),
    }
    if left_s is None:
        return names[sleep.at]
    form = tr("Sleep", "{what}: {time} left")
    return form.format(what=names[sleep.at], time=in_words(left_s))
