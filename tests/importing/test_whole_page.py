"""Pages that were copied whole, as plain text: the article is read, not what is around it."""

import pytest

from harken.article.model import Extent
from harken.importing.cleaning.furniture import extent_of, mark_furniture
from harken.importing.cleaning.looks import count_words
from harken.importing.formats.plain_text.paragraphs import read_plain_text

TITLE = "The harbour that learned to breathe"
FIRST = "The tide came in through the drains, spread over the mud and went out again twice a day."
SECOND = (
    "Nobody had planned it, and the engineers who measured the water did not believe it at first."
)
THIRD = (
    "By the third winter the eels were back, and with them the people who had always fished them."
)
MENU = """
* Home
* News
+ Coast
+ Towns
+ Science
* Sport
* Weather
* Sign in
Search
Menu
"""
FOOT = """
* About us
* Contact
* Jobs
* Privacy policy
* Terms of use
© 2026 The Tidewater Review. All rights reserved.
"""


def page(*article: str, menu: str = MENU, foot: str = FOOT) -> str:
    return "\n\n".join([menu.strip(), *article, foot.strip()])


def read(text: str, extent: Extent | None = None) -> list[str]:
    parts = read_plain_text(text).parts
    mark_furniture(parts, extent or extent_of(parts))
    return [part.text for part in parts if not part.skipped]


def test_a_page_with_its_menus_is_told_from_an_excerpt() -> None:
    parts = read_plain_text(page(TITLE, FIRST, SECOND, THIRD)).parts
    assert extent_of(parts) is Extent.WHOLE_PAGE
    assert extent_of(parts[-12:-6]) is Extent.EXCERPT


def test_the_article_is_read() -> None:
    assert read(page(TITLE, FIRST, SECOND, THIRD)) == [TITLE, FIRST, SECOND, THIRD]


def test_headings_inside_are_read() -> None:
    article = (TITLE, FIRST, "What the mud does", SECOND, "The eels", THIRD)
    assert read(page(*article)) == list(article)


def test_sub_headline_and_credits_at_the_head_are_not_read() -> None:
    head = ("How a town forgot its own wall for long enough to be saved by it, and why.",)
    credits_ = ("By Mara Ellingsen", "22 November 2026, 10:30")
    assert read(page(TITLE, *head, *credits_, FIRST, SECOND, THIRD)) == [
        TITLE,
        FIRST,
        SECOND,
        THIRD,
    ]


@pytest.mark.parametrize(
    "label", ["Most read", "Meistgelesen", "Les plus lus", "Lo más leído", "Самое читаемое"]
)
def test_a_list_of_links_in_the_middle_is_not_read(label: str) -> None:
    links = (
        f"{label}\n1. Fog is for sale again in the old town, say the old men\n2. A keeper’s books"
    )
    article = (FIRST, SECOND, links, THIRD, FIRST, SECOND, THIRD)
    assert read(page(TITLE, *article)) == [TITLE, *(line for line in article if line != links)]


def test_a_line_that_leads_elsewhere_does_not_end_the_article() -> None:
    link = "Read also: The eel ladder that nobody wanted"
    assert read(page(TITLE, FIRST, SECOND, link, THIRD)) == [TITLE, FIRST, SECOND, THIRD]


def test_comments_are_not_read() -> None:
    comments = [
        f"{number}. {name} says:\nNovember 22, 2026 at 6:3{number} am\n\n{text}"
        for number, (name, text) in enumerate(
            [
                ("gull", "I do not believe a word of this, and I have lived here for forty years."),
                (
                    "eelman",
                    "It is true, I saw them. They came up the drain behind the bakery, twice.",
                ),
                ("tide", "Wonderful. More of this, please, and fewer walls in the years to come."),
            ],
            start=1,
        )
    ]
    assert read(page(TITLE, FIRST, SECOND, THIRD, *comments)) == [TITLE, FIRST, SECOND, THIRD]


def test_teasers_under_other_names_are_not_read() -> None:
    teasers = [
        f"{title}\n\n{name}\nNovember 2{day}, 2026\n{SECOND.replace('water', title)}"
        for day, (title, name) in enumerate(
            [("Fog", "Ann Lee"), ("Salt", "Joe Roe"), ("Rope", "Kim Orr"), ("Wind", "Al Day")]
        )
    ]
    assert read(page(TITLE, FIRST, SECOND, THIRD, *teasers)) == [TITLE, FIRST, SECOND, THIRD]


def test_a_chronicle_keeps_its_dates() -> None:
    entries = [f"{day} November 2026" for day in (20, 21, 22, 23)]
    article = [line for entry in entries for line in (entry, FIRST, SECOND)]
    assert set(article) <= set(read(page(TITLE, FIRST, *article)))


def test_a_list_of_dates_at_the_end_belongs_to_the_article() -> None:
    dates = [f"{day} June – Saltmere, Town Hall {day}" for day in range(9, 20)]
    text = page(TITLE, FIRST, SECOND, THIRD, "\n".join(dates))
    assert read(text) == [TITLE, FIRST, SECOND, THIRD, *dates]


