"""Making the board's shares: who holds one, how many are needed, pages, and two words back."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from smdesk.desk.recovery import PROOF_WORDS, DrawnShares, Holder, asked
from smdesk.desk.session import Session
from smdesk.domain.clock_times import OwnZone
from smdesk.domain.records import Fault, InvalidError, SmdeskError
from smdesk.domain.recovery import FEWEST_NEEDED, MOST_SHARES
from smdesk.overriding import override
from smdesk.printing.press import Sheet
from smdesk.printing.recovery import shares_sheet
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.fields import QuietSpinBox, fitting
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.scrolled import Scrolled
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.settings.recovery_making import MakePrinting, MakingDialog

AT_FIRST = 3


class Holders(QWidget):
    """Rows of a name and what somebody is to the library."""

    def __init__(self, there: Sequence[Holder], parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[tuple[Label, QLineEdit, QLineEdit]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        heads = (self.tr("Trustee"), self.tr("Who that is"))
        for column, words in enumerate(heads, start=1):
            self._grid.addWidget(Label(words, self, type=Type.META), 0, column)
        for holder in there or [Holder("")] * AT_FIRST:
            self.add(holder)

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def add(self, holder: Holder | None = None) -> None:
        """Add a row at the end."""
        number = len(self._rows) + 1
        label = Label(str(number), self, type=Type.META, wrap=False)
        name, role = QLineEdit(self), QLineEdit(self)
        name.setAccessibleName(self.tr("Name of trustee {number}").format(number=number))
        role.setAccessibleName(self.tr("Who trustee {number} is").format(number=number))
        role.setPlaceholderText(self.tr("as in: treasurer") if number == 1 else "")
        if holder is not None:
            name.setText(holder.name)
            role.setText(holder.role)
        for column, widget in enumerate((label, name, role)):
            self._grid.addWidget(widget, number, column)
        self._rows.append((label, name, role))

    def remove_last(self) -> None:
        """Take the last row away."""
        for widget in self._rows.pop():
            widget.hide()
            widget.deleteLater()

    def read(self) -> list[Holder]:
        """Return everybody, rows that are empty too; raises InvalidError for what is too long."""
        return [
            Holder(fitting("name", name.text()), fitting("role", role.text()))
            for _, name, role in self._rows
        ]

    def focus_first_empty(self) -> None:
        """Go to the first row without a name."""
        for _, name, _role in self._rows:
            if not name.text().strip():
                name.setFocus()
                return


class SharesDialog(MakingDialog):
    """Makes a new set of shares; an older one opens nothing afterwards."""

    def __init__(self, session: Session, make_printing: MakePrinting, parent: QWidget) -> None:
        ways = session.recovery.ways()
        replacing = ways.escrow is not None
        super().__init__("", make_printing, parent)
        self.entitle(
            self.tr("Make new shares for the board")
            if replacing
            else self.tr("Make shares for the board")
        )
        self._session = session
        self._drawn: DrawnShares | None = None
        self._at = 0
        there = [Holder(trustee.name, trustee.role) for trustee in ways.trustees]
        self._say_what_it_is(replacing)
        self.holders = Holders(there, self)
        self.asked.addWidget(Scrolled(self.holders, self), 1)
        self._lay_buttons()
        self._lay_needed(ways.escrow.needed if ways.escrow is not None else FEWEST_NEEDED)
        self._next = Button(self.tr("&Next trustee"), self, then=self._show_next)
        self._next.hide()
        self.body.insertWidget(3, self._next)
        self.set_keep_words(self.tr("&Use these shares from now on"))
        self.holders.focus_first_empty()

    def _say_what_it_is(self, replacing: bool) -> None:
        words = self.tr(
            "A key in several pages, one for each trustee. So many of them together open the "
            "cabinet; fewer open nothing. The pages go straight to the printer and are saved "
            "nowhere."
        )
        self.asked.addWidget(Label(words, self))
        if replacing:
            old = self.tr(
                "The shares there are open the cabinet until the new ones are kept. Have them "
                "destroyed then."
            )
            self.asked.addWidget(Label(old, self, type=Type.META))

    def _lay_buttons(self) -> None:
        self._more = Button(self.tr("&Add a trustee"), self, then=self._add, icon="plus")
        self._fewer = Button(self.tr("&Remove the last"), self, then=self._remove)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._more)
        row.addWidget(self._fewer)
        row.addStretch(1)
        self.asked.addLayout(row)

    def _lay_needed(self, needed: int) -> None:
        label = Label(self.tr("How &many of them are needed"), self, wrap=False)
        self.needed = QuietSpinBox(self)
        self.needed.setAccessibleName(self.tr("How many of them are needed"))
        label.setBuddy(self.needed)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.needed)
        row.addStretch(1)
        self.asked.addLayout(row)
        self._limit()
        self.needed.setValue(needed)

    def _add(self) -> None:
        self.holders.add()
        self._limit()
        self.holders.focus_first_empty()
        self.fit_soon()

    def _remove(self) -> None:
        self.holders.remove_last()
        self._limit()
        self.fit_soon()

    def _limit(self) -> None:
        count = self.holders.count
        self.needed.setRange(FEWEST_NEEDED, count)
        self._more.setEnabled(count < MOST_SHARES)
        self._fewer.setEnabled(count > FEWEST_NEEDED)

    @override
    def draw(self) -> bool:
        if self._drawn is not None:
            return True
        self.banner.close_it()
        try:
            self._drawn = self._session.recovery.draw_shares(
                self.needed.value(),
                self.holders.read(),
                self.tr("The board's shares"),
                by=self._session.me,
            )
        except SmdeskError as error:
            self._say_why_not(error)
            self.fit_soon()
            self.holders.focus_first_empty()
        return self._drawn is not None

    def _say_why_not(self, error: SmdeskError) -> None:
        fault = error.faults.get("name") if isinstance(error, InvalidError) else None
        if fault is Fault.EMPTY:
            self.banner.say(
                self.tr("A trustee has no name yet."),
                self.tr("Each gets a page with their name. Type it, or remove the row."),
                tone=Tone.WARNING,
            )
        elif fault is Fault.TAKEN:
            self.banner.say(
                self.tr("Two trustees have the same name."),
                self.tr("Tell them apart, as by an initial, so that each gets their own page."),
                tone=Tone.WARNING,
            )
        else:
            self.tell(error)

    @override
    def sheet(self) -> Sheet:
        imprint = self._session.imprint(by=self._session.me)
        return shares_sheet(self._shares().pages, imprint, zone=OwnZone())

    @override
    def show_by_hand(self) -> None:
        self._at = 0
        self._show()

    @override
    def prepare_proof(self) -> None:
        last = self._shares().shares[-1]
        words = self.tr("Read two words on the page of {name}, and type them here:")
        name = self.tr("Word {number}")
        self.proof.ask(
            words.format(name=last.holder.name),
            [name.format(number=at) for at in PROOF_WORDS],
            asked(last.words),
        )

    @override
    def ask_for_proof(self) -> None:
        self._next.hide()
        super().ask_for_proof()

    @override
    def keep_drawn(self) -> object:
        return self._session.recovery.keep_shares(self._shares(), by=self._session.me)

    @override
    def forget(self) -> None:
        super().forget()
        self._drawn = None

    def _show(self) -> None:
        shares = self._shares().shares
        share = shares[self._at]
        self.by_hand.show_secret(share.words)
        words = self.tr("Share {number} of {of}, for {name}: copy its words onto their page.")
        self.caption.setText(
            words.format(number=share.number, of=len(shares), name=share.holder.name)
        )
        self._next.setVisible(len(shares) > 1)
        self.fit_soon()

    def _show_next(self) -> None:
        self._at = (self._at + 1) % len(self._shares().shares)
        self._show()

    def _shares(self) -> DrawnShares:
        if self._drawn is None:
            raise RuntimeError
        return self._drawn
