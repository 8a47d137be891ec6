"""Short questions that several screens ask: some words, a day, a few names."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from smdesk.domain.records import Fault, faults_of, filled
from smdesk.ui.kit.dialog import FormDialog
from smdesk.ui.kit.fields import Day, Lines, Text
from smdesk.ui.kit.form import Form


@dataclass(frozen=True, slots=True)
class Said:
    """A few words; ``needed`` says whether there have to be any."""

    words: str = ""
    needed: bool = False

    def __post_init__(self) -> None:
        faults_of(words=filled(self.words) if self.needed else None)


@dataclass(frozen=True, slots=True)
class OnDay:
    """The day on which something was done, as somebody is asked for it."""

    day: date


@dataclass(frozen=True, slots=True)
class Told:
    """To whom something was given, one name on each line."""

    names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        faults_of(names=None if self.names else Fault.EMPTY)


def ask_words(
    title: str,
    label: str,
    *,
    verb: str,
    save: Callable[[str], object],
    over: QWidget,
    needed: bool,
) -> FormDialog[Said]:
    """Ask for a few words; return the dialog, which is open."""
    form = Form(Said, (Text("words", label, lines=3),))
    form.fill(Said("?" if needed else "", needed), empty={"words"})
    dialog = FormDialog(title, form, lambda said, _: save(said.words), over, verb=verb)
    dialog.open()
    return dialog


def ask_day(
    title: str,
    label: str,
    day: date,
    *,
    verb: str,
    save: Callable[[date], object],
    over: QWidget,
    help: str = "",  # noqa: A002 - as the fields call it
) -> FormDialog[OnDay]:
    """Ask for a day; return the dialog, which is open."""
    form = Form(OnDay, (Day("day", label, help=help),))
    form.fill(OnDay(day))
    dialog = FormDialog(title, form, lambda on, _: save(on.day), over, verb=verb)
    dialog.open()
    return dialog


def ask_names(
    title: str,
    label: str,
    names: tuple[str, ...],
    *,
    verb: str,
    save: Callable[[tuple[str, ...]], object],
    over: QWidget,
    help: str = "",  # noqa: A002 - as the fields call it
) -> FormDialog[Told]:
    """Ask for names, one on each line; return the dialog, which is open."""
    form = Form(Told, (Lines("names", label, help=help),))
    form.fill(Told(names or ("?",)), empty=() if names else {"names"})
    dialog = FormDialog(title, form, lambda told, _: save(told.names), over, verb=verb)
    dialog.open()
    return dialog
