"""Stories as web pages: a modern news site's, an old blog's, and a page that a browser saved."""

import json
from collections.abc import Iterable
from email.message import EmailMessage
from html import escape
from itertools import groupby
from operator import itemgetter

from harken.article.model import BlockKind
from tests.corpus.document import CorpusDocument, Expected
from tests.corpus.story import Block, Story

NETWORKS = ("Facebook", "WhatsApp", "Mastodon", "E-mail")
_OLD_ENCODINGS = {"ja": "shift_jis", "pl": "iso-8859-2", "ru": "windows-1251"}


def blocks_as_html(blocks: Iterable[Block]) -> str:
    """Paragraphs, headings, one list for each run of items, and quotes."""
    html = ""
    for kind, run in groupby(blocks, key=itemgetter(0)):
        texts = [escape(text) for _, text in run]
        if kind is BlockKind.LIST_ITEM:
            html += "<ul>" + "".join(f"<li>{text}</li>" for text in texts) + "</ul>\n"
        elif kind is BlockKind.QUOTE:
            html += "".join(f"<blockquote><p>{text}</p></blockquote>\n" for text in texts)
        else:
            tag = "h2" if kind is BlockKind.HEADING else "p"
            html += "".join(f"<{tag}>{text}</{tag}>\n" for text in texts)
    return html


def links(texts: Iterable[str]) -> str:
    items = (f'<li><a href="/{len(text)}">{escape(text)}</a></li>' for text in texts)
    return f"<ul>{''.join(items)}</ul>"


def in_two(story: Story) -> tuple[str, str]:
    """The article's HTML, parted where a site puts something in between."""
    return blocks_as_html(story.blocks[:3]), blocks_as_html(story.blocks[3:])


def page_furniture(story: Story) -> tuple[str, ...]:
    page = story.page
    return (
        page.skip_link, *page.menu, page.cookies, page.accept, page.byline, page.dateline,
        page.caption, page.read_more, page.newsletter, page.share, *NETWORKS,
        page.related_heading, *page.related, page.comments_heading, *page.comments,
        *page.footer, page.copyright,
    )  # fmt: skip


def news_html(story: Story) -> str:
    """A page with landmarks, metadata for search engines, and a program or two."""
    page, (lead, rest) = story.page, in_two(story)
    about = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": f"{story.published}T06:30:00+00:00",
        "author": {"@type": "Person", "name": story.author},
    }
    comments = "".join(f'<div class="comment"><p>{escape(c)}</p></div>' for c in page.comments)
    return f"""<!DOCTYPE html>
<html lang="{story.language}">
<head>
<meta charset="utf-8">
<title>{escape(story.title)} | {escape(page.site)}</title>
<meta property="og:title" content="{escape(story.title)}">
<meta property="og:site_name" content="{escape(page.site)}">
<meta name="author" content="{escape(story.author)}">
<meta property="article:published_time" content="{story.published}T06:30:00+00:00">
<style>body {{ font: 18px serif }} .cookie-banner {{ position: fixed }}</style>
<script>window.dataLayer = window.dataLayer || []; track("page", {{ words: 300 }});</script>
<script type="application/ld+json">{json.dumps(about)}</script>
</head>
<body>
<div class="cookie-banner"><p>{escape(page.cookies)}</p><button>{escape(page.accept)}</button></div>
<header><a class="skip" href="#content">{escape(page.skip_link)}</a>
<nav>{links(page.menu)}</nav></header>
<main id="content"><article>
<h1>{escape(story.title)}</h1>
<p class="byline">{escape(page.byline)}</p>
<p class="dateline"><time datetime="{story.published}">{escape(page.dateline)}</time></p>
<figure><img src="a.jpg" alt=""><figcaption>{escape(page.caption)}</figcaption></figure>
{lead}<p class="related"><a href="/more">{escape(page.read_more)}</a></p>
{rest}<div class="share"><span>{escape(page.share)}</span>{links(NETWORKS)}</div>
</article>
<section class="newsletter"><p>{escape(page.newsletter)}</p></section>
<section class="related-stories"><h2>{escape(page.related_heading)}</h2>
{links(page.related)}</section>
<section id="comments"><h2>{escape(page.comments_heading)}</h2>{comments}</section>
</main>
<footer>{links(page.footer)}<p>{escape(page.copyright)}</p></footer>
<script>console.log("end of page");</script>
</body>
</html>
"""


