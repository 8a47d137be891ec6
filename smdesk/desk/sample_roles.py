"""The roles of the sample library: five of seven covered, some by the same person."""

from datetime import date, timedelta

from smdesk.desk.roles import RolesDesk
from smdesk.domain.records import RecordId
from smdesk.domain.roles import Assignment, Claim
from smdesk.domain.roster import Member


def fill_roles(
    desk: RolesDesk, today: date, *, nora: RecordId, idris: RecordId, me: Member
) -> None:
    """Put in the seven roles and who does them; two are nobody's yet."""
    desk.plant(by=me)
    roles = {sheet.role.name: sheet.role for sheet in desk.sheets()}
    for name, person, share in (
        ("Sponsor", nora, 100),
        ("Community manager", nora, 100),
        ("Coordinator", idris, 70),
        ("Coordinator", nora, 30),
        ("Strategist", idris, 100),
        ("Product manager", nora, 100),
    ):
        first = today - timedelta(days=200)
        decision = "Board 2025-12" if name == "Strategist" else ""
        given = Assignment(
            role=roles[name].id, person=person, share=share, first=first, decision=decision
        )
        desk.assign(given, by=me)
    for name, person, evidence in (
        ("Community manager", nora, "Twelve years at the reference desk"),
        ("Coordinator", idris, "Agreed in the first week"),
        ("Product manager", nora, "Works with the web office"),
    ):
        for must in roles[name].musts:
            desk.claim(
                Claim(person=person, role=roles[name].id, must=must, evidence=evidence), by=me
            )
