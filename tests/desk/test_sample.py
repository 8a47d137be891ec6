"""The sample library is whole: every screen has something true to show."""

from smdesk.desk.sample import AYTAN, IDRIS, NORA, SAMPLE_MEMBERS, SAMPLE_NAME
from smdesk.domain.accounts import Platform
from smdesk.domain.custody import SecretKind, Seen
from smdesk.domain.leaving import Group, State
from smdesk.domain.policy.redline import Change
from smdesk.domain.policy.remarks import RemarkState
from smdesk.domain.policy.reviews import ReviewOutcome
from smdesk.domain.term_chart import TermState
from tests.desk.conftest import account_named, person_named


def test_it_says_that_it_is_invented(nora):
    library = nora.organisation.get()
    assert library.sample
    assert library.name == SAMPLE_NAME
    assert "invented" in SAMPLE_NAME


def test_three_people_hold_seats_and_can_enter(nora):
    assert {p.name for p in nora.roster.people.all()} > {m.name for m in SAMPLE_MEMBERS}
    bars = [bar for row in nora.roster.chart().rows for bar in row.bars]
    ahead = [bar for bar in bars if bar.state is not TermState.OVER]
    assert {bar.name for bar in ahead} == {m.name for m in SAMPLE_MEMBERS}
    assert len(ahead) == len(nora.roster.seats.all()) == 3
    assert len(nora.members.lines()) == 3


def test_the_timeline_has_one_of_everything_to_show(nora):
    rows = nora.roster.chart().rows
    bars = [bar for row in rows for bar in row.bars]
    assert any(bar.cut_short for bar in bars)
    assert any(bar.extended for bar in bars)
    assert any(bar.short and bar.why_short for bar in bars)
    assert any(row.shared for row in rows)
    assert all(row.gaps for row in rows)


def test_five_channels_each_keep_a_password(nora):
    platforms = {line.platform for line in nora.accounts.lines()}
    assert platforms == {
        Platform.FACEBOOK,
        Platform.INSTAGRAM,
        Platform.YOUTUBE,
        Platform.X,
        Platform.NEWSLETTER,
    }
    for line in nora.accounts.lines():
        renewed = line.platform is Platform.FACEBOOK
        assert nora.accounts.sheet(line.id).password.number == (2 if renewed else 1)


def test_every_hole_that_it_is_to_show_is_there(nora):
    assert {f.rule.code for f in nora.handoff.holes()} == {
        "A1.personal_recovery",
        "A3.no_way_back",
        "A3.sole_custodian",
        "A4.personal_login_bridge",
        "A5.few_codes",
        "A5.no_second_factor",
        "A5.private_phone",
        "A6.no_audit",
        "A7.custody_open",
        "C2.due",
        "C2.waits",
        "P1.no_activity",
        "A7.rotation_open",
        "A9.unit_unconfirmed",
        "C4.missed",
        "D4.concerns_wait",
        "D5.to_read",
        "D7.unchecked",
        "D9.no_objective",
        "C4.waits",
        "C4.went_out_unapproved",
        "C5.countersign",
        "H2.ending_soon",
        "T1.no_successor",
        "T3.role_empty",
        "T4.unclaimed",
        "T5.approver_away",
        "T5.carries_most",
        "T5.uncovered",
        "T10.quoted_only",
        "T1.seat_gap",
        "T6.due_for_deletion",
        "T6.no_answer",
        "T7.goal_overdue",
        "T9.isolated",
        "T9.no_liaison",
        "B10.no_use",
        "L4.not_shared",
        "C12.no_post",
        "C7.too_few",
        "T8.report_due",
        "T8.report_overdue",
        "T11.sponsors_quiet",
        "T12.envelope_unapproved",
        "T14.no_lead",
        "T14.project_late",
        "T15.nobody_looks_after",
        "T15.template_unchecked",
    }
    assert account_named(nora, "Newsletter").findings == ()


def test_every_address_in_it_is_an_example(nora):
    people = [p.email for p in nora.roster.people.all()]
    accounts = [nora.accounts.one(line.id) for line in nora.accounts.lines()]
    links = [a.url.split("/")[2] for a in accounts]
    mails = [
        *people,
        *(a.recovery_email for a in accounts),
        nora.organisation.get().inquiries_email,
    ]
    assert all(text.endswith(".example") for text in [*mails, *links])


def test_its_passwords_are_the_same_each_time_and_nobodys(nora):
    secret = nora.accounts.sheet(account_named(nora, "X").id).password
    text = nora.accounts.read_secret(secret.id, Seen.SHOWN, by=nora.me).reveal()
    assert len(text) == 23
    assert [part.isalnum() for part in text.split("-")] == [True] * 4


def test_only_idris_opens_youtube(desk, nora):
    assert not account_named(nora, "YouTube").mine
    idris = desk.enter(IDRIS)
    line = account_named(idris, "YouTube")
    secret = idris.accounts.sheet(line.id).password
    assert idris.accounts.read_secret(secret.id, Seen.SHOWN, by=idris.me)
    aytan = desk.enter(AYTAN)
    assert [line.name for line in aytan.accounts.lines() if line.mine] == ["Newsletter"]


def test_it_has_a_letter_first_tasks_a_unit_and_four_clauses(nora):
    letter = nora.handoff.letter()
    assert len(letter.advice) == 3
    assert letter.written_by == person_named(nora, NORA.name).id
    assert len(nora.handoff.first_tasks.all()) == 5
    assert [u.name for u in nora.handoff.support_units.all()] == ["County web office"]
    assert len(nora.organisation.clauses.all()) == 4
    assert [s.what for s in nora.accounts.sheet(account_named(nora, "Instagram").id).secrets] == [
        SecretKind.PASSWORD,
        SecretKind.BACKUP_CODES,
    ]


def test_it_has_a_policy_in_force_and_the_next_being_written(nora):
    guideline, policy = nora.policy.lines()
    assert policy.document.number == nora.organisation.get().policy_number
    assert (policy.published.n, policy.working.n, guideline.published) == (1, 2, None)
    numbers = nora.policy.sheet(policy.published.id).references
    bound = [nora.policy.bindings.rules_of(clause) for clause in numbers]
    assert {one.number for rules in bound for one in rules} == {"1.3.1", "1.3.3", "1.3.4", "1.4.2"}
    assert {line.remark.state for line in nora.policy.remarks.of(policy.document.id)} == {
        RemarkState.OPEN,
        RemarkState.ACCEPTED,
        RemarkState.DECLINED,
    }
    assert (policy.read, policy.readers) == (1, 2)
    what = {
        change
        for one in nora.policy.redline(policy.published.id, policy.working.id)
        for change in one.what
    }
    assert what >= {Change.ADDED, Change.EDITED, Change.MOVED, Change.RENUMBERED}
    assert nora.policy.gate.forged() == []
    assert nora.policy.reviews.of(policy.document.id)[0].outcome is ReviewOutcome.UNCHANGED


def test_it_is_sound(nora):
    assert nora.verify() == []


def test_who_is_to_leave_opened_two_passwords_and_one_was_changed_since(nora):
    (leaving,) = nora.leaving.all()
    assert leaving.name == IDRIS.name
    assert leaving.active
    assert not leaving.gone
    must = {line.account: line for line in leaving.of(Group.MUST_CHANGE)}
    changed = must["Facebook page"]
    assert (changed.row.state, changed.by) == (State.DONE, NORA.name)
    assert must["Newsletter"].open
    assert must["Newsletter"].how is Seen.COPIED
