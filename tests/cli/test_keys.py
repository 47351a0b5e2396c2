"""Which keys a terminal means by the bytes that it sends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.cli.keys import _COMMANDS, commands_of
from harken.listening.command import Action


def actions(pressed: bytes) -> list[Action | None]:
    return [command.action if command is not None else None for command in commands_of(pressed)]


@pytest.mark.parametrize(
    ("pressed", "meant"),
    [
        (b"\x1b[C ", [Action.NEXT_SENTENCE, Action.PLAY_PAUSE]),
        (b"\x1b[Cq", [Action.NEXT_SENTENCE, None]),
        (b"r\x1b[1;3D]", [Action.REPEAT_SENTENCE, Action.PREVIOUS_PARAGRAPH, Action.FASTER]),
        (b"\x1b[C" * 100, [Action.NEXT_SENTENCE] * 100),
        (b"\x1bOC\x1bOD", [Action.NEXT_SENTENCE, Action.PREVIOUS_SENTENCE]),
        (b"\x1b\x1b[C", [Action.NEXT_PARAGRAPH]),
        (b"\x1b", [None]),
        (b"\x1b\x1b", [None, None]),
        (b"XJ", [Action.SPELL_WORD, Action.SKIP_SECONDS]),
        # Alt with a letter, a function key, a letter of another alphabet and the wheel.
        (b"\x1bq\x1b[15~\xd0\xb9\x1b[<64;10;5M", []),
    ],
)
def test_each_key_is_known_in_whatever_company(pressed: bytes, meant: list[Action | None]) -> None:
    assert actions(pressed) == meant


@given(st.lists(st.sampled_from([key for key in _COMMANDS if key != b"\x1b"])))
def test_keys_that_arrive_together_are_all_heard(keys: list[bytes]) -> None:
    assert list(commands_of(b"".join(keys))) == [_COMMANDS[key] for key in keys]
