import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from harken.settings import load_settings, settings_path
from tests.cli.articles import boats, tide_clock
from tests.cli.terminal import harken
from tests.export.sound_file import samples_in, tags_in


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def seconds_of(path: Path) -> float:
    return len(samples_in(path)) / 22050


def test_json_follows_the_contract_and_no_file_is_overwritten(tmp_path: Path) -> None:
    out = tmp_path / "new" / "out"
    article = tide_clock(tmp_path)

    ended = harken("export", article, article, "--to", out, "--json")

    first, second = ended.objects
    assert ended.status == 0
    assert list(first) == ["source", "files", "seconds", "chapters"]
    assert first["files"] == [str(out / "The tide clock.mp3")]
    assert second["files"] == [str(out / "The tide clock (2).mp3")]
    assert first["seconds"] == pytest.approx(seconds_of(out / "The tide clock.mp3"), abs=0.01)
    chapters = [chapter["title"] for chapter in first["chapters"]]
    assert chapters == ["The tide clock", "How it works"]
    assert first["chapters"][0]["start_s"] == 0
    assert tags_in(out / "The tide clock.mp3")["title"] == "The tide clock"


def test_two_at_once_lose_no_file(tmp_path: Path) -> None:
    article, out = tide_clock(tmp_path), tmp_path / "out"

    with ThreadPoolExecutor(2) as pool:
        both = list(pool.map(lambda _: harken("export", article, "--to", out, "--json"), range(2)))

    told = sorted(ended.objects[0]["files"][0] for ended in both)
    assert told == [str(out / name) for name in ("The tide clock (2).mp3", "The tide clock.mp3")]
    assert names_in(out) == ["The tide clock (2).mp3", "The tide clock.mp3"]


def test_both_saves_two_files(tmp_path: Path) -> None:
    out = tmp_path / "out"

    ended = harken(
        "export", tide_clock(tmp_path), "--to", out, "--format", "wav", "--what", "both",
        "--sentences", "1", "--voice", "espeak_pcm:gmw/en", "--rate", "300", "--jobs", "2",
        "--json",
    )  # fmt: skip

    names = ["The tide clock.wav", "The tide clock (summary).wav"]
    assert ended.objects[0]["files"] == [str(out / name) for name in names]
    article_s, summary_s = (seconds_of(out / name) for name in names)
    assert summary_s < article_s / 2
    assert ended.objects[0]["seconds"] == pytest.approx(article_s + summary_s, abs=0.01)


def test_what_is_saved_teaches_how_fast_the_voice_is(tmp_path: Path) -> None:
    article, voice = boats(tmp_path, 30), "espeak_pcm:gmw/en"
    options = ("--voice", voice, "--rate", "260", "--json")
    export = ("export", article, "--to", tmp_path / "out", "--format", "wav", *options)
    truth_s = harken(*export).objects[0]["seconds"]

    assert list(load_settings(settings_path()).paces) == [voice]
    data = harken("summary", article, "--percent", "100", *options).objects[0]
    assert data["article_minutes"] * 60 == pytest.approx(truth_s, rel=0.03)


def test_a_summary_in_minutes_is_as_long_as_was_asked_its_title_included(tmp_path: Path) -> None:
    article, voice = boats(tmp_path, 60), "espeak_pcm:gmw/en"
    title = "Boats of the harbour, and where each of them goes when the tide is in " * 3
    article.write_text(article.read_text().replace("Boats", title.strip(), 1))
    to = ("--to", tmp_path / "out", "--format", "wav", "--voice", voice, "--json")
    harken("export", article, "--what", "summary", "--sentences", "20", *to)  # it is heard

    ended = harken("export", article, "--what", "summary", "--minutes", "2", *to)

    assert ended.objects[0]["seconds"] == pytest.approx(120, rel=0.05)


def test_people_get_the_path_and_the_length(tmp_path: Path) -> None:
    ended = harken("export", boats(tmp_path, 1), "--to", tmp_path / "out", "--format", "wav")

    assert ended.status == 0
    assert re.fullmatch(re.escape(f"{tmp_path}/out/Boats.wav ") + r"\(0:0\d\)\n", ended.out)
    assert ended.err == ""


def test_a_voice_that_is_not_there_is_told(tmp_path: Path) -> None:
    out = tmp_path / "out"

    ended = harken("export", boats(tmp_path, 1), "--to", out, "--voice", "nobody", "--json")

    assert ended.status == 1
    assert "harken voices" in ended.objects[0]["error"]["next"]
    assert names_in(out) == []


def test_a_folder_that_cannot_be_written_is_told_and_the_rest_go_on(
    tmp_path: Path, read_only_folder: Path
) -> None:
    article = boats(tmp_path, 1)

    for folder in (read_only_folder, article, article / "below"):
        ended = harken("export", article, article, "--to", folder, "--json")

        assert ended.status == 1
        assert ended.err == ""
        assert len(ended.objects) == 2
        assert all(data["error"]["why"] for data in ended.objects)
    assert names_in(read_only_folder) == []


@pytest.mark.parametrize(
    ("folder", "why"),
    [
        ("~nosuch/x", "there is no home folder of that name"),
        ("boats.txt", "a file of that name is there"),
        ("boats.txt/x", "the folder is a file"),
        ("x" * 300, "its name is too long for that folder"),
    ],
)
def test_a_folder_that_cannot_be_is_told_in_words(tmp_path: Path, folder: str, why: str) -> None:
    article = boats(tmp_path, 1)

    ended = harken("export", article, "--to", folder, "--json", folder=tmp_path)

    assert (ended.status, ended.err) == (1, "")
    assert ended.objects[0]["error"]["why"] == why
    assert folder in ended.objects[0]["error"]["what"]
    assert names_in(tmp_path) == ["boats.txt"]
