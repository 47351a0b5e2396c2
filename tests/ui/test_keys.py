"""The keys, pressed in the real window."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget

from harken.article.model import Article, Block, BlockKind, Skip, SkipReason, Span
from harken.article.position import Reading
from harken.importing.source import FileSource
from harken.listening.command import Action, Command
from harken.listening.state import Mode
from harken.ui.buttons import Slider
from harken.ui.doing import Doing
from harken.ui.doing_names import doing_names
from harken.ui.find_bar import FindBar
from harken.ui.keys import KEYS
from harken.ui.keys_sheet import KeysSheet
from harken.ui.link_dialog import LinkDialog
from harken.ui.voices.chooser import VoiceChooser
from tests.ui.articles import article_of, words
from tests.ui.house import House

# QTest knows fewer keys than there are, and the offscreen screen has no windows to raise.
pytestmark = pytest.mark.qt_log_ignore("keyToAscii", "This plugin does not support")

ALT, SHIFT, CTRL, NONE = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.NoModifier,
)


def sections() -> Article:
    return article_of(
        "One is here. Two is here.",
        "Three is here.",
        Block(BlockKind.HEADING, "Then", level=2),
        "Four is here. Five is here.",
    )


@pytest.fixture
def reading(house: House) -> House:
    house.open(sections())
    house.window.activateWindow()
    house.workspace.reading.view.setFocus()
    return house


def press(house: House, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(QApplication.focusWidget() or house.window, key, modifier)
    house.settle()


def sentence(house: House) -> str:
    state = house.state
    assert state.article is not None and state.sentence is not None
    return state.article.text_of(state.article.sentences[state.sentence].span).split()[0]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_K])
def test_play_and_pause(reading: House, key: Qt.Key) -> None:
    press(reading, key)
    assert reading.state.mode is Mode.PLAYING
    press(reading, key)
    assert reading.state.mode.value == "paused"


@pytest.mark.parametrize("key", [Qt.Key.Key_MediaTogglePlayPause, Qt.Key.Key_MediaPlay])
def test_the_button_of_a_headset_plays_and_pauses(reading: House, key: Qt.Key) -> None:
    for mode in (Mode.PLAYING, Mode.PAUSED):
        press(reading, key)
        assert reading.state.mode is mode
        reading.workspace.headset.count()


@pytest.mark.parametrize("key", [Qt.Key.Key_MediaTogglePlayPause, Qt.Key.Key_MediaPlay])
def test_more_presses_of_it_move(reading: House, key: Qt.Key) -> None:
    reading.session.do(Command(Action.PLAY))
    for presses, arrives in ((2, "One"), (2, "Three"), (3, "One")):
        for _ in range(presses):
            press(reading, key)
        reading.workspace.headset.count()
        assert (sentence(reading), reading.state.mode) == (arrives, Mode.PLAYING)


def test_its_presses_mean_what_the_settings_say(reading: House) -> None:
    reading.memory.keep(headset=("faster", "slower", "mark"))
    press(reading, Qt.Key.Key_MediaPlay)
    reading.workspace.headset.count()
    assert reading.state.rate_wpm > 175
    assert reading.state.mode is Mode.READY


def test_moving(reading: House) -> None:
    for key, modifier, arrives in (
        (Qt.Key.Key_Right, NONE, "One"),
        (Qt.Key.Key_Right, NONE, "Two"),
        (Qt.Key.Key_Left, NONE, "One"),
        (Qt.Key.Key_Right, ALT, "Three"),
        (Qt.Key.Key_Left, ALT, "One"),
        (Qt.Key.Key_Right, SHIFT, "Then"),
        (Qt.Key.Key_Right, ALT, "Four"),
        (Qt.Key.Key_Left, ALT, "Then"),
        (Qt.Key.Key_Left, SHIFT, "The"),
    ):
        press(reading, key, modifier)
        assert sentence(reading) == arrives, (key, modifier)


def test_media_keys_go_from_article_to_article(reading: House) -> None:
    one, other = (replace(article_of(words(6)), id=name) for name in ("one", "other"))
    reading.put(one, other)
    reading.open(one)
    press(reading, Qt.Key.Key_MediaNext)
    reading.wait_for(lambda: reading.state.article == other, "the next article")
    press(reading, Qt.Key.Key_MediaPrevious)
    reading.wait_for(lambda: reading.state.article == one, "the one before")


def test_rate_reading_and_stop(reading: House) -> None:
    rate_wpm = reading.state.rate_wpm
    press(reading, Qt.Key.Key_BracketRight)
    assert reading.state.rate_wpm > rate_wpm
    press(reading, Qt.Key.Key_BracketLeft)
    assert reading.state.rate_wpm == rate_wpm
    press(reading, Qt.Key.Key_S)
    assert reading.state.reading is Reading.SUMMARY
    press(reading, Qt.Key.Key_Space)
    press(reading, Qt.Key.Key_Escape)
    assert reading.state.mode is Mode.READY


def test_back_again_and_spelled(house: House) -> None:
    house.open(article_of(*[words(60)] * 4))
    house.window.activateWindow()
    house.workspace.reading.view.setFocus()
    press(house, Qt.Key.Key_Space)
    house.hear(2000)
    heard_s, heard = house.state.elapsed_s, house.state.sentence
    press(house, Qt.Key.Key_R)
    assert (house.state.sentence, house.state.word) == (heard, None)
    press(house, Qt.Key.Key_J)
    assert heard_s - 30 < house.state.elapsed_s < heard_s - 10
    house.hear(30)
    assert house.state.word is not None and house.state.article is not None
    word = house.state.article.text_of(house.state.word)
    press(house, Qt.Key.Key_X)
    said = [spoken for spoken, _, _ in house.synthesiser.rendered[-len(word) - 3 :]]
    assert any(word[0] in one and word not in one for one in said)


def test_v_opens_the_voices(reading: House) -> None:
    press(reading, Qt.Key.Key_V)
    chooser = reading.window.findChild(VoiceChooser)
    assert chooser is not None and chooser.isVisible()
    assert chooser.isAncestorOf(QApplication.focusWidget() or reading.window)
    press(reading, Qt.Key.Key_Escape)
    assert not chooser.isVisible()


def test_skim_and_expand(reading: House) -> None:
    for key, modifier, arrives in (
        (Qt.Key.Key_S, SHIFT, Reading.SKIM),
        (Qt.Key.Key_S, SHIFT, Reading.ARTICLE),
        (Qt.Key.Key_S, NONE, Reading.SUMMARY),
        (Qt.Key.Key_E, NONE, Reading.ARTICLE),
        (Qt.Key.Key_E, NONE, Reading.SUMMARY),
    ):
        press(reading, key, modifier)
        assert reading.state.reading is arrives


def test_single_keys_do_nothing_while_something_is_typed(house: House) -> None:
    field = house.window.empty._field
    house.open(sections())
    house.workspace.find.appear()
    find = house.workspace.find._field
    for one in (find, field):
        one.setFocus()
        state = house.state
        QTest.keyClicks(one, "ks ][?Sewt")
        QTest.keyClick(one, Qt.Key.Key_Left)
        assert house.state == state
        assert one.text() == "ks ][?Sewt"
    assert not house.window.findChildren(KeysSheet)


def test_space_presses_a_focused_button(reading: House) -> None:
    bar = reading.workspace.player.bar
    bar._repeat.setFocus(Qt.FocusReason.TabFocusReason)
    assert QApplication.focusWidget() is bar._repeat
    pressed: list[bool] = []
    bar.repeat_wanted.disconnect()
    bar.repeat_wanted.connect(lambda: pressed.append(True))
    press(reading, Qt.Key.Key_Space)
    assert pressed
    assert reading.state.mode is Mode.READY


def test_no_button_takes_the_focus_by_click(reading: House) -> None:
    for button in reading.window.findChildren(QPushButton):
        assert not button.focusPolicy() & Qt.FocusPolicy.ClickFocus & ~Qt.FocusPolicy.TabFocus
    QTest.mouseClick(reading.workspace.player.bar._play, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is reading.workspace.reading.view
    assert reading.state.mode is Mode.PLAYING


def test_a_focused_slider_keeps_the_arrows(reading: House) -> None:
    slider = reading.workspace.reading.controls.findChild(Slider)
    assert slider is not None
    slider.setFocus()
    before, value = sentence(reading), slider.value()
    press(reading, Qt.Key.Key_Left)
    assert sentence(reading) == before
    assert slider.value() == value - 1


def test_find_walks_through_the_matches_and_esc_closes_it(reading: House) -> None:
    press(reading, Qt.Key.Key_F, CTRL)
    bar = reading.workspace.find
    assert isinstance(bar, FindBar) and bar.isVisible()
    QTest.keyClicks(bar._field, "is here")
    found = []
    for _ in range(5):
        found.append(reading.workspace.reading.view.textCursor().selectionStart())
        press(reading, Qt.Key.Key_Return)
    assert len(set(found)) == 5
    assert reading.workspace.reading.view.textCursor().selectionStart() == found[0]
    QTest.keyClicks(bar._field, " nowhere")
    assert bar._result.text() == "Not found"
    press(reading, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert QApplication.focusWidget() is reading.workspace.reading.view


@pytest.mark.parametrize("height_px", [480, 780])
def test_no_match_is_covered(house: House, height_px: int) -> None:
    house.window.resize(900, height_px)
    skip = Skip(Span(1, 0, 5), SkipReason.CAPTION)
    house.open(article_of(*[f"{words(90)} Needle {n}." for n in range(12)], skips=[skip]))
    page, bar = house.workspace.reading, house.workspace.find
    bar.appear()
    house.settle()
    QTest.keyClicks(bar._field, "needle")
    for turn in range(24):
        if turn < 12:
            QTest.keyClick(bar._field, Qt.Key.Key_Return)
        else:
            bar._find_previous()
        house.settle()
        match = page.view.cursorRect()
        assert page.controls.geometry().bottom() < match.top()
        assert match.bottom() < page.height()
        if height_px == 780:
            assert match.bottom() < page._strip_ground.geometry().top()


def test_esc_on_a_button_of_the_find_bar_closes_it_and_stops_nothing(reading: House) -> None:
    press(reading, Qt.Key.Key_Space)
    press(reading, Qt.Key.Key_F, CTRL)
    for button in reading.workspace.find.findChildren(QPushButton):
        reading.workspace.find.appear()
        button.setFocus(Qt.FocusReason.TabFocusReason)
        press(reading, Qt.Key.Key_Escape)
        assert not reading.workspace.find.isVisible()
        assert reading.state.mode is Mode.PLAYING


def test_tab_goes_through_the_window_as_it_is_on_the_screen(house: House, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).write_text(f"The sea of {name} came in.", encoding="utf-8")
        house.window.add([FileSource(tmp_path / name)])
    house.wait_for(house.workspace.side.up_next.isVisible, "both")
    skip = Skip(Span(1, 0, 5), SkipReason.CAPTION)
    house.open(article_of(words(300), skips=[skip]))
    house.workspace.find.appear()
    house.workspace.messages.tell_arrival(sections(), lambda: None)
    house.workspace.messages.tell("Another message.")
    house.window.activateWindow()
    house.settle()
    page, work = house.workspace.reading, house.workspace
    areas = (
        house.window.header, work.side.panel, work.notices, work.find, page.controls, page.view,
        page.strip, house.window.player_bar,
    )  # fmt: skip

    def area_of(widget: QWidget) -> int:
        return next(
            n for n, area in enumerate(areas) if area is widget or area.isAncestorOf(widget)
        )

    first = house.window.header.findChildren(QPushButton)[0]
    first.setFocus()
    walked: list[QWidget] = [first]
    while True:
        QTest.keyClick(walked[-1], Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused is first:
            break
        walked.append(focused)
        assert len(walked) < 50
    visited = [area_of(widget) for widget in walked]
    assert visited == sorted(visited)
    assert set(visited) == set(range(len(areas)))
    bar = work.player.bar
    transport = [widget for widget in walked if widget in (*bar._transport, bar._play)]
    assert transport == sorted(transport, key=lambda it: it.x())
    QTest.keyClick(first, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is walked[-1]


def test_the_sheet_names_every_key(reading: House) -> None:
    reading.window.resize(720, 480)
    press(reading, Qt.Key.Key_Question)
    sheet = reading.window.findChild(KeysSheet)
    assert sheet is not None and sheet.isVisible()
    shown = {label.text() for label in sheet.findChildren(QLabel)}
    names = doing_names()
    for key in KEYS:
        if key.keys:
            assert {names[key.doing], reading.workspace.keymap.shown(key.doing)} <= shown
    assert sheet.width() <= 720 and sheet.height() <= 480
    sheet.accept()


def test_dialogs_that_were_closed_are_gone(reading: House) -> None:
    window = reading.window
    for _ in range(3):
        press(reading, Qt.Key.Key_Question)
        reading.workspace.sheets.show_about()
        for dialog in window.findChildren(QDialog):
            dialog.accept()
        reading.settle()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert window.findChildren(QDialog) == []


def test_the_menu_names_the_keys_that_work(reading: House) -> None:
    shown = [action.text().partition("\t") for action in reading.workspace.menu.actions()]
    keys = {text: keys for text, _, keys in shown if keys}
    assert keys == {
        "Save as audio…": "Ctrl+S", "Save the summary…": "Ctrl+Shift+S",
        "Find in the article…": "Ctrl+F", "Your marks…": "Ctrl+B",
        "Text and colours…": "A", "Dim other paragraphs": "D",
        "Fit my time…": "F", "Sleep timer…": "Z", "Small player": "M", "Voices…": "V",
        "Settings…": "Ctrl+,", "Keys": "? or F1", "Quit": "Ctrl+Q",
    }  # fmt: skip


def test_keys_are_written_as_people_read_them(reading: House) -> None:
    keymap = reading.workspace.keymap
    assert keymap.shown(Doing.PLAY_PAUSE) == "Space or K"
    assert keymap.shown(Doing.NEXT_PARAGRAPH) == "Alt+→"
    assert len({name for key in KEYS for name in key.keys}) == sum(len(k.keys) for k in KEYS)


def test_ctrl_l_asks_for_a_link(reading: House) -> None:
    press(reading, Qt.Key.Key_L, CTRL)
    dialog = reading.window.findChild(LinkDialog)
    assert dialog is not None
    given: list[str] = []
    dialog.given.connect(given.append)
    dialog.given.disconnect(reading.workspace.intake.take_link)
    dialog._field.setText(" example.org/story ")
    dialog._fetch.click()
    assert given == ["example.org/story"]
