"""A source that is read again in another way: what was given the one reading is the other's."""

import pytest

from harken.article.model import Article, BlockKind
from harken.article.position import Reading
from harken.library.entry import Status
from harken.listening.command import Action
from harken.listening.habits import Habits
from harken.listening.plan import Plan
from harken.listening.state import Mode, SessionState
from harken.summary.length import Sentences
from tests.listening.articles import article_of, small_article
from tests.listening.sessions import Sessions
from tests.listening.stage import Stage

MENU = (BlockKind.PARAGRAPH, "Home. News. Weather.")


def whole_page() -> Article:
    """The small article with a menu before it, and another title."""
    blocks = [(block.kind, block.text) for block in small_article().blocks[1:]]
    return article_of((BlockKind.TITLE, "Our paper"), MENU, *blocks, name="whole page")


def heard(state: SessionState) -> tuple[Reading, str]:
    assert state.article is not None and state.sentence is not None
    return state.reading, state.article.text_of(state.article.sentences[state.sentence].span)


@pytest.fixture
def begun(sessions: Sessions) -> Stage:
    """Both readings of an article were begun; the summary is heard, in the midst of a word."""
    stage = sessions.stage
    stage.session.queue.add(small_article())
    stage.session.queue.add(small_article("other"))
    stage.do(Action.OPEN_ARTICLE, "small")
    stage.do(Action.SET_LENGTH, Sentences(4))
    stage.do(Action.PLAY)
    stage.listen_until(9, word="they")
    stage.do(Action.SET_READING, Reading.SUMMARY)
    stage.listen_until(5, word="moved")
    return stage


IN_ARTICLE = Reading.ARTICLE, "So they built again."
IN_SUMMARY = Reading.SUMMARY, "The bakers moved their flour."


def test_what_is_heard_goes_on_at_its_word_and_the_other_reading_keeps_its_place(
    begun: Stage,
) -> None:
    begun.do(Action.SET_LENGTH, Sentences(4))
    begun.session.exchange(whole_page())
    begun.settle()
    state = begun.state
    assert (heard(state), state.mode, state.length) == (IN_SUMMARY, Mode.PLAYING, Sentences(4))
    assert state.position is not None and state.article is not None
    assert (
        state.article.blocks[state.position.block].text[state.position.offset :].startswith("moved")
    )
    assert heard(begun.do(Action.SET_READING, Reading.ARTICLE)) == IN_ARTICLE


@pytest.mark.parametrize("is_open", [True, False])
@pytest.mark.parametrize("history", [True, False])
def test_all_of_it_is_there_the_next_time(
    sessions: Sessions, begun: Stage, is_open: bool, history: bool
) -> None:
    begun.do(Action.SET_HABITS, Habits(keep_history=history))
    begun.do(Action.PAUSE)
    if is_open:
        begun.session.exchange(whole_page())
    else:
        begun.do(Action.OPEN_ARTICLE, "other")
        begun.session.queue.exchange("small", whole_page())
    begun.settle()
    item = begun.session.queue.item("whole page")
    assert item is not None and item.entry.status is Status.IN_PROGRESS
    stage = sessions.begin()
    state = stage.do(Action.OPEN_ARTICLE, "whole page")
    assert heard(state) == IN_SUMMARY
    assert state.length == Sentences(4)
    assert heard(stage.do(Action.SET_READING, Reading.ARTICLE)) == IN_ARTICLE


def test_what_was_heard_to_its_end_goes_on_where_there_is_more(stage: Stage) -> None:
    stage.open(small_article())
    stage.do(Action.PLAY)
    while stage.listen(1.0).mode is not Mode.ENDED:
        pass
    blocks = [(block.kind, block.text) for block in small_article().blocks]
    longer = article_of(*blocks, (BlockKind.PARAGRAPH, "Nobody knew. Then."), name="longer")
    stage.session.exchange(longer)
    assert heard(stage.state) == (Reading.ARTICLE, "It holds.")
    assert stage.state.mode is Mode.READY


def test_what_is_paused_stays_so_without_a_sound(begun: Stage) -> None:
    begun.do(Action.PAUSE)
    flowed_s, turns = begun.player.flowed_s, begun.player.turns
    begun.session.exchange(whole_page())
    begun.settle()
    assert (heard(begun.state), begun.state.mode) == (IN_SUMMARY, Mode.PAUSED)
    assert (begun.player.flowed_s, begun.player.turns) == (flowed_s, turns)
    assert begun.do(Action.PLAY).mode is Mode.PLAYING


def test_a_plan_goes_on_with_the_other_reading(begun: Stage) -> None:
    plans: list[Plan] = []
    begun.session.fitting.planned.connect(plans.append)
    begun.session.fitting.plan(300.0, {})
    begun.settle()
    left_s = begun.do(Action.FIT_TIME, plans[-1]).plan_left_s
    begun.session.exchange(whole_page())
    begun.settle()
    assert begun.state.plan_left_s == left_s is not None
    assert not begun.notices
    while begun.state.article is not None and begun.state.article.id != "other":
        begun.listen(1.0)
    assert begun.state.plan_left_s is not None
