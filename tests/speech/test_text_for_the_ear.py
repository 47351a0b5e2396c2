"""What is shown, and what is said instead: one table a language, to be read as documentation."""

import pytest

from harken.article.model import Article, Block, BlockKind, Mark, MarkKind, Sentence, Span
from harken.speech.pronunciation import Pronunciation
from harken.speech.reading_rules import ReadingRules
from harken.speech.spoken_form import spoken_text, utterances_for
from harken.speech.utterance import Utterance
from tests.speech.articles import HEADING, PARAGRAPH, TITLE, article

CODE, TABLE = BlockKind.CODE, BlockKind.TABLE

SAID = {
    "en": [
        # Citations and remarks about the text.
        ("Walls sink [1] in mud [2, 3] and sand.[4–7]", "Walls sink in mud and sand."),
        ("It was so.[citation needed] Then", "It was so. Then"),
        ("It was so.[who?][note 3] Then", "It was so. Then"),
        ("History [edit]", "History"),
        ("[edit | edit source]", ""),
        ("As a word[a] and [b] and [[x]] and [sic]", "As a word and [b] and [[x]] and [sic]"),
        ("in the interval [0, 1]", "in the interval [0, 1]"),
        ("x[1] = a[2] + 3 * m[i][4]", "x[1] = a[2] + 3 * m[i][4]"),
        ("x[1] += 2; f(y[2])", "x[1] += 2; f(y[2])"),
        ("See text[1]. Walls[2] - and mud[a], (sand[3])", "See text. Walls - and mud, (sand)"),
        ("Shown (Smith et al., 2019; Jones & Lee 2020a) and known.", "Shown and known."),
        ("as shown (see Müller and Weiß 2001, p. 12).", "as shown."),
        ("They met (Paris, 2019) again (in 1950).", "They met (Paris, 2019) again (in 1950)."),
        ("*One* word* and one† but 5*3.", "One word and one but 5*3."),
        ("idea[s] of [t]he sea", "idea[s] of [t]he sea"),
        # Addresses.
        ("See https://www.example.com/a/b?c=d#e.", "See link to example.com."),
        ("(http://example.org/wiki/A_(b))", "(link to example.org)"),
        ("www.example.co.uk, example.com/path", "link to example.co.uk, link to example.com"),
        ("me@example.com, example.com and/or", "me@example.com, example.com and/or"),
        ("http:// and www. and //", "http:// and www. and //"),
        # Numbers.
        ("1,5 million for €3,50 or 3,5 %", "1.5 million for €3.50 or 3.5 %"),
        ("1.234,5 and 1.234.567", "1234.5 and 1234567"),
        ("10 000 and 1\xa0234\xa0567", "10000 and 1234567"),
        ("1,234.5 and 1,234,567", "1,234.5 and 1,234,567"),
        ("1,2,3 and 3,5 and 1 234 567", "1,2,3 and 3,5 and 1 234 567"),
        ("+49\xa0123\xa0456 or 0123\xa0456", "+49 123 456 or 0123 456"),
        ("1.2.3 at 20.30 on 12.5.2020", "1.2.3 at 20.30 on 12.5.2020"),
        ("10.168.100.200 and 978-3-16-148410-0", "10.168.100.200 and 978-3-16-148410-0"),
        # Abbreviations.
        (
            "E.g. cats, i. e. pets, vs. dogs etc.",
            "For example cats, that is pets, versus dogs et cetera.",
        ),
        ("Fig. 3, Figs. 4–5, Sec. 2.1, Vol. II", "Figure 3, Figures 4–5, Section 2.1, Volume II"),
        ("No. 5? No. I said no.", "Number 5? No. I said no."),
        ("She said no. 12 people left.", "She said no. 12 people left."),
        ("Open the app. 3 of us did.", "Open the app. 3 of us did."),
        ("pp. 12–15, ca. 1900, approx. 5", "pages 12–15, circa 1900, approximately 5"),
        ("Dr. Who and Mr. Jones of St. James", "Doctor Who and Mister Jones of St. James"),
        ("80 km/h or 5m/s", "80 kilometres per hour or 5 metres per second"),
        # Capitals.
        ("THE STATES WILL SEND NASA AND PDF", "The states will send NASA and PDF"),
        ("IT IS US AND THE U.S. NAVY", "It is us and the U.S. navy"),
        ("CHAPTER XIV OF THE BOOK", "Chapter XIV of the book"),
        ("BREAKING NEWS NOW", "BREAKING NEWS NOW"),
        ("AL AK AZ AR CA CO", "AL AK AZ AR CA CO"),
        # Raised signs.
        ("A note.³ A word² in 2019¹", "A note. A word in 2019"),
        ("m² and 10² and E = mc²", "m² and 10² and E = mc²"),
        ("well\u2011known pre\u2010war", "well-known pre-war"),
    ],
    "de": [
        ("z. B. Katzen, d.h. so usw.", "zum Beispiel Katzen, das heißt so und so weiter."),
        ("Siehe Abb. 3, S. 12, Nr. 5", "Siehe Abbildung 3, Seite 12, Nummer 5"),
        ("Dr. Meier aus St. Gallen", "Doktor Meier aus Sankt Gallen"),
        ("3.5 Millionen, 1,234.5", "3,5 Millionen, 1234,5"),
        ("am 3.5. und 3.5.2020, Python 3.5", "am 3.5. und 3.5.2020, Python 3.5"),
        ("1.234,5 und 1.000", "1.234,5 und 1.000"),
        ("Teil 402,403,410 und 1,234,567", "Teil 402,403,410 und 1234567"),
        ("5 Mrd. Euro bei 80 km/h", "5 Milliarden Euro bei 80 Kilometer pro Stunde"),
        ("So war es.[Quelle fehlt][Anm. 1]", "So war es."),
        ("Mehr auf https://example.com/x.", "Mehr auf Link zu example.com."),
        ("DER NEUE RAT DER USA SPRICHT", "Der neue rat der USA spricht"),
    ],
    "fr": [
        ("p. ex. ici, c.-à-d. là", "par exemple ici, c'est-à-dire là"),
        ("M. Dupont, n° 5, fig. 3", "Monsieur Dupont, numéro 5, figure 3"),
        ("1.5 million, 12\u202f345", "1,5 million, 12345"),
        ("C’est vrai[réf. nécessaire].", "C’est vrai."),
        ("Voir https://exemple.fr/a", "Voir lien vers exemple.fr"),
    ],
    "es": [
        ("p. ej. aquí", "por ejemplo aquí"),
        ("El Sr. López, núm. 5, pág. 12", "El Señor López, número 5, página 12"),
        ("EE. UU. y 1,234.5", "Estados Unidos y 1234,5"),
        ("Es cierto[cita requerida].", "Es cierto."),
        ("En https://ejemplo.es", "En enlace a ejemplo.es"),
    ],
    "it": [
        ("ad es. qui, ecc.", "ad esempio qui, eccetera."),
        ("il sig. Rossi, n. 5, pag. 12", "il signor Rossi, numero 5, pagina 12"),
        ("È vero[senza fonte].", "È vero."),
    ],
    "pt": [
        ("p. ex. aqui", "por exemplo aqui"),
        ("a Sra. Silva, n.º 5, séc. XIX", "a Senhora Silva, número 5, século XIX"),
        ("3.5 milhões[carece de fontes?]", "3,5 milhões"),
    ],
    "nl": [
        ("bijv. hier, d.w.z. zo", "bijvoorbeeld hier, dat wil zeggen zo"),
        ("dhr. Jansen, nr. 5, blz. 12", "de heer Jansen, nummer 5, bladzijde 12"),
        ("5 mln. euro", "5 miljoen euro"),
    ],
    "pl": [
        ("np. tu, m.in. tam itd.", "na przykład tu, między innymi tam i tak dalej."),
        ("nr 5, rys. 3, s. 12", "numer 5, rysunek 3, strona 12"),
        ("20 °C", "20 stopni Celsjusza"),
    ],
    "ru": [
        ("т. е. здесь, и т. д.", "то есть здесь, и так далее."),
        ("рис. 3, стр. 12, № 5", "рисунок 3, страница 12, номер 5"),
        ("80 км/ч, 5 млн рублей", "80 километров в час, 5 миллионов рублей"),
        ("на https://пример.рф/путь", "на ссылка на пример.рф"),
    ],
    "sv": [
        ("t.ex. här, bl.a. där osv.", "till exempel här, bland annat där och så vidare."),
        ("nr 5, s. 12, kl. 5", "nummer 5, sidan 12, klockan 5"),
    ],
    "ja": [("詳細はhttps://example.com/路径。", "詳細はexample.comへのリンク。")],
    "sw": [("Angalia https://example.com/a [1] 1,5 %", "Angalia example.com 1,5 %")],
}


