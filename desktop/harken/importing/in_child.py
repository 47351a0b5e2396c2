"""The child's side of importing: from a request to an article in JSON."""

from pathlib import PurePath

from harken.article.json_form import article_to_json
from harken.importing.assembling import assemble
from harken.importing.decoding import readable
from harken.importing.draft import Draft
from harken.importing.formats import registry
from harken.importing.formats.registry import Document
from harken.importing.reading import read_file
from harken.importing.selection import read_text_and_html
from harken.serving import Report
from harken.wire import Json


def read_document(request: Json, body: bytes, report: Report) -> tuple[Json, bytes]:
    """Handles `read_document`; see `harken.importing.importer` for the request.

    Raises:
        HarkenError: For all that a person can meet.
    """
    draft = _draft(request, body, report)
    article = assemble(draft, source=request["source"], name=request["name"])
    return article_to_json(article), b""


def _draft(request: Json, body: bytes, report: Report) -> Draft:
    shown = request["source"]
    match request["from"]:
        case "file":
            data = read_file(request["path"], shown)
            suffix = PurePath(request["path"]).suffix.lower()
            return registry.read(Document(data, shown, suffix))
        case "link":
            from harken.importing.fetch import fetch

            return registry.read(fetch(request["url"], lambda text: report({"message": text})))
        case "text":
            count = request["text_bytes"]
            plain = readable(body[:count].decode("utf-8", "surrogatepass"))
            html = readable(body[count:].decode("utf-8", "surrogatepass"))
            return read_text_and_html(plain, html, shown)
        case _:
            return registry.read(Document(body, shown))
