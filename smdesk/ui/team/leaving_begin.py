"""The dialog that begins a leaving list."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from smdesk.domain.records import RecordId
from smdesk.domain.roster import Person
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.fields import QuietComboBox
from smdesk.ui.kit.label import Label


class BeginDialog(Dialog):
    """Asks who leaves."""

    def __init__(
        self, people: list[Person], then: Callable[[RecordId], object], parent: QWidget
    ) -> None:
        super().__init__("", parent)
        title = self.tr("Begin a leaving list")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.title.setText(title)
        self._people, self._then = people, then
        label = Label(self.tr("&Who leaves?"), self)
        self.who = QuietComboBox(self)
        self.who.setAccessibleName(self.tr("Who leaves?"))
        self.who.addItems([person.name for person in people])
        label.setBuddy(self.who)
        note = self.tr(
            "Nothing is taken from them: they can work until their last day. The list is worked "
            "out from what they opened, and grows with it."
        )
        for widget in (label, self.who, Label(note, self, tone="muted")):
            self.body.addWidget(widget)
        self.add_button(self.tr("Cancel"), self.reject)
        self.add_button(self.tr("&Begin the list"), self.begin, primary=True)
        self.who.setFocus()

    def begin(self) -> None:
        """Begin the list of the person who was chosen."""
        person = self._people[self.who.currentIndex()].id
        self.accept()
        self._then(person)