@pytest.mark.parametrize(
    ("language", "shown", "said"),
    [(language, *pair) for language, pairs in SAID.items() for pair in pairs],
)
def test_what_is_said(language: str, shown: str, said: str) -> None:
    assert spoken_text(shown, language) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [(language, pair[1]) for language, pairs in SAID.items() for pair in pairs],
)
def test_what_is_said_would_be_said_as_it_is(language: str, said: str) -> None:
    assert spoken_text(said, language) == said


def marked(text: str, *marks: tuple[MarkKind, str]) -> Utterance:
    """One sentence, of which these stretches are marked, each found after the one before."""
    at = 0
    found = []
    for kind, stretch in marks:
        at = text.index(stretch, at)
        found.append(Mark(kind, at, at + len(stretch)))
        at += len(stretch)
    block = Block(BlockKind.PARAGRAPH, text, marks=tuple(found))
    sentence = Sentence(0, Span(0, 0, len(text)))
    whole = Article("", "", None, None, "en", "", (block,), (sentence,))
    return utterances_for(whole, [0])[0]


@pytest.mark.parametrize(
    ("text", "raised", "said"),
    [
        ("A word1 here", "1", "A word here"),
        ("A word.12 Here", "12", "A word. Here"),
        ("1 Here it goes on", "1", "¹ Here it goes on"),
        ("in 20193 and", "3", "in 2019 and"),
        ("A word1,2 here", "1,2", "A word here"),
        ("A word*", "*", "A word"),
        ("A word[5]", "[5]", "A word"),
        ("A worda here", "a", "A word here"),
        ("102 times", "2", "10² times"),
        ("5 m2 of land", "2", "5 m² of land"),
        ("10-6 metres", "-6", "10⁻⁶ metres"),
        ("the 1st time", "st", "the 1st time"),
        ("XIXe siècle", "e", "XIXe siècle"),
        ("no 5", "o", "no 5"),
        ("TM2 is a mark", "TM", "TM2 is a mark"),
    ],
)
def test_a_raised_note_is_dropped_an_exponent_is_not(text: str, raised: str, said: str) -> None:
    assert marked(text, (MarkKind.SUPERSCRIPT, raised)).spoken == said


