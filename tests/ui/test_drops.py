from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from harken.importing.source import FileSource, LinkSource, Source, TextSource
from harken.ui.drops import sources_of
from harken.ui.window import carries_source, copied


def sources(text: str = "", html: str = "", urls: list[str] | None = None) -> list[Source]:
    mime = QMimeData()
    if text:
        mime.setText(text)
    if html:
        mime.setHtml(html)
    if urls:
        mime.setUrls([QUrl(url) for url in urls])
    found = sources_of(mime)
    assert sources_of(copied(mime)) == found
    assert carries_source(mime) or not found
    return found


def test_files_come_in_their_order() -> None:
    urls = ["file:///tmp/my%20article%20%C3%A9.txt", "file:///tmp/b.md"]
    assert sources(urls=urls, text="my article") == [
        FileSource(Path("/tmp/my article é.txt")),
        FileSource(Path("/tmp/b.md")),
    ]


def test_a_link_dragged_from_a_browser_is_fetched() -> None:
    link = "https://example.org/a%20b?q=%C3%A9&x=1"
    found = sources(urls=[link], text=link, html=f'<a href="{link}">A</a>')
    assert found == [LinkSource(link)]


def test_a_selection_keeps_its_html() -> None:
    assert sources("Some words", "<p>Some <b>words</b></p>") == [
        TextSource("Some words", "<p>Some <b>words</b></p>")
    ]


def test_a_text_that_is_a_link_is_taken_for_it() -> None:
    assert sources("  https://example.org/x \n") == [LinkSource("https://example.org/x")]
    assert sources("see https://example.org/x") == [TextSource("see https://example.org/x")]


def test_addresses_of_files_as_text_are_files() -> None:
    assert sources("file:///tmp/a%20b.txt\nfile:///tmp/c.txt") == [
        FileSource(Path("/tmp/a b.txt")),
        FileSource(Path("/tmp/c.txt")),
    ]


def test_other_schemes_are_left_to_the_importer_to_refuse_in_words() -> None:
    assert sources(urls=["ftp://example.org/a"]) == [LinkSource("ftp://example.org/a")]


def test_nothing_to_read_is_no_source() -> None:
    assert sources() == []
    assert sources("  \n\t ") == []
    mime = QMimeData()
    mime.setData("image/png", b"png")
    assert sources_of(mime) == []
    assert not carries_source(mime)
