"""Destroys a picture for good, and shows the files that were taken off the list and are still kept.

What goes, what stays and what nobody here can reach is said before, in plain words.
"""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from smdesk.desk.media import MediaDesk
from smdesk.domain.calendar import OUT
from smdesk.domain.media import MediaAsset
from smdesk.domain.records import MOST_REASON, SmdeskError
from smdesk.domain.roster import Member
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.pictures import Thumbs, fitted
from smdesk.ui.kit.typed import printable

ROLE = Qt.ItemDataRole.UserRole
WIDE, HIGH = 300, 130
SIDE = 56


class DestroyDialog(Dialog):
    """Says what is destroyed and what is not, and asks why."""

    def __init__(
        self,
        asset: MediaAsset,
        desk: MediaDesk,
        thumbs: Thumbs,
        destroy: Callable[[str], object],
        parent: QWidget,
    ) -> None:
        """``destroy`` gets the reason."""
        super().__init__(self.tr("Destroy {name} for good?").format(name=asset.name), parent)
        self._destroy = destroy
        self.picture = QLabel(self)
        self._draw(asset, thumbs)
        self.body.addWidget(self.picture)
        said = consequences(asset, desk)
        for words in said:
            self.body.addWidget(Label(words, self))
        self.setAccessibleDescription(" ".join(said))
        label = Label(self.tr("&Why? Kept in the log, without the picture."), self)
        self.why = QPlainTextEdit(self)
        self.why.setTabChangesFocus(True)
        self.why.setAccessibleName(self.tr("Why it is destroyed"))
        self.why.setFixedHeight(self.why.fontMetrics().lineSpacing() * 2 + 22)
        self.why.textChanged.connect(self._look)
        label.setBuddy(self.why)
        self.missing = Label("", self, type=Type.META, tone="muted")
        for widget in (label, self.why, self.missing):
            self.body.addWidget(widget)
        self.add_button(self.tr("Cancel"), self.reject)
        self.go = self.add_button(self.tr("&Destroy for good"), self.go_on, primary=True)
        self._look()
        self.why.setFocus()
        self.resize_within(520, 480)
        self.fit_soon()

    def go_on(self) -> None:
        """Destroy it; what is in the way is said here."""
        self.banner.close_it()
        try:
            self._destroy(printable(self.why.toPlainText()))
        except SmdeskError as error:
            self.tell(error)
        else:
            self.accept()

    def _draw(self, asset: MediaAsset, thumbs: Thumbs) -> None:
        self.picture.setAccessibleName(asset.alt or asset.name)
        try:
            image = thumbs.get(asset.id)
        except SmdeskError as error:
            self.tell(error)
            self.picture.hide()
            return
        ratio = self.devicePixelRatioF()
        pixmap = fitted(image, scaled(self, WIDE), scaled(self, HIGH), ratio)
        self.picture.setPixmap(pixmap)
        self.picture.setVisible(not pixmap.isNull())

    def _look(self) -> None:
        """Say why the button is grey, for as long as it is."""
        why, words = self.why.toPlainText(), ""
        if not any(sign.isalnum() for sign in why):
            words = self.tr("Type a reason first: a few words are enough.")
        elif len(why) > MOST_REASON:
            words = self.tr("This is too long. Shorten it to {most} letters.").format(
                most=wording.number(MOST_REASON)
            )
        self.go.setEnabled(not words)
        self.go.setAccessibleDescription(words)
        self.missing.setText(words)


