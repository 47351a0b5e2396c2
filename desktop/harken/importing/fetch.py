"""Fetches a link: http and https only, within a size, a time and a number of redirects."""

import re
import socket
import ssl
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urljoin, urlsplit
from urllib.request import getproxies

import httpx

from harken.errors import HarkenError
from harken.importing.document import Document
from harken.importing.fetch_limits import Limits, OutOfTime, Progress, Watch
from harken.importing.private_hosts import is_private
from harken.importing.refresh import refresh_target

_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; Harken; reads articles aloud for one person)",
    "Accept": "text/html,application/xhtml+xml,text/markdown,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip",
}
_PATIENCE_S = 15.0
"""How long a connection may be silent."""
_PIECE_BYTES = 65_536
_GZIP_START = b"\x1f"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_PASTE = "Open it in a browser, copy the text and paste it here."


def fetch(
    url: str,
    report: Progress,
    limits: Limits | None = None,
    private: Callable[[str], bool] = is_private,
) -> Document:
    """The document behind a link.

    A page on the public net must not send us to an address in the person's own network: such
    redirects are refused. A private address that the person gave is fetched.

    Args:
        url: An http or https address.
        report: Gets short messages for people.
        limits: What it may cost.
        private: Says whether a host is in a private network.

    Raises:
        HarkenError: Whatever keeps the document from us.
    """
    fetcher = _Fetcher(url, report, limits or Limits(), private)
    try:
        return fetcher.fetch()
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        raise fetcher.failure(error) from None


