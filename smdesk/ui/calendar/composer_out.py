"""What the composer does once a post is out: note it, note on whose word, copy what to paste."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from smdesk.desk.calendar import CalendarDesk
from smdesk.desk.publishing import Out, Yes
from smdesk.domain.approvals import NO_PERMALINK
from smdesk.domain.calendar_lines import CalendarLine
from smdesk.domain.clock_times import instant_of, on_clock
from smdesk.domain.media import MediaAsset
from smdesk.domain.publications import DIFFERS, NOT_TODAY, Way
from smdesk.domain.records import Fault, InvalidError, RecordId
from smdesk.domain.roster import Member
from smdesk.domain.rules import ReasonNeededError
from smdesk.ui.calendar.composer_assistant import Assistant, Going
from smdesk.ui.calendar.composer_compare import OutDialog
from smdesk.ui.calendar.composer_forms import Agreed, WentOut, out_form, quick_dialog
from smdesk.ui.calendar.composer_parts import Composing
from smdesk.ui.kit import wording
from smdesk.ui.kit.view import View

FIELDS = {NO_PERMALINK: "no_link", DIFFERS: "differs", NOT_TODAY: "late_reason"}
"""The field of a dialog in which the reason for each rule is typed."""


class Outgoing(QObject):
    """Asks what went out of the picked post, and lets the desk note it."""

    def __init__(
        self,
        desk: CalendarDesk,
        me: Member,
        view: View,
        composing: Composing,
        *,
        say: Callable[[str], object],
    ) -> None:
        super().__init__(view)
        self._composing = composing
        self._desk, self._me, self._view, self._say = desk, me, view, say
        self.line: CalendarLine | None = None

    # What went out.

    def assist(self) -> None:
        """Go along while the person posts it by hand."""
        if (line := self.line) is None:
            return
        with self._view.polite():
            going = Going(
                variant=self._desk.variant(line.id),
                shown=self._desk.media.shown(line.id),
                site=self._desk.publishing.site(line.id),
                channel=line.channel_name,
                read=self._read,
                folder=self._composing.documents,
                open_site=self._composing.open_site,
            )
            title = self.tr("Post {post}").format(post=line.title)
            Assistant(title, going, self.post, self._view).open()

    def _read(self, asset: MediaAsset) -> bytes | None:
        return self._composing.files.going_out(asset.id)

    def post(self) -> None:
        """Note that it went out, approved."""
        self._ask_out(self.tr("{post} is posted"), approved=True)

    def went_out(self) -> None:
        """Note that it went out without an approval that fits."""
        self._ask_out(self.tr("{post} went out unapproved"), approved=False)

    def _ask_out(self, title: str, *, approved: bool) -> None:
        if (line := self.line) is None:
            return
        opened = self._desk.now()
        here = on_clock(opened, self._desk.zone())
        text = self._desk.variant(line.id).copied
        clock = here.time().replace(second=0, microsecond=0)
        out = WentOut(here.date(), clock, "", "", text, "")
        save = partial(self._post, line.id, opened, out, approved=approved)
        named = title.format(post=line.title)
        form = out_form(out, approved=approved)
        verb = self.tr("&Note it")
        OutDialog(named, form, text, save, self._view, verb=verb).open()

    def _post(
        self,
        variant: RecordId,
        opened: datetime,
        proposed: WentOut,
        went: WentOut,
        _reason: str,
        *,
        approved: bool,
    ) -> None:
        at = opened
        if went.clock is not None and (went.day, went.clock) != (proposed.day, proposed.clock):
            at = instant_of(went.day, went.clock, self._desk.zone())
        # The dialog counts in minutes: a time that was left as proposed is when it was opened.
        out = Out(
            at=at,
            permalink=went.permalink,
            no_link=went.no_link,
            final_text=went.final_text,
            differs=went.differs,
        )
        with _at_its_field():
            if approved:
                self._desk.publishing.post(variant, out, by=self._me)
            else:
                self._desk.publishing.went_out(variant, went.unapproved, out, by=self._me)
        self._say(self.tr("It is noted as it was."))

    def quick_step(self) -> None:
        """Note that it went out on somebody's word."""
        if (line := self.line) is None:
            return
        able = self._desk.gate.approvers(line.id)
        people: dict[RecordId | None, str] = {
            person: name for person, name in able.items() if person != self._me.person
        }
        agreed = Agreed("?", "?", next(iter(people), RecordId("?")), Way.PHONE, "?", "", "", "")
        title = self.tr("Quick step: {post}").format(post=line.title)
        save = partial(self._quick_step, line.id)
        quick_dialog(title, agreed, people, save, self._view).open()

    def _quick_step(self, variant: RecordId, agreed: Agreed, _reason: str) -> None:
        yes = Yes(
            event=agreed.event,
            why_now=agreed.why_now,
            approver=agreed.approver or RecordId(""),
            way=agreed.way,
            words=agreed.words_of_ok,
            at=self._desk.now(),
            late_reason=agreed.late_reason,
        )
        out = Out(permalink=agreed.permalink, no_link=agreed.no_link)
        with _at_its_field():
            self._desk.publishing.quick_step(variant, yes, out, by=self._me)
        words = self.tr("It is noted, and is to be countersigned within {hours} hours.")
        self._say(words.format(hours=wording.number(self._desk.workflow().countersign_hours)))

    def copy_text(self) -> None:
        """Copy what is pasted into the platform; the team's notes are not in it."""
        if (line := self.line) is not None:
            QGuiApplication.clipboard().setText(self._desk.variant(line.id).copied)
            self._say(self.tr("The text is copied."))

    def copy_comment(self) -> None:
        """Copy the first comment."""
        if (line := self.line) is not None:
            QGuiApplication.clipboard().setText(self._desk.variant(line.id).first_comment)
            self._say(self.tr("The first comment is copied."))


@contextmanager
def _at_its_field() -> Iterator[None]:
    """Let a reason that is missing be told at its field: the dialogs have one for each."""
    try:
        yield
    except ReasonNeededError as needed:
        name = FIELDS.get(needed.finding.rule)
        if name is None:
            raise
        raise InvalidError(**{name: Fault.EMPTY}) from None
