"""What is furniture and what is not, as lines that were met on pages and in mails."""

import pytest

from harken.article.model import BlockKind, Extent, SkipReason
from harken.importing.cleaning.furniture import furniture_reason, mark_furniture
from harken.importing.draft import Part

PROSE = "The tide came in through the drains, spread over the mud and went out again."


def marked(*texts: str, extent: Extent = Extent.EXCERPT) -> list[Part]:
    parts = [Part(BlockKind.PARAGRAPH, text) for text in texts]
    mark_furniture(parts, extent)
    return parts


def cuts(part: Part) -> list[tuple[str, str]]:
    return [(cut.reason.value, part.text[cut.start : cut.end]) for cut in part.cuts]


def read(parts: list[Part]) -> list[str]:
    return [part.text for part in parts if not part.skipped]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("This website uses cookies to improve your experience.", SkipReason.COOKIE_NOTICE),
        ("Accept cookies", SkipReason.COOKIE_NOTICE),
        ("Wir verwenden Cookies, um unsere Website zu verbessern.", SkipReason.COOKIE_NOTICE),
        ("© 2026 The Tidewater Review", SkipReason.COPYRIGHT),
        ("Copyright 2026 Example Media Ltd. All rights reserved.", SkipReason.COPYRIGHT),
        ("This material may not be published or redistributed.", SkipReason.COPYRIGHT),
        ("First published by The Tidewater Review", SkipReason.COPYRIGHT),
        ("This article was originally published on example.org.", SkipReason.COPYRIGHT),
        ("Read more", SkipReason.NAVIGATION),
        ("Read more: The eel ladder that nobody wanted", SkipReason.NAVIGATION),
        ("Related articles", SkipReason.NAVIGATION),
        ("You might also like", SkipReason.NAVIGATION),
        ("Lire aussi : la mer monte", SkipReason.NAVIGATION),
        ("Skip to content", SkipReason.NAVIGATION),
        ("12,345 followers", SkipReason.BOILERPLATE),
        ("Over 40,000 people follow us on Facebook. Join them!", SkipReason.BOILERPLATE),
        ("Join 45,000 readers", SkipReason.BOILERPLATE),
        ("Sign up for our weekly newsletter", SkipReason.BOILERPLATE),
        ("Follow us on Twitter and Instagram", SkipReason.BOILERPLATE),
        ("Share this article on Facebook", SkipReason.BOILERPLATE),
        ("Advertisement", SkipReason.BOILERPLATE),
        ("3 min read", SkipReason.BOILERPLATE),
        ("Photo: Ann Lee", SkipReason.CAPTION),
        ("Image 1 of 23", SkipReason.CAPTION),
    ],
)
def test_furniture_is_known_by_its_words(line: str, reason: SkipReason) -> None:
    assert furniture_reason(line) is reason


@pytest.mark.parametrize(
    "line",
    [
        PROSE,
        "Search for the lost submarine",
        "Home is where the tide is.",
        "Bake the cookies for ten minutes and let them cool.",
        "She read more books than anyone in Saltmere.",
        "Share prices fell by 3.5 per cent on Friday.",
        "Follow the river to the sea.",
        "About a boy",
        "12 eggs",
        "May 5, London",
        "Dr. Ines Okafor",
        "Play it again",
        "Next year in Rotterdam",
        "The newsletter of 1848 was printed by hand.",
        "Copyright is a strange idea.",
    ],
)
def test_true_lines_are_left_alone(line: str) -> None:
    assert furniture_reason(line) is None


def test_behind_the_last_prose_all_is_skipped_from_the_first_furniture_on() -> None:
    parts = marked(PROSE, "Salt", "Read more", "A lighthouse keeper’s library", "Fog for sale")
    assert read(parts) == [PROSE, "Salt"]


@pytest.mark.parametrize(
    "comments",
    [
        ("2 comments", PROSE, PROSE),
        ("Comments", "Ann Lee", PROSE, PROSE),
        ("Comments", PROSE, "3 hours ago", PROSE),
        ("Comments", PROSE, "Reply", PROSE),
    ],
)
def test_behind_the_article_what_its_readers_wrote_is_skipped(comments: tuple[str, ...]) -> None:
    assert read(marked(*[PROSE] * 4, *comments)) == [PROSE] * 4


def test_a_part_of_an_essay_may_be_about_comments() -> None:
    essay = [*[PROSE] * 4, PROSE, "On silence", PROSE]
    assert read(marked(*[PROSE] * 4, "Comments", *essay)) == [PROSE] * 4 + essay


def test_lists_without_furniture_are_left_alone_at_the_end() -> None:
    dates = ["5 May, Hull", "6 May, Leeds", "7 May, York"]
    assert read(marked(PROSE, *dates)) == [PROSE, *dates]


def test_labels_before_furniture_at_the_beginning_are_skipped() -> None:
    parts = marked("Coast", "Towns", "Skip to content", "The harbour that breathes", PROSE)
    assert read(parts) == ["The harbour that breathes", PROSE]


