"""Old pages show their title in large letters, not as a heading."""

import pytest

from harken.importing.formats.html.page import read_page

TEXT = "<br><br>".join(
    f"The tide came in through the drains, spread over the mud and went out for the {n}th time."
    for n in range(6)
)
LARGE = "<center><b><font size=5>The line around the reef</font></b></center><br>"


@pytest.mark.parametrize("head", ["Old page", "The line around the reef - Coast", ""])
@pytest.mark.parametrize(
    "line",
    [LARGE, LARGE.replace("size=5", "size=+2"), "<big>The line around the reef</big><p>"],
)
def test_a_line_in_large_letters_is_the_title(head: str, line: str) -> None:
    page = f"<title>{head}</title><body>{line}<font size=2>{TEXT}</font>"
    assert read_page(page).title == "The line around the reef"


@pytest.mark.parametrize(
    "line",
    [
        f"<h1>Tides</h1>{LARGE}",
        f"{LARGE}<font size=6>Another line as large</font><br>",
        "<font size=5><a href=/>The coast’s own paper</a></font><br>",
        f"<font size=5>{TEXT}</font><br>",
    ],
)
def test_other_large_letters_are_none(line: str) -> None:
    page = f"<title>Tides</title><body>{line}<font size=2>{TEXT}</font>"
    assert read_page(page).title == "Tides"
