"""Feeds of every age, and broken ones."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.errors import HarkenError
from harken.importing import kinds
from harken.importing.document import Document
from harken.importing.draft import Draft
from harken.importing.formats import registry
from harken.importing.formats.feed import entries as feed_entries

FIRST = "The harbour board met on Tuesday and agreed to leave the basin open until spring."
SECOND = "Bring your boots, because the lower path floods at every high tide this month."


def read(data: str | bytes, suffix: str = ".xml") -> list[Draft]:
    raw = data.encode() if isinstance(data, str) else data
    return registry.read(Document(raw, "news.xml", suffix))


def why(data: str) -> str:
    with pytest.raises(HarkenError) as caught:
        read(data)
    assert caught.value.next_step
    return caught.value.why


def kept(draft: Draft) -> list[str]:
    texts = []
    for part in draft.parts:
        end = part.cuts[0].start if part.cuts else len(part.text)
        texts.append(part.text[:end])
    return [text for text in texts if text]


def rss(*items: str, head: str = "", root: str = 'rss version="2.0"') -> str:
    spaces = (
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    inside = "".join(f"<item>{item}</item>" for item in items)
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<{root} {spaces}><channel>'
        f"<title>Harbour news</title><language>en-GB</language>{head}{inside}</channel></rss>"
    )


WHOLE = f"""<title>The &amp;amp; basin</title><link>https://example.org/basin</link>
<dc:creator>Ann Lee</dc:creator><pubDate>Sat, 21 Nov 2026 09:30:00 GMT</pubDate>
<description>Short.</description>
<content:encoded><![CDATA[<h2>Open</h2><p>{FIRST}</p><p>{SECOND}</p>
<p>The post <a href="x">The basin</a> appeared first on <a href="y">Harbour news</a>.</p>]]>
</content:encoded>"""


def test_each_entry_is_an_article_with_its_whole_text() -> None:
    summary = f"<title>Boots</title><description>{SECOND} [&#8230;]</description>"
    first, second = read(rss(WHOLE, summary))
    assert (first.title, first.author, first.published) == (
        "The & basin",
        "Ann Lee",
        date(2026, 11, 21),
    )
    assert (first.language, first.source) == ("en-GB", "https://example.org/basin")
    assert kept(first) == ["Open", FIRST, SECOND]
    assert (second.title, second.source) == ("Boots", "news.xml #2")
    assert kept(second) == [SECOND]


ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Hafen</title>
<author><name>Bo Ek</name></author>
<entry><title type="html">Das &lt;b&gt;Becken&lt;/b&gt;</title>
<link rel="alternate" href="https://example.org/1"/><updated>2026-11-20T08:00:00Z</updated>
<published>2026-11-19T08:00:00+01:00</published><author><name>Ann Lee</name></author>
<content type="html">&lt;p&gt;{FIRST}&lt;/p&gt;</content></entry>
<entry><title>x &lt; y</title><updated>2026-11-20T08:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{FIRST}</p>
<ul><li>{SECOND}</li></ul></div></content></entry>
<entry><title>Plain</title><summary type="text">{FIRST}

{SECOND}</summary></entry></feed>"""


def test_atom_is_read_in_all_its_forms_of_text() -> None:
    html, xhtml, plain = read(ATOM)
    assert (html.title, html.author, html.published, html.language, html.source) == (
        "Das Becken",
        "Ann Lee",
        date(2026, 11, 19),
        "de",
        "https://example.org/1",
    )
    assert (xhtml.title, xhtml.published) == ("x < y", date(2026, 11, 20))
    assert [kept(draft) for draft in (html, xhtml, plain)] == [
        [FIRST],
        [FIRST, SECOND],
        [FIRST, SECOND],
    ]


ITEM = f"<title>T</title><description>{FIRST}</description>"
RDF = f"""<?xml version="1.0" encoding="iso-8859-1"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="x"><title>Häfen</title></channel><item rdf:about="https://example.org/1">
<title>Flußhäfen</title><link>https://example.org/1</link><description>{FIRST}</description></item>
</rdf:RDF>"""
OLDEST = f"""<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
 "http://my.netscape.com/publish/formats/rss-0.91.dtd">
<rss version="0.91"><channel><title>x</title><item><title>Caf&eacute;</title>
<description>{FIRST}</description></item></channel></rss>"""


@pytest.mark.parametrize(
    ("data", "title"),
    [
        (RDF.encode("iso-8859-1"), "Flußhäfen"),
        (OLDEST.encode(), "Café"),
        (rss(ITEM).encode("utf-16"), "T"),
        (f"\n<!-- made by hand -->\n{rss(ITEM)}".encode(), "T"),
        (rss(f"<title>A & B</title><description>{FIRST}</description>").encode(), "A & B"),
        (rss(ITEM, ITEM)[:-40].encode(), "T"),
    ],
)
@pytest.mark.parametrize("suffix", [".xml", ".html", ""])
def test_old_and_broken_feeds_are_read(data: bytes, title: str, suffix: str) -> None:
    (draft,) = read(data, suffix)
    assert (draft.title, kept(draft)) == (title, [FIRST])


