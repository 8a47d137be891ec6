"""Saves posts as files for other programs: for calendars, for tables, and as JSON."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject

from smdesk.desk.calendar_files import CalendarFiles, PlanForm, Words
from smdesk.domain.calendar import State
from smdesk.domain.calendar_lines import CalendarLine
from smdesk.system.outside import written_whole
from smdesk.ui.calendar.groups import Group
from smdesk.ui.calendar.looking import Looking
from smdesk.ui.kit import wording
from smdesk.ui.kit.dialog import FormDialog
from smdesk.ui.kit.fields import Choice
from smdesk.ui.kit.files import ask_to_save
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.printing import why_not_written
from smdesk.ui.kit.tokens import Tone


class Which(Enum):
    """Which posts go into the file."""

    SHOWN = "shown"
    """Those on the screen: of the days that are shown, through the filters."""
    FITTING = "fitting"
    """All that fit the filters, of whichever day."""
    ALL = "all"
    CHOSEN = "chosen"
    """Those that were chosen in the list or the agenda."""


@dataclass(frozen=True, slots=True)
class Saving:
    """What is to be saved, and for whom."""

    form: PlanForm
    which: Which


class SavePosts(QObject):
    """Asks what goes into the file and where it is to lie, and writes it whole or not at all."""

    def __init__(
        self,
        files: CalendarFiles,
        view: Looking,
        everything: Callable[[], list[CalendarLine]],
        documents: Path,
    ) -> None:
        """``everything`` gives all posts there are; ``documents`` is offered for the file."""
        super().__init__(view)
        self._files, self._view, self._everything = files, view, everything
        self._folder = documents
        self._saving = Saving(PlanForm.ICS, Which.SHOWN)
        self._chosen_lines: tuple[CalendarLine, ...] = ()
        view.add_more(self.tr("&Save as file…"), self.ask, group=str(Group.FILES))

    def ask_for(self, lines: Sequence[CalendarLine]) -> FormDialog[Saving]:
        """Ask into which kind of file these posts are to go."""
        self._chosen_lines = tuple(lines)
        self._saving = Saving(PlanForm.CSV, Which.CHOSEN)
        return self._open()

    def ask(self) -> FormDialog[Saving]:
        """Ask what is to go into which kind of file."""
        self._chosen_lines = ()
        if self._saving.which is Which.CHOSEN:
            self._saving = Saving(self._saving.form, Which.SHOWN)
        return self._open()

    def table(self, lines: Sequence[CalendarLine]) -> bytes:
        """Return the posts as CSV, in UTF-8."""
        return self._files.written(lines, PlanForm.CSV, _words(), name=self.tr("Posts"))

    def _open(self) -> FormDialog[Saving]:
        form = Form(
            Saving,
            (
                Choice("form", self.tr("&Kind of file"), _forms()),
                Choice("which", self.tr("&Posts"), _whiches(len(self._chosen_lines)), help=self.tr(
                    "What the team notes for itself is never in the file.")),
            ),
        )  # fmt: skip
        form.fill(self._saving)
        words = self.tr("&Choose a place…")
        dialog = FormDialog(self.tr("Save as file"), form, self._ask_where, self._view, verb=words)
        dialog.open()
        return dialog

    def save_to(self, saving: Saving, path: Path) -> None:
        """Write the posts there, and say how that went."""
        self._folder = path.parent
        self._view.banner.close_it()
        lines = self.lines(saving.which)
        raw = self._files.written(lines, saving.form, _words(), name=self.tr("Posts"))
        try:
            with written_whole(path) as file:
                file.write(raw)
        except OSError as error:
            self._view.banner.say(
                self.tr("It could not be saved there."),
                why_not_written(error),
                tone=Tone.DANGER,
                action=self.tr("Save elsewhere…"),
                then=partial(self._ask_where, saving, ""),
            )
            return
        self._view.notice(self._said(saving.form, lines, path))

    def lines(self, which: Which) -> list[CalendarLine]:
        """Return the posts that are meant."""
        if which is Which.CHOSEN:
            return list(self._chosen_lines)
        if which is Which.ALL:
            return self._everything()
        span = self._view.faces.span(self._view.shown_day) if which is Which.SHOWN else None
        return self._view.lines_within(span)

    def _said(self, form: PlanForm, lines: list[CalendarLine], path: Path) -> str:
        timeless = sum(line.at is None for line in lines)
        count = len(lines) - (timeless if form is PlanForm.ICS else 0)
        if count == 1:
            words = self.tr("Saved as {name}: 1 post.").format(name=path.name)
        else:
            words = self.tr("Saved as {name}: {count} posts.")
            words = words.format(name=path.name, count=wording.number(count))
        if form is PlanForm.ICS and timeless:
            more = self.tr("Left out for want of a time: {count}.")
            words += " " + more.format(count=wording.number(timeless))
        return words

    def _ask_where(self, saving: Saving, _reason: str) -> None:
        self._saving = saving
        ask_to_save(
            self._view,
            self.tr("Save as file"),
            self._chosen,
            suggested=self._folder / (self.tr("Posts") + saving.form.ending),
            filters=_filters()[saving.form],
        )

    def _chosen(self, path: Path) -> None:
        self.save_to(self._saving, path)


def _words() -> Words:
    return Words({state: wording.name(state) for state in State}, _tr("Without a title"))


def _forms() -> dict[PlanForm, str]:
    return {
        PlanForm.ICS: _tr("For calendar programs (ICS)"),
        PlanForm.CSV: _tr("For table programs (CSV)"),
        PlanForm.JSON: _tr("For other programs (JSON)"),
    }


def _whiches(chosen: int) -> dict[Which, str]:
    if chosen:
        words = _tr("Those that are chosen ({count})")
        return {Which.CHOSEN: words.format(count=wording.number(chosen))}
    return {
        Which.SHOWN: _tr("What is shown now"),
        Which.FITTING: _tr("All that fits the filters, of any day"),
        Which.ALL: _tr("All posts there are"),
    }


def _filters() -> dict[PlanForm, str]:
    return {
        PlanForm.ICS: _tr("Calendar (*.ics)"),
        PlanForm.CSV: _tr("Table (*.csv)"),
        PlanForm.JSON: _tr("JSON (*.json)"),
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("Calendar", text)
