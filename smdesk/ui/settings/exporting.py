"""Taking accounts out of the cabinet: the encrypted copy first, then files for other programs."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from smdesk.desk.exporting import Form
from smdesk.desk.session import Session
from smdesk.desk.topics import Topic
from smdesk.overriding import override
from smdesk.ui.kit import wording
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.settings.exporting_dialog import ExportDialog
from smdesk.ui.settings.exporting_words import form_words
from smdesk.ui.settings.section import Section


class ExportingSection(Section):
    """Lists the kinds of file, the safest first, each with what it is for."""

    follows: ClassVar[frozenset[Topic]] = frozenset({Topic.VAULT})

    def __init__(
        self,
        session: Session,
        background: Background,
        folder: Path,
        *,
        save_copy: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        """``folder`` is offered for files; ``save_copy`` leads to the copy of the cabinet."""
        super().__init__(parent)
        self._session, self._background, self._folder = session, background, folder
        self.dialog: ExportDialog | None = None
        self.entitle(
            self.tr("Export"),
            self.tr(
                "Files for other programs. Each account that goes out is noted as known to you, "
                "with your reason; when you leave, its passwords are on the list to change."
            ),
        )
        self._add_locked(save_copy)
        self._add_open()
        if not session.me.coordinator:
            words = self.tr("Only a coordinator can export. Saving a copy is for everybody.")
            self.add(Label(words, self, type=Type.META))
        self.column.addStretch(1)
        self.refresh()

    @override
    def refresh(self) -> None:
        last = self._session.exporting.last()
        if last is None:
            self._last.set_text(self.tr("never"))
            return
        said = self.tr("{when}, by {whom}: {form}")
        form = form_words(last.form).name if last.form else "…"
        self._last.set_text(said.format(when=wording.moment(last.at), whom=last.who, form=form))

    @override
    def forget(self) -> None:
        super().forget()
        if self.dialog is not None:
            self.dialog.forget()
            self.dialog = None

    def ask(self, form: Form) -> None:
        """Ask what is to go out in a file of that kind, and why."""
        self.banner.close_it()
        lines = self._session.exporting.lines()
        if not any(line.mine for line in lines):
            self.banner.say(
                self.tr("There is no account that you can open."),
                self.tr("Only what you hold the key of can go out."),
            )
            return
        self.dialog = ExportDialog(
            self._session, form, lines, self._background, folder=self._folder, parent=self
        )
        self.dialog.finished.connect(self._drop)
        self.dialog.open()

    def _drop(self) -> None:
        if self.dialog is not None:
            self._folder = self.dialog.folder
            self.dialog = None
        self.refresh()

    def _add_locked(self, save_copy: Callable[[], object]) -> None:
        card = Card(self.tr("Locked"), self)
        copy = Button(self.tr("Save a &copy…"), self, then=save_copy)
        copy.setAccessibleName(self.tr("Save a copy of the cabinet"))
        card.add_row(
            self.tr("Whole cabinet"),
            self.tr(
                "Everything as it is, with everybody's own passphrase. For safekeeping and for "
                "another computer this is the one to take."
            ),
            [copy],
        )
        self._add_form(card, Form.KDBX)
        self._last = card.add_row(self.tr("Last export"), "")
        self.add(card)

    def _add_open(self) -> None:
        card = Card(self.tr("Not locked"), self)
        card.add_text(
            self.tr(
                "Whoever finds such a file reads every password in it. Take one only to move to a "
                "program that reads nothing else, and delete it at once."
            ),
            tone="danger",
        )
        for form in (form for form in Form if not form.locked):
            self._add_form(card, form)
        self.add(card)

    def _add_form(self, card: Card, form: Form) -> None:
        words = form_words(form)
        button = _FormButton(self.tr("Export…"), form, self.ask, self)
        button.setAccessibleName(self.tr("Export: {form}").format(form=words.name))
        button.setEnabled(self._session.me.coordinator)
        card.add_row(words.name, words.use, [button])


class _FormButton(Button):
    """Asks about one kind of file."""

    def __init__(
        self, text: str, form: Form, then: Callable[[Form], object], parent: QWidget
    ) -> None:
        super().__init__(text, parent, then=self._ask)
        self._form, self._ask_form = form, then

    def _ask(self) -> None:
        self._ask_form(self._form)