def test_a_note_after_a_full_stop_is_one_even_where_it_begins_the_next_sentence() -> None:
    text = "It ended.3 It began."
    block = Block(PARAGRAPH, text, marks=(Mark(MarkKind.SUPERSCRIPT, 9, 10),))
    sentences = (Sentence(0, Span(0, 0, 9)), Sentence(1, Span(0, 9, len(text))))
    whole = Article("", "", None, None, "en", "", (block,), sentences)
    assert [it.spoken for it in utterances_for(whole, [0, 1])] == ["It ended.", "It began."]


def test_inline_code_is_read_as_it_stands() -> None:
    assert marked("Take x[1] of y[1].", (MarkKind.CODE, "x[1]")).spoken == "Take x[1] of y."


def test_a_link_on_ordinary_words_changes_nothing() -> None:
    assert marked("Read the report now.", (MarkKind.LINK, "the report")).spoken == (
        "Read the report now."
    )


def test_a_word_in_capitals_elsewhere_stays_in_capitals_in_a_line_of_them() -> None:
    some = article(
        (TITLE, []), (HEADING, ["THE UEA TALKS TO THE IOU"]), (PARAGRAPH, ["The UEA is old."])
    )
    assert utterances_for(some, [0])[0].spoken == "The UEA talks to the iou"


