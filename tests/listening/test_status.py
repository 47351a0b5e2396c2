"""The talking status, as it is said and read."""

from dataclasses import replace

import pytest

from harken.article.position import Reading
from harken.library.entry import entry_of
from harken.listening.queue import QueueItem
from harken.listening.sleep import Sleep, SleepAt
from harken.listening.state import Mode, SessionState
from harken.listening.status import as_sentence, status_text
from tests.listening.articles import small_article
from tests.listening.stage import Stage
from tests.translated import everything_translated


@pytest.fixture
def third_of_seven(small: Stage) -> SessionState:
    """In the middle of the third of seven articles, with 240 seconds left of it."""
    items = tuple(QueueItem(entry_of(small_article(str(at)), 0.0)) for at in range(7))
    return replace(
        small.state,
        mode=Mode.PLAYING,
        queue=items,
        queue_at=2,
        remaining_s=240.0,
        queue_s=26 * 60.0,
    )


def test_it_says_which_article_and_what_is_left(third_of_seven: SessionState) -> None:
    said = status_text(third_of_seven)
    assert said == "Article three of seven. Four minutes left. Twenty-six minutes in all."


def test_the_last_article_is_all_that_is_left(third_of_seven: SessionState) -> None:
    last = replace(third_of_seven, queue_at=6, queue_s=240.0)
    assert status_text(last) == "Article seven of seven. Four minutes left."


def test_an_article_alone_needs_no_number(third_of_seven: SessionState) -> None:
    alone = replace(third_of_seven, queue=third_of_seven.queue[:1], queue_at=0)
    assert status_text(alone) == "Four minutes left."
    assert status_text(replace(alone, queue_at=None)) == "Four minutes left."
    assert status_text(replace(alone, reading=Reading.SUMMARY)) == "Summary. Four minutes left."


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"reading": Reading.SUMMARY}, "Summary of article three of seven. Four minutes left."),
        ({"reading": Reading.SKIM}, "Skim of article three of seven. Four minutes left."),
        ({"mode": Mode.PAUSED}, "Paused. Article three of seven. Four minutes left."),
        ({"mode": Mode.READY}, "Article three of seven. Four minutes left."),
        ({"mode": Mode.ENDED}, "Article three of seven. At the end."),
        ({"mode": Mode.NO_DEVICE}, "There is no sound device. Article three of seven."),
        ({"mode": Mode.NO_VOICE}, "There is no voice to read with. Article three of seven."),
        ({"loading": True}, "The voice is being loaded. Article three of seven."),
        ({"remaining_s": 21.0}, "Article three of seven. Twenty seconds left."),
        (
            {"sentence": None, "ranking_progress": 0.5, "reading": Reading.SUMMARY},
            "Summary of article three of seven. The summary is being made.",
        ),
        (
            {"sentence": None, "ranking_progress": None},
            "Article three of seven. There is nothing to read here.",
        ),
    ],
)
def test_it_says_how_it_stands(
    third_of_seven: SessionState, other: dict[str, object], said: str
) -> None:
    assert status_text(replace(third_of_seven, **other)).startswith(said)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("sleep", "left_s", "said"),
    [
        (Sleep(SleepAt.MINUTES, 15.0), 600, "Sleep in ten minutes."),
        (Sleep(SleepAt.MINUTES, 15.0), 4, "Sleep in a few seconds."),
        (Sleep(SleepAt.SENTENCE), None, "Sleep at the end of the sentence."),
        (Sleep(SleepAt.ARTICLE), None, "Sleep at the end of the article."),
        (Sleep(SleepAt.QUEUE), None, "Sleep at the end of the queue."),
    ],
)
def test_the_sleep_timer_comes_last(
    third_of_seven: SessionState, sleep: Sleep, left_s: int | None, said: str
) -> None:
    state = replace(third_of_seven, sleep=sleep, sleep_left_s=left_s)
    assert status_text(state).endswith(f"in all. {said}")


def test_the_title_comes_first_where_it_is_asked_for(third_of_seven: SessionState) -> None:
    said = status_text(third_of_seven, with_title=True)
    assert said.startswith("The harbour. Article three of seven.")


@pytest.mark.parametrize(
    ("text", "sentence"), [("Why?", "Why?"), ("The sea ", "The sea."), ("", ""), ("  ", "")]
)
def test_a_title_ends_as_a_sentence_does(text: str, sentence: str) -> None:
    assert as_sentence(text) == sentence


def test_with_nothing_open_it_says_what_waits(stage: Stage, third_of_seven: SessionState) -> None:
    empty = replace(third_of_seven, mode=Mode.EMPTY, article=None, queue_at=None)
    assert status_text(empty) == "Nothing is open. Seven articles are up next."
    one = replace(empty, queue=empty.queue[:1])
    assert status_text(one) == "Nothing is open. One article is up next."
    assert status_text(replace(empty, queue=())) == "Nothing is open. Add an article to hear it."


def test_all_of_it_can_be_translated(third_of_seven: SessionState) -> None:
    state = replace(third_of_seven, sleep=Sleep(SleepAt.MINUTES, 15.0), sleep_left_s=600)
    with everything_translated():
        said = status_text(state)
    assert said == (
        "«Article «three» of «seven».» «««four» minutes» left.» "
        "««««twenty»-«six»» minutes» in all.» «Sleep in ««ten» minutes».»"
    )