@pytest.mark.parametrize(
    "tail",
    [
        "Continue reading…",
        "Continue reading The basin →",
        "Read more",
        "Weiterlesen »",
        "Lire la suite…",
        "Seguir leyendo",
        "Continua a leggere",
        "Читать далее",
        "続きを読む",
        "Der Beitrag Das Becken erschien zuerst auf Hafen.",
        "L'article Le bassin est apparu en premier sur Le port.",
        "La entrada El muelle se publicó primero en Puerto.",
        "Comments (12)",
    ],
)
def test_what_feeds_put_behind_an_entry_is_skipped(tail: str) -> None:
    item = f"<title>T</title><description><![CDATA[<p>{FIRST}</p><p>{tail}</p>]]></description>"
    (draft,) = read(rss(item))
    assert kept(draft) == [FIRST]
    assert draft.parts[-1].text == tail


@pytest.mark.parametrize(
    "end", ["Read more slowly, she said, and the sea will read you back.", "Wait."]
)
def test_an_entry_that_ends_in_prose_keeps_its_end(end: str) -> None:
    (draft,) = read(rss(f"<description><![CDATA[<p>{FIRST}</p><p>{end}</p>]]></description>"))
    assert kept(draft) == [FIRST, end]


def test_entries_without_text_are_left_out() -> None:
    drafts = read(rss("<title>Only a title</title>", "<description> </description>", WHOLE))
    assert [draft.title for draft in drafts] == ["The & basin"]


SOUND = '<title>1</title><enclosure url="https://example.org/1.mp3" type="audio/mpeg" length="1"/>'


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (rss(), "no entry with text"),
        (rss("<title>x</title>"), "no entry with text"),
        (rss(SOUND), "it is a podcast"),
        ('<?xml version="1.0"?><opml version="2.0"><body/></opml>', "a list of feeds"),
        (rss("<description><![CDATA[<img src='x'>]]></description>"), "no entry with text"),
    ],
)
def test_a_feed_without_text_says_so(data: str, expected: str) -> None:
    assert expected in why(data)


@pytest.mark.parametrize(
    ("text", "is_feed"),
    [
        (rss(), True),
        (ATOM, True),
        ("<feed><p>Feed the cat.</p></feed>", False),
        ("<rdf:RDF xmlns:rdf='x'><a/></rdf:RDF>", False),
        ("The <rss> element begins a feed.", False),
        ("<html><body><rss></rss></body></html>", False),
    ],
)
def test_feeds_are_known_by_their_root(text: str, is_feed: bool) -> None:
    assert (registry.choose(Document(text.encode(), "x", ".xml")).kind is kinds.FEED) is is_feed


@pytest.mark.parametrize("root", ["svg", "FictionBook", "w:document"])
def test_other_xml_is_not_read_aloud_with_its_tags(root: str) -> None:
    data = f'<?xml version="1.0"?>\n<!-- by hand -->\n<{root} a="b"><p>{FIRST}</p></{root}>'
    assert f"XML of a kind that Harken does not know ({root})" in why(data)
    page = f'<?xml version="1.0"?><html><body><p>{FIRST}</p></body></html>'
    assert registry.choose(Document(page.encode(), "x", ".xml")).kind is kinds.WEB_PAGE


def test_xml_that_declares_more_than_any_feed_is_not_read_aloud() -> None:
    entity = f'<!ENTITY a "{"ha" * 5_000}">'
    data = f'<?xml version="1.0"?><!DOCTYPE lolz [{entity}]><rss><channel>&a;</channel></rss>'
    assert "XML of a kind that Harken does not know (lolz)" in why(data)


def test_a_feed_fetches_nothing_and_expands_nothing() -> None:
    laughs = "".join(
        f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(9)
    )
    for entities in (f'<!ENTITY a "lol">{laughs}', '<!ENTITY j SYSTEM "file:///etc/hostname">'):
        data = f"<!DOCTYPE rss [{entities}]>" + rss(f"<description>{FIRST} &j;</description>")[38:]
        (draft,) = read(data)
        assert kept(draft) == [f"{FIRST} &j;"]


def test_hostile_feeds_end() -> None:
    many = rss(*[f"<description>{FIRST}</description>"] * 2_000)
    assert len(read(many)) == feed_entries.MAX_ENTRIES
    deep = f"<description><![CDATA[{'<div>' * 5_000}{FIRST}]]></description>"
    assert [kept(draft) for draft in read(rss(deep, ITEM))] == [[FIRST]]
    with pytest.raises(HarkenError, match="larger than 10 MB"):
        read(rss("<description>" + "The tide. " * 1_100_000))


@given(st.text(alphabet="<>/&;!-[]ab \"'=:ritempdsc", max_size=300))
def test_no_text_inside_a_feed_is_a_bug(text: str) -> None:
    for data in (rss(text), rss(f"<description>{text}</description>")):
        with contextlib.suppress(HarkenError):
            read(data)
