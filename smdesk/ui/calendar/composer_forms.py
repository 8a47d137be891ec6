"""What the composer asks for: words for an answer, what went out, and on whose word."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from smdesk.domain.publications import Way
from smdesk.domain.records import Fault, RecordId, faults_of, filled
from smdesk.ui.kit import wording
from smdesk.ui.kit.clock import Clock
from smdesk.ui.kit.dialog import FormDialog
from smdesk.ui.kit.fields import Choice, Day, Line, PersonPick, Text
from smdesk.ui.kit.form import Form


@dataclass(frozen=True, slots=True)
class Said:
    """Words that an answer needs."""

    words: str

    def __post_init__(self) -> None:
        faults_of(words=filled(self.words))


@dataclass(frozen=True, slots=True)
class WentOut:
    """When a post went out, where it is to be seen, and what people saw."""

    day: date
    clock: time | None
    permalink: str
    no_link: str
    final_text: str
    differs: str
    unapproved: str = ""

    def __post_init__(self) -> None:
        faults_of(clock=Fault.EMPTY if self.clock is None else None)


@dataclass(frozen=True, slots=True)
class Agreed:
    """Who said yes to a quick step, how, and where it is to be seen."""

    event: str
    why_now: str
    approver: RecordId | None
    way: Way
    words_of_ok: str
    late_reason: str
    permalink: str
    no_link: str

    def __post_init__(self) -> None:
        faults_of(
            event=filled(self.event),
            why_now=filled(self.why_now),
            approver=filled(self.approver or ""),
            words_of_ok=filled(self.words_of_ok),
        )


def words_dialog(
    title: str, label: str, verb: str, save: Callable[[Said, str], object], parent: QWidget
) -> FormDialog[Said]:
    """Return the dialog that asks for words which are kept."""
    form = Form(Said, (Text("words", label, help=_tr("It is kept with the post.")),))
    form.fill(Said(_tr("Words")), empty={"words"})
    return FormDialog(title, form, save, parent, verb=verb)


def out_form(out: WentOut, *, approved: bool) -> Form[WentOut]:
    """Return the form that notes what went out; without an approval it asks why."""
    rows = [
        *(() if approved else (Text("unapproved", _tr("&Why without an approval"), lines=2),)),
        Line("permalink", _tr("&Link to the post"), help=_tr("Copied from the platform.")),
        Line("no_link", _tr("&Or why there is none")),
        Day("day", _tr("&Day")),
        Clock("clock", _tr("T&ime")),
        Text("final_text", _tr("Te&xt as it went out"), lines=4),
        Line("differs", _tr("Why it diff&ers"), help=_tr("Only where it does.")),
    ]
    form = Form(WentOut, rows)
    form.fill(out)
    return form


def quick_dialog(
    title: str,
    agreed: Agreed,
    approvers: Mapping[RecordId | None, str],
    save: Callable[[Agreed, str], object],
    parent: QWidget,
) -> FormDialog[Agreed]:
    """Return the dialog that notes a quick step, and on whose word it was."""
    ways = {way: wording.name(way) for way in Way}
    form = Form(
        Agreed,
        (
            Line("event", _tr("&What happened today")),
            Line("why_now", _tr("Wh&y it could not wait")),
            PersonPick("approver", _tr("Who said y&es"), approvers),
            Choice("way", _tr("&How"), ways),
            Text("words_of_ok", _tr("In which w&ords"), lines=2),
            Line("permalink", _tr("&Link to the post")),
            Line("no_link", _tr("O&r why there is none")),
            Line("late_reason", _tr("Why, &if it is not of today")),
        ),
    )
    form.fill(agreed, empty={"event", "why_now", "words_of_ok"})
    return FormDialog(title, form, save, parent, verb=_tr("&Note it"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Composer", text)
