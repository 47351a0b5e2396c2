"""What both sides of the ear know: how sound is sent, and in which pieces."""

from harken.child import Child

HEARING_RATE_HZ = 16_000
"""Mono, 16-bit signed little-endian: what the recogniser's model was made for."""
PIECE_FRAMES = HEARING_RATE_HZ // 5
"""So much is sent at once: 200 ms. Less would wake the child more often, more is heard later."""
EAR_PROGRAM = "harken.ear_child"


def ear_child() -> Child:
    """The program that hears voice commands; it starts when it is first asked, and stays."""
    return Child(EAR_PROGRAM, idle_s=None)
