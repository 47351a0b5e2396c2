"""A session that is closed: what was under way is given up, and nothing new begins."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from harken.listening.command import Action, Command
from harken.listening.fit_plan import Choice
from harken.listening.plan import Plan
from harken.listening.state import Mode
from tests.listening.articles import long_article, skip_of
from tests.listening.stage import VOICES, Stage


def _voices(stage: Stage) -> None:
    stage.session.do(Command(Action.LOOK_FOR_VOICES))


def _another_voice(stage: Stage) -> None:
    stage.synthesiser.installed = VOICES[1:]
    _voices(stage)


def _article(stage: Stage) -> None:
    stage.session.do(Command(Action.OPEN_ARTICLE, "long 400"))


@pytest.mark.parametrize("under_way", [_voices, _another_voice, _article])
def test_what_was_asked_before_prepares_and_plays_nothing(
    small: Stage, under_way: Callable[[Stage], None]
) -> None:
    small.session.queue.add(long_article(400))
    small.do(Action.PLAY)
    small.listen_until(3)
    under_way(small)
    small.session.close()
    small.forget()
    small.settle()
    assert small.synthesiser.rendered == []
    assert not small.player.playing


def test_a_sound_device_that_comes_back_is_not_played_on(small: Stage) -> None:
    small.do(Action.PLAY)
    small.listen_until(3)
    small.player.pull_out()
    assert small.listen(1).mode is Mode.NO_DEVICE
    small.session.close()
    small.player.device_back.emit()  # from another thread, a little late
    small.settle()
    assert not small.player.playing


def test_no_plan_is_made_any_more(small: Stage) -> None:
    plans: list[Plan] = []
    small.session.queue.add(long_article(400))
    small.session.fitting.planned.connect(plans.append)
    small.ranker.at_once = False
    small.session.fitting.plan(60.0, {})
    small.settle()
    (asked,) = small.ranker.asked[-1:]
    small.session.close()
    assert asked.future.cancelled()
    small.ranker.answer()
    small.settle()
    assert plans == []


def test_nor_is_the_one_that_is_heard_made_anew(stage: Stage) -> None:
    plans: list[Plan] = []
    for name in ("a", "b", "c"):
        stage.session.queue.add(replace(long_article(400), id=name))
    stage.open(replace(long_article(400), id="a"))
    stage.session.fitting.planned.connect(plans.append)
    stage.session.fitting.plan(300.0, dict.fromkeys("abc", Choice.SUMMARY))
    stage.settle()
    stage.do(Action.FIT_TIME, plans[-1])
    stage.listen(20)
    changed = replace(long_article(400), id="c")
    stage.session.queue.update(changed.with_skip(skip_of(changed, 4)))
    stage.session.do(Command(Action.SET_RATE, 300))  # "c" is read again, and then planned
    portions = [item.portion for item in stage.session.queue.items]
    stage.session.close()
    stage.settle()
    assert [item.portion for item in stage.session.queue.items] == portions
