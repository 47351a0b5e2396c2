"""Saving whole articles with the real voice and the real encoder."""

import os
import resource
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace
from pathlib import Path

import pytest

from harken.article.model import Article, BlockKind
from harken.child import Child
from harken.errors import HarkenError
from harken.export.audio import Chapter, ExportedAudio, Order, export_audio
from harken.export.rendering import UNREADABLE, Cancelled
from harken.speech.clip import SAMPLE_RATE_HZ
from harken.speech.pronunciation import Pronunciation
from harken.speech.reading_rules import ReadingRules
from tests.export.articles import HARBOUR, article, long_article
from tests.export.deadly_voice import DEADLY
from tests.export.recording import RecordingSynthesiser
from tests.export.sound_file import samples_in, tags_in

VOICE = "espeak_pcm:gmw/en-us"
RATE_WPM = 200

Export = Callable[..., ExportedAudio]


@pytest.fixture
def export(encoder: Child, synthesiser: RecordingSynthesiser) -> Export:
    """Saves all of an article, with everything as usual unless a test says otherwise."""

    def run(source: Article, target: Path, **changes: object) -> ExportedAudio:
        indices = [sentence.index for sentence in source.sentences]
        order = Order(source, indices, target, source.title, VOICE, RATE_WPM)
        ordered = {field.name for field in fields(Order)} & changes.keys()
        order = replace(order, **{name: changes.pop(name) for name in ordered})  # type: ignore[arg-type]
        usual: dict[str, object] = {"synthesisers": [synthesiser], "encoder": encoder}
        return export_audio(order, **(usual | changes))  # type: ignore[arg-type]

    return run


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def sound_of(*voices: RecordingSynthesiser) -> list[bytes]:
    """What the voices rendered, in the order of the sentences, each with the pause after it."""
    rendered = [pair for voice in voices for pair in voice.rendered]
    rendered.sort(key=lambda pair: pair[0].sentence or 0)
    return [
        future.result().samples + bytes(2 * round(said.pause_after_ms * SAMPLE_RATE_HZ / 1000))
        for said, future in rendered
    ]


def seconds(samples: list[bytes]) -> float:
    return sum(map(len, samples)) / 2 / SAMPLE_RATE_HZ


def test_the_sentences_are_said_as_the_rules_wish(
    export: Export, synthesiser: RecordingSynthesiser, tmp_path: Path
) -> None:
    code = (BlockKind.CODE, ["import boats", "boats.leave()"])
    source = article([(BlockKind.TITLE, ["SQL"]), code])
    rules = ReadingRules(pronunciations=(Pronunciation("sql", "sequel"),))

    export(source, tmp_path / "skipped.wav", rules=rules)
    export(source, tmp_path / "read.wav", rules=ReadingRules(read_code=True))

    assert [said.spoken for said, _ in synthesiser.rendered] == [
        *["sequel", "Code skipped."],
        *["SQL", "import boats", "boats.leave()"],
    ]


def test_the_file_holds_what_playback_would_play(
    export: Export, synthesiser: RecordingSynthesiser, tmp_path: Path
) -> None:
    source = article(HARBOUR)

    saved = export(source, tmp_path / "harbour.wav")

    expected = sound_of(synthesiser)
    assert len(expected) == 8  # all but the sentence that has nothing to say
    assert samples_in(saved.path).tobytes() == b"".join(expected)
    assert saved.seconds == seconds(expected)
    assert names_in(tmp_path) == ["harbour.wav"]


def test_two_voices_side_by_side_keep_the_order(
    export: Export,
    synthesiser: RecordingSynthesiser,
    second_synthesiser: RecordingSynthesiser,
    tmp_path: Path,
) -> None:
    voices = [synthesiser, second_synthesiser]

    saved = export(long_article(25), tmp_path / "boats.wav", synthesisers=voices)

    assert all(voice.rendered for voice in voices)
    assert samples_in(saved.path).tobytes() == b"".join(sound_of(*voices))


def test_an_mp3_says_who_and_what_it_is(export: Export, tmp_path: Path) -> None:
    source = article(HARBOUR, author="Ada Brandt")

    saved = export(source, tmp_path / "harbour.mp3", title="The harbour — früh")

    assert len(samples_in(saved.path)) / SAMPLE_RATE_HZ == pytest.approx(saved.seconds, abs=0.003)
    tags = tags_in(saved.path)
    assert (tags["title"], tags["artist"]) == ("The harbour — früh", "Ada Brandt")


