"""Pages that hold a notice instead of an article: sign in, prove to be human, use a browser."""

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from harken.errors import HarkenError
from harken.importing.cleaning.furniture import furniture_reason
from harken.importing.formats.html.blocks import RawBlock

_LOOKED_AT_FOR_A_NOTICE = 40
_MIN_FETCHED_CHARACTERS = 80
_MANY_CHARACTERS = 5_000
"""In so much text there is some, whatever else there is."""
_MIN_ASKING_CHARACTERS = 500
"""A page that asks for JavaScript or for cookies has to say so much else to be an article."""
_MIN_BESIDE_CHARACTERS = 300
"""Beside a form to sign in, or a riddle for visitors, there is so much text in an article."""
_ASKS_FOR_A_BROWSER = re.compile(
    r"\bjava ?script\b|\b(?:enable|allow|activate) (?:all )?cookies\b"
    r"|\bare (?:you )?(?:a )?(?:human|robot)\b|\bchecking your browser\b",
    re.IGNORECASE,
)
_ASKS_FOR_A_HUMAN = re.compile(
    r"\byou(?:['’]re| are) (?:a )?(?:not a (?:ro)?bot|human)\b|\bchecking your browser\b",
    re.IGNORECASE,
)
_RIDDLES = re.compile(
    r"cdn-cgi/challenge|challenges\.cloudflare\.com|_cf_chl|hcaptcha\.com|recaptcha|arkoselabs"
    r"|captcha-delivery\.com|_Incapsula_|px-captcha|awswaf",
    re.IGNORECASE,
)
_MAX_SCRIPT_CHARACTERS = 20_000
_PASTE = "Open it in a browser, copy the text you want and paste it here."
_SAVE = (
    "Open it in a browser, choose “Save page” there and open the saved file, "
    "or copy the text you want and paste it here."
)
_SIGN_IN = "Sign in there with a browser, then save the article’s page or copy its text."
_OPEN_FRAME = "Open the frame with the text as a page of its own in a browser, and give that page."
_ANSWER = "Open it in a browser, answer what it asks, then save the page or copy its text."


def refuse_without_article(
    raw: Sequence[RawBlock], tree: HtmlElement, shown: str, *, fetched: bool, is_hidden: bool
) -> None:
    """Says what a page is that holds no article.

    Args:
        raw: The page's blocks.
        tree: The page.
        shown: Its name in messages.
        fetched: Whether it comes from the web as it is, before its programs have run.
        is_hidden: Whether the page shows none of its blocks.

    Raises:
        HarkenError: It holds no text, or hardly any beside a notice.
    """
    texts = [block.part.text for block in raw]
    characters = sum(map(len, texts))
    _refuse_frames(characters, tree, f"Cannot read {shown}")
    if characters >= _MANY_CHARACTERS:
        return
    if characters < _MIN_BESIDE_CHARACTERS:
        _refuse_notice(texts, tree, f"Cannot read {shown}", is_hidden=is_hidden)
    true = sum(len(text) for text in texts if furniture_reason(text) is None)
    asks = any(_ASKS_FOR_A_BROWSER.search(text) for text in texts[:_LOOKED_AT_FOR_A_NOTICE])
    enough = _MIN_ASKING_CHARACTERS if asks else _MIN_FETCHED_CHARACTERS
    if fetched and true < enough and next(tree.iter("script"), None) is not None:
        _refuse_programs(f"Cannot read {shown}")
    if not texts:
        raise HarkenError(f"Cannot read {shown}", "there is no text in it", _PASTE)


def _refuse_notice(texts: Sequence[str], tree: HtmlElement, what: str, *, is_hidden: bool) -> None:
    """What a page is that holds hardly any text, by its structure rather than by its words."""
    if any(_ASKS_FOR_A_HUMAN.search(text) for text in texts) or _holds_riddle(tree):
        raise HarkenError(what, "it first asks whether you are a human", _ANSWER)
    if any(field.get("type", "").lower() == "password" for field in tree.iter("input")):
        raise HarkenError(
            what, "it asks you to sign in, and shows no article before that", _SIGN_IN
        )
    if texts and is_hidden and next(tree.iter("noscript"), None) is not None:
        _refuse_programs(what)


def _refuse_frames(characters: int, tree: HtmlElement, what: str) -> None:
    is_frameset = next(tree.iter("frame"), None) is not None
    framed = is_frameset or (not characters and next(tree.iter("iframe"), None) is not None)
    if framed and characters < _MIN_ASKING_CHARACTERS:
        raise HarkenError(what, "it only shows other pages in frames", _OPEN_FRAME)


def _refuse_programs(what: str) -> None:
    raise HarkenError(what, "its text is only shown by programs that run in a browser", _SAVE)


def _holds_riddle(tree: HtmlElement) -> bool:
    return any(
        _RIDDLES.search(element.get("src") or "")
        or _RIDDLES.search((element.text or "")[:_MAX_SCRIPT_CHARACTERS])
        for element in tree.iter("script", "iframe")
    )
