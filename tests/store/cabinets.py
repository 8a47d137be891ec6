"""Cabinets to try things in: encrypted for real, signed by nobody."""

import hashlib
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import sqlcipher3.dbapi2 as sql
from hypothesis import strategies as st

from smdesk.domain import annex, countdown, handing_over, month_notes, packet_copies, packet_scope
from smdesk.domain.accounts import Account, Platform, SecondFactor, SupportUnit
from smdesk.domain.appointments import Appointment, Body, Capability, Decision
from smdesk.domain.approval_sheets import Answer, ApprovalSheet, SheetPost
from smdesk.domain.approvals import Approval
from smdesk.domain.audits import (
    Audit,
    AuditCheck,
    AuditGroup,
    Gravity,
    Outcome,
    Point,
    Shortcoming,
)
from smdesk.domain.cadence import Cadence, PostingTime
from smdesk.domain.calendar import Item, Variant
from smdesk.domain.calendar import State as Standing
from smdesk.domain.campaigns import Campaign, HashtagSet, Label
from smdesk.domain.candidates import Call, CandidateKind, Reply, SealedCandidate
from smdesk.domain.checklists import Check, CheckMark, CheckSetting, Weight
from smdesk.domain.communication import FlowLink, InternalUpdate
from smdesk.domain.content_plans import (
    ContentPlan,
    Period,
    PlanLine,
    PlanState,
    period_of,
)
from smdesk.domain.conventions import About, Convention, TemplateFile, WebProperty
from smdesk.domain.custody import (
    Custodian,
    Exposure,
    KeyWrap,
    Secret,
    SecretKind,
    SecretVersion,
    Seen,
)
from smdesk.domain.departments import Department, Facet, Liaison, UseStatus
from smdesk.domain.endorsements import Endorsed, Endorsement, EnvelopeUse
from smdesk.domain.handoff import FirstTask, Letter, Packet, When
from smdesk.domain.learning import Certificate, LearningEntry, LearningGoal
from smdesk.domain.leaving import Because, Leaving, LeavingItem, Matter, State
from smdesk.domain.limits import TextLimit
from smdesk.domain.media import Consent, MediaAsset, MediaKind, MediaUse
from smdesk.domain.objectives import Aim, Objective
from smdesk.domain.objectives import Standing as AimStanding
from smdesk.domain.occasions import Event, Keeping, Occasion
from smdesk.domain.organisation import Organisation, Paper
from smdesk.domain.particulars import AccountField, Passkey
from smdesk.domain.plan_duties import PlanDuty
from smdesk.domain.policy.bindings import ClauseLink
from smdesk.domain.policy.documents import (
    WORKING,
    DocumentKind,
    PolicyDocument,
    PolicyVersion,
    ReadingRule,
    ReviewRule,
    Significance,
)
from smdesk.domain.policy.numbering import Scheme
from smdesk.domain.policy.outside_rules import OutsideRule, Source
from smdesk.domain.policy.own_words import OwnWord
from smdesk.domain.policy.readings import Acknowledgement, How
from smdesk.domain.policy.remarks import Remark, RemarkKind, RemarkState
from smdesk.domain.policy.reviews import PolicyReview, ReviewOutcome
from smdesk.domain.policy.signoffs import Answer as SignOffAnswer
from smdesk.domain.policy.signoffs import SignOff
from smdesk.domain.policy.version_texts import PolicyClause
from smdesk.domain.projects import Project, ScopeChange, Status
from smdesk.domain.publications import DraftComment, Publication, QuickStep, Way
from smdesk.domain.records import RecordId, new_id
from smdesk.domain.recovery import Escrow, PaperKit, Trustee
from smdesk.domain.recovery_codes import CodeUse
from smdesk.domain.reporting import Delivered, ReportDuty
from smdesk.domain.roles import Assignment, Claim, Role
from smdesk.domain.roster import Member, Person, Seat, Term
from smdesk.domain.rota import Absence, Duty, Need, Shift, Swap, SwapState
from smdesk.domain.routes import Carry, CrossRoute
from smdesk.domain.rules import BoundClause
from smdesk.domain.series import PostSeries, SeriesDraft
from smdesk.domain.templates import Matter as PostMatter
from smdesk.domain.templates import PostTemplate, TemplateUse
from smdesk.domain.upkeep import Stage, Upkeep, Work
from smdesk.domain.voice import Envelope, Media, Varied, VoiceNote
from smdesk.domain.workflow import Workflow
from smdesk.store.library import Library
from smdesk.vault.sealed_folder import SealedFolder

KEY = "2a" * 32
VAULT = "vault-1"
DESK = "front-desk"
BEGINNING = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)

ADA = Member(person=RecordId("ada"), slot="slot-ada", name="Ada Byron", coordinator=True)
BEN = Member(person=RecordId("ben"), slot="slot-ben", name="Ben Okri")

INSTAGRAM = Account(
    id=RecordId("instagram"),
    name="Instagram",
    platform=Platform.INSTAGRAM,
    url="https://instagram.com/library",
    login_name="library",
    platform_admins=("Ada Byron", "Ben Okri"),
    notes="The reading room's own.",
)
GRACE = Person(id=RecordId("grace"), name="Grace Hopper", email="grace@library.org")
EDITOR = Seat(id=RecordId("editor"), name="Editor")
YEAR = Term(
    id=RecordId("year"),
    person=GRACE.id,
    seat=EDITOR.id,
    first=date(2026, 9, 1),
    last=date(2027, 8, 31),
)


