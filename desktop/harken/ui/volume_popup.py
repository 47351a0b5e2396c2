"""The panel that sets how loud it is, and where it is heard."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from harken.playback.output_device import OutputDevice
from harken.ui.buttons import Slider
from harken.ui.labels import muted_label, stand_at_the_start
from harken.ui.popups import Popup

_WIDTH_PX = 320
_NAME_PX = 220
_MOST_OUTPUTS_PX = 200


class VolumePopup(Popup):
    """A slider, and the sound devices to choose from."""

    chosen = Signal(float)
    """0 to 1."""
    output_chosen = Signal(object)
    """A sound device's id; None for the system's default."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, self.tr("Volume"))
        self._slider = Slider(self.tr("Volume"))
        self._slider.setRange(0, 100)
        self._text = muted_label()
        self._text.setFixedWidth(48)
        self._outputs = QScrollArea()
        self._outputs.setWidgetResizable(True)
        self._outputs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._outputs.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._outputs.verticalScrollBar().setAccessibleName(self.tr("Scroll the sound devices"))
        self._outputs.setAccessibleName(self.tr("Sound devices"))
        self._shown: tuple[tuple[OutputDevice, ...], str | None] | None = None
        self._group: QButtonGroup | None = None
        slide = QHBoxLayout()
        slide.addWidget(self._slider)
        slide.addWidget(self._text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 12)
        layout.setSpacing(4)
        layout.addLayout(slide)
        heading = muted_label(self.tr("HEARD THROUGH"), "overline")
        stand_at_the_start(heading)
        layout.addWidget(heading)
        layout.addWidget(self._outputs)
        self.setFixedWidth(_WIDTH_PX)
        self._slider.valueChanged.connect(lambda percent: self.chosen.emit(percent / 100))
        self.show_outputs((), None)

    def show_volume(self, volume: float) -> None:
        """Says how loud it is."""
        blocked = self._slider.blockSignals(True)
        self._slider.setValue(round(volume * 100))
        self._slider.blockSignals(blocked)
        self._text.setText(f"{round(volume * 100)} %")

    def show_outputs(self, outputs: Sequence[OutputDevice], chosen: str | None) -> None:
        """Offers sound devices.

        Args:
            outputs: Those that are there.
            chosen: The id of the one that was chosen, there or not; None for the system's default.
        """
        shown = (tuple(outputs), chosen)
        if shown == self._shown:
            return
        self._shown = shown
        column_widget = QWidget()
        column_widget.setObjectName("outputs")
        column = QVBoxLayout(column_widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._group = QButtonGroup(column_widget)
        column.addWidget(self._offer(self.tr("System default"), None, chosen))
        for output in outputs:
            column.addWidget(self._offer(output.name, output.id, chosen))
        if chosen is not None and all(output.id != chosen for output in outputs):
            missing = self._offer(self.tr("The chosen device, not connected"), chosen, chosen)
            missing.setEnabled(False)
            column.addWidget(missing)
        if not outputs:
            column.addWidget(muted_label(self.tr("No sound device is found."), "small"))
        self._outputs.setWidget(column_widget)
        high_px = column_widget.sizeHint().height()
        self._outputs.setFixedHeight(min(high_px, _MOST_OUTPUTS_PX))

    def _offer(self, name: str, id_: str | None, chosen: str | None) -> QRadioButton:
        button = QRadioButton()
        metrics = button.fontMetrics()
        button.setText(metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, _NAME_PX))
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setChecked(id_ == chosen)
        button.clicked.connect(lambda _=False: self.output_chosen.emit(id_))
        assert self._group is not None
        self._group.addButton(button)
        return button
