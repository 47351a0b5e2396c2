"""The names that MPRIS gives things on the bus."""

OBJECT = "/org/mpris/MediaPlayer2"
ROOT = "org.mpris.MediaPlayer2"
PLAYER = "org.mpris.MediaPlayer2.Player"
NO_TRACK = "/org/mpris/MediaPlayer2/TrackList/NoTrack"
BUS_NAME = "org.mpris.MediaPlayer2.harken"
TRACKS = "/harken/article/"
"""Where tracks are; what begins with /org/mpris is MPRIS's own."""
