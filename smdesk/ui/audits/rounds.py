"""The left side of the audits: the rounds, those under way first."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smdesk.desk.audits import AuditLine
from smdesk.domain.records import RecordId
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.empty import Empty
from smdesk.ui.kit.label import line
from smdesk.ui.kit.listing import CardList, Face
from smdesk.ui.kit.tokens import Tone

SIDE = 24


class RoundsPane(QWidget):
    """Lists the rounds; the groups are reached from its foot."""

    chosen = Signal()
    groups = Signal()
    """The person wants to see the audit groups."""

    def __init__(self, begin: Callable[[], object], header: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.list: CardList[AuditLine] = CardList(self.tr("Rounds"), face, _key, self)
        self.list.chosen.connect(self.chosen)
        self._none = Empty(
            self.tr(
                "No round yet. Once a year somebody without a key should look whether every "
                "account is as it is written here."
            ),
            self,
            action=self.tr("Begin a round"),
            then=begin,
            icon="shield",
        )
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.list)
        self._pages.addWidget(self._none)
        self._groups = Button("", self, then=self.groups.emit, quiet=True, icon="users")
        self.count_groups(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(line(self))
        column.addWidget(self._pages, 1)
        column.addWidget(line(self))
        foot = QHBoxLayout()
        foot.setContentsMargins(SIDE - 12, 6, SIDE, 6)
        foot.addWidget(self._groups)
        foot.addStretch(1)
        column.addLayout(foot)

    def show_rounds(self, lines: list[AuditLine]) -> None:
        """Show these rounds, keeping the chosen one if it is still there."""
        self.list.show_records(lines)
        self._pages.setCurrentWidget(self.list if lines else self._none)

    def count_groups(self, count: int) -> None:
        """Write on the button how many groups there are."""
        words = self.tr("Audit groups")
        self._groups.set_words(f"{words} {wording.number(count)}" if count else words)


def face(line: AuditLine) -> Face:
    """Return how a round looks in the list: its chip says how far it has come."""
    translate = QCoreApplication.translate
    if line.audit.closed_on is not None:
        words = translate("Audits", "Closed")
        tone = Tone.NEUTRAL
    elif line.done == line.all:
        words, tone = translate("Audits", "All seen"), Tone.SUCCESS
    else:
        words = translate("Audits", "{done} of {all}").format(
            done=wording.number(line.done), all=wording.number(line.all)
        )
        tone = Tone.INFO
    if line.wanting:
        words = f"{words} · {wanting_words(line.wanting)}"
        tone = Tone.WARNING
    return Face(title=line.audit.name, second=_when(line), chip=(words, tone))


def wanting_words(count: int) -> str:
    """Return how many shortcomings are open, in words."""
    if count == 1:
        return QCoreApplication.translate("Audits", "1 to put right")
    words = QCoreApplication.translate("Audits", "{count} to put right")
    return words.format(count=wording.number(count))


def _when(line: AuditLine) -> str:
    days = wording.day(line.audit.closed_on or line.audit.last)
    if line.audit.closed_on is None:
        days = QCoreApplication.translate("Audits", "until {day}").format(day=days)
    return f"{line.group} · {days}"


def _key(line: AuditLine) -> RecordId:
    return line.audit.id
