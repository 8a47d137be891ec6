"""Who has read a document, who is still to, and who agreed to it."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from smdesk.domain.policy.readings import How
from smdesk.domain.policy.sheets import PolicySheet, ReadingLine, SignOffLine
from smdesk.domain.policy.signoffs import Answer
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.chip import Chip
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.page import Page
from smdesk.ui.kit.tokens import Tone

WIDE, HIGH = 600, 560


class ReadersDialog(Dialog):
    """Lists the approvals and the readings of one version, and takes new readings."""

    def __init__(
        self,
        sheet: PolicySheet,
        parent: QWidget,
        *,
        acknowledge: Callable[[], object] | None,
        note: Callable[[], object] | None,
    ) -> None:
        """``acknowledge`` and ``note`` are None where nothing more can be noted."""
        title = parent.tr("{document}, {version}: agreed and read")
        super().__init__(
            title.format(document=sheet.document.name, version=sheet.version.title), parent
        )
        page = Page(self)
        page.add_widget(self._approvals(sheet.signoffs))
        page.add_widget(self._readings(sheet.readings))
        self.body.addWidget(page, 1)
        if note is not None:
            self._note = note
            self.buttons.insertWidget(
                0, Button(self.tr("Read on &paper or in a meeting…"), self, then=self._go_note)
            )
        if acknowledge is not None:
            self._acknowledge = acknowledge
            self.add_button(self.tr("I have &read it and keep to it"), self._agree, primary=True)
        self.add_button(self.tr("Close"), self.accept)
        self.resize(scaled(self, WIDE), scaled(self, HIGH))

    def _approvals(self, lines: Sequence[SignOffLine]) -> Card:
        card = Card(self.tr("Approval"), self)
        for one in lines:
            signoff = one.signoff
            if not one.genuine:
                chip = Chip(self.tr("Not genuine"), Tone.DANGER, card)
            elif signoff.answer is Answer.CHANGES:
                chip = Chip(self.tr("Sent back"), Tone.WARNING, card)
            elif not one.fits:
                chip = Chip(self.tr("To an earlier text"), Tone.NEUTRAL, card)
            else:
                chip = Chip(self.tr("Agreed"), Tone.SUCCESS, card)
            day = wording.day(signoff.at.date())
            card.add_row(one.name, " · ".join(filter(None, (day, signoff.words))), (chip,))
        if not lines:
            card.add_text(self.tr("Nobody was asked yet."))
        return card

    def _readings(self, lines: Sequence[ReadingLine]) -> Card:
        card = Card(self.tr("Read"), self)
        read = sum(line.reading is not None and line.asked for line in lines)
        asked = sum(line.asked for line in lines)
        if asked:
            words = self.tr("{read} of {readers}")
            card.set_heading(
                self.tr("Read"),
                words.format(read=wording.number(read), readers=wording.number(asked)),
            )
        for one in lines:
            reading = one.reading
            if reading is None:
                card.add_row(one.name, "", (Chip(self.tr("Still to read"), Tone.WARNING, card),))
                continue
            how = "" if reading.how is How.PROGRAM else wording.name(reading.how)
            version = self.tr("v{n}").format(n=one.version)
            said = (wording.day(reading.at.date()), version, how, reading.note)
            chip = Chip(self.tr("Read"), Tone.SUCCESS, card)
            card.add_row(one.name, " · ".join(filter(None, said)), (chip,))
        if not lines:
            card.add_text(self.tr("Nobody is asked to read it."))
        return card

    def _agree(self) -> None:
        self.accept()
        self._acknowledge()

    def _go_note(self) -> None:
        self.accept()
        self._note()
