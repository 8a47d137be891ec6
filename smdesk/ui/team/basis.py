"""What a longer term rests on: a decision of those in charge, or a reason at least."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from smdesk.domain.records import InvalidError
from smdesk.overriding import override
from smdesk.ui.kit import wording
from smdesk.ui.kit.dialog import AskReason
from smdesk.ui.kit.fields import fitting
from smdesk.ui.kit.quoting import DecisionBook, QuotedEdit
from smdesk.ui.kit.typed import printable


class AskBasis(AskReason):
    """Asks for the decision's number, a reason, or both; one of them is enough."""

    quoted = Signal(str, str)
    """The decision's number and the reason; one of them may be empty."""

    decision: QuotedEdit | None = None

    def __init__(self, said: wording.Said, book: DecisionBook, parent: QWidget) -> None:
        super().__init__(said, parent)
        self.decision = QuotedEdit(book, self)
        self.decision.setAccessibleName(self.tr("Decision"))
        for words, editor in (
            (self.tr("&Decision"), self.decision),
            (self.tr("or a &reason"), self._reason),
        ):
            label = QLabel(words, self)
            label.setBuddy(editor)
            at = self.body.indexOf(self._reason)
            self.body.insertWidget(at, label)
            if editor is self.decision:
                self.body.insertWidget(at + 1, editor)
        self.decision.edited.connect(self._look)
        self._look()
        self.decision.line.setFocus()

    @override
    def _what_is_missing(self) -> str:
        if self.decision is not None and self.decision.text().strip():
            try:
                fitting("decision", self.decision.text())
            except InvalidError as invalid:
                return wording.fault(next(iter(invalid.faults.values())))
            if not self._reason.toPlainText().strip():
                return ""
        missing = super()._what_is_missing()
        if self.decision is None or self._reason.toPlainText().strip():
            return missing
        return self.tr("Name the decision, or type a reason: a few words are enough.")

    @override
    def _give(self) -> None:
        number = "" if self.decision is None else fitting("decision", self.decision.text())
        reason = printable(self._reason.toPlainText())
        self.accept()
        self.quoted.emit(number.strip(), reason)
