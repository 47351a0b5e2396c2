"""Arabic, Hebrew, Chinese and Japanese on the page: laid out, marked and clicked where they are.

Nothing here needs the glyphs of these scripts: where a font lacks them, boxes stand in their place.
"""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from harken.article.model import Article, Block, BlockKind, Span
from harken.article.words import word_offsets
from harken.listening.command import Action, Command
from harken.speech.spoken_form import utterances_for
from harken.speech.synthesiser import Synthesiser, voice_child
from harken.ui.markup import Labels, article_page
from harken.ui.reading_view import ReadingView
from harken.ui.text_direction import direction, runs_both_ways
from harken.ui.text_lines import lines_of
from harken.ui.theme import Theme, ThemeChoice
from harken.ui.typefaces import SANS, reading_font
from tests.ui.articles import article_of
from tests.ui.house import House

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

SAMPLES = {
    "Arabic": ("ar", "دخل البحر فوق الجدار ليلًا، ولم يستيقظ أحد. أحصى مديرُ الميناء 11 قاربًا."),
    "Hebrew": ("he", "הים נכנס מעל הקיר בלילה. הַנָּמָל הָיָה שָׁקֵט, ואיש לא התעורר."),
    "Chinese": ("zh", "海水在夜里漫过了墙，没有人醒来。他数了十一条船😀，𠮷先生也数了。"),
    "Japanese": ("ja", "夜のうちに海が壁を越えた。港長は、ふねを十一隻かぞえた。"),
}
VOICES = {
    "Arabic": "sem/ar",
    "Hebrew": "sem/he",
    "Chinese": "sit/cmn",
    "Japanese": "jpx/ja",
}
MIXED = "כתבתי אל Harbour Works בעיר London בשנת 1998 ולא ענו. אחר כך באה OK השנייה."


@pytest.fixture
def view(qapp: QApplication) -> Iterator[ReadingView]:
    view = ReadingView(Theme(ThemeChoice.LIGHT))
    view.resize(500, 600)
    view.show()
    yield view
    shiboken6.delete(view)


def show(view: ReadingView, article: Article) -> None:
    view.show_page(article_page(article, "meta", show_skipped=False, labels=Labels("", "")))
    QApplication.processEvents()


def rects(view: ReadingView, span: Span) -> list[QRectF]:
    ranges = view.places.ranges_of(span)
    return [rect for one in ranges for _, rect in lines_of(view.document(), one)]


def centre(view: ReadingView, span: Span) -> QPointF:
    return rects(view, span)[0].center() - QPointF(0, view.verticalScrollBar().value())


@pytest.mark.parametrize("language", SAMPLES)
def test_every_word_is_found_under_its_own_mark(view: ReadingView, language: str) -> None:
    code, text = SAMPLES[language]
    show(view, article_of(text, language=code))
    for start, end in word_offsets(text):
        place = view.places.under(centre(view, Span(1, start, end)))
        assert place is not None and place[0] == 1 and start <= place[1] < end


@pytest.mark.parametrize("language", SAMPLES)
def test_marks_go_the_way_that_the_script_runs(view: ReadingView, language: str) -> None:
    code, text = SAMPLES[language]
    show(view, article_of(text, language=code))
    centres = [centre(view, Span(1, *word)) for word in word_offsets(text)]
    backwards = code in ("ar", "he")
    on_first_line = [at.x() for at in centres if abs(at.y() - centres[0].y()) < 10]
    assert len(on_first_line) > 2
    assert on_first_line == sorted(on_first_line, reverse=backwards)
    assert (on_first_line[0] > view.viewport().width() / 2) is backwards


@pytest.mark.parametrize("language", SAMPLES)
def test_marks_of_words_do_not_overlap(view: ReadingView, language: str) -> None:
    code, text = SAMPLES[language]
    show(view, article_of(text, language=code))
    found = [rect for word in word_offsets(text) for rect in rects(view, Span(1, *word))]
    for number, one in enumerate(found):
        assert one.width() > 0
        for other in found[number + 1 :]:
            assert (one & other).width() < 1 or (one & other).height() < 1


@pytest.mark.parametrize("language", ["he", "en"])
def test_a_sentence_that_runs_both_ways_is_marked_whole_and_no_other(
    view: ReadingView, language: str
) -> None:
    article = article_of(MIXED, language=language)
    show(view, article)
    first, second = (sentence.span for sentence in article.sentences[1:])
    for marked, other in ((first, second), (second, first)):
        areas = rects(view, marked)
        for span, inside in ((marked, True), (other, False)):
            for place in range(span.start, span.end):
                if not MIXED[place].isalnum():
                    continue
                at = rects(view, Span(1, place, place + 1))[0].center()
                assert any(area.contains(at) for area in areas) is inside, MIXED[place]


