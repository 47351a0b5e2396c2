"""`harken library`: what is kept, told and changed in the terminal, also while a window is open."""

import contextlib
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from harken.article.position import Reading
from harken.library.entry import Progress, Status
from harken.library.library import Library
from harken.paths import library_path
from tests.cli.articles import boats, tide_clock
from tests.cli.terminal import harken
from tests.library.texts import made_up, tides


@pytest.fixture
def library() -> Path:
    """The person's library, with two articles."""
    kept = Library(library_path())
    kept.add(tides(), 1_000.0)
    kept.add(made_up(1), 2_000.0)
    kept.set_tags("tides", ["Sea"])
    kept.keep_progress(Progress("tides", Reading.ARTICLE, (), Status.DONE, 1.0, 3_000.0))
    kept.add_mark("tides", 1, "The clock has one hand.", "look", 4_000.0)
    kept.close()
    return library_path()


def test_what_is_listed_is_told_as_json(library: Path) -> None:
    listed = harken("library", "list", "--json")

    assert (listed.status, listed.err) == (0, "")
    assert [data["id"] for data in listed.objects] == ["story-1", "tides"]
    assert listed.objects[1] == {
        "id": "tides", "title": "The tide clock", "author": "Ada Brandt", "date": "2026-11-22",
        "language": "en", "source": "https://example.org/tides", "words": 27, "status": "done",
        "heard": 1.0, "tags": ["Sea"], "added_at": "1970-01-01T00:16:40+00:00",
        "heard_at": "1970-01-01T00:50:00+00:00",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (["--unread"], ["story-1"]),
        (["--done"], ["tides"]),
        (["--in-progress"], []),
        (["--tag", "sea"], ["tides"]),
        (["--tag", "sea", "--unread"], []),
    ],
)
def test_a_part_of_it_can_be_listed(library: Path, options: list[str], ids: list[str]) -> None:
    assert [data["id"] for data in harken("library", "list", "--json", *options).objects] == ids


def test_people_read_lines(library: Path) -> None:
    assert harken("library", "list").out == (
        "story-1  Story 1 · 60 words\ntides  The tide clock · Ada Brandt · done · 27 words · #Sea\n"
    )
    assert harken("library", "search", "one ha").out == (
        "tides  The tide clock · Ada Brandt · done · 27 words · #Sea\n"
        "          The clock has one hand. It shows the water and nothing else. A café by the sea"
        " Everybody reads it from the window. Nobody owns a watch.\n"
    )


def test_a_search_tells_where_it_found_what(library: Path) -> None:
    (hit,) = harken("library", "search", "--json", "one hand", "watch").objects

    assert hit["id"] == "tides"
    assert [hit["snippet"][start:end] for start, end in hit["found"]] == ["one hand", "watch"]
    assert harken("library", "search", "hand one watch", "--json").out == ""


def test_articles_are_added_once(tmp_path: Path) -> None:
    tide_clock(tmp_path)
    boats(tmp_path, 3)

    added = harken(
        "library", "add", "tide.html", "missing.txt", "boats.txt", "--json", "tide.html",
        folder=tmp_path,
    )  # fmt: skip

    assert added.status == 1
    first, missing, second, again = added.objects
    assert (first["title"], first["new"], second["new"], again["new"]) == (
        "The tide clock", True, True, False,
    )  # fmt: skip
    assert missing["source"] == "missing.txt" and set(missing["error"]) == {"what", "why", "next"}
    assert first["id"] == again["id"]
    with contextlib.closing(Library(library_path())) as kept:
        assert {entry.id for entry in kept.entries()} == {first["id"], second["id"]}


def test_what_is_removed_can_be_restored_by_the_beginning_of_its_id(library: Path) -> None:
    removed = harken("library", "remove", "ti", "nobody", "--json")

    assert removed.status == 1
    assert removed.objects[0] == {"id": "tides", "title": "The tide clock", "removed": True}
    assert removed.objects[1]["error"]["why"] == "no article there has that id"
    assert len(harken("library", "list", "--json").objects) == 1

    restored = harken("library", "restore", "tid")
    assert (restored.status, restored.out) == (0, "Restored: The tide clock\n")
    assert len(harken("library", "list", "--json").objects) == 2


def test_an_id_that_begins_two_articles_is_not_enough(library: Path) -> None:
    with contextlib.closing(Library(library)) as kept:
        kept.add(made_up(11), 1.0)

    refused = harken("library", "remove", "story-")

    assert (refused.status, refused.out) == (1, "")
    assert "2 ids begin like that" in refused.err
    # A whole id is enough, though another begins with it.
    assert harken("library", "remove", "story-1").status == 0


def test_marks_are_told_in_three_ways(library: Path) -> None:
    assert harken("library", "marks").out == "The tide clock: “The clock has one hand.” – look\n"
    assert harken("library", "marks", "tides", "--json").objects == [
        {"article": "tides", "title": "The tide clock", "sentence": 1,
         "text": "The clock has one hand.", "note": "look",
         "made_at": "1970-01-01T01:06:40+00:00"},
    ]  # fmt: skip
    document = harken("library", "marks", "--markdown").out
    assert document.startswith("## The tide clock\n\nAda Brandt · [https://example.org/tides]")
    assert harken("library", "marks", "story", "--markdown").out == ""


