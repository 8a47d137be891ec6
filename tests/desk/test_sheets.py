"""What was ticked on paper counts for exactly what the sheet showed, and for nobody's own work."""

from dataclasses import replace
from datetime import timedelta

import pytest

from smdesk.desk.errors import StandsError
from smdesk.desk.media import Picture
from smdesk.desk.sample import AYTAN, IDRIS, NORA
from smdesk.desk.sheets import Ticked
from smdesk.domain.appointments import Capability
from smdesk.domain.approval_sheets import (
    MOST_POSTS,
    SHEET_CHANGED,
    SHEET_MOVED,
    TYPED_OWN_WORK,
    Answer,
    CodeTrouble,
    SheetCodeError,
    code_of,
)
from smdesk.domain.approvals import NOT_APPROVER, OWN_WORK, SECOND_STAGE
from smdesk.domain.calendar import State, WrongStateError
from smdesk.domain.media import Consent, MediaAsset
from smdesk.domain.records import GoneError, InvalidError, RecordId
from smdesk.domain.roster import Person
from smdesk.domain.rules import BoundClause
from smdesk.store.errors import CannotUndoError
from tests.desk.conftest import TODAY, appoint
from tests.desk.test_gate import STORY, asked, refused, written

YES = Ticked(Answer.APPROVE, "Good.", TODAY)


@pytest.fixture
def ruth(nora):
    """A board member who may approve, and has no key to the cabinet."""
    person = nora.roster.people.add(Person(name="Ruth Brandeis"), by=nora.me)
    return appoint(nora, person, Capability.ADMINISTRATOR).id


@pytest.fixture
def session(desk, ruth):
    """Idris, who writes and asks."""
    return desk.enter(IDRIS)


def sheet_of(session, ruth, *variants):
    sheet = session.calendar.sheets.make(ruth, [one.id for one in variants], by=session.me)
    return session.calendar.sheets.posts(sheet.id)


def trouble(session, typed):
    with pytest.raises(SheetCodeError) as error:
        session.calendar.sheets.find(typed)
    return error.value.why


def test_a_yes_on_paper_opens_the_gate_in_the_name_of_whoever_ticked(desk, session, ruth):
    variant = asked(session)
    (post,) = sheet_of(session, ruth, variant)
    code = code_of(post)
    aytan = desk.enter(AYTAN)
    found = aytan.calendar.sheets.find(code.lower().replace("-", " "))
    assert found == post
    assert aytan.calendar.sheets.asked(found) == "Ruth Brandeis"
    aytan.calendar.sheets.answer(found.id, YES, by=aytan.me)
    assert aytan.calendar.variant(variant.id).state is State.APPROVED
    (line,) = aytan.calendar.gate.approvals(variant.id)
    assert (line.name, line.genuine, line.live) == ("Ruth Brandeis", True, True)
    assert (line.approval.by, line.approval.words) == (ruth, "Good.")
    assert line.approval.sheet_post == post.id
    kept = aytan.calendar.sheets.posts(post.sheet)[0]
    assert (kept.answer, kept.answered_on, kept.typed_by) == (
        Answer.APPROVE, TODAY, aytan.me.person,
    )  # fmt: skip
    aytan.calendar.publishing.post(variant.id, STORY, by=aytan.me)
    assert aytan.calendar.variant(variant.id).state is State.POSTED


def test_the_sheet_keeps_all_that_was_shown(session, ruth):
    variant = written(session)
    picture = MediaAsset(
        name="door.jpg", sha256="0f" * 32, alt="A door", credit="Idris", consent=Consent.NOBODY
    )
    session.calendar.media.add(picture, by=session.me)
    session.calendar.media.arrange(variant.id, [Picture(picture.id)], by=session.me)
    before = session.calendar.variant(variant.id)
    session.calendar.write(
        replace(
            before,
            link="https://lanternbay.example/chess",
            utm_source="instagram",
            hashtags=("Chess",),
            first_comment="Boards are there.",
        ),
        by=session.me,
    )
    for line in session.calendar.checks.lines(variant.id):
        if line.mark is None and not line.done:
            session.calendar.checks.tick(variant.id, line.check, "The list", by=session.me)
    session.calendar.gate.submit(variant.id, by=session.me)
    (post,) = sheet_of(session, ruth, variant)
    assert (post.name, post.channel, post.text) == ("Chess", "Instagram", "Come and play.")
    assert post.link == "https://lanternbay.example/chess?utm_source=instagram"
    assert (post.hashtags, post.first_comment) == (("Chess",), "Boards are there.")
    assert (post.media, post.alts) == (("door.jpg",), ("A door",))
    assert "facts" in post.checks
    assert post.planned == session.calendar.variant(variant.id).at


