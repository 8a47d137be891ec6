"""Coming back in with the paper kit or the board's shares, when nobody has a passphrase."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from smdesk.desk.errors import KitError, PaperWhy, VaultOlderError
from smdesk.desk.front import FrontDesk
from smdesk.domain.passphrases import good_enough
from smdesk.domain.records import RecordId, SmdeskError
from smdesk.ui.kit import wording
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.banner import Banner
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.fields import QuietComboBox
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.paper_entry import SharesEntry, kit_grid, paper_words
from smdesk.ui.kit.passphrase import ChoosePassphrase
from smdesk.ui.kit.tokens import Tone

if TYPE_CHECKING:
    from smdesk.desk.paper_door import Unlocking, WayIn

WIDTH = 640


class TypePaper(QWidget):
    """Asks which paper there is, and takes what stands on it."""

    typed = Signal()
    """The kit is typed in, or as many shares as are needed."""
    turned = Signal()
    """Another kind of paper was chosen, or another share is there."""

    def __init__(self, front: FrontDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self.use_kit = QRadioButton(self.tr("The paper &kit"), self)
        self.use_shares = QRadioButton(self.tr("The board's s&hares"), self)
        group = QButtonGroup(self)
        group.addButton(self.use_kit)
        group.addButton(self.use_shares)
        self.kit = kit_grid(self)
        self.shares = SharesEntry(front.share_words, self)
        self.use_kit.setChecked(True)
        self.use_kit.toggled.connect(self._turn)
        self.kit.filled.connect(self.typed)
        self.shares.complete.connect(self.typed)
        self.shares.changed.connect(self.turned)
        ways = QHBoxLayout()
        ways.setSpacing(12)
        ways.addWidget(self.use_kit)
        ways.addWidget(self.use_shares)
        ways.addStretch(1)
        self._kit_words = Label(
            self.tr("Type the eight groups as they stand on the page. Small letters will do."),
            self,
            tone="muted",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(ways)
        for widget in (self._kit_words, self.kit, self.shares):
            column.addWidget(widget)
        self._turn()

    def forget(self) -> None:
        """Drop everything that was typed."""
        self.kit.forget()
        self.shares.forget()

    def _turn(self) -> None:
        kit = self.use_kit.isChecked()
        self.kit.setVisible(kit)
        self._kit_words.setVisible(kit)
        self.shares.setVisible(not kit)
        self.turned.emit()

    @property
    def can_go_on(self) -> bool:
        """Whether there is something to go on with; shares go on by themselves once complete."""
        return self.use_kit.isChecked() or not self.shares.missing


class NamePerson(QWidget):
    """Asks who is to have the cabinet from now on, and for their passphrase."""

    def __init__(self, front: FrontDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._ids: list[RecordId] = []
        label = Label(self.tr("&Who is to have the cabinet?"), self)
        self.who = QuietComboBox(self)
        self.who.setEditable(True)
        self.who.setInsertPolicy(QuietComboBox.InsertPolicy.NoInsert)
        self.who.setAccessibleName(self.tr("Who is to have the cabinet?"))
        label.setBuddy(self.who)
        self._fault = Label(self.tr("A name is needed: it stands beside all they do."), self,
                            tone="danger")  # fmt: skip
        self._fault.hide()
        note = Label(
            self.tr(
                "They become a coordinator. Somebody on file who forgot their passphrase gets a "
                "new one; the old one opens nothing from then on."
            ),
            self,
            type=Type.META,
        )
        self.choose = ChoosePassphrase(front.suggest_passphrase, good_enough, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (label, self.who, self._fault, note, self.choose):
            column.addWidget(widget)

    def offer(self, people: Sequence[tuple[RecordId, str]]) -> None:
        """Offer everybody on file; any other name can be typed."""
        self._ids = [person for person, _ in people]
        self.who.clear()
        self.who.addItems([name for _, name in people])
        self.who.setCurrentIndex(-1)
        self.who.setEditText("")
        self.choose.begin_anew()
        self.who.setFocus()

    def chosen(self) -> tuple[RecordId | str, str] | None:
        """Return who, and the passphrase; None after saying in place what is still amiss."""
        name = self.who.currentText().strip()
        self._fault.setVisible(not name)
        passphrase = self.choose.chosen() if name else None
        if passphrase is None:
            return None
        names = [self.who.itemText(at).casefold() for at in range(self.who.count())]
        known = name.casefold() in names
        return (self._ids[names.index(name.casefold())] if known else name), passphrase

    def forget(self) -> None:
        """Drop the words."""
        self.choose.forget()


class RecoverPage(QWidget):
    """First what is on paper, then who is let in; nothing of the cabinet is shown before that."""

    entered = Signal(object)
    """The Session of whoever was let in."""
    left = Signal()
    """Somebody turned back."""

    def __init__(
        self, front: FrontDesk, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._front, self._background = front, background
        self._path = Path()
        self._unlocking: Unlocking | None = None
        self._way: WayIn | None = None
        self._who: RecordId | str = ""
        self.setMaximumWidth(WIDTH)
        self.title = Label(self.tr("Come back in"), self, type=Type.TITLE)
        self._words = Label("", self, tone="muted")
        self.banner = Banner(self)
        self.paper = TypePaper(front, self)
        self.paper.typed.connect(self.use_paper)
        self.paper.turned.connect(self._offer)
        self.person = NamePerson(front, self)
        self.person.hide()
        self.person.choose.entered.connect(self.let_in)
        self._back = Button(self.tr("&Back"), self, then=self.leave)
        self.go = Button(self.tr("&Go on"), self, then=self.go_on, primary=True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.go)
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self.title, self._words, self.banner, self.paper, self.person):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addStretch(1)

    def stand_before(self, path: Path, name: str) -> None:
        """Ask for the paper that opens the cabinet in the folder."""
        self.forget()
        self._path = path
        self.setAccessibleName(self.tr("Come back into {name}").format(name=name))
        self._words.setText(
            self.tr(
                "For {name}, when nobody has a passphrase any more. That the paper was used is "
                "kept in the log."
            ).format(name=name)
        )
        self._turn(self.paper)
        self.paper.kit.setFocus()

    def go_on(self) -> None:
        """Use the paper, or let the person in."""
        if self.person.isHidden():
            self.use_paper()
        else:
            self.let_in()

    def use_paper(self) -> None:
        """Open the cabinet with what was typed, as far as letting somebody in goes."""
        self.banner.close_it()
        try:
            if self.paper.use_kit.isChecked():
                secret = self.paper.kit.secret()
                self._unlocking = self._front.recover_by_kit(self._path, secret)
            else:
                shares = self.paper.shares.shares
                self._unlocking = self._front.recover_by_shares(self._path, shares)
        except SmdeskError as error:
            self._say(error)
            return
        self._come_in(accept_older=False)

    def _come_in(self, *, accept_older: bool) -> None:
        if self._unlocking is None:
            return
        try:
            self._way = self._front.come_in(self._unlocking, accept_older=accept_older)
        except SmdeskError as error:
            self._say(error)
            return
        self._unlocking = None
        self.paper.forget()
        self._turn(self.person)
        self.person.offer([(person.id, person.name) for person in self._way.people()])

    def let_in(self) -> None:
        """Derive the new person's keys, away from the window's thread, and let them in."""
        chosen = self.person.chosen()
        if chosen is None or self._way is None:
            return
        self._who, passphrase = chosen
        self._set_busy(True)
        work = partial(self._front.prepare_new, passphrase, None)
        self._background.run(work, self._prepared, self._failed)

    def _prepared(self, prepared: Any) -> None:  # noqa: ANN401 - opaque here
        self._set_busy(False)
        way, self._way = self._way, None
        if way is None:
            return
        try:
            session = self._front.let_in(way, self._who, prepared)
        except SmdeskError as error:
            self._turn(self.paper)
            self._say(error)
            return
        self.forget()
        self.entered.emit(session)

    def leave(self) -> None:
        """Turn back; the cabinet is closed again."""
        self.forget()
        self.left.emit()

    def forget(self) -> None:
        """Drop everything that was typed, and close the cabinet if it is open."""
        way, self._way, self._unlocking = self._way, None, None
        self.banner.close_it()
        self.paper.forget()
        self.person.forget()
        self._turn(self.paper)
        if way is not None:
            try:
                self._front.give_up(way)
            except SmdeskError as error:
                self._say(error)

    def _failed(self, error: Exception) -> None:
        self._set_busy(False)
        if not isinstance(error, SmdeskError):
            raise error
        self._say(error)

    def _say(self, error: SmdeskError) -> None:
        if isinstance(error, KitError) and error.why in (PaperWhy.CHECKSUM, PaperWhy.LENGTH):
            at = error.at if error.why is PaperWhy.CHECKSUM else 0
            self.paper.kit.blame(at, paper_words(error))
            return
        said = wording.error(error)
        older = isinstance(error, VaultOlderError)
        self.banner.say(
            said.what,
            " ".join(filter(None, (said.why, said.who))),
            tone=Tone.WARNING if said.mild else Tone.DANGER,
            action=self.tr("Open it anyway") if older else "",
            then=self._open_anyway if older else None,
        )

    def _open_anyway(self) -> None:
        self._come_in(accept_older=True)

    def _set_busy(self, busy: bool) -> None:
        for widget in (self.paper, self.person, self.go, self._back):
            widget.setEnabled(not busy)
        waiting = self.tr("Letting them in…")
        self.go.set_words(waiting if busy else self._verb())

    def _verb(self) -> str:
        return self.tr("&Go on") if self.person.isHidden() else self.tr("&Let them in")

    def _turn(self, page: QWidget) -> None:
        self.paper.setVisible(page is self.paper)
        self.person.setVisible(page is self.person)
        self._offer()

    def _offer(self) -> None:
        self.go.set_words(self._verb())
        self.go.setVisible(self.paper.can_go_on or not self.person.isHidden())
