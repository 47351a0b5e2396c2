"""Which page the window shows."""

from harken.listening.state import SessionState
from harken.ui.arrivals import Waiting
from harken.ui.reading_page import ReadingPage
from harken.ui.voices.no_voice import NoVoice
from harken.ui.window import Window


class PageChoice:
    """The article, what is being read meanwhile, or what is missing.

    Args:
        window: Shows the page.
        reading: The page of the article.
        no_voice: Knows whether there is any voice.
    """

    def __init__(self, window: Window, reading: ReadingPage, no_voice: NoVoice) -> None:
        self._window = window
        self._reading = reading
        self._no_voice = no_voice
        window.pages.addWidget(reading)
        window.pages.addWidget(no_voice.page)

    def show(self, state: SessionState, waiting: Waiting | None) -> None:
        """Shows the page for a state.

        Args:
            state: The session's.
            waiting: What is being read for the person; None where nothing is.
        """
        window = self._window
        if waiting is not None:
            window.importing.show_progress(waiting.name, waiting.step, waiting.done, waiting.total)
        if self._no_voice.wanted:
            window.show_page(self._no_voice.page)
        elif state.article is not None:
            window.show_page(self._reading)
        elif waiting is not None or window.wishes:
            window.show_page(window.importing)
        else:
            window.show_page(window.empty)
