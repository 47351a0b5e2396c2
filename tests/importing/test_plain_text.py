import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.article.model import BlockKind
from harken.importing.document import Document
from harken.importing.formats.plain_text import read
from harken.importing.formats.plain_text.paragraphs import read_plain_text
from tests.importing.shown import kinds_and_texts, read_of, texts

LONG = "The tide came in through the drains, spread over the mud and went out again. " * 3
PROSE = LONG.strip()


def test_blank_lines_part_paragraphs() -> None:
    assert texts(read_plain_text("One.\n\nTwo.\n \t\n\nThree.\n")) == ["One.", "Two.", "Three."]


def test_without_blank_lines_each_line_is_a_paragraph() -> None:
    text = f"{PROSE}\n{PROSE}\nShort."
    assert texts(read_plain_text(text)) == [PROSE, PROSE, "Short."]


def test_hard_wrapped_lines_stay_together_as_they_are() -> None:
    first = (
        "For most of its four hundred years the town treated the sea as a\n"
        "tenant who was always behind with the rent. It built walls against\n"
        "it, then higher walls, and after the flood a wall so high that\n"
        "nobody could see the water."
    )
    second = (
        "Today the wall has eleven gaps in it. Twice a day the tide walks\n"
        "through them into a chain of shallow basins."
    )
    assert texts(read_plain_text(f"{first}\n\n{second}\n")) == [first, second]


def test_short_lines_are_not_joined() -> None:
    poem = "The tide is high\nthe wall is low\nand who will stay\nand who will go"
    assert texts(read_plain_text(poem)) == poem.split("\n")


def test_a_short_text_keeps_its_cut_lines_together_too() -> None:
    cut = "The tide came in through the drains, spread over the\nmud and went out again."
    assert texts(read_plain_text(f"{cut}\n\nNobody slept.\n")) == [cut, "Nobody slept."]


@pytest.mark.parametrize("lines", [1, 3])
def test_an_indented_line_begins_a_paragraph(lines: int) -> None:
    first = "The first paragraph starts with an indent and goes\non over two lines."
    second = "The second one starts with an indent, too, and has\nsomething else to say."
    text = f"   {first}\n   {second}\n   The third is short.\n" * lines
    assert texts(read_plain_text(text)) == [first, second, "The third is short."] * lines


def test_an_indented_line_goes_on_with_a_list_item() -> None:
    draft = read_plain_text("1. Milk\n2. Bread, and the good\n   butter from the farm\n3. Eggs")
    assert texts(draft) == ["1. Milk", "2. Bread, and the good\n   butter from the farm", "3. Eggs"]


def test_words_divided_at_the_ends_of_lines_are_put_together() -> None:
    draft = read_plain_text(
        "Der Stadtrat hat am Dienstag-\nabend mit knapper Mehrheit den Bau der neuen Straßen-\n"
        "bahn beschlossen, die von Baden-\nWürttemberg kommt, über Berg- und\nTalstation.\n"
    )
    whole = (
        "Der Stadtrat hat am Dienstagabend mit knapper Mehrheit den Bau der neuen Straßenbahn "
        "beschlossen, die von Baden-Württemberg kommt, über Berg- und"
    )
    assert texts(draft) == [whole, "Talstation."]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Der Bau einer neu-\nen Bahn ist beschlossen.", "einer neuen Bahn"),
        ("De haven en de in-\nen uitvoer van paling.", "de in-\nen uitvoer"),
    ],
)
def test_a_syllable_is_told_from_a_word_like_it(text: str, joined: str) -> None:
    assert joined in texts(read_plain_text(text))[0]


def test_a_hyphen_that_the_text_has_elsewhere_is_kept() -> None:
    draft = read_plain_text(
        "The harbour is well-known on the coast for its eels, and the well-\nknown eels are proud "
        "of their har-\nbour, which was dug by two- or\n"
    )
    assert "the well-known eels are proud of their harbour," in texts(draft)[0]


@pytest.mark.parametrize("rule", ["* * *", "* * * * *", "***", "-----", "—  —  —", "#\t#\t#"])
def test_a_rule_between_scenes_is_no_text(rule: str) -> None:
    assert texts(read_plain_text(f"It rises.\n\n{rule}\n\nIt falls.")) == ["It rises.", "It falls."]


