"""The top of the window: the name, and the ways to add an article."""

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu

from harken.ui.buttons import Button, IconButton
from harken.ui.doing import Doing
from harken.ui.icons import pixmap
from harken.ui.labels import muted_label
from harken.ui.search_field import SearchField
from harken.ui.theme import Theme

HEIGHT_PX = 64
_LOGO_PX = 28


class Header(QFrame):
    """Logo, search, Paste, Link…, Add files, Aa and the menu."""

    side_wanted = Signal()
    paste_wanted = Signal()
    link_wanted = Signal()
    files_wanted = Signal()
    look_wanted = Signal()
    menu_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("header")
        self.setFixedHeight(HEIGHT_PX)
        self._theme = theme
        self._logo = QLabel()
        self._logo.setFixedSize(QSize(_LOGO_PX, _LOGO_PX))
        self._logo.setAccessibleName(self.tr("Harken's logo"))
        side = IconButton(theme, "side", self.tr("Show or hide the lists"), doing=[Doing.SIDE])
        side.clicked.connect(self.side_wanted)
        self.search = SearchField(theme)
        paste = Button(self.tr("Paste"), doing=[Doing.PASTE])
        paste.setToolTip(self.tr("Paste an article, a link or files"))
        link = Button(self.tr("Link…"), doing=[Doing.LINK])
        link.setToolTip(self.tr("Fetch an article from the web"))
        add = Button(self.tr("+ Add files"), kind="primary", doing=[Doing.OPEN])
        add.setAccessibleName(self.tr("Add files"))
        add.setToolTip(self.tr("Choose files"))
        self.look_button = Button(
            "Aa", kind="icon", name=self.tr("Text and colours"), doing=[Doing.LOOK]
        )
        more = IconButton(theme, "menu", self.tr("Menu"))
        more.clicked.connect(self.menu_wanted)
        self._more = more
        self._row = layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 16, 0)
        layout.setSpacing(12)
        layout.addWidget(self._logo)
        layout.addWidget(muted_label("Harken", "brand"))
        layout.addWidget(side)
        layout.addWidget(self.search, 1)
        layout.addStretch(0)
        for button in (paste, link, add, self.look_button, more):
            layout.addWidget(button)
        paste.clicked.connect(self.paste_wanted)
        link.clicked.connect(self.link_wanted)
        add.clicked.connect(self.files_wanted)
        self.look_button.clicked.connect(self.look_wanted)
        theme.changed.connect(self._draw)
        self._draw()

    def put_tool(self, button: Button) -> None:
        """Puts a button that is not always there before those of the window."""
        self._row.insertWidget(self._row.indexOf(self.look_button), button)

    def open_menu(self, menu: QMenu) -> None:
        """Opens a menu under its button, ending where the button does."""
        corner = self._more.mapToGlobal(QPoint(self._more.width(), self._more.height() + 4))
        menu.popup(corner - QPoint(menu.sizeHint().width(), 0))

    def _draw(self) -> None:
        colour = self._theme.colours.accent
        self._logo.setPixmap(pixmap("ear", colour, _LOGO_PX))
