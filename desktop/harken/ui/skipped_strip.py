"""Says what is neither read nor summarised, shows it when asked, and brings it back."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout

from harken.article.model import Extent, Skip, SkipReason
from harken.ui.buttons import Button
from harken.ui.labels import muted_label
from harken.ui.skip_names import all_of, counted
from harken.ui.skipping import tallies

HEIGHT_PX = 46
MOST_HEIGHT_PX = 144
"""With four lines of text above the buttons."""
_SIDE_PX = 14


class SkippedStrip(QFrame):
    """6 parts skipped: 3 menus, 2 captions … Read as: whole page, Restore…, Show.

    On one line or two where there is room, else the buttons stand under the text.
    """

    show_wanted = Signal(bool)
    """Whether the skipped parts are to be shown in their places."""
    kind_wanted = Signal(object, bool)
    """A `SkipReason` or None for all: whether its parts are to be restored or skipped again."""
    extent_wanted = Signal(object)
    """The `Extent` that the text is to be taken for."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        self._skips: tuple[Skip, ...] = ()
        self._shown = False
        self._extent = Extent.EXCERPT
        self._text = muted_label()
        self._above = muted_label()
        for label in (self._text, self._above):
            label.setWordWrap(True)
        self._as = Button(kind="link")
        self._restore = Button(kind="link")
        self._toggle = Button(kind="link")
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(self._text, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addStretch(0)
        for button in (self._as, self._restore, self._toggle):
            line.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_SIDE_PX, 0, 2, 0)
        layout.setSpacing(0)
        layout.addWidget(self._above)
        layout.addLayout(line)
        self._as.setToolTip(
            self.tr(
                "A text copied from a web page often brings menus and notices with it.\n"
                "Of a whole page, the article in it is read; of an excerpt, nearly everything."
            )
        )
        self._as.clicked.connect(lambda: self._open_above(self._as, self.extents_menu()))
        self._restore.clicked.connect(lambda: self._open_above(self._restore, self.kinds_menu()))
        self._toggle.clicked.connect(lambda: self.show_wanted.emit(not self._shown))

    def show_skips(self, skips: Sequence[Skip], shown: bool) -> None:
        """Counts the parts, and says what the buttons would do."""
        self._skips, self._shown = tuple(skips), shown
        text = self._summed_up()
        for label in (self._text, self._above):
            # A number stays beside what it counts.
            label.setText(re.sub(r"(\d) ", "\\1\u00a0", text))
            label.setAccessibleName(text)
        self._toggle.setText(self.tr("Hide") if shown else self.tr("Show"))
        self._toggle.setAccessibleName(
            self.tr("Hide the skipped parts") if shown else self.tr("Show the skipped parts")
        )
        some = any(not skip.restored for skip in skips)
        self._restore.setText(self.tr("Restore…") if some else self.tr("Skip again…"))
        self._restore.setAccessibleName(self.tr("Restore skipped parts, or skip them again"))
        for button in (self._restore, self._toggle):
            button.setVisible(bool(skips))

    def show_extent(self, extent: Extent | None, *, busy: bool) -> None:
        """Says what a copied text is taken for; None where there is no choice."""
        self._as.setVisible(extent is not None)
        self._as.setEnabled(not busy)
        if extent is not None:
            self._extent = extent
            short = {
                Extent.EXCERPT: self.tr("Read as: excerpt ▾"),
                Extent.WHOLE_PAGE: self.tr("Read as: whole page ▾"),
            }[extent]
            self._as.setText(self.tr("Reading…") if busy else short)
            self._as.setAccessibleName(
                self.tr("Read as {as_what}").format(as_what=self._name_of(extent))
            )

    def fit(self, width_px: int) -> int:
        """Puts the text beside or above the buttons, and says how high that is in pixels."""
        buttons = (self._as, self._restore, self._toggle)
        taken = sum(one.sizeHint().width() for one in buttons if one.isVisibleTo(self))
        room = width_px - 2 * _SIDE_PX
        line_px = self._text.fontMetrics().lineSpacing()
        beside_px = self._text.heightForWidth(max(1, room - taken))
        beside = beside_px < 2.5 * line_px
        self._text.setVisible(beside)
        self._above.setVisible(not beside)
        if beside:
            return max(HEIGHT_PX, beside_px + 16)
        self._above.setContentsMargins(0, 8, _SIDE_PX, 0)
        return min(MOST_HEIGHT_PX, self._above.heightForWidth(room) + HEIGHT_PX)

    def kinds_menu(self) -> QMenu:
        """What can be restored or skipped again, by kind."""
        menu = QMenu(self)
        found = tallies(self._skips)
        skipped = [(tally.reason, tally.skipped) for tally in found if tally.skipped]
        restored = [(tally.reason, tally.restored) for tally in found if tally.restored]
        self._fill(menu, skipped, self.tr("Read {parts}"), restored=True)
        if skipped and restored:
            menu.addSeparator()
        self._fill(menu, restored, self.tr("Skip {parts} again"), restored=False)
        return menu

    def extents_menu(self) -> QMenu:
        """What the text can be taken for."""
        menu = QMenu(self)
        for extent in Extent:
            name = self._name_of(extent)
            action = menu.addAction(f"{name[:1].upper()}{name[1:]}")
            action.setCheckable(True)
            action.setChecked(extent is self._extent)
            action.triggered.connect(lambda _=False, it=extent: self._want_extent(it))
        return menu

    def _want_extent(self, extent: Extent) -> None:
        if extent is not self._extent:
            self.extent_wanted.emit(extent)

    def _fill(
        self, menu: QMenu, kinds: list[tuple[SkipReason, int]], form: str, *, restored: bool
    ) -> None:
        for reason, count in kinds:
            self._add(menu, form.format(parts=all_of(reason, count)), reason, restored)
        if len(kinds) > 1:
            count = sum(count for _, count in kinds)
            everything = self.tr("all {n} parts").format(n=count)
            self._add(menu, form.format(parts=everything), None, restored)

    def _add(self, menu: QMenu, text: str, reason: SkipReason | None, restored: bool) -> None:
        action = menu.addAction(text)
        action.triggered.connect(lambda _=False: self.kind_wanted.emit(reason, restored))

    def _open_above(self, button: Button, menu: QMenu) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        size = menu.sizeHint()
        menu.popup(button.mapToGlobal(QPoint(button.width() - size.width(), -size.height() - 4)))

    def _name_of(self, extent: Extent) -> str:
        return {
            Extent.EXCERPT: self.tr("an excerpt: keep nearly everything"),
            Extent.WHOLE_PAGE: self.tr("a whole web page: find the article"),
        }[extent]

    def _summed_up(self) -> str:
        """Such as 3 parts skipped: 2 captions, 1 cookie notice; the most frequent kind first."""
        skipped = sum(not skip.restored for skip in self._skips)
        named = ", ".join(
            counted(tally.reason, tally.skipped) for tally in tallies(self._skips) if tally.skipped
        )
        if not skipped:
            text = self.tr("Nothing is skipped")
        elif skipped == 1:
            text = self.tr("1 part skipped: {named}").format(named=named)
        else:
            text = self.tr("{count} parts skipped: {named}").format(count=skipped, named=named)
        restored = len(self._skips) - skipped
        return f"{text} · {self.tr('{n} restored').format(n=restored)}" if restored else text
