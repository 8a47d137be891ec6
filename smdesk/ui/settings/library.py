"""The library's own particulars, and how soon smdesk locks and clears the clipboard."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from smdesk.desk.organisation import OrganisationDesk
from smdesk.desk.topics import Topic
from smdesk.domain.organisation import Organisation, Paper
from smdesk.domain.records import InvalidError
from smdesk.domain.roster import Member
from smdesk.domain.rules import ReasonNeededError
from smdesk.overriding import override
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.dialog import AskReason
from smdesk.ui.kit.fields import Field
from smdesk.ui.kit.form import Choice, Form, Line, Number
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.screen_guard import ScreenGuard
from smdesk.ui.settings.screen import ScreenPart
from smdesk.ui.settings.section import Section


class OrganisationSection(Section):
    """A form over some fields of the library's particulars; the others stay as they are."""

    follows: ClassVar[frozenset[Topic]] = frozenset({Topic.ORGANISATION})

    def __init__(
        self,
        desk: OrganisationDesk,
        me: Member,
        way_back: Callable[[], Callable[[], object]],
        parent: QWidget | None = None,
    ) -> None:
        """``way_back`` gives what takes back the task that was done last."""
        super().__init__(parent)
        self._desk, self._me, self._way_back = desk, me, way_back

    def begin(self, fields: Sequence[Field[Any, Any]]) -> None:
        """Lay out the form and fill it."""
        self.form = Form(Organisation, fields, self)
        self.form.fill(self._desk.get())
        self._save = Button(self.tr("&Save"), self, then=self.save, primary=True)
        self.add(self.form)
        self.add(self._save)

    @override
    def refresh(self) -> None:
        if not self.unsaved:
            self.form.fill(self._desk.get())

    @property
    @override
    def unsaved(self) -> bool:
        return self.form.edited

    def save(self) -> None:
        """Keep what was typed, once it can be read; where the rules want a reason, ask for it."""
        self._try("")

    def _try(self, reason: str) -> None:
        record = self.form.read()
        if record is None:
            return
        if record == self._desk.get():
            self.notice(self.tr("Nothing was changed."))
            return
        with self.polite():
            try:
                self.form.fill(self._desk.change(record, by=self._me, reason=reason))
            except InvalidError as invalid:
                self.form.show_invalid(invalid)
                return
            except ReasonNeededError as needed:
                ask = AskReason(wording.finding(needed.finding), self)
                ask.given.connect(self._try)
                ask.open()
                return
            self.notice(self.tr("Saved."), self._way_back())


class LibrarySection(OrganisationSection):
    """Who the library is."""

    def __init__(
        self,
        desk: OrganisationDesk,
        me: Member,
        way_back: Callable[[], Callable[[], object]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, me, way_back, parent)
        self.entitle(self.tr("The library"), self.tr("Printed at the head of every page."))
        months = {n: QLocale().standaloneMonthName(n) for n in range(1, 13)}
        papers = {Paper.A4: "A4", Paper.LETTER: "US Letter"}
        fields: list[Field[Any, Any]] = [
            Line("name", self.tr("&Name of the library")),
            Line("team", self.tr("Name of the &team")),
            Line("inquiries_email", self.tr("&Mailbox for inquiries"),
                 help=self.tr("The library's own, not a person's: it outlasts everybody.")),
            Line("inquiries_phone", self.tr("&Telephone for inquiries")),
            Line("policy_number", self.tr("Number of the social media &policy")),
            Choice("year_starts_month", self.tr("The academic &year begins in"), months),
            Number("year_starts_day", self.tr("on &day"), 1, 31),
            Choice("paper", self.tr("Pape&r in the printer"), papers),
        ]  # fmt: skip
        self.begin(fields)


class LockSection(OrganisationSection):
    """How soon smdesk locks itself, and how soon a copied secret leaves the clipboard."""

    def __init__(
        self,
        desk: OrganisationDesk,
        me: Member,
        way_back: Callable[[], Callable[[], object]],
        *,
        hears: bool,
        screen: ScreenGuard | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``hears``: whether this computer tells that somebody locked its screen."""
        super().__init__(desk, me, way_back, parent)
        self.entitle(
            self.tr("Lock and clipboard"),
            self.tr("For the whole team: these belong to the cabinet, not to this computer."),
        )
        fields: list[Field[Any, Any]] = [
            Number("lock_after_minutes", self.tr("&Lock when nobody touched it for"), 1, 120,
                   unit=self.tr("min")),
            Number("clear_after_seconds", self.tr("Take a copied secret off the &clipboard after"),
                   5, 60, unit=self.tr("s")),
        ]  # fmt: skip
        self.begin(fields)
        words = (
            self.tr("smdesk also locks when this computer's screen is locked or it goes to sleep.")
            if hears
            else self.tr(
                "This computer does not tell smdesk when its screen is locked, so press Ctrl+L "
                "when you leave."
            )
        )
        self.add(Label(words, self, type=Type.META))
        self.shared = ScreenPart(screen, self) if screen is not None else None
        if self.shared is not None:
            self.add(self.shared)
        self.column.addStretch(1)
