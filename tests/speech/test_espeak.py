"""espeak-ng, the system's and the one that comes with pip."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.child import Child
from harken.errors import HarkenError
from harken.importing.language import LANGUAGES
from harken.speech.clip import SAMPLE_RATE_HZ
from harken.speech.espeak_library import BUNDLED_ONLY
from harken.speech.spoken_form import utterances_for
from harken.speech.synthesiser import Synthesiser
from harken.speech.utterance import announcement
from harken.speech.voice import best_voice
from tests.speech.articles import one_sentence
from tests.speech.engine_contract import EngineContract

VOICE = "espeak_pcm:gmw/en-us"


def loaded_espeak(child: Child) -> list[str]:
    """The paths of the espeak-ng libraries in the child's memory."""
    maps = Path(f"/proc/{child.pid}/maps").read_text().splitlines()
    return sorted({line.split()[-1] for line in maps if "libespeak" in line})


class TestSystemEspeak(EngineContract):
    voice = VOICE + "+m6"
    measured = True

    def test_it_is_the_systems_library(self, child: Child) -> None:
        (library,) = loaded_espeak(child)
        assert "site-packages" not in library

    def test_cues_are_where_the_words_are_heard(self, synthesiser: Synthesiser) -> None:
        """Each comma is a silence, so that the start of each word can be seen in the samples."""
        text = "bed, dog, boat, tree, cat, desk, bread, gate, door, pit, cup, kite"
        clip = self.render(synthesiser, text)
        frames = memoryview(clip.samples).cast("h").tolist()
        for cue in clip.cues[1:]:
            heard = next(i for i in range(cue.start_frame, clip.frames) if abs(frames[i]) > 600)
            # The lips close before they open: a word begins up to 0.1 s before it is loud.
            assert 0 <= (heard - cue.start_frame) / SAMPLE_RATE_HZ < 0.1
            before = frames[cue.start_frame - SAMPLE_RATE_HZ // 50 : cue.start_frame]
            assert max(map(abs, before)) < 600

    def test_each_word_that_is_said_is_shown_where_it_came_from(
        self, synthesiser: Synthesiser
    ) -> None:
        """By the engine's own times: where nothing is replaced, the shown words would be cues."""
        text = "See Fig. 3 [1], e.g. https://example.com/a, for 1,5 million dogs."
        one = one_sentence(text)
        (utterance,) = utterances_for(one, [0])
        clip = synthesiser.render(utterance, VOICE, 175).result(60)
        shown = [
            (utterance.spoken[cue.spoken_start : cue.spoken_end], one.text_of(span))
            for cue in clip.cues
            if (span := utterance.span_of(cue.spoken_start, cue.spoken_end)) is not None
        ]
        assert shown == [
            ("See", "See"),
            ("Figure", "Fig."),
            ("3", "3"),
            ("for", "e.g."),
            ("example", "e.g."),
            ("link", "https://example.com/a"),
            ("to", "https://example.com/a"),
            ("example.com", "https://example.com/a"),
            ("for", "for"),
            ("1.5", "1,5"),
            ("million", "million"),
            ("dogs", "dogs"),
        ]
        starts = [cue.start_frame for cue in clip.cues]
        assert starts == sorted(set(starts))  # each at a time of its own

    def test_variants_of_a_voice_are_voices(self, synthesiser: Synthesiser) -> None:
        hello = announcement("Hello.", "en")
        assert synthesiser.render(hello, VOICE + "+f3", 175).result(60).frames

    def test_speaks_every_language_that_articles_are_told_to_be_in(
        self, synthesiser: Synthesiser
    ) -> None:
        voices = synthesiser.voices().result(60)
        assert [it for it in LANGUAGES if best_voice(voices, it) is None] == []

    @given(st.text(max_size=80))
    def test_any_text_at_all(self, child: Child, text: str) -> None:
        synthesiser = Synthesiser(child, deadline_s=30)
        pid = child.pid
        future = synthesiser.render(announcement(text, "en"), VOICE, 450)
        self.check_clip_or_no_sound(future, text)
        assert child.pid == pid


class TestBundledEspeak(EngineContract):
    voice = VOICE + "+m6"
    measured = True

    @pytest.fixture(scope="class", autouse=True)
    @classmethod
    def _system_library_passed_over(cls) -> Iterator[None]:
        os.environ[BUNDLED_ONLY] = "1"
        yield
        del os.environ[BUNDLED_ONLY]

    def test_it_is_the_library_that_came_with_pip(self, child: Child) -> None:
        (library,) = loaded_espeak(child)
        assert "espeakng_loader" in library


def test_without_any_espeak_it_says_what_to_install() -> None:
    synthesiser = Synthesiser(Child("tests.speech.no_voice_program"))
    hello = announcement("Hello.", "en")
    for future in (synthesiser.voices(), synthesiser.render(hello, VOICE, 175)):
        error = future.exception(60)
        assert isinstance(error, HarkenError)
        assert error.why == "no voice is installed"
        assert "apt install espeak-ng" in error.next_step
        assert "pip install espeakng-loader" in error.next_step
    synthesiser.close()
