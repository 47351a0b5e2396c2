"""The window as a person meets it: articles in, both readings, messages, memory."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QTextEdit

from harken.article.model import Article, SkipReason
from harken.article.position import Reading
from harken.child import Child
from harken.errors import HarkenError
from harken.importing.importer import Importer
from harken.importing.source import FileSource, Source, TextSource
from harken.listening.command import Action, Command
from harken.listening.habits import Habits
from harken.listening.state import Mode
from harken.paths import sample_article
from harken.settings import load_settings
from harken.summary.ranker import Ranker
from harken.ui.doing import Doing
from harken.ui.durations import clock
from harken.ui.failures_sheet import FailuresSheet
from harken.ui.link_dialog import LinkDialog, is_address
from harken.ui.settings_dialog import SettingsDialog
from harken.ui.theme import ThemeChoice
from harken.ui.window import Window
from tests.listening.stage import FakeRanker
from tests.ui.articles import article_of, words
from tests.ui.house import House, drop_on


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def opened(house: House) -> str:
    article = house.state.article
    return article.title if article is not None else ""


def write(folder: Path, name: str, title: str) -> Path:
    path = folder / name
    text = f"# {title}\n\nThe sea came in. It went out again after a while, as it does.\n"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_new_person_sees_where_to_drop(house: House) -> None:
    assert house.window.pages.currentWidget() is house.window.empty
    assert not house.workspace.side.up_next.isVisible()
    assert house.window.windowTitle() == "Harken"


def test_a_dropped_file_is_read_and_shown(house: House) -> None:
    action = house.drop(files(sample_article()))
    assert action is Qt.DropAction.CopyAction
    assert house.window.pages.currentWidget() is house.window.importing
    house.wait_for(lambda: opened(house) != "", "the article")
    assert house.shown_text.startswith("The harbour that learned to breathe\n")
    assert "22 November 2026" in house.shown_text
    assert house.window.windowTitle() == "The harbour that learned to breathe — Harken"
    assert house.messages == []


def test_what_was_dropped_is_there_even_when_its_source_has_ended(
    house: House, tmp_path: Path
) -> None:
    drop_on(house.window, files(write(tmp_path, "a.md", "Alpha")), gone=True)
    house.wait_for(lambda: opened(house) == "Alpha", "the article")


def press_paste(window: Window) -> None:
    QGuiApplication.clipboard().setText("# Pasted early\n\nThe sea came in and went out again.")
    QTest.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def press_sample(window: Window) -> None:
    window.empty.sample_wanted.emit()


def drop_sample(window: Window) -> None:
    drop_on(window, files(sample_article()))
    assert window.pages.currentWidget() is window.importing


@pytest.mark.parametrize("hurry", [press_paste, press_sample, drop_sample])
def test_who_is_faster_than_the_rest_of_the_window_loses_nothing(
    qapp: QApplication, importer: Importer, settings: Path, hurry: Callable[[Window], None]
) -> None:
    house = House(importer, settings, at_first_sight=hurry)
    try:
        house.wait_for(lambda: house.state.article is not None, "the article")
    finally:
        house.close()


def test_every_part_of_the_window_takes_a_drop(house: House, tmp_path: Path) -> None:
    house.open(article_of("One."))
    first = write(tmp_path, "a.md", "First")
    second = write(tmp_path, "b.md", "Second")
    house.drop(files(first), on=house.workspace.reading.view.viewport())
    house.wait_for(lambda: opened(house) == "First", "the first")
    house.drop(files(second), on=house.workspace.player.bar)
    house.wait_for(lambda: "Second" in [row.title for row in house.up_next], "the second")


@pytest.fixture
def piped_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[BinaryIO]:
    """The other end of standard input."""
    reading, writing = os.pipe()
    with os.fdopen(reading) as stdin, os.fdopen(writing, "wb", buffering=0) as end:
        monkeypatch.setattr(sys, "stdin", stdin)
        yield end


def test_standard_input_is_read_while_the_window_lives_on(
    house: House, piped_in: BinaryIO, tmp_path: Path
) -> None:
    piped_in.write(b"Piped\n\nThe sea came in. ")
    house.window.ask(Doing.STANDARD_INPUT)
    importing = house.window.importing
    assert house.window.pages.currentWidget() is importing
    assert importing._name.accessibleName() == "Reading standard input"
    house.window.add([FileSource(write(tmp_path, "a.md", "Alpha"))])
    house.wait_for(lambda: opened(house) == "Alpha", "the other article")
    piped_in.write(b"It went out again.")
    piped_in.close()
    house.wait_for(lambda: len(house.up_next) == 2, "standard input")
    assert opened(house) == "Alpha"
    assert [entry.title for entry in house.up_next] == ["Alpha", "Piped"]


def test_waiting_for_standard_input_can_be_cancelled(house: House, piped_in: BinaryIO) -> None:
    house.window.ask(Doing.STANDARD_INPUT)
    house.window.importing.cancel_wanted.emit()
    assert house.window.pages.currentWidget() is house.window.empty
    piped_in.close()


def test_endless_standard_input_is_told_kindly(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Path("/dev/zero").open(encoding="ascii") as endless:
        monkeypatch.setattr(sys, "stdin", endless)
        house.window.ask(Doing.STANDARD_INPUT)
        house.wait_for(lambda: bool(house.messages), "a message")
    [message] = house.messages
    assert message.startswith("Cannot read standard input. It is larger than 50 MB.")
    assert house.window.pages.currentWidget() is house.window.empty


def test_of_several_files_a_bad_one_stops_no_other(house: House, tmp_path: Path) -> None:
    junk = tmp_path / "junk.html"
    junk.write_bytes(bytes(range(256)) * 64)
    empty = tmp_path / "empty.txt"
    empty.touch()
    good = [write(tmp_path, "a.md", "Alpha"), write(tmp_path, "b.md", "Beta")]
    house.drop(files(junk, good[0], tmp_path / "missing.txt", empty, good[1]))
    house.wait_for(lambda: house.workspace.desk.waiting() is None, "all of them")
    assert opened(house) == "Alpha"
    assert [entry.title for entry in house.up_next] == ["Alpha", "Beta"]
    assert house.workspace.side.up_next.isVisible()
    [message] = house.messages
    assert message.startswith("3 of 5 could not be read. Cannot read")
    house.workspace.notices.notices[0].acted.emit()
    [sheet] = house.window.findChildren(FailuresSheet)
    told = sheet.findChildren(QTextEdit)[0].toPlainText()
    for name in ("junk.html", "missing.txt", "empty.txt"):
        assert name in told
    assert "Traceback" not in told
    sheet.close()


@pytest.mark.parametrize("source", [Path(), Path("/dev/null/x"), Path("/no/such/file")])
def test_what_cannot_be_read_is_told_kindly(house: House, source: Path, tmp_path: Path) -> None:
    house.window.add([FileSource(tmp_path / source)])  # the folder is empty
    house.wait_for(lambda: bool(house.messages), "a message")
    [message] = house.messages
    assert message.startswith(("Cannot", "There is nothing to read in the folder"))
    assert message.count(".") >= 2
    assert house.window.pages.currentWidget() is house.window.empty


def test_the_clipboard_is_pasted_html_first(house: House) -> None:
    mime = QMimeData()
    mime.setText("Tide tables The tide comes in. Then it goes out again.")
    mime.setHtml("<h1>Tide tables</h1><p>The tide comes in. Then it goes out again.</p>")
    QGuiApplication.clipboard().setMimeData(mime)
    house.workspace.intake.paste()
    house.wait_for(lambda: house.state.article is not None, "the article")
    assert "The tide comes in." in house.shown_text


def test_an_empty_clipboard_says_so(house: House) -> None:
    QGuiApplication.clipboard().clear()
    house.workspace.intake.paste()
    assert house.messages == ["There is nothing to paste. Copy a text, a link or files first."]


def test_what_arrives_while_the_voice_reads_does_not_interrupt(
    house: House, tmp_path: Path
) -> None:
    house.window.add([FileSource(write(tmp_path, "a.md", "Alpha"))])
    house.wait_for(lambda: opened(house) == "Alpha", "the first")
    house.session.do(Command(Action.PLAY))
    house.window.add([FileSource(write(tmp_path, "b.md", "Beta"))])
    house.wait_for(lambda: bool(house.messages), "the news")
    assert opened(house) == "Alpha"
    assert house.state.mode is Mode.PLAYING
    [notice] = house.workspace.notices.notices
    notice.acted.emit()
    house.settle()
    assert opened(house) == "Beta"


def test_what_is_told_of_an_article_is_not_told_over_the_next(
    house: House, fake_ranker: FakeRanker
) -> None:
    house.open(article_of(words(300), title="Alpha"))
    fake_ranker.refused = {"luhn"}
    house.session.do(Command(Action.SET_METHOD, "luhn"))
    house.settle()
    [refusal] = house.messages
    assert refusal.startswith("Cannot rank by luhn")
    house.workspace.messages.tell("Copied.")
    house.session.do(Command(Action.FASTER))
    assert house.messages == ["Copied.", refusal]
    house.open(article_of(words(300), title="Beta"))
    assert house.messages == ["Copied."]


def test_a_refusal_of_the_next_article_stays_over_it(house: House, fake_ranker: FakeRanker) -> None:
    house.session.do(Command(Action.SET_METHOD, "luhn"))
    house.open(article_of(words(300), title="Alpha"))
    fake_ranker.refused = {"luhn"}
    house.open(article_of(words(300), title="Beta"))
    [refusal] = house.messages
    assert refusal.startswith("Cannot rank by luhn")


def test_several_that_arrive_while_the_voice_reads_are_one_message(
    house: House, tmp_path: Path
) -> None:
    house.open(article_of(words(300)))
    house.session.do(Command(Action.PLAY))
    for name in ("Alpha", "Beta", "Gamma"):
        house.window.add([FileSource(write(tmp_path, f"{name}.md", name))])
        house.wait_for(lambda: house.workspace.desk.waiting() is None, name)
        assert len(house.messages) == 1
    assert house.messages == ["3 articles were added to Up next."]
    house.workspace.notices.notices[0].close_notice()
    house.window.add([FileSource(write(tmp_path, "delta.md", "Delta"))])
    house.wait_for(lambda: bool(house.messages), "the news")
    assert house.messages == ["“Delta” is in Up next."]


def test_what_was_there_already_is_not_counted_as_added(house: House, tmp_path: Path) -> None:
    paths = [write(tmp_path, f"{name}.md", name) for name in ("Alpha", "Beta", "Gamma")]
    house.drop(files(*paths[:2]))
    house.wait_for(lambda: len(house.up_next) == 2, "the first two")
    house.wait_for(lambda: opened(house) == "Alpha", "the first to be open")
    house.session.do(Command(Action.PLAY))
    told = []
    for path in (paths[0], paths[1], paths[2]):
        house.drop(files(path))
        house.wait_for(lambda: house.workspace.desk.waiting() is None, path.stem)
        told.append(house.messages)
    assert told == [
        ["“Alpha” is already in the library."],
        ["2 were already in the library."],
        ["One article was added to Up next. 2 were already in the library."],
    ]


def test_what_arrives_late_of_a_drop_does_not_open(house: House, tmp_path: Path) -> None:
    house.open(article_of(words(300)))
    house.session.do(Command(Action.PLAY))
    house.drop(files(write(tmp_path, "a.md", "Alpha"), write(tmp_path, "b.md", "Beta")))
    house.wait_for(lambda: bool(house.messages), "the first")
    house.session.do(Command(Action.PAUSE))
    house.wait_for(lambda: house.workspace.desk.waiting() is None, "both")
    assert opened(house) == "The harbour"


def test_a_low_window_keeps_lines_of_text_beside_its_messages(house: House) -> None:
    house.window.resize(720, 480)
    house.open(article_of(words(300)))
    house.workspace.notices.show_lasting("There is no sound device.", "It goes on with one.")
    house.workspace.messages.fail(HarkenError("Cannot read One", "it is empty", "Choose another."))
    house.settle()
    area, view = house.workspace.notices, house.workspace.reading.view
    assert [one.isVisible() for one in area.notices] == [True, False]
    newest = area.notices[0]
    assert newest._more.text() == "1 more"
    text = view.document().findBlockByNumber(2)
    top = view.document().documentLayout().blockBoundingRect(text).top()
    assert top + text.layout().lineAt(0).rect().bottom() < view.viewport().height()
    newest._more.click()
    assert all(one.isVisible() for one in area.notices)
    newest.close_notice()
    assert not area.notices[0]._more.isVisible()
    house.window.resize(1200, 780)
    house.workspace.messages.fail(HarkenError("Cannot read Four", "it is empty", "Go on."))
    house.settle()
    assert all(one.isVisible() for one in area.notices)


def test_no_message_is_cut_in_half(house: House) -> None:
    house.open(article_of(words(300)))
    area = house.workspace.notices
    for height in (480, 560, 780, 1000):
        house.window.resize(900, height)
        for number in range(5):
            area.show_message(f"Message {number}", "It is about something. " * (number + 1))
        house.settle()
        seen = [one for one in area.notices if one.isVisible()]
        assert seen == list(area.notices[: len(seen)])
        ground = area.viewport()
        assert all(ground.rect().contains(one.geometry()) for one in seen)
        assert area.verticalScrollBar().maximum() == 0
        assert area.notices[0]._more.text() == f"{5 - len(seen)} more"
        area.dismiss()


@pytest.mark.parametrize("start", [0, 400])
def test_the_text_stands_still_when_a_message_comes_and_goes(house: House, start: int) -> None:
    house.open(article_of(*[words(60)] * 30))
    view = house.workspace.reading.view
    view.verticalScrollBar().setValue(start)
    house.settle()

    def first_line() -> int:
        """Where the first line is on the screen."""
        return view.viewport().mapToGlobal(QPoint()).y() - view.verticalScrollBar().value()

    before = first_line()
    house.workspace.messages.tell("Something happened.")
    house.settle()
    assert first_line() == before
    assert house.workspace.notices.dismiss()
    house.settle()
    assert first_line() == before


def test_up_next_names_no_length_of_a_summary_that_is_not_known(
    house: House, fake_ranker: FakeRanker
) -> None:
    fake_ranker.at_once = False
    article = article_of("One is here. Two is here.")
    house.put(article)
    house.open(article)
    [row] = house.up_next
    assert (row.current, row.note) == (True, "")
    fake_ranker.answer()
    house.settle()
    [row] = house.up_next
    assert row.note == f"summary {clock(house.state.summary_s)}"


def test_the_same_article_twice_is_one_entry(house: House, tmp_path: Path) -> None:
    path = write(tmp_path, "a.md", "Alpha")
    house.window.add([FileSource(path), FileSource(path)])
    house.wait_for(lambda: house.workspace.desk.waiting() is None, "both")
    assert len(house.up_next) == 1


def test_importing_can_be_cancelled(qapp: QApplication, sample: Article, settings: Path) -> None:
    child = Child("harken.text_child")
    house = House(Importer(child, child), settings)
    try:
        house.window.add([TextSource(words(20_000))])
        assert house.window.pages.currentWidget() is house.window.importing
        house.window.importing.cancel_wanted.emit()
        assert house.window.pages.currentWidget() is house.window.empty
        house.window.add([FileSource(sample_article())])
        house.wait_for(lambda: opened(house) == sample.title, "the next one")
    finally:
        house.close()
        child.close()


def test_summary_and_length_come_from_the_real_ranking(
    qapp: QApplication, importer: Importer, ranker: Ranker, sample: Article, settings: Path
) -> None:
    house = House(importer, settings, ranker)
    try:
        house.open(sample)
        house.wait_for(lambda: house.state.ranking is not None, "the ranking")
        in_article = house.shown_text
        house.session.do(Command(Action.SET_READING, Reading.SUMMARY))
        summary = house.shown_text
        assert len(summary) < len(in_article) / 2
        house.workspace.reading.controls.length.length_chosen.emit(3)
        assert len(house.state.summary) == 3
        for index in house.state.summary:
            assert sample.text_of(sample.sentences[index].span) in house.shown_text
        assert "3 sentences" in house.workspace.reading.controls.length.button.accessibleName()
    finally:
        house.close()
    assert load_settings(settings).summary_length == ("sentences", 3)


def test_skipped_parts_are_shown_restored_and_skipped_by_hand(house: House) -> None:
    source = sample_article()
    house.window.add([FileSource(source)])
    house.wait_for(lambda: house.state.article is not None, "the article")
    page = house.workspace.reading
    article = house.state.article
    assert article is not None
    skipped = [article.text_of(skip.span).strip() for skip in article.skips]
    body = house.shown_text.split("\n", 2)[2]
    assert not any(text in body for text in skipped)
    page.strip.show_wanted.emit(True)
    assert all(text in house.shown_text for text in skipped)
    page.view.skip_clicked.emit(0, True)
    assert house.state.article is not None and house.state.article.skips[0].restored
    page.strip.show_wanted.emit(False)
    body = house.shown_text.split("\n", 2)[2]
    assert [text in body for text in skipped] == [True] + [False] * (len(skipped) - 1)

    touched = {skip.span.block for skip in article.skips}
    block = next(
        n for n, b in enumerate(article.blocks) if b.kind == "paragraph" and n not in touched
    )
    page.skips.skip_block(block)
    assert house.state.article.skips[-1].reason is SkipReason.BY_HAND
    assert article.blocks[block].text not in house.shown_text
    assert "by you" in page.strip._text.accessibleName()


@pytest.mark.parametrize("title", ["The harbour", "הנמל שלמד לנשום"])
def test_all_of_an_article_begins_at_the_side_where_its_lines_begin(
    house: House, title: str
) -> None:
    house.open(article_of("One is here.", title=title))
    page = house.workspace.reading
    meta = page.view.document().findBlockByNumber(1).layout().lineAt(0).naturalTextRect()
    middle = page.view.viewport().width() / 2
    controls = page.controls
    left = controls.readings.x()
    right = controls.width() - controls.status.geometry().right()
    from_left = title.isascii()
    assert (meta.center().x() < middle) is from_left
    assert (left < right) is from_left
    for label in (house.window.player_bar._title, house.window.player_bar._place):
        picture = label.grab().toImage()
        ground = picture.pixelColor(picture.width() - 1, 0)
        columns = range(picture.width())
        rows = range(picture.height())
        inked = [x for x in columns if any(picture.pixelColor(x, y) != ground for y in rows)]
        assert inked[0] < 8  # the bar is ours, and stays as it is


def test_the_voice_is_followed_by_sentence_and_word(house: House) -> None:
    article = article_of("The sea came in. It went out.", "Nobody minded.")
    house.open(article)
    house.session.do(Command(Action.PLAY))
    heard: list[str] = []
    while house.state.mode is not Mode.ENDED:
        house.hear(3)
        for start, end in house.workspace.reading.view.marking.marks.word:
            word = house.shown_text[start:end]
            if not heard or heard[-1] != word:
                heard.append(word)
    assert heard == [
        "The",
        "harbour",
        "The",
        "sea",
        "came",
        "in",
        "It",
        "went",
        "out",
        "Nobody",
        "minded",
    ]
    assert house.workspace.reading._end.isVisible()


def test_at_the_end_it_offers_the_next_one(house: House, tmp_path: Path) -> None:
    sources: list[Source] = [
        FileSource(write(tmp_path, "a.md", "Alpha")),
        FileSource(write(tmp_path, "b.md", "Beta")),
    ]
    house.window.add(sources)
    house.wait_for(lambda: house.workspace.desk.waiting() is None, "both")
    house.session.do(Command(Action.SET_HABITS, Habits(autoplay=False)))
    house.session.do(Command(Action.PLAY))
    house.hear_to_the_end()
    assert house.workspace.reading._end._next.isVisible()
    house.workspace.reading._end.next_wanted.emit()
    house.settle()
    assert (opened(house), house.state.mode) == ("Beta", Mode.PLAYING)


def test_a_missing_device_is_told_until_it_is_back(house: House) -> None:
    house.open(article_of(words(20)))
    house.session.do(Command(Action.PLAY))
    house.hear(10)
    house.player.pull_out()
    assert house.messages == ["The sound device has gone."]
    house.player.plug_in()
    assert house.messages == ["The sound device is back."]


def test_only_the_newest_is_told_of_the_sound_device(house: House) -> None:
    house.open(article_of(words(100)))
    house.session.do(Command(Action.PLAY))
    house.player.pull_out()
    house.player.plug_in()
    house.player.pull_out()
    house.settle()
    assert house.messages == ["The sound device has gone."]
    house.player.plug_in()
    house.player.move()
    house.settle()
    assert house.messages == ["The sound has moved."]
    house.session.do(Command(Action.PLAY))
    house.settle()
    assert house.messages == []


def test_what_was_set_is_there_next_time(
    qapp: QApplication, importer: Importer, settings: Path
) -> None:
    house = House(importer, settings)
    house.open(article_of("One."))
    house.session.do(Command(Action.SET_RATE, 210))
    house.session.do(Command(Action.SET_VOLUME, 0.5))
    house.session.do(Command(Action.SET_PITCH, 3))
    house.workspace.player._volume.output_chosen.emit("headphones")
    house.workspace.remembering.keep_voice("espeak_pcm:gmw/en", "en")
    house.theme.choose(ThemeChoice.DARK)
    house.window.resize(900, 600)
    house.close()

    again = House(importer, settings)
    try:
        again.open(article_of("One."))
        assert again.theme.is_dark
        assert again.state.rate_wpm == 210
        assert again.state.volume == 0.5
        assert (again.state.pitch_semitones, again.state.output) == (3, "headphones")
        assert again.state.voice == "espeak_pcm:gmw/en"
        assert (again.window.width(), again.window.height()) == (900, 600)
    finally:
        again.close()


def test_each_language_is_read_by_the_voice_that_was_chosen_for_it(
    qapp: QApplication, importer: Importer, settings: Path
) -> None:
    voices = {"en": "espeak_pcm:gmw/en", "de": "espeak_pcm:gmw/de"}
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"voices": voices}), encoding="utf-8")
    house = House(importer, settings)
    try:
        for language in ("en", "de", "en", "de"):
            house.open(article_of("One.", title=language, language=language))
            assert house.state.voice == voices[language]
    finally:
        house.close()


def test_a_window_that_was_on_a_screen_that_is_gone_is_put_on_one_that_is_there(
    qapp: QApplication, importer: Importer, settings: Path
) -> None:
    settings.parent.mkdir(parents=True)
    settings.write_text('{"window": [90000, 90000, 800, 600]}', encoding="utf-8")
    house = House(importer, settings)
    try:
        seen = qapp.primaryScreen().availableGeometry()
        assert seen.intersects(house.window.geometry())
        assert house.window.width() == 800
    finally:
        house.close()


def test_where_the_window_is_is_kept_soon_after_it_was_moved(house: House, settings: Path) -> None:
    def kept_size() -> tuple[int, ...]:
        return (load_settings(settings).window or ())[2:]

    house.memory._timer.setInterval(10)
    house.window.resize(900, 620)
    house.wait_for(lambda: kept_size() == (900, 620), "the size")
    house.window.showMaximized()
    house.wait_for(lambda: load_settings(settings).maximised, "that it fills the screen")
    assert kept_size() == (900, 620)


def fail_often(house: House, count: int) -> None:
    for n in range(count):
        error = HarkenError(f"Cannot read /home/ada/{n}.pdf", "it is empty", "Choose another.")
        house.workspace.messages.fail(error)
    house.settle()


def test_many_failures_are_told_together(house: House) -> None:
    fail_often(house, 2)
    [message] = house.messages
    assert message.startswith("2 things could not be done. Cannot read")
    fail_often(house, 5)
    assert len(house.messages) == 1


def test_show_all_leaves_the_message_where_it_is(house: House) -> None:
    fail_often(house, 3)
    [notice] = house.workspace.notices.notices
    next(one for one in notice.findChildren(QPushButton) if one.text() == "Show all").click()
    [sheet] = house.window.findChildren(FailuresSheet)
    told = sheet.findChildren(QTextEdit)[0]
    assert told.toPlainText().splitlines()[0] == "Cannot read 2.pdf"
    assert told.toPlainText().count("/home/ada") == 3
    sheet.close()
    assert house.workspace.notices.notices == (notice,)


def test_escape_takes_the_messages_away(house: House) -> None:
    house.window.activateWindow()
    fail_often(house, 2)
    QTest.keyClick(house.window, Qt.Key.Key_Escape)
    assert house.messages == []


def test_what_is_not_found_moves_nothing(house: House) -> None:
    house.open(article_of(*[words(60)] * 40))
    view = house.workspace.reading.view
    view.following.stop()
    view.verticalScrollBar().setValue(300)
    house.settle()
    house.workspace.find.appear()
    house.settle()
    before = view.verticalScrollBar().value()
    for letters in ("zzz", "zzzz"):
        house.workspace.find._field.setText(letters)
        house.settle()
        assert view.verticalScrollBar().value() == before


@pytest.mark.parametrize(
    "text",
    ["example.org", "https://example.org/a b".replace(" ", "%20"), "localhost:8000/a",
     "nas:8080", "http://nas/story", "example.org/story?id=1", "[::1]:80"],
)  # fmt: skip
def test_an_address_is_fetched(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize("text", ["", "hello world", "hello", "https://", "://x", "https://a b"])
def test_what_is_no_address_is_told_at_once(text: str, house: House) -> None:
    assert not is_address(text)
    dialog = LinkDialog(house.window, text)
    assert not dialog._fetch.isEnabled()
    assert ("no address" in dialog._hint.text()) is bool(text)


def test_what_is_dropped_again_is_opened_and_told(house: House, tmp_path: Path) -> None:
    first, second = write(tmp_path, "a.md", "Alpha"), write(tmp_path, "b.md", "Beta")
    for path in (first, second):
        house.drop(files(path))
        house.wait_for(lambda: house.workspace.desk.waiting() is None, "it")
    assert (opened(house), house.messages) == ("Alpha", ["“Beta” is in Up next."])
    house.drop(files(second))
    house.wait_for(lambda: house.workspace.desk.waiting() is None, "the second again")
    assert opened(house) == "Beta"
    assert house.messages[0] == "“Beta” is already in the library."


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        (words(1200), "en", "1,200 words"),
        ("One", "en", "1 word"),
        ("海が来た。", "ja", "5 characters"),
    ],
)
def test_the_length_is_told_as_its_readers_count(
    house: House, text: str, language: str, told: str
) -> None:
    house.open(article_of(text, title="", language=language))
    assert told in house.shown_text


def test_the_settings_fit_the_smallest_window(house: House) -> None:
    house.window.resize(720, 480)
    house.workspace.sheets.show_settings()
    [dialog] = house.window.findChildren(SettingsDialog)
    house.settle()
    assert dialog.height() <= 480
    assert dialog.width() <= 720
    dialog.accept()
