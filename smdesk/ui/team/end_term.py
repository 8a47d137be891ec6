"""The dialog that ends a term before its time, with a reason that is kept."""

from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from smdesk.desk.roster import TermsDesk
from smdesk.domain.records import MOST_REASON, Fault, InvalidError, SmdeskError
from smdesk.domain.roster import Member, Term
from smdesk.domain.rules import Finding, RefusedError
from smdesk.overriding import override
from smdesk.ui.kit import wording
from smdesk.ui.kit.day import DayEdit, UnreadableDayError
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.fields import fitting
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.tokens import Tone


class EndTermDialog(Dialog):
    """Asks for the last day and why; says in words why a term cannot end yet."""

    ended = Signal(object)
    """The Term as it now is."""
    mending = Signal(object)
    """A Finding: the person wants to mend what keeps the term from ending."""

    def __init__(
        self, term: Term, desk: TermsDesk, me: Member, parent: QWidget, *, who: str, today: date
    ) -> None:
        title = QCoreApplication.translate("EndTermDialog", "End the term of {person}").format(
            person=who
        )
        super().__init__(title, parent)
        self._term, self._desk, self._me = term, desk, me
        self._finding: Finding | None = None
        words = self.tr("It was to last until {day}.").format(day=wording.long_day(term.last))
        self.body.addWidget(Label(words, self, type=Type.META))
        self.day = DayEdit(self)
        self.day.set_day(max(today, term.first))
        self.why = QPlainTextEdit(self)
        self.why.setTabChangesFocus(True)
        self.why.setFixedHeight(self.why.fontMetrics().lineSpacing() * 3 + 22)
        for text, editor in ((self.tr("&Last day"), self.day), (self.tr("&Reason"), self.why)):
            label = QLabel(text, self)
            label.setBuddy(editor)
            editor.setAccessibleName(text.replace("&", ""))
            self.body.addWidget(label)
            self.body.addWidget(editor)
        hint = self.tr("The reason is kept in the log and printed in the handoff packet.")
        self.body.addWidget(Label(hint, self, type=Type.META))
        self._error = Label("", self, tone="danger")
        self._error.hide()
        self.body.addWidget(self._error)
        self.body.addStretch(1)
        self.add_button(self.tr("Cancel"), self.reject)
        self.add_button(self.tr("&End the term"), self.end, primary=True)
        self.resize(480, self.sizeHint().height())
        self.why.setFocus()

    def end(self) -> None:
        """End the term, if it may."""
        self._error.hide()
        self.banner.close_it()
        try:
            day = self.day.day()
            if day is None:
                self._fault(self.tr("Give the last day."))
                return
            why = fitting("why", self.why.toPlainText(), MOST_REASON)
            term = self._desk.end(self._term.id, day, why, by=self._me)
        except UnreadableDayError as error:
            self._fault(wording.error(error).what)
        except InvalidError as invalid:
            if Fault.TOO_LONG in invalid.faults.values():
                words = self.tr("The reason is longer than anybody reads. Shorten it.")
                self._fault(words)
                self.why.setFocus()
            elif "why" in invalid.faults:
                self._fault(self.tr("Say why it ends early."))
            else:
                self._fault(self.tr("The day has to lie within the term."))
        except SmdeskError as error:
            self.tell(error)
        else:
            self.accept()
            self.ended.emit(term)

    @override
    def tell(self, error: SmdeskError) -> None:
        said = wording.error(error)
        self._finding = error.finding if isinstance(error, RefusedError) else None
        self.banner.say(
            said.what,
            f"{said.why} {said.who}".strip(),
            tone=Tone.WARNING if said.mild else Tone.DANGER,
            action=said.action if self._finding is not None else "",
            then=self._mend,
        )
        self.fit_soon()

    def _mend(self) -> None:
        finding = self._finding
        self.accept()
        if finding is not None:
            self.mending.emit(finding)

    def _fault(self, words: str) -> None:
        self._error.setText(words)
        self._error.show()
        self.fit_soon()
