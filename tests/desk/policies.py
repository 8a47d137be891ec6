"""Policy documents to try things with: written by Idris, agreed to by Nora."""

from smdesk.desk.sample import IDRIS, NORA
from smdesk.domain.policy.blocks import CrossReference, Paragraph, Text, plain
from smdesk.domain.policy.content import Clause, Content
from smdesk.domain.policy.documents import Significance
from smdesk.domain.policy.editing import set_blocks
from smdesk.domain.records import new_id

CARE, WATCH, HOURS = (new_id() for _ in range(3))
TEXT = Content(
    (
        Clause(CARE, "Care", plain("Two people answer for every channel.")),
        Clause(
            WATCH,
            "Watching",
            (Paragraph((Text("As in "), CrossReference(CARE), Text(", in pairs."))),),
            1,
        ),
        Clause(HOURS, "Hours", plain("We answer within two working days.")),
    )
)
NUMBER = "LT-14"


def findings(session):
    """What is found about documents other than the sample's own."""
    return [
        one
        for one in session.policy.findings()
        if not str(one.facts.get("document", "")).startswith("LB-")
    ]


def begun(session, content=TEXT, number=NUMBER):
    return session.policy.begin_with(content, number=number, name="How we answer", by=session.me)


def asked(session, content=TEXT, number=NUMBER):
    version = begun(session, content, number)
    session.policy.describe(
        version.id, summary="First of all", significance=Significance.MAJOR, by=session.me
    )
    return session.policy.gate.ask(version.id, by=session.me)


def published(desk, content=TEXT, number=NUMBER):
    """Return Nora's session, and what Idris wrote, agreed to and published by her."""
    version = asked(desk.enter(IDRIS), content, number)
    nora = desk.enter(NORA)
    nora.policy.gate.sign(version.id, by=nora.me)
    return nora, nora.policy.gate.publish(version.id, by=nora.me)


def next_published(desk, change, significance=Significance.MINOR, number=NUMBER):
    """Let Idris change what is in force, and Nora put it in force."""
    idris = desk.enter(IDRIS)
    line = next(one for one in idris.policy.lines() if one.document.number == number)
    draft = idris.policy.next_draft(line.document.id, by=idris.me)
    content = change(idris.policy.content(draft.id))
    idris.policy.save_draft(draft.id, content, by=idris.me)
    idris.policy.describe(
        draft.id, summary="Something changed", significance=significance, by=idris.me
    )
    idris.policy.gate.ask(draft.id, by=idris.me)
    nora = desk.enter(NORA)
    nora.policy.gate.sign(draft.id, by=nora.me)
    return nora, nora.policy.gate.publish(draft.id, by=nora.me)


def saying(clause, words):
    """Return the change by which a clause says something else."""
    return lambda content: set_blocks(content, clause, plain(words))