def test_headings_begin_chapters(
    export: Export, synthesiser: RecordingSynthesiser, tmp_path: Path
) -> None:
    saved = export(article(HARBOUR), tmp_path / "harbour.wav", title="Harbour")

    sound = sound_of(synthesiser)
    assert saved.chapters == (
        Chapter("Harbour", 0.0),
        Chapter("The tide", seconds(sound[:3])),
        Chapter("The people", seconds(sound[:6])),
    )


def test_without_headings_there_are_no_chapters(export: Export, tmp_path: Path) -> None:
    assert export(long_article(2), tmp_path / "boats.wav").chapters == ()


def test_a_part_in_another_language_has_its_own_voice(
    export: Export, synthesiser: RecordingSynthesiser, tmp_path: Path
) -> None:
    source = article(HARBOUR[:2])
    german = replace(source.blocks[1], language="de")
    source = replace(source, blocks=(source.blocks[0], german))

    export(
        source, tmp_path / "harbour.wav", voice_for=lambda language: f"espeak_pcm:gmw/{language}"
    )

    assert synthesiser.voices_used == [VOICE, "espeak_pcm:gmw/de", "espeak_pcm:gmw/de"]


def test_the_pitch_is_the_listeners(
    export: Export, synthesiser: RecordingSynthesiser, tmp_path: Path
) -> None:
    export(article(HARBOUR[:2]), tmp_path / "harbour.wav", pitch_semitones=-4)

    assert synthesiser.pitches_used == {-4}


def test_progress_rises_to_the_end(export: Export, tmp_path: Path) -> None:
    parts: list[float] = []

    export(article(HARBOUR), tmp_path / "harbour.wav", on_progress=parts.append)

    assert parts == sorted(parts)
    assert len(parts) == 8
    assert parts[-1] == 1.0


def test_a_file_that_comes_in_between_is_kept(export: Export, tmp_path: Path) -> None:
    target = tmp_path / "harbour.wav"

    saved = export(article(HARBOUR), target, on_progress=lambda _: target.write_bytes(b"another's"))

    assert saved.path == tmp_path / "harbour (2).wav"
    assert saved.path.read_bytes()[:4] == b"RIFF"
    assert target.read_bytes() == b"another's"
    assert names_in(tmp_path) == ["harbour (2).wav", "harbour.wav"]


@pytest.mark.parametrize("texts", [[""], ["…", "🌊🌊", "***"]])
def test_nothing_to_say_is_told(export: Export, tmp_path: Path, texts: list[str]) -> None:
    with pytest.raises(HarkenError, match="nothing in it to read aloud"):
        export(article([(BlockKind.TITLE, texts)]), tmp_path / "empty.wav")

    assert names_in(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "why"),
    [("a.ogg", "does not write ogg files"), ("sound", "does not say its kind")],
)
def test_an_unknown_kind_of_file_is_told(
    export: Export, tmp_path: Path, name: str, why: str
) -> None:
    with pytest.raises(HarkenError, match=rf"{why}.*\.wav or \.mp3"):
        export(article(HARBOUR), tmp_path / name)


def test_a_voice_that_is_missing_is_told_and_leaves_nothing(export: Export, tmp_path: Path) -> None:
    with pytest.raises(HarkenError, match="Choose another voice"):
        export(article(HARBOUR), tmp_path / "harbour.wav", voice="espeak_pcm:no/such-voice")

    assert names_in(tmp_path) == []


@pytest.mark.parametrize("ending", ["wav", "mp3"])
def test_a_full_disk_leaves_the_old_file_and_nothing_else(
    export: Export, full_disk: Path, fault_count: int, ending: str
) -> None:
    target = full_disk / f"boats.{ending}"
    target.write_bytes(b"old")
    for _ in range(fault_count):
        with pytest.raises(HarkenError, match="the disk is full"):
            export(long_article(20), target)

        assert target.read_bytes() == b"old"
        assert names_in(full_disk) == [target.name]
    # The same encoder goes on once there is room.
    assert export(long_article(1), full_disk.parent / "boats.wav").seconds > 1


@pytest.mark.parametrize("ending", ["wav", "mp3"])
def test_a_file_that_outgrows_the_systems_limit_is_told(
    export: Export, encoder: Child, tmp_path: Path, fault_count: int, ending: str
) -> None:
    for _ in range(fault_count):
        encoder.call("abandon_encoding", {}, deadline_s=10).result()  # so that it runs
        assert encoder.pid is not None
        resource.prlimit(encoder.pid, resource.RLIMIT_FSIZE, (30_000, 30_000))

        with pytest.raises(HarkenError, match="larger than the system allows"):
            export(long_article(10), tmp_path / f"boats.{ending}")
        assert names_in(tmp_path) == []


