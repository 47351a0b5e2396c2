"""Words at their places become lines, in whichever direction they are drawn."""

from harken.importing.formats.pdf.lines import lines_of
from harken.importing.formats.pdf.words import PageWords, Word

ARABIC = "افتتحت المكتبة الرقمية الكبيرة (أمس) في 2026."


def words_from_left(texts: list[str]) -> list[Word]:
    words, x = [], 50.0
    for text in texts:
        width = 5.0 * len(text)
        words.append(Word(text, x, x + width, 100, 10, False, False, True))
        x += width + 3
    return words


def test_arabic_is_read_from_the_right() -> None:
    words = words_from_left(ARABIC.split()[::-1])[::-1]
    (line,) = lines_of(PageWords(600, 800, words, "")).lines
    assert line.text == ARABIC


def test_arabic_that_was_drawn_from_the_left_and_turned_round_is_turned_back() -> None:
    brackets = str.maketrans("()", ")(")
    texts = [word if "2026" in word else word[::-1].translate(brackets) for word in ARABIC.split()]
    words = words_from_left(texts)[::-1]
    page = lines_of(PageWords(600, 800, words, ""))
    assert [line.text for line in page.lines] == [ARABIC]
    assert not page.is_right_to_left