def test_a_word_in_latin_letters_is_marked_where_it_is(view: ReadingView) -> None:
    show(view, article_of(MIXED, language="he"))
    for word in ("Harbour", "Works", "London", "1998", "ענו"):
        start = MIXED.index(word)
        [area] = rects(view, Span(1, start, start + len(word)))
        letters = [rects(view, Span(1, at, at + 1))[0] for at in range(start, start + len(word))]
        whole = QRectF()
        for letter in letters:
            whole = whole.united(letter)
        assert area.left() == pytest.approx(whole.left(), abs=1)
        assert area.right() == pytest.approx(whole.right(), abs=1)


def test_lists_quotes_and_code_stand_on_their_sides(view: ReadingView) -> None:
    item, quote = Block(BlockKind.LIST_ITEM, "ים"), Block(BlockKind.QUOTE, "ים")
    code = Block(BlockKind.CODE, "tide = 'ים נכנס'")
    show(view, article_of("ים", item, quote, code, language="he"))
    right = [rects(view, Span(block, 0, 2))[-1].right() for block in (1, 2, 3)]
    assert right[0] > right[1] and right[0] > right[2], "indented from the right"
    assert rects(view, Span(4, 0, 4))[0].left() < view.viewport().width() / 2


@pytest.mark.parametrize(
    ("text", "language", "runs"),
    [
        ("iPhone הוא מכשיר", "he", "rtl"),
        ("Visual Studio Code זמין", "he", "rtl"),
        ("שלום is how they greet each other there.", "en", "ltr"),
        ("Hello there", "he", "ltr"),
        ("1998 – 2004", "ar", "rtl"),
        ("海が壁を越えた", "ja", "ltr"),
    ],
)
def test_a_paragraph_runs_as_most_of_it_does(text: str, language: str, runs: str) -> None:
    assert direction(text, language) == runs


def test_what_runs_both_ways_is_known() -> None:
    assert runs_both_ways("הים 11") and runs_both_ways("the word שלום")
    assert not any(map(runs_both_ways, ("הים נכנס", "The sea", "海", "", "…")))


@pytest.mark.usefixtures("qapp")
def test_han_is_written_as_the_language_writes_it() -> None:
    for language, family in (
        ("ja", "Noto Serif CJK JP"), ("zh", "Noto Serif CJK SC"), ("zh-TW", "Noto Serif CJK TC"),
        ("zh-Hant-HK", "Noto Serif CJK TC"), ("ko", "Noto Serif CJK KR"),
    ):  # fmt: skip
        assert family in reading_font(18, language=language).families()
    assert "Noto Sans CJK JP" in reading_font(18, typeface=SANS, language="ja").families()
    assert not [one for one in reading_font(18, language="en").families() if "CJK" in one]


@pytest.mark.parametrize("language", ["Chinese", "Japanese", "Arabic"])
def test_a_click_is_heard_from_that_word_on(house: House, language: str) -> None:
    code, text = SAMPLES[language]
    house.open(article_of(text, language=code))
    house.session.do(Command(Action.PLAY))
    view = house.workspace.reading.view
    start, end = word_offsets(text)[-2]
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=centre(view, Span(1, start, end)).toPoint()
    )
    house.hear(2)
    word = house.state.word
    assert word is not None and word.block == 1
    assert word.start <= start < word.end


@pytest.fixture(scope="module")
def synthesiser() -> Iterator[Synthesiser]:
    synthesiser = Synthesiser(voice_child())
    synthesiser.voices().result(60)  # the process is there before the first test
    yield synthesiser
    synthesiser.close()


@pytest.mark.parametrize("language", SAMPLES)
def test_the_mark_goes_through_the_whole_text_as_it_is_spoken(
    view: ReadingView, synthesiser: Synthesiser, language: str
) -> None:
    code, text = SAMPLES[language]
    article = article_of(text, title="", language=code)
    show(view, article)
    marked: set[int] = set()
    reached = 0
    for utterance in utterances_for(article, range(len(article.sentences))):
        voice = f"espeak_pcm:{VOICES[language]}"
        clip = synthesiser.render(utterance, voice, 175).result(60)
        for cue in clip.cues:
            span = utterance.span_of(cue.spoken_start, cue.spoken_end)
            assert span is not None and span.start >= reached, "it never goes back"
            view.mark_heard(article.sentences[utterance.sentence or 0].span, span)
            assert view.marking.marks.word and rects(view, span)
            marked.update(range(span.start, span.end))
            reached = span.start
    assert {at for at, one in enumerate(text) if one.isalnum()} <= marked
