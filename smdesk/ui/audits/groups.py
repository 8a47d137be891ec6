"""The audit groups, as a register."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from smdesk.desk.topics import Topic
from smdesk.domain.audits import AuditGroup
from smdesk.domain.records import RecordId
from smdesk.ui.audits.dialogs import group_fields
from smdesk.ui.kit import wording
from smdesk.ui.kit.quoting import DecisionBook
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.register import Declared, Register

People = Callable[[], Mapping[RecordId, str]]
"""Gives the names of everybody on file by their ids."""


class GroupsRegister(Register[AuditGroup]):
    """The register of audit groups, shown within the audits' screen."""

    def settle(self) -> None:
        """Leave the key for a new record to the screen, which knows what is looked at."""
        for action in self.actions():
            if action.shortcut() == QKeySequence("Ctrl+N"):
                action.setShortcut(QKeySequence())


def groups(people: People, book: DecisionBook) -> Declared[AuditGroup]:
    """Declare the list of audit groups; ``book`` knows the decisions that name them."""

    def names(group: AuditGroup) -> str:
        known = people()
        return wording.listed([known.get(person, "?") for person in group.people])

    def rows(group: AuditGroup) -> tuple[tuple[str, str], ...]:
        return (
            (_tr("Who is in it"), names(group)),
            (_tr("Decision"), group.decision),
            (_tr("Note"), group.note),
        )

    return Declared(
        title=_tr("Audit groups"),
        add=_tr("&New group"),
        none=_tr("Name those who look after the accounts. They may hold no key to them."),
        record=AuditGroup,
        columns=(
            Column(_tr("Group"), lambda g: g.name, width=200),
            Column(_tr("Who is in it"), names),
            Column(_tr("Decision"), lambda g: g.decision, width=140),
        ),
        fields=lambda: group_fields(people(), book),
        blank=_blank,
        asked=("name",),
        detail=rows,
        follows=frozenset({Topic.AUDITS, Topic.ROSTER}),
    )


def _blank() -> AuditGroup:
    return AuditGroup(name="?", people=(RecordId("?"),))


def _tr(text: str) -> str:
    return QCoreApplication.translate("AuditGroups", text)
