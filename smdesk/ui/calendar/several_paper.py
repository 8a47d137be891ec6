"""Takes the chosen posts out of the list: copied as a table, printed, or saved as a file."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QByteArray, QCoreApplication, QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from smdesk.domain.calendar_lines import CalendarLine
from smdesk.domain.clock_times import OwnZone
from smdesk.domain.imprint import Imprint
from smdesk.domain.records import RecordId
from smdesk.printing.plan import Listing, plan_sheet
from smdesk.printing.press import Sheet
from smdesk.ui.calendar.looking import Looking
from smdesk.ui.calendar.looks import clock_words
from smdesk.ui.calendar.several_pane import Deed, SeveralPane, posts_words
from smdesk.ui.kit import wording
from smdesk.ui.kit.printing import SheetOutput

SHARES = (220, 150, 100, 110, 130, 110)
"""How wide the columns are on paper, beside each other."""


class SeveralPaper(QObject):
    """Adds to what can be done to several posts all that leaves the calendar."""

    def __init__(
        self,
        view: Looking,
        pane: SeveralPane,
        output: SheetOutput,
        imprint: Callable[[], Imprint],
        *,
        table: Callable[[Sequence[CalendarLine]], bytes],
        campaigns: Callable[[], Mapping[RecordId, str]],
        save: Callable[[Sequence[CalendarLine]], object],
    ) -> None:
        """``table`` gives posts as CSV; ``save`` asks for a file to put them in."""
        super().__init__(view)
        self._view, self.output, self._imprint = view, output, imprint
        self._table, self._campaigns = table, campaigns
        view.faces.copying.connect(self.copy_chosen)
        for words, do, icon in (
            (_tr("&Copy {posts} as a table"), self.copy, "copy"),
            (_tr("&Print {posts}…"), self.print, "printer"),
            (_tr("&Save {posts} as a file…"), save, "download"),
        ):
            pane.offer(Deed(words, do, icon))

    def copy(self, lines: Sequence[CalendarLine]) -> None:
        """Put the posts on the clipboard as CSV, with what they say."""
        raw = self._table(lines)
        data = QMimeData()
        data.setData("text/csv", QByteArray(raw))
        data.setText(raw.decode("utf-8-sig"))
        QGuiApplication.clipboard().setMimeData(data)
        words = _tr("Copied as a table: {posts}.")
        self._view.notice(words.format(posts=posts_words(len(lines))))

    def copy_chosen(self) -> None:
        """Copy what is chosen now, if anything is."""
        if lines := self._view.faces.several():
            self.copy(lines)

    def print(self, lines: Sequence[CalendarLine]) -> None:
        """Ask for a printer for a list of the posts."""
        title = _tr("Chosen posts")
        self.output.print(lambda: self.sheet(lines), title=title, name=f"{title}.pdf")

    def sheet(self, lines: Sequence[CalendarLine]) -> Sheet:
        """Return a list of the posts, in the order in which they are shown."""
        campaigns = self._campaigns()
        heads = (_tr("Title"), _tr("When"), _tr("Channel"), _tr("State"), _tr("Owner"),
                 _tr("Campaign"))  # fmt: skip
        rows = tuple(
            (
                line.title,
                _when(line),
                line.channel_name,
                wording.name(line.state),
                line.owner_name,
                campaigns.get(line.campaign, "") if line.campaign else "",
            )
            for line in lines
        )
        title = _tr("Chosen posts: {count}").format(count=wording.number(len(lines)))
        listing = Listing(title=title, heads=heads, shares=SHARES, rows=rows)
        return plan_sheet([listing], self._imprint(), zone=OwnZone())


def _when(line: CalendarLine) -> str:
    if line.day is None:
        return _tr("no time yet")
    return f"{wording.day(line.day)}, {clock_words(line.clock)}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Calendar", text)
