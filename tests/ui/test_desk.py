"""How long the articles of the list take: each as its own language's voice reads it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from harken.article.model import Block, BlockKind
from harken.importing.importer import Importer
from harken.settings import Settings, save_settings
from harken.ui.durations import in_words
from harken.ui.voices.chooser import VoiceChooser
from tests.ui.articles import article_of, words
from tests.ui.house import House

AMERICAN, BRITISH, GERMAN = "espeak_pcm:gmw/en-us", "espeak_pcm:gmw/en", "espeak_pcm:gmw/de"
SECONDS_PER_LETTER = {AMERICAN: 0.2, BRITISH: 0.1, GERMAN: 0.05}
HEARD = {voice: {175: (1e6, 1e6 * pace)} for voice, pace in SECONDS_PER_LETTER.items()}
TEXT = words(60)
CODE = Block(BlockKind.CODE, words(80))
ENGLISH = article_of(TEXT, title="English")
IN_GERMAN = article_of(TEXT, title="German", language="de")
MANUAL = article_of(TEXT, CODE, title="Manual", language="de")


@pytest.fixture
def houses(
    qapp: QApplication, importer: Importer, settings: Path
) -> Iterator[Callable[[Settings], House]]:
    """Makes a window that remembers something, with an article in each language."""
    made: list[House] = []

    def make(kept: Settings) -> House:
        save_settings(kept._replace(paces=HEARD), settings)
        made.append(House(importer, settings))
        # What was heard would count as it was, and is not what this is about.
        made[-1].synthesiser.held = []
        made[-1].put(ENGLISH, IN_GERMAN, MANUAL)
        return made[-1]

    yield make
    for house in made:
        house.close()


def times(house: House, opened: str) -> list[int]:
    """Seconds, in the order of the list, while an article is open."""
    house.workspace.desk.open_id(f"id of {opened}")
    house.settle()
    return [seconds_of(row.time) for row in house.up_next]


def seconds_of(time: str) -> int:
    minutes, seconds = time.split(":")
    return 60 * int(minutes) + int(seconds)


@pytest.mark.parametrize(
    ("kept", "english", "german"),
    [
        (Settings(), AMERICAN, GERMAN),
        (Settings(voices={"en": BRITISH, "de": GERMAN}), BRITISH, GERMAN),
        (Settings(voices={"de": BRITISH}), AMERICAN, BRITISH),
        (Settings(voices={"de": "not installed"}), AMERICAN, GERMAN),
        (Settings(read_code=True), AMERICAN, GERMAN),
    ],
    ids=["nothing kept", "both chosen", "another language's", "one that is gone", "code is read"],
)
def test_times_are_those_of_each_languages_voice_whatever_is_open(
    houses: Callable[[Settings], House], kept: Settings, english: str, german: str
) -> None:
    house = houses(kept)
    first = times(house, "English")
    assert first[0] / first[1] == pytest.approx(
        SECONDS_PER_LETTER[english] / SECONDS_PER_LETTER[german], rel=0.15
    )
    assert (first[2] > 2 * first[1]) == kept.read_code
    assert times(house, "German") == times(house, "Manual") == first
    assert times(house, "English") == first
    assert house.workspace.side.up_next._told.text() == in_words(house.state.queue_s)


def test_another_voice_for_the_language_takes_another_time(
    houses: Callable[[Settings], House],
) -> None:
    house = houses(Settings())
    before = times(house, "English")
    house.workspace.sheets.show_voices()
    [chooser] = house.window.findChildren(VoiceChooser)
    chooser.list.used.emit(BRITISH)
    chooser.accept()
    house.settle()
    after = times(house, "German")
    assert after[0] < before[0]
    assert after[1:] == before[1:]