def blog_html(story: Story, encoding: str) -> str:
    """A page of the old kind: no landmarks, a side bar, the site's name as first heading."""
    page, (lead, rest) = story.page, in_two(story)
    comments = "".join(f'<li class="comment"><p>{escape(c)}</p></li>' for c in page.comments)
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
 "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" lang="{story.language}">
<head>
<meta http-equiv="Content-Type" content="text/html; charset={encoding}" />
<title>{escape(story.title)} &raquo; {escape(page.site)}</title>
<script type="text/javascript">var pageTracker = "UA-1"; document.write("<b>written</b>");</script>
</head>
<body>
<div id="wrapper">
<div id="header"><h1><a href="/">{escape(page.site)}</a></h1>
<div id="menu">{links(page.menu)}</div></div>
<div id="main">
<div class="post">
<h2 class="entry-title">{escape(story.title)}</h2>
<div class="entry-meta"><span class="author vcard">{escape(page.byline)}</span>
<abbr class="published" title="{story.published}">{escape(page.dateline)}</abbr></div>
<div class="entry-content">
{lead}<div class="wp-caption"><img src="a.jpg" alt="" />
<p class="wp-caption-text">{escape(page.caption)}</p></div>
{rest}<p class="related">{escape(page.read_more)}</p>
<div class="sharedaddy"><h3>{escape(page.share)}</h3>{links(NETWORKS)}</div>
</div></div>
<div id="comments"><h3>{escape(page.comments_heading)}</h3><ol>{comments}</ol></div>
</div>
<div id="sidebar"><div class="widget"><h3>{escape(page.related_heading)}</h3>
{links(page.related)}</div><div class="widget"><p>{escape(page.newsletter)}</p></div></div>
<div id="footer"><p>{escape(page.copyright)}</p>{links(page.footer)}</div>
</div>
</body>
</html>
"""


def archive(html: str, title: str, parts: int = 1) -> bytes:
    """A page as a browser saves it in one file, with its style sheets."""
    whole = EmailMessage()
    whole["From"] = "<Saved by a browser>"
    whole["Snapshot-Content-Location"] = "https://example.org/story"
    whole["Subject"] = title
    whole["Date"] = "Fri, 2 Oct 2026 10:00:00 -0000"
    whole.set_content(html, subtype="html", cte="quoted-printable")
    for number in range(parts):
        whole.add_related(f"p {{ order: {number} }}", subtype="css", cid=f"<css-{number}@mhtml>")
    whole.set_boundary("=_page")
    return whole.as_bytes()


def _expected(story: Story) -> tuple[Expected, ...]:
    furniture = page_furniture(story)
    return (Expected(story.title, story.blocks, furniture, story.author, story.published),)


def news_page(story: Story) -> CorpusDocument:
    data = news_html(story).encode()
    return CorpusDocument(f"news_page/{story.language}", data, ".html", _expected(story))


def blog_page(story: Story) -> CorpusDocument:
    encoding = _OLD_ENCODINGS.get(story.language, "windows-1252")
    data = blog_html(story, encoding).encode(encoding, "xmlcharrefreplace")
    return CorpusDocument(f"blog_page/{story.language}", data, ".htm", _expected(story))


def web_archive(story: Story) -> CorpusDocument:
    data = archive(news_html(story), story.title)
    return CorpusDocument(f"web_archive/{story.language}", data, ".mhtml", _expected(story))
