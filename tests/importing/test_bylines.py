"""Lines that say who wrote it and when, in several languages, and lines that only look so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.importing.cleaning.bylines import (
    is_by_alone,
    is_byline,
    is_date_line,
    is_name,
    leading_byline,
    leading_dateline,
    without_byline_words,
)


@pytest.mark.parametrize(
    "line",
    [
        "22 November 2026",
        "Sunday, November 22nd, 2026",
        "Published: 22.11.2026, 10:30",
        "Updated on: November 22, 2026 / 10:07 AM",
        "Nov 22, 2026 at 4:02 pm EST",
        "Published 22 Nov 2026 by the harbour office",
        "Last updated",
        "3 hours ago",
        "2 days ago at 07:52 am",
        "Stand: 22. November 2026, 10:30 Uhr",
        "vor 3 Stunden",
        "Publié le 22 novembre 2026 à 10h30",
        "Il y a 2 heures",
        "22 de noviembre de 2026",
        "hace 3 horas",
        "Pubblicato il 22 novembre 2026",
        "22 de novembro de 2026 às 10h30",
        "22 november 2026 om 10:30 uur",
        "22 listopada 2026, godz. 10:30",
        "22 ноября 2026 г.",
        "3 часа назад",
        "22 marraskuuta 2026",
        "22. listopadu 2026",
        "22 Kasım 2026",
        "22 листопада 2026 року",
        "2026年11月22日 10:30",
        "发布时间：2026-11-22 10:30",
    ],
)
def test_a_date_line(line: str) -> None:
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "2026",
        "12 eggs",
        "May 5, London",
        "May 5",
        "The flood of 22 November 2026",
        "In 2026 the wall had eleven gaps.",
        "Three hours ago the tide turned, and nobody was there to see it.",
        "Monday",
        "10:30",
    ],
)
def test_no_date_line(line: str) -> None:
    assert not is_date_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "By Mara Ellingsen",
        "BY MARA ELLINGSEN",
        "By Mara Ellingsen and J. R. Penhale, staff writers",
        "By Mara Ellingsen, Coast Correspondent",
        "By Mara Ellingsen | 22 November 2026",
        "By Mara Ellingsen November 22, 2026, 07:47 PM EST",
        "Monday November 22, 2026 7:45 am PST by Mara Ellingsen",
        "| by Mara Ellingsen",
        "By | Special to the Review",
        "Mara Ellingsen, coast correspondent",
        "Chris Davies - Nov 19, 2019, 10:31 pm CST",
        "Contributing Writer",
        "Von Jörg van der Berg",
        "Par Zoé Lefèvre et Marc Aubry",
        "Por José Álvarez, corresponsal",
        "Di Giulia Conti",
        "Door Saskia de Vries",
        "Автор: Анна Петрова",
        "Av Åsa Öberg",
        "文：山田太郎",
        "记者 张三",
    ],
)
def test_a_byline(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "By Monday the water was gone.",
        "By May, London",
        "By the sea",
        "Mara Ellingsen",
        "Saltmere, Hull and York",
        "Von nun an geht es bergab",
        "Par un beau matin d’avril",
        "The writer came home.",
    ],
)
def test_no_byline(line: str) -> None:
    assert not is_byline(line)


def test_the_name_may_stand_on_the_next_line() -> None:
    assert is_by_alone("By")
    assert not is_by_alone("By the sea")
    assert is_name("Mara van der Berg")
    assert not is_name("Mara went home")


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("By Ann Lee | The tide came in.", 13),
        ("By Ann Lee, 22 November 2026. The tide came in.", 30),
        ("By Ann Lee\nThe tide came in.", 11),
        ("Von Ann Lee – Die Flut kam.", 14),
        ("By Monday – so they said – it was gone.", 0),
        ("By Ann Lee", 0),
    ],
)
def test_a_byline_at_the_beginning_of_a_paragraph(text: str, length: int) -> None:
    assert leading_byline(text) == length


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("SALTMERE (Reuters) - The tide", 21),
        ("МОСКВА, 22 ноября — Вода ушла", 20),
        ("(AP) — The tide", 7),
        ("SALTMERE — The tide came in.", 11),
        ("ROME, Italy – the tide came in – twice", 14),
        ("Saltmere, NY – The tide came in.", 15),
        ("Puerto Sal.- El puerto duerme.", 13),
        ("Saltmere, NY – a port – was late.", 0),
        ("The end. - So it was.", 0),
        ("The tide — it came", 0),
        ("HTML – the language of the web", 0),
        ("NASA - the agency for space", 0),
        ("THE BBC — Auntie — was late.", 0),
        ("NASA - The agency - was late.", 0),
    ],
)
def test_a_dateline_at_the_beginning_of_a_paragraph(text: str, length: int) -> None:
    assert leading_dateline(text) == length


@given(st.text(max_size=400))
def test_any_line_may_be_asked_about(text: str) -> None:
    is_date_line(text)
    is_byline(text)
    assert 0 <= leading_byline(text) < max(1, len(text))
    assert 0 <= leading_dateline(text) < max(1, len(text))


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("Von Anna Müller", "Anna Müller"),
        ("By Jane O’Neill, Staff Writer", "Jane O’Neill"),
        ("Autor: Jan Ek", "Jan Ek"),
        ("Текст: Анна Ли", "Анна Ли"),
        ("山田太郎記者", "山田太郎"),
        ("بقلم: سامي نور", "سامي نور"),
        ("Von Trapp", "Von Trapp"),
        ("Anna Müller, Jan Ek", "Anna Müller, Jan Ek"),
        ("By", "By"),
        ("記者", "記者"),
        ("", ""),
    ],
)
def test_an_author_stated_as_a_byline_is_a_name(author: str, name: str) -> None:
    assert without_byline_words(author) == name
