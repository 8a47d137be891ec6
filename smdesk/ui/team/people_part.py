"""The part of the team's screen with the people: the list, and files to bring in and take out."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction

from smdesk.domain.records import SmdeskError
from smdesk.domain.roster import Person
from smdesk.overriding import override
from smdesk.system.outside import written_whole
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button, menu_button
from smdesk.ui.kit.files import ask_to_open, ask_to_save
from smdesk.ui.kit.printing import why_not_written
from smdesk.ui.kit.register import Register
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.team import lists
from smdesk.ui.team.parts import RegisterPart, TeamMeans, TeamScreen
from smdesk.ui.team.tools import Above

if TYPE_CHECKING:
    from smdesk.desk.people_files import BroughtIn
    from smdesk.desk.people_in_files import PeopleTable, ReadPerson


class PeoplePart(RegisterPart):
    """Everybody the team works with."""

    kinds = frozenset({Person.kind})
    follows = lists.FOLLOWS

    def __init__(self, team: TeamScreen, means: TeamMeans) -> None:
        super().__init__(team, means)
        self._folder = means.documents
        self._write: Callable[[Sequence[Person]], bytes] | None = None
        desk, declared = means.session.roster.people, lists.people()
        made = Register(declared, desk, self.me, means.now, team, undo=self.take_back)
        self.hold(made, declared.add)
        self.bring = Button(_tr("&Bring in from a file…"), made, then=self.ask_for_file)
        self.ways = [
            self._way(_tr("As a &table (CSV)…"), self.save_table),
            self._way(_tr("As &cards (vCard 4.0)…"), self.save_cards),
            self._way(_tr("As cards for &older programs (vCard 3.0)…"), self.save_old_cards),
        ]
        out = menu_button(_tr("Save those sho&wn"), made, self.ways)
        self.widget = Above(made, (self.bring, out), team)

    @override
    @classmethod
    def name(cls) -> str:
        return QCoreApplication.translate("TeamView", "People")

    def ask_for_file(self) -> None:
        """Ask for the file with the people."""
        ask_to_open(
            self.team,
            _tr("Choose a table or cards"),
            self.open_file,
            filters=_tr("Tables and cards (*.csv *.tsv *.txt *.vcf *.vcard);;All files (*)"),
        )

    def open_file(self, path: Path) -> None:
        """Read a file in the background, and show what is in it."""
        self._folder = path.parent
        self.team.banner.close_it()
        self.bring.setEnabled(False)
        self.means.background.run(
            partial(_read, path), partial(self._show, path.name), self._unreadable
        )

    def save_table(self) -> None:
        """Ask where to save those who are shown as a table."""
        from smdesk.desk.people_in_files import people_table  # noqa: PLC0415 - few ever do this

        self._ask_where(people_table, _tr("People.csv"), _tr("Table (*.csv)"))

    def save_cards(self) -> None:
        """Ask where to save those who are shown as cards."""
        from smdesk.desk.people_in_files import people_cards  # noqa: PLC0415 - few ever do this

        self._ask_where(people_cards, _tr("People.vcf"), _tr("Cards (*.vcf)"))

    def save_old_cards(self) -> None:
        """Ask where to save those who are shown as cards that older programs read."""
        from smdesk.desk.people_in_files import CardVersion, people_cards  # noqa: PLC0415 - as above

        write = partial(people_cards, version=CardVersion.THREE)
        self._ask_where(write, _tr("People.vcf"), _tr("Cards (*.vcf)"))

    def save_to(self, path: Path) -> None:
        """Save those who are shown in that file."""
        self._folder = path.parent
        shown = self.register.table.records
        if self._write is None:
            return
        self.team.banner.close_it()
        try:
            with written_whole(path) as file:
                file.write(self._write(shown))
        except OSError as error:
            self.team.banner.say(
                _tr("It could not be saved there."), why_not_written(error), tone=Tone.DANGER
            )
            return
        words = _tr("{count} saved as {name}. The file is not encrypted.")
        self.team.notice(words.format(count=wording.number(len(shown)), name=path.name))

    def _ask_where(
        self, write: Callable[[Sequence[Person]], bytes], name: str, filters: str
    ) -> None:
        self._write = write
        ask_to_save(
            self.team,
            _tr("Save people"),
            self.save_to,
            suggested=self._folder / name,
            filters=filters,
        )

    def _show(self, name: str, found: "PeopleTable | list[ReadPerson]") -> None:
        from smdesk.ui.team.people_import import PeopleImportDialog  # noqa: PLC0415 - few do this

        self.bring.setEnabled(True)
        dialog = PeopleImportDialog(name, found, self.session.people_files, self.me, self.team)
        dialog.brought_in.connect(self._brought_in)
        dialog.open()

    def _brought_in(self, done: "BroughtIn") -> None:
        words = _tr("{added} added, {merged} filled in, {skipped} left out.")
        self.say(
            words.format(
                added=wording.number(done.added),
                merged=wording.number(done.merged),
                skipped=wording.number(done.skipped),
            )
        )

    def _unreadable(self, error: Exception) -> None:
        self.bring.setEnabled(True)
        if isinstance(error, SmdeskError):
            self.team.tell(error)
        elif isinstance(error, OSError):
            self.team.banner.say(
                _tr("The file could not be read."),
                _tr("It may have been moved, or this computer may not read it."),
                tone=Tone.DANGER,
            )
        else:
            raise error

    def _way(self, words: str, then: Callable[[], None]) -> QAction:
        action = QAction(words, self.team)
        action.triggered.connect(then)
        return action


def _read(path: Path) -> "PeopleTable | list[ReadPerson]":
    from smdesk.desk.people_in_files import (  # noqa: PLC0415 - few ever do this
        MOST_BYTES,
        TooLargeError,
        is_vcard,
        read_table,
        read_vcards,
    )

    if path.stat().st_size > MOST_BYTES:
        raise TooLargeError(MOST_BYTES)
    data = path.read_bytes()
    return read_vcards(data) if is_vcard(data) else read_table(data)


def _tr(text: str) -> str:
    return QCoreApplication.translate("PeoplePart", text)
