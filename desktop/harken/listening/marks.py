"""Marks: sentences that the listener wants to find again."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from harken.article.model import Article
from harken.library.entry import Mark
from harken.library.library import Library
from harken.listening.command import Action, Actions
from harken.listening.heard_lately import HeardLately
from harken.listening.keeping import Keeping
from harken.listening.state import Mode
from harken.listening.transport import Transport
from harken.listening.whereabouts import Whereabouts

_MOST_SHOWN = 80
"""Characters of a sentence that are shown to say which it is."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A mark that was made and is kept."""

    mark: Mark
    before: Mark | None
    """What the same sentence was marked with until then."""
    brought_back: Article | None
    """The mark's article where that was in the library no more, and is there again."""


class Marks(QObject):
    """Marks the sentence that was heard two seconds of listening ago. Main thread only.

    A pause stops that time. Whoever has just gone elsewhere means what is heard there; where the
    next article has followed by itself, that may be the end of the one before. Nothing is told to
    be marked before the library has it.

    Args:
        here: What is heard.
        transport: Says when it is.
        keeping: Where marks are kept.
        parent: The owner.
        now_s: A clock that never goes back, in seconds.
    """

    changed = Signal()
    """The article has other marks."""
    notice = Signal(str)
    """A short message for people."""
    marked = Signal(object, str)
    """A `Marked`, and a short message about it for people."""
    kept = Signal(bool)
    """A mark is kept now, or cannot be."""

    def __init__(
        self,
        here: Whereabouts,
        transport: Transport,
        keeping: Keeping,
        parent: QObject,
        now_s: Callable[[], float],
    ) -> None:
        super().__init__(parent)
        self._here = here
        self._transport = transport
        self._keeping = keeping
        self._lately = HeardLately(now_s)
        self._marks: tuple[Mark, ...] = ()

    @property
    def actions(self) -> Actions:
        """What it does when it is asked."""
        return {Action.MARK: self.mark}

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Those of the article, in the order of its sentences."""
        return self._marks

    def open(self) -> None:
        """Takes note of another article."""
        if self._transport.mode is not Mode.PLAYING:
            self._lately.forget()
        self._marks = ()
        self.reload()

    def reload(self) -> None:
        """Asks the library for the article's marks: somebody has changed them."""
        article = self._here.article
        if article is not None:
            id_ = article.id
            self._keeping.ask(lambda library: library.marks(id_), lambda it: self._take(id_, it))

    def follow(self) -> None:
        """Takes note of whether the reading is heard, and of what."""
        playing = self._transport.mode is Mode.PLAYING
        self._lately.run(playing and not self._transport.aside)

    def hear(self) -> None:
        """Takes note of the sentence at the place: it is heard now."""
        article, sentence = self._here.article, self._here.sentence
        if article is not None and sentence is not None:
            self._lately.hear(article, sentence)

    def mind(self, action: Action) -> None:
        """Takes note of what is asked for, before it is done."""
        if action in _LEADS_ELSEWHERE:
            self._lately.forget()

    def mark(self, value: object) -> None:
        """Marks a sentence, with a note or None."""
        assert value is None or isinstance(value, str)
        article, sentence = self._lately.sentence or (self._here.article, self._here.sentence)
        if article is None or sentence is None:
            self.notice.emit(self.tr("There is nothing to mark. Open an article first."))
        elif not self._keeping.keeps:
            self.notice.emit(self.tr("Marks are not kept here."))
        else:
            note, now_s = value or "", time.time()
            self._keeping.ask(
                lambda library: _add(library, article, sentence, note, now_s),
                self._on_kept,
                self._on_not_kept,
            )

    def _take(self, article_id: str, marks: tuple[Mark, ...]) -> None:
        article = self._here.article
        if article is not None and article.id == article_id and marks != self._marks:
            self._marks = marks
            self.changed.emit()

    def _on_kept(self, marked: Marked) -> None:
        mark = marked.mark
        others = (it for it in self._marks if it.id != mark.id)
        self._take(mark.article_id, tuple(sorted((*others, mark), key=lambda it: it.sentence)))
        text, title = self.tr("Marked: {sentence}"), ""
        if marked.brought_back is not None:
            text = self.tr("“{title}” is back in the library, since you marked it: {sentence}")
            title = marked.brought_back.title
        self.marked.emit(marked, text.format(sentence=_shortened(mark.text), title=title))
        self.kept.emit(True)

    def _on_not_kept(self) -> None:
        self.notice.emit(self.tr("The mark could not be kept."))
        self.kept.emit(False)


_LEADS_ELSEWHERE = frozenset(
    {
        Action.NEXT_SENTENCE,
        Action.PREVIOUS_SENTENCE,
        Action.NEXT_PARAGRAPH,
        Action.PREVIOUS_PARAGRAPH,
        Action.NEXT_SECTION,
        Action.PREVIOUS_SECTION,
        Action.SEEK,
        Action.SEEK_SECONDS,
        Action.SKIP_SECONDS,
        Action.REPEAT_SENTENCE,
        Action.EXPAND,
        Action.TOGGLE_READING,
        Action.SET_READING,
        Action.OPEN_ARTICLE,
        Action.NEXT_ARTICLE,
        Action.PREVIOUS_ARTICLE,
        Action.FIT_TIME,
    }
)


def _add(library: Library, article: Article, sentence: int, note: str, now_s: float) -> Marked:
    """Keeps a mark, and the article that it is in: that may have been deleted meanwhile."""
    gone = library.entry(article.id) is None
    if gone:
        library.add(article, now_s)
    before = next((it for it in library.marks(article.id) if it.sentence == sentence), None)
    text = article.text_of(article.sentences[sentence].span)
    mark = library.add_mark(article.id, sentence, text, note, now_s)
    return Marked(mark, before, article if gone else None)


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    if len(text) <= _MOST_SHOWN:
        return text
    return text[: _MOST_SHOWN - 1].rpartition(" ")[0] + "…"
