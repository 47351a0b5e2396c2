"""Says what is neither read nor summarised, and shows it when asked."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from harken.article.model import Skip, SkipReason
from harken.ui.buttons import Button
from harken.ui.labels import ElidedLabel

HEIGHT_PX = 46


class SkippedStrip(QFrame):
    """One line: 6 parts skipped: 3 navigation, 2 captions … Show."""

    show_wanted = Signal(bool)
    """Whether the skipped parts are to be shown in their places."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        self.setFixedHeight(HEIGHT_PX)
        self._text = ElidedLabel("muted")
        self._toggle = Button(kind="link")
        self._shown = False
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 0, 2, 0)
        layout.addWidget(self._text, 1, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._toggle)
        self._toggle.clicked.connect(self._ask)

    def show_skips(self, skips: Sequence[Skip], shown: bool) -> None:
        """Counts the parts, and says what the button would do."""
        self._shown = shown
        self._text.show_text(self._summed_up(skips))
        self._toggle.setText(self.tr("Hide") if shown else self.tr("Show"))
        self._toggle.setAccessibleName(
            self.tr("Hide the skipped parts") if shown else self.tr("Show the skipped parts")
        )

    def _ask(self) -> None:
        self.show_wanted.emit(not self._shown)

    def _summed_up(self, skips: Sequence[Skip]) -> str:
        """Such as 3 parts skipped: 2 captions, 1 cookie notice; the most frequent reason first."""
        skipped = [skip for skip in skips if not skip.restored]
        reasons = Counter(skip.reason for skip in skipped)
        named = ", ".join(f"{n} {self._reason(one, n)}" for one, n in reasons.most_common())
        if not skipped:
            text = self.tr("Nothing is skipped")
        elif len(skipped) == 1:
            text = self.tr("1 part skipped: {named}").format(named=named)
        else:
            text = self.tr("{count} parts skipped: {named}").format(count=len(skipped), named=named)
        restored = len(skips) - len(skipped)
        return f"{text} · {self.tr('{n} restored').format(n=restored)}" if restored else text

    def _reason(self, reason: SkipReason, count: int) -> str:
        one, many = {
            SkipReason.BOILERPLATE: (self.tr("boilerplate"), self.tr("boilerplate")),
            SkipReason.BYLINE: (self.tr("by-line"), self.tr("by-lines")),
            SkipReason.DATELINE: (self.tr("dateline"), self.tr("datelines")),
            SkipReason.CAPTION: (self.tr("caption"), self.tr("captions")),
            SkipReason.NAVIGATION: (self.tr("navigation"), self.tr("navigation")),
            SkipReason.COOKIE_NOTICE: (self.tr("cookie notice"), self.tr("cookie notices")),
            SkipReason.COPYRIGHT: (self.tr("copyright line"), self.tr("copyright lines")),
            SkipReason.RUNNING_HEAD: (self.tr("running head"), self.tr("running heads")),
            SkipReason.FOOTNOTE: (self.tr("footnote"), self.tr("footnotes")),
            SkipReason.BY_HAND: (self.tr("by you"), self.tr("by you")),
        }[reason]
        return one if count == 1 else many
