"""Links, fetched from a server on this computer."""

import socket
import threading
import time
from collections.abc import Iterator

import pytest

from harken.errors import HarkenError
from harken.importing.decoding import decode
from harken.importing.fetch import fetch
from harken.importing.fetch_limits import Limits
from harken.importing.formats import registry
from harken.importing.private_hosts import is_private
from tests.importing.shown import texts
from tests.importing.web_server import PAGE, WebServer


@pytest.fixture
def server() -> Iterator[WebServer]:
    with WebServer() as running:
        yield running


def fetched(url: str) -> str:
    document = fetch(url, lambda _: None)
    return decode(document.data, document.encoding)


def why_not_fetched(url: str, limits: Limits | None = None) -> str:
    with pytest.raises(HarkenError) as caught:
        fetch(url, lambda _: None, limits)
    assert caught.value.what == f"Cannot fetch {url}"
    assert caught.value.next_step
    return caught.value.why


@pytest.mark.parametrize(
    "path", ["/page/", "/page/utf-8", "/page/iso-8859-1", "/packed/", "/members/", "/deflated/"]
)
def test_a_page_is_fetched_whatever_its_encoding_and_packing(server: WebServer, path: str) -> None:
    assert fetched(server.url(path)) == PAGE


def test_an_encoding_named_inside_the_page_counts(server: WebServer) -> None:
    (draft,) = registry.read(fetch(server.url("/meta/iso-8859-1"), lambda _: None))
    assert draft.title == "Fluß und Meer"
    assert "zu spät zahlte" in texts(draft)[-1]


def test_progress_names_the_site(server: WebServer) -> None:
    messages: list[str] = []
    fetch(server.url("/redirect//page/"), messages.append)
    assert messages == ["Fetching 127.0.0.1"] * 2


def test_redirects_are_followed_and_the_last_address_counts(server: WebServer) -> None:
    document = fetch(server.url("/redirect//page/"), lambda _: None)
    assert document.url == server.url("/page/")


def test_a_redirect_loop_ends(server: WebServer) -> None:
    assert "redirected more than 10 times" in why_not_fetched(server.url("/loop/"))


@pytest.mark.parametrize("way", ["redirect", "refresh"])
@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/"])
def test_a_redirect_to_anything_but_http_is_refused(
    server: WebServer, way: str, target: str
) -> None:
    assert "http and https" in why_not_fetched(server.url(f"/{way}/{target}"))


def test_a_page_that_only_sends_on_is_followed_like_a_redirect(server: WebServer) -> None:
    assert fetch(server.url("/refresh//page/"), lambda _: None).url == server.url("/page/")
    server.pages["/again"] = (b"<meta http-equiv=refresh content='0;url=/again'>", "text/html")
    assert "more than 10 times" in why_not_fetched(server.url("/again"))
    assert server.asked_for.count("/again") == 11


@pytest.mark.parametrize(
    ("page", "goes_on"),
    [
        ("<META CONTENT='1; url=/page/' HTTP-EQUIV='refresh'>", True),
        ('<meta http-equiv="refresh" content="0;URL=\'/page/\'">', True),
        ("<noscript><meta http-equiv=refresh content='0;url=/page/?a=1&amp;b=2'></noscript>", True),
        ("<meta http-equiv='refresh' content='300; url=/page/'>", False),
        ("<meta http-equiv='refresh' content='0'>", False),
        ("<meta name='refresh' content='0; url=/page/'>", False),
        (f"<meta http-equiv='refresh' content='0; url=/page/'><p>{'The tide. ' * 60}</p>", False),
        (f"<meta http-equiv=refresh content='0;url=/page/'>1 < 2 {'The tide. ' * 60}<br>", False),
        (f"<meta http-equiv=refresh content='0;url=/page/'>{'<' * 90_000}", False),
    ],
)
def test_only_a_page_without_text_that_goes_on_at_once_is_left(
    server: WebServer, page: str, goes_on: bool
) -> None:
    server.pages["/start"] = (page.encode(), "text/html; charset=utf-8")
    server.pages["/page/?a=1&b=2"] = (PAGE.encode(), "text/html")
    assert (fetched(server.url("/start")) == PAGE) is goes_on


def test_a_redirect_to_nowhere_is_refused(server: WebServer) -> None:
    assert why_not_fetched(server.url("/redirect/javascript:x"))


def test_a_public_page_may_not_send_us_into_the_private_network(server: WebServer) -> None:
    """127.0.0.1 stands for a public host here, "localhost" for one in the private network."""

    def local_is_private(host: str) -> bool:
        return host == "localhost"

    url = server.url("/redirect/" + server.url("/page/", host="localhost"))
    with pytest.raises(HarkenError, match="an address in your own network"):
        fetch(url, lambda _: None, private=local_is_private)
    assert fetch(server.url("/page/", host="localhost"), lambda _: None, private=local_is_private)


def test_a_page_may_not_send_us_there_either(server: WebServer) -> None:
    url = server.url("/refresh/" + server.url("/page/", host="localhost"))
    with pytest.raises(HarkenError, match="an address in your own network"):
        fetch(url, lambda _: None, private=lambda host: host == "localhost")


def test_a_name_that_turns_out_to_be_near_is_refused(server: WebServer) -> None:
    """Its owner may say one address when it is looked at, and another when it is connected to."""
    with pytest.raises(HarkenError, match="an address in your own network"):
        fetch(
            server.url("/page/", host="localhost"),
            lambda _: None,
            private=lambda host: host == "127.0.0.1",
        )
    assert server.asked_for == []


