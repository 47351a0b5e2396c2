"""The real voice child, but for one word that kills it."""

import os

from harken.serving import Report, serve
from harken.speech.in_child import list_voices, render
from harken.wire import Json

DEADLY = "basilisk"


def render_unless_deadly(request: Json, body: bytes, report: Report) -> tuple[Json, bytes]:
    if DEADLY in request["text"]:
        os._exit(1)
    return render(request, body, report)


if __name__ == "__main__":
    serve({"list_voices": list_voices, "render": render_unless_deadly})
