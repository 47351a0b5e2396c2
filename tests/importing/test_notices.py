"""Pages that hold a notice instead of an article say so."""

import pytest

from harken.errors import HarkenError
from harken.importing.formats.html.page import read_page

SENTENCE = "<p>The tide came in through the drains, spread over the mud and went out again.</p>"
NOSCRIPT = "<script src=a.js></script><noscript>Bitte schalten Sie Skripte ein.</noscript><div>"
LOGIN = "<h1>Anmelden</h1><form><label>Name<input><label>Wort<input type=password></form>"
RIDDLE = "<h1>Nur einen Moment</h1><p>Die Verbindung wird geprüft.</p><script src={}></script>"


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (NOSCRIPT, "its text is only shown by programs that run in a browser"),
        (LOGIN, "it asks you to sign in, and shows no article before that"),
        ("<p>Verifying you are human.</p>", "it first asks whether you are a human"),
        (
            RIDDLE.format("/cdn-cgi/challenge-platform/h.js"),
            "it first asks whether you are a human",
        ),
        (RIDDLE.format("https://hcaptcha.com/1/api.js"), "it first asks whether you are a human"),
    ],
)
@pytest.mark.parametrize("url", [None, "https://example.org/reef"])
def test_a_saved_page_with_only_a_notice_says_which(page: str, why: str, url: str | None) -> None:
    with pytest.raises(HarkenError) as raised:
        read_page(page, url, shown="page.html")
    assert raised.value.why == why
    assert "page.html" in raised.value.what
    assert raised.value.next_step


@pytest.mark.parametrize("notice", [LOGIN, NOSCRIPT, RIDDLE.format("/recaptcha/api.js")])
def test_beside_a_notice_an_article_is_read(notice: str) -> None:
    text = "<h1>Tides</h1>" + SENTENCE * 6
    assert any("drains" in part.text for part in read_page(f"{text}{notice}").parts)
