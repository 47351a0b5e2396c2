"""What to do when everything was heard."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from harken.article.position import Reading
from harken.listening.command import Action, Command
from harken.ui.buttons import Button


class EndCard(QFrame):
    """Hear it again, the whole article, or the next one."""

    commanded = Signal(object)
    """A `Command` for the session."""
    next_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._text = QLabel()
        self._text.setProperty("role", "strong")
        self._next_title = ""
        self._next = Button(kind="primary")
        self._article = Button(self.tr("Hear the whole article"))
        again = Button(self.tr("Hear it again"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self._text)
        layout.addSpacing(8)
        for button in (again, self._article, self._next):
            layout.addWidget(button)
        again.clicked.connect(self._hear_again)
        self._article.clicked.connect(self._hear_article)
        self._next.clicked.connect(self.next_wanted)
        self.hide()

    def show_for(self, reading: Reading, next_title: str | None) -> None:
        """Says what came to its end, and what could be next."""
        told = {
            Reading.SUMMARY: self.tr("That was the summary."),
            Reading.SKIM: self.tr("Those were the key sentences."),
            Reading.ARTICLE: self.tr("That was the article."),
        }
        self._text.setText(told[reading])
        self._article.setVisible(reading is not Reading.ARTICLE)
        self._next.setVisible(next_title is not None)
        self._next_title = next_title or ""
        self._next.setAccessibleName(self.tr("Next: {title}").format(title=self._next_title))

    def fit(self, room_px: int) -> None:
        """Says less where there is little room."""
        metrics = self.fontMetrics()
        for text_shown, title_px in ((True, 200), (True, 100), (False, 100), (False, 0)):
            title = metrics.elidedText(self._next_title, Qt.TextElideMode.ElideRight, title_px)
            named = self.tr("Next: {title}").format(title=title) if title_px else self.tr("Next")
            self._next.setText(named)
            self._text.setVisible(text_shown)
            if self.sizeHint().width() <= room_px:
                break

    def _hear_article(self) -> None:
        self.commanded.emit(Command(Action.SET_READING, Reading.ARTICLE))
        self._hear_again()

    def _hear_again(self) -> None:
        self.commanded.emit(Command(Action.SEEK_SECONDS, 0.0))
        self.commanded.emit(Command(Action.PLAY))
