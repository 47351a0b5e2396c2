"""The interface org.mpris.MediaPlayer2: the program as such."""

from PySide6.QtCore import Property, QObject, Slot
from PySide6.QtDBus import QDBusAbstractAdaptor

from harken.handsfree.mpris.names import ROOT
from harken.handsfree.mpris.qt_types import STRINGS, interface
from harken.handsfree.remote_control import SCHEMES, RemoteControl
from harken.importing.kinds import KINDS

_MEDIA_TYPES = [name for kind in KINDS for name in kind.media_types]


@interface(ROOT)
class Root(QDBusAbstractAdaptor):
    """What the specification's root interface asks for; Qt reads its methods and properties.

    Args:
        remote: Does what is asked.
        parent: The object that is on the bus.
    """

    def __init__(self, remote: RemoteControl, parent: QObject) -> None:
        super().__init__(parent)
        self._remote = remote

    @Slot()
    def Raise(self) -> None:  # noqa: N802  the specification's name
        """Brings the window to the front."""
        self._remote.raise_wanted.emit("")

    @Slot()
    def Quit(self) -> None:  # noqa: N802
        """Ends the program."""
        self._remote.quit_wanted.emit()

    CanQuit = Property(bool, lambda _: True)
    CanRaise = Property(bool, lambda _: True)
    HasTrackList = Property(bool, lambda _: False)
    Identity = Property(str, lambda _: "Harken")
    DesktopEntry = Property(str, lambda _: "harken")
    SupportedUriSchemes = Property(STRINGS, lambda _: list(SCHEMES))
    SupportedMimeTypes = Property(STRINGS, lambda _: _MEDIA_TYPES)
