"""The gate of the written policy: who may agree, what that is worth, and forgeries told."""

import pytest

from smdesk.desk.sample import AYTAN, IDRIS, NORA
from smdesk.domain.appointments import Capability
from smdesk.domain.policy import editing
from smdesk.domain.policy.blocks import Paragraph, Variable
from smdesk.domain.policy.content import Clause, Content
from smdesk.domain.policy.documents import Significance, VersionState, WrongVersionStateError
from smdesk.domain.policy.publishing import (
    BROKEN_REFERENCE,
    NO_SIGNIFICANCE,
    NO_SUMMARY,
    NOTHING_SAID,
    VALUE_MISSING,
)
from smdesk.domain.policy.signoffs import (
    ALONE,
    CHANGED_SINCE,
    FORGED,
    NOT_AGREED,
    NOT_APPROVER,
    OWN_TEXT,
)
from smdesk.domain.records import InvalidError, new_id
from smdesk.domain.rules import ReasonNeededError, RefusedError
from tests.desk.conftest import appoint, person_named
from tests.desk.policies import CARE, TEXT, asked, begun, published, saying


def refused(rule, task, *args, **given):
    with pytest.raises(RefusedError) as error:
        task(*args, **given)
    assert error.value.finding.rule is rule
    return error.value.finding


def tamper(session, sql, *values):
    """Change a row as somebody would who has the key and another tool."""
    connection = session.library.journal._connection
    dropped = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN"
        " ('policy_version', 'policy_clause', 'signoff')"
    ).fetchall()
    for name, _ in dropped:
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(sql, values)
    for _, text in dropped:
        connection.execute(text)


def test_what_somebody_else_agreed_to_may_be_published(desk):
    version = asked(desk.enter(IDRIS))
    assert version.state is VersionState.IN_REVIEW
    nora = desk.enter(NORA)
    assert nora.policy.gate.may_sign(version.id, by=nora.me) is None
    assert list(nora.policy.gate.approvers(version.id).values()) == [NORA.name]
    signed = nora.policy.gate.sign(version.id, "Well said", by=nora.me)
    assert signed.state is VersionState.APPROVED
    done = nora.policy.gate.publish(version.id, by=nora.me)
    assert done.state is VersionState.PUBLISHED
    assert done.published_by == nora.me.person
    assert FORGED not in {one.rule for one in nora.policy.findings()}


def test_nothing_is_published_that_nobody_agreed_to(desk):
    idris = desk.enter(IDRIS)
    version = asked(idris)
    with pytest.raises(WrongVersionStateError):
        idris.policy.gate.publish(version.id, by=idris.me)
    assert idris.policy.gate.standing(version.id).refusal is NOT_AGREED
    refused(NOT_APPROVER, idris.policy.gate.sign, version.id, by=idris.me)


def test_nobody_agrees_to_their_own_text_while_somebody_else_can(desk):
    nora = desk.enter(NORA)
    version = asked(nora)
    found = nora.policy.gate.may_sign(version.id, by=nora.me)
    assert found.rule is ALONE
    appoint(nora, person_named(nora, AYTAN.name), Capability.ADMINISTRATOR)
    refused(OWN_TEXT, nora.policy.gate.sign, version.id, by=nora.me)
    aytan = desk.enter(AYTAN)
    assert aytan.policy.gate.sign(version.id, by=aytan.me).state is VersionState.APPROVED


def test_a_team_of_one_agrees_with_a_reason_and_the_record_says_so(desk):
    nora = desk.enter(NORA)
    version = asked(nora)
    with pytest.raises(ReasonNeededError):
        nora.policy.gate.sign(version.id, by=nora.me)
    nora.policy.gate.sign(version.id, reason="Nobody else is appointed", by=nora.me)
    nora.policy.gate.publish(version.id, by=nora.me)
    (line,) = nora.policy.gate.signoffs(version.id)
    assert line.signoff.alone
    assert line.signoff.words == "Nobody else is appointed"
    assert nora.policy.gate.forged() == []


@pytest.mark.parametrize("how", ["text", "value", "summary"])
def test_what_is_edited_is_a_draft_and_was_agreed_to_by_nobody(desk, how):
    version = asked(desk.enter(IDRIS))
    nora = desk.enter(NORA)
    nora.policy.gate.sign(version.id, by=nora.me)
    if how == "text":
        nora.policy.save_draft(version.id, saying(CARE, "One person.")(TEXT), by=nora.me)
    elif how == "value":
        nora.policy.set_values(version.id, {"phone": "1"}, by=nora.me)
    else:
        nora.policy.describe(
            version.id, summary="More", significance=Significance.MINOR, by=nora.me
        )
    after = nora.policy.version(version.id)
    assert after.state is VersionState.DRAFT
    assert nora.policy.gate.standing(version.id).refusal is CHANGED_SINCE
    assert not any(line.fits for line in nora.policy.gate.signoffs(version.id))
    with pytest.raises(WrongVersionStateError):
        nora.policy.gate.publish(version.id, by=nora.me)
    assert (nora.me.person in after.writers) == (how != "summary")


