"""The composer: writes a post, asks, answers, and notes what went out."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from smdesk.desk.calendar import CalendarDesk
from smdesk.desk.undo import UndoDesk
from smdesk.domain.approvals import CHANGED_SINCE
from smdesk.domain.calendar import EDGES, OUT, WRITABLE, State, Variant
from smdesk.domain.calendar_lines import CalendarLine
from smdesk.domain.checklists import Check
from smdesk.domain.clock_times import on_clock
from smdesk.domain.roster import Member
from smdesk.ui.calendar.composer_card import Deed, GateCard, sentence
from smdesk.ui.calendar.composer_forms import Said, words_dialog
from smdesk.ui.calendar.composer_out import Outgoing
from smdesk.ui.calendar.composer_parts import Composing, Parts, Show
from smdesk.ui.calendar.composer_series import Companions
from smdesk.ui.calendar.composer_writing import Writing
from smdesk.ui.kit.undoing import TakeBack
from smdesk.ui.kit.view import View

ASKING = frozenset({State.IDEA, State.DRAFT, State.CHANGES_REQUESTED})
GOING = frozenset({State.APPROVED, State.SCHEDULED, State.MISSED})


class Composer(QObject):
    """Knows the picked post, and does with it what its buttons say."""

    def __init__(
        self,
        desk: CalendarDesk,
        me: Member,
        view: View,
        composing: Composing,
        *,
        show: Show,
        undo: UndoDesk,
    ) -> None:
        super().__init__(view)
        self._desk, self._me, self._view, self._undo = desk, me, view, undo
        self._line: CalendarLine | None = None
        self._out = Outgoing(desk, me, view, composing, say=self._say)
        self.card = GateCard(view)
        self.parts = Parts(desk, me, view, composing, show=show, say=self._done)
        self.companions = Companions(desk, me, view, say=self._say)
        self.writing = Writing(desk, me, view, self.parts.media.thumbs, say=self._done)
        self.card.ticked.connect(self._tick)

    def show_line(self, line: CalendarLine | None) -> None:
        """Show how the post stands, and offer what can be done with it now."""
        self._line = self._out.line = line
        self.parts.show_line(line)
        self.card.setVisible(line is not None)
        if line is None:
            return
        variant = self._desk.variant(line.id)
        asking = line.state in ASKING
        self.card.offer(self._deeds(line, variant))
        self.card.say(self._words(line, variant))
        self.card.show_approvals(self._desk.gate.approvals(line.id))
        self.card.show_checks(self._desk.checks.lines(line.id) if asking else [])

    # What can be done.

    def _deeds(self, line: CalendarLine, variant: Variant) -> list[Deed]:
        desk, out, state, to = self._desk, self._out, line.state, EDGES[line.state]
        mine = desk.gate.may_approve(line.id, by=self._me) is None
        waits = variant.state is State.IN_REVIEW and mine
        quick = bool(desk.publishing.open_steps(line.id))
        opened = desk.gate.standing(line.id).open
        goes = state in GOING and opened
        # What is planned for a later day is asked about first; only of the day is there a hurry.
        soon = line.day is None or line.day <= on_clock(desk.now(), desk.zone()).date()
        unapproved = soon and State.WENT_OUT_UNAPPROVED in to and not opened
        queue = goes and state is State.APPROVED and variant.at is not None
        says, asking = bool(variant.copied), state in ASKING
        inside = asking and says and self.companions.fits(line)
        leads = state in WRITABLE and self.companions.leads(line)
        return [
            Deed(asking and says, self.tr("&Ask for approval"), self.submit, primary=True),
            Deed(waits, self.tr("&Approve…"), self.approve, primary=True),
            Deed(goes, self.tr("&Post it…"), out.assist, primary=True),
            Deed(goes, self.tr("It is poste&d…"), out.post),
            Deed(quick and mine, self.tr("&Countersign…"), self.countersign, primary=True),
            Deed(state in WRITABLE, self.tr("Wr&ite…"), self.write, primary=not says),
            Deed(waits, self.tr("Re&quest changes…"), self.request_changes),
            Deed(waits, self.tr("Re&ject…"), self.reject),
            Deed(queue, self.tr("It is in the queue"), self.schedule),
            Deed(inside, self.tr("In&side an envelope…"), self.put_inside),
            Deed(leads, self.tr("Let others &follow"), self.follow),
            Deed(says, self.tr("Loo&k at it…"), self.look),
            Deed(says, self.tr("Cop&y the text"), out.copy_text),
            Deed(bool(variant.first_comment), self.tr("Copy its comment"), out.copy_comment),
            Deed(State.WITHDRAWN in to, self.tr("Wit&hdraw…"), self.withdraw),
            Deed(unapproved, self.tr("Quick step…"), out.quick_step),
            Deed(unapproved, self.tr("It went out anyway…"), out.went_out),
            Deed(State.TAKEN_DOWN in to, self.tr("It was taken down…"), self.take_down),
            Deed(State.ARCHIVED in to and not quick, self.tr("Put away"), self.archive),
            Deed(state in OUT, self.tr("Use again"), self.reuse),
        ]

    def _words(self, line: CalendarLine, variant: Variant) -> list[str]:
        words = [f"“{variant.words}”"] if variant.words else []
        refusal = self._desk.gate.refusal(line.id)
        if refusal is not None and (line.state in GOING or refusal.rule is CHANGED_SINCE):
            words.append(sentence(refusal))
        words += [sentence(one) for one in self._desk.publishing.findings_of(line.id)]
        words += [sentence(one) for one in self._desk.reusing.findings(variant)]
        return words + self.companions.words(line)

    # Writing and asking.

    def write(self) -> None:
        """Write what the channel gets."""
        if (line := self._line) is None:
            return
        self.writing.write(line)

    def look(self) -> None:
        """Show how it may look."""
        if (line := self._line) is not None:
            self.writing.look(line)

    def put_inside(self) -> None:
        """Let it go out inside an envelope."""
        if (line := self._line) is not None:
            self.companions.put_inside(line)

    def follow(self) -> None:
        """Let other channels follow with drafts."""
        if (line := self._line) is not None:
            self.companions.follow(line)

    def submit(self) -> None:
        """Ask for approval."""
        if (line := self._line) is None:
            return
        gate, said = self._desk.gate, self.tr("{post} waits for an approval.")
        self._view.attempt(
            lambda reason: gate.submit(line.id, reason=reason, by=self._me),
            partial(self._say, said.format(post=line.title)),
        )

    def approve(self) -> None:
        """Say yes, with words if there are any."""
        self._answer(self.tr("Approve {post}"), self.tr("&Approve"), self._desk.gate.approve)

    def countersign(self) -> None:
        """Sign afterwards for what went out by a quick step."""
        task = self._desk.publishing.countersign
        self._answer(self.tr("Countersign {post}"), self.tr("&Sign"), task)

    def request_changes(self) -> None:
        """Say what is to be changed."""
        task = self._desk.gate.request_changes
        self._answer(self.tr("What is to be changed in {post}"), self.tr("&Send back"), task)

    def reject(self) -> None:
        """Say no."""
        self._answer(self.tr("Reject {post}"), self.tr("Re&ject"), self._desk.gate.reject)

    def withdraw(self) -> None:
        """Take it back."""
        self._answer(self.tr("Withdraw {post}"), self.tr("&Withdraw"), self._desk.gate.withdraw)

    def take_down(self) -> None:
        """Note that it is no longer to be seen."""
        task = self._desk.publishing.take_down
        self._answer(self.tr("Why {post} was taken down"), self.tr("&Note it"), task)

    def _answer(self, title: str, verb: str, task: Callable[..., object]) -> None:
        if (line := self._line) is None:
            return

        def answer(said: Said, _reason: str) -> None:
            task(line.id, said.words, by=self._me)
            self._say(self.tr("{post}: noted.").format(post=line.title))

        label = self.tr("In a few &words")
        words_dialog(title.format(post=line.title), label, verb, answer, self._view).open()

    def schedule(self) -> None:
        """Note that it is in the platform's queue; why, if it goes before what it follows."""
        if (line := self._line) is None:
            return
        gate, words = self._desk.gate, self.tr("{post} is in the queue.")
        self._view.attempt(
            lambda reason: gate.schedule(line.id, reason=reason, by=self._me),
            partial(self._say, words.format(post=line.title)),
        )

    def archive(self) -> None:
        """Put it away."""
        self._do(self._desk.publishing.archive, self.tr("{post} is put away."))

    def reuse(self) -> None:
        """Make a draft of it."""
        self._do(self._desk.reusing.reuse, self.tr("A draft of {post} is begun."))

    def _do(self, task: Callable[..., object], words: str) -> None:
        if (line := self._line) is None:
            return
        with self._view.polite():
            task(line.id, by=self._me)
            self._say(words.format(post=line.title))

    # The rest.

    def _tick(self, check: Check, done: bool) -> None:
        if (line := self._line) is None:
            return
        with self._view.polite():
            if done:
                self._desk.checks.tick(line.id, check, by=self._me)
            else:
                self._desk.checks.untick(line.id, check, by=self._me)

    def _done(self, words: str) -> None:
        """Say what was done, with the way back."""
        self._view.notice(words, TakeBack(self._undo, self._me, self._view))

    def _say(self, words: str) -> None:
        self._view.notice(words)
