"""The program of the voice child: renders utterances and encodes audio files."""

from harken.export.in_child import encoding_handlers
from harken.serving import serve
from harken.speech.in_child import list_voices, render

if __name__ == "__main__":
    serve({"list_voices": list_voices, "render": render, **encoding_handlers()})
