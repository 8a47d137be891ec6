"""A register of the plan on its screen: what else one can do there, and what is to look at."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtGui import QAction, QResizeEvent

from smdesk.domain.records import RecordId
from smdesk.domain.rules import Finding
from smdesk.overriding import override
from smdesk.printing.press import Sheet
from smdesk.ui.kit.findings import FindingsCard
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.page import Page
from smdesk.ui.kit.register import R, Register
from smdesk.ui.kit.undoing import TakeBack
from smdesk.ui.kit.view import View
from smdesk.ui.plan.parts import Act, Part, Planning

LEAST_TITLE = 150
"""Narrower than this, a column that shares what is left says too little."""
CARE_HEIGHT = 220
"""What is to look at takes no more than this; the list needs room too."""


class PlanRegister(Register[R]):
    """One register, with its acts in the header and its findings above the list."""

    _then_do: Callable[["PlanRegister[Any]", Any], object] | None = None
    _doing: Sequence[tuple[Act[R], QAction]] = ()

    def __init__(
        self,
        part: Part[R],
        planning: Planning,
        mend: Callable[[Finding], object],
        parent: View,
    ) -> None:
        """``mend`` is called with the finding whose button was pressed."""
        self.part, self.planning = part, planning
        super().__init__(
            replace(part.declared, detail=_filled(part.declared.detail)),
            part.desk,
            planning.me,
            planning.now,
            parent,
            undo=self._take_back,
            print_rows=self._print,
        )
        self.set_title(part.declared.title, part.says)
        self._doing = [(act, self.add_task(act.words, self._act)) for act in part.acts]
        self.add_more(self.tr("Save as PDF…"), self._save)
        self.output = planning.output(self)
        self.care = FindingsCard(self.tr("To look at"), mend, self)
        self._care = Page(self)
        self._care.add_widget(self.care)
        self._care.tighten()
        self._column.insertWidget(2, self._care)
        self.show_findings(())
        self._look()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """List what the rules say about this register."""
        self.care.show_findings(findings)
        self._care.setVisible(bool(findings))
        self._fit_care()

    def say(self, words: str) -> None:
        """Say what was done, with the way back."""
        self.notice(words, TakeBack(self.planning.undo, self.planning.me, self))

    def ask_background(
        self, work: Callable[[], Any], then: Callable[["PlanRegister[Any]", Any], object]
    ) -> None:
        """Do slow work aside; ``then`` gets this screen and what came of it, if both are there."""
        self._then_do = then
        self.planning.background.run(work, self._answered)

    def choose_one(self) -> None:
        """Choose the first record where none is chosen, so that there is something to see."""
        if self.chosen() is None and self.table.records:
            self.table.select(self.table.records[0].id)

    def seek(self, record: RecordId) -> bool:
        """Choose the record that a finding or the search led to; what hides it is put aside.

        False if it is not on the list.
        """
        self.table.setFocus()
        if self.table.select(record):
            return True
        self._find.clear()
        self._filter()
        return self.table.select(record)

    def edit_record(self, record: R) -> None:
        """Choose the record and change it."""
        self.table.select(record.id)
        self.edit_chosen()

    @override
    def refresh(self) -> None:
        self.planning.look()
        super().refresh()

    @override
    def _show_detail(self) -> None:
        super()._show_detail()
        self._look()
        self._spare_columns()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_detail()
        self._fit_care()

    def _look(self) -> None:
        record = self.chosen()
        for act, action in self._doing:
            action.setEnabled(act.always or (record is not None and act.fits(record)))

    def _spare_columns(self) -> None:
        """Leave columns to the detail where they would press the others together."""
        columns = self._declared.columns
        room = self.width() - scaled(self, 36)
        if not self._detail.isHidden():
            room -= self._detail.width()
        shared = sum(not column.width for column in columns) * scaled(self, LEAST_TITLE)
        wanted = shared + sum(scaled(self, column.width) for column in columns)
        hidden = set()
        for place in self.part.spare:
            if wanted > room:
                hidden.add(place)
                wanted -= scaled(self, columns[place].width or LEAST_TITLE)
        for place in range(len(columns)):
            self.table.setColumnHidden(place, place in hidden)

    def _act(self) -> None:
        asked = self.sender()
        record = self.chosen()
        for act, action in self._doing:
            if action is asked and (act.always or record is not None):
                with self.polite():
                    act.do(self, record)  # type: ignore[arg-type]

    def _fit_care(self) -> None:
        wanted = self._care.wanted_height(self.width()) + 16
        self._care.setFixedHeight(min(wanted, scaled(self, CARE_HEIGHT), self.height() // 3))

    def _answered(self, result: Any) -> None:  # noqa: ANN401 - whatever the work gives
        if self._then_do is not None:
            self._then_do(self, result)

    def _take_back(self) -> None:
        with self.polite():
            self.planning.undo.undo(by=self.planning.me)

    def _print(self, rows: Sequence[R]) -> None:
        title = self.part.declared.title
        make = partial(self._sheet, tuple(rows))
        self.output.print(make, title=title, name=f"{title}.pdf")

    def _save(self) -> None:
        title = self.part.declared.title
        make = partial(self._sheet, tuple(self.table.records))
        self.output.save(make, title=title, name=f"{title}.pdf")

    def _sheet(self, rows: Sequence[R]) -> Sheet:
        if self.part.sheet is not None:
            return self.part.sheet(rows)
        return self.planning.sheet([self.part.listing(rows)])


def _filled(
    detail: Callable[[R], Sequence[tuple[str, str]]] | None,
) -> Callable[[R], Sequence[tuple[str, str]]] | None:
    """Return the detail without the rows that say nothing."""
    if detail is None:
        return None
    told = detail

    def rows(record: R) -> Sequence[tuple[str, str]]:
        return [(key, value) for key, value in told(record) if value]

    return rows