def test_going_back_to_the_same_words_needs_a_new_asking_and_fits_again(desk):
    version = asked(desk.enter(IDRIS))
    nora = desk.enter(NORA)
    nora.policy.gate.sign(version.id, by=nora.me)
    nora.policy.gate.withdraw(version.id, by=nora.me)
    again = nora.policy.gate.ask(version.id, by=nora.me)
    assert again.digest == version.digest
    assert nora.policy.gate.standing(version.id).refusal is None


def test_changes_asked_for_send_it_back_with_words(desk):
    version = asked(desk.enter(IDRIS))
    nora = desk.enter(NORA)
    with pytest.raises(InvalidError):
        nora.policy.gate.send_back(version.id, " ", by=nora.me)
    sent = nora.policy.gate.send_back(version.id, "Say who.", by=nora.me)
    assert sent.state is VersionState.DRAFT
    (line,) = nora.policy.gate.signoffs(version.id)
    assert line.signoff.words == "Say who."
    assert line.genuine


def test_nobody_is_asked_about_what_is_not_whole(nora):
    version = begun(nora, Content())
    nora.policy.describe(version.id, summary="", significance=None, by=nora.me)
    found = [one.rule for one in nora.policy.gate.holes(version.id)]
    assert found == [NOTHING_SAID, NO_SUMMARY, NO_SIGNIFICANCE]
    gaps = Clause(new_id(), "Whom to ask", (Paragraph((Variable("phone"),)),))
    content = editing.append(editing.remove(TEXT, CARE, whole=False), [gaps])
    nora.policy.save_draft(version.id, content, by=nora.me)
    nora.policy.describe(version.id, summary="x", significance=Significance.MAJOR, by=nora.me)
    empty, broken = nora.policy.gate.holes(version.id)
    assert (empty.rule, empty.facts["names"]) == (VALUE_MISSING, ("phone",))
    assert (broken.rule, broken.facts["clauses"]) == (BROKEN_REFERENCE, ("Paragraph 1",))
    refused(VALUE_MISSING, nora.policy.gate.ask, version.id, by=nora.me)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE policy_clause SET said = '[]', words = '' WHERE version = ?",
        "UPDATE policy_version SET summary = 'Nothing' WHERE id = ?",
        "UPDATE policy_version SET digest = 'made up' WHERE id = ?",
        "UPDATE signoff SET by = 'somebody' WHERE version = ?",
        "UPDATE signoff SET words = 'Gladly' WHERE version = ?",
        "UPDATE policy_clause SET said = '[7]' WHERE version = ?",
        "DELETE FROM signoff WHERE version = ?",
    ],
)
def test_a_forged_row_counts_for_nothing_and_is_told(desk, sql):
    nora, version = published(desk)
    tamper(nora, sql, version.id)
    (found,) = [one for one in nora.policy.findings() if one.rule is FORGED]
    assert found.about.id == version.id
    assert FORGED in {one.rule for one in nora.handoff.holes()}
    assert nora.policy.gate.standing(version.id).refusal is not None


def test_a_forged_agreement_lets_nothing_through(desk):
    version = asked(desk.enter(IDRIS))
    nora = desk.enter(NORA)
    nora.policy.gate.sign(version.id, by=nora.me)
    tamper(nora, "UPDATE signoff SET digest = digest, words = 'x' WHERE version = ?", version.id)
    refused(FORGED, nora.policy.gate.publish, version.id, by=nora.me)


def test_the_tables_refuse_what_the_desk_would(desk):
    nora, version = published(desk)
    with pytest.raises(Exception, match="never changed"):
        nora.library.journal._connection.execute("UPDATE policy_clause SET heading = 'x'")
    with pytest.raises(Exception, match="never changed"):
        nora.library.journal._connection.execute(
            "UPDATE policy_version SET state = 'draft' WHERE id = ?", (version.id,)
        )
    with pytest.raises(Exception, match="keeps its sign-offs"):
        nora.library.journal._connection.execute("DELETE FROM signoff")


def test_a_retired_document_is_out_of_force_with_its_reason(desk):
    nora, version = published(desk)
    with pytest.raises(InvalidError):
        nora.policy.gate.retire(version.document, " ", by=nora.me)
    retired = nora.policy.gate.retire(version.document, "Merged", by=nora.me)
    assert (retired.state, retired.retired_why) == (VersionState.RETIRED, "Merged")
    assert nora.policy.version(version.id).state is not VersionState.PUBLISHED
    assert nora.policy.reviews.due(version.document) is None
    again = nora.policy.next_draft(version.document, by=nora.me)
    assert nora.policy.content(again.id) == TEXT
    with pytest.raises(WrongVersionStateError):
        nora.policy.gate.retire(version.document, "Again", by=nora.me)
