import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.importing.decoding import declared_in_page, decode, readable

GERMAN = "Größere Änderungen für Fußgänger: „Die Straße“ – wird übermorgen gesperrt. " * 4
FRENCH = "Le président n’était pas prêt à accepter « l’idée même » d’une réforme. " * 4
POLISH = "Zażółć gęślą jaźń – powiedział wczoraj premier, który wziął udział w zjeździe. " * 4
RUSSIAN = "Внешнеполитическое ведомство заявило, что никто не набирает добровольцев. " * 4
JAPANESE = "外務省の報道官は火曜日、募集している事実はないと述べた。" * 4
GREEK = "Η εκπρόσωπος του υπουργείου δήλωσε την Τρίτη ότι κανείς δεν στρατολογεί. " * 4


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "utf-8"),
        (GERMAN, "utf-8-sig"),
        (GERMAN, "utf-16"),
        (GERMAN, "utf-16-le"),
        (GERMAN, "utf-16-be"),
        (GERMAN, "utf-32"),
        (GERMAN, "cp1252"),
        (FRENCH, "cp1252"),
        (FRENCH, "mac-roman"),
        (POLISH, "cp1250"),
        (POLISH, "utf-8"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "iso2022_jp"),
        (GREEK, "cp1253"),
    ],
)
def test_usual_encodings_are_recognised(text: str, encoding: str) -> None:
    data = text.encode(encoding, "replace")
    assert decode(data) == data.decode(encoding).removeprefix("\ufeff")


def test_the_first_foreign_letter_may_come_late() -> None:
    data = ("Nothing but plain words here. " * 20_000 + GERMAN).encode("cp1252", "replace")
    assert "Fußgänger" in decode(data)


def test_what_is_declared_counts_where_the_bytes_agree() -> None:
    assert decode("Über".encode("cp1252"), "ISO-8859-1") == "Über"
    assert decode("Über".encode(), "ISO-8859-1") == "Über"
    assert decode("“quoted”".encode("cp1252"), "iso-8859-1") == "“quoted”"
    assert decode(RUSSIAN.encode("koi8-r"), "no-such-encoding") == RUSSIAN


@pytest.mark.parametrize(
    "name", ["", "no-such", "utf\0-8", "ütf-8", "zlib", "undefined", "x" * 999]
)
def test_a_declared_name_that_is_none_is_passed_over(name: str) -> None:
    assert decode(GERMAN.encode(), name) == GERMAN
    assert decode(GERMAN.encode("cp1252"), name) == GERMAN


@pytest.mark.parametrize(
    "page",
    [
        b'<meta charset="koi8-r">',
        b"<META content='text/html; charset=koi8-r' http-equiv=Content-Type>",
        b'<?xml version="1.0" encoding="koi8-r"?>',
    ],
)
def test_a_page_declares_its_encoding(page: bytes) -> None:
    assert declared_in_page(page) == "koi8-r"


def test_pieces_of_another_encoding_cost_nothing_else() -> None:
    mixed = "Grüße aus Köln. ".encode() * 20 + "naïve café".encode("cp1252")
    assert decode(mixed) == "Grüße aus Köln. " * 20 + "naïve café"


BRITISH = "It costs £5 at the café, he said – “naïve”."


@pytest.mark.parametrize(("wide", "narrow"), [(1, 10), (1, 1), (10, 1), (5, 1), (3, 30)])
def test_each_line_may_have_its_own_encoding(wide: int, narrow: int) -> None:
    utf_8 = [GERMAN.encode()] * wide
    windows = [BRITISH.encode("cp1252")] * narrow
    expected = [GERMAN] * wide + [BRITISH] * narrow
    assert decode(b"\n".join(utf_8 + windows)).split("\n") == expected
    assert decode(b"\n".join(windows + utf_8)).split("\n") == expected[wide:] + expected[:wide]


@pytest.mark.parametrize("line", ["It costs £5.", "© 2024 Ann Lee", "She didn’t.", "A café."])
def test_a_single_letter_beyond_ascii_is_of_windows_1252(line: str) -> None:
    mixed = "Grüße aus Köln.\n".encode() * 5 + line.encode("cp1252")
    assert decode(mixed) == "Grüße aus Köln.\n" * 5 + line
    assert decode(line.encode("cp1252")) == line


@pytest.mark.parametrize(
    ("names", "by_chance", "encoding"),
    [
        (
            "张伟 王芳 李娜 刘洋 陈静 杨勇 赵敏 黄磊 周杰 吴涛 徐明 孙超 胡兰 朱霞 高平 林刚",
            "英霞",
            "gbk",
        ),
        ("김민준 이서연 박지훈 최하윤 정예준 강도윤 조시우 윤주원 장지호 임준우", "황활", "euc_kr"),
    ],
)
def test_a_short_line_that_is_utf_8_by_chance_proves_nothing(
    names: str, by_chance: str, encoding: str
) -> None:
    text = "\n".join([*names.split(), by_chance] * 3)
    by_chance.encode(encoding).decode()
    assert decode(text.encode(encoding)) == text


def test_line_ends_become_line_feeds_and_control_characters_vanish() -> None:
    assert readable("a\r\nb\rc\0\x07d\x0ce") == "a\nb\ncd\n\ne"


def test_lone_surrogates_never_come_through() -> None:
    assert readable("\ud83d\ude00 \ud800") == "😀 \ufffd"


@given(st.binary(max_size=300))
def test_any_bytes_become_text_that_can_be_encoded(data: bytes) -> None:
    text = decode(data)
    text.encode()
    assert "\0" not in text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_utf_8_is_never_mistaken(text: str) -> None:
    assert decode(text.encode()) == text.removeprefix("\ufeff")
