import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.importing.formats.html_limits import MAX_ATTRIBUTES, without_attribute_floods

FLOOD = " ".join(f"a{number}=x" for number in range(MAX_ATTRIBUTES + 100))
LONG = "x" * 5_000


@pytest.mark.parametrize("end", [">", "/>", ""])
@pytest.mark.parametrize("before", ["", 'title="a b" ', "b='c' "])
def test_an_element_with_hundreds_of_attributes_loses_them(before: str, end: str) -> None:
    page = f"<h1 id=a>Tide</h1><p {before}{FLOOD}{end}"
    assert without_attribute_floods(page) == f"<h1 id=a>Tide</h1><p{'>' if end else ''}"


@pytest.mark.parametrize(
    "page",
    [
        f"<p class=\"{FLOOD}\" title='{LONG}'>Tide</p>",
        f"<p>{FLOOD} 1 < 2</p>",
        f'<script>{{"text": "<b {FLOOD}"}}</script><p>Tide</p>',
        f"<!-- <b {FLOOD} --><p>Tide</p>",
        f"<style>a<b {FLOOD}</style>",
        f"a <5 {FLOOD}",
    ],
)
def test_everything_else_stays_as_it_is(page: str) -> None:
    assert without_attribute_floods(page) == page
    assert without_attribute_floods(f"{page}<p {FLOOD}>") == f"{page}<p>"


@given(st.text(alphabet="<>!-/= \"'ab\n", max_size=200))
def test_small_pages_are_never_touched(page: str) -> None:
    assert without_attribute_floods(page) == page
