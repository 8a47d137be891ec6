"""Small windows for what cannot be typed: which clause to refer to, where a link leads, a table."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from smdesk.desk.policy_paste import allowed
from smdesk.domain.policy.content import Clause, clause_text
from smdesk.domain.records import RecordId
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.find import FindField
from smdesk.ui.kit.label import Label
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.listing import CardList, Face
from smdesk.ui.policy.draft import Draft
from smdesk.ui.policy.outline import words_of

WIDE, HIGH = 460, 420
FIRST_ROWS, FIRST_COLUMNS = 3, 2


class PickClause(Dialog):
    """Asks for one clause of the document; typing finds it by number or words."""

    def __init__(
        self, draft: Draft, then: Callable[[RecordId], object], parent: QWidget, title: str = ""
    ) -> None:
        super().__init__(title or parent.tr("Refer to a clause"), parent)
        self._draft, self._then = draft, then
        self.field = FindField(self.tr("Number or words"), self._find, self)
        self.list: CardList[Clause] = CardList(self.tr("Clauses"), self._face, _id, self)
        self.list.opened.connect(self._choose)
        self.list.walk_from(self.field)
        self.body.addWidget(self.field)
        self.body.addWidget(self.list, 1)
        self.add_button(self.tr("Cancel"), self.reject)
        self.add_button(self.tr("&Refer to it"), self._choose, primary=True)
        self.resize(scaled(self, WIDE), scaled(self, HIGH))
        self._find()
        self.field.setFocus()

    def _find(self) -> None:
        wanted = self.field.text().strip()
        numbered = [
            clause
            for clause in self._draft.content
            if wanted and self._draft.reference(clause.id).startswith(wanted)
        ]
        rest = [
            clause
            for clause in self._draft.content
            if clause not in numbered
            and self.field.matches((clause.title, clause_text(clause)))
            and not clause.empty
        ]
        self.list.show_records(numbered + rest)
        self.list.select_first()

    def _face(self, clause: Clause) -> Face:
        number = self._draft.reference(clause.id)
        words = words_of(clause)
        if clause.title:
            second = " ".join(clause_text(clause).split())[:120]
            return Face(title=f"{number} {clause.title}", second=second)
        return Face(title=number or words, second=words if number else "")

    def _choose(self) -> None:
        clause = self.list.selected()
        if clause is not None:
            self.accept()
            self._then(clause.id)


class AskLink(Dialog):
    """Asks where a link leads, and for its words where none are selected."""

    def __init__(
        self, words: str, address: str, then: Callable[[str, str], object], parent: QWidget
    ) -> None:
        super().__init__(parent.tr("Edit the link") if address else parent.tr("Link"), parent)
        self._then = then
        self.words = self._line(self.tr("Words"), words)
        self.address = self._line(self.tr("Leads to"), address)
        self.address.setPlaceholderText("https://…")
        self.fault = Label("", self, tone="danger")
        self.fault.hide()
        self.body.addWidget(self.fault)
        if address:
            self.add_button(self.tr("Remove the link"), self._remove)
        self.add_button(self.tr("Cancel"), self.reject)
        self.add_button(self.tr("&Link"), self._give, primary=True)
        (self.address if words else self.words).setFocus()

    def _line(self, name: str, text: str) -> QLineEdit:
        label = Label(name, self)
        line = QLineEdit(text, self)
        line.setAccessibleName(name)
        label.setBuddy(line)
        self.body.addWidget(label)
        self.body.addWidget(line)
        return line

    def _give(self) -> None:
        address = self.address.text().strip()
        if "@" in address and ":" not in address:
            address = f"mailto:{address}"
        elif address and ":" not in address:
            address = f"https://{address}"
        if not allowed(address):
            self.fault.setText(
                self.tr("A link leads to a page (https://…), a mail box or a telephone (tel:…).")
            )
            self.fault.show()
            self.address.setFocus()
            return
        self.accept()
        self._then(self.words.text().strip(), address)

    def _remove(self) -> None:
        self.accept()
        self._then(self.words.text().strip(), "")


def _id(clause: Clause) -> RecordId:
    return clause.id
