"""The style sheet of the window's widgets, by role colours and on a grid of 8 pixels."""

from string import Template

from harken.ui.colours import Colours

SHEET = Template("""
* { font-size: 14px; }
QMainWindow, QDialog, QMenu, QToolTip { background: $panel; color: $ink; }
QToolTip { border: 1px solid $line; padding: 4px 8px; }
QLabel { background: transparent; color: $ink; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: 13px; }
QLabel[role="overline"] { color: $muted; font-size: 12px; font-weight: 700; }
QLabel[role="muted"][wrong="true"], QLabel[role="small"][wrong="true"] { color: $error; }
QLabel[role="strong"] { font-weight: 700; }
QLabel[role="brand"] { font-size: 15px; font-weight: 700; }

#header { background: $panel; border: 0; border-bottom: 1px solid $line; }
#side { background: $panel; border: 0; border-right: 1px solid $line; }
#upNext, #libraryPanel { border: 0; }
#articles { background: transparent; border: 0; outline: 0; }
#miniPlayer { background: $panel; border: 0; }
#playerBar { background: $panel; border: 0; border-top: 1px solid $line; }
#readingPage, #emptyPage, #importingPage, #readingView, #controls {
    background: $paper; border: 0; }
#stripGround { border: 0; background: qlineargradient(
    x1: 0, y1: 0, x2: 0, y2: 1, stop: 0 $paper_clear, stop: 0.3 $paper, stop: 1 $paper); }
#controls[stuck="true"] { border-bottom: 1px solid $line; }

QPushButton {
    background: $paper; color: $ink; border: 1px solid $line; border-radius: 8px;
    padding: 0 14px; min-height: 42px; outline: 0; }
QPushButton:hover { border-color: $muted; }
QPushButton:pressed { background: $pressed; }
QPushButton:disabled { color: $disabled; }
QPushButton:focus { border: 2px solid $accent; padding: 0 13px; min-height: 40px; }
QPushButton[kind="primary"] {
    background: $accent; color: $on_accent; border-color: $accent; font-weight: 700; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed {
    background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:disabled {
    background: $panel; border-color: $line; color: $disabled; }
QPushButton[kind="primary"]:focus {
    border: 6px double $on_accent; padding: 0 9px; min-height: 32px; }
QPushButton[kind="link"] {
    background: transparent; border: 0; color: $accent; font-weight: 700; padding: 0 12px;
    min-height: 44px; }
QPushButton[kind="link"]:disabled { color: $disabled; }
QPushButton[kind="link"]:hover { color: $accent_hover; text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 2px solid $accent; padding: 0 10px; min-height: 40px; }
QPushButton[kind="icon"] { padding: 0; min-width: 42px; max-width: 42px; }
QPushButton[kind="icon"]:focus { min-width: 40px; max-width: 40px; min-height: 40px; }
QPushButton[kind="sleep"] { padding: 0 9px; }
QPushButton[kind="sleep"]:focus { padding: 0 8px; }
QPushButton[kind="sleep"][on="true"] {
    background: $sentence; border-color: $accent; font-weight: 700; }
QPushButton[kind="transport"] {
    background: transparent; border: 0; border-radius: 22px; padding: 0;
    min-width: 44px; max-width: 44px; min-height: 44px; max-height: 44px; }
QPushButton[kind="transport"]:hover { background: $pressed; }
QPushButton[kind="transport"]:focus {
    border: 2px solid $accent; min-width: 40px; max-width: 40px; min-height: 40px;
    max-height: 40px; }
QPushButton[kind="play"] {
    background: $accent; border: 0; border-radius: 28px; padding: 0;
    min-width: 56px; max-width: 56px; min-height: 56px; max-height: 56px; }
QPushButton[kind="play"]:hover { background: $accent_hover; }
QPushButton[kind="play"]:focus {
    border: 6px double $on_accent; min-width: 44px; max-width: 44px; min-height: 44px;
    max-height: 44px; }
QPushButton[kind="play"]:disabled { background: $accent_faint; }
QPushButton[kind="pill"] {
    background: $ink; color: $paper; border: 0; border-radius: 22px; padding: 0 20px;
    min-height: 44px; font-weight: 700; }
QPushButton[kind="pill"]:focus { border: 2px solid $accent; padding: 0 18px; min-height: 40px; }
QPushButton[kind="tune"] {
    background: transparent; border: 1px solid transparent; padding: 0 5px; text-align: left; }
QPushButton[kind="tune"]:hover { border-color: $line; }
QPushButton[kind="tune"]:focus { border: 2px solid $accent; padding: 0 4px; }
QPushButton[kind="tune"][weighed="true"] { color: $accent; }
QPushButton[kind="section"] {
    background: transparent; border: 0; color: $muted; font-size: 12px; font-weight: 700;
    padding: 0 8px; min-height: 44px; text-align: left; }
QPushButton[kind="section"]:hover { color: $ink; }
QPushButton[kind="section"]:focus { border: 2px solid $accent; padding: 0 6px; min-height: 40px; }
QPushButton[kind="tab"] {
    background: transparent; border: 0; border-bottom: 2px solid $line; border-radius: 0;
    color: $muted; font-size: 12px; font-weight: 700; padding: 0 2px; min-height: 42px; }
QPushButton[kind="tab"]:hover { color: $ink; }
QPushButton[kind="tab"]:checked { color: $ink; border-bottom-color: $accent; }
QPushButton[kind="tab"]:focus {
    border: 2px solid $accent; border-radius: 8px; padding: 0; min-height: 40px; }
QPushButton[toggle="true"] { padding: 0 8px; }
QPushButton[toggle="true"]:focus { padding: 0 7px; }
QPushButton[toggle="true"]:checked {
    background: $sentence; border-color: $accent; color: $ink; font-weight: 700; }
QPushButton::menu-indicator { image: none; width: 0; }

QPushButton[segment="left"] {
    border-top-right-radius: 0; border-bottom-right-radius: 0; border-right: 0; padding: 0 8px; }
QPushButton[segment="right"] {
    border-top-left-radius: 0; border-bottom-left-radius: 0; padding: 0 8px; }
QPushButton[segment]:checked {
    background: $accent; color: $on_accent; border-color: $accent; font-weight: 700; }
QPushButton[segment]:focus { padding: 0 7px; }
QPushButton[segment]:checked:focus {
    border: 6px double $on_accent; padding: 0 3px; min-height: 32px; }

QLineEdit {
    background: $paper; color: $ink; border: 1px solid $edge; border-radius: 8px;
    padding: 0 14px; min-height: 42px; selection-background-color: $accent;
    selection-color: $on_accent; placeholder-text-color: $muted; }
QLineEdit:focus { border: 2px solid $accent; padding: 0 13px; min-height: 40px; }
#searchField { padding: 0 4px; }
#searchField:focus { padding: 0 3px; }
#commandText {
    background: $panel; color: $ink; border: 1px solid $edge; border-radius: 8px;
    padding: 9px 8px; font-family: monospace; selection-background-color: $accent;
    selection-color: $on_accent; }

QSlider { min-height: 32px; background: transparent; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $track; }
QSlider::sub-page:horizontal { border-radius: 2px; background: $accent; }
QSlider[mirrored="true"]::sub-page:horizontal { background: $track; }
QSlider[mirrored="true"]::add-page:horizontal { border-radius: 2px; background: $accent; }
QSlider[mirrored="true"]::add-page:horizontal:disabled { background: $track; }
QSlider::handle:horizontal {
    background: $paper; border: 2px solid $accent; width: 18px; margin: -9px 0;
    border-radius: 8px; }
QSlider::handle:horizontal:hover { background: $sentence; }
QSlider::handle:horizontal:focus { border: 3px solid $ink; width: 16px; }
QSlider::sub-page:horizontal:disabled { background: $track; }
QSlider::handle:horizontal:disabled { border-color: $track; }

QListWidget { background: transparent; border: 0; outline: 0; }
QListWidget::item { border: 1px solid transparent; border-radius: 8px; }
QListWidget::item:hover { background: $hover; }
QListWidget::item:selected {
    background: $sentence; border-color: $sentence_edge; color: $ink; }

#languages::item, #pages::item { padding: 10px 12px; }
#pages::item:selected:focus { border: 2px solid $accent; padding: 9px 11px; }
#voiceRows, #outputs, #noVoice { background: transparent; }
#noVoicePage { background: $paper; }

QMenu { border: 1px solid $line; padding: 8px; background: $paper; }
QMenu::item {
    padding: 9px 31px 9px 15px; border: 1px solid transparent;
    border-radius: 6px; color: $ink; }
QMenu::item:selected { background: $sentence; border-color: $sentence_edge; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $line; margin: 8px; }
QMenu::indicator { width: 16px; height: 16px; margin-left: 8px; }

QFrame[role="popup"] { background: $paper; border: 1px solid $scroll; border-radius: 12px; }
QFrame[role="notice"] { background: $paper; border: 1px solid $line; border-radius: 8px; }
QFrame[role="notice"][tone="error"] { border-color: $error; }
#notices, #notices > QWidget > QWidget { background: $paper; }
QFrame[role="strip"] { background: $paper; border: 1px solid $line; border-radius: 8px; }

QFrame[role="card"] { background: $paper; border: 1px solid $line; border-radius: 12px; }
#readingBehind { background: transparent; border: 0; }
#sheetText {
    background: $paper; color: $ink; border: 1px solid $line; border-radius: 8px; padding: 8px; }
#sheetText:focus { border: 2px solid $accent; padding: 7px; }
#findBar { background: $panel; border: 0; border-bottom: 1px solid $line; }

QProgressBar {
    background: $track; border: 0; border-radius: 3px; min-height: 6px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }

QScrollArea { background: transparent; border: 0; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical {
    background: $scroll; border-radius: 4px; min-height: 40px; margin: 2px; }
QScrollBar::handle:vertical:hover { background: $muted; }
QScrollBar::handle:vertical:disabled { background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
    background: transparent; border: 0; height: 0; }
QTableWidget {
    background: $paper; alternate-background-color: $paper; color: $ink; outline: 0;
    border: 1px solid $line; border-radius: 8px; selection-background-color: $sentence;
    selection-color: $ink; }
QTableWidget:focus { border: 2px solid $accent; }
QTableWidget::item { padding: 0 12px; border: 0; }
QTableWidget::item:selected { background: $sentence; color: $ink; }
QHeaderView { background: transparent; border: 0; }
QHeaderView::section {
    background: transparent; color: $muted; font-size: 13px; border: 0;
    border-bottom: 1px solid $line; padding: 8px 15px; }

QComboBox {
    background: $paper; color: $ink; border: 1px solid $edge; border-radius: 8px;
    padding: 0 8px 0 14px; min-height: 42px; }
QComboBox::drop-down { border: 0; width: 36px; }
QComboBox::down-arrow { image: none; }
QComboBox:focus { border: 2px solid $accent; padding: 0 7px 0 13px; min-height: 40px; }
QComboBox QAbstractItemView {
    background: $paper; color: $ink; border: 1px solid $line; outline: 0;
    selection-background-color: $sentence; selection-color: $ink; }
QComboBox QAbstractItemView::item { min-height: 36px; padding: 0 10px; }

QCheckBox {
    color: $ink; min-height: 44px; spacing: 8px; outline: 0; padding: 0 6px;
    border: 2px solid transparent; border-radius: 8px; }
QCheckBox::indicator {
    background: $paper; border: 2px solid $edge; width: 16px; height: 16px; border-radius: 4px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; }
QCheckBox:focus { border-color: $accent; }
QRadioButton {
    color: $ink; min-height: 40px; spacing: 8px; outline: 0; padding: 0 6px;
    border: 2px solid transparent; border-radius: 8px; }
QRadioButton::indicator {
    background: $paper; border: 2px solid $edge; width: 14px; height: 14px; border-radius: 9px; }
QRadioButton::indicator:checked {
    border: 6px solid $accent; width: 6px; height: 6px; }
QRadioButton:focus { border-color: $accent; }
QRadioButton:disabled { color: $disabled; }
QRadioButton::indicator:disabled { border-color: $disabled; }
""")


def style_sheet(colours: Colours) -> str:
    """The sheet in these colours."""
    return SHEET.substitute(all_roles(colours))


def all_roles(colours: Colours) -> dict[str, str]:
    """The colours by role, with those that are mixed of others."""
    return colours._asdict() | {
        "accent_faint": _mixed(colours.accent, colours.panel, 0.36),
        "hover": _mixed(colours.ink, colours.panel, 0.05),
        "paper_clear": f"#00{colours.paper[1:]}",
        "track": _mixed(colours.edge, colours.panel, 0.3),
        "scroll": _mixed(colours.edge, colours.paper, 0.5),
    }


def _mixed(over: str, ground: str, share: float) -> str:
    """`over` laid on `ground`, covering the `share` (0 to 1) of it."""
    pairs = zip(bytes.fromhex(over[1:]), bytes.fromhex(ground[1:]), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)
