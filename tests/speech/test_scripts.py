"""Scripts that run from right to left, or put no spaces between words, as espeak-ng says them."""

from collections.abc import Iterator
from itertools import pairwise

import pytest

from harken.speech.clip import Clip
from harken.speech.spoken_form import utterances_for
from harken.speech.synthesiser import Synthesiser, voice_child
from tests.speech.articles import one_sentence


@pytest.fixture(scope="module")
def synthesiser() -> Iterator[Synthesiser]:
    synthesiser = Synthesiser(voice_child())
    synthesiser.voices().result(60)  # the process is there before the first test
    yield synthesiser
    synthesiser.close()


def heard(synthesiser: Synthesiser, text: str, language: str, voice: str) -> tuple[Clip, list[str]]:
    """The clip of a sentence, and the shown words in the order of their turns."""
    article = one_sentence(text, language)
    (utterance,) = utterances_for(article, [0])
    clip = synthesiser.render(utterance, f"espeak_pcm:{voice}", 175).result(60)
    spans = [utterance.span_of(cue.spoken_start, cue.spoken_end) for cue in clip.cues]
    return clip, [article.text_of(span) for span in spans if span]


SENTENCES = {
    "Arabic": (
        "كان الميناء هادئًا، لكنّ سبعة من القوارب غادرت.",
        "ar",
        "sem/ar",
        "كان الميناء هادئًا لكنّ سبعة من القوارب غادرت",
    ),
    "Hebrew": (
        "הנמל היה שקט, אבל שבע מהסירות יצאו בלילה.",
        "he",
        "sem/he",
        "הנמל היה שקט אבל שבע מהסירות יצאו בלילה",
    ),
    "Chinese": (
        "港口很安静，但是2019年有七艘船离开了。",
        "zh",
        "sit/cmn",
        "港 口 很 安 静 但 是 2019 年 有 七 艘 船 离 开 了",
    ),
    "Japanese": (
        "みなとはしずかで、ふねがでました。",
        "ja",
        "jpx/ja",
        "みなとはしずかで ふねがでました",
    ),
    "Thai": ("เรือเจ็ดลำ ออกไป", "th", "tai/th", "เรือ เจ็ดลำ ออก ไป"),
}


@pytest.mark.parametrize(("text", "language", "voice", "words"), SENTENCES.values(), ids=SENTENCES)
def test_every_word_has_its_turn_and_its_time(
    synthesiser: Synthesiser, text: str, language: str, voice: str, words: str
) -> None:
    clip, shown = heard(synthesiser, text, language, voice)
    assert shown == words.split()
    assert clip.measured
    assert all(cue.end_frame > cue.start_frame for cue in clip.cues)
    assert all(one.end_frame == other.start_frame for one, other in pairwise(clip.cues))


@pytest.mark.parametrize(
    ("text", "voice"), [("安静，安静。", "sit/cmn"), ("هادئ، هادئ.", "sem/ar")]
)
def test_what_is_said_twice_takes_as_long_twice(
    synthesiser: Synthesiser, text: str, voice: str
) -> None:
    clip, shown = heard(synthesiser, text, voice.partition("/")[2], voice)
    half = len(shown) // 2
    first, second = clip.cues[0].start_frame, clip.cues[half].start_frame
    assert (second - first) / (clip.frames - second) == pytest.approx(1.1, abs=0.35)
