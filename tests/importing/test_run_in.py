"""By-lines that archives ran together with the text."""

import pytest

from harken.importing.cleaning.bylines import leading_dateline
from harken.importing.cleaning.run_in import run_in_byline

STAMPS = "PUBLISHED:. 14:08 EST, 18 August 2013. |. UPDATED:. 02:34 EST, 19 August 2013. "


@pytest.mark.parametrize(
    "byline",
    [
        "By. Ann Lee. ",
        "By. Ann Lee and Harbour Post Reporter. ",
        "By. Ann Lee. and Tom Reed. UPDATED:. 18:30 EST, 3 March 2012. ",
        "By. Ann Lee, Harbour Press. ",
        "By. Harbour Post Reporter. Last updated at 1:25 AM on 3rd August 2011. ",
        "By. Ann Lee. Follow @@ann_lee. ",
        f"By. Ann Lee. {STAMPS}",
        f"By Ann Lee. {STAMPS}",
        "Von. Anna Lehmann. Aktualisiert: 14.08.2023, 10:12. ",
    ],
)
def test_the_whole_of_it_is_found(byline: str) -> None:
    text = f"{byline}The harbour board met on Monday. It said nothing."
    assert run_in_byline(text) == (0, len(byline))


def test_behind_a_list_of_points_it_is_found_by_its_date() -> None:
    points = "The harbour may close. Fishermen are against it. "
    text = f"{points}By. Ann Lee. {STAMPS}The harbour board met on Monday."
    assert run_in_byline(text) == (len(points), len(points) + len(f"By. Ann Lee. {STAMPS}"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "By.",
        "By. Ann Lee.",
        "By George. He did it after all.",
        "By Monday. Not later.",
        "She stood by. Ann Lee. Nobody else came.",
        "They came by. Ann Lee waited for them at the door until noon.",
        "He wrote it himself. By. And by.",
    ],
)
def test_prose_is_none(text: str) -> None:
    assert run_in_byline(text) is None


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("Baghdad (CNN) -- The cleric has returned.", "Baghdad (CNN) -- "),
        ("New Delhi, Jul 24 (PTI) A hostel is to be built.", "New Delhi, Jul 24 (PTI) "),
        ("Frankfurt am Main (dpa) – Die Bank senkt die Zinsen.", ""),
        ("Kiel (dpa) – Der Hafen bleibt zu.", "Kiel (dpa) – "),
        ("The Associated Press (AP) said it would appeal.", ""),
        ("Press Trust of India (PTI) journalists struck.", ""),
    ],
)
def test_a_place_in_small_letters_needs_an_agency_and_a_dash_or_a_day(
    text: str, dateline: str
) -> None:
    assert text[: leading_dateline(text)] == dateline
