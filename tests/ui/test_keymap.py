"""Which key does what: what is usual, what was chosen, and what the settings' file says."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from harken.settings import load_settings
from harken.ui.doing import Doing
from harken.ui.doing_names import doing_groups, doing_names
from harken.ui.key_texts import is_single, pressed_key, usable_key, why_unusable
from harken.ui.keymap import Clash, Keymap
from harken.ui.keys import KEYS
from harken.ui.memory import Memory

pytestmark = pytest.mark.usefixtures("qapp")

NONE = Qt.KeyboardModifier.NoModifier
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier


def keymap_of(settings: Path, keys: dict[str, Any]) -> Keymap:
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(json.dumps({"keys": keys}), encoding="utf-8")
    return Keymap(Memory(settings))


def given_twice(keymap: Keymap) -> list[str]:
    every = [key for doing in Doing for key in keymap.given_to(doing)]
    return [key for key in every if every.count(key) > 1]


def test_everything_with_a_key_has_a_name_and_its_group() -> None:
    grouped = [doing for _, doings in doing_groups() for doing in doings]
    assert sorted(grouped) == sorted(key.doing for key in KEYS)
    assert set(grouped) <= set(doing_names())


def test_a_new_person_has_the_usual_keys(settings: Path) -> None:
    keymap = Keymap(Memory(settings))
    assert all(keymap.given_to(key.doing) == key.keys for key in KEYS)
    assert keymap.clashes == ()


def test_another_key_is_taken_from_what_had_it_and_kept(settings: Path) -> None:
    keymap = Keymap(Memory(settings))
    told: list[bool] = []
    keymap.changed.connect(lambda: told.append(True))
    keymap.give(Doing.SPELL_WORD, ("K", "X"))
    again = Keymap(Memory(settings))
    for one in (keymap, again):
        assert one.keys_of(Doing.SPELL_WORD) == ("K", "X")
        assert one.keys_of(Doing.PLAY_PAUSE) == ("Space",)
        assert one.holder("K") is Doing.SPELL_WORD
        assert one.clashes == ()
    assert told == [True]


def test_what_is_usual_again_is_not_kept(settings: Path) -> None:
    keymap = Keymap(Memory(settings))
    keymap.give(Doing.SPELL_WORD, ("K",))
    keymap.give(Doing.SPELL_WORD, ("X",))
    keymap.give(Doing.PLAY_PAUSE, ("Space", "K"))
    assert load_settings(settings).keys == {}


def test_one_thing_or_all_get_their_usual_keys_back(settings: Path) -> None:
    keymap = Keymap(Memory(settings))
    keymap.give(Doing.QUIT, ())
    keymap.give(Doing.FIND, ("F3",))
    assert keymap.keys_of(Doing.QUIT) == ()
    keymap.reset(Doing.QUIT)
    assert (keymap.keys_of(Doing.QUIT), keymap.keys_of(Doing.FIND)) == (("Ctrl+Q",), ("F3",))
    keymap.reset_all()
    assert keymap.keys_of(Doing.FIND) == ("Ctrl+F",)


def test_keys_of_one_character_can_be_turned_off(settings: Path) -> None:
    keymap = Keymap(Memory(settings))
    keymap.single_keys = False
    assert keymap.keys_of(Doing.PLAY_PAUSE) == ("Space",)
    assert keymap.given_to(Doing.PLAY_PAUSE) == ("Space", "K")
    working = [key for one in KEYS for key in keymap.keys_of(one.doing)]
    assert not any(map(is_single, working))
    assert {"Left", "Esc", "F1", "Ctrl+O"} <= set(working)
    assert not Keymap(Memory(settings)).single_keys


@pytest.mark.parametrize(
    ("text", "single"),
    [("K", True), ("Shift+S", True), ("?", True), ("Space", False), ("F1", False),
     ("Ctrl+K", False), ("Alt+Left", False), ("nonsense", False)],
)  # fmt: skip
def test_a_character_alone_is_a_single_key(text: str, single: bool) -> None:
    assert is_single(text) is single


@pytest.mark.parametrize(
    "text",
    ["", "Tab", "Shift+Tab", "Ctrl+Tab", "Return", "Enter", "Esc", "Shift+Esc", "Ctrl", "Shift",
     "Nonsense", "Ctrl+C", "A, B", "\0", "K" * 300],
)  # fmt: skip
def test_what_cannot_be_a_key_is_refused_with_a_reason(text: str) -> None:
    assert why_unusable(text).endswith(".")
    assert usable_key(text) is None


@pytest.mark.parametrize(
    ("keys", "doing", "holds"),
    [
        ({"spell_word": ["nonsense", "Y"]}, Doing.SPELL_WORD, ("Y",)),
        ({"spell_word": ["Tab", "Esc"]}, Doing.SPELL_WORD, ()),
        ({"stop": ["Esc", "Q"]}, Doing.STOP, ("Esc", "Q")),
        ({"spell_word": ["y", "Y", "shift+y"]}, Doing.SPELL_WORD, ("Y", "Shift+Y")),
        ({"fly": ["K"], "": ["S"]}, Doing.PLAY_PAUSE, ("Space", "K")),
        ({"spell_word": "Y"}, Doing.SPELL_WORD, ("X",)),
        ({"spell_word": [3]}, Doing.SPELL_WORD, ("X",)),
    ],
)
def test_damaged_and_unknown_entries_are_passed_over(
    settings: Path, keys: dict[str, Any], doing: Doing, holds: tuple[str, ...]
) -> None:
    assert keymap_of(settings, keys).keys_of(doing) == holds


def test_of_two_with_the_same_key_the_first_in_the_table_has_it(settings: Path) -> None:
    keymap = keymap_of(settings, {"find": ["F3"], "spell_word": ["F3"], "quit": ["K"]})
    assert keymap.keys_of(Doing.SPELL_WORD) == ("F3",)
    assert keymap.keys_of(Doing.FIND) == ()
    assert keymap.keys_of(Doing.PLAY_PAUSE) == ("Space",), "what was chosen goes first"
    assert set(keymap.clashes) == {
        Clash("F3", Doing.SPELL_WORD, Doing.FIND), Clash("K", Doing.QUIT, Doing.PLAY_PAUSE),
    }  # fmt: skip


def test_entries_of_a_newer_harken_are_kept(settings: Path) -> None:
    keymap = keymap_of(settings, {"fly": ["Y"]})
    keymap.give(Doing.QUIT, ())
    assert load_settings(settings).keys == {"fly": ("Y",), "quit": ()}


@given(
    st.dictionaries(
        st.sampled_from([*map(str, Doing), "fly"]),
        st.lists(
            st.sampled_from(["K", "F3", "Ctrl+Y", "Esc", "Tab", "Media Next", "??"])
            | st.text(max_size=9)
        ),
        max_size=6,
    )
)
def test_whatever_the_settings_hold_no_key_does_two_things(
    tmp_path_factory: pytest.TempPathFactory, keys: dict[str, list[str]]
) -> None:
    settings = tmp_path_factory.getbasetemp() / "keys" / "settings.json"
    keymap = keymap_of(settings, keys)
    assert given_twice(keymap) == []
    sequences = [one.toString() for key in KEYS for one in keymap.sequences_of(key)]
    assert len(sequences) == len(set(sequences))
    assert keymap.keys_of(Doing.STOP) or "stop" in keys


@pytest.mark.parametrize(
    ("key", "modifiers", "text", "named"),
    [
        (Qt.Key.Key_K, NONE, "k", "K"),
        (Qt.Key.Key_S, SHIFT, "S", "Shift+S"),
        (Qt.Key.Key_Question, SHIFT, "?", "?"),
        (Qt.Key.Key_Exclam, SHIFT, "!", "!"),
        (Qt.Key.Key_Space, SHIFT, " ", "Shift+Space"),
        (Qt.Key.Key_5, KEYPAD, "5", "5"),
        (Qt.Key.Key_Plus, CTRL | SHIFT, "+", "Ctrl++"),
        (Qt.Key.Key_Left, CTRL, "", "Ctrl+Left"),
        (Qt.Key.Key_MediaNext, NONE, "", "Media Next"),
        (Qt.Key.Key_Control, CTRL, "", ""),
        (Qt.Key.Key_AltGr, NONE, "", ""),
    ],
)  # fmt: skip
def test_a_press_is_named_as_the_settings_keep_it(
    key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str, named: str
) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)
    assert pressed_key(event) == named
    assert named == "" or usable_key(named) == named


def test_a_media_key_can_be_chosen_for_something_else(settings: Path, qapp: QApplication) -> None:
    keymap = Keymap(Memory(settings))
    assert keymap.holder("Media Next") is Doing.NEXT_ARTICLE
    keymap.give(Doing.NEXT_PARAGRAPH, ("Media Next",))
    sequences = {
        key.doing: [one.toString() for one in keymap.sequences_of(key)] for key in KEYS
    }  # fmt: skip
    assert sequences[Doing.NEXT_PARAGRAPH] == ["Media Next"]
    assert sequences[Doing.NEXT_ARTICLE] == ["N"]
