"""Fault injection: a parent with a busy child, to be killed. Prints the child's process id."""

import sys
import threading

from harken.child import Child

Child("tests.misbehaving_child").call(
    sys.argv[1],
    {"seconds": 600},
    deadline_s=0.5,
    on_progress=lambda progress: print(progress["pid"], flush=True),
)
threading.Event().wait()
