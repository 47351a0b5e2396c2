"""From a source to an article, through a real child process."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future
from pathlib import Path

import pytest

from harken import paths
from harken.article.model import Article
from harken.child import Child
from harken.errors import HarkenError
from harken.importing.importer import Articles, Importer
from harken.importing.source import BytesSource, FileSource, LinkSource, Source, TextSource
from tests.importing.shown import read_aloud, skipped
from tests.importing.web_server import WebServer

MEMORY_BYTES = 1_500_000_000
PROSE = "The tide came in through the drains, spread over the mud and went out again."


class Bench:
    """An importer and its children."""

    def __init__(self) -> None:
        self.documents = Child("harken.text_child", memory_bytes=MEMORY_BYTES)
        self.links = Child("harken.text_child", memory_bytes=MEMORY_BYTES)
        self.importer = Importer(self.documents, self.links)

    def read(self, source: Source) -> Article:
        (article,) = self.importer.read(source).result(timeout=60)
        return article

    def error(self, source: Source) -> HarkenError:
        error = self.importer.read(source).exception(timeout=60)
        assert isinstance(error, HarkenError)
        return error


@pytest.fixture(scope="module")
def bench() -> Iterator[Bench]:
    """Both children run already: they are no test's own."""
    made = Bench()
    made.read(BytesSource(PROSE.encode()))
    made.error(LinkSource("ftp://example.org"))
    yield made
    made.importer.close()


@pytest.fixture
def own_bench() -> Iterator[Bench]:
    """For tests that kill or close."""
    made = Bench()
    yield made
    made.importer.close()


def test_files_bytes_and_selections_become_articles(bench: Bench, tmp_path: Path) -> None:
    path = tmp_path / "tides.txt"
    path.write_text(f"Tides\n\nBy Ann Lee\n\n{PROSE}\n\n© 2026 Ann Lee\n", encoding="utf-8")
    article = bench.read(FileSource(path))
    assert (article.title, article.source, article.language) == ("Tides", str(path), "en")
    assert read_aloud(article) == ["Tides", PROSE]
    assert skipped(article) == [("byline", "By Ann Lee"), ("copyright", "© 2026 Ann Lee")]

    same = bench.read(BytesSource(path.read_bytes()))
    assert (same.id, same.source) == (article.id, "standard input")

    pasted = bench.read(TextSource(PROSE, html=f"<h2>Mud</h2><p>{PROSE}</p>"))
    assert (pasted.title, read_aloud(pasted)) == ("Mud", ["Mud", PROSE])

    untitled = bench.read(TextSource(PROSE))
    assert PROSE.startswith(untitled.title.removesuffix("…")) and untitled.title != ""
    assert (untitled.source, untitled.blocks[0].text) == ("pasted text", "")
    assert read_aloud(untitled) == [PROSE]


def test_the_sample_is_read(bench: Bench) -> None:
    article = bench.read(FileSource(paths.sample_article()))
    assert article.title == "The harbour that learned to breathe"
    assert len(article.skips) == 12


def test_a_link_is_fetched(bench: Bench) -> None:
    messages: list[str] = []
    with WebServer() as server:
        future = bench.importer.read(LinkSource(server.url("/page/")), messages.append)
        (article,) = future.result(timeout=60)
    assert (article.title, article.language) == ("Fluß und Meer", "de")
    assert messages == ["Fetching 127.0.0.1"]


def everything_around(base: str) -> dict[str, str]:
    """Documents of several kinds that name all sorts of other things to fetch."""
    page = f"""<!DOCTYPE html><html><head><base href="{base}/"><link rel="stylesheet" href="a.css">
        <link rel="preload" href="b.js"><meta property="og:image" content="{base}/c.png">
        <script src="d.js"></script><style>@import "e.css";</style></head>
        <body background="f.png"><img src="g.png" srcset="h.png 2x"><iframe src="i.html"></iframe>
        <object data="j.swf"></object><video poster="k.png" src="l.mp4"></video>
        <article><h1>Mud</h1><p>{PROSE}</p><p>{PROSE}</p></article></body></html>"""
    return {
        "page.html": page,
        "strict.xhtml": f"""<?xml version="1.0"?><?xml-stylesheet href="{base}/a.xsl"?>
            <!DOCTYPE html SYSTEM "{base}/b.dtd" [<!ENTITY c SYSTEM "{base}/c.txt">]>
            <html xmlns="http://www.w3.org/1999/xhtml"><body><p>{PROSE} &c;</p></body></html>""",
        "feed.xml": f"""<?xml version="1.0"?><?xml-stylesheet href="{base}/a.xsl"?>
            <!DOCTYPE rss SYSTEM "{base}/b.dtd" [<!ENTITY % c SYSTEM "{base}/c.dtd"> %c;]>
            <rss version="2.0"><channel><image><url>{base}/d.png</url></image><item>
            <link>{base}/e</link><enclosure url="{base}/f.mp3" type="audio/mpeg" length="1"/>
            <description>{PROSE} &lt;img src="{base}/g.png"&gt;</description></item></channel>
            </rss>""",
        "letter.eml": f"From: a\nTo: b\nSubject: c\nContent-Type: text/html\n\n{page}",
        "saved.mhtml": f"From: <Saved by Blink>\nContent-Location: {base}/\n"
        f"Content-Type: text/html\n\n{page}",
        "notes.md": f"# Mud\n\n{PROSE} ![a]({base}/a.png) <img src='{base}/b.png'>\n",
    }


