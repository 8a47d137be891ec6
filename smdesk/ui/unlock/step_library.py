"""The first step of setting up: the library's own particulars."""

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QLineEdit, QWidget

from smdesk.domain.organisation import Organisation, Paper
from smdesk.overriding import override
from smdesk.ui.kit.form import Choice, Form, Line, Number
from smdesk.ui.unlock.step import Step

PLACEHOLDER = "…"
LETTER_COUNTRIES = frozenset(
    {
        QLocale.Country.UnitedStates,
        QLocale.Country.Canada,
        QLocale.Country.Mexico,
        QLocale.Country.Philippines,
        QLocale.Country.Chile,
        QLocale.Country.Colombia,
    }
)


class LibraryStep(Step):
    """Asks who the library is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.introduce(
            self.tr("Your library"),
            self.tr(
                "This stands at the head of every page that smdesk prints. "
                "All of it can be changed later in Settings."
            ),
        )
        months = {n: QLocale().standaloneMonthName(n) for n in range(1, 13)}
        papers = {Paper.A4: self.tr("A4"), Paper.LETTER: self.tr("US Letter")}
        self.form = Form(
            Organisation,
            [
                Line("name", self.tr("&Name of the library"), example=self.tr("Riverside Library")),
                Line("team", self.tr("Name of the &team")),
                Line(
                    "inquiries_email",
                    self.tr("&Mailbox for inquiries"),
                    help=self.tr("The library's own, not a person's: it outlasts everybody."),
                    example="social@library.example",
                ),
                Choice("year_starts_month", self.tr("The academic &year begins in"), months),
                Number("year_starts_day", self.tr("on &day"), 1, 31),
                Choice("paper", self.tr("&Paper in your printer"), papers),
            ],
            self,
        )
        self.column.addWidget(self.form)
        self.column.addStretch(1)
        letter = QLocale().territory() in LETTER_COUNTRIES
        paper = Paper.LETTER if letter else Paper.A4
        self.form.fill(Organisation(name=PLACEHOLDER, paper=paper), empty=("name",))
        self._name = self.form.editor("name")
        if isinstance(self._name, QLineEdit):
            self._name.textEdited.connect(self.edited)

    @property
    def name(self) -> str:
        """The library's name as typed so far."""
        return self._name.text().strip() if isinstance(self._name, QLineEdit) else ""

    def organisation(self) -> Organisation | None:
        """Return the particulars, or None after saying in place what is amiss."""
        return self.form.read()

    def year(self) -> tuple[int, int]:
        """Return month and day on which the academic year begins, as chosen so far."""
        read = self.form.read()
        usual = Organisation(name=PLACEHOLDER)
        kept = read or usual
        return kept.year_starts_month, kept.year_starts_day

    @override
    def ready(self) -> bool:
        return self.organisation() is not None

    @override
    def enter(self) -> None:
        self.form.focus_first()
