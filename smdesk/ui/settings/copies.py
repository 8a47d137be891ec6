"""Saving a copy of the whole cabinet, putting a backup back, and checking that it is sound."""

from datetime import date
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smdesk.desk.backups import BackupLine
from smdesk.desk.checkup import Flaw, Problem
from smdesk.desk.session import Session
from smdesk.desk.topics import Topic
from smdesk.domain.records import SmdeskError
from smdesk.overriding import override
from smdesk.ui.kit import wording
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.files import ask_to_save
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.settings.backups import BackupsCard
from smdesk.ui.settings.restoring import RestoreDialog
from smdesk.ui.settings.section import Section


class CopiesSection(Section):
    """Two buttons, and beside each when it was last pressed; below them the backups."""

    follows: ClassVar[frozenset[Topic]] = frozenset({Topic.VAULT})
    renewed = Signal(object)
    """The Session after a backup was put back, None where nobody is in any more."""

    def __init__(self, session: Session, folder: Path, parent: QWidget | None = None) -> None:
        """``folder`` is the one that is offered for a copy."""
        super().__init__(parent)
        self._session, self._folder = session, folder
        self.entitle(
            self.tr("Copies and checks"),
            self.tr("Keep a copy away from this computer. It opens with the same passphrases."),
        )
        self._card = Card("", self)
        self._card.add_row(self.tr("Where it lies"), str(session.path))
        save = Button(self.tr("Save a &copy…"), self, then=self.ask_where)
        self._copied = self._card.add_row(self.tr("Last copy"), "", [save])
        check = Button(self.tr("Chec&k it now"), self, then=self.verify)
        self._checked = self._card.add_row(self.tr("Last check"), "", [check])
        self.add(self._card)
        self._found = Card(self.tr("What the check found"), self)
        self._found.hide()
        self.add(self._found)
        self.backups = BackupsCard(
            self.back_up, self.ask_to_put_back, self, coordinator=session.me.coordinator
        )
        self.add(self.backups)
        self.column.addStretch(1)
        self.refresh()

    @override
    def refresh(self) -> None:
        standing = self._session.today.glance(by=self._session.me).standing
        never = self.tr("never")
        for row, last in (
            (self._copied, standing.last_copy),
            (self._checked, standing.last_check),
        ):
            row.set_text(wording.moment(last) if last is not None else never)
        try:
            self.backups.show_lines(self._session.backups.list())
        except SmdeskError as error:
            self.tell(error)

    def ask_where(self) -> None:
        """Ask where the copy is to go."""
        today = date.today().isoformat()  # noqa: DTZ011 - the day on the wall's calendar
        name = f"{self._session.organisation.get().name} {today}.smvault"
        ask_to_save(
            self,
            self.tr("Save a copy of the cabinet"),
            self.save_copy,
            suggested=self._folder / name.replace("/", "-"),
            filters=self.tr("Copies of cabinets (*.smvault)"),
        )

    def save_copy(self, file: Path) -> None:
        """Save the copy and say so."""
        with self.polite():
            self._session.save_copy(file)
            self.notice(self.tr("Copy saved: {file}").format(file=file.name))
            self.refresh()

    def back_up(self) -> None:
        """Make a backup in the cabinet's own folder now."""
        with self.polite():
            made = self._session.backups.now()
            self.notice(self.tr("Backup made: {day}").format(day=wording.moment(made.at)))
            self.refresh()

    def ask_to_put_back(self, backup: BackupLine) -> None:
        """Say what putting it back does, and do it if that is wanted."""
        self.banner.close_it()
        dialog = RestoreDialog(self._session, backup, self)
        dialog.restored.connect(self.renewed)
        dialog.lost.connect(self._lost)
        dialog.open()

    def _lost(self) -> None:
        self.renewed.emit(None)

    def verify(self) -> None:
        """Check everything, and say in words what was found."""
        with self.polite():
            problems = self._session.verify(self._tell_step)
            self._tell_result(problems)
            self.refresh()

    def _tell_step(self, step: str) -> None:
        words = self.tr("Checking… {step}").format(step=_steps(self).get(step, ""))
        self._checked.set_text(words.strip())
        # The check reads the database here, on the window's own thread, so it must paint now.
        self._checked.repaint()

    def _tell_result(self, problems: list[Problem]) -> None:
        self._found.clear()
        self._found.setVisible(bool(problems))
        if not problems:
            words = self.tr("Everything is sound: the files, the log and every drawer.")
            self.banner.say(words, tone=Tone.SUCCESS)
            return
        for problem in problems:
            self._found.add_row(_flaws(self)[problem.flaw], problem.detail)
        what = self.tr("The check found {count} things that are not sound.")
        files_alone = all(problem.flaw is Flaw.CONTENTS for problem in problems)
        why = (
            self.tr(
                "All the rest is sound. Open the latest saved copy that has these files as a "
                "cabinet of its own, take them out there, and add them here again."
            )
            if files_alone
            else self.tr(
                "Save nothing more in it. Open your latest copy beside it, and show this page to "
                "whoever looks after your computers."
            )
        )
        self.banner.say(what.format(count=len(problems)), why, tone=Tone.DANGER)
        announce(self, what.format(count=len(problems)), urgent=True)


def _steps(section: QWidget) -> dict[str, str]:
    return {
        "chain": section.tr("the log"),
        "drawers": section.tr("the drawers"),
        "contents": section.tr("the attached files"),
    }


def _flaws(section: QWidget) -> dict[Flaw, str]:
    return {
        Flaw.FILES: section.tr("Files"),
        Flaw.CHAIN: section.tr("The log"),
        Flaw.DRAWERS: section.tr("A drawer"),
        Flaw.HEAD: section.tr("End of the log"),
        Flaw.CONTENTS: section.tr("An attached file"),
    }