class Clock:
    """Moves on a minute each time it is asked."""

    def __init__(self):
        self.now = BEGINNING

    def __call__(self):
        self.now += timedelta(minutes=1)
        return self.now


def sign(digest):
    """Stand in for a key: what it makes is of the digest and of nothing else."""
    return hashlib.sha512(b"signed" + digest).digest()


def connect(path=":memory:", timeout=0.0):
    """Return an open connection to an encrypted database, as the vault hands it over."""
    connection = sql.connect(str(path), isolation_level=None, timeout=timeout)
    connection.execute(f"PRAGMA key = \"x'{KEY}'\"")
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def open_library(connection=None, device=DESK, **given):
    """Return a library, in memory unless a connection is given; its shelf is made when used."""
    nowhere = Path(tempfile.gettempdir()) / new_id() / "files"
    given = {"sign": sign, "now": Clock(), "shelf": SealedFolder(nowhere)} | given
    return Library(connection or connect(), vault=VAULT, device=device, **given)


def do(library, task, *records, by=ADA, **given):
    """Save the records in one task and return its entry."""
    with library.transaction(task, by=by, **given) as current:
        for record in records:
            library.table(type(record)).save(record)
    return current.entry


def bin_(library, *records, by=ADA):
    """Remove the records in one task and return its entry."""
    with library.transaction("bin", by=by) as current:
        for record in records:
            library.table(type(record)).remove(record.id)
    return current.entry


def rows(library):
    """Return everything that every table holds, journal and search included."""
    connection = library.journal._connection
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'found%'"
        " AND name NOT LIKE 'sqlite%' ORDER BY name"
    ).fetchall()
    return {
        name: connection.execute(f'SELECT * FROM "{name}" ORDER BY 1, 2').fetchall()  # noqa: S608
        for (name,) in tables
    }


text = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
names = text.filter(str.strip)
addresses = st.sampled_from(["", "a@b.org", "ünïcode+tag@sub.library.example", "O'Brien@x.y"])
links = st.sampled_from(["", "https://x.org", "http://münchen.example/ä?q='--"])
ids = st.uuids().map(lambda made: RecordId(made.hex))
days = st.dates()
instants = st.datetimes(timezones=st.just(UTC))
counts = st.integers(1, 2**40)
sealed = st.binary(min_size=1, max_size=40)


def _terms():
    spans = st.tuples(days, days).map(sorted)
    return st.builds(
        lambda span, **rest: Term(first=span[0], last=span[1], **rest),
        span=spans,
        id=ids,
        person=st.just(GRACE.id),
        seat=st.just(EDITOR.id),
        decision=text,
        note=text,
        ended_early=text,
    )


def _between(kind, **fields):
    """Return records that last from a first day to a last."""
    spans = st.tuples(days, days).map(sorted)
    return st.builds(
        lambda span, **rest: kind(first=span[0], last=span[1], **rest), span=spans, id=ids, **fields
    )


def _audits():
    spans = st.tuples(days, days).map(sorted)
    return st.builds(
        lambda span, **rest: Audit(first=span[0], last=span[1], **rest),
        span=spans,
        id=ids,
        name=names,
        group=st.just(WATCHERS.id),
        accounts=st.lists(ids, min_size=1, max_size=3).map(tuple),
        closed_on=st.none() | days,
        summary=text,
    )


SECRET = Secret(id=RecordId("password"), account=INSTAGRAM.id)
WATCHERS = AuditGroup(id=RecordId("watchers"), name="Watchers", people=(GRACE.id,))
ROUND = Audit(
    id=RecordId("round"),
    name="Autumn",
    group=WATCHERS.id,
    accounts=(INSTAGRAM.id,),
    first=date(2026, 9, 1),
    last=date(2026, 12, 1),
)
LEAVER = Leaving(
    id=RecordId("leaver"),
    person=GRACE.id,
    because=Because.TERM_END,
    begun_on=date(2027, 8, 1),
    last=date(2027, 8, 31),
)
BOARD = Escrow(
    id=RecordId("board"),
    slot="slot",
    needed=2,
    shares=3,
    made_on=date(2026, 9, 1),
    made_by=GRACE.id,
    test=b"sealed",
)
SPONSOR = Role(id=RecordId("sponsor"), name="Sponsor")
DECIDED = Decision(id=RecordId("decided"), number="Board 2026-14", on=date(2026, 9, 1))
STORIES = Campaign(id=RecordId("stories"), name="Story hours")
STORY = Item(id=RecordId("story"), name="Story hour", campaign=STORIES.id)
POST = Variant(id=RecordId("post"), item=STORY.id, channel=INSTAGRAM.id)
PICTURE = MediaAsset(id=RecordId("picture"), name="door.jpg", sha256="0f" * 32)
SHEET = ApprovalSheet(id=RecordId("sheet"), number=1, asked=GRACE.id, at=BEGINNING, by=ADA.person)
TICKED = SheetPost(
    id=RecordId("ticked"), sheet=SHEET.id, variant=POST.id, digest="0f" * 32, name="Story hour"
)
TELLERS = {"coordinator", "web office"}
PROJECT = Project(id=RecordId("project"), name="Story hour")
POLICY = PolicyDocument(
    id=RecordId("policy"), number="LB-POL-07", name="Social media", created_on=date(2026, 9, 1)
)
VERSION = PolicyVersion(
    id=RecordId("version"),
    document=POLICY.id,
    n=1,
    changed_at=datetime(2026, 9, 1, 9, tzinfo=UTC),
    changed_by=RecordId("ada"),
)
REFERENCE = Department(id=RecordId("reference"), name="Reference")
READERS = Objective(id=RecordId("readers"), text="More readers")
DECEMBER = ContentPlan(id=RecordId("december"), first=date(2026, 12, 1), due_on=date(2026, 11, 24))
WEEKLY = PostSeries(
    id=RecordId("weekly"),
    name="Book of the week",
    channels=(RecordId("instagram"),),
    begins=date(2026, 9, 2),
)

