"""Our own icons: drawn in one ink, coloured by role, sharp at any scale."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from harken.paths import resources_dir

_SCALES = (1, 1.25, 1.5, 2, 3)


@cache
def _drawing(name: str) -> bytes:
    return (resources_dir() / "icons" / f"{name}.svg").read_bytes()


def pixmap(name: str, colour: str, size_px: int, scale: float = 1.0) -> QPixmap:
    """The icon `name` in one colour, `size_px` logical pixels wide and high."""
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace(b"currentColor", colour.encode())))
    drawn = QPixmap(QSize(round(size_px * scale), round(size_px * scale)))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(0, 0, drawn.width(), drawn.height()))
    painter.end()
    drawn.setDevicePixelRatio(scale)
    return drawn


def icon(name: str, colour: str, size_px: int, faint: str | None = None) -> QIcon:
    """The icon for a button, sharp on every screen; `faint` is its colour when disabled."""
    made = QIcon()
    for scale in _SCALES:
        made.addPixmap(pixmap(name, colour, size_px, scale))
        if faint is not None:
            made.addPixmap(pixmap(name, faint, size_px, scale), QIcon.Mode.Disabled)
    return made


def application_icon() -> QIcon:
    """Harken's own icon, for the window and the task bar."""
    made = QIcon()
    for size_px in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(pixmap("harken", "", size_px))
    return made