class _Fetcher:
    """One fetch: from redirect to redirect to the document."""

    def __init__(
        self, url: str, report: Progress, limits: Limits, private: Callable[[str], bool]
    ) -> None:
        self._what = f"Cannot fetch {url}"
        self._url = url
        self._limits = limits
        self._watch = Watch(limits.seconds, report)
        self._private = private
        self._on_public_net = False
        # What we are connected to then is the proxy, which may well be near.
        self._by_proxy = bool(getproxies())

    def fetch(self) -> Document:
        try:
            return self._watch.run(self._converse)
        except OutOfTime:
            raise self._too_slow() from None

    def _converse(self) -> Document:
        timeout = httpx.Timeout(min(_PATIENCE_S, self._limits.seconds))
        with httpx.Client(timeout=timeout, headers=_HEADERS) as client:
            return self._follow(client)

    def failure(self, error: Exception) -> HarkenError:
        """What a person is told of an error while fetching."""
        if self._watch.is_late or isinstance(error, httpx.TimeoutException):
            return self._too_slow()
        if isinstance(error, httpx.HTTPError) and not isinstance(error, httpx.UnsupportedProtocol):
            return HarkenError(
                self._what,
                _why_unreached(error),
                "Check the address and your connection, and try again.",
            )
        why = "it is not a web address that works"
        return HarkenError(self._what, why, "Check the address.")

    def _too_slow(self) -> HarkenError:
        why = f"the site took longer than {self._limits.seconds:g} seconds"
        return HarkenError(self._what, why, "Try again later. " + _PASTE)

    def _follow(self, client: httpx.Client) -> Document:
        url = self._url
        for _ in range(self._limits.redirects + 1):
            self._check_host(url)
            self._watch.check_time()
            with client.stream("GET", url, extensions={"trace": self._connected}) as response:
                target = response.headers.get("location")
                if response.status_code not in _REDIRECTS or not target:
                    self._check_status(response)
                    document = _document(response, self._body(response), url)
                    target = refresh_target(document)
                    if target is None:
                        return document
            url = urljoin(url, target)
        why = f"it is redirected more than {self._limits.redirects} times"
        raise HarkenError(self._what, why, _PASTE)

    def _connected(self, event: str, details: dict[str, Any]) -> None:
        if not event.endswith(("connect_tcp.complete", "start_tls.complete")):
            return
        stream = details["return_value"]
        self._watch.hold(stream.get_extra_info("socket"))
        if event.endswith("tcp.complete"):
            try:
                self._check_peer(str(stream.get_extra_info("server_addr")[0]))
            except HarkenError:
                stream.close()
                raise

    def _check_peer(self, address: str) -> None:
        """A public name may be near by the time we connect: its owner answers for its address."""
        if self._on_public_net and not self._by_proxy and self._private(address):
            raise self._led_home()

    def _check_host(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme.lower() not in {"http", "https"}:
            why = f"Harken fetches http and https links only, not {parts.scheme or 'this kind'}"
            raise HarkenError(self._what, why, "Save the document and open the file.")
        if not parts.hostname:
            raise HarkenError(self._what, "the address names no site", "Check the address.")
        self._watch.report(f"Fetching {parts.hostname}")
        if not self._private(parts.hostname):
            self._on_public_net = True
        elif self._on_public_net:
            raise self._led_home()

    def _led_home(self) -> HarkenError:
        return HarkenError(
            self._what,
            "a public site sends you on to an address in your own network",
            "If you trust it, open that address yourself.",
        )

    def _check_status(self, response: httpx.Response) -> None:
        status = response.status_code
        if status in {404, 410}:
            why = f"the site has no such page ({status})"
            raise HarkenError(self._what, why, "Check the address.")
        if status in {401, 407}:
            raise HarkenError(self._what, f"the site asks for a login ({status})", _PASTE)
        if status in {402, 403, 429, 451}:
            why = f"the site does not give this page to programs ({status})"
            raise HarkenError(self._what, why, _PASTE)
        if status >= 300:
            why = f"the site has a problem ({status})"
            raise HarkenError(self._what, why, "Try again later.")

    def _body(self, response: httpx.Response) -> bytes:
        """The unpacked body, measured while it comes: neither size nor end can be trusted."""
        data = bytearray()
        reported = 0
        for piece in self._unpacked(response):
            data += piece
            if len(data) > self._limits.bytes:
                why = f"the document is larger than {self._limits.bytes / 1_000_000:g} MB"
                raise HarkenError(self._what, why, _PASTE)
            self._watch.check_time()
            if len(data) - reported >= 1_000_000:
                reported = len(data)
                self._watch.report(f"Fetched {reported / 1_000_000:.0f} MB")
        self._watch.check_time()  # to hang up may look like the end
        return bytes(data)

    def _unpacked(self, response: httpx.Response) -> Iterator[bytes]:
        """Pieces of at most 64 KiB: a packed megabyte can unfold to a thousand."""
        packing = response.headers.get("content-encoding", "identity").strip().lower()
        if packing in {"", "identity"}:
            yield from response.iter_raw()
            return
        if packing not in {"gzip", "x-gzip", "deflate"}:
            why = f"the site packs it in an unknown way ({packing[:40]})"
            raise HarkenError(self._what, why, _PASTE)
        damaged = HarkenError(self._what, "it arrived damaged", "Try again.")
        unpacker = None
        try:
            for raw in response.iter_raw():
                pending = raw
                while pending:
                    if unpacker is None or unpacker.eof:
                        if unpacker is not None and not pending.startswith(_GZIP_START):
                            return  # some servers put padding behind the end
                        unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
                    yield unpacker.decompress(pending, _PIECE_BYTES)
                    pending = unpacker.unconsumed_tail or unpacker.unused_data
        except zlib.error:
            raise damaged from None
        if unpacker is not None and not unpacker.eof:
            raise damaged


def _document(response: httpx.Response, data: bytes, url: str) -> Document:
    content_type = response.headers.get("content-type", "")
    charset = _CHARSET.search(content_type)
    return Document(
        data=data,
        shown=url,
        suffix=PurePosixPath(urlsplit(url).path).suffix.lower(),
        url=url,
        encoding=charset.group(1) if charset else None,
        media_type=content_type.partition(";")[0].strip().lower(),
    )


def _why_unreached(error: BaseException) -> str:
    """Why there is no connection, in plain words as far as we know them."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, socket.gaierror) and cause.errno == socket.EAI_NONAME:
            return "there is no site of that name, or no connection"
        if isinstance(cause, ssl.SSLCertVerificationError):
            return "the site cannot be reached (its certificate does not prove whose it is)"
        if isinstance(cause, ssl.SSLError):
            return "the site cannot be reached (it does not speak https there)"
        if isinstance(cause, ConnectionRefusedError):
            return "the site cannot be reached (nothing answers at this address)"
        cause = cause.__cause__ or cause.__context__
    return f"the site cannot be reached ({error or type(error).__name__})"