def test_changes_and_a_no_come_back_with_their_words(desk, session, ruth):
    one, other = asked(session), asked(session, "Bring a board.")
    first, second = sheet_of(session, ruth, one, other)
    sheets = session.calendar.sheets
    with pytest.raises(InvalidError) as error:
        sheets.answer(first.id, Ticked(Answer.CHANGE, " ", TODAY), by=session.me)
    assert set(error.value.faults) == {"words"}
    # Whoever wrote it may type in what is to be changed, though no yes.
    sheets.answer(first.id, Ticked(Answer.CHANGE, "Thursday", TODAY), by=session.me)
    sheets.answer(second.id, Ticked(Answer.REJECT, "Not now", TODAY), by=session.me)
    changed = session.calendar.variant(one.id)
    assert (changed.state, changed.words) == (State.CHANGES_REQUESTED, "Thursday")
    assert session.calendar.variant(other.id).state is State.REJECTED
    (line,) = [line for line in sheets.lines() if line.sheet.id == first.sheet]
    assert (line.asked, line.made_by, line.posts, line.answered) == (
        "Ruth Brandeis", IDRIS.name, 2, 2,
    )  # fmt: skip


def test_nobody_types_in_a_yes_to_their_own_work(desk, session, ruth):
    variant = asked(session)
    (post,) = sheet_of(session, ruth, variant)
    found = refused(TYPED_OWN_WORK, session.calendar.sheets.answer, post.id, YES, by=session.me)
    assert found.facts["person"] == IDRIS.name
    assert session.calendar.variant(variant.id).state is State.IN_REVIEW
    assert session.calendar.sheets.posts(post.sheet)[0].answer is None


def test_a_post_that_was_changed_or_moved_far_is_asked_about_anew(desk, session, ruth):
    moved, edited = asked(session), asked(session, "Bring a board.")
    first, second = sheet_of(session, ruth, moved, edited)
    session.calendar.write(replace(edited, text="Bring two."), by=session.me)
    session.calendar.move(moved.id, moved.at + timedelta(days=4), by=session.me)
    aytan = desk.enter(AYTAN)
    found = refused(SHEET_CHANGED, aytan.calendar.sheets.find, code_of(second))
    assert (found.facts["before"], found.facts["after"]) == ("v2", "v3")
    refused(SHEET_CHANGED, aytan.calendar.sheets.answer, second.id, YES, by=aytan.me)
    refused(SHEET_MOVED, aytan.calendar.sheets.answer, first.id, YES, by=aytan.me)
    assert not aytan.calendar.gate.approvals(moved.id)
    assert not aytan.calendar.gate.approvals(edited.id)


def test_the_same_words_asked_about_again_take_the_same_code(desk, session, ruth):
    variant = asked(session)
    (post,) = sheet_of(session, ruth, variant)
    nora = desk.enter(NORA)
    nora.calendar.gate.request_changes(variant.id, "Is it Thursday?", by=nora.me)
    aytan = desk.enter(AYTAN)
    with pytest.raises(WrongStateError):
        aytan.calendar.sheets.answer(post.id, YES, by=aytan.me)
    assert aytan.calendar.sheets.posts(post.sheet)[0].answer is None
    aytan.calendar.gate.submit(variant.id, by=aytan.me)
    aytan.calendar.sheets.answer(post.id, YES, by=aytan.me)
    assert aytan.calendar.gate.standing(variant.id).open


def test_a_code_counts_once_and_not_after_its_sheet_was_withdrawn(desk, session, ruth):
    one, other = asked(session), asked(session, "Bring a board.")
    (first,), (second,) = sheet_of(session, ruth, one), sheet_of(session, ruth, other)
    session.calendar.sheets.withdraw(second.sheet, by=session.me)
    assert trouble(session, code_of(second)) is CodeTrouble.WITHDRAWN
    aytan = desk.enter(AYTAN)
    aytan.calendar.sheets.answer(first.id, YES, by=aytan.me)
    assert trouble(aytan, code_of(first)) is CodeTrouble.ANSWERED
    for post in (first, second):
        with pytest.raises(SheetCodeError):
            aytan.calendar.sheets.answer(post.id, YES, by=aytan.me)


def test_codes_that_lead_nowhere_say_why(session, ruth):
    (post,) = sheet_of(session, ruth, asked(session))
    other = code_of(replace(post, digest="ff"))
    assert trouble(session, other) is CodeTrouble.UNKNOWN
    assert trouble(session, "ABC") is CodeTrouble.LENGTH
    code = code_of(post)
    wrong = ("1" if code[0] == "0" else "0") + code[1:]
    assert trouble(session, wrong) is CodeTrouble.MISTYPED


def test_the_day_by_the_signature_lies_between_the_sheet_and_today(desk, session, ruth):
    (post,) = sheet_of(session, ruth, asked(session))
    aytan = desk.enter(AYTAN)
    for days in (-1, 1):
        ticked = replace(YES, on=TODAY + timedelta(days=days))
        with pytest.raises(InvalidError) as error:
            aytan.calendar.sheets.answer(post.id, ticked, by=aytan.me)
        assert set(error.value.faults) == {"answered_on"}