def test_it_works_while_the_library_is_open(library: Path) -> None:
    with contextlib.closing(Library(library)) as window:
        assert harken("library", "remove", "tides").status == 0
        assert [entry.id for entry in window.entries()] == ["story-1"]

        window._database.change("UPDATE body SET form = x'78'")
        refused = harken("library", "repair")
        assert refused.status == 1
        assert "is open" in refused.err
        assert len(window.entries()) == 1


def test_each_source_is_told_that_the_library_cannot_be_opened(library: Path) -> None:
    library.write_bytes(b"not a library" + library.read_bytes()[13:])
    refused = harken("library", "add", "a.html", "b.html", "--json")
    assert refused.status == 1
    assert [data["source"] for data in refused.objects] == ["a.html", "b.html"]
    assert harken("library", "add", "a.html", "b.html").err.count("harken: ") == 1


def test_where_a_terminal_has_no_letters_titles_can_be_told_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with contextlib.closing(Library(library_path())) as kept:
        for number, title in enumerate(("ночь", "день")):
            kept.add(replace(made_up(number), title=title), 1_000.0 + number)
    for name, value in (("LC_ALL", "C"), ("PYTHONUTF8", "0"), ("PYTHONCOERCECLOCALE", "0")):
        monkeypatch.setenv(name, value)
    listed = harken("library", "list")
    assert (listed.status, listed.err) == (0, "")
    told = [line.encode().decode("unicode_escape") for line in listed.out.splitlines()]
    assert ["день" in told[0], "ночь" in told[1]] == [True, True]


def execute(file: Path, sql: str) -> None:
    with contextlib.closing(sqlite3.connect(file)) as connection:
        connection.executescript(sql)


def test_a_damaged_library_is_told_and_repaired(library: Path) -> None:
    library.write_bytes(b"not a library" + library.read_bytes()[13:])

    refused = harken("library", "list", "--json")
    assert refused.status == 1
    assert refused.objects[0]["source"] == "the library"
    assert "is damaged" in refused.objects[0]["error"]["why"]
    assert "`harken library repair`" in refused.objects[0]["error"]["next"]

    (repaired,) = harken("library", "repair", "--json").objects
    assert repaired["articles"] == 2
    assert Path(repaired["damaged"]).exists()
    again = harken("library", "list")
    assert (again.status, len(again.out.splitlines())) == (0, 2)


@pytest.mark.parametrize("words", [["list"], ["remove", "tides"], ["marks", "tides"]])
def test_of_damage_the_command_that_mends_it_is_told(library: Path, words: list[str]) -> None:
    execute(library, "UPDATE article SET status = 'lost'")

    refused = harken("library", *words)

    assert refused.status == 1
    assert "is damaged. `harken library repair` saves" in refused.err


def test_a_library_that_is_gone_is_made_of_its_copy(library: Path) -> None:
    with contextlib.closing(Library(library)) as kept:
        kept.keep_daily_copy()
    library.unlink()

    assert "is missing. `harken library repair` saves" in harken("library", "list").err
    repaired = harken("library", "repair").out
    assert repaired.startswith("The library has 2 articles, 2 of them from its last copy.\n")
    assert "The file as it was" not in repaired
    assert len(harken("library", "list").out.splitlines()) == 2


def test_a_whole_library_is_not_repaired(library: Path) -> None:
    files = set(library.parent.iterdir())

    assert harken("library", "repair", "--json").objects == [{"whole": True}]
    assert "nothing was changed" in harken("library", "repair").out

    assert set(library.parent.iterdir()) == files


def test_texts_that_are_damaged_are_repaired(library: Path) -> None:
    with contextlib.closing(sqlite3.connect(library)) as connection:
        connection.execute("UPDATE body SET form = x'78' WHERE article = 'tides'")
        connection.execute("DROP TABLE queue")
        connection.commit()

    told = harken("library", "repair").out

    assert "Its text is lost: The tide clock\nUp next could not be read whole.\n" in told


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["list"], "The library is empty."),
        (["search", "tide"], "Nothing was found."),
        (["marks"], "Nothing is marked."),
        (["remove", "ti"], "no article there has that id"),
    ],
)
def test_looking_at_no_library_says_so_and_makes_none(words: list[str], why: str) -> None:
    told = harken("library", *words)

    assert (told.out, why in told.err) == ("", True)
    assert not library_path().exists()


def test_an_empty_id_is_no_article(library: Path) -> None:
    harken("library", "remove", "tides")

    assert harken("library", "remove", "").status == 1
    assert harken("library", "list", "--unread", "--json").err == ""
    assert "no such article" in harken("library", "list", "--done").err
    assert len(harken("library", "list", "--json").objects) == 1


def test_the_library_of_a_newer_harken_is_left_alone(library: Path) -> None:
    with contextlib.closing(sqlite3.connect(library)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = library.read_bytes()

    refused = harken("library", "remove", "tides")

    assert (refused.status, refused.out) == (1, "")
    assert "made by a newer Harken" in refused.err
    assert library.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        ["library"],
        ["library", "bogus"],
        ["library", "add"],
        ["library", "search"],
        ["library", "list", "--unread", "--done"],
        ["library", "marks", "--markdown", "--json"],
    ],
)
def test_wrong_usage_is_told(words: list[str]) -> None:
    ended = harken(*words)

    assert (ended.status, ended.out) == (2, "")
    assert "usage: harken library" in ended.err


def test_its_help_names_all_it_does() -> None:
    told = harken("library", "--help")

    assert told.status == 0
    for what in ("list", "search", "add", "remove", "restore", "marks", "repair"):
        assert f"\n    {what} " in told.out
