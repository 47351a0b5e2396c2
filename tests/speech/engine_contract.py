"""What every engine must do, through the child that it runs in. Each engine's tests inherit it."""

import os
from collections.abc import Iterator
from concurrent.futures import Future
from itertools import pairwise
from typing import ClassVar

import numpy as np
import pytest

from harken.article.words import word_offsets
from harken.child import Child
from harken.errors import HarkenError
from harken.speech.clip import SAMPLE_RATE_HZ, Clip
from harken.speech.engines import PASSED_OVER
from harken.speech.rate import MAX_WPM, MIN_WPM
from harken.speech.silence import LEAD_FRAMES, QUIET, TAIL_FRAMES
from harken.speech.spoken_form import utterances_for
from harken.speech.synthesiser import Synthesiser, UnreadableSentence
from harken.speech.utterance import announcement
from harken.speech.voice import Voice, best_voice
from tests.speech.articles import one_sentence

SENTENCE = "The harbour was quiet, but seven of the boats had left in the night."

ODD = {
    "NUL": "before\0after",
    "half surrogates": "\ud800 x \udfff",
    "emoji": "fine 🙂👩‍👩‍👧🇩🇪 day",
    "only emoji": "🙂🙂",
    "blank": " \n\t ",
    "only marks": "\u0300\u0301\u0302",
    "only punctuation": "?!…—",
    "a word of 20,000 letters": "a" * 20_000,
    "a number of 500 digits": "7" * 500,
    "numbers": "$5.00, 1999, 3.14, 1,000,000, -5 %, 2:30 pm, IV, №5",
    "Arabic": "اللغة العربية جميلة",
    "Hebrew and English": "אבג abc דהו",
    "Chinese": "漢字仮名交じり文。",
    "Thai": "ภาษาไทย",
    "Hindi": "हिन्दी भाषा",
    "Tibetan": "བོད་སྐད།",
    "right-to-left marks": "\u202eabc\u202c def",
    "markup": '<speak><break time="9s"/></speak> &amp; [[h@loU]]',
    "one letter": "a",
    "lines": "one\ntwo\r\nthree\u2028four",
    "combining": "Z̷̢̛a̴l̵g̶o̷",
}


