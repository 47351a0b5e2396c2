"""Minutes of listening are those of the voice that is heard, at its rate."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from harken.article.model import Article
from harken.article.pauses import Pauses
from harken.article.position import Reading
from harken.listening.command import Action, Command
from harken.speech.paces import Paces
from harken.speech.reading_rules import ReadingRules
from harken.summary.length import Minutes
from tests.listening.articles import long_article
from tests.listening.stage import VOICES, Stage

AMERICAN, BRITISH, GERMAN = (voice.id for voice in VOICES)
WISHED_S = 300
NEARLY_S = 15
"""Three sentences, heard of a fake voice that is none of them."""


def well_known_paces(**seconds_per_letter: float) -> Paces:
    """The American voice is fast and the two others are slow, unless it is said otherwise."""
    pace = {"american": 0.05, "british": 0.1, "german": 0.1} | seconds_per_letter
    ids = {"american": AMERICAN, "british": BRITISH, "german": GERMAN}
    return Paces({ids[name]: {175: (1e6, 1e6 * per_letter)} for name, per_letter in pace.items()})


def article(name: str = "long", language: str = "en") -> Article:
    return replace(long_article(10_000), id=name, language=language)


def is_as_wished(stage: Stage) -> bool:
    return abs(stage.state.summary_s - WISHED_S) < NEARLY_S


@pytest.fixture
def ready(stage: Stage) -> Stage:
    """Five minutes are wished, and nothing is open."""
    stage.session.paces = well_known_paces()
    stage.do(Action.SET_LENGTH, Minutes(WISHED_S / 60))
    return stage


@pytest.fixture
def opened(ready: Stage) -> Stage:
    """A long article is open and was not heard yet."""
    ready.open(article())
    assert is_as_wished(ready)
    return ready


def hear_some(stage: Stage) -> None:
    stage.do(Action.SET_READING, Reading.SUMMARY)
    stage.do(Action.PLAY)
    stage.listen(5)
    stage.do(Action.PAUSE)


class TestPauses:
    SLOWLY = ReadingRules(pauses=Pauses(2000, 3000, 4000))

    def test_longer_ones_leave_time_for_fewer_sentences(self, opened: Stage) -> None:
        before = len(opened.state.summary)
        opened.do(Action.SET_RULES, self.SLOWLY)
        assert is_as_wished(opened)
        assert len(opened.state.summary) < before

    def test_of_what_is_heard_already_there_is_no_less(self, opened: Stage) -> None:
        hear_some(opened)
        before = opened.state.summary
        assert opened.do(Action.SET_RULES, self.SLOWLY).summary == before

    def test_another_article_is_reckoned_with_them(self, opened: Stage) -> None:
        hear_some(opened)
        opened.do(Action.SET_RULES, self.SLOWLY)
        opened.open(article("other"))
        assert is_as_wished(opened)

    def test_what_is_left_to_hear_takes_longer(self, opened: Stage) -> None:
        before = opened.state.article_s
        opened.do(Action.SET_RULES, self.SLOWLY)
        sentences = len(article().sentences)
        assert opened.state.article_s - before >= sentences * 1.75


class TestBeforeAnythingIsHeard:
    def test_the_voice_of_an_articles_language_counts(self, opened: Stage) -> None:
        opened.open(article("lang", "de"))
        assert opened.state.voice == GERMAN
        assert is_as_wished(opened)

    def test_a_voice_that_is_chosen_once_it_is_open_counts(self, opened: Stage) -> None:
        opened.do(Action.SET_VOICE, BRITISH)
        assert is_as_wished(opened)

    def test_another_rate_counts(self, opened: Stage) -> None:
        before = opened.state.summary
        opened.do(Action.SET_RATE, 350)
        assert is_as_wished(opened)
        assert len(opened.state.summary) > len(before)

    def test_what_becomes_known_of_the_voice_counts(self, opened: Stage) -> None:
        opened.session.paces = well_known_paces(american=0.08)
        assert is_as_wished(opened)

    def test_the_summary_that_waits_to_be_read_is_the_new_one(self, opened: Stage) -> None:
        opened.do(Action.SET_READING, Reading.SUMMARY)
        opened.do(Action.SET_VOICE, BRITISH)
        opened.do(Action.PLAY)
        opened.listen(1)
        total_s = opened.state.elapsed_s + opened.state.remaining_s
        assert total_s == pytest.approx(opened.state.summary_s)

    def test_a_length_that_is_set_later_begins_anew(self, opened: Stage) -> None:
        hear_some(opened)
        opened.do(Action.SET_RATE, 350)
        opened.do(Action.SET_LENGTH, Minutes(WISHED_S / 60))
        opened.do(Action.SET_RATE, 175)
        opened.session.paces = well_known_paces()
        assert is_as_wished(opened)

    def test_so_does_another_article(self, opened: Stage) -> None:
        hear_some(opened)
        opened.open(article("other"))
        opened.session.paces = well_known_paces(american=0.08)
        assert is_as_wished(opened)


class TestBeforeTheVoicesAreKnown:
    @pytest.fixture
    def stage(self, qapp: object) -> Iterator[Stage]:
        """Voices are asked for, and no answer is there."""
        stage = Stage(settled=False)
        yield stage
        stage.close()

    def test_an_article_is_opened_and_played_as_wished(self, stage: Stage) -> None:
        stage.session.paces = well_known_paces(american=0.1)
        stage.session.open(article())
        for wish in (
            Command(Action.SET_LENGTH, Minutes(WISHED_S / 60)),
            Command(Action.SET_READING, Reading.SUMMARY),
            Command(Action.PLAY),
        ):
            stage.session.do(wish)
        stage.settle()
        assert is_as_wished(stage)
        assert len(stage.player.openings) == 1


class TestOnceSomethingWasHeard:
    def test_a_faster_rate_is_sooner_done_with_the_same(self, opened: Stage) -> None:
        hear_some(opened)
        before = opened.state
        after = opened.do(Action.SET_RATE, 350)
        assert after.summary == before.summary
        assert after.summary_s < 0.7 * before.summary_s

    def test_what_becomes_known_of_the_voice_moves_nothing(self, opened: Stage) -> None:
        hear_some(opened)
        before = opened.state.summary
        opened.session.paces = well_known_paces(american=0.08)
        assert opened.state.summary == before

    def test_another_voice_has_as_many_minutes(self, opened: Stage) -> None:
        hear_some(opened)
        opened.do(Action.SET_VOICE, BRITISH)
        assert is_as_wished(opened)
