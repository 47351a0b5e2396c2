from harken.importing.formats.plain_text import read_plain_text
from tests.importing.shown import kinds_and_texts, texts

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


def test_no_character_but_space_and_bullets_is_lost() -> None:
    text = "Title\n\n  indented * not a list\n* item *\n\n\u3000全角。\n\n***\n\nend"
    joined = "".join("".join(part.text.split()) for part in read_plain_text(text).parts)
    assert joined == "".join(text.replace("* item", "item").split())
