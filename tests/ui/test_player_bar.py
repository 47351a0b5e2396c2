from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from harken.article.model import Block, BlockKind
from harken.article.position import Reading
from harken.listening.command import Action, Command
from harken.listening.state import Mode
from harken.settings import Settings
from harken.speech.rate import DEFAULT_WPM
from harken.summary.length import Sentences
from harken.ui.player_bar import PlayerBar
from harken.ui.theme import Theme, ThemeChoice
from tests.listening.stage import FakeRanker
from tests.ui.articles import article_of, words
from tests.ui.house import House

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def bar(qapp: QApplication) -> Iterator[PlayerBar]:
    bar = PlayerBar(Theme(ThemeChoice.LIGHT), 210, 0.5)
    bar.set_active(True)
    bar.resize(1200, 96)
    bar.show()
    yield bar
    shiboken6.delete(bar)


def test_a_new_persons_rate_is_the_usual_one() -> None:
    assert Settings().rate_wpm == DEFAULT_WPM


def test_it_shows_what_is_remembered_before_anything_is_loaded(bar: PlayerBar) -> None:
    assert bar.rate_button.text() == "1.2×"
    assert bar.volume_button.accessibleName() == "Volume: 50 %"


def test_a_click_on_the_time_is_that_time(bar: PlayerBar, qtbot: QtBot) -> None:
    bar.show_time(0, 200)
    QApplication.processEvents()
    middle = QPoint(bar.time.slider.width() // 2, bar.time.slider.height() // 2)
    chosen: list[float] = []
    bar.time_chosen.connect(chosen.append)
    QTest.mouseClick(bar.time.slider, Qt.MouseButton.LeftButton, pos=middle)
    assert chosen[-1] == pytest.approx(100, abs=2)


def test_dragging_the_time_shows_it_and_seeks_when_let_go(bar: PlayerBar) -> None:
    bar.show_time(0, 200)
    QApplication.processEvents()
    chosen: list[float] = []
    bar.time_chosen.connect(chosen.append)
    y = bar.time.slider.height() // 2
    QTest.mousePress(bar.time.slider, Qt.MouseButton.LeftButton, pos=QPoint(11, y))
    QTest.mouseMove(bar.time.slider, QPoint(bar.time.slider.width() * 3 // 4, y))
    assert chosen == []
    shown = bar.time.elapsed.text()
    assert shown.startswith("2:")
    bar.show_time(1, 199)  # the voice goes on meanwhile
    assert bar.time.elapsed.text() == shown
    QTest.mouseRelease(bar.time.slider, Qt.MouseButton.LeftButton, pos=QPoint(11, y))
    assert len(chosen) == 1
    assert bar.time.elapsed.text() == "0:01"


@pytest.mark.parametrize("playing", [False, True])
@pytest.mark.parametrize("part", [0.02, 0.3, 0.55, 0.97])
def test_a_click_on_the_time_goes_to_the_sentence_that_is_read_then(
    house: House, playing: bool, part: float
) -> None:
    long_sentence = f"{'word ' * 99}word."
    house.open(article_of(*[long_sentence] * 5))
    if playing:
        house.session.do(Command(Action.PLAY))
        house.hear()
    slider = house.workspace.player.bar.time.slider
    commands: list[Command] = []
    house.workspace.player.commanded.connect(commands.append)
    total_s = house.state.elapsed_s + house.state.remaining_s
    at = QPoint(11 + round(part * (slider.width() - 22)), slider.height() // 2)
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=at)
    house.settle()
    [command] = commands
    assert command.action is Action.SEEK_SECONDS
    assert command.value == pytest.approx(part * total_s, abs=total_s / 100)
    sentence_s = total_s / 5
    assert 0 <= part * total_s - house.state.elapsed_s <= sentence_s
    assert slider.value() == round(house.state.elapsed_s * 10)


@pytest.mark.parametrize("several", [False, True])
@pytest.mark.parametrize("width", [720, 800, 860, 960, 1200, 1600])
@pytest.mark.parametrize(
    "voice", ["", "Arabic", "Robin, English (America)", "Received Pronunciation, slow"]
)
def test_nothing_is_cut_off_at_any_width(
    bar: PlayerBar, width: int, voice: str, several: bool
) -> None:
    bar.show_sound(210, voice, 1.0)
    bar.show_articles(before=several, after=several)
    bar.resize(width, 96)
    QApplication.processEvents()
    every = (
        bar._back, *bar._transport, bar._play, bar._repeat, *(bar._articles if several else ()),
        bar.rate_button, bar.voice_button, bar.volume_button, bar.sleep_button,
    )  # fmt: skip
    seen = [button for button in every if button.isVisible()]
    assert bar.sleep_button in seen
    assert width < 860 + 240 * several or len(seen) == len(every), "there is room for all"
    assert bar._articles[1].isVisible() is several, "the next article is never left out"
    boxes = [button.geometry().translated(button.mapTo(bar, QPoint()) - button.pos())
             for button in seen]  # fmt: skip
    assert all(bar.rect().contains(box) for box in boxes)
    assert not any(a.intersects(b) for a in boxes for b in boxes if a is not b)
    play = bar._play.mapTo(bar, QPoint(28, 28)).x()
    assert width < 1600 or abs(play - width / 2) <= 2


@pytest.mark.parametrize(
    ("voice", "shown"),
    [
        ("Robin, English (America)", "Robin"),
        ("Joe (medium)", "Joe"),
        ("Pico English (Great Britain)", "Pico English"),
        ("Microsoft David Desktop - English (United States)", "Microsoft David Desktop"),
        ("Mary-Ann", "Mary-Ann"),
        ("(nameless)", "(nameless)"),
        ("", "Voice"),
    ],
)
def test_a_voice_is_called_by_its_short_name_and_in_full_by_the_hint(
    bar: PlayerBar, voice: str, shown: str
) -> None:
    bar.show_sound(210, voice, 1.0)
    assert bar.voice_button.text() == shown
    assert bar.voice_button.toolTip() == f"Voice: {voice}"


def test_a_long_name_of_a_voice_is_cut_only_where_there_is_no_room(bar: PlayerBar) -> None:
    bar.show_sound(210, "Bartholomew, Scottish (Edinburgh)", 1.0)
    for width, whole in ((720, False), (1200, True)):
        bar.resize(width, 96)
        assert (bar.voice_button.text() == "Bartholomew") is whole
    bar.resize(720, 96)
    for voice, shown in (("Robin, English (America)", "Robin"), ("Arabic", "Arabic")):
        bar.show_sound(210, voice, 1.0)
        assert bar.voice_button.text() == shown


def test_every_button_is_large_enough_to_hit(house: House) -> None:
    house.open(article_of(words(100)))
    from PySide6.QtWidgets import QPushButton

    for button in house.window.findChildren(QPushButton):
        if button.isVisible():
            assert button.height() >= 44, button.accessibleName()
            assert button.width() >= 44, button.accessibleName()
    play = house.workspace.player.bar._play
    assert (play.width(), play.height()) == (56, 56)


def test_it_says_where_in_the_article_the_voice_is(house: House) -> None:
    house.open(article_of("One. Two.", "Three.", "Four."))
    place = house.workspace.player.bar._place
    assert place.accessibleName() == "title"
    house.session.do(Command(Action.NEXT_PARAGRAPH))
    assert place.accessibleName() == "paragraph 1 of 3"
    house.session.do(Command(Action.TOGGLE_READING))
    assert place.accessibleName() == "sentence 1 of 4"


def test_what_comes_next_stands_alone_where_there_is_no_place(
    house: House, fake_ranker: FakeRanker
) -> None:
    fake_ranker.at_once = False
    first, second = article_of(words(60), title="Alpha"), article_of("One.", title="Beta")
    house.put(first, second)
    house.open(first)
    house.session.do(Command(Action.SET_READING, Reading.SUMMARY))
    house.settle()
    assert house.state.summary == ()
    assert house.workspace.player.bar._place.accessibleName() == "Then: Beta"
    fake_ranker.answer()
    house.settle()
    assert house.workspace.player.bar._place.accessibleName().endswith(" · then: Beta")


def test_a_skim_is_counted_by_its_key_sentences_and_has_an_end(house: House) -> None:
    house.open(article_of(words(60)))
    house.session.do(Command(Action.SET_LENGTH, Sentences(2)))
    house.session.do(Command(Action.SET_READING, Reading.SKIM))
    bar, card = house.workspace.player.bar, house.workspace.reading._end
    assert bar._place.accessibleName() == "key sentence 1 of 2"
    house.session.do(Command(Action.PLAY))
    house.hear_to_the_end()
    assert card._text.text() == "Those were the key sentences."
    assert card._article.isVisible()
    card._article.click()
    assert house.state.reading is Reading.ARTICLE
    assert house.state.mode is Mode.PLAYING


def test_it_says_that_the_voice_is_being_loaded(house: House) -> None:
    house.open(article_of("One.", "Two."))
    house.synthesiser.loads = True
    house.synthesiser.held = []
    house.session.do(Command(Action.SET_VOICE, "espeak_pcm:gmw/en"))
    house.session.do(Command(Action.PLAY))
    house.settle()
    place = house.workspace.player.bar._place
    assert place.accessibleName() == "Loading the voice…"
    house.synthesiser.release()
    house.settle()
    assert place.accessibleName() == "title"


def test_its_buttons_go_back_and_say_the_sentence_again(house: House) -> None:
    house.open(article_of(words(200)))
    house.session.do(Command(Action.PLAY))
    house.hear(1500)
    before_s, sentence = house.state.elapsed_s, house.state.sentence
    house.workspace.player.bar._repeat.click()
    assert house.state.sentence == sentence
    assert house.state.word is None
    assert house.state.elapsed_s < before_s
    house.workspace.player.bar._back.click()
    assert house.state.elapsed_s == pytest.approx(before_s - 15, abs=8)


def test_the_voice_that_reads_a_foreign_part_is_told_while_it_reads(house: House) -> None:
    german = Block(BlockKind.PARAGRAPH, "Die Flut kommt. Sie geht.", language="de")
    house.open(article_of("The tide comes.", german, "It goes.", title="Tides"))
    button = house.workspace.player.bar.voice_button
    house.wait_for(lambda: "English" in button.toolTip(), "the voices")
    told = []
    for _ in house.session.state.article.sentences if house.session.state.article else ():
        told.append(button.accessibleName())
        assert button.toolTip().startswith(told[-1])
        house.session.do(Command(Action.NEXT_SENTENCE))
        house.settle()
    english = "Voice: English (America)"
    german_too = "Voice: English (America); here: German"
    assert told == [english, english, german_too, german_too, english]
