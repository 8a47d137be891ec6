"""The words of a leaving list: what each line asks for, and how it stands."""

from PySide6.QtCore import QCoreApplication

from smdesk.domain.custody import SecretKind
from smdesk.domain.leaving import Group, Matter, State
from smdesk.domain.leaving_list import LeavingList, Line
from smdesk.ui.kit.wording.days import day, number
from smdesk.ui.kit.wording.names import name
from smdesk.ui.kit.wording.said import QT_TRANSLATE_NOOP

ASKED = {
    Matter.KNOWN_SECRET: QT_TRANSLATE_NOOP("Leaving", "Set a new one: it is known to {person}."),
    Matter.READABLE_SECRET: QT_TRANSLATE_NOOP(
        "Leaving", "Set a new one: {person} could have read it."
    ),
    Matter.SECOND_FACTOR: QT_TRANSLATE_NOOP("Leaving", "Move the second factor to those who stay."),
    Matter.RECOVERY_MAIL: QT_TRANSLATE_NOOP("Leaving", "Put in another recovery address."),
    Matter.RECOVERY_PHONE: QT_TRANSLATE_NOOP("Leaving", "Put in another recovery phone."),
    Matter.PAGE_ROLE: QT_TRANSLATE_NOOP("Leaving", "Take their role at the platform away."),
    Matter.OWN_PROFILE: QT_TRANSLATE_NOOP(
        "Leaving", "Let it be run through the profile of somebody who stays."
    ),
    Matter.BUSINESS_MANAGER: QT_TRANSLATE_NOOP("Leaving", "See that they have no role there."),
    Matter.PASSKEY: QT_TRANSLATE_NOOP("Leaving", "Take their passkey out at the platform."),
    Matter.SESSIONS: QT_TRANSLATE_NOOP(
        "Leaving", "Sign out all devices at the platform, after the password is changed."
    ),
    Matter.CONNECTED_APPS: QT_TRANSLATE_NOOP(
        "Leaving", "See which apps may use it, and take out theirs."
    ),
    Matter.CARD: QT_TRANSLATE_NOOP("Leaving", "Their card pays for it: put in another one."),
    Matter.CUSTODIAN: QT_TRANSLATE_NOOP("Leaving", "Release them as custodian."),
    Matter.ACCESS: QT_TRANSLATE_NOOP("Leaving", "They can still open it: let them out."),
}
KNOWN = QT_TRANSLATE_NOOP(
    "Leaving", "Known to {person}: change what it stands for, or say why not."
)
READABLE = QT_TRANSLATE_NOOP(
    "Leaving", "{person} could have read it: change what it stands for, or say why not."
)
KNOWLEDGE = frozenset({SecretKind.ATTACHMENT, SecretKind.FIELD, SecretKind.OTHER})
"""What cannot simply be set anew."""
WHY = {
    Group.MUST_CHANGE: QT_TRANSLATE_NOOP(
        "Leaving",
        "Opened, copied or set by them with smdesk, and still in use. A line settles itself when "
        "a newer one is kept here.",
    ),
    Group.THIS_TERM: QT_TRANSLATE_NOOP(
        "Leaving",
        "They held the key, and never opened these with smdesk. With other tools they could have: "
        "change them in the course of the term.",
    ),
    Group.CUSTODY: QT_TRANSLATE_NOOP(
        "Leaving",
        "Ways into an account besides its password. Whoever takes one over at the platform ticks "
        "it off here.",
    ),
}


def leaving_subject(line: Line) -> str:
    """Return what a line is about, as in ``Newsletter: password``."""
    account = line.account
    if line.row.matter is Matter.ACCESS:
        account = _tr("This cabinet")
    elif not account:
        account = _tr("An account that is gone")
    if line.what is None:
        return f"{account}: {_small(name(line.row.matter))}"
    kept = _small(name(line.what))
    return f"{account}: {kept} “{line.label}”" if line.label else f"{account}: {kept}"


def leaving_asked(line: Line, person: str) -> str:
    """Return what is to be done, and what is known about it."""
    words = ASKED[line.row.matter]
    if line.what in KNOWLEDGE:
        known = line.row.matter is Matter.KNOWN_SECRET
        words = KNOWN if known else READABLE
    asked = _tr(words).format(person=person)
    return " ".join(filter(None, (asked, _known(line))))


def leaving_stands(line: Line) -> str:
    """Return how a settled line was settled; nothing for an open one."""
    if line.open:
        return ""
    who = _tr("{day}, {person}").format(
        day=day(line.at.astimezone().date()) if line.at is not None else "", person=line.by
    )
    signed = who if line.at is not None and line.by else ""
    if line.row.state is State.WAIVED:
        words = _tr("Not needed: {reason}").format(reason=line.row.reason)
        return f"{words} ({signed})" if signed else words
    if line.row.matter.group is not Group.CUSTODY:
        return _tr("Changed: {who}").format(who=signed) if signed else _tr("No longer in use.")
    return _tr("Done: {who}").format(who=signed) if signed else _tr("No longer so.")


def leaving_chip(line: Line) -> str:
    """Return how a line stands, in a word or two."""
    if line.open:
        return _tr("To do")
    if line.row.state is State.DONE and line.row.matter.group is not Group.CUSTODY:
        return _tr("Changed")
    return name(line.row.state)


def leaving_progress(found: LeavingList, group: Group | None = None) -> str:
    """Return how far the list or one group of it has come, as in ``3 of 4 changed``."""
    done, there = found.settled(group)
    words = {
        None: _tr("{done} of {all} settled"),
        Group.CUSTODY: _tr("{done} of {all} taken over"),
    }.get(group, _tr("{done} of {all} changed"))
    return words.format(done=number(done), all=number(there))


def leaving_why(group: Group) -> str:
    """Return why the lines of the group are on the list."""
    return _tr(WHY[group])


def _known(line: Line) -> str:
    row = line.row
    if line.how is not None and line.seen_at is not None:
        words = _tr("Last on {day}: {how}.")
        return words.format(how=name(line.how), day=day(line.seen_at.astimezone().date()))
    return _tr("As it was: {detail}.").format(detail=row.detail) if row.detail else ""


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Leaving", text)
