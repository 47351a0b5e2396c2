"""The program of the ear child: hears the microphone and tells voice commands."""

import os

# Before anything imports numpy: its algebra would start a thread for each processor.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from harken.handsfree.voice.in_child import decide, hear, open_ear
from harken.serving import serve

if __name__ == "__main__":
    serve({"open_ear": open_ear, "hear": hear, "decide": decide})
