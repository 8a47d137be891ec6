"""What is asked for about a document: its particulars, a summary of changes, words to an answer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, make_dataclass, replace
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from smdesk.domain.policy.content import Content
from smdesk.domain.policy.documents import (
    DocumentKind,
    PolicyDocument,
    PolicyVersion,
    ReadingRule,
    ReviewRule,
    Significance,
)
from smdesk.domain.policy.numbering import Scheme
from smdesk.domain.policy.publishing import variables
from smdesk.domain.policy.readings import How
from smdesk.domain.policy.remarks import Remark, RemarkKind
from smdesk.domain.policy.starters import Extra, Starter
from smdesk.domain.records import Fault, InvalidError, RecordId
from smdesk.ui.kit import wording
from smdesk.ui.kit.dialog import FormDialog
from smdesk.ui.kit.fields import Choice, Day, Line, OptionalDay, PersonPick, Text
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.ticks import Ticks


@dataclass(frozen=True, slots=True)
class Beginning:
    """How a document is to begin."""

    starter: str
    number: str
    name: str
    what: DocumentKind = DocumentKind.POLICY


@dataclass(frozen=True, slots=True)
class Extras:
    """Which extra clauses of a starter are wanted, by their keys."""

    extras: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asking:
    """What approvers are told about a version."""

    summary: str
    significance: Significance | None
    effective_on: date | None


@dataclass(frozen=True, slots=True)
class Words:
    """A text that a dialog asks for."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to a remark."""

    reply: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """That somebody read a version, and where that is written."""

    person: RecordId | None
    how: How
    on: date
    note: str = ""


def begin_dialog(
    starters: Sequence[Starter], save: Callable[[Beginning], object], parent: QWidget
) -> FormDialog[Beginning]:
    """Return the dialog that begins a document from a starter or from nothing."""
    offered = {one.key: one.name for one in starters} | {"": _tr("An empty document")}
    form = Form(
        Beginning,
        (
            Choice("starter", _tr("&Begin from"), offered),
            Line("number", _tr("&Number"), example="LPPC619", help=_tr(
                "As people quote it; no other document may have it.")),
            Line("name", _tr("N&ame"), help=_tr("Left empty it is the starter's own.")),
            Choice("what", _tr("&Kind"), _names(DocumentKind), help=_tr(
                "Of an empty document; a starter says its own.")),
        ),
    )  # fmt: skip
    first = starters[0].key if starters else ""
    form.fill(Beginning(first, "", ""))

    def begin(beginning: Beginning, _reason: str) -> None:
        if not beginning.starter and not beginning.name.strip():
            raise InvalidError(name=Fault.EMPTY)
        save(beginning)

    return FormDialog(_tr("New document"), form, begin, parent, verb=_tr("&Begin"))


def extras_dialog(
    extras: Sequence[Extra], save: Callable[[tuple[str, ...]], object], parent: QWidget
) -> FormDialog[Extras]:
    """Return the dialog that asks which extra clauses of a starter are wanted."""
    offered = {one.key: one.name for one in extras}
    form = Form(Extras, (Ticks("extras", _tr("Put in as well"), offered),))
    form.fill(Extras())
    return FormDialog(
        _tr("Extra clauses"), form, lambda kept, _reason: save(kept.extras), parent,
        verb=_tr("&Put in"),
    )  # fmt: skip


def document_dialog(
    document: PolicyDocument,
    roles: Sequence[str],
    save: Callable[[PolicyDocument, str], object],
    parent: QWidget,
) -> FormDialog[PolicyDocument]:
    """Return the dialog with a document's particulars."""
    owners = {"": _tr("Nobody yet")} | {name: name for name in roles}
    if document.owner:
        owners.setdefault(document.owner, document.owner)
    form = Form(
        PolicyDocument,
        (
            Line("number", _tr("&Number")),
            Line("name", _tr("N&ame")),
            Choice("what", _tr("&Kind"), _names(DocumentKind)),
            Choice("owner", _tr("Who ans&wers for it"), owners),
            Day("created_on", _tr("&Created")),
            Choice("scheme", _tr("N&umbering"), _names(Scheme)),
            Choice("review", _tr("Looked at a&gain"), _names(ReviewRule)),
            Choice("reading", _tr("&Read by those who serve"), _names(ReadingRule)),
            Text("note", _tr("N&otes")),
        ),
    )
    form.fill(document)
    return FormDialog(_tr("About this document"), form, save, parent)


