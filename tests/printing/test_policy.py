"""A policy's pages keep the archive's standards, and tell what is not in force."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from smdesk.domain.imprint import Imprint
from smdesk.domain.organisation import Organisation
from smdesk.domain.policy.blocks import (
    Bullet,
    CrossReference,
    Link,
    Paragraph,
    TableBlock,
    Term,
    Text,
)
from smdesk.domain.policy.content import Clause, Content, settled
from smdesk.domain.policy.documents import PolicyDocument, PolicyVersion, VersionState
from smdesk.domain.policy.numbering import Scheme, numbers, references
from smdesk.domain.policy.redline import redline
from smdesk.domain.policy.sheets import PolicySheet, SignOffLine
from smdesk.domain.policy.signoffs import SignOff
from smdesk.domain.records import new_id
from smdesk.printing.policy import policy_sheet, redline_sheet
from tests.printing.conftest import Pdf

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
IMPRINT = Imprint(
    organisation=Organisation(name="Riverside Library"),
    today=NOW.date(),
    printed_at=NOW,
    printed_by="Mara Lind",
    log_entries=7,
    check_words="one two three",
)
DUTY = Clause(title="Duty Şəhər", blocks=(Paragraph((Text("Answer within a day."),)),), depth=1)
OPENING = Clause(
    title="Purpose", blocks=(Paragraph((Term("Reader"), Text(" is who reads. *#$<_"))),)
)
TEXT = settled(
    [
        Clause(
            title="Purpose", blocks=(Paragraph((Term("Reader"), Text(" is who reads. *#$<_"))),)
        ),
        DUTY,
        Clause(
            depth=1,
            blocks=(
                Paragraph((Text("See "), CrossReference(DUTY.id), Text(".", bold=True))),
                Bullet((Text("one"),)),
                Bullet((Link("two", "https://example.org/"),), 1),
                TableBlock((((Text("Who"),), (Text("What"),)), ((Text("Desk"),), ()))),
            ),
        ),
        *(Clause(title=f"Level {depth}", depth=depth) for depth in range(2, 6)),
        Clause(depth=2),
    ]
)


def sheet(content=TEXT, scheme=Scheme.PARAGRAPH, state=VersionState.PUBLISHED, **more):
    document = PolicyDocument(
        number="HR 9", name="House #rules", created_on=date(2025, 1, 2), scheme=scheme
    )
    version = PolicyVersion(
        document=document.id,
        n=2,
        state=state,
        changed_at=NOW,
        changed_by=new_id(),
        published_at=NOW,
    )  # fmt: skip
    known = PolicySheet(
        document=document, version=version, content=content,
        numbers=numbers(content, scheme), references=references(content, scheme), values={},
        signoffs=(), remarks=(), readings=(), reviews=(), versions=(version,), holes=(),
        review_due=None, overdue=None, names={},
    )  # fmt: skip
    return replace(known, **more)


def signed(name, *, genuine=True, fits=True):
    signoff = SignOff(version=new_id(), digest="0", by=new_id(), slot="s", at=NOW)
    return SignOffLine(signoff, name, genuine, fits)


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize("content", [TEXT, Content()], ids=["all of it", "nothing"])
def test_any_policy_keeps_the_standards(press, content, scheme):
    assert press.pdf(policy_sheet(sheet(content, scheme), IMPRINT)).notes == ()


def test_numbers_pointers_and_titles_stand_where_they_belong(press):
    pdf = Pdf(press.pdf(policy_sheet(sheet(), IMPRINT)).pdf)
    assert "Paragraph 1. Purpose" in pdf.text
    assert "1.2. See 1.1." in pdf.text
    assert (1, "1.1. Duty Şəhər") in [(depth - 1, title) for depth, title in pdf.titles()]


def test_only_signatures_that_hold_are_named(press):
    lines = (signed("Ana"), signed("Forger", genuine=False), signed("Early", fits=False))
    text = Pdf(press.pdf(policy_sheet(sheet(signoffs=lines), IMPRINT)).pdf).text
    assert "Approved by Ana" in text
    assert "Forger" not in text
    assert "Early" not in text


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (VersionState.DRAFT, "DRAFT"),
        (VersionState.SUPERSEDED, "not in force any more"),
        (VersionState.RETIRED, "not in force any more"),
    ],
)
def test_what_is_not_in_force_says_so(press, state, said):
    assert said in Pdf(press.pdf(policy_sheet(sheet(state=state), IMPRINT)).pdf).text


def test_an_overdue_review_stands_on_every_copy(press):
    pdf = Pdf(press.pdf(policy_sheet(sheet(overdue=date(2026, 9, 1)), IMPRINT)).pdf)
    assert "overdue since 1 September 2026" in pdf.text


SAID = ("Clauses added: 1", "removed: 1", "Words changed", "Number was Paragraph 1.", "two days")


def test_changes_are_said_in_words(press):
    new = settled(
        [
            Clause(title="Preface", blocks=(Paragraph((Text("New."),)),)),
            *(
                replace(one, blocks=(Paragraph((Text("Answer within two days."),)),))
                if one.id == DUTY.id
                else one
                for one in TEXT.clauses[:-1]
            ),
        ]
    )
    before, now = sheet(), sheet(new)
    changes = redline(TEXT, new, before.numbers, now.numbers)
    printed = press.pdf(redline_sheet(before, now, changes, IMPRINT))
    text = Pdf(printed.pdf).text
    assert printed.notes == ()
    for said in (
        "Clauses added: 1",
        "removed: 1",
        "Words changed",
        "Number was Paragraph 1.",
        "two days",
    ):
        assert said in text
    few = Pdf(press.pdf(redline_sheet(before, now, changes[:1], IMPRINT, only_changed=True)).pdf)
    assert "Words changed" not in few.text