HANDOVER = handing_over.Handover(
    id=RecordId("handover"), giving="Grace", taking="Ada", on=date(2026, 12, 1)
)
PACKET = Packet(
    id=RecordId("packet"),
    number="HP-2026-01",
    printed_at=datetime(2026, 11, 21, 12, tzinfo=UTC),
    printed_by=RecordId("grace"),
    holes=0,
    log_entries=1,
    check_words="",
)

PARENTS = (
    REFERENCE,
    DECIDED,
    LEAVER,
    BOARD,
    GRACE,
    EDITOR,
    INSTAGRAM,
    SECRET,
    WATCHERS,
    ROUND,
    SPONSOR,
    STORIES,
    STORY,
    POST,
    SHEET,
    TICKED,
    PICTURE,
    PROJECT,
    READERS,
    DECEMBER,
    WEEKLY,
    POLICY,
    VERSION,
    HANDOVER,
    PACKET,
)
"""What the records below point at."""

grace_or_nobody = st.sampled_from([None, GRACE.id])

plan_days = st.dates(date(1990, 1, 1), date(2090, 1, 1))


def _plans():
    def built(period, day, before, **rest):
        first = period_of(day, period).first
        return ContentPlan(
            period=period, first=first, due_on=first - timedelta(days=before), **rest
        )

    return st.builds(
        built,
        period=st.sampled_from(Period),
        day=plan_days,
        before=st.integers(0, 40),
        id=ids,
        channel=st.none() | ids,
        owner=grace_or_nobody,
        state=st.sampled_from(PlanState),
        digest=text,
        submitted_by=st.none() | ids,
        submitted_at=st.none() | instants,
        words=text,
        shared_with=st.lists(names, max_size=3).map(tuple),
        shared_on=st.none() | days,
        note=text,
    )


