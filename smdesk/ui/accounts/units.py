"""The units of the organisation that control or support an account, as a register."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from smdesk.desk.handoff import HandoffDesk
from smdesk.desk.topics import Topic
from smdesk.domain.accounts import SupportUnit
from smdesk.domain.roster import Member
from smdesk.overriding import override
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.fields import Line, OptionalDay, Text
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.register import Declared, Register


def _tr(text: str) -> str:
    return QCoreApplication.translate("SupportUnits", text)


def units() -> Declared[SupportUnit]:
    """Declare the list of support units."""
    return Declared(
        title=_tr("Support units"),
        add=_tr("&New unit"),
        none=_tr("Write down which unit of the house looks after what, and how to ask it."),
        record=SupportUnit,
        columns=(
            Column(_tr("Unit"), lambda u: u.name, width=200),
            Column(_tr("Looks after"), lambda u: u.controls),
            Column(_tr("Confirmed"), lambda u: u.confirmed_on, _confirmed, width=130),
        ),
        fields=lambda: (
            Line("name", _tr("&Name"), example=_tr("Marketing office")),
            Line("controls", _tr("What it &looks after"), example=_tr("The business manager")),
            Line("contact", _tr("&Contact")),
            Text("how_to_ask", _tr("&How to ask"), lines=3),
            OptionalDay("confirmed_on", _tr("Last con&firmed on")),
        ),
        blank=lambda: SupportUnit(name="?"),
        asked=("name",),
        detail=_rows,
        follows=frozenset({Topic.ACCOUNTS}),
    )


class UnitsRegister(Register[SupportUnit]):
    """The register of support units, with a way to note that somebody asked."""

    def __init__(
        self,
        handoff: HandoffDesk,
        me: Member,
        now: Callable[[], datetime],
        parent: QWidget,
        *,
        back: Callable[[], object],
        undo: Callable[[], object],
    ) -> None:
        """``back`` leads back to the accounts."""
        self._handoff = handoff
        super().__init__(units(), handoff.support_units, me, now, parent, undo=undo)
        self._by = me
        self._confirm = self.add_task(self.tr("Confirmed &today"), self.confirm_chosen)
        self.header.add_button(
            Button(self.tr("Back to the accounts"), self, then=back, icon="arrow-left")
        )
        self.table.chosen.connect(self._look)
        for action in self.actions():
            # The screen has this key already, and knows which of its parts is looked at.
            if action.shortcut() == QKeySequence("Ctrl+N"):
                action.setShortcut(QKeySequence())
        self._look()

    @override
    def refresh(self) -> None:
        super().refresh()
        if self.chosen() is None and self.table.records:
            self.table.selectRow(0)

    def confirm_chosen(self) -> None:
        """Note that somebody asked the unit today, and it still does what is written."""
        unit = self.chosen()
        if unit is None:
            return
        with self.polite():
            self._handoff.confirm_unit(unit.id, by=self._by)
            self.notice(self.tr("{unit} is confirmed today.").format(unit=unit.name))
            self.refresh()

    def _look(self) -> None:
        self._confirm.setEnabled(self.chosen() is not None)


def _confirmed(unit: SupportUnit) -> str:
    return _tr("never") if unit.confirmed_on is None else wording.day(unit.confirmed_on)


def _rows(unit: SupportUnit) -> tuple[tuple[str, str], ...]:
    return (
        (_tr("Looks after"), unit.controls),
        (_tr("Contact"), unit.contact),
        (_tr("How to ask"), unit.how_to_ask),
        (_tr("Confirmed"), _confirmed(unit)),
    )