def test_short_lines_far_from_any_furniture_belong_to_the_article() -> None:
    recipe = []
    for number in range(20):
        recipe += [f"Meal {number}", "Every 3 hours", f"{number} eggs, 1 cup of sea beet, salt"]
        recipe += [f"Beat the {number} eggs, wilt the sea beet in a pan and bring both together."]
    text = page(TITLE, FIRST, SECOND, *recipe, THIRD)
    assert read(text) == [TITLE, FIRST, SECOND, *recipe, THIRD]


def test_the_author_s_life_at_the_end_is_not_read() -> None:
    box = ("About Mara Ellingsen", "Mara Ellingsen has written about the coast for twenty years.")
    assert read(page(TITLE, FIRST, SECOND, THIRD, *box)) == [TITLE, FIRST, SECOND, THIRD]


def test_a_card_that_says_its_headline_twice_is_not_read() -> None:
    card = "A wall is for sale in Saltmere\nA wall is for sale in Saltmere\n" + SECOND[:60] + "."
    assert read(page(TITLE, FIRST, card, SECOND, THIRD)) == [TITLE, FIRST, SECOND, THIRD]


def test_a_refrain_is_read() -> None:
    refrain = "And the tide came in again\nAnd the tide came in again"
    assert read(page(TITLE, FIRST, SECOND, refrain, THIRD)).count("And the tide came in again") == 2


def test_a_japanese_page() -> None:
    menu = (
        "ホーム\nニュース\n地域\n経済\nスポーツ\n天気\nログイン\n検索\nメニュー\n文化\n暮らし\n科学"
    )
    title = "息をすることを覚えた港"
    first = "潮は排水溝から入り、泥の上に広がり、一日に二度、また静かに出ていった。"
    second = "誰も計画したわけではなく、水を測った技術者たちも、初めは信じなかったという。"
    foot = "関連記事\n霧を売る町\n灯台守の本棚\nプライバシーポリシー\n利用規約\n無断転載を禁じます"
    assert read(page(title, first, second, menu=menu, foot=foot)) == [title, first, second]


def test_the_person_may_choose_otherwise() -> None:
    text = page(TITLE, FIRST, SECOND, THIRD, menu=f"{MENU}\n* The coast and its many towns")
    assert "The coast and its many towns" in read(text, Extent.EXCERPT)
    assert "The coast and its many towns" not in read(text, Extent.WHOLE_PAGE)
    excerpt = f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}"
    assert read(excerpt, Extent.WHOLE_PAGE) == [TITLE, FIRST, SECOND, THIRD]


def test_words_are_counted_where_no_space_parts_them() -> None:
    counted = {"文化": 1, "お問い合わせ": 3, "本文へ移動": 3, "Ann Leeの図書館": 4, "The tide": 2}
    assert {line: count_words(line) for line in counted} == counted


def test_a_japanese_page_is_told_by_its_menus_too() -> None:
    title, first = (
        "夜明けに開く小さな図書館",
        "海沿いの町の朝は早い。棚には本が並び、漁師たちが静かに頁をめくる。",
    )
    second = "図書館を始めたのは元船長だ。壁の時刻表を自分の手で本棚に作りかえた。"
    menu = "ホーム\nニュース\n文化\n天気\n検索\nログイン\nお問い合わせ"
    foot = (
        "あわせて読みたい\n雨の日に歩きたい五つの道\n市場の屋根が戻ってきた\n白鳥はなぜ去ったのか\n"
    )
    foot += "コメント（2件）\n利用規約\n広告掲載\nプライバシーポリシー\n会社概要\nヘルプ"
    assert read(page(title, first, second, menu=menu, foot=foot)) == [title, first, second]


@pytest.mark.parametrize(
    "box",
    [
        ["Sign up for our newsletter\nE-mail\nOK"],
        ["Read more: Ten harbours", "Subscribe to our newsletter", "Advertisement"],
        ["Читайте также: Порт", "Подпишитесь на нашу рассылку", "OK"],
    ],
)
def test_the_article_goes_on_behind_a_box_of_furniture(box: list[str]) -> None:
    article = (TITLE, FIRST, SECOND, *box, "The eels", "They came.", THIRD)
    assert read(page(*article)) == [TITLE, FIRST, SECOND, "The eels", "They came.", THIRD]


LONG_ARTICLE = (FIRST, SECOND, THIRD) * 8
SITE = "The Tidewater Review\nNews\nCoast\nTowns\nScience"


def test_a_long_article_with_its_menu_and_its_comments_is_a_page_too() -> None:
    foot = "Related stories\nNews: The eels\nCoast: The wall\n\nComments\n\nann5\n2 h\n\nWell said!"
    text = page(TITLE, *LONG_ARTICLE, menu=SITE, foot=foot)
    assert extent_of(read_plain_text(text).parts) is Extent.WHOLE_PAGE
    assert read(text) == [TITLE, *LONG_ARTICLE]


@pytest.mark.parametrize(
    ("menu", "foot"),
    [
        (SITE, "© 2026 The Tidewater Review"),
        ("A letter\nabout eels", "Related stories\n\nComments"),
        ("Eels: 12\nPike: 4\nPerch: 1\nRuffe: 7\nTench: 3", "Related stories\n\nComments"),
    ],
)
def test_a_menu_or_comments_alone_make_no_page(menu: str, foot: str) -> None:
    text = page(TITLE, *LONG_ARTICLE, menu=menu, foot=foot)
    assert extent_of(read_plain_text(text).parts) is Extent.EXCERPT
