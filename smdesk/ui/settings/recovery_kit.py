"""Making a paper kit: where it will be kept, its page, and two groups typed back from it."""

import secrets

from PySide6.QtWidgets import QLineEdit, QWidget

from smdesk.desk.recovery import DrawnKit
from smdesk.desk.session import Session
from smdesk.domain.clock_times import OwnZone
from smdesk.domain.records import SmdeskError
from smdesk.domain.secret_text import SecretText
from smdesk.overriding import override
from smdesk.printing.press import Sheet
from smdesk.printing.recovery import kit_sheet
from smdesk.ui.kit.fields import fitting
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.settings.recovery_making import MakePrinting, MakingDialog


class KitDialog(MakingDialog):
    """Makes a new kit; an older one opens nothing afterwards."""

    def __init__(self, session: Session, make_printing: MakePrinting, parent: QWidget) -> None:
        replacing = session.recovery.ways().kit is not None
        super().__init__("", make_printing, parent)
        self.entitle(self.tr("Make a new paper kit") if replacing else self.tr("Make a paper kit"))
        self._session = session
        self._drawn: DrawnKit | None = None
        words = Label(
            self.tr(
                "One page with a key. Whoever holds it and a copy of the cabinet's folder can "
                "open everything, so it belongs in a sealed envelope, in a safe. It goes straight "
                "to the printer and is saved nowhere."
            ),
            self,
        )
        label = Label(self.tr("&Where will it be kept?"), self)
        self.place = QLineEdit(self)
        self.place.setAccessibleName(self.tr("Where will it be kept?"))
        self.place.setPlaceholderText(self.tr("as in: the safe in the director's office"))
        label.setBuddy(self.place)
        for widget in (words, label, self.place):
            self.asked.addWidget(widget)
        if replacing:
            old = self.tr(
                "The kit there is opens the cabinet until the new one is kept. Destroy it then."
            )
            self.asked.addWidget(Label(old, self, type=Type.META))
        self.set_keep_words(self.tr("&Use this kit from now on"))
        self.place.setFocus()

    @override
    def draw(self) -> bool:
        if self._drawn is not None:
            return True
        self.banner.close_it()
        try:
            # Before anything is printed: a place that cannot be kept would be found too late.
            fitting("place", self.place.text())
            me = self._session.me
            self._drawn = self._session.recovery.draw_kit(self.tr("Paper kit"), by=me)
        except SmdeskError as error:
            self.tell(error)
            self.place.setFocus()
        return self._drawn is not None

    @override
    def sheet(self) -> Sheet:
        imprint = self._session.imprint(by=self._session.me)
        return kit_sheet(self._kit().page, imprint, zone=OwnZone())

    @override
    def show_by_hand(self) -> None:
        self.caption.setText(self.tr("Copy the eight groups onto paper:"))
        self.by_hand.show_secret(self._kit().groups)

    @override
    def prepare_proof(self) -> None:
        groups = self._kit().groups.reveal().split()
        first, second = sorted(secrets.SystemRandom().sample(range(len(groups)), 2))
        name = self.tr("Group {number}")
        self.proof.ask(
            self.tr("Read these two groups on the page, and type them here:"),
            [name.format(number=at + 1) for at in (first, second)],
            SecretText(f"{groups[first]} {groups[second]}"),
        )

    @override
    def keep_drawn(self) -> object:
        place, me = fitting("place", self.place.text()), self._session.me
        return self._session.recovery.keep_kit(self._kit(), place, by=me)

    @override
    def forget(self) -> None:
        super().forget()
        self._drawn = None

    def _kit(self) -> DrawnKit:
        if self._drawn is None:
            raise RuntimeError
        return self._drawn
