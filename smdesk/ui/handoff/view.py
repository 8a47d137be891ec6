"""The handoff's screen: at the left what is still to be written, at the right the packet itself."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from smdesk.desk.annex import AnnexDesk
from smdesk.desk.handoff import HandoffDesk
from smdesk.desk.organisation import OrganisationDesk
from smdesk.desk.roster import RosterDesk
from smdesk.desk.topics import Topic
from smdesk.desk.undo import UndoDesk
from smdesk.domain.annex import Annex
from smdesk.domain.countdown import Sitting, StepDone
from smdesk.domain.handoff import FirstTask, Letter, Packet
from smdesk.domain.month_notes import MonthNote
from smdesk.domain.organisation import Paper
from smdesk.domain.packet_scope import PacketChoice
from smdesk.domain.records import RecordId, Ref
from smdesk.domain.roster import Member
from smdesk.domain.rules import Finding
from smdesk.printing.press import Press
from smdesk.ui.handoff.annex import AnnexDialog
from smdesk.ui.handoff.annex_card import AnnexCard
from smdesk.ui.handoff.choice import choice_form, choice_words
from smdesk.ui.handoff.first_tasks import FirstTasksCard, task_form
from smdesk.ui.handoff.handing_over import HandingOver
from smdesk.ui.handoff.letter import LetterCard
from smdesk.ui.handoff.output import Output
from smdesk.ui.handoff.packet import PacketMaker
from smdesk.ui.handoff.pages import PagesPane
from smdesk.ui.handoff.past import PastCard
from smdesk.ui.handoff.print_centre import PrintCentre
from smdesk.ui.kit import shown, wording
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.dialog import FormDialog
from smdesk.ui.kit.findings import FindingsCard
from smdesk.ui.kit.label import upright
from smdesk.ui.kit.page import FOLDS_BELOW, Page
from smdesk.ui.kit.places import NONE_YET, place
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.kit.undoing import TakeBack
from smdesk.ui.kit.view import View

REST_MS = 500
"""Pages are made anew when nothing was changed for so long."""
LEFT, RIGHT = 6, 5
"""The shares of the two halves."""


class HandoffView(View):
    """What is missing, the letter, the first month; and the pages as they would print now."""

    follows = frozenset(
        {Topic.HANDOFF, Topic.ROSTER, Topic.ACCOUNTS, Topic.ORGANISATION, Topic.LEAVING}
    )
    shows = shown.HANDOFF

    def __init__(
        self,
        desk: HandoffDesk,
        organisation: OrganisationDesk,
        roster: RosterDesk,
        undo: UndoDesk,
        me: Member,
        *,
        annex: AnnexDesk,
        annex_dialog: Callable[[QWidget], AnnexDialog],
        print_centre: Callable[[QWidget], PrintCentre],
        press: Press,
        background: Background,
        documents: Path,
        now: Callable[[], datetime],
        language: str = "en",
        parent: QWidget | None = None,
    ) -> None:
        """``documents`` is the folder that is offered for the PDF."""
        super().__init__(parent)
        self._annex, self._annex_dialog, self._centre = annex, annex_dialog, print_centre
        self._desk, self._organisation, self._roster = desk, organisation, roster
        self._undo, self._me, self._now = undo, me, now
        self._turned = False
        self.set_title(self.tr("Handoff"))
        self.maker = PacketMaker(desk, me, press, background, self, language=language)
        self.maker.warm_up()
        self._lay_out(organisation.get().paper, background)
        self.output = Output(desk, me, self.maker, self.pages, self, documents=documents)
        self._add_tasks()
        self._listen()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.look_at_pages)
        self.refresh()
        # Not in the letter, where a key would change it.
        self.begin_at(next(b for b in self.header.findChildren(Button) if b.primary))

    @override
    def refresh(self) -> None:
        holes = self._desk.holes()
        self.missing.show_findings(holes)
        letter = self._desk.letter()
        today = self._now().astimezone().date()
        self.letter.show_letter(letter or Letter(written_on=today))
        self.tasks.show_tasks(self._desk.first_tasks.all(), self._people())
        packets = self._desk.packets()
        self.past.show_packets(packets, self._people(), self._now())
        self.ceremony.refresh()
        self.sealed.show_annexes(self._annex.annexes(), self._people(), self._now())
        self.set_title(self.tr("Handoff"), self._standing(len(holes), packets))
        self._stale()

    @override
    def reveal(self, ref: Ref) -> None:
        self._show_pages(shown=False)
        if ref.kind == Letter.kind:
            # After the screen has settled where its focus begins.
            QTimer.singleShot(0, self.letter.text, self.letter.text.setFocus)
            self.page.ensureWidgetVisible(self.letter, 0, 0)
        elif ref.kind == FirstTask.kind:
            self.page.ensureWidgetVisible(self.tasks, 0, 0)
            if ref.id == NONE_YET:
                self.add_first_task()
        elif ref.kind in shown.CEREMONY:
            self.page.ensureWidgetVisible(self._card_of(ref.kind), 0, 0)
        elif ref.kind == Annex.kind:
            self.page.ensureWidgetVisible(self.sealed, 0, 0)

    def _card_of(self, kind: str) -> QWidget:
        cards = {
            MonthNote.kind: self.ceremony.notes,
            Sitting.kind: self.ceremony.sittings,
            StepDone.kind: self.ceremony.countdown,
        }
        return cards.get(kind, self.ceremony.ceremony)

    @override
    def mend(self, finding: Finding) -> None:
        if place(finding).kind in self.shows:
            self.reveal(place(finding))
        else:
            self.want(place(finding))

    @override
    def forget(self) -> None:
        """Keep what was typed, and show no pages; called before the cabinet is locked."""
        self.letter.keep()
        self._rest.stop()
        self.pages.preview.clear()
        super().forget()

    def unsaved(self) -> str:
        """Return what would be lost; it is kept by itself when this is left."""
        return self.tr("the letter") if self.letter.unsaved else ""

    # The packet.

    def look_at_pages(self) -> None:
        """Make the pages anew, as they would print now."""
        self._rest.stop()
        self.pages.say(self.tr("Setting the pages…"))
        with self.polite():
            self.pages.preview.show_made(*self.maker.looks(self.pages.paper))

    def save(self) -> None:
        """Ask where to save the packet as a PDF."""
        self.letter.keep()
        self.output.ask_where()

    def print_it(self) -> None:
        """Ask for a printer."""
        self.letter.keep()
        self.output.ask_printer()

    def open_centre(self) -> None:
        """Show every sheet for a wall or a desk."""
        self._centre(self).open()

    def make_annex(self) -> None:
        """Ask for whom a sealed annex is to be made."""
        dialog = self._annex_dialog(self)
        dialog.made.connect(self._annex_made)
        dialog.open()

    def _print_first(self) -> None:
        self.banner.say(
            self.tr("Print or save the packet first."),
            self.tr("What is handed over is the packet as it was printed today."),
            tone=Tone.INFO,
            action=self.tr("Save as PDF…"),
            then=self.save,
        )

    def choose(self) -> None:
        """Ask for whom the packet is, and what they get."""
        form = choice_form(self._roster.seats.all(), self)
        form.fill(self.maker.choice)
        verb = self.tr("&Show the pages")
        title = self.tr("For whom the packet is")
        FormDialog(title, form, self._chosen, self, verb=verb).open()

    def _chosen(self, choice: PacketChoice, _: str) -> None:
        self.maker.choice = choice
        self.pages.say_choice(choice_words(choice, self._roster.seats.all(), self))
        self.look_at_pages()

    def _annex_made(self, number: str) -> None:
        words = self.tr("Sealed annex {number} is made. Seal it now, and sign across the flap.")
        self.notice(words.format(number=number))

    # What is written here.

    def put_aside(self) -> None:
        """Keep the letter as it stands as a version, and go on with a copy."""
        self.letter.keep()
        with self.polite():
            self._desk.keep_letter(by=self._me)
            self.notice(self.tr("The letter so far is put aside; you go on with a copy."))

    def add_first_task(self) -> None:
        """Ask for a task of the first month."""
        form = task_form(self._people(), self.tasks)
        form.fill(FirstTask(text="?"), empty=("text",))
        title = self.tr("A task for the first thirty days")
        FormDialog(title, form, self._add_task, self).open()

    def _edit_task(self, task: FirstTask) -> None:
        form = task_form(self._people(), self.tasks)
        form.fill(task)
        FormDialog(self.tr("Edit the task"), form, self._change_task, self).open()

    def _remove_task(self, task: FirstTask) -> None:
        self.attempt(partial(self._take_task, task), partial(self._task_gone, task))

    def _take_task(self, task: FirstTask, reason: str) -> None:
        self._desk.first_tasks.remove(task.id, by=self._me, reason=reason)

    def _task_gone(self, task: FirstTask) -> None:
        words = self.tr("“{task}” is removed.").format(task=task.text)
        self.notice(words, TakeBack(self._undo, self._me, self))

    def _keep_letter(self, letter: Letter) -> None:
        with self.polite():
            self.letter.kept(self._desk.save_letter(letter, by=self._me))

    def _add_task(self, task: FirstTask, reason: str) -> None:
        self._desk.first_tasks.add(task, by=self._me, reason=reason)

    def _change_task(self, task: FirstTask, reason: str) -> None:
        self._desk.first_tasks.change(task, by=self._me, reason=reason)

    # Behind the scenes.

    def _people(self) -> Mapping[RecordId, str]:
        return {person.id: person.name for person in self._roster.people.all()}

    def _standing(self, holes: int, packets: list[Packet]) -> str:
        if not holes:
            missing = self.tr("Nothing is missing")
        elif holes == 1:
            missing = self.tr("One thing is missing")
        else:
            missing = self.tr("{count} things are missing")
        if packets:
            words = self.tr("last packet {number}, {when}")
            when = wording.ago(packets[0].printed_at, self._now())
            last = words.format(number=packets[0].number, when=when)
        else:
            last = self.tr("no packet printed yet")
        return f"{missing.format(count=wording.number(holes))} · {last}"

    def _stale(self) -> None:
        """Let the pages be made anew soon; they are looked at only while they are seen."""
        if self.pages.isVisible():
            self._rest.start()

    def _on_pages(self) -> None:
        self.pages.say("")

    def _lay_out(self, paper: Paper, background: Background) -> None:
        self.page = Page(self)
        self.missing = FindingsCard(
            self.tr("What is missing"), self.mend, self, none=self.tr("Nothing. It is complete.")
        )
        self.letter = LetterCard(self)
        self.tasks = FirstTasksCard(self)
        self.past = PastCard(self)
        self.sealed = AnnexCard(self)
        self.ceremony = HandingOver(
            self._desk,
            self._me,
            self,
            people=self._people,
            today=lambda: self._now().astimezone().date(),
        )
        self.ceremony.print_first.connect(self._print_first)
        first = (self.missing, self.letter, self.tasks)
        for card in (*first, *self.ceremony.cards, self.past, self.sealed):
            self.page.add_widget(card)
        self.pages = PagesPane(paper, self.look_at_pages, self.choose, background, self)
        self._line = upright(self)
        halves = QHBoxLayout()
        halves.setContentsMargins(0, 0, 0, 0)
        halves.setSpacing(0)
        halves.addWidget(self.page, LEFT)
        halves.addWidget(self._line)
        halves.addWidget(self.pages, RIGHT)
        whole = QWidget(self)
        whole.setLayout(halves)
        self.add_widget(whole, 1)

    def _add_tasks(self) -> None:
        self.turn = Button(self.tr("Show the pages"), self, then=self._turn)
        self.header.add_button(self.turn)
        self.add_task(self.tr("&Print…"), self.print_it, shortcut="Ctrl+P", icon="printer")
        self.add_task(
            self.tr("&Save as PDF…"), self.save, shortcut="Ctrl+S", primary=True, icon="download"
        )
        self.add_more(self.tr("Print centre: sheets for walls and desks…"), self.open_centre)
        self.add_more(self.tr("Sealed annex with the passwords…"), self.make_annex)
        self.add_more(self.tr("Put this letter aside and go on with a copy"), self.put_aside)

    def _listen(self) -> None:
        self.pages.preview.shown.connect(self._on_pages)
        self.pages.preview.failed.connect(self.maker.failed)
        self.letter.keeping.connect(self._keep_letter)
        self.sealed.making.connect(self.make_annex)
        self.tasks.adding.connect(self.add_first_task)
        self.tasks.editing.connect(self._edit_task)
        self.tasks.removing.connect(self._remove_task)

    def _turn(self) -> None:
        self._show_pages(shown=not self.pages.isVisibleTo(self))

    def _show_pages(self, *, shown: bool) -> None:
        """Where there is room for one half only, show the pages or what is written."""
        self._turned = shown
        self._fold()

    def _fold(self) -> None:
        narrow = self.width() < FOLDS_BELOW
        self.page.setVisible(not (narrow and self._turned))
        self.pages.setVisible(not narrow or self._turned)
        self._line.setVisible(not narrow)
        self.turn.setVisible(narrow)
        words = self.tr("Show what is written") if self._turned else self.tr("Show the pages")
        self.turn.set_words(words)
        self._stale()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._rest.start(0)
