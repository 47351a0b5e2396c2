import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from harken.importing.reading import MAX_FILE_BYTES
from tests.cli.articles import tide_clock
from tests.cli.terminal import Ended, command, harken
from tests.importing import office_files
from tests.importing.hostile_files import hostile_files

BAD = ("missing.txt", "fifo", "junk.bin", "empty.txt", "nothing-to-read", "ftp://example.org/a")
SENTENCE = "The harbour sleeps at night, and nobody knows why it wakes so early. "


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all that a person might name."""
    desk = tmp_path_factory.mktemp("desk")
    tide_clock(desk)
    (desk / "empty.txt").touch()
    os.mkfifo(desk / "fifo")
    (desk / "junk.bin").write_bytes(bytes(range(256)) * 64)
    (desk / os.fsdecode(b"caf\xe9.txt")).write_text("A sentence in a file of a strange name.")
    (desk / "evil.txt").write_text(SENTENCE * 20 + "\x1b]0;owned" + SENTENCE * 20)
    (desk / "nothing-to-read").mkdir()
    (desk / "nothing-to-read" / "picture.png").touch()
    (desk / "folder" / "below").mkdir(parents=True)
    for name in ("b.md", "a.txt", ".hidden.txt", "picture.png", "c.HTML", "below/d.txt"):
        (desk / "folder" / name).write_text(f"The file {name} has a sentence. And another one.")
    return desk


@pytest.fixture(scope="module")
def json_of_all(desk: Path) -> Ended:
    strange = os.fsdecode(b"caf\xe9.txt")
    return harken("text", "tide.html", *BAD, strange, "folder", "tide.html", "--json", folder=desk)


@pytest.fixture(scope="module")
def text_of_some(desk: Path) -> Ended:
    return harken("text", "tide.html", "empty.txt", "evil.txt", folder=desk)


def test_json_follows_the_contract(json_of_all: Ended) -> None:
    data = json_of_all.objects[0]

    assert list(data) == [
        "source", "title", "author", "date", "language", "blocks", "skipped", "words",
    ]  # fmt: skip
    assert (data["source"], data["title"]) == ("tide.html", "The tide clock")
    assert (data["author"], data["date"], data["language"]) == ("Ada Brandt", None, "en")
    assert list(data["blocks"][0]) == ["block", "kind", "level", "text"]
    assert data["blocks"][0]["text"].startswith("The clock on the harbour wall has one hand.")
    kinds = [block["kind"] for block in data["blocks"]]
    assert kinds == ["paragraph", "heading", "paragraph", "list_item", "list_item"]
    assert data["words"] == sum(len(block["text"].split()) for block in data["blocks"])


def test_the_sources_come_in_order_and_a_failure_stops_nothing(json_of_all: Ended) -> None:
    assert json_of_all.status == 1
    assert json_of_all.err == ""
    sources = [data["source"] for data in json_of_all.objects]
    assert sources[: len(BAD) + 1] == ["tide.html", *BAD]
    assert sources[-1] == "tide.html"
    assert json_of_all.objects[0] == json_of_all.objects[-1]


@pytest.mark.parametrize("source", BAD)
def test_what_cannot_be_read_gets_an_answer_in_words(json_of_all: Ended, source: str) -> None:
    (error,) = (data["error"] for data in json_of_all.objects if data["source"] == source)

    assert list(error) == ["what", "why", "next"]
    assert all(error.values())
    assert "Traceback" not in json_of_all.out


def test_a_folder_gives_its_articles_in_the_order_of_their_names(json_of_all: Ended) -> None:
    inside = [d["source"] for d in json_of_all.objects if d["source"].startswith("folder")]

    assert inside == [
        str(Path("folder") / name) for name in ("a.txt", "b.md", "c.HTML", "below/d.txt")
    ]


def test_an_undecodable_file_name_is_no_obstacle(json_of_all: Ended) -> None:
    (found,) = (data for data in json_of_all.objects if data["source"].startswith("caf"))

    assert "strange name" in str(found)


def test_people_get_the_title_and_paragraphs(text_of_some: Ended) -> None:
    parts = text_of_some.out.split("\n\n")

    assert parts[0] == "The tide clock\nAda Brandt"
    assert "How it works" in parts
    assert "- The float is made of cork.\n- The weight is a stone." in parts


def test_people_are_told_of_a_failure_on_standard_error(text_of_some: Ended) -> None:
    assert text_of_some.status == 1
    assert text_of_some.err.startswith("harken: ")
    assert "empty.txt" in text_of_some.err
    assert text_of_some.err.count("\n") == 1


def test_text_cannot_steer_the_terminal(text_of_some: Ended) -> None:
    assert "owned" in text_of_some.out
    assert "\x1b" not in text_of_some.out


def test_standard_input_is_read_as_bytes_of_any_encoding() -> None:
    text = "Über die Brücke gehen heute viele Leute, und niemand weiß warum."

    ended = harken("text", "-", "--json", stdin=text.encode("utf-16"))

    (data,) = ended.objects
    assert data["source"] == "standard input"
    assert text in texts(data)


def test_an_endless_pipe_is_refused_like_a_file_of_that_size(desk: Path) -> None:
    with (desk / "large.txt").open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)  # takes no space on the disk
    with Path("/dev/zero").open("rb") as endless:
        done = subprocess.run(
            command("text", "-", "large.txt", "--json"),
            stdin=endless, capture_output=True, check=False, cwd=desk,
        )  # fmt: skip

    why = [json.loads(line)["error"]["why"] for line in done.stdout.splitlines()]
    assert why == ["it is larger than 50 MB"] * 2


def test_standard_input_that_cannot_be_read_is_told() -> None:
    with Path(os.devnull).open("wb") as unreadable:
        done = subprocess.run(
            command("text", "-"), stdin=unreadable, capture_output=True, check=False
        )

    assert done.returncode == 1
    assert done.stderr.startswith(b"harken: Cannot read standard input: Bad file descriptor.")


LETTER = f"From: Ann\nTo: Bo\nSubject: Letter\n\n{SENTENCE}"
BLOCKS = [("title", "Harbour"), ("paragraph", SENTENCE * 3)]


@pytest.mark.parametrize(
    "data",
    [
        office_files.docx(BLOCKS),
        office_files.odt(BLOCKS),
        office_files.epub([("heading", "Harbour"), *BLOCKS[1:]]),
        office_files.rtf(BLOCKS),
        LETTER.encode(),
    ],
    ids=["docx", "odt", "epub", "rtf", "eml"],
)
def test_every_kind_of_document_may_come_through_a_pipe(data: bytes) -> None:
    ended = harken("text", "-", "--json", stdin=data)
    assert (ended.status, ended.err) == (0, "")
    assert any(SENTENCE.strip() in block["text"] for block in ended.objects[0]["blocks"])


def test_twenty_bad_documents_never_hurt_the_good_ones_between_them(tmp_path: Path) -> None:
    bad = hostile_files(bomb_bytes=110_000_000)
    names = sorted(name for name in bad if name.startswith(("b", "j", "h", "l", "nul", "d")))
    names = [name for name in names if name not in {"brackets.md", "doubling.pdf", "deep.rtf"}][:20]
    for number, name in enumerate(names):
        (tmp_path / f"{number}-{name}").write_bytes(bad[name])
        (tmp_path / f"{number}-z.txt").write_text(f"{SENTENCE} {number}")
    ended = harken("text", tmp_path, "--json")

    good = [data for data in ended.objects if data["source"].endswith("-z.txt")]
    assert len(names) == len(good) == 20
    assert [data["blocks"][0]["text"] for data in good] == [f"{SENTENCE} {n}" for n in range(20)]
    others = [data for data in ended.objects if data not in good]
    assert {Path(data["source"]).name for data in others} == {
        f"{n}-{x}" for n, x in enumerate(names)
    }
    assert sum("error" in data for data in others) >= 10
    assert (ended.status, ended.err) == (1, "")


def texts(data: dict[str, Any]) -> list[str]:
    return [data["title"], *(block["text"] for block in data["blocks"])]


def test_options_may_stand_between_the_sources(desk: Path) -> None:
    between = harken("text", "tide.html", "--json", "folder/a.txt", folder=desk)
    ahead = harken("text", "--json", "tide.html", "folder/a.txt", folder=desk)

    assert (between.status, between.out) == (0, ahead.out)


def test_after_two_dashes_everything_is_a_source(tmp_path: Path) -> None:
    (tmp_path / "--json").write_text("The sea came in at noon. It went out again.")

    ended = harken("text", "--json", "--", "--json", "-", stdin=b"A tide.", folder=tmp_path)

    assert ended.status == 0
    assert [data["source"] for data in ended.objects] == ["--json", "standard input"]


@pytest.mark.parametrize("source", ["", "~nosuch/tides.txt"])
def test_what_names_no_file_gets_an_answer_in_words(desk: Path, source: str) -> None:
    ended = harken("text", source, folder=desk)

    assert (ended.status, ended.out) == (1, "")
    assert ended.err.startswith("harken: Cannot read ")
    assert ended.err.count("\n") == 1
