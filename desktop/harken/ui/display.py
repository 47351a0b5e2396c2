"""Whether there is a screen to open a window on. Knows no Qt: Qt aborts where there is none."""

import contextlib
import ctypes
import os
import sys


def missing_display() -> str | None:
    """Why no window can be opened, for people; None where one can."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return None
    if os.environ.get("WAYLAND_DISPLAY"):
        return None
    display = os.environ.get("DISPLAY")
    if not display:
        return "this computer has no display, or this session has no way to it"
    if not _answers(display):
        return f"the display {display} does not answer"
    return None


def _answers(display: str) -> bool:
    """Whether an X server lets us in; True where that cannot be found out."""
    with contextlib.suppress(OSError, AttributeError):
        xcb = ctypes.CDLL("libxcb.so.1")
        xcb.xcb_connect.restype = ctypes.c_void_p
        xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
        xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
        xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
        connection = xcb.xcb_connect(display.encode(), None)
        failed = bool(xcb.xcb_connection_has_error(connection))
        xcb.xcb_disconnect(connection)
        return not failed
    return True
