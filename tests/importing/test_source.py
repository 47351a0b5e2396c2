from pathlib import Path

import pytest

from harken.importing.source import (
    BytesSource,
    FileSource,
    LinkSource,
    Source,
    TextSource,
    describe,
    short_name,
    source_from_argument,
)


@pytest.mark.parametrize(
    ("argument", "source"),
    [
        ("report.txt", FileSource(Path("report.txt"))),
        ("/a folder/report.txt", FileSource(Path("/a folder/report.txt"))),
        ("C:/report.txt", FileSource(Path("C:/report.txt"))),
        ("file:///a%20folder/r.txt", FileSource(Path("/a folder/r.txt"))),
        ("file://localhost/r.txt", FileSource(Path("/r.txt"))),
        ("file://elsewhere/r.txt", LinkSource("file://elsewhere/r.txt")),
        ("https://example.org/a", LinkSource("https://example.org/a")),
        (" HTTP://example.org ", LinkSource("HTTP://example.org")),
        ("ftp://example.org/a.txt", LinkSource("ftp://example.org/a.txt")),
        ("~/report.txt", FileSource(Path.home() / "report.txt")),
        ("~no-such-person/report.txt", FileSource(Path("~no-such-person/report.txt"))),
        ("http://[abc", LinkSource("http://[abc")),
        ("file://[abc/r.txt", LinkSource("file://[abc/r.txt")),
    ],
)
def test_an_argument_is_a_link_or_a_path(argument: str, source: Source) -> None:
    assert source_from_argument(argument) == source


def test_an_argument_that_names_nothing_is_not_the_current_folder() -> None:
    assert source_from_argument("") == BytesSource(b"", name='""')
    assert source_from_argument("file://") == BytesSource(b"", name='"file://"')


@pytest.mark.parametrize(
    ("source", "description", "name"),
    [
        (FileSource(Path("/home/ann/My report.html")), "/home/ann/My report.html", "My report"),
        (
            LinkSource("https://a.org/b/the-tide?x=1"),
            "https://a.org/b/the-tide?x=1",
            "a.org the-tide",
        ),
        (LinkSource("https://a.org"), "https://a.org", "a.org"),
        (LinkSource("https://ann:p@ss@a.org/@b?c@d"), "https://a.org/@b?c@d", "a.org @b"),
        (LinkSource("http://[abc"), "http://[abc", "http://[abc"),
        (TextSource("words"), "pasted text", ""),
        (BytesSource(b"words"), "standard input", ""),
    ],
)
def test_a_source_has_a_description_and_a_short_name(
    source: Source, description: str, name: str
) -> None:
    assert describe(source) == description
    assert short_name(source) == name


def test_a_file_name_that_is_no_text_is_shown_all_the_same() -> None:
    source = FileSource(Path("na\udcefve.txt"))
    assert describe(source) == "na\ufffdve.txt"
    describe(source).encode()
    assert describe(LinkSource("https://a.org/\ud800\udcef")) == "https://a.org/\ufffd\ufffd"
