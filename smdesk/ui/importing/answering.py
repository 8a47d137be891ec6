"""Who is to answer for what is imported, beside whoever imports it: nobody, or some by name."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smdesk.domain.records import RecordId
from smdesk.domain.roster import Person
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.ticks import Ticks

NAMED = 2
"""So many names stand on the button; more than that are counted."""


class Answering(Button):
    """Says who answers too, and asks for others when it is pressed."""

    def __init__(self, people: Sequence[Person], parent: QWidget) -> None:
        super().__init__("", parent, then=self.ask)
        self.people = {person.id: person.name for person in people}
        """Those who can be chosen: names by id."""
        self.chosen: tuple[RecordId, ...] = ()
        self.choose(())

    def choose(self, people: Sequence[RecordId]) -> None:
        """Let these answer too."""
        self.chosen = tuple(people)
        names = [self.people[person] for person in self.chosen]
        more = len(names) - NAMED
        if not names:
            words = self.tr("Nobody else yet…")
        elif more > 0:
            first = ", ".join(names[:NAMED])
            words = self.tr("{names} and more: {count}…").format(names=first, count=more)
        else:
            words = f"{', '.join(names)}…"
        self.set_words(words.replace("&", "&&"))
        self.setAccessibleName(self.tr("Who answers for it beside you: {who}").format(who=words))

    def ask(self) -> None:
        """Ask who."""
        dialog = AskWho(self.people, self.chosen, self)
        dialog.told.connect(self.choose)
        dialog.open()


class AskWho(Dialog):
    """Asks who is to answer for all that comes in, with a box for everybody on file."""

    told = Signal(object)
    """The people, as ids."""

    def __init__(
        self, people: Mapping[RecordId, str], chosen: Sequence[RecordId], parent: QWidget
    ) -> None:
        super().__init__("", parent)
        self.entitle(self.tr("Who answers for it beside you?"))
        words = self.tr(
            "They get the keys of all accounts that come in: at once, or when they become members."
        )
        self.body.addWidget(Label(words, self, type=Type.META))
        self._ticks: Ticks[RecordId] = Ticks("people", self.tr("Custodians"), people)
        self.boxes = self._ticks.make(self)
        self.boxes.setAccessibleName(self.tr("Custodians"))
        self._ticks.show(self.boxes, tuple(chosen))
        self.body.addWidget(self.boxes)
        self.add_button(self.tr("Cancel"), self.reject)
        self.add_button(self.tr("&Choose"), self.take, primary=True)
        self.boxes.setFocus()
        self.fit_soon()

    def take(self) -> None:
        """Tell who was ticked."""
        self.told.emit(self._ticks.read(self.boxes))
        self.accept()