class RemovedFiles(Dialog):
    """Lists the files that were taken off the list; each can be put back, or destroyed."""

    def __init__(
        self,
        desk: MediaDesk,
        me: Member,
        thumbs: Thumbs,
        parent: QWidget,
        *,
        back: Callable[[MediaAsset], object],
        destroy: Callable[[MediaAsset, QWidget, Callable[[], object]], object],
    ) -> None:
        """``back`` hears of a file on the list again; ``destroy`` asks, and calls what it gets."""
        super().__init__(self.tr("Files that were removed"), parent)
        self._desk, self._me, self._thumbs = desk, me, thumbs
        self._back, self._destroy = back, destroy
        self.says = Label(
            self.tr(
                "They are on no list, and still kept sealed inside, so that they can come back."
            ),
            self,
        )
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Files that were removed"))
        self.list.setMinimumHeight(scaled(self, 200))
        self.body.addWidget(self.says)
        self.body.addWidget(self.list, 1)
        self.add_button(self.tr("Close"), self.reject)
        self.gone = self.add_button(self.tr("&Destroy…"), self.destroy_chosen)
        self.put: Button = self.add_button(self.tr("&Put back"), self.put_back, primary=True)
        self.list.currentRowChanged.connect(self._look)
        self.resize_within(520, 400)
        self.show_files()

    def show_files(self) -> None:
        """Show what is there now."""
        self.list.clear()
        side = scaled(self, SIDE)
        for binned in self._desk.kept_in_bin():
            when = self.tr("removed on {day}").format(
                day=wording.day(binned.entry.at.astimezone().date())
            )
            item = QListWidgetItem(f"{binned.record.name}\n{when}")
            item.setData(ROLE, binned.record)
            try:
                image = self._thumbs.get(binned.record.id)
            except SmdeskError:
                pass
            else:
                item.setIcon(QIcon(fitted(image, side, side, self.devicePixelRatioF())))
            self.list.addItem(item)
        if not self.list.count():
            self.says.setText(self.tr("No file that was removed is kept any more."))
        self.list.setCurrentRow(0)
        self._look()

    def put_back(self) -> None:
        """Put the chosen file on the list again."""
        asset = self._chosen()
        if asset is None:
            return
        try:
            restored = self._desk.restore(asset.id, by=self._me)
        except SmdeskError as error:
            self.tell(error)
            return
        self.accept()
        self._back(restored)

    def destroy_chosen(self) -> None:
        """Ask before the chosen file is destroyed."""
        asset = self._chosen()
        if asset is not None:
            self._destroy(asset, self, self.show_files)

    def _chosen(self) -> MediaAsset | None:
        row = self.list.currentRow()
        if row < 0:
            return None
        asset: MediaAsset = self.list.item(row).data(ROLE)
        return asset

    def _look(self) -> None:
        for button in (self.gone, self.put):
            button.setEnabled(self._chosen() is not None)


def consequences(asset: MediaAsset, desk: MediaDesk) -> list[str]:
    """Return in sentences what goes, what outlasts it, and what posts say afterwards."""
    if asset.content:
        said = [
            _tr(
                "Its key and its bytes go for ever: out of the cabinet, and out of the backups in "
                "its folder. Undo does not bring it back."
            ),
            _tr(
                "Out of reach are copies from before that lie elsewhere: saved copies, copies of "
                "the cabinet's folder, what was posted or saved out. Delete it there yourselves."
            ),
        ]
        if asset.place:
            words = _tr("The original lay at {place}. Delete that, too.")
            said.append(words.format(place=asset.place))
    else:
        words = _tr(
            "Only its place is known here: {place}. Delete it there yourselves; here it is noted "
            "as destroyed. Undo does not take that back."
        )
        said = [words.format(place=asset.place or "?")]
    used = desk.used_in(asset.id)
    if used:
        waiting = sum(one.state not in OUT for one in used)
        words = _tr(
            "Posts that show it: {count}. Each goes on naming it, with the day on which it was "
            "destroyed. Not out yet are {waiting}: they need another picture, and a new approval."
        )
        said.append(words.format(count=wording.number(len(used)), waiting=wording.number(waiting)))
    said.append(_tr("Its name and what was written about it stay, here and in the log."))
    return said


def _tr(text: str) -> str:
    return QCoreApplication.translate("Destroying", text)
