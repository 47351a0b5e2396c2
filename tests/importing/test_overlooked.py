"""What the extractor misses of a web page, and is text all the same."""

import pytest

from harken.article.model import BlockKind
from harken.importing.formats.html.blocks import read_blocks
from harken.importing.formats.html.overlooked import add_overlooked
from harken.importing.formats.html.page import read_page
from harken.importing.formats.html.tree import parse

BEFORE = (
    "<h1>The reef</h1><p>The harbour was quiet when the first boats came in, just before five. "
    "Nobody had slept much, and the coffee from the kiosk was gone within minutes.</p>"
    "<p>For thirty years the catch had been falling, slowly at first and then all at once. "
    "The reasons are argued over in every bar along the quay.</p>"
)
BEHIND = (
    "<p>What changed was not the sea but the rules. In that year the council drew a line around "
    "the northern reef and told everybody to stay out of it.</p>"
    "<p>Within four seasons the numbers had turned. Divers counted twice as many cod.</p>"
)
HOLDERS = ("<article>{}</article>", "<main>{}</main>", "<div>{}</div>", "<body>{}")
CODE = "<pre><code>xs = [3, 1, 2]\nprint(xs)</code></pre>"
TABLE = "<table><tr><th>Year<th>Cod<tr><td>2019<td>120<tr><td>2020<td>180</table>"
STEPS = "<ul><li>A line that all can see<li>Wardens of the village<li>Money for nets</ul>"


def read(page: str, kind: BlockKind) -> list[str]:
    parts = read_page(page, shown="page").parts
    return [part.text for part in parts if part.kind is kind and not part.skipped]


@pytest.mark.parametrize("holder", HOLDERS)
@pytest.mark.parametrize("wrapper", ["{}", "<div class=highlight><div>{}</div></div>"])
def test_code_between_paragraphs_is_text(holder: str, wrapper: str) -> None:
    page = holder.format(BEFORE + wrapper.format(CODE) + BEHIND)
    assert read(page, BlockKind.CODE) == ["xs = [3, 1, 2]\nprint(xs)"]


@pytest.mark.parametrize("holder", HOLDERS)
def test_code_and_a_table_at_the_end_are_text(holder: str) -> None:
    page = holder.format(BEFORE + BEHIND + CODE + TABLE)
    assert len(read(page, BlockKind.CODE)) == len(read(page, BlockKind.TABLE)) == 1


@pytest.mark.parametrize("holder", HOLDERS)
def test_a_small_table_between_paragraphs_is_text(holder: str) -> None:
    page = holder.format(BEFORE + TABLE + BEHIND)
    assert read(page, BlockKind.TABLE) == ["Year\tCod\n2019\t120\n2020\t180"]


def test_a_table_of_links_is_none() -> None:
    links = TABLE.replace("<td>", "<td><a href=/more>Another story from the coast: </a>")
    for table, is_taken in ((TABLE, True), (links, False)):
        raw = list(read_blocks(parse(f"<article>{BEFORE}{table}{BEHIND}</article>")))
        flags = [block.part.kind is not BlockKind.TABLE for block in raw]
        add_overlooked(raw, flags, "The reef")
        assert all(flags) is is_taken


@pytest.mark.parametrize("holder", HOLDERS)
@pytest.mark.parametrize("colon", [":", ""])
def test_a_list_between_paragraphs_is_text(holder: str, colon: str) -> None:
    page = holder.format(f"{BEFORE}<p>Three things made the difference{colon}</p>{STEPS}{BEHIND}")
    assert len(read(page, BlockKind.LIST_ITEM)) == 3


@pytest.mark.parametrize("holder", HOLDERS)
def test_a_list_of_links_between_paragraphs_is_none(holder: str) -> None:
    links = STEPS.replace("<li>", "<li><a href=/more>").replace("<li", "</a><li")
    assert read(holder.format(BEFORE + links + BEHIND), BlockKind.LIST_ITEM) == []