def test_nothing_else_on_a_page_is_ever_fetched(bench: Bench, tmp_path: Path) -> None:
    with WebServer() as server:
        for name, text in everything_around(server.url("")).items():
            (tmp_path / name).write_text(text, encoding="utf-8")
            server.pages[f"/{name}"] = (text.encode(), "")
            read: list[Source] = [FileSource(tmp_path / name), LinkSource(server.url(f"/{name}"))]
            assert all(any(PROSE in it for it in read_aloud(bench.read(s))) for s in read)
            assert server.asked_for == [f"/{name}"]
            server.asked_for.clear()


def test_a_cancelled_link_is_let_go_at_once(own_bench: Bench) -> None:
    with WebServer() as server:
        future = own_bench.importer.read(LinkSource(server.url("/drip/")))
        pid = wait_until_it_runs(own_bench.links, future)
        while not server.asked_for:
            assert not future.done()
        own_bench.importer.cancel(future)
        with pytest.raises(CancelledError):
            future.result(timeout=60)
        while own_bench.links.pid == pid:
            pass


def test_a_slow_site_holds_up_no_file(own_bench: Bench) -> None:
    with WebServer() as server:
        slow = own_bench.importer.read(LinkSource(server.url("/silent/")))
        assert own_bench.read(BytesSource(PROSE.encode())).words_read() == 15
        assert not slow.done()
        own_bench.importer.cancel(slow)
        assert slow.cancelled()


def test_errors_for_people_come_through(bench: Bench, tmp_path: Path) -> None:
    assert bench.error(FileSource(tmp_path)).why == "it is a folder"
    assert bench.error(FileSource(tmp_path / "no.txt")).why == "there is no file of that name"
    assert bench.error(BytesSource(b"")).why == "it is empty"
    assert "http and https" in bench.error(LinkSource("ftp://example.org")).why


def test_names_and_text_that_are_no_unicode_come_through(bench: Bench, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"na\xefve.txt")
    path.write_text(PROSE, encoding="utf-8")
    article = bench.read(FileSource(path))
    assert article.title == "na\ufffdve"
    article.source.encode()

    assert read_aloud(bench.read(TextSource(f"\ud83d\ude00 {PROSE} \ud800"))) == [
        f"😀 {PROSE} \ufffd"
    ]


def too_much_for_ten_seconds() -> Source:
    """A page whose single element has so many attributes that the parser takes minutes.

    Without spaces between them, so that nothing takes them off before.
    """
    attributes = "".join(f'a{number}="x"' for number in range(300_000))
    return BytesSource(f"<html><p {attributes}>text</p>".encode())


def wait_until_it_runs(child: Child, future: Future[Articles]) -> int:
    while child.pid is None:
        assert not future.done()
    return child.pid


def test_a_killed_child_is_an_error_for_people_and_the_next_import_works(
    own_bench: Bench, fault_count: int
) -> None:
    for _ in range(fault_count):
        future = own_bench.importer.read(too_much_for_ten_seconds())
        os.kill(wait_until_it_runs(own_bench.documents, future), signal.SIGKILL)
        error = future.exception(timeout=60)
        assert isinstance(error, HarkenError)
        assert "too complicated" in error.why
        assert own_bench.read(BytesSource(PROSE.encode())).words_read() == 15


def test_a_lost_link_is_for_a_browser(own_bench: Bench) -> None:
    with WebServer() as server:
        future = own_bench.importer.read(LinkSource(server.url("/silent/")))
        os.kill(wait_until_it_runs(own_bench.links, future), signal.SIGKILL)
        error = future.exception(timeout=60)
    assert isinstance(error, HarkenError)
    assert error.next_step.startswith("Open it in a browser")


def test_a_cancelled_read_makes_way_for_the_next(own_bench: Bench) -> None:
    running = own_bench.importer.read(too_much_for_ten_seconds())
    waiting = own_bench.importer.read(BytesSource(PROSE.encode()))
    wait_until_it_runs(own_bench.documents, running)
    own_bench.importer.cancel(running)
    with pytest.raises(CancelledError):
        running.result(timeout=60)
    assert [one.words_read() for one in waiting.result(timeout=60)] == [15]


def test_after_closing_nothing_waits(own_bench: Bench) -> None:
    running = own_bench.importer.read(too_much_for_ten_seconds())
    waiting = own_bench.importer.read(BytesSource(b"x"))
    wait_until_it_runs(own_bench.documents, running)
    own_bench.importer.close()
    assert isinstance(running.exception(timeout=60), HarkenError)
    with pytest.raises(CancelledError):
        waiting.result(timeout=60)
    own_bench.importer.close()


LARGE = {
    "of sentences": (b"word " * 39 + b"end. ") * 50_000,
    "without an end": b"word " * 2_000_000,
    "without a space": b"w" * 10_000_000,
}


@pytest.mark.parametrize("name", LARGE)
def test_ten_megabytes_on_one_line_are_read(bench: Bench, name: str) -> None:
    article = bench.read(BytesSource(LARGE[name]))
    assert len(article.blocks) == 2
    assert sum(s.span.end - s.span.start for s in article.sentences) > 9_900_000


def test_a_book_of_200_000_words_is_read(bench: Bench) -> None:
    paragraph = "The tide came in through the drains. It rose, they say, by 3.5 m. " * 5
    article = bench.read(BytesSource("\n\n".join([paragraph] * 2860).encode()))
    assert 199_000 < article.words_read() < 202_000
    assert len(article.blocks) == 2861


def test_the_parents_side_loads_no_library_that_parses() -> None:
    program = "import sys, harken.importing.importer, harken.importing.source; print(*sys.modules)"
    command = [sys.executable, "-c", program]
    loaded = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    heavy = {"trafilatura", "lxml", "httpx", "chardet", "py3langid", "numpy"}
    assert heavy & set(loaded) == set()
    assert "PySide6" not in loaded
