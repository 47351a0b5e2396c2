"""Words found in the sound, where the engine tells no times."""

import math
import random
import statistics
from array import array
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.article.words import word_offsets
from harken.speech.alignment import aligned_cues
from harken.speech.clip import SAMPLE_RATE_HZ, Clip
from harken.speech.engine import Rendered
from harken.speech.engines import engine
from harken.speech.finishing import finished

SENTENCES = [
    "The ferry left the island at dawn, with nobody but the cook on board.",
    "Most gardens want water in July; this one, strangely, wants none.",
    "When the lights came back, everybody in the hall began to laugh.",
    "A letter from the bank lay unopened under the door for three weeks.",
    "She counted the steps, the doors and the windows, and wrote them all down.",
    "Few people remember how loud the old printing machines really were.",
]
VOICE = "espeak_pcm:gmw/en-us"


def clips_of(text: str) -> tuple[Clip, Clip]:
    """The clip with the times that the engine tells, and the one without."""
    told = engine("espeak_pcm").render(text, "gmw/en-us", 175)
    untold = Rendered(told.samples, told.sample_rate_hz, told.rate_wpm, None, told.gain_db)
    return finished(text, VOICE, 175, told), finished(text, VOICE, 175, untold)


def test_words_are_found_near_to_where_they_are() -> None:
    found_ms, by_characters_ms = [], []
    for sentence in SENTENCES:
        told, found = clips_of(sentence)
        assert told.measured and not found.measured
        for cue, other in zip(told.cues[1:], found.cues[1:], strict=True):
            evenly = told.frames * cue.spoken_start / len(sentence)
            found_ms.append(abs(cue.start_frame - other.start_frame) / SAMPLE_RATE_HZ * 1000)
            by_characters_ms.append(abs(cue.start_frame - evenly) / SAMPLE_RATE_HZ * 1000)
    assert statistics.median(found_ms) < 50
    assert statistics.median(found_ms) < statistics.median(by_characters_ms) / 2


def test_a_pause_parts_the_words_at_the_comma() -> None:
    tone = [round(9000 * math.sin(at / 10) * math.sin(at / 700)) for at in range(22_050)]
    samples = array("h", [*tone, *[0] * 11_025, *tone]).tobytes()
    cues = aligned_cues("not now, but then", samples)
    assert cues[2].start_frame == pytest.approx(33_075, abs=150)


def test_the_same_sound_twice_has_the_same_words() -> None:
    told = engine("espeak_pcm").render("Nothing new.", "gmw/en-us", 175)
    text = "Nothing new. Nothing new."
    cues = aligned_cues(text, told.samples * 2)
    assert [text[cue.spoken_start : cue.spoken_end] for cue in cues[:2]] == ["Nothing", "new"]
    half = len(told.samples) // 2
    assert cues[2].start_frame == pytest.approx(half, abs=SAMPLE_RATE_HZ // 20)


@given(
    st.text("ab c,.é漢かก5-’\n", max_size=60),
    st.integers(0, 60_000),
    st.integers(0, 99),
    st.sampled_from([0, 40, 9000]),
)
def test_whatever_the_sound_is_every_word_has_its_turn(
    text: str, frames: int, seed: int, loudest: int
) -> None:
    noise = random.Random(seed)
    samples = array("h")
    while len(samples) < frames:
        level = noise.choice([0, loudest])
        samples.extend(noise.randint(-level, level) for _ in range(noise.randint(1, 4000)))
    cues = aligned_cues(text, samples.tobytes())
    assert [(cue.spoken_start, cue.spoken_end) for cue in cues] == word_offsets(text)
    for cue, following in pairwise(cues):
        assert cue.end_frame == following.start_frame
        assert cue.start_frame <= cue.end_frame
    assert not cues or (cues[0].start_frame, cues[-1].end_frame) == (0, len(samples))
