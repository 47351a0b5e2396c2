"""The child's side of importing: from a request to articles in JSON."""

from pathlib import PurePath

from harken.article.json_form import article_to_json
from harken.article.model import Extent
from harken.importing.assembling import assemble, check_size
from harken.importing.decoding import readable
from harken.importing.document import Document
from harken.importing.draft import Draft
from harken.importing.formats import registry
from harken.importing.reading import read_file
from harken.importing.selection import read_text_and_html
from harken.serving import Report
from harken.wire import Json


def read_document(request: Json, body: bytes, report: Report) -> tuple[Json, bytes]:
    """Handles `read_document`; see `harken.importing.importer` for the request.

    Raises:
        HarkenError: For all that a person can meet.
    """
    extent = Extent(request["extent"]) if request["extent"] else None
    drafts = _drafts(request, body, extent, report)
    for draft in drafts:
        if draft.may_be_whole_page:
            draft.extent = extent
    check_size(
        request["source"],
        sum(len(part.text) for draft in drafts for part in draft.parts),
        sum(len(draft.parts) for draft in drafts),
    )
    articles = [assemble(draft, source=request["source"], name=request["name"]) for draft in drafts]
    return {"articles": [article_to_json(article) for article in articles]}, b""


def _drafts(request: Json, body: bytes, extent: Extent | None, report: Report) -> list[Draft]:
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
            return read_text_and_html(plain, html, shown, extent)
        case _:
            return registry.read(Document(body, shown))