def test_a_name_server_that_does_not_answer_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = threading.Event()
    with monkeypatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", lambda *_, **__: answers.wait() and [])
        start = time.monotonic()
        assert "longer than 0.2 seconds" in why_not_fetched(
            "http://a.example/", Limits(seconds=0.2)
        )
        assert time.monotonic() - start < 5.0
        answers.set()


@pytest.mark.parametrize(
    ("host", "private"),
    [
        ("127.0.0.1", True),
        ("localhost", True),
        ("10.1.2.3", True),
        ("192.168.0.1", True),
        ("169.254.169.254", True),
        ("::1", True),
        ("::127.0.0.1", True),
        ("::ffff:10.0.0.1", True),
        ("::ffff:8.8.8.8", False),
        ("64:ff9b::a00:1", True),
        ("64:ff9b::808:808", False),
        ("2002:7f00:1::", True),
        ("2002:808:808::", False),
        ("2001:0:808:808::3f57:fe01", True),
        ("224.0.0.251", True),
        ("ff0e::fb", True),
        ("8.8.8.8", False),
        ("2606:4700::1111", False),
        ("no.such.host.invalid", False),
    ],
)
def test_private_networks_are_known(host: str, private: bool) -> None:
    assert is_private(host) is private


@pytest.mark.parametrize(
    "url", ["ftp://example.org/a.txt", "file:///etc/passwd", "mailto:a@b.org", "data:text/html,x"]
)
def test_only_http_and_https_are_fetched(url: str) -> None:
    assert "http and https links only" in why_not_fetched(url)


@pytest.mark.parametrize(
    "url", ["http://", "http://[::1", "http://a b/", "http://:0/", "http://\x00"]
)
def test_an_address_that_cannot_be_is_refused(url: str) -> None:
    assert why_not_fetched(url)


@pytest.mark.parametrize("path", ["/large/", "/bomb/", "/deflated_bomb/"])
def test_more_than_ten_megabytes_unpacked_are_refused(server: WebServer, path: str) -> None:
    assert "larger than 10 MB" in why_not_fetched(server.url(path))


@pytest.mark.parametrize("path", ["/drip/", "/silent/", "/headers/", "/steps/", "/crumbs/"])
def test_a_site_that_takes_too_long_is_given_up(server: WebServer, path: str) -> None:
    start = time.monotonic()
    assert "longer than 0.4 seconds" in why_not_fetched(server.url(path), Limits(seconds=0.4))
    assert time.monotonic() - start < 5.0


@pytest.mark.parametrize(
    ("code", "why"),
    [
        (401, "asks for a login"),
        (404, "no such page"),
        (403, "does not give"),
        (500, "has a problem"),
    ],
)
def test_a_refusal_is_put_in_words(server: WebServer, code: int, why: str) -> None:
    assert why in why_not_fetched(server.url(f"/status/{code}"))


@pytest.mark.parametrize("packing", ["br", "zstd", "compress", "gzip, gzip"])
def test_a_packing_that_was_not_asked_for_is_refused(server: WebServer, packing: str) -> None:
    assert "unknown way" in why_not_fetched(server.url(f"/packed_as/{packing}".replace(" ", "")))


@pytest.mark.parametrize("path", ["/damaged/", "/halved/"])
def test_a_damaged_body_is_said(server: WebServer, path: str) -> None:
    assert "damaged" in why_not_fetched(server.url(path))


SHELL = "<!DOCTYPE html><html><head><title>App</title><script src=a.js></script></head><body>{}"


@pytest.mark.parametrize(
    "body",
    [
        "<div id=root></div>",
        "<div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript>",
        f"<p>{'Welcome to the harbour. ' * 8}</p><p>Please enable JavaScript and cookies.</p>",
    ],
)
def test_a_page_that_its_programs_write_is_for_a_browser(server: WebServer, body: str) -> None:
    server.pages["/app"] = (SHELL.format(body).encode(), "text/html")
    with pytest.raises(HarkenError, match="programs that run in a browser") as caught:
        registry.read(fetch(server.url("/app"), lambda _: None))
    assert "Save page" in caught.value.next_step
    assert "paste" in caught.value.next_step


def test_a_page_that_asks_for_a_human_is_for_a_browser(server: WebServer) -> None:
    body = "<h1>Just a moment</h1><p>Checking your browser before you go on.</p>"
    server.pages["/app"] = (SHELL.format(body).encode(), "text/html")
    with pytest.raises(HarkenError, match="whether you are a human"):
        registry.read(fetch(server.url("/app"), lambda _: None))


def test_a_short_page_with_programs_is_read(server: WebServer) -> None:
    text = "The harbour board met on Tuesday and agreed to leave the basin open until spring. "
    server.pages["/short"] = (SHELL.format(f"<p>{text * 2}</p>").encode(), "text/html")
    (draft,) = registry.read(fetch(server.url("/short"), lambda _: None))
    assert texts(draft) == [(text * 2).strip()]


def test_a_site_that_is_not_there_is_said() -> None:
    assert "nothing answers at this address" in why_not_fetched("http://127.0.0.1:1/")


def test_a_site_without_https_is_said_in_plain_words(server: WebServer) -> None:
    why = why_not_fetched(server.url("/").replace("http:", "https:"))
    assert why.endswith("the site cannot be reached (it does not speak https there)")


def test_a_fetched_pdf_is_refused_as_a_pdf(server: WebServer) -> None:
    with pytest.raises(HarkenError, match="a PDF"):
        registry.read(fetch(server.url("/pdf/"), lambda _: None))
