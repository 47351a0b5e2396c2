"""How long the rest of the queue takes."""

from collections import Counter

import pytest

from harken.article.pace import Amount, Pace
from harken.article.position import Reading
from harken.library.entry import Entry, Portion, Status
from harken.listening.command import Action
from harken.listening.habits import Habits
from harken.listening.queue import QueueItem
from harken.listening.queue_time import QueueTime
from tests.listening.articles import small_article
from tests.listening.stage import Stage

_PACES = {"en": Pace(0.1), "de": Pace(0.2)}


def item(
    language: str = "en",
    *,
    portion: Portion | None = None,
    status: Status = Status.UNREAD,
    heard: float = 0.0,
    letters: float = 100.0,
) -> QueueItem:
    """An article of 100 letters and 5 seconds of pauses: 15 seconds in English, 25 in German."""
    entry = Entry(
        *("id", "Title", None, "a test", language, None, 20, Amount(letters, 5.0), 0.0),
        status=status,
        heard=heard,
    )
    return QueueItem(entry, portion)


SUMMARY = Portion(Reading.SUMMARY, 2.0)
LONG = item(portion=SUMMARY, letters=10_000)


@pytest.mark.parametrize(
    ("items", "at", "seconds"),
    [
        ([], None, 0),
        ([item(), item("de")], None, 40),
        ([item(), item("de"), item()], 0, 40),
        ([item(), item("de")], 1, 0),
        ([item(), item(status=Status.DONE)], 0, 0),
        ([item(), item(heard=0.5, status=Status.IN_PROGRESS)], 0, 7.5),
        ([item(), LONG, item(portion=Portion(Reading.ARTICLE))], 0, 135),
        ([item(), item(portion=Portion(Reading.SUMMARY), letters=1000)], 0, 60),
        ([item(portion=SUMMARY), item("de", portion=SUMMARY, heard=0.5)], None, 15 + 25 / 2),
    ],
)
def test_what_follows_is_added_up(items: list[QueueItem], at: int | None, seconds: float) -> None:
    queue = tuple(items)
    assert QueueTime(_PACES.__getitem__).seconds_after(queue, at) == pytest.approx(seconds)


def test_thousands_of_articles_take_no_longer_than_one() -> None:
    asked: Counter[str] = Counter()

    def pace(language: str) -> Pace:
        asked[language] += 1
        return _PACES[language]

    time, queue = QueueTime(pace), (item(), item("de")) * 2500
    for _ in range(3):
        assert time.seconds_after(queue, 0) == pytest.approx(2499 * 15 + 2500 * 25)
    assert asked == {"en": 3, "de": 3}


def test_the_rest_of_the_article_counts_as_it_is_heard(stage: Stage) -> None:
    stage.session.queue.add(small_article("a"))
    stage.session.queue.add(small_article("b"))
    stage.do(Action.SET_HABITS, Habits(autoplay=False))
    whole_s = stage.state.queue_s
    state = stage.do(Action.OPEN_ARTICLE, "a")
    assert state.queue_s == pytest.approx(whole_s, rel=0.1)
    stage.do(Action.PLAY)
    state = stage.listen_until(7)
    assert state.queue_s == pytest.approx(whole_s - state.elapsed_s, rel=0.1)
    assert stage.listen(60).queue_s == pytest.approx(whole_s / 2, rel=0.1)
    assert stage.do(Action.OPEN_ARTICLE, "b").queue_s == pytest.approx(whole_s / 2, rel=0.1)
