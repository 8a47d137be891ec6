"""What the calendar asks for: a new post, and another time for one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import Enum
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from smdesk.domain.calendar import Item
from smdesk.domain.records import Fault, RecordId, faults_of, filled
from smdesk.ui.kit.clock import Clock
from smdesk.ui.kit.dialog import FormDialog
from smdesk.ui.kit.fields import Choice, Day, Field, Line, OptionalDay
from smdesk.ui.kit.form import Form


@dataclass(frozen=True, slots=True)
class NewPost:
    """What a post begins with; without a day it is an idea that waits for one."""

    title: str
    channel: RecordId
    day: date | None
    clock: time | None

    def __post_init__(self) -> None:
        faults_of(
            title=filled(self.title),
            clock=Fault.EMPTY if self.day is not None and self.clock is None else None,
        )


class Which(Enum):
    """Which posts of a series get another time."""

    ALONE = "alone"
    FOLLOWING = "following"


@dataclass(frozen=True, slots=True)
class OtherTime:
    """When a post is to go out instead."""

    day: date
    clock: time | None
    which: Which = Which.ALONE

    def __post_init__(self) -> None:
        faults_of(clock=Fault.EMPTY if self.clock is None else None)


def new_dialog(
    post: NewPost,
    channels: Mapping[RecordId, str],
    save: Callable[[NewPost, str], object],
    parent: QWidget,
) -> FormDialog[NewPost]:
    """Return the dialog that begins a post."""
    form = Form(
        NewPost,
        (
            Line("title", _tr("&Title"), help=_tr("For the team; it is not sent out.")),
            Choice("channel", _tr("&Channel"), channels),
            OptionalDay("day", _tr("&Day"), help=_tr("Leave it empty to keep an idea for later.")),
            Clock("clock", _tr("T&ime")),
        ),
    )
    form.fill(post, empty={"title"})
    return FormDialog(_tr("New post"), form, save, parent)


def time_dialog(
    title: str,
    when: OtherTime,
    save: Callable[[OtherTime, str], object],
    parent: QWidget,
    *,
    following: int,
) -> FormDialog[OtherTime]:
    """Return the dialog that gives a post another time; ``following`` posts of its series too."""
    fields: list[Field[Any, Any]] = [Day("day", _tr("&Day")), Clock("clock", _tr("T&ime"))]
    if following:
        whiches = {
            Which.ALONE: _tr("This post alone"),
            Which.FOLLOWING: QCoreApplication.translate(
                "Calendar", "This post and those of its series that follow (%n)", "", following
            ),
        }
        help_ = _tr("Those that follow move by as much. Later drafts come as the series says.")
        fields.append(Choice("which", _tr("&Which posts"), whiches, help=help_))
    form = Form(OtherTime, fields)
    form.fill(when)
    return FormDialog(title, form, save, parent, verb=_tr("&Move"))


def name_dialog(
    item: Item, save: Callable[[Item, str], object], parent: QWidget
) -> FormDialog[Item]:
    """Return the dialog that gives a post another title, for all its channels."""
    form = Form(Item, (Line("name", _tr("&Title"), help=_tr("It stands on all its channels.")),))
    form.fill(item)
    return FormDialog(_tr("Rename the post"), form, save, parent)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Calendar", text)
