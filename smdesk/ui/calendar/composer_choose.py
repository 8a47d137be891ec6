"""Chooses a picture that the library has already, by words or by looking."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from smdesk.desk.media import MediaDesk
from smdesk.domain.media import MediaAsset
from smdesk.domain.records import SmdeskError
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.find import FindField
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.pictures import Thumbs, fitted

SIDE = 56
ROLE = Qt.ItemDataRole.UserRole


class ChoosePicture(Dialog):
    """Lists the files of the library; Enter or a double click takes one."""

    def __init__(
        self,
        desk: MediaDesk,
        thumbs: Thumbs,
        taken: Callable[[MediaAsset], object],
        parent: QWidget,
    ) -> None:
        super().__init__(self.tr("Choose from the library"), parent)
        self._thumbs, self._taken = thumbs, taken
        self._assets = [one for one in desk.all() if one.destroyed_on is None]
        self.field = FindField(self.tr("Type to find"), self.look, self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Pictures and films"))
        self.list.setIconSize(QSize(scaled(self, SIDE), scaled(self, SIDE)))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(scaled(self, 260))
        self.none = Label("", self, type=Type.META, tone="muted")
        for widget in (self.field, self.none, self.list):
            self.body.addWidget(widget)
        self.add_button(self.tr("Cancel"), self.reject)
        self.go = self.add_button(self.tr("&Take it"), self.take, primary=True)
        self.list.itemActivated.connect(self.take)
        self.list.currentRowChanged.connect(self._look_at_button)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._draw)
        self.look()
        self.field.setFocus()

    def look(self) -> None:
        """Show the files in whose facts every typed word is."""
        self.list.clear()
        for asset in self._assets:
            said = (asset.name, asset.alt, asset.credit, asset.licence, asset.place)
            if self.field.matches(said):
                item = QListWidgetItem("\n".join(part for part in (asset.name, asset.alt) if part))
                item.setData(ROLE, asset)
                self.list.addItem(item)
        empty = self.tr("Nothing fits.") if self._assets else self.tr("The library is still empty.")
        self.none.setText("" if self.list.count() else empty)
        self.none.setVisible(not self.list.count())
        self.list.setCurrentRow(0)
        self._look_at_button()
        self._later.start(0)

    def take(self) -> None:
        """Take the chosen one."""
        item = self.list.currentItem()
        if item is not None:
            asset: MediaAsset = item.data(ROLE)
            self.accept()
            self._taken(asset)

    def _look_at_button(self) -> None:
        self.go.setEnabled(self.list.currentItem() is not None)

    def _draw(self) -> None:
        """Draw the next small picture that is still missing."""
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.icon().isNull() and not item.data(ROLE + 1):
                item.setData(ROLE + 1, True)
                side = scaled(self, SIDE)
                try:
                    image = self._thumbs.get(item.data(ROLE).id)
                except SmdeskError:
                    continue
                item.setIcon(QIcon(fitted(image, side, side, self.devicePixelRatioF())))
                self._later.start(0)
                return
