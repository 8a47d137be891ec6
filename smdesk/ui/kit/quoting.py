"""A field for a decision's number, completed from those on file; an unknown one can be kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from smdesk.desk.appointments import DecisionsDesk
from smdesk.domain.appointments import Body, Decision
from smdesk.domain.roster import Member
from smdesk.overriding import override
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.dialog import FormDialog
from smdesk.ui.kit.fields import Choice, Day, Field, Line, OptionalDay, Text, fitting
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.label import Label, Type


@dataclass(frozen=True, slots=True)
class DecisionBook:
    """The register of decisions, as forms elsewhere use it."""

    desk: DecisionsDesk
    me: Member
    today: Callable[[], date]

    def field(
        self,
        name: str = "decision",
        label: str = "",
        *,
        help: str = "",  # noqa: A002 - as the fields call it
    ) -> "Quoted":
        """Return the field of a form that quotes a decision's number."""
        return Quoted(name, label or _tr("&Decision"), self, help=help)

    def ask_to_keep(self, number: str, over: QWidget, then: Callable[..., object]) -> None:
        """Ask what the decision of that number says, and keep it; then go on."""
        form = Form(Decision, decision_fields())
        form.fill(Decision(number=number or "?", on=self.today()), empty=() if number else _ASKED)
        dialog = FormDialog(_tr("Keep the decision"), form, self._keep, over)
        dialog.saved.connect(then)
        dialog.open()
        if number:
            form.editor("body").setFocus()

    def _keep(self, decision: Decision, reason: str) -> object:
        return self.desk.keep(decision, by=self.me, reason=reason)


_ASKED = ("number",)


def decision_fields(*, founding: bool = False) -> Sequence[Field]:  # type: ignore[type-arg]
    """Return the fields of a decision; only its own ``founding`` may be left as it is."""
    return (
        Line("number", _tr("&Number"), example=_tr("Board 2026-14")),
        Choice("body", _tr("&Who decided"), bodies(founding=founding)),
        Day("on", _tr("Decided &on")),
        Text("says", _tr("What it &says"), lines=3),
        Line("paper", _tr("Where the &paper lies"), example=_tr("Minutes, binder 4")),
        OptionalDay("review_on", _tr("To be looked at &again on")),
    )


def bodies(*, founding: bool = False) -> dict[Body, str]:
    """Return the words for who may decide; the founder may not, but for the founding itself."""
    return {body: wording.name(body) for body in Body if founding or body is not Body.FOUNDER}


class Quoted(Field["QuotedEdit", str]):
    """A decision's number."""

    def __init__(
        self,
        name: str,
        label: str,
        book: DecisionBook,
        *,
        help: str = "",  # noqa: A002 - as the fields call it
        offers: bool = True,
    ) -> None:
        """``offers`` to keep a decision that is not on file."""
        super().__init__(name, label, help=help)
        self._book, self._offers = book, offers

    @override
    def make(self, parent: QWidget) -> "QuotedEdit":
        return QuotedEdit(self._book, parent, offers=self._offers)

    @override
    def show(self, editor: "QuotedEdit", value: str) -> None:
        editor.setText(value)

    @override
    def read(self, editor: "QuotedEdit") -> str:
        return fitting(self.name, editor.text())


class NumberLine(QLineEdit):
    """A line that knows the numbers of the decisions on file."""

    def __init__(self, numbers: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(_tr("Board 2026-14"))
        completer = QCompleter(list(numbers), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)


class QuotedEdit(QWidget):
    """The line, and beneath it what is on file, or the offer to keep what is not."""

    edited = Signal()

    def __init__(
        self, book: DecisionBook, parent: QWidget | None = None, *, offers: bool = True
    ) -> None:
        super().__init__(parent)
        self._book, self._offers = book, offers
        self.line = NumberLine(book.desk.numbers(), self)
        self._says = Label("", self, type=Type.META)
        self._keep = Button(_tr("Keep this decision…"), self, then=self.keep, quiet=True)
        beneath = QHBoxLayout()
        beneath.setContentsMargins(0, 0, 0, 0)
        beneath.addWidget(self._says, 1)
        beneath.addWidget(self._keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.line)
        column.addLayout(beneath)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._look)
        self._look()

    def text(self) -> str:
        """Return what is typed."""
        return self.line.text()

    def setText(self, text: str) -> None:
        """Show the number."""
        self.line.setText(text)
        self.line.setCursorPosition(0)

    @override
    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        # The line is what has the focus, and so what a screen reader asks.
        self.line.setAccessibleName(name)

    def keep(self) -> None:
        """Ask what the decision says, and keep it."""
        self._book.ask_to_keep(self.text().strip(), self.window(), self._kept)

    def _kept(self, _decision: object = None) -> None:
        self._look()
        self.line.setFocus()

    def _look(self) -> None:
        number = self.text().strip()
        known = self._book.desk.numbered(number) if number else None
        lacking = self._offers and bool(number) and known is None
        self._keep.setVisible(lacking)
        if known is not None:
            self._says.setText(told(known))
        else:
            self._says.setText(_tr("It is not on file yet.") if lacking else "")
        self._says.setVisible(bool(self._says.text()))
        self.edited.emit()


def told(decision: Decision) -> str:
    """Return who decided it, when, and what, in one line."""
    who = _tr("{body}, {day}").format(
        body=wording.name(decision.body), day=wording.day(decision.on)
    )
    return f"{who}: {decision.says}" if decision.says else who


def _tr(text: str) -> str:
    return QCoreApplication.translate("Decisions", text)
