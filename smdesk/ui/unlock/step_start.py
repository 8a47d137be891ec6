"""The last step of setting up: where the cabinet will lie, and what happens next."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QWidget

from smdesk.overriding import override
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.banner import Banner
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.files import ask_for_folder
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.unlock.plan import Plan
from smdesk.ui.unlock.step import Step


class StartStep(Step):
    """Shows what will be made and where. Nothing has been written before this step is done.

    ``refusal`` gives the words for why a folder cannot hold a cabinet; empty when it can.
    """

    def __init__(self, refusal: Callable[[Path], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._refusal = refusal
        self._place = Path()
        self.introduce(
            self.tr("Ready to begin"),
            self.tr("Nothing has been written yet. This is what will be made."),
        )
        self.banner = Banner(self)
        self._card = Card("", self)
        self._library = self._card.add_row(self.tr("Library"), "")
        self._you = self._card.add_row(self.tr("Opened by"), "")
        self._people = self._card.add_row(self.tr("People"), "")
        self._decided = self._card.add_row(self.tr("Decided by"), "")
        change = Button(self.tr("C&hange…"), self, then=self.change_place)
        self._where = self._card.add_row(self.tr("Where it lies"), "", [change])
        self._note = Label(
            self.tr(
                "A folder on this computer. Folders that a service copies to the internet, and "
                "folders on a server, are refused: they would break it while it is open."
            ),
            self,
            type=Type.META,
        )
        self._fault = Label("", self, tone="danger")
        self._fault.hide()
        self._sample = QCheckBox(
            self.tr("Put the &sample library beside it, to look around in"), self
        )
        for widget in (self.banner, self._card, self._fault, self._note, self._sample):
            self.column.addWidget(widget)
        self.column.addStretch(1)

    @property
    def place(self) -> Path:
        """The folder that the cabinet will be."""
        return self._place

    @property
    def with_sample(self) -> bool:
        """Whether the sample library is wanted beside it."""
        return self._sample.isChecked()

    def show_plan(self, plan: Plan, *, decided: str) -> None:
        """Show what will be made; ``decided`` says who wanted it."""
        self._library.set_text(plan.organisation.name)
        self._you.set_text(plan.founder)
        names = [mate.name for mate in plan.team]
        self._people.set_text(", ".join(names) if names else self.tr("nobody yet"))
        self._decided.set_text(decided)
        self.set_place(plan.place)

    def set_place(self, place: Path) -> None:
        """Lay the cabinet there, if it can lie there."""
        self._place = place
        self._where.set_text(str(place))
        self._say(self._refusal(place))

    def change_place(self) -> None:
        """Ask for the folder in which the cabinet will be."""
        begin_at = next((p for p in self._place.parents if p.is_dir()), None)
        title = self.tr("Put the cabinet into this folder")
        ask_for_folder(self, title, self.put_into, begin_at=begin_at)

    def put_into(self, folder: Path) -> None:
        """Lay the cabinet into the folder."""
        self.set_place(folder / self._place.name)

    @override
    def ready(self) -> bool:
        words = self._refusal(self._place)
        self._say(words)
        return not words

    def _say(self, words: str) -> None:
        self._fault.setText(words)
        self._fault.setVisible(bool(words))
        if words:
            announce(self._fault, words, urgent=True)
