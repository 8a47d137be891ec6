"""The handoff's screen: at the left what is to be done, step by step, at the right the packet."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smdesk.desk.annex import AnnexDesk
from smdesk.desk.handoff import HandoffDesk
from smdesk.desk.organisation import OrganisationDesk
from smdesk.desk.roster import RosterDesk
from smdesk.desk.topics import Topic
from smdesk.desk.undo import UndoDesk
from smdesk.domain.annex import Annex, Way
from smdesk.domain.countdown import Sitting, StepDone
from smdesk.domain.handing_over import Handover, ReceiptLine
from smdesk.domain.handoff import FirstTask, Letter, Packet
from smdesk.domain.month_notes import MonthNote
from smdesk.domain.organisation import Paper
from smdesk.domain.packet_scope import PacketChoice
from smdesk.domain.records import RecordId, Ref
from smdesk.domain.roster import Member
from smdesk.domain.rules import Finding
from smdesk.overriding import override
from smdesk.printing.press import Press
from smdesk.ui.handoff.annex import AnnexDialog
from smdesk.ui.handoff.card_tasks import CardMeans
from smdesk.ui.handoff.choice import choice_form, choice_words
from smdesk.ui.handoff.handing_over import HandingOver
from smdesk.ui.handoff.kept import Kept
from smdesk.ui.handoff.output import Output
from smdesk.ui.handoff.packet import PacketMaker
from smdesk.ui.handoff.pages import PagesPane
from smdesk.ui.handoff.print_centre import PrintCentre
from smdesk.ui.handoff.standing import standing
from smdesk.ui.handoff.steps import Steps, Stop
from smdesk.ui.handoff.writing import Writing
from smdesk.ui.kit import shown
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.dialog import FormDialog
from smdesk.ui.kit.findings import FindingsCard
from smdesk.ui.kit.label import upright
from smdesk.ui.kit.page import FOLDS_BELOW
from smdesk.ui.kit.places import NONE_YET, place
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.kit.view import View

REST_MS = 500
"""Pages are made anew when nothing was changed for so long."""
PRINT_CENTRE = "print_centre"
"""The key by which Search finds the print centre; the steps have their own."""
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
        self._background, self._documents = background, documents
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
        self.writing.refresh()
        self.ceremony.refresh(holes)
        self.kept.refresh()
        packets = self._desk.packets()
        self.steps.chips.count({Stop.MISSING: len(holes), Stop.WENT_OUT: len(packets)})
        self.set_title(self.tr("Handoff"), standing(len(holes), packets, self._now()))
        self._stale()

    @override
    def reveal(self, ref: Ref) -> None:
        self._show_pages(shown=False)
        self.steps.show_card(self._card_of(ref.kind))
        if ref.kind == Letter.kind:
            self.writing.focus_letter()
        elif ref.kind == FirstTask.kind and ref.id == NONE_YET:
            self.writing.add_task()
        elif ref.kind in (Handover.kind, ReceiptLine.kind):
            self.ceremony.ceremony.focus_next()

    @override
    def turn_to_part(self, part: str) -> None:
        self._show_pages(shown=False)
        if part == PRINT_CENTRE:
            self.open_centre()
        else:
            self.steps.turn_to(Stop(part))

    def _card_of(self, kind: str) -> QWidget:
        cards: dict[str, QWidget] = {
            Letter.kind: self.writing.letter,
            FirstTask.kind: self.writing.tasks,
            MonthNote.kind: self.ceremony.notes,
            Sitting.kind: self.ceremony.sittings,
            StepDone.kind: self.ceremony.countdown,
            Packet.kind: self.kept.past,
            Annex.kind: self.kept.sealed,
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
        self.writing.letter.keep()
        self._rest.stop()
        self.maker.left = None
        self.pages.preview.clear()
        super().forget()

    def unsaved(self) -> str:
        """Return what would be lost; it is kept by itself when this is left."""
        return self.tr("the letter") if self.writing.letter.unsaved else ""

    # The packet.

    def look_at_pages(self) -> None:
        """Make the pages anew, as they would print now."""
        self._rest.stop()
        self.pages.say(self.tr("Setting the pages…"))
        with self.polite():
            self.pages.preview.show_made(*self.maker.looks(self.pages.paper))

    def save(self) -> None:
        """Ask where to save the packet as a PDF."""
        self.writing.letter.keep()
        self.output.ask_where()

    def print_it(self) -> None:
        """Ask for a printer."""
        self.writing.letter.keep()
        self.output.ask_printer()

    def open_centre(self) -> None:
        """Show every sheet for a wall or a desk."""
        self._centre(self).open()

    def make_annex(self) -> None:
        """Ask for whom a sealed annex is to be made."""
        dialog = self._annex_dialog(self)
        dialog.made.connect(self._annex_made)
        dialog.open()

    def _look_at_missing(self) -> None:
        self.steps.turn_to(Stop.MISSING)

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
        ways = {one.number: one.way for one in self._annex.annexes()}
        if ways.get(number) is Way.FILE:
            words = self.tr("Sealed annex {number} is saved. Hand the words over on another way.")
        else:
            words = self.tr("Sealed annex {number} is made. Seal it now, and sign across the flap.")
        self.notice(words.format(number=number))

    # Behind the scenes.

    def _today(self) -> date:
        return self._now().astimezone().date()

    def _people(self) -> Mapping[RecordId, str]:
        return {person.id: person.name for person in self._roster.people.all()}

    def _stale(self) -> None:
        """Let the pages be made anew soon; they are looked at only while they are seen."""
        if self.pages.isVisible():
            self._rest.start()

    def _on_pages(self) -> None:
        self.pages.say("")

    def _lay_out(self, paper: Paper, background: Background) -> None:
        # Before the cards, so that Tab comes to the chips before it comes to what they show.
        self.steps = Steps(self)
        self.missing = FindingsCard(
            self.tr("What is missing"), self.mend, self, none=self.tr("Nothing. It is complete.")
        )
        means = CardMeans(self._desk, self._undo, self._me, self, self._people, self._today)
        self.writing, self.ceremony = Writing(means), HandingOver(means)
        self.kept = Kept(
            self._desk,
            self._roster,
            self._annex,
            self,
            lambda: self.pages,
            me=self._me,
            people=self._people,
            now=self._now,
            background=background,
            folder=self._documents,
        )
        self.ceremony.print_first.connect(self._print_first)
        self.ceremony.ceremony.looking.connect(self._look_at_missing)
        self.steps.fill(Stop.MISSING, [self.missing])
        self.steps.fill(Stop.WRITE, [*self.writing.cards, self.ceremony.notes])
        self.steps.fill(Stop.HAND_OVER, self.ceremony.cards)
        self.steps.fill(Stop.WENT_OUT, self.kept.cards)
        self.pages = PagesPane(paper, self.look_at_pages, self.choose, background, self)
        self._line = upright(self)
        halves = QHBoxLayout()
        halves.setContentsMargins(0, 0, 0, 0)
        halves.setSpacing(0)
        halves.addWidget(self.steps, LEFT)
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
        self.add_more(
            self.tr("Put this letter aside and go on with a copy"), self.writing.put_aside
        )

    def _listen(self) -> None:
        self.pages.preview.shown.connect(self._on_pages)
        self.pages.preview.failed.connect(self.maker.failed)
        self.kept.sealed.making.connect(self.make_annex)

    def _turn(self) -> None:
        self._show_pages(shown=not self.pages.isVisibleTo(self))

    def _show_pages(self, *, shown: bool) -> None:
        """Where there is room for one half only, show the pages or what is written."""
        self._turned = shown
        self._fold()

    def _fold(self) -> None:
        narrow = self.width() < FOLDS_BELOW
        self.steps.setVisible(not (narrow and self._turned))
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