def ask_dialog(
    version: PolicyVersion, save: Callable[[Asking], object], parent: QWidget
) -> FormDialog[Asking]:
    """Return the dialog that asks for approval: what changed, how much, from when."""
    weights: dict[Any, str] = {one: wording.name(one) for one in Significance}
    form = Form(
        Asking,
        (
            Text("summary", _tr("&What changed"), help=_tr(
                "In words for those who read it. Approvers see it first.")),
            Choice("significance", _tr("&How much"), weights, nobody=_tr("Choose"), help=_tr(
                "After a major change everybody is asked to read it again.")),
            OptionalDay("effective_on", _tr("Holds &from"), help=_tr(
                "Left empty, from the day on which it is published.")),
        ),
    )  # fmt: skip
    form.fill(Asking(version.summary, version.significance, version.effective_on))
    return FormDialog(
        _tr("Ask for approval"), form, lambda kept, _reason: save(kept), parent, verb=_tr("&Ask")
    )


def words_dialog(
    title: str,
    label: str,
    save: Callable[[str], object],
    parent: QWidget,
    *,
    verb: str,
    help: str = "",  # noqa: A002 - as in the fields
    wanted: bool = True,
) -> FormDialog[Words]:
    """Return a dialog that asks for a few words; ``wanted`` ones may not be left out."""
    form = Form(Words, (Text("words", label, help=help),))
    form.fill(Words())

    def take(kept: Words, _reason: str) -> None:
        if wanted and not kept.words.strip():
            raise InvalidError(words=Fault.EMPTY)
        save(kept.words)

    return FormDialog(title, form, take, parent, verb=verb)


def reply_dialog(
    title: str, save: Callable[[str], object], parent: QWidget, *, verb: str, wanted: bool
) -> FormDialog[Reply]:
    """Return the dialog that asks for the answer to a remark."""
    form = Form(Reply, (Text("reply", _tr("&Answer")),))
    form.fill(Reply())

    def take(kept: Reply, _reason: str) -> None:
        if wanted and not kept.reply.strip():
            raise InvalidError(reply=Fault.EMPTY)
        save(kept.reply)

    return FormDialog(title, form, take, parent, verb=verb)


def remark_dialog(
    remark: Remark, save: Callable[[Remark], object], parent: QWidget, *, title: str
) -> FormDialog[Remark]:
    """Return the dialog for a comment, a suggestion or a concern."""
    form = Form(
        Remark,
        (
            Choice("what", _tr("&Kind"), _names(RemarkKind)),
            Text("text", _tr("&Words")),
            Line("who", _tr("Wh&ose it is"), help=_tr(
                "When it is not your own: a patron, the board, a department.")),
            Line("quote", _tr("&Quoted words")),
        ),
    )  # fmt: skip
    form.fill(remark, empty=("text",))
    return FormDialog(title, form, lambda kept, _reason: save(kept), parent)


def reading_dialog(
    reading: Reading,
    people: Mapping[RecordId, str],
    save: Callable[[Reading], object],
    parent: QWidget,
) -> FormDialog[Reading]:
    """Return the dialog that notes who read it on paper or in a meeting."""
    ways = {one: wording.name(one) for one in How if one is not How.PROGRAM}
    form = Form(
        Reading,
        (
            PersonPick("person", _tr("&Who"), people),
            Choice("how", _tr("&How"), ways),
            Day("on", _tr("&On")),
            Line("note", _tr("Where that is &written"), help=_tr(
                "Where the paper lies, or the number of the minutes.")),
        ),
    )  # fmt: skip
    form.fill(reading)
    return FormDialog(_tr("Read elsewhere"), form, lambda kept, _reason: save(kept), parent)


def values_dialog(
    content: Content,
    values: Mapping[str, str],
    save: Callable[[dict[str, str]], object],
    parent: QWidget,
) -> FormDialog[Any]:
    """Return the dialog that fills in the names that the text leaves open."""
    names = variables(content)
    keys = [f"value_{at}" for at in range(len(names))]
    kind = make_dataclass("Values", [(key, str, "") for key in keys], frozen=True)
    form: Form[Any] = Form(kind, tuple(
        Line(key, name) for key, name in zip(keys, names, strict=True)))  # fmt: skip
    filled = {key: values.get(name, "") for key, name in zip(keys, names, strict=True)}
    form.fill(replace(kind(), **filled))

    def take(kept: Any, _reason: str) -> None:  # noqa: ANN401 - made just above
        save({name: getattr(kept, key) for key, name in zip(keys, names, strict=True)})

    return FormDialog(_tr("Names to fill in"), form, take, parent)


def now_utc(day: date, now: datetime) -> datetime:
    """Return an instant on the day, at the time of now."""
    return now.replace(year=day.year, month=day.month, day=day.day)


def _names(kind: Any) -> dict[Any, str]:  # noqa: ANN401 - any Enum
    return {one: wording.name(one) for one in kind}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Policy", text)
