import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.importing.formats.html.limits import MAX_ATTRIBUTES, without_attribute_floods

FLOOD = " ".join(f"a{number}=x" for number in range(MAX_ATTRIBUTES + 100))
LONG = "x" * 5_000


@pytest.mark.parametrize("end", [">", "/>", ""])
@pytest.mark.parametrize("before", ["", 'title="a b" ', "b='c' "])
def test_an_element_with_hundreds_of_attributes_loses_them(before: str, end: str) -> None:
    page = f"<h1 id=a>Tide</h1><p {before}{FLOOD}{end}"
    assert without_attribute_floods(page) == f"<h1 id=a>Tide</h1><p{'>' if end else ''}"


MANY = range(MAX_ATTRIBUTES + 100)


@pytest.mark.parametrize(
    "attributes",
    [
        " ".join(f'a{n}="{"<1" if n % 40 == 0 else n}"' for n in MANY),
        " ".join(f'a{n}="{"1>" if n % 40 == 0 else n}"' for n in MANY),
        "".join(f"a{n}='x'" for n in MANY),
        "/".join(f"a{n}" for n in MANY),
    ],
    ids=["less", "greater", "without spaces", "slashes"],
)
@pytest.mark.parametrize(("before", "after"), [("", ""), ("<!-->", "<!-- x -->")])
def test_no_dress_of_a_flood_hides_it(attributes: str, before: str, after: str) -> None:
    page = f"{before}<p {attributes}>Tide{after}"
    assert without_attribute_floods(page) == f"{before}<p>Tide{after}"


def test_a_program_keeps_what_it_says_and_loses_its_flood() -> None:
    page = f"<script type=x {FLOOD}>1 < 2 <b {FLOOD}</script><p>Tide</p>"
    assert without_attribute_floods(page) == f"<script>1 < 2 <b {FLOOD}</script><p>Tide</p>"


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