def test_list_items_lose_their_bullet_and_keep_their_number() -> None:
    draft = read_plain_text("- It rises.\n• It cleans.\n2. It feeds.\n– A dash.")
    assert kinds_and_texts(draft.parts) == [
        ("list_item", "It rises."),
        ("list_item", "It cleans."),
        ("list_item", "2. It feeds."),
        ("list_item", "A dash."),
    ]


def test_a_short_line_between_long_paragraphs_is_a_heading() -> None:
    draft = read_plain_text(f"{PROSE}\n\nWhat the mud does\n\n{PROSE}\n\nIt rises.\n\n{PROSE}")
    assert [part.kind for part in draft.parts] == [
        "paragraph",
        "heading",
        "paragraph",
        "paragraph",
        "paragraph",
    ]


@pytest.mark.parametrize(
    ("around", "line"),
    [
        ("{long}\n\n{line}\n\nRead more: The eel ladder\n\n{long}", "What the mud does"),
        ("{long}\n\n* salt\n* mud\n\n{line}\n\n{long}", "What the mud does"),
        ("{long}\n\nsalt\nmud\n\n{line}\n\n{long}", "What the mud does"),
        ("{long}\n\nIt rises.\n\n{line}\n\n{long}", "What the mud does"),
        ("{cjk}\n\n{line}\n\n{cjk}", "潮の時間に合わせた本棚"),
    ],
)
def test_a_line_that_blank_lines_set_off_is_a_heading(around: str, line: str) -> None:
    cjk = "海沿いの町の朝は早い。棚には本が並び、漁師たちが静かに頁をめくる。" * 2
    parts = read_plain_text(around.format(long=PROSE, cjk=cjk, line=line)).parts
    assert [part.text for part in parts if part.kind is BlockKind.HEADING] == [line]


@pytest.mark.parametrize(
    "text",
    [
        f"The harbour\n\nAnn Lee\n\n{PROSE}",
        f"{PROSE}\n\n5 May, Hull\n\n6 May, Leeds\n\n{PROSE}",
        f"{PROSE}\n\n* salt\n\nand so on\n\n{PROSE}",
        f"{PROSE}\n\nIt rises.\nThe Mud\nIt falls.\n\n{PROSE}",
        "今朝の海の色\n\n次に来る人のための言葉\n\nだれかに読んで聞かせたい一文",
    ],
)
def test_short_lines_in_a_row_are_none(text: str) -> None:
    assert all(part.kind is not BlockKind.HEADING for part in read_plain_text(text).parts)


def test_no_character_but_space_bullets_and_rules_is_lost() -> None:
    text = "Title\n\n  indented * not a list\n* item *\n\n\u3000全角。\n\n*!*\n\nend"
    joined = "".join("".join(part.text.split()) for part in read_plain_text(text).parts)
    assert joined == "".join(text.replace("* item", "item").split())


def test_underlined_lines_are_headings() -> None:
    text = f"The harbour\n===========\n{PROSE}\n\nWhat the mud does\n-----------------\n\n{PROSE}"
    assert kinds_and_texts(read_plain_text(text).parts) == [
        ("heading1", "The harbour"),
        ("paragraph", PROSE),
        ("heading2", "What the mud does"),
        ("paragraph", PROSE),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "CHAPTER I",
        "Chapter 1. Down the Drain",
        "THE HARBOUR",
        "Kapitel 3",
        "Chapitre premier",
        "Capítulo II: La marea",
        "Hoofdstuk 4",
        "Rozdział pierwszy",
        "ГЛАВА ПЕРВАЯ",
        "Глава 2",
        "Luku 1",
        "Bölüm 7",
        "第一章",
    ],
)
def test_a_chapter_s_number_is_a_heading(line: str) -> None:
    parts = read_plain_text(f"{PROSE}\n\n{line}\n\nIt rose.\n\n{PROSE}").parts
    assert kinds_and_texts(parts)[1] == ("heading2", line)


