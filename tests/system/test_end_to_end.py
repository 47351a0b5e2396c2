"""A day with Harken, done by three pairs of hands: mouse and programs, keys alone, AT-SPI alone."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.system.assistive import SWITCHED_ON, Assistant
from tests.system.buses import PrivateBus
from tests.system.display import Display, wait_for
from tests.system.hands import AssistantAlone, Hands, KeysAlone, MouseAndPrograms
from tests.system.program import Program
from tests.system.sound import Recorder
from tests.system.test_one_window import control

AUDIBLE = 0.01
MINUTES = 10
LENGTHS = {"The ferry": 20, "The reservoir": 240, "The orchard": 20}
"""Articles by title, and how many sentences each has: all of them take longer than ten minutes."""
KEPT = ("title", "reading", "sentence", "text")


@pytest.fixture
def articles(tmp_path: Path) -> list[Path]:
    """Three of them; the longest must be summarised to fit."""
    files = []
    for title, sentences in LENGTHS.items():
        told = [
            f"In the year {1800 + n} the keeper wrote of {title[4:]} number {n * 7 % 61} "
            f"and of {n * 5 % 83} boxes beside it."
            for n in range(sentences)
        ]
        paragraphs = [" ".join(told[n : n + 5]) for n in range(0, sentences, 5)]
        files.append(tmp_path / f"{title}.md")
        files[-1].write_text(f"# {title}\n\n" + "\n\n".join(paragraphs), encoding="utf-8")
    return files


@pytest.fixture
def session_bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrivateBus]:
    """A session bus of this test's own."""
    bus = PrivateBus(tmp_path / "bus")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
    yield bus
    bus.close()


@pytest.fixture
def assistant(session_bus: PrivateBus, monkeypatch: pytest.MonkeyPatch) -> Iterator[Assistant]:
    monkeypatch.setenv(SWITCHED_ON, "1")
    # Qt's bridge warns of each call that comes late, for what is gone by then.
    monkeypatch.setenv("QT_LOGGING_RULES", "qt.accessibility.atspi*=false")
    assistant = Assistant()
    yield assistant
    assistant.close()


@pytest.fixture
def start(display: Display, session_bus: PrivateBus) -> Iterator[Callable[[], Program]]:
    """Starts the program; what is left of it ends with the test."""
    programs: list[Program] = []

    def start() -> Program:
        programs.append(Program(display))
        return programs[-1]

    yield start
    for program in programs:
        program.clean_up()


def test_with_a_mouse_and_other_programs(
    display: Display, start: Callable[[], Program], articles: list[Path], recorder: Recorder
) -> None:
    spend_a_day(MouseAndPrograms(display), start, articles, recorder)


def test_from_the_keyboard_alone(
    display: Display, start: Callable[[], Program], articles: list[Path], recorder: Recorder
) -> None:
    spend_a_day(KeysAlone(display), start, articles, recorder)


def test_by_accessibility_actions_alone(
    assistant: Assistant, start: Callable[[], Program], articles: list[Path], recorder: Recorder
) -> None:
    spend_a_day(AssistantAlone(assistant), start, articles, recorder)
    said = assistant.announced()
    told = ("The ferry", "Playing", "The reservoir", "The sleep timer has paused the reading.")
    places = [said.index(words) for words in (*told, "Paused")]
    assert places == sorted(places)
    assert any("added" in words.lower() for words in said), said


def spend_a_day(
    hands: Hands, start: Callable[[], Program], articles: list[Path], recorder: Recorder
) -> None:
    """Adds three articles, fits them, listens, goes on, falls asleep, quits, and comes back."""
    program = start()
    hands.take(program.window("Harken"))
    hands.add(articles)
    wait_for(lambda: [it["title"] for it in control("status")["queue"]] == [*LENGTHS], "all three")
    assert not recorder.has_heard(AUDIBLE)

    hands.fit(MINUTES)
    wait_for(lambda: recorder.has_heard(AUDIBLE), "sound")
    assert [it["reading"] for it in portions()] == ["article", "summary", "article"]
    assert 0.95 * 60 * MINUTES <= control("status")["queue_s"] <= 1.05 * 60 * MINUTES

    hands.next_article()
    program.window("The reservoir")
    wait_for(lambda: recorder.has_heard(AUDIBLE), "sound")
    hands.sleep_after_sentence()
    wait_for(lambda: control("status")["mode"] == "paused", "the sleep timer")
    wait_for(lambda: not recorder.has_heard(AUDIBLE), "silence")

    # What was not heard of the first one is time for the second.
    asleep, planned = control("status"), portions()
    assert (asleep["title"], asleep["reading"]) == ("The reservoir", "summary")
    hands.quit()
    assert program.end() == (0, "")

    program = start()
    hands.take(program.window("The reservoir"))
    wait_for(lambda: control("status")["sentence"] is not None, "the summary")
    awake = control("status")
    assert {it: awake[it] for it in KEPT} == {it: asleep[it] for it in KEPT}
    # What was planned is as it was, and takes no longer; its time does not run by itself.
    assert portions() == planned
    assert awake["queue_s"] <= 1.05 * 60 * MINUTES
    assert awake["plan_left_s"] is None
    hands.play_pause()
    wait_for(lambda: recorder.has_heard(AUDIBLE), "sound")
    assert control("pause")["sentence"] - asleep["sentence"] in (0, 1)
    hands.quit()
    assert program.end() == (0, "")


def portions() -> list[dict[str, Any]]:
    """What is planned of each article."""
    return [item["portion"] for item in control("status")["queue"]]
