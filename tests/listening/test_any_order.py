"""Whatever a listener does, in whatever order, and whatever fails: what always holds."""

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from harken.article.emphasis import Emphasis
from harken.article.model import Article, BlockKind
from harken.article.pauses import Pauses
from harken.article.position import Reading
from harken.errors import HarkenError
from harken.library.entry import Portion, Queued, Status
from harken.listening.command import Action
from harken.listening.habits import Habits
from harken.listening.session import Mode
from harken.listening.sleep import Sleep, SleepAt
from harken.playback.output_device import OutputDevice
from harken.speech.reading_rules import ReadingRules
from harken.speech.voice import Voice
from harken.summary.length import Minutes, Percent, Sentences, Words
from tests.listening.always import Always
from tests.listening.articles import article_of, skip_of, small_article
from tests.listening.heard import play_is_heard
from tests.listening.stage import HEADPHONES, LOUDSPEAKER, VOICES

_PLAIN = [
    Action.PLAY_PAUSE,
    Action.PLAY,
    Action.PAUSE,
    Action.STOP,
    Action.NEXT_SENTENCE,
    Action.PREVIOUS_SENTENCE,
    Action.NEXT_PARAGRAPH,
    Action.PREVIOUS_PARAGRAPH,
    Action.NEXT_SECTION,
    Action.PREVIOUS_SECTION,
    Action.TOGGLE_READING,
    Action.EXPAND,
    Action.CANCEL_RANKING,
    Action.RANK,
    Action.REPEAT_SENTENCE,
    Action.SPELL_WORD,
    Action.FASTER,
    Action.SLOWER,
    Action.LOUDER,
    Action.QUIETER,
]
_ASIDE = [Action.SAY_STATUS, Action.MARK]
_MINUTES = st.floats(allow_nan=True, allow_infinity=True) | st.floats(0, 0.2)
_NAMES = ["small", "other", "short"]
_PORTIONS = st.none() | st.builds(Portion, st.sampled_from(Reading), st.floats(0, 0.2))
_METHODS = ["auto", "balanced", "lexrank", "lsa"]
_SENTENCES = st.frozensets(st.integers(-1, 14), max_size=4)
_SAYABLE = ["Nobody saw it", "By noon", "They built it", "It holds", "could not be read"]


def _article(name: str) -> Article:
    if name != "short":
        return small_article(name)
    return article_of((BlockKind.TITLE, "Short"), (BlockKind.PARAGRAPH, "It ends."), name=name)


