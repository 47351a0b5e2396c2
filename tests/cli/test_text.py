import os
from pathlib import Path

import pytest

from tests.cli.terminal import harken

ARTICLE = """<!DOCTYPE html><html lang="en"><head><title>The tide clock</title>
<meta name="author" content="Ada Brandt"></head><body><article>
<h1>The tide clock</h1>
<p>The clock on the harbour wall has one hand. It shows the tide and nothing else, and everybody
in the village can read it from the window.</p>
<h2>How it works</h2>
<p>A float in a pipe follows the water. A chain lifts the hand, and a weight pulls it back when the
water falls, twice a day and without a sound.</p>
<ul><li>The float is made of cork.</li><li>The weight is a stone.</li></ul>
</article></body></html>"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "tide.html"
    path.write_text(ARTICLE)
    return path


def test_json_follows_the_contract(article: Path) -> None:
    ended = harken("text", article, "--json")

    (data,) = ended.objects
    assert ended.status == 0
    assert list(data) == [
        "source", "title", "author", "date", "language", "blocks", "skipped", "words",
    ]  # fmt: skip
    assert data["source"] == str(article)
    assert data["title"] == "The tide clock"
    assert data["language"] == "en"
    assert list(data["blocks"][0]) == ["block", "kind", "level", "text"]
    assert data["blocks"][0]["text"].startswith("The clock on the harbour wall has one hand.")
    kinds = [block["kind"] for block in data["blocks"]]
    assert kinds == ["paragraph", "heading", "paragraph", "list_item", "list_item"]
    assert data["words"] == sum(len(block["text"].split()) for block in data["blocks"])


def test_people_get_the_title_and_paragraphs(article: Path) -> None:
    ended = harken("text", article)

    assert ended.status == 0
    assert ended.err == ""
    parts = ended.out.split("\n\n")
    assert parts[0].startswith("The tide clock")
    assert "How it works" in parts
    assert parts[-1] == "- The float is made of cork.\n- The weight is a stone.\n"


def test_standard_input_is_read_as_bytes_of_any_encoding() -> None:
    text = "Über die Brücke gehen heute viele Leute, und niemand weiß warum."
    ended = harken("text", "-", "--json", stdin=text.encode("utf-16"))

    assert ended.objects[0]["source"] == "standard input"
    assert text in [ended.objects[0]["title"], *(b["text"] for b in ended.objects[0]["blocks"])]


def test_sources_come_out_in_order_and_failures_stop_nothing(article: Path) -> None:
    ended = harken("text", article, "missing.txt", article, "--json")

    assert ended.status == 1
    first, failed, last = ended.objects
    assert first == last
    assert failed["source"] == "missing.txt"
    assert list(failed["error"]) == ["what", "why", "next"]


def test_a_failure_is_told_to_people_on_standard_error(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    ended = harken("text", "empty.txt", folder=tmp_path)

    assert ended.status == 1
    assert ended.out == ""
    assert ended.err.startswith("harken: ")
    assert "empty.txt" in ended.err
    assert "Traceback" not in ended.err


def test_a_folder_gives_its_articles_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", ".hidden.txt", "picture.png", "c.HTML"):
        (tmp_path / name).write_text(f"The file {name} has a sentence. And another one.")
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "d.txt").write_text("Deeper.")

    ended = harken("text", tmp_path, "--json")

    assert [Path(o["source"]).name for o in ended.objects] == ["a.txt", "b.md", "c.HTML"]


def test_a_folder_without_articles_is_told(tmp_path: Path) -> None:
    ended = harken("text", tmp_path, "--json")

    assert ended.status == 1
    (failed,) = ended.objects
    assert failed["source"] == str(tmp_path)
    assert "nothing to read in the folder" in failed["error"]["what"]


@pytest.mark.parametrize("source", ["fifo", "junk.bin", "nowhere/at/all", "ftp://example.org/a"])
def test_bad_input_gets_an_answer_in_words(tmp_path: Path, source: str) -> None:
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "junk.bin").write_bytes(bytes(range(256)) * 64)

    ended = harken("text", source, "--json", folder=tmp_path)

    assert ended.status == 1
    (failed,) = ended.objects
    assert failed["source"] == source
    assert all(failed["error"].values())


def test_text_cannot_steer_the_terminal(tmp_path: Path) -> None:
    sentence = "The harbour sleeps at night, and nobody knows why it wakes so early. "
    (tmp_path / "evil.txt").write_text(sentence * 20 + "\x1b]0;owned" + sentence * 20)

    ended = harken("text", tmp_path / "evil.txt")

    assert "owned" in ended.out
    assert "\x1b" not in ended.out


def test_an_undecodable_file_name_is_no_obstacle(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    path.write_text("A sentence in a file of a strange name.")

    ended = harken("text", path, "--json")

    assert ended.status == 0
    assert ended.objects[0]["source"].endswith(".txt")
