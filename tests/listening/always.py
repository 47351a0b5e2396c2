"""What always holds, whatever a listener does and whatever fails."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

from hypothesis.stateful import RuleBasedStateMachine, invariant

from harken.article.model import Span
from harken.article.position import Reading
from harken.library.entry import Queued
from harken.listening.session import Mode
from harken.listening.sleep import SleepAt
from harken.listening.state import SessionState
from harken.speech.earcon import EARCON_S, earcon
from tests.listening.kept import LibraryAtOnce
from tests.listening.stage import Stage


class Always(RuleBasedStateMachine):
    """A session on a stage, and what is true of it at every moment."""

    def __init__(self) -> None:
        super().__init__()
        self.library = LibraryAtOnce(None)
        self._jumped = True
        """Whether the next sentence that is heard may be any."""
        self._article: str | None = None
        """What was read last: another article may follow by itself."""
        self._heard: int | None = None
        self._word: Span | None = None
        """The word that was heard last, where the next one must follow it."""
        self.begin()

    def begin(self) -> None:
        """Another session on the same library."""
        self.stage = Stage(library=self.library)
        self.stage.session.place_changed.connect(self._follow)
        self._jumped = True

    def end(self) -> None:
        """Ends the last session."""
        self.stage.session.close()
        self.library.close()
        self.stage.settle()
        self.stage.free()

    @contextmanager
    def jumping(self) -> Iterator[None]:
        """What is done inside may lead to another place."""
        self._jumped = True
        yield
        self.stage.settle()
        self._heard = self.stage.state.sentence
        self._jumped = False

    def _follow(self, state: SessionState) -> None:
        """Sentences are heard in the order of the script, none left out, none twice."""
        sentence = state.sentence
        article = state.article.id if state.article is not None else None
        if article != self._article:
            self._article, self._heard, self._word = article, None, None
        self._follow_words(state)
        if not self._jumped and self._heard is not None and sentence != self._heard:
            script = self.script()
            at = script.index(self._heard)
            assert script[at + 1] == sentence
        self._heard = sentence

    def _follow_words(self, state: SessionState) -> None:
        """So are the words of a sentence."""
        before, self._word = self._word, state.word
        if self._jumped or before is None or state.word is None or state.sentence != self._heard:
            return
        assert state.article is not None
        between = state.article.blocks[before.block].text[before.end : state.word.start]
        assert state.word == before or not any(map(str.isalnum, between))
        assert state.word.start >= before.start

    def script(self) -> list[int]:
        """The sentences that are read now."""
        state = self.stage.state
        if state.article is None:
            return []
        if state.reading is not Reading.ARTICLE:
            return list(state.summary)
        return [it.index for it in state.article.sentences_read()]

    @invariant()
    def the_queue_is_kept_as_it_is(self) -> None:
        state = self.stage.state
        queue = [Queued(item.entry.id, item.portion) for item in state.queue]
        kept = self.library.ask(lambda library: library.queue()).result(timeout=10)
        assert list(kept) == queue
        ids = [one.article_id for one in queue]
        assert len(set(ids)) == len(ids)
        there = state.article is not None and state.article.id in ids
        assert (state.queue_at is not None) == there
        if state.article is not None and state.queue_at is not None:
            assert ids[state.queue_at] == state.article.id

    @invariant()
    def the_queue_takes_no_less_than_the_rest_of_the_article(self) -> None:
        state = self.stage.state
        assert state.queue_s >= state.remaining_s

    @invariant()
    def what_is_shown_of_the_ranking_is_what_is(self) -> None:
        state = self.stage.state
        pending = any(not it.future.done() for it in self.stage.ranker.asked)
        assert (state.ranking_progress is not None) == pending
        assert bool(state.summary) <= (state.ranking is not None)
        if state.ranking is not None and not pending:
            assert state.ranking.method == state.method

    @invariant()
    def what_is_expanded_is_the_article(self) -> None:
        state = self.stage.state
        if state.expanded:
            assert state.reading is Reading.ARTICLE
            assert state.mode is not Mode.ENDED

    @invariant()
    def no_reading_starts_with_an_earcon(self) -> None:
        openings = self.stage.player.openings
        assert not any(clip.samples.startswith(earcon()) for clip in openings[-1:])

    @invariant()
    def sound_flows_only_when_it_should(self) -> None:
        playing = self.stage.state.mode in (Mode.PLAYING, Mode.NO_DEVICE)
        assert self.stage.player.playing == (playing or self.stage.state.aside)

    @invariant()
    def it_is_as_loud_as_the_person_wants_unless_it_fades(self) -> None:
        state = self.stage.state
        counts = state.sleep is not None and state.sleep.at is SleepAt.MINUTES
        assert counts == (state.sleep_left_s is not None)
        volume = self.stage.player.volume
        assert volume == state.volume or (counts and volume <= state.volume)

    @invariant()
    def a_voice_is_loaded_only_while_it_is_waited_for(self) -> None:
        if self.stage.synthesiser.held is None:
            assert not self.stage.state.loading

    @invariant()
    def who_plays_has_something_to_play(self) -> None:
        hangs = self.stage.synthesiser.held is not None
        state = self.stage.state
        if state.mode is Mode.PLAYING and state.sentence is not None and not hangs:
            assert self.stage.player.waiting > 0

    @invariant()
    def the_place_is_in_what_is_read(self) -> None:
        state = self.stage.state
        if state.article is None:
            assert state.mode is Mode.EMPTY
            return
        assert (state.sentence is None) == (state.position is None) == (not self.script())
        if state.position is None or state.sentence is None:
            return
        span = state.article.sentences[state.sentence].span
        assert state.sentence in self.script()
        assert state.position.block == span.block
        assert span.start <= state.position.offset < span.end
        assert state.word is None or span.contains(state.word)

    @invariant()
    def times_add_up(self) -> None:
        state = self.stage.state
        whole_s = state.article_s if state.reading is Reading.ARTICLE else state.summary_s
        if state.reading is Reading.SKIM:
            gaps = sum(other > one + 1 for one, other in pairwise(state.summary))
            assert state.elapsed_s + state.remaining_s <= whole_s + gaps * EARCON_S + 1e-6
            whole_s = max(whole_s, state.elapsed_s + state.remaining_s)
        assert 0 <= state.elapsed_s <= whole_s
        assert abs(state.elapsed_s + state.remaining_s - whole_s) < 1e-6

    @invariant()
    def what_was_told_is_what_is(self) -> None:
        told = self.stage.changes[-1] if self.stage.changes else None
        state = self.stage.state
        if told is not None:
            assert (told.mode, told.reading, told.rate_wpm, told.volume, told.voice) == (
                state.mode,
                state.reading,
                state.rate_wpm,
                state.volume,
                state.voice,
            )

    @invariant()
    def the_voice_is_never_far_ahead(self) -> None:
        assert 0 <= self.stage.player.waiting <= 3
