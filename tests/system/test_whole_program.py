"""The main job, end to end: a file becomes an article on the screen and then sound."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from harken.paths import sample_article
from tests.system.display import Display, wait_for
from tests.system.pictures import share_changed_in_middle
from tests.system.program import Program
from tests.system.sound import Recorder

TITLE = "The harbour that learned to breathe"
AUDIBLE = 0.01


@pytest.fixture
def program(display: Display, recorder: Recorder) -> Iterator[Program]:
    program = Program(display, sample_article())
    yield program
    program.clean_up()


def test_from_a_file_to_its_sound(
    display: Display, program: Program, recorder: Recorder, tmp_path: Path
) -> None:
    window = program.window(TITLE)
    display.focus(window)
    silent = display.picture(window, tmp_path / "silent.png")
    assert not recorder.has_heard(AUDIBLE)

    display.press("space")
    wait_for(lambda: recorder.has_heard(AUDIBLE), "sound")

    def share_changed() -> float:
        playing = display.picture(window, tmp_path / "playing.png")
        return share_changed_in_middle(silent, playing)

    wait_for(lambda: share_changed() > 0.001, "a word to be marked")

    display.press("space")
    wait_for(lambda: not recorder.has_heard(AUDIBLE), "silence")
    assert program.libraries() <= {"PySide6", "shiboken6"}

    display.close_window(window)
    assert program.end() == (0, "")
    assert program.processes() == {}
    settings = Path(os.environ["XDG_CONFIG_HOME"]) / "harken"
    assert [file.name for file in settings.iterdir()] == ["settings.json"]


def test_what_is_tried_out_in_the_settings_is_heard(
    display: Display, program: Program, recorder: Recorder
) -> None:
    window = program.window(TITLE)
    display.focus(window)
    display.press("ctrl+comma")
    display.focus(display.window("Settings"))
    # To the page of pronunciations, past the table and the one button that can do something yet.
    display.press("ctrl+Tab", "ctrl+Tab", "Tab", "Tab", "Tab", *"harbour", "Return")
    wait_for(lambda: recorder.has_heard(AUDIBLE), "the sentence")
    wait_for(lambda: not recorder.has_heard(AUDIBLE), "its end")
    display.press("Escape")
    wait_for(lambda: not display.has_window("Settings"), "the end of the settings")
    display.close_window(window)
    assert program.end() == (0, "")
    assert program.processes() == {}


def test_no_process_outlives_a_window_that_was_killed(program: Program) -> None:
    program.window(TITLE)
    assert program.child("harken.text_child")
    assert program.child("harken.voice_child")
    program.kill()
    wait_for(lambda: not program.processes(), "the children's end", patience_s=5)
