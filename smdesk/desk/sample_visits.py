"""Who writes what into the sample library: three visits, as two of its people come by in turns."""

from datetime import date

from smdesk.desk.sample import SampleLibrary, sample_founder, sample_organisation
from smdesk.desk.sample_appointments import sample_founding
from smdesk.desk.sample_calendar import SampleCalendar
from smdesk.desk.sample_leaving import begin_leaving, look_around
from smdesk.desk.sample_members import IDRIS
from smdesk.desk.sample_plans import answers, drafts_and_plans
from smdesk.desk.sample_policy import SamplePolicy
from smdesk.desk.session import Session
from smdesk.domain.records import RecordId
from smdesk.vault.keys import Prepared


def begin(session: Session, today: date, idris: Prepared, aytan: Prepared) -> None:
    """Let the founder fill the new cabinet, and let the two others in."""
    SampleLibrary(session, today).fill(idris, aytan)


def write(session: Session, today: date, approver: RecordId) -> None:
    """Let Idris write what waits for an answer; ``approver`` is the founder."""
    look_around(session)
    SampleCalendar(session, today).write(approver)
    SamplePolicy(session, today).write()
    drafts_and_plans(session, today)


def answer(session: Session, today: date) -> None:
    """Let the founder answer, and begin to see Idris off."""
    SampleCalendar(session, today).answer()
    SamplePolicy(session, today).answer()
    answers(session, today)
    begin_leaving(session, IDRIS.name)


__all__ = ["answer", "begin", "sample_founder", "sample_founding", "sample_organisation", "write"]