class TestCodeAndTables:
    READING = article(
        (TITLE, ["A title"]),
        (CODE, ["import this", "print(this)"]),
        (CODE, ["exit()"]),
        (PARAGRAPH, ["Some text."]),
        (TABLE, ["a | b", "c | d"]),
    )

    def said(self, rules: ReadingRules, indices: list[int] | None = None) -> list[str]:
        chosen = range(len(self.READING.sentences)) if indices is None else indices
        return [it.spoken for it in utterances_for(self.READING, chosen, rules)]

    def test_each_part_is_announced_once_and_skipped(self) -> None:
        assert self.said(ReadingRules()) == [
            *["A title", "Code skipped.", "", "", "Some text.", "Table skipped.", ""]
        ]

    def test_it_is_announced_where_a_reading_begins_in_it(self) -> None:
        assert self.said(ReadingRules(), [2, 4, 6]) == [
            *["Code skipped.", "Some text.", "Table skipped."]
        ]

    def test_the_announcement_is_shown_at_the_whole_sentence(self) -> None:
        announced = utterances_for(self.READING, [1])[0]
        assert announced.span_of(5, 7) == self.READING.sentences[1].span

    def test_they_can_be_read_as_they_stand(self) -> None:
        assert self.said(ReadingRules(read_code=True))[1:4] == [
            *["import this", "print(this)", "exit()"]
        ]
        assert self.said(ReadingRules(read_tables=True))[-2:] == ["a | b", "c | d"]

    @pytest.mark.parametrize(
        ("language", "said", "voice"),
        [("de-AT", "Code übersprungen.", "de-AT"), ("sw", "Code skipped.", "en")],
    )
    def test_they_are_announced_in_a_language_that_the_voice_speaks(
        self, language: str, said: str, voice: str
    ) -> None:
        announced = utterances_for(article((CODE, ["x = 1"]), language=language), [0])[0]
        assert (announced.spoken, announced.language) == (said, voice)


class TestPronunciations:
    def said(self, text: str, *own: Pronunciation, language: str = "en") -> str:
        return spoken_text(text, language, ReadingRules(pronunciations=own))

    def test_a_word_is_said_otherwise_wherever_it_stands_whole(self) -> None:
        own = Pronunciation("sql", "sequel")
        assert self.said("SQL, Sql and MySQL.", own) == "sequel, sequel and MySQL."

    def test_one_with_a_capital_is_found_only_as_it_is(self) -> None:
        assert (
            self.said("The US asked us.", Pronunciation("US", "states")) == "The states asked us."
        )

    def test_several_words_and_signs(self) -> None:
        own = (Pronunciation("new  york", "the city"), Pronunciation("c++", "see plus plus"))
        assert self.said("New York likes C++.", *own) == "the city likes see plus plus."

    def test_they_come_before_what_harken_knows(self) -> None:
        assert self.said("e.g. this", Pronunciation("e.g.", "say")) == "say this"

    def test_a_regular_expression_with_groups(self) -> None:
        own = Pronunciation(r"(\d+)ish\b", r"about \1", is_pattern=True)
        assert self.said("He is 40ish.", own) == "He is about 40."

    def test_what_is_said_may_be_nothing(self) -> None:
        assert self.said("Well, um, yes.", Pronunciation("um,", "")) == "Well, yes."

    def test_only_in_their_language(self) -> None:
        own = Pronunciation("chat", "katze", language="de")
        assert self.said("Der Chat", own, language="de-CH") == "Der katze"
        assert self.said("The chat", own) == "The chat"

    def test_the_first_counts(self) -> None:
        own = (Pronunciation("big cat", "lion"), Pronunciation("cat", "pet"))
        assert self.said("A big cat, a cat", *own) == "A lion, a pet"

    def test_in_scripts_without_spaces_a_word_is_found_inside(self) -> None:
        assert self.said("東京都です", Pronunciation("東京", "とうきょう"), language="ja") == (
            "とうきょう都です"
        )

    def test_one_that_cannot_be_used_changes_nothing(self) -> None:
        own = (Pronunciation("(", "x", is_pattern=True), Pronunciation(" ", "x"))
        assert self.said("a (b) c", *own) == "a (b) c"

    def test_in_code_that_is_read(self) -> None:
        rules = ReadingRules(read_code=True, pronunciations=(Pronunciation("def", "define"),))
        assert utterances_for(article((CODE, ["def f[1]"])), [0], rules)[0].spoken == "define f[1]"
