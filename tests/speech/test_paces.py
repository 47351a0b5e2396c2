"""How fast a voice is, is learned while it is heard; of espeak-ng the truth is measured."""

from collections.abc import Iterator, Sequence
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.article.model import Article, BlockKind
from harken.article.pace import amounts_of, letters_in, total
from harken.speech.clip import BYTES_PER_FRAME, SAMPLE_RATE_HZ, Clip
from harken.speech.paces import Paces
from harken.speech.rate import MAX_WPM, MIN_WPM, default_pace
from harken.speech.spoken_form import utterances_for
from harken.speech.synthesiser import Synthesiser, voice_child
from harken.speech.utterance import Utterance, announcement
from harken.speech.voice import Voice, best_voice
from tests.corpus.story import Story, stories
from tests.summary.articles import article_of

SENTENCE = "A float in a pipe follows the water as it rises and falls, twice a day."
ARTICLE = article_of(*[SENTENCE] * 300)
UTTERANCES = utterances_for(ARTICLE, range(300))
LETTERS = letters_in(SENTENCE)
VOICE = "any:voice"


def clip_of(seconds: float) -> Clip:
    return Clip(bytes(round(seconds * SAMPLE_RATE_HZ) * BYTES_PER_FRAME), (), measured=False)


def teach(paces: Paces, seconds_per_letter: float, count: int, rate_wpm: int = 175) -> None:
    clip = clip_of(seconds_per_letter * LETTERS)
    for utterance in UTTERANCES[:count]:
        paces.learn(VOICE, rate_wpm, ARTICLE, utterance, clip)


def learned(paces: Paces, rate_wpm: int = 175) -> float:
    return paces.pace(VOICE, rate_wpm).seconds_per_letter


@given(st.integers(MIN_WPM, MAX_WPM))
def test_of_what_was_never_heard_the_usual_is_expected(rate_wpm: int) -> None:
    expected = default_pace(rate_wpm).seconds_per_letter
    assert Paces().pace(VOICE, rate_wpm).seconds_per_letter == pytest.approx(expected)


@given(st.floats(0.02, 0.5), st.integers(1, 100))
def test_the_more_is_heard_the_nearer_it_is_to_the_truth(truth: float, count: int) -> None:
    paces = Paces()
    before = default_pace(175).seconds_per_letter
    for _ in range(count):
        teach(paces, truth, 1)
        now = learned(paces)
        assert abs(now - truth) <= abs(before - truth) + 1e-5
        before = now


@pytest.mark.parametrize("truth", [0.02, 0.045, 0.06, 0.15])
def test_after_an_article_it_is_the_truth(truth: float) -> None:
    paces = Paces()
    teach(paces, truth, 60)  # some 5,000 letters
    assert learned(paces) == pytest.approx(truth, rel=0.1)
    teach(paces, truth, 240)
    assert learned(paces) == pytest.approx(truth, rel=0.03)


def test_what_was_heard_long_ago_fades() -> None:
    paces = Paces()
    teach(paces, 0.05, 300)
    teach(paces, 0.06, 300)
    teach(paces, 0.06, 300)
    assert learned(paces) == pytest.approx(0.06, rel=0.03)


def test_one_odd_sentence_changes_little() -> None:
    paces = Paces()
    teach(paces, 0.05, 100)
    before = learned(paces)
    teach(paces, 5.0, 1)
    assert learned(paces) == pytest.approx(before, rel=0.02)


def test_a_rate_that_was_never_heard_is_derived_from_the_others() -> None:
    paces = Paces()
    teach(paces, 1.5 * default_pace(175).seconds_per_letter, 200, rate_wpm=175)
    assert learned(paces, 300) == pytest.approx(
        1.5 * default_pace(300).seconds_per_letter, rel=0.03
    )
    teach(paces, 1.2 * default_pace(300).seconds_per_letter, 200, rate_wpm=300)
    assert learned(paces, 300) == pytest.approx(
        1.2 * default_pace(300).seconds_per_letter, rel=0.03
    )
    assert learned(paces, 175) == pytest.approx(
        1.5 * default_pace(175).seconds_per_letter, rel=0.03
    )


def test_a_voice_learns_nothing_of_another() -> None:
    paces = Paces()
    teach(paces, 0.1, 100)
    other = paces.pace("another", 175).seconds_per_letter
    assert other == pytest.approx(default_pace(175).seconds_per_letter)


