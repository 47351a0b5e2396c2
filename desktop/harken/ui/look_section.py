"""All there is to choose about how the text looks, in the panel and in the settings alike."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from harken.ui.choices import Choice, Tick
from harken.ui.labels import muted_label
from harken.ui.look import COLUMN_WIDTHS_EM, LINE_HEIGHTS_PERCENT, TEXT_SIZES_PX, Look
from harken.ui.stepper import Stepper
from harken.ui.theme import ThemeChoice
from harken.ui.theme_names import theme_names
from harken.ui.typefaces import EASY_TO_READ, SANS, installed


class LookSection(QWidget):
    """Size, distances, typeface, colours; all of it holds at once."""

    chosen = Signal(object)
    """A `Look`."""
    theme_chosen = Signal(object)
    """A `ThemeChoice`."""

    def __init__(self) -> None:
        super().__init__()
        self._look = Look()
        self.text_size = Stepper(self.tr("Text size"), TEXT_SIZES_PX, self.tr("px"))
        self.line_height = Stepper(self.tr("Line height"), LINE_HEIGHTS_PERCENT, "%")
        self.column = Stepper(self.tr("Column width"), COLUMN_WIDTHS_EM, self.tr("em"))
        self.column.setToolTip(self.tr("An em is as wide as the text is high."))
        self.typeface = Choice(self.tr("Typeface"), [])
        self.hint = muted_label("", "small")
        self.hint.setWordWrap(True)
        self.theme = Choice(
            self.tr("Colours"), [(name, choice.value) for choice, name in theme_names().items()]
        )
        self.dim_others = Tick(
            self.tr("Dim other paragraphs"), self.tr("Only the paragraph that is read stands out.")
        )
        self.reduced_motion = Tick(
            self.tr("Less motion"),
            self.tr("The text jumps where it would glide."),
        )
        self._lay_out()
        self._offer_typefaces()
        self._connect()

    def show_look(self, look: Look, theme: ThemeChoice) -> None:
        """Shows what holds."""
        self._look = look
        for choice, value in ((self.typeface, look.typeface), (self.theme, theme.value)):
            blocked = choice.blockSignals(True)
            choice.choose(value)
            choice.blockSignals(blocked)
        self.text_size.show_value(look.text_px)
        self.line_height.show_value(look.line_height_percent)
        self.column.show_value(look.column_em)
        for tick, ticked in (
            (self.dim_others, look.dim_others),
            (self.reduced_motion, look.reduced_motion),
        ):
            blocked = tick.blockSignals(True)
            tick.setChecked(ticked)
            tick.blockSignals(blocked)

    def _offer_typefaces(self) -> None:
        """Names them all; those that are not installed cannot be chosen."""
        self.typeface.addItem(self.tr("Serif"), None)
        self.typeface.addItem(self.tr("Sans serif"), SANS)
        model = self.typeface.model()
        assert isinstance(model, QStandardItemModel)
        missing = []
        for typeface, site in EASY_TO_READ.items():
            family = installed(typeface)
            self.typeface.addItem(typeface, family if family is not None else typeface)
            if family is None:
                missing.append(f"{typeface} ({site})")
                model.item(model.rowCount() - 1).setEnabled(False)
        hint = self.tr("{names} can be chosen once installed; then start Harken again.")
        self.hint.setText(hint.format(names=self.tr(" and ").join(missing)))
        self.hint.setVisible(bool(missing))
        self.typeface.setAccessibleDescription(self.hint.text() if missing else "")

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        parts: tuple[Stepper | Choice, ...] = (
            self.text_size, self.line_height, self.column, self.typeface, self.theme,
        )  # fmt: skip
        for part in parts:
            row = grid.rowCount()
            label = QLabel(part.accessibleName())
            label.setBuddy(part.number if isinstance(part, Stepper) else part)
            grid.addWidget(label, row, 0)
            grid.addWidget(part, row, 1)
            if part is self.typeface:
                grid.addWidget(self.hint, row + 1, 0, 1, 2)
        ticks = QHBoxLayout()
        ticks.addWidget(self.dim_others)
        ticks.addWidget(self.reduced_motion)
        ticks.addStretch(1)
        grid.addLayout(ticks, grid.rowCount(), 0, 1, 2)

    def _connect(self) -> None:
        self.text_size.changed.connect(lambda px: self._choose(self._look._replace(text_px=px)))
        self.line_height.changed.connect(
            lambda share: self._choose(self._look._replace(line_height_percent=share))
        )
        self.column.changed.connect(lambda em: self._choose(self._look._replace(column_em=em)))
        self.typeface.currentIndexChanged.connect(
            lambda _: self._choose(self._look._replace(typeface=self.typeface.value))
        )
        self.theme.currentIndexChanged.connect(
            lambda _: self.theme_chosen.emit(ThemeChoice(self.theme.value or "system"))
        )
        self.dim_others.toggled.connect(lambda on: self._choose(self._look._replace(dim_others=on)))
        self.reduced_motion.toggled.connect(
            lambda on: self._choose(self._look._replace(reduced_motion=on))
        )

    def _choose(self, look: Look) -> None:
        self._look = look
        self.chosen.emit(look)
