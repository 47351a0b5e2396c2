"""Our own icons: drawn in one ink, coloured by role, sharp at any scale."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from harken.paths import resources_dir


@cache
def _drawing(name: str) -> bytes:
    return (resources_dir() / "icons" / f"{name}.svg").read_bytes()


def pixmap(name: str, colour: str, size_px: int) -> QPixmap:
    """The icon `name` in one colour, sharp on the sharpest of the screens.

    Args:
        name: The file's name without its ending.
        colour: As CSS writes it.
        size_px: Width and height in logical pixels.
    """
    app = QGuiApplication.instance()
    scale = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace(b"currentColor", colour.encode())))
    drawn = QPixmap(round(size_px * scale), round(size_px * scale))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(drawn.rect()))
    painter.end()
    drawn.setDevicePixelRatio(scale)
    return drawn


def application_icon() -> QIcon:
    """Harken's own icon, for the window and the task bar."""
    made = QIcon()
    for size_px in (16, 24, 32, 48, 64, 128):
        made.addPixmap(pixmap("harken", "", size_px))
    return made