def test_only_those_are_asked_who_may_approve_and_wrote_none_of_it(desk, session, ruth):
    variant = asked(session)
    sheets = session.calendar.sheets
    assert {"Ruth Brandeis", NORA.name} <= set(sheets.askable().values())
    assert variant.id in {line.id for line in sheets.waiting(ruth)}
    aytan = desk.enter(AYTAN)
    refused(NOT_APPROVER, aytan.calendar.sheets.make, aytan.me.person, [variant.id], by=aytan.me)
    nora = desk.enter(NORA)
    own = asked(nora)
    refused(OWN_WORK, nora.calendar.sheets.make, nora.me.person, [own.id], by=nora.me)
    assert own.id not in {line.id for line in nora.calendar.sheets.waiting(nora.me.person)}
    draft = written(nora)
    with pytest.raises(WrongStateError):
        nora.calendar.sheets.make(ruth, [draft.id], by=nora.me)
    for variants in ([], [own.id] * (MOST_POSTS + 1)):
        with pytest.raises(InvalidError) as error:
            nora.calendar.sheets.make(ruth, variants, by=nora.me)
        assert set(error.value.faults) == {"posts"}


def test_what_needs_two_waits_for_the_second_after_the_paper(desk, session, ruth):
    before = written(session)
    session.calendar.write(replace(before, political=True), by=session.me)
    for line in session.calendar.checks.lines(before.id):
        if line.mark is None and not line.done:
            session.calendar.checks.tick(before.id, line.check, "The list", by=session.me)
    variant = session.calendar.gate.submit(before.id, by=session.me)
    (post,) = sheet_of(session, ruth, variant)
    nora = desk.enter(NORA)
    nora.calendar.sheets.answer(post.id, YES, by=nora.me)
    assert nora.calendar.gate.standing(variant.id).refusal is SECOND_STAGE
    nora.calendar.gate.approve(variant.id, by=nora.me)
    assert nora.calendar.variant(variant.id).state is State.APPROVED


def test_a_sheet_is_taken_back_until_something_rests_on_it_and_answers_stand(desk, session, ruth):
    (post,) = sheet_of(session, ruth, asked(session))
    session.undo.undo(by=session.me)
    assert trouble(session, code_of(post)) is CodeTrouble.UNKNOWN
    session.undo.redo(by=session.me)
    assert session.calendar.sheets.find(code_of(post)) == post
    made = next(e for e in session.library.journal.entries() if e.task == "sheet.make")
    aytan = desk.enter(AYTAN)
    aytan.calendar.sheets.answer(post.id, YES, by=aytan.me)
    with pytest.raises(CannotUndoError):
        aytan.undo.take_back(made, by=aytan.me)
    with pytest.raises(StandsError):
        aytan.undo.take_back(aytan.library.journal.entries(limit=1)[0], by=aytan.me)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE sheet_post SET answer = 'reject' WHERE answer IS NOT NULL",
        "UPDATE sheet_post SET digest = 'ff'",
        "UPDATE sheet_post SET variant = 'other'",
        "UPDATE approval_sheet SET asked = 'somebody else'",
        "DROP TRIGGER approval_stands; UPDATE approval SET sheet_post = NULL",
        "DROP TRIGGER approval_stands; UPDATE approval SET writers = '[]', words = 'Yes'",
    ],
)
def test_an_approval_whose_paper_says_otherwise_counts_for_nothing(desk, session, ruth, change):
    variant = asked(session)
    (post,) = sheet_of(session, ruth, variant)
    aytan = desk.enter(AYTAN)
    aytan.calendar.sheets.answer(post.id, YES, by=aytan.me)
    assert aytan.calendar.gate.standing(variant.id).open
    connection = aytan.library._connection
    for step in change.split(";"):
        connection.execute(step)
    assert not aytan.calendar.gate.standing(variant.id).open
    assert [line.genuine for line in aytan.calendar.gate.approvals(variant.id)] == [False]


def test_the_sheet_quotes_the_clause_it_rests_on(session, ruth):
    clause = BoundClause(
        rule="C4.not_approved", document="LB-POL-07", number="2.2.4", words="Approved first."
    )
    (post,) = sheet_of(session, ruth, asked(session))
    with session.library.transaction("any.unbind", by=session.me):
        for one in session.library.bound_clauses.all():
            session.library.bound_clauses.remove(one.id)
    contents = session.calendar.sheets.contents(post.sheet, session.imprint(by=session.me))
    assert contents.clauses == ()
    with session.library.transaction("any.bind", by=session.me):
        session.library.bound_clauses.save(clause)
    contents = session.calendar.sheets.contents(post.sheet, session.imprint(by=session.me))
    assert contents.clauses == (clause,)
    assert (contents.asked, contents.posts) == ("Ruth Brandeis", (post,))
    with pytest.raises(GoneError):
        session.calendar.sheets.contents(RecordId("none"), session.imprint(by=session.me))