def test_a_read_only_folder_is_told(
    export: Export, read_only_folder: Path, fault_count: int
) -> None:
    for _ in range(fault_count):
        with pytest.raises(HarkenError, match=r"the folder can only be read|you may not write"):
            export(article(HARBOUR), read_only_folder / "harbour.mp3")
        assert names_in(read_only_folder) == []


def test_cancelled_it_stops_soon_and_leaves_nothing(
    export: Export, synthesiser: RecordingSynthesiser, tmp_path: Path, fault_count: int
) -> None:
    for _ in range(fault_count):
        stop = threading.Event()
        parts: list[float] = []

        def cancel_at_once(
            part: float, stop: threading.Event = stop, parts: list[float] = parts
        ) -> None:
            parts.append(part)
            stop.set()

        synthesiser.rendered.clear()
        with pytest.raises(Cancelled):
            export(
                long_article(500),
                tmp_path / "boats.mp3",
                on_progress=cancel_at_once,
                cancelled=stop,
            )
        assert len(parts) == 1  # nothing goes on after the first passage
        assert len(synthesiser.rendered) < 10  # nor was more asked for than is rendered ahead
        assert names_in(tmp_path) == []


def test_a_killed_encoder_is_told_and_the_next_export_works(
    export: Export, encoder: Child, tmp_path: Path, fault_count: int
) -> None:
    for _ in range(fault_count):

        def kill(part: float) -> None:
            if part > 0.3 and encoder.pid is not None:
                os.kill(encoder.pid, signal.SIGKILL)

        with pytest.raises(HarkenError, match="the program that writes the sound stopped"):
            export(long_article(30), tmp_path / "boats.mp3", on_progress=kill)
        assert names_in(tmp_path) == []

        export(article(HARBOUR), tmp_path / "harbour.mp3")
        (tmp_path / "harbour.mp3").unlink()


def test_a_killed_voice_loses_no_sentence(
    export: Export, synthesiser: RecordingSynthesiser, tmp_path: Path, fault_count: int
) -> None:
    source = long_article(60)
    for _ in range(fault_count):
        killed: list[int] = []

        def kill(part: float, killed: list[int] = killed) -> None:
            pid = synthesiser.child.pid
            if part > 0.3 and not killed and pid is not None:
                killed.append(pid)
                os.kill(pid, signal.SIGKILL)

        synthesiser.rendered.clear()
        saved = export(source, tmp_path / "boats.wav", on_progress=kill)

        assert killed
        assert saved.unreadable == ()
        assert len(synthesiser.rendered) == 61
        assert samples_in(saved.path).tobytes() == b"".join(sound_of(synthesiser))


@pytest.fixture
def mortal_voice(monkeypatch: pytest.MonkeyPatch) -> Iterator[RecordingSynthesiser]:
    """A voice that one word kills, each time."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    voice = RecordingSynthesiser("tests.export.deadly_voice")
    yield voice
    voice.close()


def test_a_sentence_that_cannot_be_read_is_announced_in_its_place(
    export: Export, mortal_voice: RecordingSynthesiser, tmp_path: Path
) -> None:
    deadly = "A very long word kills it " + "on and on " * 250 + DEADLY + " and more" * 250
    texts = ["The first one.", f"Then a {DEADLY}.", "The third one.", deadly, "The last."]
    source = article([(BlockKind.TITLE, ["Beasts"]), (BlockKind.PARAGRAPH, texts)])

    saved = export(source, tmp_path / "beasts.wav", synthesisers=[mortal_voice])

    sound = samples_in(saved.path).tobytes()
    said = [clip.result() for u, clip in mortal_voice.rendered if u.spoken == UNREADABLE]
    assert saved.unreadable == (2, 4)
    assert len(said) == 2
    assert all(clip.samples in sound for clip in said)


def test_a_voice_that_fails_on_one_sentence_after_another_is_given_up(
    export: Export, mortal_voice: RecordingSynthesiser, tmp_path: Path
) -> None:
    texts = ["The first one.", *(f"Number {n} is a {DEADLY}." for n in range(50))]
    source = article([(BlockKind.TITLE, ["Beasts"]), (BlockKind.PARAGRAPH, texts)])

    with pytest.raises(HarkenError, match="Choose another voice"):
        export(source, tmp_path / "beasts.wav", synthesisers=[mortal_voice])

    assert names_in(tmp_path) == []
    assert len(mortal_voice.rendered) < 12


def test_it_works_from_another_thread(export: Export, tmp_path: Path) -> None:
    with ThreadPoolExecutor(1) as pool:
        saved = pool.submit(export, article(HARBOUR), tmp_path / "harbour.wav").result()

    assert saved.path.exists()
