"""Whether the microphone may be used. The system that asks is a fake."""

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from harken.handsfree.voice.permission import ask_for_microphone, refused
from tests.handsfree.voice.system_that_asks import Status, pretend_to_be_asked


def test_here_nobody_is_asked(qapp: QApplication) -> None:
    answers: list[bool] = []
    ask_for_microphone(qapp, answers.append)
    assert answers == [True]


@pytest.mark.parametrize(("status", "granted"), [(Status.Granted, True), (Status.Denied, False)])
def test_the_persons_answer_is_awaited(
    status: Status, granted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = pretend_to_be_asked(monkeypatch)
    answers: list[bool] = []
    ask_for_microphone(QObject(), answers.append)
    assert answers == []
    system.answer(status)
    assert answers == [granted]


def test_who_has_said_yes_is_not_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    system = pretend_to_be_asked(monkeypatch)
    system.status = Status.Granted
    answers: list[bool] = []
    ask_for_microphone(QObject(), answers.append)
    assert answers == [True]
    assert not system.was_asked


def test_the_refusal_says_where_it_is_allowed() -> None:
    assert "settings" in refused().next_step
