"""The phrase lists: that they load, are in form, and are known in every language."""

import inspect
import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.importing.cleaning.phrases import (
    TOPICS,
    begins_tail,
    either,
    fold,
    topic_of,
    words_in,
    words_of,
)
from harken.importing.formats.mail import phrases as mail_phrases
from harken.paths import resources_dir

FILES = sorted((resources_dir() / "phrases").glob("*.toml"))
FORMS = {"lines", "counted", "labels", "starts", "holds", "patterns", "tails"}
WORDS = {
    "dates": {"months", "weekdays", "stamps", "around", "ago", "units"},
    "bylines": {"about", "agencies", "before", "between", "particles", "roles"},
    "headings": {"chapters"},
    "sentences": {
        *("never_last", "seldom_last", "often_last", "before_numbers"),
        *("starts", "said", "pronouns", "zones"),
    },
}
PATTERNS = {
    "mail": set(re.findall(r"<(\w+)>", inspect.getsource(mail_phrases))) - {"name"},
    "feeds": {"more", "comments", "entries", "first_on"},
}
"""Tables of regular expressions alone."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_holds_known_tables_and_phrases_in_lower_case(path: Path) -> None:
    topics = {topic.name for topic in TOPICS}
    for name, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
        assert name in topics | set(WORDS) | set(PATTERNS)
        assert set(table) <= (WORDS | PATTERNS).get(name, FORMS)
        for form, phrases in table.items():
            assert len(set(phrases)) == len(phrases)
            for phrase in phrases:
                if form == "patterns" or name in PATTERNS:
                    re.compile(phrase)
                else:
                    assert phrase == fold(phrase)


def test_there_are_patterns_under_every_key() -> None:
    """Under none, whatever asks for one would be found in any text."""
    for table, keys in PATTERNS.items():
        assert keys
        assert all(not re.search(either(table, key), "") for key in keys)


@pytest.mark.parametrize(
    ("line", "topic"),
    [
        ("12 comments", "comments"),
        ("Comments (1,204)", "comments"),
        ("10 thoughts on “The harbour that learned to breathe, and what came of it”", "comments"),
        ("Kommentare (12)", "comments"),
        ("コメント（2件）", "comments"),
        ("The sill at dawn. Photo: The Tidewater Review", "caption"),
        ("Parapet warsztatu o świcie. Fot. Kurier Podgórski", "caption"),
        ("قاعة القراءة في المكتبة. تصوير: محمود علي", "caption"),
        ("Le port de Brume, à l’aube, en août 2023. © Le Courrier", "caption"),
        ("Manifestación por el puerto en Brisa. / EFE", "caption"),
        ("مواضيع ذات صلة", "related"),
        ("اشترك في نشرتنا البريدية", "subscription"),
        ("À lire également", "related"),
        ("Partager Imprimer", "sharing"),
        ("Udostępnij Drukuj", "sharing"),
        ("Más información: El puerto que respira", "related"),
        ("The words and pictures on these pages © 2026 The Tidewater Review", "copyright"),
        ("All rights reserved © The Tidewater Review", "copyright"),
        ("古い駅舎の図書館。写真：白浦新報", "caption"),
        ("Schreibe einen Kommentar", "comments"),
        ("Lesen Sie auch: Der Aal kehrt zurück", "related"),
        ("Das könnte Sie auch interessieren", "related"),
        ("Wir verwenden Cookies, um Inhalte zu personalisieren.", "cookie_notice"),
        ("Alle Rechte vorbehalten.", "copyright"),
        ("À lire aussi : la mer monte", "related"),
        ("Publicité", "advertisement"),
        ("Tous droits réservés", "copyright"),
        ("Abonnez-vous à notre newsletter", "subscription"),
        ("Te puede interesar: El puerto que respira", "related"),
        ("Síguenos en Facebook", "subscription"),
        ("Todos los derechos reservados", "copyright"),
        ("Leggi anche: Il porto che respira", "related"),
        ("Lascia un commento", "comments"),
        ("Leia também", "related"),
        ("Compartilhe no Facebook", "sharing"),
        ("Partilhar este artigo", "sharing"),
        ("Compartir este artículo", "sharing"),
        ("Lees ook: De haven die ademt", "related"),
        ("Czytaj także: Port, który oddycha", "related"),
        ("Wszelkie prawa zastrzeżone", "copyright"),
        ("Читайте также: Гавань, которая дышит", "related"),
        ("Подписывайтесь на наш канал", "subscription"),
        ("Läs också: Hamnen som andas", "related"),
        ("Læs også: Havnen der ånder", "related"),
        ("Les også: Havnen som puster", "related"),
        ("Lue myös: Satama joka hengittää", "related"),
        ("Čtěte také: Přístav, který dýchá", "related"),
        ("İlgili Haberler", "related"),
        ("Tüm hakları saklıdır.", "copyright"),
        ("Читайте також: Гавань, що дихає", "related"),
        ("Baca Juga: Pelabuhan yang bernapas", "related"),
        ("関連記事", "related"),
        ("無断転載を禁じます", "copyright"),
        ("相关阅读：会呼吸的港口", "related"),
        ("发表评论", "comments"),
        ("Facebook Twitter WhatsApp", "sharing"),
        ("Home | About us | Contact", "navigation"),
        ("Foto: Ann Lee", "caption"),
    ],
)
def test_furniture_is_told_by_its_topic(line: str, topic: str) -> None:
    found = topic_of(line)
    assert found is not None
    assert found.name == topic


@pytest.mark.parametrize(
    "line",
    [
        "Der Hafen atmet zweimal am Tag.",
        "Man liest auch zwischen den Zeilen, sagte sie, und schwieg.",
        "Les commentaires du maire ont surpris tout le monde.",
        "El puerto respira dos veces al día.",
        "Condividere il pane era la regola del porto.",
        "O porto respira duas vezes por dia.",
        "De haven ademt twee keer per dag.",
        "Port oddycha dwa razy dziennie.",
        "Гавань дышит дважды в день.",
        "Hamnen andas två gånger om dagen.",
        "港は一日に二度、息をする。",
        "港口每天呼吸两次。",
        "Discussion",
        "The reader commented on it twice.",
        "",
        " ",
        "12",
    ],
)
def test_text_is_no_furniture(line: str) -> None:
    assert topic_of(line) is None


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Read more: The eel ladder", True),
        ("© 2026 The Tidewater Review", True),
        ("Lesen Sie auch: Der Aal", True),
        ("Читайте также: Угорь", True),
        ("Reading more is good.", False),
        ("The end.", False),
    ],
)
def test_furniture_behind_a_last_sentence_is_known_by_how_it_begins(
    text: str, begins: bool
) -> None:
    assert begins_tail(text) is begins


def test_words_are_of_all_languages() -> None:
    assert {"may", "mai", "mayo", "мая", "mayıs"} <= words_of("dates", "months")


def test_words_of_sentences_are_of_one_language() -> None:
    assert "bzw" in words_in("de", "sentences", "never_last")
    assert "bzw" not in words_in("en", "sentences", "never_last")
    assert words_in("xx", "sentences", "never_last") == frozenset()


@given(st.text(max_size=600))
def test_any_text_may_be_asked_about(text: str) -> None:
    begins_tail(text)
    found = topic_of(text)
    assert found is None or found in TOPICS
