"""A web server on this computer that behaves as badly as the real ones do."""

import gzip
import threading
import zlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

PAGE = (
    "<!DOCTYPE html><html><head><title>Fluß und Meer | Küste</title></head><body><article>"
    "<h1>Fluß und Meer</h1>"
    + "<p>Die Stadt behandelte das Meer wie einen Mieter, der immer zu spät zahlte.</p>" * 8
    + "</article></body></html>"
)


class WebServer(ThreadingHTTPServer):
    """Serves on a free port of 127.0.0.1 until its `with` block ends."""

    daemon_threads = False
    block_on_close = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.closing = threading.Event()
        self.asked_for: list[str] = []
        """The paths of all requests."""
        self.pages: dict[str, tuple[bytes, str]] = {}
        """What further paths give: the body and its type."""
        self._thread = threading.Thread(target=self.serve_forever, args=(0.02,), name="web server")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.closing.set()
        self.shutdown()
        self._thread.join()
        self.server_close()

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """The address of a path; `host` may be another name of this computer."""
        return f"http://{host}:{self.server_port}{path}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Says nothing: that clients hang up is what is tested."""


class _Handler(BaseHTTPRequestHandler):
    server: WebServer

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name is given
        """Says nothing."""

    def do_GET(self) -> None:
        self.server.asked_for.append(self.path)
        if self.path in self.server.pages:
            self._answer(*self.server.pages[self.path])
            return
        name, _, argument = self.path.lstrip("/").partition("/")
        getattr(self, f"_{name}", self._missing)(argument)

    def _answer(self, body: bytes, kind: str = "text/html", **headers: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        for header, value in headers.items():
            self.send_header(header.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def _missing(self, _: str) -> None:
        self.send_error(404)

    def _status(self, code: str) -> None:
        self.send_error(int(code))

    def _page(self, encoding: str) -> None:
        kind = f"text/html; charset={encoding}" if encoding else "text/html"
        self._answer(PAGE.encode(encoding or "utf-8"), kind)

    def _meta(self, encoding: str) -> None:
        meta = f"<head><meta charset={encoding}>"
        self._answer(PAGE.replace("<head>", meta).encode(encoding))

    def _packed(self, _: str) -> None:
        self._answer(gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def _damaged(self, _: str) -> None:
        self._answer(b"\x1f\x8bnot gzip at all", Content_Encoding="gzip")

    def _halved(self, _: str) -> None:
        packed = gzip.compress(PAGE.encode())
        self._answer(packed[: len(packed) // 2], Content_Encoding="gzip")

    def _members(self, _: str) -> None:
        half = len(PAGE) // 2
        packed = gzip.compress(PAGE[:half].encode()) + gzip.compress(PAGE[half:].encode())
        self._answer(packed + b"\0\0", Content_Encoding="gzip")

    def _bomb(self, _: str) -> None:
        self._answer(gzip.compress(b"word " * 4_000_000, 1), Content_Encoding="gzip")

    def _deflated(self, _: str) -> None:
        self._answer(zlib.compress(PAGE.encode()), Content_Encoding="deflate")

    def _deflated_bomb(self, _: str) -> None:
        self._answer(zlib.compress(b"word " * 4_000_000, 1), Content_Encoding="deflate")

    def _packed_as(self, packing: str) -> None:
        self._answer(PAGE.encode(), Content_Encoding=packing)

    def _crumbs(self, _: str) -> None:
        """A byte a chunk, and no end."""
        self.protocol_version = "HTTP/1.1"
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        while not self.server.closing.is_set():
            self.wfile.write(b"1\r\n.\r\n" * 1_000)

    def _refresh(self, target: str) -> None:
        self._answer(f"<meta http-equiv='Refresh' content='0; URL={target}'>".encode())

    def _large(self, _: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        for _piece in range(400):
            self.wfile.write(b"The tide. " * 10_000)

    def _loop(self, number: str) -> None:
        self._redirect_to(f"/loop/{int(number or 0) + 1}")

    def _redirect(self, target: str) -> None:
        self._redirect_to(target)

    def _redirect_to(self, target: str) -> None:
        self.send_response(302)
        self.send_header("Location", target)
        self.end_headers()

    def _drip(self, _: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        while not self.server.closing.wait(0.05):
            self.wfile.write(b".")

    def _headers(self, _: str) -> None:
        self.send_response(200)
        while not self.server.closing.wait(0.05):
            self.send_header("X-Patience", "is a virtue")
            self.flush_headers()

    def _steps(self, number: str) -> None:
        self.send_response(302)
        for _piece in range(2):
            self.send_header("X-Patience", "is a virtue")
            self.flush_headers()
            self.server.closing.wait(0.05)
        self.send_header("Location", f"/steps/{int(number or 0) + 1}")
        self.end_headers()

    def _silent(self, _: str) -> None:
        self.server.closing.wait()

    def _pdf(self, _: str) -> None:
        self._answer(b"%PDF-1.7 ...", "application/pdf")
