"""What espeak-ng is asked for at each rate and pitch."""

from itertools import pairwise

import pytest

from harken.article.pace import letters_in
from harken.speech import espeak_pcm
from harken.speech.espeak_library import load_espeak
from harken.speech.espeak_prosody import pitch_of, rate_and_gap
from harken.speech.pcm_engine import PcmEngine
from harken.speech.rate import MIN_WPM, NORMAL_WPM, default_pace
from harken.speech.silence import without_silence
from tests.corpus.story import stories

RATES = range(MIN_WPM, NORMAL_WPM + 1)


def test_no_english_rate_has_slower_words_or_wider_gaps_than_need_be() -> None:
    settings = [rate_and_gap("gmw/en-us+m6", rate) for rate in RATES]
    assert settings[RATES.index(175)] == (197, 3)
    for rate, (words_rate, gap) in zip(RATES, settings, strict=True):
        assert words_rate >= rate and 0 <= gap <= 6
    for (words_rate, gap), (next_rate, next_gap) in pairwise(settings):
        assert next_rate >= words_rate - 1  # where the gaps shrink the words need not be faster
        assert abs(next_gap - gap) <= 1


def test_only_english_words_are_known_to_be_better_apart() -> None:
    assert [rate_and_gap("gmw/de", rate) for rate in RATES] == [(rate, 0) for rate in RATES]


@pytest.mark.parametrize("rate_wpm", [MIN_WPM, 130, 146, 175])
def test_words_apart_take_as_long_as_they_did_together(rate_wpm: int) -> None:
    engine = PcmEngine(espeak_pcm)
    story = next(it for it in stories() if it.language == "en")
    texts = [text for kind, text in story.blocks if kind == "paragraph"]
    seconds = sum(
        len(without_silence(engine.render(text, "gmw/en-us+m6", rate_wpm).samples)[0]) / 2 / 22050
        for text in texts
    )
    expected = default_pace(rate_wpm).seconds_per_letter * sum(map(letters_in, texts))
    assert seconds == pytest.approx(expected, rel=0.08)


def test_its_own_pitch_is_in_the_middle_and_each_step_is_higher() -> None:
    assert pitch_of(0) == 50
    pitches = [pitch_of(semitones) for semitones in range(-12, 13)]
    assert pitches == sorted(pitches)
    assert (pitches[0], pitches[-1]) == (0, 99)


def test_another_voice_has_no_gaps_left_over() -> None:
    engine = PcmEngine(espeak_pcm)
    before = len(engine.render("Ein Wort, zwei Wörter.", "gmw/de", 175).samples)
    engine.render("One.", "gmw/en-us", 175)
    after = len(engine.render("Ein Wort, zwei Wörter.", "gmw/de", 175).samples)
    assert after == pytest.approx(before, rel=0.01)
    assert load_espeak().rate_wpm == 175
