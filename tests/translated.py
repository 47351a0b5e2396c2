"""A translator that marks every text, so that a test sees which texts can be translated."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QTranslator


class _Marking(QTranslator):
    def isEmpty(self) -> bool:  # noqa: N802
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        return f"«{source}»"


@contextmanager
def everything_translated() -> Iterator[None]:
    """Puts every text that can be translated between guillemets."""
    translator = _Marking()
    QCoreApplication.installTranslator(translator)
    try:
        yield
    finally:
        QCoreApplication.removeTranslator(translator)
