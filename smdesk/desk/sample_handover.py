"""The sample library's handing over: what was written month by month, and a first sitting."""

from datetime import date, timedelta

from smdesk.desk.handoff import HandoffDesk
from smdesk.domain.countdown import Sitting, Step
from smdesk.domain.month_notes import MonthNote, Prompt
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member


def fill_handover(
    desk: HandoffDesk, today: date, *, idris: RecordId, aytan: RecordId, me: Member
) -> None:
    """Put in notes of two months, one sitting, and the first steps of who leaves next."""
    last_month = (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    for month, prompt, text in (
        (last_month, Prompt.SURPRISED, "The storm post was seen by more people than live here."),
        (last_month, Prompt.BROKE, "The scheduling page forgot two posts over the holiday."),
        (today.replace(day=1), Prompt.TELL, "The county web office answers e-mail on Tuesdays."),
    ):
        note = MonthNote(month=month, prompt=prompt, text=text, by=me.person)
        desk.ceremony.notes.add(note, by=me)
    sitting = Sitting(
        on=today - timedelta(days=4),
        present=(idris, aytan),
        covered="The accounts one by one, and how a post is approved",
        questions="Who answers on Sundays?",
    )
    desk.ceremony.sittings.add(sitting, by=me)
    for line in desk.ceremony.countdown():
        if line.term.person == idris and line.step is Step.BEGIN:
            desk.ceremony.tick(line.term.id, line.step, by=me)