@pytest.mark.parametrize(
    "line",
    [
        "By Mara Ellingsen",
        "By Mara Ellingsen and J. R. Penhale, staff writers",
        "Von Jörg van der Berg",
        "Mara Ellingsen, coast correspondent",
        "Chris Davies - Nov 19, 2019, 10:31 pm CST",
        "By Mara Ellingsen | 22 November 2026",
    ],
)
def test_a_byline_of_its_own_is_skipped(line: str) -> None:
    assert cuts(marked("The harbour", line, PROSE)[1]) == [("byline", line)]


@pytest.mark.parametrize(
    "line",
    ["22 November 2026", "Published: 22.11.2026, 10:30", "Nov 22, 2026 at 4:02 pm", "3 hours ago"],
)
def test_a_date_of_its_own_is_skipped(line: str) -> None:
    assert cuts(marked("The harbour", line, PROSE)[1]) == [("dateline", line)]


def test_a_byline_in_the_middle_of_an_article_is_text() -> None:
    parts = marked(*[PROSE] * 20, "By Mara Ellingsen", *[PROSE] * 5)
    assert all(not part.cuts for part in parts)


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (f"By Ann Lee, 22 November 2026. {PROSE}", [("byline", "By Ann Lee, 22 November 2026. ")]),
        (f"By Ann Lee | {PROSE}", [("byline", "By Ann Lee | ")]),
        (f"By Ann Lee\n{PROSE}", [("byline", "By Ann Lee\n")]),
        (f"SALTMERE (Reuters) - {PROSE}", [("dateline", "SALTMERE (Reuters) - ")]),
        (f"NEW YORK, Nov. 22 (AP) — {PROSE}", [("dateline", "NEW YORK, Nov. 22 (AP) — ")]),
        (f"WEST PALM BEACH — {PROSE}", [("dateline", "WEST PALM BEACH — ")]),
        (f"(CNN) — {PROSE}", [("dateline", "(CNN) — ")]),
        (
            f"By Ann Lee\nSALTMERE (AP) — {PROSE}",
            [("byline", "By Ann Lee\n"), ("dateline", "SALTMERE (AP) — ")],
        ),
        (PROSE, []),
        (f"By Monday the water was gone. {PROSE}", []),
        (f"NATO said that it would wait. {PROSE}", []),
    ],
)
def test_byline_and_dateline_inside_a_first_paragraph(
    paragraph: str, expected: list[tuple[str, str]]
) -> None:
    assert cuts(marked(paragraph, PROSE)[0]) == expected


@pytest.mark.parametrize(
    ("tail", "reason"),
    [
        ("First published by The Tidewater Review.", "copyright"),
        ("© 2026 The Tidewater Review. All rights reserved.", "copyright"),
        ("Read more: The eel ladder", "navigation"),
        ("Join over 45,000 followers!", "boilerplate"),
    ],
)
def test_furniture_behind_a_paragraphs_last_sentence(tail: str, reason: str) -> None:
    assert cuts(marked(PROSE, f"{PROSE} {tail}")[1]) == [(reason, tail)]


def test_code_and_tables_are_never_furniture() -> None:
    parts = [Part(BlockKind.CODE, "© 2026"), Part(BlockKind.TABLE, "Home\tMenu")]
    mark_furniture(parts)
    assert not any(part.cuts for part in parts)


def test_of_a_page_copied_whole_the_article_is_read() -> None:
    menu = ["Home", "Coast", "Towns", "Science", "Sign in", "Search", "Subscribe", "Weather"]
    links = ["Lighthouses", "Fog", "Eels", "Tides", "Privacy policy", "Contact us", "Jobs", "Help"]
    title = "The harbour that learned to breathe"
    article = [PROSE, PROSE + " Twice.", "What the mud does", PROSE + " Three times."]
    parts = marked(*menu, title, *article, "Most read", *links, extent=Extent.WHOLE_PAGE)
    assert read(parts) == [title, *article]


def test_a_caption_is_one_with_its_rights_behind_it() -> None:
    parts = [
        Part(BlockKind.PARAGRAPH, text)
        for text in (
            "Le port de Brume, vu du grand mur de pierre, en août 2023. © Le Courrier",
            "La mer est entrée par les égouts, puis elle est repartie, deux fois par jour.",
        )
    ]
    mark_furniture(parts)
    assert [part.skipped for part in parts] == [True, False]
    assert {cut.reason for cut in parts[0].cuts} == {SkipReason.CAPTION}


@pytest.mark.parametrize(
    "ending",
    [
        "Ann Lee and B. Tamm contributed to this report.",
        "Additional reporting by Ann Lee in Saltmere",
        "(With agency inputs)",
        "Scroll down for video.",
    ],
)
def test_a_line_about_the_report_is_cut_from_behind_a_paragraph(ending: str) -> None:
    [part] = marked(f"{PROSE} {ending}")
    assert [text for _, text in cuts(part)] == [ending]


def test_what_contributed_to_something_stays() -> None:
    [part] = marked(f"{PROSE} High winds contributed to the flood.")
    assert not part.cuts


def test_a_call_to_scroll_is_cut_from_among_sentences() -> None:
    [part] = marked(f"{PROSE} Scroll down for video. {PROSE}")
    assert cuts(part) == [("caption", "Scroll down for video. ")]
    [part] = marked(f"{PROSE} Scroll down for videos of tides if you like. {PROSE}")
    assert not part.cuts
