"""The page that says how healthy all accounts are: what is wrong, worst first, and where."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from smdesk.desk.health import Examination, HealthReport
from smdesk.desk.kept_secrets import SecretsDesk
from smdesk.domain.records import RecordId
from smdesk.domain.rules import Finding, weight
from smdesk.overriding import override
from smdesk.ui.accounts.health_paper import HealthPaper
from smdesk.ui.kit import wording
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.chip import Filter, FilterChips
from smdesk.ui.kit.empty import Empty
from smdesk.ui.kit.find import FindField
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.listing import CardList, Face
from smdesk.ui.kit.meter import Meter
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.kit.view import View

SIDE = 24
ALL = ""
MOST_NAMES = 5


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing that is wrong with one account."""

    account: RecordId
    name: str
    finding: Finding

    @property
    def key(self) -> Hashable:
        """What tells it from every other."""
        return self.account, self.finding.rule.code


class HealthPage(View):
    """Looks into every account that is the member's to open, and lists what it found."""

    opened = Signal(object)
    """Enter was pressed on a line: a Wrong."""
    _came = Signal(int, int)

    def __init__(
        self,
        desk: SecretsDesk,
        background: Background,
        back: Callable[[], object],
        parent: QWidget,
        paper: HealthPaper | None = None,
    ) -> None:
        """``paper`` brings the report to paper; without it there is nothing to print with."""
        super().__init__(parent)
        self._desk, self._background = desk, background
        self._report: HealthReport | None = None
        self._wrong: list[Wrong] = []
        self._looking = False
        self.set_title(self.tr("Health of the accounts"))
        self.header.add_button(
            Button(self.tr("Back to the accounts"), self, then=back, icon="arrow-left")
        )
        self.add_task(self.tr("&Look again"), self.look)
        self._paper = paper
        self.output = paper.output(self) if paper is not None else None
        if self.output is not None:
            self.add_task(self.tr("&Print"), self.print_report)
            self.add_more(self.tr("Save as PDF…"), self.save_report)
            self.output.busy.connect(self._say_busy)
        self.meter = Meter(self.tr("Looking into the accounts"), self)
        self.meter.hide()
        self.unseen = Label("", self, type=Type.META)
        self.unseen.hide()
        self.field = FindField(self.tr("Type to find an account"), self._filter, self)
        self.field.offer_to(self)
        self.field.returnPressed.connect(self._go_to_list)
        self._chips: FilterChips | None = None
        self._top = QVBoxLayout()
        self._top.setContentsMargins(SIDE, 2, SIDE, 12)
        self._top.setSpacing(10)
        for widget in (self.meter, self.unseen, self.field):
            self._top.addWidget(widget)
        holder = QWidget(self)
        holder.setLayout(self._top)
        self.list: CardList[Wrong] = CardList(self.tr("What is wrong"), face, _key, self)
        self.list.opened.connect(self._open)
        self.none = Empty("", self, icon="circle-check")
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.none)
        self.add_widget(holder)
        self.add_widget(self._pages, 1)
        self._came.connect(self._progress, Qt.ConnectionType.QueuedConnection)
        self.begin_at(self.list)

    def look(self) -> None:
        """Look into everything anew; the window stays free meanwhile."""
        if self._looking:
            return
        with self.polite():
            examination = self._desk.examination()
            self._looking = True
            self.meter.show_part(0)
            self.meter.show()
            if self._report is None:
                self.none.say(self.tr("Looking into every account…"))
                self._pages.setCurrentWidget(self.none)
            self._background.run(partial(self._examine, examination), self._show, self._failed)

    def print_report(self) -> None:
        """Ask for a printer, and print the whole report."""
        self._with_paper(save=False)

    def save_report(self) -> None:
        """Ask where to save the whole report as a PDF."""
        self._with_paper(save=True)

    def _with_paper(self, *, save: bool) -> None:
        if self.output is None or self._paper is None:
            return
        if self._report is None:
            self.banner.say(
                self.tr("There is nothing to print yet."),
                self.tr("smdesk is still looking into the accounts. Try again once it is done."),
                tone=Tone.INFO,
            )
            return
        way = self.output.save if save else self.output.print
        title = self.tr("Health of the accounts")
        name = self.tr("Health of the accounts {day}.pdf").format(
            day=self._paper.now().astimezone().date().isoformat()
        )
        way(self._paper.made(self._report), title=title, name=name)

    def _say_busy(self, words: str) -> None:
        if self._report is not None:
            self._say_where_things_stand(self._report, busy=words)

    @override
    def forget(self) -> None:
        super().forget()
        self._looking = False
        self.meter.hide()
        self._report = None
        self._wrong = []
        self.list.show_records(())

    def choose(self, code: str) -> None:
        """Show only what the rule with the code found; all for none."""
        if self._chips is not None:
            self._chips.choose(code)

    def _examine(self, examination: Examination) -> HealthReport:
        return examination.report(self._came.emit)

    def _progress(self, done: int, of: int) -> None:
        self.meter.show_part(done / of if of else 1)

    def _failed(self, error: Exception) -> None:
        self._looking = False
        self.meter.hide()
        raise error

    def _show(self, report: HealthReport) -> None:
        if not self._looking:
            # The cabinet was locked meanwhile.
            return
        self._looking = False
        self.meter.hide()
        self._report = report
        found = [
            Wrong(line.account, line.name, one) for line in report.lines for one in line.findings
        ]
        self._wrong = sorted(found, key=_order)
        self._say_where_things_stand(report)
        self._offer_groups()
        self._filter()

    def _say_where_things_stand(self, report: HealthReport, busy: str = "") -> None:
        looked = wording.number(sum(line.opened for line in report.lines))
        words = self.tr("{wanting} of {all} accounts need care · {looked} passwords looked into")
        subtitle = words.format(
            wanting=wording.number(len(report.wanting)),
            all=wording.number(len(report.lines)),
            looked=looked,
        )
        self.set_title(self.tr("Health of the accounts"), busy or subtitle)
        self.unseen.setVisible(bool(report.not_mine))
        names = list(report.not_mine[:MOST_NAMES])
        more = len(report.not_mine) - len(names)
        if more > 0:
            names.append(self.tr("{count} more").format(count=wording.number(more)))
        told = self.tr(
            "Not looked into, because you hold no key to them: {names}. Their custodians can."
        )
        self.unseen.setText(told.format(names=wording.listed(names)))

    def _offer_groups(self) -> None:
        groups: defaultdict[str, list[Wrong]] = defaultdict(list)
        for one in self._wrong:
            groups[one.finding.rule.code].append(one)
        chosen = self._chips.key if self._chips is not None else ALL
        if self._chips is not None:
            self._chips.hide()
            self._chips.deleteLater()
        filters = [Filter(ALL, self.tr("All"))]
        filters += [Filter(code, _group(found)) for code, found in groups.items()]
        self._chips = FilterChips(self.tr("What is wrong"), filters, self, then=self._filter)
        counts: dict[Hashable, int] = {code: len(found) for code, found in groups.items()}
        self._chips.count({ALL: len(self._wrong)} | counts)
        self._top.addWidget(self._chips)
        if chosen in groups:
            self._chips.choose(chosen)

    def _filter(self) -> None:
        words = self.field.text().casefold().split()
        chosen = self._chips.key if self._chips is not None else ALL
        shown = [
            one
            for one in self._wrong
            if chosen in {ALL, one.finding.rule.code}
            and all(word in one.name.casefold() for word in words)
        ]
        self.list.show_records(shown)
        if self.list.selected() is None:
            self.list.select_first()
        if not shown:
            self.none.say(self._why_none())
        self._pages.setCurrentWidget(self.list if shown else self.none)

    def _why_none(self) -> str:
        if self._report is None:
            return self.tr("Looking into every account…")
        if self._wrong:
            return self.tr("Nothing is wrong with an account that goes by this name.")
        if not self._report.lines:
            return self.tr("There are no accounts yet.")
        return self.tr("All is well with every account.")

    def _go_to_list(self) -> None:
        self.list.setFocus()

    def _open(self) -> None:
        chosen = self.list.selected()
        if chosen is not None:
            self.opened.emit(chosen)


def face(wrong: Wrong) -> Face:
    """Return how a line looks: the account, what is wrong in a sentence, and its chip."""
    return Face(wrong.name, wording.finding(wrong.finding).what, chip=wording.chip(wrong.finding))


def _key(wrong: Wrong) -> Hashable:
    return wrong.key


def _order(wrong: Wrong) -> tuple[tuple[int, str], str]:
    return weight(wrong.finding), wrong.name.casefold()


def _group(found: Sequence[Wrong]) -> str:
    return wording.chip(found[0].finding)[0]