@pytest.mark.parametrize(
    "line", ["Chapter", "Part of it stayed dry", "NO", "chapter 1", "Buch um Buch", "He said NO."]
)
def test_other_short_lines_are_not(line: str) -> None:
    parts = read_plain_text(f"{PROSE}\n\n{line}\n\nIt rose.\n\n{PROSE}").parts
    assert kinds_and_texts(parts)[1] == ("paragraph", line)


def test_quoted_lines_are_quotes_by_depth() -> None:
    draft = read_plain_text("I agree.\n\n> The tide is high.\n> > Is it?\n> It is.\n\nSo be it.")
    assert [(part.kind, part.level, part.text) for part in draft.parts] == [
        ("paragraph", 0, "I agree."),
        ("quote", 0, "The tide is high."),
        ("quote", 1, "Is it?"),
        ("quote", 0, "It is."),
        ("paragraph", 0, "So be it."),
    ]


def test_tables_by_tabs_and_by_bars() -> None:
    tabs = "Day\tTide\nMonday\thigh\nTuesday\tlow"
    bars = "| Day | Tide |\n|-----|------|\n| Monday | high |"
    assert kinds_and_texts(read_plain_text(f"{tabs}\n\n{bars}").parts) == [
        ("table", tabs),
        ("table", "Day\tTide\nMonday\thigh"),
    ]


def test_a_menu_with_bars_is_no_table() -> None:
    assert kinds_and_texts(read_plain_text("Home | Coast | Towns\nFog | Salt").parts) == [
        ("paragraph", "Home | Coast | Towns"),
        ("paragraph", "Fog | Salt"),
    ]


def test_indented_code_is_code_and_an_indented_poem_is_not() -> None:
    code = "    def tide(hour):\n        return hour % 12 < 6"
    poem = "    The tide is high\n    the wall is low"
    assert kinds_and_texts(read_plain_text(f"{PROSE}\n\n{code}\n\n{poem}").parts) == [
        ("paragraph", PROSE),
        ("code", "def tide(hour):\n    return hour % 12 < 6"),
        ("paragraph", "The tide is high"),
        ("paragraph", "the wall is low"),
    ]


def test_of_a_library_s_book_the_book_is_read() -> None:
    text = (
        "The Project Gutenberg eBook of Low Water\n\nThis eBook is for the use of anyone.\n\n"
        "Title: Low Water\n       A Tale\n\nAuthor: Mara Ellingsen\n\n"
        "*** START OF THE PROJECT GUTENBERG EBOOK LOW WATER ***\n\n"
        f"CHAPTER I\n\n{PROSE}\n\nShare this book\n\n{PROSE}\n\n"
        "*** END OF THE PROJECT GUTENBERG EBOOK LOW WATER ***\n\nUpdated editions will follow."
    )
    (draft,) = read(Document(text.encode(), "low-water.txt"))
    assert (draft.title, draft.author) == ("Low Water A Tale", "Mara Ellingsen")
    assert read_of(draft) == ["CHAPTER I", PROSE, "Share this book", PROSE]
    assert not draft.may_hold_furniture


def test_a_book_that_is_cut_off_is_read_to_its_end() -> None:
    mark = "*** START OF THIS PROJECT GUTENBERG EBOOK LOW WATER ***"
    (draft,) = read(Document(f"{mark}\n\n{PROSE}".encode(), "x.txt"))
    assert read_of(draft) == [PROSE]


def test_a_line_that_no_library_wrote_skips_nothing() -> None:
    lines = [PROSE, "*** START OF THE TRIP ***", PROSE, "*** END OF THE TRIP ***", PROSE]
    (draft,) = read(Document("\n\n".join(lines).encode(), "trip.txt"))
    assert read_of(draft) == lines


LINES = ["Tide", PROSE, "", "===", "-----", "> so", ">> no", "a\tb", "| a | b |", "    x = f();"]
LINES += ["* item", "+ item", "2. two", "CHAPTER I", "***", "> ", "|", "\t", "第一章"]


@given(
    st.lists(
        st.sampled_from(LINES),
        max_size=40,
    ).map("\n".join)
)
def test_no_letter_is_lost_whatever_the_lines_are(text: str) -> None:
    joined = "".join(part.text for part in read_plain_text(text).parts)
    assert re.findall(r"\w", joined) == re.findall(r"\w", text)