def test_what_says_nothing_of_the_voice_teaches_nothing() -> None:
    article = article_of(
        "| many 12 | cells 14 | that 16 | are 18 | not 20 | read 22", SENTENCE * 40
    )
    skipped, *parts = [one for one in utterances_for(article, range(2)) if one.spoken]
    assert len(parts) > 1
    paces = Paces()
    learn = partial(paces.learn, VOICE, 175)
    learn(article, skipped, clip_of(1))
    learn(article, parts[-1], clip_of(60))
    learn(article, announcement("One sentence could not be read.", "en"), clip_of(2))
    learn(ARTICLE, UTTERANCES[0], clip_of(0))
    assert paces.heard == {}


def test_what_was_heard_can_be_kept() -> None:
    paces = Paces()
    teach(paces, 0.07, 30)
    teach(paces, 0.05, 30, rate_wpm=250)
    kept = Paces(paces.heard)
    assert kept.heard == paces.heard
    for rate_wpm in (100, 175, 250):
        assert learned(kept, rate_wpm) == pytest.approx(learned(paces, rate_wpm), rel=1e-3)


def test_of_very_many_rates_the_least_heard_are_forgotten() -> None:
    paces = Paces()
    for rate_wpm in range(100, 200):
        teach(paces, 0.05, 3 if rate_wpm in {120, 130} else 1, rate_wpm)
    assert len(paces.heard[VOICE]) < 20
    assert {120, 130, 199} <= set(paces.heard[VOICE])


def test_a_rate_that_is_new_among_many_is_learned() -> None:
    paces = Paces()
    for rate_wpm in range(100, 130):
        teach(paces, 0.05, 3, rate_wpm)
    teach(paces, 0.05, 1, rate_wpm=200)
    assert 200 in paces.heard[VOICE]


def test_what_is_said_in_place_of_something_short_teaches_nothing() -> None:
    article = article_of("` x = 1", SENTENCE)
    skipped = utterances_for(article, range(2))[0]
    assert len(skipped.spoken) > 2 * len(article.text_of(article.sentences[0].span))
    paces = Paces()
    paces.learn(VOICE, 175, article, skipped, clip_of(1))
    assert paces.heard == {}


# What follows is espeak-ng's own speech.


@pytest.fixture(scope="module")
def synthesiser() -> Iterator[Synthesiser]:
    synthesiser = Synthesiser(voice_child())
    yield synthesiser
    synthesiser.close()


@pytest.fixture(scope="module")
def voices(synthesiser: Synthesiser) -> list[Voice]:
    return synthesiser.voices().result()


def article_of_story(story: Story) -> Article:
    signs = {BlockKind.HEADING: "# ", BlockKind.LIST_ITEM: "- ", BlockKind.QUOTE: "> "}
    blocks = (signs.get(kind, "") + text for kind, text in story.blocks)
    return article_of(*blocks, title=story.title, language=story.language)


def heard(
    synthesiser: Synthesiser, article: Article, indices: Sequence[int], voice: str, rate_wpm: int
) -> tuple[list[tuple[Utterance, Clip]], float]:
    """What is said with its sound, and how long it takes with the pauses."""
    said = [one for one in utterances_for(article, indices) if one.spoken]
    clips = [synthesiser.render(one, voice, rate_wpm) for one in said]
    pairs = [(one, clip.result()) for one, clip in zip(said, clips, strict=True)]
    return pairs, sum(clip.seconds + one.pause_after_ms / 1000 for one, clip in pairs)


@pytest.mark.parametrize("story", stories(), ids=lambda story: story.language)
def test_what_follows_takes_as_long_as_is_said(
    story: Story, synthesiser: Synthesiser, voices: list[Voice]
) -> None:
    article = article_of_story(story)
    voice = best_voice(voices, story.language)
    assert voice is not None
    middle = len(article.sentences) // 2
    first, second = range(middle), range(middle, len(article.sentences))
    amount = total(amounts_of(article, second))
    paces = Paces()
    _, truth_s = heard(synthesiser, article, second, voice.id, 175)
    assert paces.pace(voice.id, 175).seconds(amount) == pytest.approx(truth_s, rel=0.12)
    for utterance, clip in heard(synthesiser, article, first, voice.id, 175)[0]:
        paces.learn(voice.id, 175, article, utterance, clip)
    assert paces.pace(voice.id, 175).seconds(amount) == pytest.approx(truth_s, rel=0.05)
    # Rates that were not heard yet: espeak's Russian and Japanese have a curve of their own.
    for rate_wpm in (140, 220, 260):
        _, truth_s = heard(synthesiser, article, second, voice.id, rate_wpm)
        assert paces.pace(voice.id, rate_wpm).seconds(amount) == pytest.approx(truth_s, rel=0.12)