def pitch_hz(clip: Clip) -> float:
    """The median fundamental of what is loud and voiced, by autocorrelation over 80 ms."""
    samples = np.frombuffer(clip.samples, "<i2").astype(float)
    length = SAMPLE_RATE_HZ * 80 // 1000
    shortest, longest = SAMPLE_RATE_HZ // 400, SAMPLE_RATE_HZ // 60
    found = []
    for start in range(0, len(samples) - length, length // 2):
        window = samples[start : start + length]
        alike = np.correlate(window, window, "full")[length - 1 :]
        lag = shortest + int(np.argmax(alike[shortest:longest]))
        if alike[0] > length * 300**2 and alike[lag] > alike[0] / 2:
            found.append(SAMPLE_RATE_HZ / lag)
    return float(np.median(found))


class EngineContract:
    """Inherited by the tests of each engine, which name its program and one of its voices."""

    program: ClassVar[str] = "harken.voice_child"
    voice: ClassVar[str]
    measured: ClassVar[bool]
    takes: ClassVar[int] = 1
    """How many make a length that stays the same: a neural voice says no text twice alike."""

    @pytest.fixture(scope="class", autouse=True)
    @classmethod
    def _other_engines_passed_over(cls) -> Iterator[None]:
        """But espeak-ng and the system's own, whatever else is installed."""
        before = os.environ[PASSED_OVER]
        driver = cls.voice.partition(":")[0]
        os.environ[PASSED_OVER] = " ".join({"flite", "pico", "piper"} - {driver})
        yield
        os.environ[PASSED_OVER] = before

    @pytest.fixture(scope="class")
    @classmethod
    def child(cls) -> Iterator[Child]:
        child = Child(cls.program, idle_s=None)
        Synthesiser(child).voices().result(60)  # the process is there before the first test
        yield child
        child.close()

    @pytest.fixture
    def synthesiser(self, child: Child) -> Synthesiser:
        return Synthesiser(child, deadline_s=30)

    def render(self, synthesiser: Synthesiser, text: str, rate_wpm: int = 175) -> Clip:
        return synthesiser.render(announcement(text, "en"), self.voice, rate_wpm).result(60)

    def seconds(self, synthesiser: Synthesiser, rate_wpm: int = 175) -> float:
        takes = [self.render(synthesiser, SENTENCE, rate_wpm) for _ in range(self.takes)]
        return sum(clip.seconds for clip in takes) / len(takes)

    def test_lists_its_voices(self, synthesiser: Synthesiser) -> None:
        voices = synthesiser.voices().result(60)
        assert self.voice in {voice.id for voice in voices}
        assert len({voice.id for voice in voices}) == len(voices)
        for voice in voices:
            assert isinstance(voice, Voice)
            assert voice.id.startswith(voice.driver + ":") and voice.name
            assert all(voice.languages)

    def test_its_voice_is_the_one_for_english(self, synthesiser: Synthesiser) -> None:
        best = best_voice(synthesiser.voices().result(60), "en")
        assert best is not None
        assert best.id == self.voice

    def test_renders_a_sentence(self, synthesiser: Synthesiser) -> None:
        clip = self.render(synthesiser, SENTENCE)
        assert 2 < clip.seconds < 8
        assert clip.measured == self.measured
        assert max(memoryview(clip.samples).cast("h")) > 1000
        self.check_cues(clip, SENTENCE)

    def test_every_word_has_its_cue(self, synthesiser: Synthesiser) -> None:
        clip = self.render(synthesiser, SENTENCE)
        assert [(c.spoken_start, c.spoken_end) for c in clip.cues] == word_offsets(SENTENCE)
        assert all(cue.end_frame > cue.start_frame for cue in clip.cues)

    def test_leaves_no_silence_at_the_ends(self, synthesiser: Synthesiser) -> None:
        for text in (SENTENCE, "A cliff.", "Yes", "The fifth bath is stuff."):
            frames = memoryview(self.render(synthesiser, text).samples).cast("h").tolist()
            loud = [i for i, frame in enumerate(frames) if abs(frame) > QUIET]
            softer = SAMPLE_RATE_HZ // 200  # what was just loud enough may no longer be
            assert loud[0] <= LEAD_FRAMES + softer
            assert len(frames) - loud[-1] <= TAIL_FRAMES + softer

    @pytest.mark.parametrize("rate_wpm", [MIN_WPM, 120, 250, 350, 525, MAX_WPM])
    def test_renders_at_every_rate(self, synthesiser: Synthesiser, rate_wpm: int) -> None:
        clip = self.render(synthesiser, SENTENCE, rate_wpm)
        usual = self.render(synthesiser, SENTENCE, 175)
        assert clip.seconds / usual.seconds == pytest.approx(175 / rate_wpm, rel=0.15)
        self.check_cues(clip, SENTENCE)

    def test_nothing_is_lost_behind_a_nul(self, synthesiser: Synthesiser) -> None:
        alone = self.render(synthesiser, "One.").seconds
        assert self.render(synthesiser, f"One.\0{SENTENCE}").seconds > 2 * alone

    def test_rates_outside_are_brought_inside(self, synthesiser: Synthesiser) -> None:
        slowest = self.seconds(synthesiser, MIN_WPM)
        assert self.seconds(synthesiser, 0) == pytest.approx(slowest, rel=0.05)

    def test_the_rate_of_one_sentence_does_not_stay(self, synthesiser: Synthesiser) -> None:
        before = self.seconds(synthesiser, 200)
        self.render(synthesiser, SENTENCE, 450)
        assert self.seconds(synthesiser, 200) == pytest.approx(before, rel=0.05)

    def test_another_voice_in_between_changes_nothing(self, synthesiser: Synthesiser) -> None:
        """Not the pitch, nor the rate, nor the gaps between words."""
        before, before_s = self.render(synthesiser, SENTENCE), self.seconds(synthesiser)
        for voice in synthesiser.voices().result(60)[:8]:
            synthesiser.render(announcement("One.", "en"), voice.id, 450, 5).result(60)
        after = self.render(synthesiser, SENTENCE)
        assert self.seconds(synthesiser) == pytest.approx(before_s, rel=0.05)
        assert after.measured == before.measured
        assert pitch_hz(after) == pytest.approx(pitch_hz(before), rel=0.05)

    def test_the_pitch_is_as_wanted_where_it_can_be_changed(self, synthesiser: Synthesiser) -> None:
        voices = [it for it in synthesiser.voices().result(60) if it.languages[0][:2] == "en"]
        for voice in voices[:3]:
            own, higher, lower = (
                synthesiser.render(announcement(SENTENCE, "en"), voice.id, 175, semitones)
                for semitones in (0, 4, -4)
            )
            own_hz = pitch_hz(own.result(60))
            times = 2 ** (4 / 12) if voice.pitched else 1.0
            assert pitch_hz(higher.result(60)) / own_hz == pytest.approx(times, rel=0.08)
            assert pitch_hz(lower.result(60)) / own_hz == pytest.approx(1 / times, rel=0.08)
            assert higher.result().seconds == pytest.approx(own.result().seconds, rel=0.1)

    @pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
    def test_odd_text_as_it_comes(self, child: Child, synthesiser: Synthesiser, text: str) -> None:
        """Straight to the engine, unlike an article's text: nothing may bring the child down."""
        pid = child.pid
        future = synthesiser.render(announcement(text, "en"), self.voice, 175)
        self.check_clip_or_no_sound(future, text)
        assert child.pid == pid

    @pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
    def test_odd_text_of_an_article(
        self, child: Child, synthesiser: Synthesiser, text: str
    ) -> None:
        pid = child.pid
        for utterance in utterances_for(one_sentence(text), [0]):
            future = synthesiser.render(utterance, self.voice, 450)
            self.check_clip_or_no_sound(future, utterance.spoken)
        assert child.pid == pid

    def test_nothing_to_say_is_nothing_to_hear(self, synthesiser: Synthesiser) -> None:
        assert self.render(synthesiser, "") == Clip(b"", (), measured=True)

    def test_an_unknown_voice_is_told(self, synthesiser: Synthesiser) -> None:
        for voice in (
            self.voice.partition(":")[0] + ":nobody",
            "no_driver:x",
            "",
            ":",
            "no_driver",
        ):
            with pytest.raises(HarkenError, match="Choose another voice"):
                synthesiser.render(announcement("Hello.", "en"), voice, 175).result(60)
        self.render(synthesiser, "Hello.")

    def check_clip_or_no_sound(self, future: "Future[Clip]", text: str) -> None:
        error = future.exception(60)
        if error is None:
            self.check_cues(future.result(), text)
        else:
            assert isinstance(error, UnreadableSentence)
            assert "no sound" in error.why

    def check_cues(self, clip: Clip, text: str) -> None:
        """Cues are in order, inside the clip, and inside the text."""
        assert len(clip.samples) % 2 == 0
        for cue in clip.cues:
            assert 0 <= cue.start_frame <= cue.end_frame <= clip.frames
            assert 0 <= cue.spoken_start < cue.spoken_end <= len(text)
        for cue, following in pairwise(clip.cues):
            assert cue.end_frame == following.start_frame
            assert cue.spoken_end <= following.spoken_start
        if clip.cues:
            assert clip.cues[-1].end_frame == clip.frames
        assert {c.spoken_start for c in clip.cues} >= {start for start, _ in word_offsets(text)}
