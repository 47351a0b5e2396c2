"""Piper: the bundled neural voice, the person's own files, and those that are none."""

import os
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import ClassVar

import pytest

from harken.article.pace import Amount, letters_in
from harken.article.words import word_offsets
from harken.child import Child
from harken.errors import HarkenError
from harken.paths import voices_dir
from harken.speech import piper, piper_files
from harken.speech.clip import SAMPLE_RATE_HZ
from harken.speech.piper_files import NoPiperVoice, read_config, read_model_graph
from harken.speech.rate import MAX_WPM, MIN_WPM, default_pace
from harken.speech.synthesiser import Synthesiser
from harken.speech.utterance import announcement
from tests.speech import piper_zoo
from tests.speech.engine_contract import ODD, SENTENCE, EngineContract

VOICE = "piper:joe"
HELLO = announcement("Hello.", "en")

with_piper = pytest.mark.skipif(
    find_spec("piper") is None or piper_files.bundled_model() is None,
    reason="Piper is an extra: pip install harken[neural]",
)


@with_piper
class TestPiper(EngineContract):
    voice: ClassVar[str] = VOICE
    measured: ClassVar[bool] = True
    takes: ClassVar[int] = 5

    # Fewer than for the others: it takes a hundred times as long as they do.

    @pytest.mark.parametrize("rate_wpm", [MIN_WPM, 250, MAX_WPM])
    def test_renders_at_every_rate(self, synthesiser: Synthesiser, rate_wpm: int) -> None:
        super().test_renders_at_every_rate(synthesiser, rate_wpm)

    @pytest.mark.parametrize(
        "kind", ["NUL", "half surrogates", "blank", "a number of 500 digits", "Arabic", "markup"]
    )
    def test_odd_text_as_it_comes(self, child: Child, synthesiser: Synthesiser, kind: str) -> None:
        super().test_odd_text_as_it_comes(child, synthesiser, ODD[kind])

    @pytest.mark.parametrize("kind", ["markup", "half surrogates", "only emoji", "lines"])
    def test_odd_text_of_an_article(
        self, child: Child, synthesiser: Synthesiser, kind: str
    ) -> None:
        super().test_odd_text_of_an_article(child, synthesiser, ODD[kind])

    def test_it_tells_that_it_loads_the_voice_once(self) -> None:
        told: list[str] = []
        synthesiser = Synthesiser(Child(self.program))
        for name in ("first", "second"):
            future = synthesiser.render(HELLO, VOICE, 175, 0, partial(told.append, name))
            assert future.result(60).frames
        synthesiser.close()
        assert told == ["first"]

    def test_its_runtime_makes_no_number_of_this_computer_to_send(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name in ("HOME", "XDG_CACHE_HOME"):
            monkeypatch.setenv(name, str(tmp_path))
        synthesiser = Synthesiser(Child(self.program))
        assert synthesiser.render(HELLO, VOICE, 175, 0).result(60).frames
        synthesiser.close()
        assert not list(tmp_path.iterdir())

    @pytest.mark.parametrize("rate_wpm", [120, 300])
    def test_the_rate_is_true(self, synthesiser: Synthesiser, rate_wpm: int) -> None:
        text = (
            "Along the northern wall of the harbour the engineers have built a basin that fills "
            "with every tide, and lets the water out when the boats need it most."
        )
        expected_s = default_pace(rate_wpm).seconds(Amount(letters_in(text), 0))
        seconds = self.render(synthesiser, text, rate_wpm).seconds
        assert seconds == pytest.approx(expected_s, rel=0.12)  # one sentence; each time otherwise

    def test_cues_are_where_the_words_are_heard(self, synthesiser: Synthesiser) -> None:
        """Each comma is a silence, so that the start of each word can be seen in the samples."""
        text = "Boat, tree, desk, gate, pit, kite, house."
        clip = self.render(synthesiser, text)
        frames = memoryview(clip.samples).cast("h").tolist()
        late_ms = []
        for cue in clip.cues[1:]:
            around = range(cue.start_frame - SAMPLE_RATE_HZ // 10, clip.frames)
            heard = next(i for i in around if abs(frames[i]) > 1500)
            late_ms.append(1000 * (heard - cue.start_frame) / SAMPLE_RATE_HZ)
        assert sorted(map(abs, late_ms))[len(late_ms) // 2] < 60

    def test_a_long_text_is_said_to_its_end(self, synthesiser: Synthesiser) -> None:
        text = "The boats came in one after the other, and nobody counted them. " * 8
        clip = self.render(synthesiser, text, MAX_WPM)
        assert len(clip.cues) == len(word_offsets(text))
        assert clip.measured

    @pytest.mark.parametrize("model", piper_zoo.BROKEN_MODELS.values(), ids=piper_zoo.BROKEN_MODELS)
    def test_a_broken_model_is_refused(
        self, child: Child, synthesiser: Synthesiser, tmp_path: Path, model: bytes
    ) -> None:
        pid = child.pid
        path = piper_zoo.put_voice(tmp_path, model=model)
        with pytest.raises(HarkenError, match=r"de_DE-tiny-low.*Choose another voice"):
            synthesiser.render(HELLO, f"piper:{path}", 175).result(60)
        assert child.pid == pid

    def test_a_voice_of_a_file_is_read_with(self, synthesiser: Synthesiser, tmp_path: Path) -> None:
        """The bundled voice once more, under another name: it is as fast as it was.

        Until another one stands in its place: one that is damaged, as can be told without hearing.
        """
        bundled = piper_files.bundled_model()
        assert bundled is not None
        copy = tmp_path / "en_US-ann-medium.onnx"
        copy.symlink_to(bundled)
        piper_files.config_of(copy).symlink_to(piper_files.config_of(bundled))
        future = synthesiser.render(announcement(SENTENCE, "en"), f"piper:{copy}", 175)
        usual = self.render(synthesiser, SENTENCE)
        assert future.result(60).seconds == pytest.approx(usual.seconds, rel=0.12)
        copy.unlink()
        copy.write_bytes(b"this is no model")
        with pytest.raises(HarkenError, match="Choose another voice"):
            synthesiser.render(HELLO, f"piper:{copy}", 175).result(60)

    def test_folders_are_looked_through(self, synthesiser: Synthesiser, tmp_path: Path) -> None:
        own = piper_zoo.put_voice(tmp_path / "mine")
        piper_zoo.put_voice(tmp_path / "mine", "broken", description="{")
        synthesiser.voice_folder = str(tmp_path / "mine")
        listed = {voice.id: voice for voice in synthesiser.voices().result(60)}
        assert listed[f"piper:{own}"].name == "Tiny (low)"
        assert listed[f"piper:{own}"].languages == ("de-DE",)
        assert sum(voice.driver == "piper" for voice in listed.values()) == 2
        synthesiser.voice_folder = None
        assert f"piper:{own}" not in {voice.id for voice in synthesiser.voices().result(60)}


@with_piper
def test_no_folder_takes_the_other_voices_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HARKEN_WITHOUT_ENGINES", "flite pico")
    piper_zoo.put_voice(tmp_path, "no text \udcff")
    synthesiser = Synthesiser(Child("harken.voice_child"))
    try:
        drivers = {voice.driver for voice in synthesiser.voices().result(60)}
        assert "espeak_pcm" in drivers and "piper" in drivers
        for folder in ("a\0b", "\ud83d", "x" * 5_000, "/dev/null", "~no/x", str(tmp_path)):
            synthesiser.voice_folder = folder
            assert {voice.driver for voice in synthesiser.voices().result(60)} == drivers
    finally:
        synthesiser.close()


def test_voices_that_were_added_are_listed(tmp_path: Path) -> None:
    added = piper_zoo.put_voice(voices_dir())
    assert str(added) in dict(piper_files.installed())


@pytest.mark.parametrize(
    "description", piper_zoo.BROKEN_CONFIGS.values(), ids=piper_zoo.BROKEN_CONFIGS
)
def test_a_broken_configuration_is_refused(tmp_path: Path, description: object) -> None:
    with pytest.raises(NoPiperVoice) as refused:
        read_config(piper_zoo.put_voice(tmp_path, description=description))
    assert refused.value.what == "Cannot use the voice de_DE-tiny-low.onnx"


def test_a_voice_without_its_configuration_is_told(tmp_path: Path) -> None:
    model = piper_zoo.put_voice(tmp_path)
    piper_files.config_of(model).unlink()
    with pytest.raises(NoPiperVoice, match=r"there is no .+\.json beside it"):
        read_config(model)


@pytest.mark.skipif(os.name != "posix", reason="such files are elsewhere not")
@pytest.mark.parametrize("part", ["model", "configuration"])
def test_what_is_no_file_is_never_waited_for(tmp_path: Path, part: str) -> None:
    model = piper_zoo.put_voice(tmp_path)
    path = model if part == "model" else piper_files.config_of(model)
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(NoPiperVoice, match="is not a file"):
        read_model_graph(read_config(model))
    path.unlink()
    path.symlink_to("/dev/zero")
    with pytest.raises(NoPiperVoice, match="is not a file"):
        read_model_graph(read_config(model))


def test_a_long_quality_is_cut_off(tmp_path: Path) -> None:
    described = piper_zoo.config(audio={"sample_rate": 22050, "quality": "x" * 1000})
    assert len(read_config(piper_zoo.put_voice(tmp_path, description=described)).name) < 40


def test_too_large_a_file_is_refused(tmp_path: Path) -> None:
    model = piper_zoo.put_voice(tmp_path)
    with model.open("ab") as file:
        file.truncate(600_000_000)  # a hole, which takes no room
    with pytest.raises(NoPiperVoice, match="too large"):
        read_model_graph(read_config(model))


@pytest.mark.parametrize(
    ("description", "language"),
    [
        (piper_zoo.config(), "de-DE"),
        (piper_zoo.config(language={"code": "es_419"}), "es-419"),
        (piper_zoo.config(language=None), "de"),
        (piper_zoo.config(language={}, espeak={"voice": "en-gb-x-rp"}), "en-gb-x-rp"),
        (piper_zoo.config(language={"code": "<b>"}, espeak={"voice": "cmn"}), "cmn"),
    ],
)
def test_the_language_is_the_configurations(
    tmp_path: Path, description: dict[str, object], language: str
) -> None:
    assert read_config(piper_zoo.put_voice(tmp_path, description=description)).language == language


@pytest.mark.parametrize(
    "name", ["", "joe2", ".", "/", "relative.onnx", "\0", "/x\0.onnx", "\ud800"]
)
def test_a_name_without_a_file_is_no_voice(name: str) -> None:
    assert piper_files.model_of(name) is None


def test_the_driver_is_natural_and_has_one_pitch() -> None:
    assert piper.NATURAL and not piper.PITCHED