class ListenerAtLarge(Always):
    """A listener who does anything at any time, with a voice and a device that come and go."""

    def teardown(self) -> None:
        self.play_plays()
        self.end()

    def do(self, action: Action, value: object = None) -> None:
        with self.jumping():
            self.stage.do(action, value)

    def change_sound(self, action: Action, value: object) -> None:
        """What changes the sound only: where it is heard, it moves nothing."""
        if self.stage.state.mode is Mode.PLAYING and self.stage.synthesiser.broken is None:
            self.stage.do(action, value)
        else:
            self.do(action, value)

    @rule(name=st.sampled_from(_NAMES), after=st.sampled_from([None, *_NAMES]))
    def add(self, name: str, after: str | None) -> None:
        self.stage.session.queue.add(_article(name), after)
        self.stage.settle()

    @rule(order=st.permutations(_NAMES), left=st.integers(0, len(_NAMES)), portion=_PORTIONS)
    def reorder(self, order: list[str], left: int, portion: Portion | None) -> None:
        self.do(Action.SET_QUEUE, tuple(Queued(name, portion) for name in order[:left]))

    @rule(name=st.sampled_from([*_NAMES, "nobody's"]))
    def open_from_library(self, name: str) -> None:
        before = self.stage.state
        self.do(Action.OPEN_ARTICLE, name)
        heard = (Mode.PLAYING, Mode.NO_DEVICE)
        assert before.mode in heard or self.stage.state.mode not in heard

    @rule(action=st.sampled_from([Action.NEXT_ARTICLE, Action.PREVIOUS_ARTICLE]))
    def go_to_another(self, action: Action) -> None:
        self.do(action)

    @rule()
    def forget(self) -> None:
        before = self.stage.state
        self.stage.session.forget_history()
        self.stage.settle()
        assert self.stage.state.position == before.position

    @rule()
    def begin_again(self) -> None:
        """The next session begins where this one ends."""
        before = self.stage.state
        self.stage.close()
        self.stage.free()
        self.begin()
        with self.jumping():
            self.stage.session.resume()
        after = self.stage.state
        items = sorted(before.queue, key=lambda item: item.entry.heard_s or 0.0)
        heard = items[-1].entry if items else None
        if heard is None or heard.status is not Status.IN_PROGRESS or before.article is None:
            return
        assert after.article is not None
        assert after.article.id == heard.id
        if heard.id == before.article.id and before.reading is Reading.ARTICLE:
            ended = before.mode is Mode.ENDED
            assert after.sentence == (
                0 if ended and before.sentence is not None else before.sentence
            )

    @rule(name=st.sampled_from(["small", "other"]))
    def open(self, name: str) -> None:
        with self.jumping():
            self.stage.open(small_article(name))
        assert self.stage.state.mode in (Mode.READY, Mode.NO_VOICE)

    @rule(action=st.sampled_from(_PLAIN))
    def press(self, action: Action) -> None:
        self.do(action)

    @rule(block=st.integers(-1, 8), offset=st.integers(-1, 80))
    def click(self, block: int, offset: int) -> None:
        self.do(Action.SEEK, (block, offset))

    @rule(reading=st.sampled_from(list(Reading)))
    def choose_reading(self, reading: Reading) -> None:
        self.do(Action.SET_READING, reading)

    @rule(sentence=st.integers(-2, 14))
    def click_in_summary(self, sentence: int) -> None:
        self.do(Action.EXPAND, sentence)

    @rule(seconds=st.floats(allow_nan=True, allow_infinity=True))
    def drag(self, seconds: float) -> None:
        self.do(Action.SEEK_SECONDS, seconds)

    @rule(rate_wpm=st.integers(0, 600))
    def set_rate(self, rate_wpm: int) -> None:
        self.change_sound(Action.SET_RATE, rate_wpm)

    @rule(pitch=st.integers(-20, 20))
    def set_pitch(self, pitch: int) -> None:
        self.change_sound(Action.SET_PITCH, pitch)

    @rule(seconds=st.floats(allow_nan=True, allow_infinity=True) | st.floats(-20, 20))
    def skip_seconds(self, seconds: float) -> None:
        self.do(Action.SKIP_SECONDS, seconds)

    @rule(block=st.integers(-1, 8), offset=st.integers(-1, 80))
    def spell(self, block: int, offset: int) -> None:
        before = self.stage.state.position
        self.do(Action.SPELL_WORD, (block, offset))
        assert self.stage.state.position == before

    @rule(output=st.sampled_from(["loud", "phones", "missing", None]))
    def set_output(self, output: str | None) -> None:
        self.do(Action.SET_OUTPUT, output)

    @rule(after_ms=st.sampled_from([0, 250, 5000]), code=st.booleans())
    def set_rules(self, after_ms: int, code: bool) -> None:
        pauses = Pauses(after_ms, after_ms, after_ms)
        self.do(Action.SET_RULES, ReadingRules(read_code=code, pauses=pauses))

    @rule(volume=st.floats(allow_nan=True))
    def set_volume(self, volume: float) -> None:
        self.do(Action.SET_VOLUME, volume)

    @rule(voice=st.sampled_from([*(it.id for it in VOICES), "missing", None]))
    def set_voice(self, voice: str | None) -> None:
        self.change_sound(Action.SET_VOICE, voice)

    @rule(
        length=st.one_of(
            st.builds(Sentences, st.integers(-1, 20)),
            st.builds(Words, st.integers(-1, 200)),
            st.builds(Percent, st.floats(-1, 200)),
            st.builds(Minutes, st.floats(0, 3)),
        )
    )
    def set_length(self, length: Sentences | Words | Percent | Minutes) -> None:
        self.do(Action.SET_LENGTH, length)

    @rule(method=st.sampled_from(_METHODS))
    def set_method(self, method: str) -> None:
        self.do(Action.SET_METHOD, method)

    @rule(emphasis=st.builds(Emphasis, st.sampled_from(["", "wall"]), _SENTENCES, _SENTENCES))
    def set_emphasis(self, emphasis: Emphasis) -> None:
        self.do(Action.SET_EMPHASIS, emphasis)

    @rule(seconds=st.sampled_from([0.1, 0.5, 2.0, 8.0]))
    def listen(self, seconds: float) -> None:
        if self.stage.state.sleep is None:
            self.stage.listen(seconds)
        else:
            with self.jumping():  # back to where the fade began
                self.stage.listen(seconds)

    @rule(sleep=st.none() | st.builds(Sleep, st.sampled_from(SleepAt), _MINUTES))
    def set_sleep(self, sleep: Sleep | None) -> None:
        self.do(Action.SET_SLEEP, sleep)

    @rule(confirm=st.booleans(), autoplay=st.booleans())
    def set_habits(self, confirm: bool, autoplay: bool) -> None:
        self.do(Action.SET_HABITS, Habits(autoplay=autoplay, confirm=confirm))

    @rule(action=st.sampled_from(_ASIDE))
    def ask_beside_the_reading(self, action: Action) -> None:
        before = self.stage.state.position
        self.do(action)
        assert self.stage.state.position == before

    @precondition(lambda self: self.stage.state.article is not None)
    @rule(sentence=st.integers(0, 11), restored=st.booleans())
    def skip(self, sentence: int, restored: bool) -> None:
        article = self.stage.state.article
        assert article is not None
        with self.jumping():
            if restored and article.skips:
                self.stage.session.update(article.with_restored(sentence % len(article.skips)))
            else:
                at = sentence % len(article.sentences)
                self.stage.session.update(article.with_skip(skip_of(article, at)))

    @rule()
    def device_goes(self) -> None:
        self.stage.player.pull_out()

    @rule()
    def device_comes(self) -> None:
        self.stage.player.plug_in()

    @rule(outputs=st.sets(st.sampled_from([LOUDSPEAKER, HEADPHONES])))
    def devices_come_and_go(self, outputs: set[OutputDevice]) -> None:
        self.stage.player.come_and_go(*sorted(outputs, key=lambda it: it.id))

    @rule()
    def headphones_are_pulled_out(self) -> None:
        self.stage.player.move()
        self.stage.settle()

    @rule(installed=st.lists(st.sampled_from(VOICES), unique=True))
    def voices_come_and_go(self, installed: list[Voice]) -> None:
        self.stage.synthesiser.installed = installed

    @rule()
    def voice_hangs(self) -> None:
        self.stage.synthesiser.held = self.stage.synthesiser.held or []

    @rule()
    def voice_answers(self) -> None:
        with self.jumping():
            self.stage.synthesiser.release()

    @rule()
    def look_for_voices(self) -> None:
        self.change_sound(Action.LOOK_FOR_VOICES, None)

    @rule(voice=st.sampled_from(VOICES))
    def choose_default(self, voice: Voice) -> None:
        with self.jumping():
            self.stage.session.recall_voices({voice.languages[-1]: voice.id})

    @rule(refusing=st.frozensets(st.sampled_from([it.id for it in VOICES])))
    def voices_refuse(self, refusing: frozenset[str]) -> None:
        self.stage.synthesiser.refusing = set(refusing)

    @rule(loads=st.booleans())
    def voice_loads(self, loads: bool) -> None:
        self.stage.synthesiser.loads = loads

    @rule(measures=st.booleans())
    def voice_measures(self, measures: bool) -> None:
        self.stage.synthesiser.measures = measures

    @rule()
    def play_plays(self) -> None:
        """Once all is well again, sound flows when it is asked for, wherever all of it was."""
        self.device_comes()
        self.voice_is_mended()
        self.stage.synthesiser.installed = VOICES
        self.voice_answers()
        self.ranking_takes_its_time(at_once=True, refused=set())
        self.set_sleep(None)
        before = self.stage.state
        with self.jumping():
            assert play_is_heard(self.stage) or not self.script(), before

    @rule(words=st.sampled_from(_SAYABLE))
    def voice_stumbles(self, words: str) -> None:
        self.stage.synthesiser.cannot_say = {words}

    @rule()
    def voice_breaks(self) -> None:
        self.stage.synthesiser.broken = HarkenError("Cannot read", "no voice", "Install one.")

    @rule()
    def voice_is_mended(self) -> None:
        self.stage.synthesiser.broken = None
        self.stage.synthesiser.refusing = set()
        self.stage.synthesiser.cannot_say = set()

    @rule(at_once=st.booleans(), refused=st.sets(st.sampled_from(_METHODS)))
    def ranking_takes_its_time(self, at_once: bool, refused: set[str]) -> None:
        with self.jumping():
            self.stage.ranker.at_once = at_once
            self.stage.ranker.refused = refused
            self.stage.ranker.answer()

    @rule(done=st.floats(0, 1))
    def ranking_proceeds(self, done: float) -> None:
        if self.stage.ranker.on_progress is not None:
            self.stage.ranker.on_progress(done)
            self.stage.settle()


ListenerAtLarge.TestCase.settings = settings(stateful_step_count=40)
TestWhateverAListenerDoes = pytest.mark.usefixtures("qapp")(ListenerAtLarge.TestCase)
