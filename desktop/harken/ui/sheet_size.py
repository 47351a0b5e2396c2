"""How large a sheet is where its window or the screen is small."""

from PySide6.QtWidgets import QDialog

TITLE_BAR_PX = 40
"""What a desktop puts above a sheet at most, so far as it is not known better."""


def resize_within(sheet: QDialog, width_px: int, height_px: int) -> None:
    """Makes a sheet no larger than its window and the screen, with the frame around it.

    Args:
        sheet: Not yet shown; it has a parent.
        width_px: How wide it wants to be, in logical pixels.
        height_px: How high it wants to be.
    """
    parent = sheet.parentWidget()
    assert parent is not None
    window = parent.window()
    # A sheet's own frame is not known before it is there: it is like that of its window, and a
    # window that fills the screen may have none.
    frame = window.frameSize() - window.size()
    room = window.size().boundedTo(window.screen().availableSize()) - frame
    title_px = max(0, TITLE_BAR_PX - frame.height())
    sheet.resize(min(width_px, room.width()), min(height_px, room.height() - title_px))
