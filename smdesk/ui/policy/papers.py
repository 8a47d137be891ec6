"""Brings policies in from files, and gives them out: on paper, as PDF, and as files."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject

from smdesk.desk.policy_files import PolicyFiles, PolicyForm, PolicyWords
from smdesk.domain.clock_times import OwnZone
from smdesk.domain.imprint import Imprint
from smdesk.domain.policy.documents import PolicyVersion, VersionState
from smdesk.domain.policy.redline import ClauseChange
from smdesk.domain.policy.sheets import PolicySheet
from smdesk.domain.records import SmdeskError
from smdesk.printing.policy import policy_sheet, redline_sheet
from smdesk.printing.press import Sheet
from smdesk.system.outside import written_whole
from smdesk.ui.kit import wording
from smdesk.ui.kit.dialog import FormDialog
from smdesk.ui.kit.fields import Choice, Tick
from smdesk.ui.kit.files import ask_to_save
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.printing import SheetOutput, why_not_written
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.policy.means import PolicyMeans
from smdesk.ui.policy.view import PolicyView


@dataclass(frozen=True, slots=True)
class Saving:
    """What is to be saved."""

    form: PolicyForm
    remarks: bool = False


class PolicyPapers(QObject):
    """Adds to the policy's screen what leads in and out of the program."""

    def __init__(
        self,
        view: PolicyView,
        means: PolicyMeans,
        files: PolicyFiles,
        output: SheetOutput,
        *,
        imprint: Callable[[], Imprint],
        documents: Path,
    ) -> None:
        """``documents`` is the folder that is offered for files."""
        super().__init__(view)
        self._view, self._means, self._files = view, means, files
        self._desk, self._me = means.desk, means.me
        self.output, self._imprint, self._folder = output, imprint, documents
        self._saving = Saving(PolicyForm.DOCX)
        self._save: Callable[[Path], object] | None = None
        offers = view.offers
        offers.in_list(self.tr("&Bring in…"), self.bring_in)
        offers.more(self.tr("Print…"), self.print_it)
        offers.more(self.tr("Save as PDF…"), self.save_pdf)
        offers.more(self.tr("Save as file…"), self.ask_form)
        offers.more(self.tr("Print the changes…"), self.print_changes, self._has_two)
        offers.more(self.tr("Save the changes as PDF…"), self.save_changes, self._has_two)
        offers.more(self.tr("Save the changes for Word…"), self.ask_changes, self._has_two)

    # In.

    def bring_in(self) -> None:
        """Ask for a document of another program."""
        # Imported when the first file is brought in.
        from smdesk.ui.policy.bring_in import BringPolicy  # noqa: PLC0415

        BringPolicy(
            self._files, self._me, self._means.background, self._view, then=self.brought_in
        ).ask()

    def brought_in(self, version: PolicyVersion) -> None:
        """Open the draft that was made of a file."""
        self._view.open_version(version.id)
        self._view.notice(
            self.tr("Brought in as a draft. Nothing is in force before it is agreed to.")
        )

    # Out: paper.

    def print_it(self) -> None:
        """Ask for a printer for the open version."""
        if self._kept():
            self.output.print(self.pages, title=self._title(), name=self._name(".pdf"))

    def save_pdf(self) -> None:
        """Ask where to save the open version as PDF."""
        if self._kept():
            self.output.save(self.pages, title=self._title(), name=self._name(".pdf"))

    def print_changes(self) -> None:
        """Ask for a printer for what changed."""
        if self._kept():
            self.output.print(self.changes, title=self._changes_title(), name=self._changed(".pdf"))

    def save_changes(self) -> None:
        """Ask where to save what changed as PDF."""
        if self._kept():
            self.output.save(self.changes, title=self._changes_title(), name=self._changed(".pdf"))

    def pages(self) -> Sheet:
        """Return the open version as it would print; raises GoneError."""
        sheet = self._desk.sheet(self._sheet.version.id)
        return policy_sheet(sheet, self._imprint(), zone=OwnZone())

    def changes(self) -> Sheet:
        """Return what changed as it would print; raises GoneError."""
        old, new = self._view.compared or (self._sheet.version.id, self._sheet.version.id)
        return redline_sheet(
            self._desk.sheet(old),
            self._desk.sheet(new),
            self._desk.redline(old, new),
            self._imprint(),
            only_changed=self._view.compare.only.isChecked(),
            zone=OwnZone(),
        )

    # Out: files.

    def ask_form(self) -> None:
        """Ask what kind of file the open version is to be saved as."""
        if not self._kept():
            return
        form = Form(
            Saving,
            (
                Choice("form", self.tr("&Kind of file"), _forms(), help=self.tr(
                    "Markdown comes back into smdesk without any loss.")),
                Tick("remarks", self.tr("&Open remarks go along as comments"), help=self.tr(
                    "In Word and OpenDocument files. They name who made them.")),
            ),
        )  # fmt: skip
        form.fill(self._saving)
        words = self.tr("&Choose a place…")
        FormDialog(self.tr("Save as file"), form, self._ask_where, self._view, verb=words).open()

    def ask_changes(self) -> None:
        """Ask where to save what changed, as a Word file that tracks it."""
        if self._kept() and self._view.compared is not None:
            self._save = self.save_tracked_to
            ask_to_save(
                self._view,
                self._changes_title(),
                self._chosen,
                suggested=self._folder / self._changed(".docx"),
                filters=self.tr("Word (*.docx)"),
            )

    def save_to(self, saving: Saving, path: Path) -> None:
        """Write the open version there, and say how that went."""
        version = self._sheet.version.id
        words = self._words()
        self._write(
            path,
            partial(self._files.written, version, saving.form, words, remarks=saving.remarks),
            partial(self._ask_where, saving, ""),
        )

    def save_tracked_to(self, path: Path) -> None:
        """Write what changed there, and say how that went."""
        pair = self._view.compared
        if pair is not None:
            make = partial(self._files.changes_written, *pair, self._words(), by=self._me)
            self._write(path, make, self.ask_changes)

    def _write(
        self, path: Path, make: Callable[[], bytes], elsewhere: Callable[[], object]
    ) -> None:
        self._folder = path.parent
        self._view.banner.close_it()
        try:
            data = make()
            with written_whole(path) as file:
                file.write(data)
        except SmdeskError as error:
            self._view.tell(error)
        except OSError as error:
            self._view.banner.say(
                self.tr("It could not be saved there."),
                why_not_written(error),
                tone=Tone.DANGER,
                action=self.tr("Save elsewhere…"),
                then=elsewhere,
            )
        else:
            self._view.notice(self.tr("Saved as {name}.").format(name=path.name))

    def _ask_where(self, saving: Saving, _reason: str) -> None:
        self._saving = saving
        self._save = partial(self.save_to, saving)
        ask_to_save(
            self._view,
            self._title(),
            self._chosen,
            suggested=self._folder / self._name(saving.form.ending),
            filters=f"{_forms()[saving.form]} (*{saving.form.ending})",
        )

    def _chosen(self, path: Path) -> None:
        if self._save is not None:
            self._save(path)

    # Behind the scenes.

    @property
    def _sheet(self) -> PolicySheet:
        sheet = self._view.sheet
        if sheet is None:
            raise LookupError
        return sheet

    def _kept(self) -> bool:
        """Keep what is being written, so that it goes out, too; False where nothing is open."""
        if self._view.sheet is None:
            return False
        self._view.editor.keeper.keep()
        return True

    @staticmethod
    def _has_two(sheet: PolicySheet) -> bool:
        return len(sheet.versions) > 1

    def _title(self) -> str:
        return self._sheet.document.title

    def _changes_title(self) -> str:
        return self.tr("Changes in {name}").format(name=self._sheet.document.title)

    def _name(self, ending: str) -> str:
        return f"{file_name(self._sheet)}{ending}"

    def _changed(self, ending: str) -> str:
        return self.tr("{name} changes").format(name=file_name(self._sheet)) + ending

    def _words(self) -> PolicyWords:
        sheet = self._sheet
        version, document = sheet.version, sheet.document
        modified = version.changed_at.astimezone(OwnZone()).date()
        head = [
            (self.tr("Document No."), document.number),
            (self.tr("Created"), wording.day(document.created_on)),
            (
                self.tr("Last modified"),
                wording.day(modified),
            ),
            (self.tr("Version"), f"{wording.number(version.n)} · {wording.name(version.state)}"),
        ]
        if sheet.overdue is not None:
            head.append((self.tr("Review overdue since"), wording.day(sheet.overdue)))
        in_force = version.state is VersionState.PUBLISHED
        mark = "" if in_force else wording.name(version.state).upper()
        return PolicyWords(head=tuple(head), mark=mark, moved=_moved)


def file_name(sheet: PolicySheet) -> str:
    """Return how a file of the version is called: number, name and version, without its ending."""
    plain = f"{sheet.document.number} {sheet.document.name} v{sheet.version.n}"
    kept = "".join(sign if sign.isalnum() or sign in " -_." else "-" for sign in plain)
    return " ".join(kept.split())[:100]


def _moved(change: ClauseChange) -> str:
    return _tr("Moved; it was {number}.").format(number=change.number_before or "–")


def _forms() -> dict[PolicyForm, str]:
    return {
        PolicyForm.DOCX: _tr("Word"),
        PolicyForm.ODT: _tr("OpenDocument text"),
        PolicyForm.HTML: _tr("Web page"),
        PolicyForm.MARKDOWN: _tr("Markdown"),
    }


def _tr(words: str) -> str:
    return QCoreApplication.translate("Policy", words)
