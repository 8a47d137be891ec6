"""Arranges the pictures of a post: order, descriptions, and what is known of each file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QIcon
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from smdesk.desk.media import MediaDesk
from smdesk.desk.media_files import MediaFiles
from smdesk.domain.limits import Limit
from smdesk.domain.media import MediaAsset
from smdesk.domain.records import SmdeskError
from smdesk.domain.roster import Member
from smdesk.overriding import override
from smdesk.ui.calendar.composer_choose import ChoosePicture
from smdesk.ui.calendar.composer_strip import SIDE, Strip
from smdesk.ui.kit import wording
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.dialog import Confirm, Dialog
from smdesk.ui.kit.fold import Flow
from smdesk.ui.kit.intake import Intake, takes
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.media_facts import ask_about, destroyed, facts
from smdesk.ui.kit.pictures import Thumbs, fitted
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.kit.typed import printable

ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Shown:
    """A file to show, and its description here."""

    asset: MediaAsset
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """Where pictures come from, and who takes them in."""

    desk: MediaDesk
    files: MediaFiles
    me: Member
    thumbs: Thumbs
    background: Background


class PicturesDialog(Dialog):
    """Shows the pictures at the left, and the description of the chosen one beside them."""

    def __init__(
        self,
        title: str,
        shown: Sequence[Shown],
        with_: Pictures,
        keep: Callable[[list[Shown]], object],
        parent: QWidget,
        *,
        limit: Limit | None,
        at: int | None,
    ) -> None:
        """``keep`` gets them in order; ``at`` is chosen first; ``limit`` holds for descriptions."""
        super().__init__(title, parent)
        self._desk, self._me, self._thumbs = with_.desk, with_.me, with_.thumbs
        self._keep = keep
        self._limit, self._quiet = limit, False
        self._begun = list(shown)
        self._intake = Intake(
            with_.files, with_.me, with_.background, self,
            taken=self.add, tell=self.tell, say=self.notice,
        )  # fmt: skip
        self.setAcceptDrops(True)
        self.strip = Strip(self.tr("Pictures in their order"), self)
        self.alt = QPlainTextEdit(self)
        self.alt.setTabChangesFocus(True)
        self.alt.setAccessibleName(self.tr("Description"))
        self.count = Label("", self, type=Type.META, tone="muted")
        self.known = Label("", self, type=Type.META, tone="muted")
        self.big = Label("", self)
        self._lay_out()
        self.add_button(self.tr("Cancel"), self.reject)
        self.add_button(self.tr("&Save"), self.save, primary=True)
        for one in shown:
            self._put(one)
        self._begun = self.shown() if at is None else self._begun[:at]
        self.strip.currentItemChanged.connect(self._show)
        self.alt.textChanged.connect(self._typed)
        self.strip.setCurrentRow(at if at is not None else 0)
        self._show()
        (self.alt if self.strip.count() else self.strip).setFocus()

    def add(self, asset: MediaAsset) -> None:
        """Put a file after the others, and ask for its description."""
        self.banner.close_it()
        for row in range(self.strip.count()):
            if self._at(row).asset.id == asset.id:
                self.strip.setCurrentRow(row)
                return
        self._put(Shown(asset, asset.alt))
        self.strip.setCurrentRow(self.strip.count() - 1)
        self.alt.setFocus()

    def notice(self, words: str) -> None:
        """Say what is to be known of a file that was taken in."""
        self.banner.say(words, tone=Tone.INFO)

    def shown(self) -> list[Shown]:
        """Return the pictures in their order."""
        return [self._at(row) for row in range(self.strip.count())]

    def save(self) -> None:
        """Keep order and descriptions."""
        self.banner.close_it()
        try:
            self._keep([replace(one, alt=printable(one.alt)) for one in self.shown()])
        except SmdeskError as error:
            self.tell(error)
        else:
            self.accept()

    def move_up(self) -> None:
        """Let the chosen picture come one earlier."""
        self.strip.move_by(-1)

    def move_down(self) -> None:
        """Let the chosen picture come one later."""
        self.strip.move_by(1)

    def take_out(self) -> None:
        """Leave the chosen picture out of this post; the library keeps it."""
        row = self.strip.currentRow()
        if row >= 0:
            self.strip.takeItem(row)
            self._show()

    def choose(self) -> None:
        """Choose a picture that is in the library already."""
        ChoosePicture(self._desk, self._thumbs, self.add, self).open()

    def edit(self) -> None:
        """Change what is known of the chosen file."""
        item = self.strip.currentItem()
        if item is not None:
            ask_about(self._at(self.strip.currentRow()).asset, self._desk, self._me, self,
                      self._changed)  # fmt: skip

    def paste(self) -> None:
        """Take what is on the clipboard."""
        if not self._intake.paste():
            self.count.setText(self.tr("There is no picture on the clipboard."))

    @override
    def reject(self) -> None:
        if self.shown() == self._begun:
            super().reject()
            return
        ask = Confirm(
            self.tr("Leave without saving?"),
            self.tr("What you arranged here would be lost; the files stay in the library."),
            self.tr("Leave"),
            self,
            back=self.tr("Go on"),
        )
        ask.confirmed.connect(self._leave)
        ask.open()

    def _leave(self) -> None:
        super().reject()

    def _changed(self, asset: MediaAsset) -> None:
        item, row = self.strip.currentItem(), self.strip.currentRow()
        if item is not None:
            item.setData(ROLE, replace(self._at(row), asset=self._desk.one(asset.id)))
            self._show()

    def _at(self, row: int) -> Shown:
        kept: Shown = self.strip.item(row).data(ROLE)
        return kept

    def _put(self, one: Shown) -> None:
        words = filter(None, (one.asset.name, destroyed(one.asset)))
        item = QListWidgetItem("\n".join(words))
        item.setData(ROLE, one)
        try:
            image = self._thumbs.get(one.asset.id)
        except SmdeskError as error:
            self.tell(error)
        else:
            side = scaled(self, SIDE)
            item.setIcon(QIcon(fitted(image, side, side, self.devicePixelRatioF())))
        self.strip.addItem(item)

    def _typed(self) -> None:
        item = self.strip.currentItem()
        if item is not None and not self._quiet:
            item.setData(ROLE, replace(self._at(self.strip.currentRow()),
                                       alt=self.alt.toPlainText()))  # fmt: skip
        self._count()

    def _show(self) -> None:
        row = self.strip.currentRow()
        self._quiet = True
        self.alt.setEnabled(row >= 0)
        if row < 0:
            self.alt.clear()
            self.known.setText(self.tr("Add a picture, drop one here, or paste one."))
        else:
            one = self._at(row)
            self.alt.setPlainText(one.alt)
            self.known.setText(facts(one.asset))
        self._quiet = False
        for button in self._about:
            button.setEnabled(row >= 0)
        self._count()

    def _count(self) -> None:
        length = len(self.alt.toPlainText())
        if self.strip.currentRow() < 0:
            self.count.setText("")
        elif self._limit is None:
            self.count.setText(self.tr("Say what matters in it to who cannot see it."))
        else:
            most = self._limit.most
            words = self.tr("{count} of {most} signs").format(
                count=wording.number(length), most=wording.number(most)
            )
            checked = self._limit.checked
            day = self.tr("never") if checked is None else wording.day(checked)
            self.count.setText(words)
            self.count.setToolTip(self.tr("{source}\nLast looked at: {day}").format(
                source=self._limit.source, day=day))  # fmt: skip
            self.count.setProperty("tone", "warning" if length > most else "muted")
            self.count.style().polish(self.count)

    def _lay_out(self) -> None:
        tools = QWidget(self)
        flow = Flow(tools, spacing=8)
        for words, then, icon in (
            (self.tr("&Add a file…"), self._intake.ask, "plus"),
            (self.tr("From the &library…"), self.choose, "folder"),
            (self.tr("&Paste"), self.paste, "clipboard-list"),
        ):
            flow.addWidget(Button(words, tools, then=then, icon=icon))
        order = QWidget(self)
        ordered = Flow(order, spacing=8)
        self._about = [
            Button(self.tr("&Earlier"), order, then=self.move_up),
            Button(self.tr("La&ter"), order, then=self.move_down),
            Button(self.tr("Take &out"), order, then=self.take_out),
        ]
        for button in self._about:
            ordered.addWidget(button)
        self.strip.leaving.connect(self.take_out)
        self.strip.pasting.connect(self.paste)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self.strip, 1)
        left.addWidget(order)
        label = Label(self.tr("&Description for who cannot see it"), self)
        label.setBuddy(self.alt)
        edit = Button(self.tr("What is &known of the file…"), self, then=self.edit, icon="pencil")
        self._about.append(edit)
        for widget in (label, self.alt, self.count, self.known):
            right.addWidget(widget)
        right.addWidget(edit, 0, Qt.AlignmentFlag.AlignLeft)
        right.addStretch(1)
        halves = QHBoxLayout()
        halves.setSpacing(16)
        halves.addLayout(left, 1)
        halves.addLayout(right, 1)
        self.body.addWidget(tools)
        self.body.addLayout(halves, 1)
        self.resize_within(640, 470)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if takes(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if self._intake.take_from(event.mimeData()):
            event.acceptProposedAction()
