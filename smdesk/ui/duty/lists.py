"""The two lists behind the rota: what channels ask for, and who is away."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from smdesk.desk.topics import Topic
from smdesk.domain.records import RecordId
from smdesk.domain.rota import Absence, Duty, Need
from smdesk.ui.duty.dialogs import Weekdays
from smdesk.ui.kit import wording
from smdesk.ui.kit.fields import Choice, Day, Line, Number, PersonPick, Tick
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.register import Declared

Names = Callable[[], Mapping[RecordId, str]]


def needs(accounts: Names, blank: Callable[[], Need]) -> Declared[Need]:
    """Declare the list of what the channels ask for."""
    return Declared(
        title=_tr("What channels ask for"),
        add=_tr("&New duty"),
        none=_tr("Say what each channel asks for, and on which days; then the weeks are shared."),
        record=Need,
        columns=(
            Column(_tr("Channel"), lambda n: accounts().get(n.account, ""), width=180),
            Column(_tr("Duty"), lambda n: wording.name(n.duty), width=110),
            Column(_tr("Days"), _days),
            Column(_tr("Hours"), lambda n: n.hours, width=80, numeric=True),
            Column(_tr("Answers promised"), _promised, width=150),
        ),
        fields=lambda: (
            Choice("account", _tr("&Channel"), accounts),
            Choice("duty", _tr("&Duty"), {duty: wording.name(duty) for duty in Duty}),
            Weekdays("weekdays", _tr("Days of the week")),
            Number("hours", _tr("&Hours a day"), 1, 24),
            Tick("respond", _tr("People are promised an &answer here")),
            Line("note", _tr("N&ote")),
        ),
        blank=blank,
        follows=frozenset({Topic.ROTA, Topic.ACCOUNTS}),
    )


def absences(people: Names, blank: Callable[[], Absence]) -> Declared[Absence]:
    """Declare the list of who is away."""
    return Declared(
        title=_tr("Away"),
        add=_tr("&New absence"),
        none=_tr("Nobody is away. Put in holidays early, so that somebody else is asked."),
        record=Absence,
        columns=(
            Column(_tr("Who"), lambda a: people().get(a.person, ""), width=200),
            Column(_tr("From"), lambda a: a.first, lambda a: wording.day(a.first), width=130),
            Column(_tr("Until"), lambda a: a.last, lambda a: wording.day(a.last), width=130),
            Column(_tr("Why"), lambda a: a.why),
        ),
        fields=lambda: (
            PersonPick("person", _tr("&Who"), people),
            Day("first", _tr("&From")),
            Day("last", _tr("&Until")),
            Line("why", _tr("Wh&y"), help=_tr("Everybody who opens the cabinet can read it.")),
        ),
        blank=blank,
        follows=frozenset({Topic.ROTA, Topic.ROSTER}),
    )


def _days(need: Need) -> str:
    names = wording.weekdays()
    if len(need.weekdays) == len(names):
        return _tr("every day")
    return ", ".join(names[day] for day in need.weekdays)


def _promised(need: Need) -> str:
    return _tr("yes") if need.respond else _tr("no")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Duty", text)
