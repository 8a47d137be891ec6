"""Does something to all chosen posts, and names each that stayed as it was, with the reason."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from smdesk.desk.calendar import CalendarDesk
from smdesk.desk.several import Outcome, Sorting
from smdesk.desk.undo import UndoDesk
from smdesk.domain.calendar_lines import CalendarLine
from smdesk.domain.records import Fault, RecordId, faults_of
from smdesk.domain.roster import Member
from smdesk.ui.calendar.several_pane import Deed, SeveralPane, posts_words, where_words
from smdesk.ui.kit import wording
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.dialog import Confirm, Dialog, FormDialog
from smdesk.ui.kit.fields import Choice, Field, Line, Number
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.label import Label
from smdesk.ui.kit.page import Page
from smdesk.ui.kit.ticks import Ticks
from smdesk.ui.kit.undoing import TakeBack
from smdesk.ui.kit.view import View

FARTHEST = 366
"""Days by which posts are moved at once."""
AS_IT_IS = RecordId("*")
"""Stands among the campaigns for leaving each post in its own."""


@dataclass(frozen=True, slots=True)
class Shift:
    """By how many days posts are moved."""

    days: int

    def __post_init__(self) -> None:
        faults_of(days=None if self.days else Fault.EMPTY)


@dataclass(frozen=True, slots=True)
class Sorted:
    """What posts are sorted by, as it is asked for."""

    campaign: RecordId | None = AS_IT_IS
    add: tuple[RecordId, ...] = ()
    new_labels: str = ""
    drop: tuple[RecordId, ...] = ()


class SeveralPosts(QObject):
    """Asks what is to be done, has it done as one task, and tells how that went."""

    def __init__(
        self,
        desk: CalendarDesk,
        undo: UndoDesk,
        me: Member,
        view: View,
        *,
        chosen: Callable[[], Sequence[CalendarLine]],
    ) -> None:
        """``chosen`` gives the posts that are chosen now."""
        super().__init__(view)
        self._desk, self._undo, self._me, self._view = desk, undo, me, view
        self._chosen = chosen
        self.pane = SeveralPane(view)
        for words, do, icon in (
            (_tr("&Move {posts}…"), self.ask_days, "calendar-days"),
            (_tr("Campaign and &labels of {posts}…"), self.ask_sorting, "folder"),
            (_tr("&Ask for approval of {posts}…"), self.ask_submitting, "check"),
            (_tr("Put {posts} in the &bin…"), self.ask_removing, "trash-2"),
        ):
            self.pane.offer(Deed(words, do, icon))

    def open_menu(self, at: QPoint, over: QWidget) -> None:
        """Offer, at a place of the screen, what can be done to the chosen posts."""
        lines = self._chosen()
        if not lines:
            return
        menu = QMenu(over)
        for deed in self.pane.deeds:
            menu.addAction(deed.named(len(lines)), partial(deed.do, lines))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def ask_days(self, lines: Sequence[CalendarLine]) -> None:
        """Ask by how many days the posts are to be moved."""
        title = _tr("Move {posts}").format(posts=posts_words(len(lines)))
        help_ = _tr("With a minus they go out earlier. Each keeps its hour.")
        form = Form(Shift, (Number("days", _tr("&Days"), -FARTHEST, FARTHEST, help=help_),))
        form.fill(Shift(1))
        save = partial(self._shift, lines)
        FormDialog(title, form, save, self._view, verb=_tr("&Move")).open()

    def step(self, days: int) -> None:
        """Move the chosen posts by days; ask why, where one would go before what it follows."""
        lines = self._chosen()
        self._view.attempt(lambda reason: self._shift(lines, Shift(days), reason))

    def ask_sorting(self, lines: Sequence[CalendarLine]) -> None:
        """Ask for another campaign, and for labels to add and to take away."""
        campaigns: dict[RecordId | None, str] = {AS_IT_IS: _tr("(each as it is)")}
        campaigns |= {one.id: one.name for one in self._desk.campaigns.all()}
        labels = {one.id: one.name for one in self._desk.labels.all()}
        fields: list[Field] = [  # type: ignore[type-arg]
            Choice("campaign", _tr("&Campaign"), campaigns, nobody=_tr("(none)"))
        ]
        if labels:
            fields.append(Ticks("add", _tr("Labels to &add"), labels))
        fields.append(Line("new_labels", _tr("&New labels"), help=_tr("With commas between them.")))
        if labels:
            fields.append(Ticks("drop", _tr("Labels to &take away"), labels))
        form = Form(Sorted, fields)
        form.fill(Sorted())
        title = _tr("Campaign and labels of {posts}").format(posts=posts_words(len(lines)))
        FormDialog(title, form, partial(self._sort, lines), self._view).open()

    def ask_submitting(self, lines: Sequence[CalendarLine]) -> None:
        """Ask before all are put before the approvers, as that is not taken back by undo."""
        Confirm(
            _tr("Ask for approval of {posts}?").format(posts=posts_words(len(lines))),
            _tr("They come before those who may approve at once. Undo does not take it back; a "
                "post can be withdrawn."),
            _tr("Ask for approval"),
            self._view,
            harmless=True,
            then=partial(self._ask, lines),
        ).open()  # fmt: skip

    def ask_removing(self, lines: Sequence[CalendarLine]) -> None:
        """Ask before posts go into the bin."""
        Confirm(
            _tr("Put {posts} in the bin?").format(posts=posts_words(len(lines))),
            _tr("What somebody was asked about, or people have seen, stays. Undo brings all of "
                "them back."),
            _tr("Put in the bin"),
            self._view,
            then=partial(self._remove, lines),
        ).open()  # fmt: skip

    # What is done, and how that is told.

    def _shift(self, lines: Sequence[CalendarLine], shift: Shift, reason: str) -> None:
        days, me = shift.days, self._me
        outcome = self._desk.several.move(_ids(lines), days, reason=reason, by=me)
        later = _tr("Moved by {days} days: {posts}.") if abs(days) != 1 else (
            _tr("Moved by a day: {posts}.")
        )  # fmt: skip
        self._tell(outcome, lines, later.format(
            days=wording.number(days), posts=posts_words(len(outcome.done))))  # fmt: skip

    def _sort(self, lines: Sequence[CalendarLine], asked: Sorted, _reason: str) -> None:
        sorting = Sorting(
            campaign=None if asked.campaign == AS_IT_IS else asked.campaign,
            keep_campaign=asked.campaign == AS_IT_IS,
            add=asked.add,
            new=tuple(asked.new_labels.split(",")),
            drop=asked.drop,
        )
        outcome = self._desk.several.sort(_ids(lines), sorting, by=self._me)
        said = _tr("Campaign and labels changed: {posts}.")
        self._tell(outcome, lines, said.format(posts=posts_words(len(outcome.done))))

    def _ask(self, lines: Sequence[CalendarLine]) -> None:
        self._view.attempt(lambda reason: self._submit(lines, reason))

    def _submit(self, lines: Sequence[CalendarLine], reason: str) -> None:
        outcome = self._desk.several.submit(_ids(lines), reason=reason, by=self._me)
        said = _tr("Waiting for an approval: {posts}.")
        words = said.format(posts=posts_words(len(outcome.done)))
        self._tell(outcome, lines, words, undone=False)

    def _remove(self, lines: Sequence[CalendarLine]) -> None:
        with self._view.polite():
            outcome = self._desk.several.remove(_ids(lines), by=self._me)
            said = _tr("In the bin: {posts}.")
            self._tell(outcome, lines, said.format(posts=posts_words(len(outcome.done))))

    def _tell(
        self,
        outcome: Outcome,
        lines: Sequence[CalendarLine],
        words: str,
        *,
        undone: bool = True,
    ) -> None:
        if outcome.done:
            back = TakeBack(self._undo, self._me, self._view) if undone else None
            self._view.notice(words, back)
        elif not outcome.left:
            self._view.notice(_tr("They were so already; nothing is changed."))
        if outcome.left:
            LeftDialog(outcome, lines, self._view).open()


class LeftDialog(Dialog):
    """Names each post that stayed as it was, with the reason."""

    def __init__(self, outcome: Outcome, lines: Sequence[CalendarLine], parent: QWidget) -> None:
        left = outcome.left
        title = _tr("Left as they were: {posts}").format(posts=posts_words(len(left)))
        super().__init__(title, parent)
        done = posts_words(len(outcome.done))
        words = _tr("It was done to {posts}; to these it cannot be done:").format(posts=done)
        self.body.addWidget(
            Label(words if outcome.done else _tr("It can be done to none of them:"), self)
        )
        names = {line.id: f"{line.title} · {where_words(line)}" for line in lines}
        page = Page(self)
        page.bare()
        card = Card("", page, narrow=True)
        self.rows = [
            (names.get(one.variant, one.name), wording.error(one.why).what) for one in left
        ]
        for name, why in self.rows:
            card.add_row(name, why)
        page.add_widget(card)
        self.body.addWidget(page, 1)
        self.add_button(_tr("Close"), self.accept, primary=True).setFocus()
        self.setAccessibleDescription("; ".join(f"{name}: {why}" for name, why in self.rows))
        self.resize_within(520, 380)


def _ids(lines: Sequence[CalendarLine]) -> list[RecordId]:
    return [line.id for line in lines]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Calendar", text)