RECORDS = {
    Objective: st.builds(
        Objective,
        id=ids,
        code=st.sampled_from(["", "1", "1.1.2", "A-3"]),
        text=names,
        aim=st.sampled_from(Aim),
        parent=st.just(READERS.id),
        owner=grace_or_nobody,
        measure=text,
        baseline=text,
        target=text,
        due=st.none() | days,
        standing=st.sampled_from(AimStanding),
        clause=text,
        note=text,
    ),
    PlanDuty: st.builds(
        PlanDuty,
        id=ids,
        period=st.sampled_from(Period),
        channel=st.none() | ids,
        due_days=st.integers(0, 90),
        owner=grace_or_nobody,
        since=days,
        note=text,
    ),
    ContentPlan: _plans(),
    PlanLine: st.builds(
        PlanLine,
        id=ids,
        plan=st.just(DECEMBER.id),
        variant=ids,
        channel=ids,
        day=days,
        name=names,
        objective=st.none() | ids,
    ),
    Endorsement: st.builds(
        Endorsement,
        id=ids,
        what=st.sampled_from(Endorsed),
        about=ids,
        digest=names,
        by=ids,
        slot=text,
        at=instants,
        words=text,
        writers=st.lists(ids, max_size=2).map(tuple),
        signature=sealed,
    ),
    EnvelopeUse: st.builds(
        EnvelopeUse,
        id=ids,
        variant=st.just(POST.id),
        envelope=ids,
        endorsements=st.lists(ids, max_size=2).map(tuple),
        request=ids,
        digest=names,
        by=ids,
        slot=text,
        at=instants,
        signature=sealed,
    ),
    PostSeries: st.builds(
        PostSeries,
        id=ids,
        name=names,
        headline=st.sampled_from(["", "{day}", "Book of the week"]),
        text=text,
        link=links,
        first_comment=text,
        hashtags=st.lists(names, max_size=3).map(tuple),
        channels=st.lists(ids, min_size=1, max_size=3).map(tuple),
        rule=st.sampled_from(["FREQ=WEEKLY", "FREQ=MONTHLY;BYDAY=-1FR"]),
        begins=st.dates(max_value=date(2040, 1, 1)),
        until=st.none() | st.dates(min_value=date(2041, 1, 1)),
        clock=st.sampled_from(["00:00", "09:30", "23:59"]),
        owner=grace_or_nobody,
        campaign=st.none() | ids,
        objective=st.none() | ids,
        skipped=st.lists(days, max_size=2).map(tuple),
        note=text,
    ),
    SeriesDraft: st.builds(SeriesDraft, id=ids, series=st.just(WEEKLY.id), day=days, item=ids),
    PostTemplate: st.builds(
        PostTemplate,
        id=ids,
        name=names,
        matter=st.sampled_from(PostMatter),
        headline=st.sampled_from(["{event}", "New"]),
        text=st.sampled_from(["{event} at {place}", "Come in"]),
        link=st.sampled_from(["", "{link}"]),
        first_comment=st.sampled_from(["", "{day}"]),
        hashtags=st.lists(names, max_size=3).map(tuple),
        channels=st.lists(ids, max_size=3).map(tuple),
        days=st.integers(-366, 366),
        clock=st.sampled_from(["00:00", "09:30", "23:59"]),
        wanted=st.booleans(),
    ),
    TemplateUse: st.builds(TemplateUse, id=ids, template=ids, item=ids, event=st.none() | ids),
    CrossRoute: st.builds(
        CrossRoute,
        id=ids,
        leader=st.sampled_from([RecordId("one"), RecordId("two")]),
        follower=ids,
        delay=st.integers(0, 20160),
        carry=st.sampled_from(Carry),
        active=st.booleans(),
        why=text,
    ),
    Organisation: st.builds(
        Organisation,
        id=ids,
        name=names,
        team=names,
        inquiries_email=addresses,
        inquiries_phone=text,
        policy_number=text,
        year_starts_month=st.integers(1, 12),
        year_starts_day=st.integers(1, 28),
        paper=st.sampled_from(Paper),
        lock_after_minutes=st.integers(1, 120),
        clear_after_seconds=st.integers(5, 60),
        sample=st.booleans(),
    ),
    Person: st.builds(
        Person, id=ids, name=names, email=addresses, phone=text, work=text, note=text
    ),
    Seat: st.builds(Seat, id=ids, name=names, duties=text),
    Term: _terms(),
    Account: st.builds(
        Account,
        id=ids,
        name=names,
        platform=st.sampled_from(Platform),
        url=links,
        login_name=text,
        recovery_email=addresses,
        recovery_phone=text,
        recovery_phone_owner=text,
        second_factor=st.sampled_from(SecondFactor),
        second_factor_holder=grace_or_nobody,
        second_factor_device=text,
        second_factor_private=st.booleans(),
        backup_codes_place=text,
        backup_codes_checked=st.none() | days,
        business_manager=text,
        platform_admins=st.lists(text, max_size=3).map(tuple),
        connected_apps=st.lists(text, max_size=3).map(tuple),
        run_through=grace_or_nobody,
        opened_on=st.none() | days,
        checked_on=st.none() | days,
        notes=text,
        card_holder=grace_or_nobody,
    ),
    SupportUnit: st.builds(
        SupportUnit,
        id=ids,
        name=names,
        controls=text,
        contact=text,
        how_to_ask=text,
        confirmed_on=st.none() | days,
    ),
    Custodian: st.builds(
        Custodian,
        id=ids,
        account=st.just(INSTAGRAM.id),
        person=st.just(GRACE.id),
        primary=st.booleans(),
        since=days,
        decision=text,
    ),
    Secret: st.builds(
        Secret,
        id=ids,
        account=st.just(INSTAGRAM.id),
        what=st.sampled_from(SecretKind),
        label=text,
    ),
    SecretVersion: st.builds(
        SecretVersion,
        id=ids,
        secret=st.just(SECRET.id),
        number=counts,
        sealed=sealed,
        generation=counts,
        made_at=instants,
        made_by=ids,
        content=st.sampled_from(["", "0f" * 32]),
        size=st.integers(0, 2**40),
    ),
    KeyWrap: st.builds(
        KeyWrap,
        id=ids,
        account=st.just(INSTAGRAM.id),
        generation=counts,
        slot=ids,
        wrapped=sealed,
    ),
    Exposure: st.builds(
        Exposure,
        id=ids,
        person=ids,
        secret=ids,
        number=counts,
        how=st.sampled_from(Seen),
        at=instants,
        device=text,
    ),
    Passkey: st.builds(
        Passkey,
        id=ids,
        account=st.just(INSTAGRAM.id),
        person=grace_or_nobody,
        device=names,
        private=st.booleans(),
        added_on=st.none() | days,
        note=text,
    ),
    AccountField: st.builds(
        AccountField, id=ids, account=st.just(INSTAGRAM.id), label=names, value=text
    ),
    CodeUse: st.builds(
        CodeUse,
        id=ids,
        secret=st.just(SECRET.id),
        number=counts,
        position=counts,
        used_on=days,
        person=ids,
    ),
    PaperKit: st.builds(PaperKit, id=ids, slot=ids, place=text, made_on=days, made_by=ids),
    Escrow: st.builds(
        Escrow,
        id=ids,
        slot=ids,
        needed=st.integers(2, 4),
        shares=st.integers(4, 16),
        made_on=days,
        made_by=ids,
        test=sealed,
    ),
    Trustee: st.builds(
        Trustee,
        id=ids,
        escrow=st.just(BOARD.id),
        number=st.integers(1, 16),
        name=names,
        role=text,
        person=st.none() | ids,
        proof=sealed,
        delivered_on=st.none() | days,
    ),
    Leaving: st.builds(
        Leaving,
        id=ids,
        person=st.just(GRACE.id),
        because=st.sampled_from(Because),
        begun_on=days,
        last=days,
        called_off=text,
    ),
    LeavingItem: st.builds(
        LeavingItem,
        id=ids,
        leaving=st.just(LEAVER.id),
        matter=st.sampled_from(Matter),
        account=st.just(INSTAGRAM.id),
        subject=text,
        number=counts,
        detail=text,
        state=st.sampled_from(State),
        reason=names,
        decided_by=st.none() | ids,
        decided_at=st.none() | instants,
    ),
    Letter: st.builds(
        Letter,
        id=ids,
        text=text,
        advice=st.lists(text, max_size=3).map(tuple),
        wish_known=text,
        written_by=st.none() | ids,
        written_on=days,
    ),
    FirstTask: st.builds(
        FirstTask, id=ids, when=st.sampled_from(When), text=names, person=grace_or_nobody
    ),
    Packet: st.builds(
        Packet,
        id=ids,
        number=names,
        printed_at=instants,
        printed_by=ids,
        holes=st.integers(0, 99),
        log_entries=st.integers(0, 2**40),
        check_words=text,
    ),
    month_notes.MonthNote: st.builds(
        month_notes.MonthNote,
        id=ids,
        month=days.map(lambda day: day.replace(day=1)),
        prompt=st.sampled_from(month_notes.Prompt),
        text=names,
        by=grace_or_nobody,
    ),
    countdown.Sitting: st.builds(
        countdown.Sitting,
        id=ids,
        on=days,
        present=st.lists(ids, max_size=3).map(tuple),
        covered=names,
        questions=text,
    ),
    countdown.StepDone: st.builds(
        countdown.StepDone,
        id=ids,
        term=ids,
        step=st.sampled_from(countdown.Step),
        on=days,
        by=grace_or_nobody,
    ),
    handing_over.Handover: st.builds(
        handing_over.Handover,
        id=ids,
        seat=st.none() | ids,
        giving=names,
        taking=names,
        on=days,
        packet=st.none(),
        handed_over_on=days,
        completed_on=st.none() | days,
        note=text,
    ),
    handing_over.ReceiptLine: st.builds(
        handing_over.ReceiptLine,
        id=ids,
        handover=st.just(HANDOVER.id),
        what=names,
        given=st.booleans(),
        got=st.booleans(),
        initials=text,
        account=st.none() | ids,
        signed_in=st.booleans(),
        changed=st.booleans(),
    ),
    handing_over.Signature: st.builds(
        handing_over.Signature,
        id=ids,
        handover=st.just(HANDOVER.id),
        side=st.sampled_from(handing_over.Side),
        name=names,
        on=days,
        by=grace_or_nobody,
    ),
    packet_copies.PacketCopy: st.builds(
        packet_copies.PacketCopy,
        id=ids,
        packet=st.just(PACKET.id),
        lines=st.lists(names, max_size=3).map(tuple),
        seat=st.none() | ids,
        reader=st.sampled_from(packet_scope.Reader),
        recipient=text,
        parts=st.lists(names, max_size=3).map(tuple),
        digest=st.booleans(),
    ),
    packet_copies.PacketDocument: st.builds(
        packet_copies.PacketDocument,
        id=ids,
        packet=st.just(PACKET.id),
        sha256=st.binary(min_size=32, max_size=32).map(bytes.hex),
        size=st.integers(1, 10**9),
        content=names,
    ),
    annex.Annex: st.builds(
        annex.Annex,
        id=ids,
        number=names,
        printed_at=instants,
        printed_by=ids,
        recipient=names,
        reason=names,
        accounts=st.lists(ids, min_size=1, max_size=3).map(tuple),
        secrets=st.integers(0, 99),
        way=st.sampled_from(annex.Way),
    ),
    Upkeep: st.builds(
        Upkeep,
        id=ids,
        what=st.sampled_from(Work),
        stage=st.sampled_from(Stage),
        at=instants,
        person=ids,
        slot=text,
        mark=text,
        problems=st.integers(0, 99),
    ),
    AuditGroup: st.builds(
        AuditGroup,
        id=ids,
        name=names,
        people=st.lists(ids, min_size=1, max_size=3).map(tuple),
        decision=text,
        note=text,
    ),
    Audit: _audits(),
    AuditCheck: st.builds(
        AuditCheck,
        id=ids,
        audit=st.just(ROUND.id),
        account=ids,
        point=st.sampled_from(Point),
        outcome=st.sampled_from(Outcome),
        auditor=ids,
        on=days,
        note=text,
    ),
    Shortcoming: st.builds(
        Shortcoming,
        id=ids,
        audit=st.just(ROUND.id),
        account=ids,
        what=names,
        gravity=st.sampled_from(Gravity),
        fix_by=days,
        fixed_on=st.none() | days,
        remedy=text,
    ),
    ReportDuty: st.builds(
        ReportDuty,
        id=ids,
        what=names,
        body=names,
        every=st.integers(1, 60),
        next_due=days,
        begun=st.none() | days,
        owner=grace_or_nobody,
        parts=st.lists(text, max_size=3).map(tuple),
        written=st.lists(text, max_size=3).map(tuple),
        template=text,
    ),
    Delivered: st.builds(
        Delivered,
        id=ids,
        report=ids,
        what=names,
        body=names,
        due=days,
        on=days,
        by=st.none() | ids,
        minute=text,
    ),
    Event: st.builds(
        lambda first, **said: Event(first=first, last=first, **said),
        id=ids,
        first=days,
        name=names,
        clock=text,
        place=text,
        note=text,
        uid=text,
        source=text,
        unposted=text,
    ),
    Occasion: st.builds(
        Occasion,
        id=ids,
        name=names,
        keeping=st.sampled_from(Keeping),
        dates=st.lists(days, min_size=1, max_size=3).map(tuple),
        days=st.integers(1, 9),
        source=names,
        checked_on=st.none() | days,
        note=text,
    )
    | st.builds(
        Occasion,
        id=ids,
        name=names,
        rule=st.sampled_from(["FREQ=YEARLY", "FREQ=MONTHLY;BYDAY=1MO"]),
        begins=days,
    ),
    Cadence: st.builds(
        Cadence, id=ids, channel=ids, least=st.integers(0, 3), most=st.integers(3, 9), note=text
    ),
    PostingTime: st.builds(
        PostingTime,
        id=ids,
        channel=ids,
        weekday=st.integers(0, 6),
        clock=st.sampled_from(["00:00", "09:30", "23:59"]),
        label=text,
    ),
    FlowLink: st.builds(
        FlowLink,
        id=ids,
        giver=st.sampled_from(sorted(TELLERS)),
        taker=names.filter(lambda name: name.strip().casefold() not in TELLERS),
        about=names,
        medium=text,
        every_days=st.integers(0, 366),
        since=days,
        sponsors=st.booleans(),
    ),
    InternalUpdate: st.builds(
        InternalUpdate,
        id=ids,
        to=names,
        on=days,
        text=names,
        by=st.none() | ids,
        link=st.none() | ids,
        sponsors=st.booleans(),
    ),
    Project: st.builds(
        lambda span, **rest: Project(begun=span[0], due=span[1], **rest),
        span=st.tuples(days, days).map(sorted) | st.just((None, None)),
        id=ids,
        name=names,
        goal=text,
        objective=text,
        sponsor=grace_or_nobody,
        lead=grace_or_nobody,
        scope=text,
        resources=text,
        status=st.sampled_from(Status),
        measure=text,
        outcome=text,
        closed_on=st.none() | days,
    ),
    ScopeChange: st.builds(
        ScopeChange,
        id=ids,
        project=st.just(PROJECT.id),
        on=days,
        what=names,
        why=names,
        cost=text,
    ),
    VoiceNote: st.builds(
        VoiceNote,
        id=ids,
        channel=st.none() | ids,
        sounds=names,
        do=st.lists(text, max_size=3).map(tuple),
        dont=st.lists(text, max_size=3).map(tuple),
        samples=st.lists(text, max_size=3).map(tuple),
    ),
    Envelope: st.builds(
        lambda approval, **rest: Envelope(approved_by=approval[0], approved_on=approval[1], **rest),
        approval=st.just((None, None)) | st.tuples(ids, days),
        id=ids,
        series=names,
        channels=st.lists(ids, min_size=1, max_size=3).map(tuple),
        may_vary=st.lists(st.sampled_from(Varied), max_size=3).map(tuple),
        most_letters=st.integers(0, 5000),
        most_links=st.integers(0, 5),
        media=st.lists(st.sampled_from(Media), max_size=3).map(tuple),
        written_by=grace_or_nobody,
        expires_on=st.none() | days,
        most_posts=st.integers(1, 99),
        used=st.integers(0, 99),
        pattern=st.none() | ids,
        note=text,
    ),
    Convention: st.builds(
        Convention,
        id=ids,
        about=st.sampled_from(About),
        what=names,
        example=text,
        channel=st.none() | ids,
    ),
    WebProperty: st.builds(
        WebProperty, id=ids, name=names, url=links, owner=text, looks_after=text, note=text
    ),
    TemplateFile: st.builds(
        TemplateFile,
        id=ids,
        name=names,
        path=names,
        what_for=text,
        checked_on=st.none() | days,
        missed_on=st.none() | days,
    ),
    Role: st.builds(
        Role,
        id=ids,
        name=names,
        fulfils=st.lists(text, max_size=3).map(tuple),
        musts=st.lists(text, max_size=3).map(tuple),
        if_empty=st.lists(text, max_size=3).map(tuple),
        likely_from=st.lists(text, max_size=3).map(tuple),
        place=st.integers(0, 99),
    ),
    Assignment: st.builds(
        lambda span, **rest: Assignment(first=span[0], last=span[1], **rest),
        span=st.tuples(days, days).map(sorted) | st.tuples(days, st.none()),
        id=ids,
        role=st.just(SPONSOR.id),
        person=st.just(GRACE.id),
        share=st.integers(1, 100),
        decision=text,
    ),
    Claim: st.builds(
        Claim, id=ids, person=st.just(GRACE.id), role=st.just(SPONSOR.id), must=names, evidence=text
    ),
    Decision: st.builds(
        lambda span, review, **rest: Decision(
            on=span[0], review_on=span[1] if review else None, **rest
        ),
        span=st.tuples(days, days).map(sorted),
        review=st.booleans(),
        id=ids,
        number=names,
        body=st.sampled_from(Body),
        says=text,
        paper=text,
    ),
    Appointment: st.builds(
        lambda span, **rest: Appointment(first=span[0], last=span[1], **rest),
        span=st.tuples(days, days).map(sorted) | st.tuples(days, st.none()),
        id=ids,
        person=st.just(GRACE.id),
        capability=st.sampled_from(Capability),
        decision=st.just(DECIDED.id),
        channels=st.lists(ids, max_size=3).map(tuple),
    ),
    Department: st.builds(Department, id=ids, name=names, contact=text, note=text),
    Liaison: st.builds(
        lambda span, **rest: Liaison(since=span[0], until=span[1], **rest),
        span=st.tuples(days, days).map(sorted) | st.tuples(days, st.none()),
        id=ids,
        person=st.just(GRACE.id),
        department=st.just(REFERENCE.id),
        last_contact=st.none() | days,
    ),
    Facet: st.builds(
        Facet,
        id=ids,
        department=st.just(REFERENCE.id),
        use=names,
        status=st.sampled_from(UseStatus),
    ),
    SealedCandidate: st.builds(
        lambda span, **rest: SealedCandidate(asked_on=span[0], replied_on=span[1], **rest),
        span=st.tuples(days, days).map(sorted) | st.tuples(st.none() | days, st.none()),
        id=ids,
        sort=st.sampled_from(CandidateKind),
        sealed=st.binary(),
        asked_by=grace_or_nobody,
        reply=st.sampled_from(Reply),
        became=grace_or_nobody,
        forgotten_on=st.none() | days,
    ),
    Call: st.builds(
        Call,
        id=ids,
        headline=names,
        words=text,
        gives=st.lists(text, max_size=3).map(tuple),
        hours=text,
        answer_by=st.none() | days,
    ),
    LearningGoal: st.builds(
        LearningGoal,
        id=ids,
        person=st.just(GRACE.id),
        goal=names,
        by=st.none() | days,
        done_on=st.none() | days,
    ),
    LearningEntry: st.builds(
        lambda span, **rest: LearningEntry(on=span[0], shared_on=span[1], **rest),
        span=st.tuples(days, days).map(sorted) | st.tuples(days, st.none()),
        id=ids,
        person=st.just(GRACE.id),
        what=names,
        minutes=st.integers(0, 60_000),
        took_away=text,
    ),
    Certificate: st.builds(Certificate, id=ids, person=st.just(GRACE.id), term=ids, given_on=days),
    Need: st.builds(
        Need,
        id=ids,
        account=st.just(INSTAGRAM.id),
        duty=st.sampled_from(Duty),
        weekdays=st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days))),
        hours=st.integers(1, 24),
        respond=st.booleans(),
        note=text,
    ),
    Shift: _between(
        Shift,
        account=ids,
        duty=st.sampled_from(Duty),
        person=ids,
        backup=st.none() | ids,
        note=text,
    ),
    Absence: _between(Absence, person=st.just(GRACE.id), why=text),
    Swap: st.builds(
        Swap,
        id=ids,
        shift=ids,
        asked_by=st.just(GRACE.id),
        asked_of=ids,
        asked_on=days,
        state=st.sampled_from(SwapState),
        answered_on=st.none() | days,
        why=text,
    ),
    Campaign: st.builds(
        Campaign,
        id=ids,
        name=names,
        first=st.none(),
        last=st.none() | days,
        objective=st.none() | ids,
        note=text,
    ),
    Label: st.builds(Label, id=ids, name=names),
    HashtagSet: st.builds(
        HashtagSet,
        id=ids,
        name=names,
        tags=st.lists(names, min_size=1, max_size=3).map(tuple),
        note=text,
    ),
    Item: st.builds(
        Item,
        id=ids,
        name=names,
        owner=st.none() | ids,
        campaign=st.sampled_from([None, STORIES.id]),
        objective=st.none() | ids,
        event=st.none() | ids,
        labels=st.lists(ids, max_size=3).map(tuple),
        notes=text,
        reused=st.none() | ids,
    ),
    Variant: st.builds(
        Variant,
        id=ids,
        item=st.just(STORY.id),
        channel=ids,
        state=st.sampled_from(sorted(set(Standing) - {Standing.POSTED}, key=lambda s: s.value)),
        at=st.none() | instants,
        text=text,
        link=links,
        utm_source=text,
        utm_medium=text,
        utm_campaign=text,
        utm_term=text,
        utm_content=text,
        first_comment=text,
        hashtags=st.lists(names, max_size=3).map(tuple),
        political=st.booleans(),
        writers=st.lists(ids, max_size=3).map(tuple),
        version=counts,
        request=st.none() | ids,
        digest=st.sampled_from(["", "0f" * 32]),
        asked_by=st.none() | ids,
        asked_at=st.none() | instants,
        words=text,
    ),
    Approval: st.builds(
        Approval,
        id=ids,
        variant=st.just(POST.id),
        request=ids,
        digest=st.just("0f" * 32),
        version=counts,
        stage=st.sampled_from([1, 2]),
        by=ids,
        slot=ids,
        at=instants,
        planned=st.none() | instants,
        expires=instants,
        words=text,
        writers=st.lists(ids, max_size=3).map(tuple),
        signature=sealed,
        sheet_post=st.none() | st.just(TICKED.id),
    ),
    ApprovalSheet: st.builds(
        ApprovalSheet,
        id=ids,
        number=counts,
        asked=ids,
        at=instants,
        by=ids,
        note=text,
        withdrawn_at=st.none() | instants,
    ),
    SheetPost: st.builds(
        lambda media, **rest: SheetPost(
            media=tuple(name for name, _ in media), alts=tuple(alt for _, alt in media), **rest
        ),
        id=ids,
        sheet=st.just(SHEET.id),
        variant=ids,
        place=counts,
        digest=st.just("0f" * 32),
        version=counts,
        name=text,
        channel=text,
        planned=st.none() | instants,
        text=text,
        link=text,
        first_comment=text,
        hashtags=st.lists(names, max_size=3).map(tuple),
        media=st.lists(st.tuples(names, text), max_size=3),
        checks=st.lists(names, max_size=3).map(tuple),
        answer=st.sampled_from(Answer),
        words=text,
        answered_on=days,
        typed_at=instants,
        typed_by=ids,
    ),
    QuickStep: st.builds(
        QuickStep,
        id=ids,
        variant=st.just(POST.id),
        channel=ids,
        event=names,
        why_now=names,
        approver=ids,
        way=st.sampled_from(Way),
        words_of_ok=names,
        ok_at=instants,
        by=ids,
        at=instants,
        late_reason=text,
        countersigned_at=st.none() | instants,
        within_hours=st.integers(1, 168),
    ),
    Publication: st.builds(
        Publication,
        id=ids,
        variant=st.just(POST.id),
        posted_at=instants,
        by=ids,
        permalink=links,
        no_link=names,
        final_text=text,
        differs=text,
        approval=st.none() | ids,
        unapproved=text,
        taken_down_at=st.none() | instants,
        taken_down_by=st.none() | ids,
        taken_down=text,
    ),
    DraftComment: st.builds(
        DraftComment,
        id=ids,
        variant=st.just(POST.id),
        by=ids,
        at=instants,
        text=names,
        answers=st.none() | ids,
        version=counts,
        settled_at=st.none() | instants,
    ),
    MediaAsset: st.builds(
        MediaAsset,
        id=ids,
        name=names,
        what=st.sampled_from(MediaKind),
        sha256=st.sampled_from(["0f" * 32, "a1" * 32]),
        size=st.integers(0, 2**40),
        place=text,
        alt=text,
        credit=text,
        licence=text,
        licence_url=links,
        consent=st.sampled_from(Consent),
        consent_note=text,
        expires=st.none() | days,
        added_on=st.none() | days,
        content=st.sampled_from(["", "0e" * 32]),
        destroyed_on=st.none(),
        width=st.integers(0, 50_000),
        height=st.integers(0, 50_000),
    ),
    MediaUse: st.builds(
        MediaUse,
        id=ids,
        variant=st.just(POST.id),
        asset=st.just(PICTURE.id),
        place=counts,
        alt=text,
    ),
    CheckSetting: st.builds(
        CheckSetting,
        id=ids,
        channel=st.none() | ids,
        check=st.sampled_from(Check),
        weight=st.sampled_from(Weight),
    ),
    CheckMark: st.builds(
        CheckMark,
        id=ids,
        variant=st.just(POST.id),
        check=st.sampled_from(Check),
        digest=st.just("0f" * 32),
        by=ids,
        at=instants,
        source=text,
    ),
    TextLimit: st.builds(
        TextLimit, id=ids, channel=ids, characters=counts, source=names, checked_on=days
    ),
    Workflow: st.builds(
        Workflow,
        id=ids,
        zone=text,
        stages=st.sampled_from([1, 2]),
        move_minutes=st.integers(0, 20160),
        approval_days=st.integers(1, 365),
        reuse_days=st.integers(0, 3650),
        countersign_hours=st.integers(1, 168),
        decision=text,
    ),
    BoundClause: st.builds(
        BoundClause,
        id=ids,
        rule=names,
        document=names,
        number=names,
        words=text,
        clause=st.none() | ids,
        seen=st.none() | text,
    ),
    PolicyDocument: st.builds(
        PolicyDocument,
        id=ids,
        number=names,
        name=names,
        what=st.sampled_from(DocumentKind),
        created_on=days,
        owner=text,
        scheme=st.sampled_from(Scheme),
        review=st.sampled_from(ReviewRule),
        reading=st.sampled_from(ReadingRule),
        starter=text,
        note=text,
    ),
    PolicyVersion: st.builds(
        PolicyVersion,
        id=ids,
        document=st.just(POLICY.id),
        n=counts,
        state=st.sampled_from(sorted(WORKING, key=lambda state: state.value)),
        based_on=st.none() | ids,
        outline=st.lists(text, max_size=2).map(tuple),
        numbers=st.lists(text, max_size=2).map(tuple),
        values=st.lists(text, max_size=2).map(tuple),
        summary=text,
        significance=st.none() | st.sampled_from(Significance),
        writers=st.lists(ids, max_size=2).map(tuple),
        digest=text,
        changed_at=instants,
        changed_by=ids,
        asked_at=st.none() | instants,
        asked_by=st.none() | ids,
        approved_at=st.none() | instants,
        published_at=st.none() | instants,
        published_by=st.none() | ids,
        effective_on=st.none() | days,
        retired_at=st.none() | instants,
        retired_why=text,
    ),
    PolicyClause: st.builds(
        PolicyClause,
        id=ids,
        version=st.just(VERSION.id),
        clause=ids,
        heading=text,
        said=st.just('[{"k":"p","spans":[]}]'),
        words=text,
    ),
    SignOff: st.builds(
        SignOff,
        id=ids,
        version=st.just(VERSION.id),
        digest=names,
        by=ids,
        slot=names,
        at=instants,
        answer=st.sampled_from(SignOffAnswer),
        words=text,
        alone=st.booleans(),
        writers=st.lists(ids, max_size=2).map(tuple),
        signature=st.binary(min_size=1, max_size=64),
    ),
    Remark: st.builds(
        Remark,
        id=ids,
        document=st.none() | ids,
        version=st.none() | ids,
        clauses=st.lists(ids, min_size=1, max_size=2).map(tuple),
        what=st.sampled_from(RemarkKind),
        quote=text,
        text=names,
        by=ids,
        who=text,
        at=instants,
        state=st.sampled_from(RemarkState),
        owner=st.none() | ids,
        reply=names,
        settled_in=st.none() | ids,
        settled_by=st.none() | ids,
        settled_at=st.none() | instants,
    ),
    Acknowledgement: st.builds(
        Acknowledgement,
        id=ids,
        version=st.just(VERSION.id),
        person=ids,
        at=instants,
        how=st.sampled_from(How),
        note=names,
        digest=names,
        by=ids,
    ),
    PolicyReview: st.builds(
        PolicyReview,
        id=ids,
        document=st.just(POLICY.id),
        version=st.just(VERSION.id),
        due=st.none() | days,
        on=days,
        outcome=st.sampled_from(ReviewOutcome),
        words=text,
        by=ids,
    ),
    ClauseLink: st.builds(
        ClauseLink,
        id=ids,
        document=st.just(POLICY.id),
        clause=ids,
        target_kind=names,
        target=ids,
        seen=text,
    ),
    OwnWord: st.builds(OwnWord, id=ids, word=text.map("Riverside{}".format), note=text),
    OutsideRule: st.builds(
        OutsideRule,
        id=ids,
        name=names,
        source=st.sampled_from(Source),
        place=text,
        checked_on=days,
        change=text,
        note=text,
    ),
}
"""Records of every kind, with everything in them that may be in them."""
