"""Whatever anybody does in whatever order, nothing counts as posted that nobody else approved.

The cabinet is encrypted, and the keys that sign are real; only the passphrases are left out, which
have no part in it.
"""

import contextlib
import hashlib
import json
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import sqlcipher3.dbapi2 as sql
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from smdesk.desk.appointments import AppointmentsDesk, DecisionsDesk
from smdesk.desk.calendar import CalendarDesk
from smdesk.desk.gate_findings import LOOKS_BACK_DAYS
from smdesk.desk.office import Office
from smdesk.desk.publishing import Out, Yes
from smdesk.desk.seals import Seals
from smdesk.desk.sheets import Ticked
from smdesk.desk.topics import nobody
from smdesk.desk.undo import UndoDesk
from smdesk.desk.voice import EnvelopesDesk
from smdesk.domain.appointments import Appointment, Capability, Decision
from smdesk.domain.approval_sheets import Answer, code_of
from smdesk.domain.approvals import FORGED, Approval
from smdesk.domain.calendar import State
from smdesk.domain.checklists import Check, CheckSetting, Weight
from smdesk.domain.organisation import Organisation
from smdesk.domain.publications import Way
from smdesk.domain.records import RecordId, SmdeskError
from smdesk.domain.roster import Member, Person
from smdesk.domain.voice import Envelope, Varied
from smdesk.vault.keys import Identity, KdfCost, KeyPair
from smdesk.vault.slot import Slot, SlotKind
from tests.store.cabinets import DESK, INSTAGRAM, VAULT, connect, do, open_library

BEGINNING = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
NAMES = ("nora", "dana", "idris")
ADMINISTRATORS = ("nora", "dana")
PAIRS = {name: KeyPair.new() for name in NAMES}
PLATFORMS = Path(__file__).resolve().parents[2] / "resources" / "data" / "platforms.json"

CHANGES = (
    "by = 'idris'",
    "digest = 'ff'",
    "words = 'Better'",
    "writers = '[]'",
    "expires = '2099-01-01T00:00:00+00:00'",
    "at = '2026-08-02T00:00:00+00:00'",
    "slot = 'slot-idris'",
    "stage = 2",
    "sheet_post = NULL",
    "sheet_post = (SELECT min(id) FROM sheet_post)",
)

USES = (
    "by = 'nora'",
    "digest = 'ff'",
    "at = '2026-08-02T00:00:00+00:00'",
    "endorsements = '[]'",
)
HANDIWORK = ("state", "content", "approvals", "made up", "uses")
GOOD_FOR = 3
"""So many posts the envelope is good for."""

people = st.sampled_from(NAMES)
picks = st.integers(0, 99)
NEW = 60
"""Below so many, the right way begins with something new."""
words = st.sampled_from(["Come and play.", "Come and read.", "Closed on Monday.", ""])


def slot_of(name):
    public = PAIRS[name].public()
    return Slot(
        id=f"slot-{name}",
        kind=SlotKind.MEMBER,
        person=RecordId(name),
        name=name,
        coordinator=name == "nora",
        public_seal=public.seal,
        public_sign=public.sign,
        added_by="slot-nora",
        added_at=BEGINNING,
        added_signature=b"",
        cost=KdfCost(),
        salt=b"",
        key_file=False,
        private=b"",
        data_key=b"",
    )


SLOTS = tuple(map(slot_of, NAMES))


@dataclass
class Opened:
    """A cabinet as somebody has opened it: their key, and everybody's public ones."""

    identity: Identity
    vault: str = VAULT
    slots: tuple = SLOTS

    @property
    def me(self):
        return member(self.identity.name)


def signed(one):
    """Whether it was signed by whoever it names, with the key of their slot."""
    if one.by not in PAIRS or one.slot != f"slot-{one.by}":
        return False
    key = Ed25519PublicKey.from_public_bytes(PAIRS[one.by].public().sign)
    with contextlib.suppress(InvalidSignature):
        key.verify(one.signature, one.claim(VAULT))
        return True
    return False


def member(name):
    return Member(person=RecordId(name), slot=f"slot-{name}", name=name)


class Histories(RuleBasedStateMachine):
    """Three people, two of them administrators, and somebody who edits the drawers by hand."""

    def __init__(self):
        super().__init__()
        self.now = BEGINNING
        self.connection = connect()
        self.library = open_library(self.connection)
        everybody = [Person(id=RecordId(name), name=name) for name in NAMES]
        decision = Decision(number="1", on=date(2026, 8, 1))
        appointed = [
            Appointment(
                person=RecordId(name),
                capability=Capability.ADMINISTRATOR,
                decision=decision.id,
                first=date(2026, 8, 1),
            )
            for name in ADMINISTRATORS
        ]
        library = Organisation(name="Library")
        # The checklist has tests of its own; here it is not to stand in the way.
        unchecked = [
            CheckSetting(check=check, weight=Weight.OFF) for check in (Check.FACTS, Check.NAMES)
        ]
        start = (library, INSTAGRAM, decision, *everybody, *appointed, *unchecked)
        do(self.library, "begin", *start)
        office = Office(self.library, nobody, self.clock, self.today)
        appointments = AppointmentsDesk(office, DecisionsDesk(office))
        self.desks, self.envelopes = {}, {}
        for name in NAMES:
            identity = Identity(
                PAIRS[name],
                slot=f"slot-{name}",
                person=RecordId(name),
                name=name,
                coordinator=False,
            )
            opened = Opened(identity)
            self.desks[name] = CalendarDesk(office, opened, appointments, PLATFORMS)
            seals = Seals(office, opened)
            self.envelopes[name] = EnvelopesDesk(office, appointments.approvers, seals)
        self.undo = UndoDesk(office, DESK, checks=(self.desks["nora"].check_undo,))
        self.touched = set()
        envelope = Envelope(
            series="Anything",
            channels=(INSTAGRAM.id,),
            may_vary=tuple(Varied),
            most_posts=GOOD_FOR,
            expires_on=BEGINNING.date() + timedelta(days=45),
        )
        self.envelope = self.envelopes["idris"].add(envelope, by=member("idris")).id

    def today(self):
        return self.now.date()

    def clock(self):
        self.now += timedelta(seconds=1)
        return self.now

    def variants(self):
        return self.library.calendar.variants.all()

    def pick(self, number):
        found = self.variants()
        return found[number % len(found)]

    def there(self):
        return self.library.calendar.variants.count() > 0

    @contextlib.contextmanager
    def perhaps(self):
        """Let a task be refused: that is what most of them should be."""
        with contextlib.suppress(SmdeskError):
            yield

    # What the team does.

    @rule(who=people, hours=st.integers(1, 30), text=words, politics=st.booleans())
    def begin(self, who, hours, text, politics):
        desk, by = self.desks[who], member(who)
        at = self.now + timedelta(hours=hours)
        variant = desk.begin(INSTAGRAM.id, at, "Something", by=by)
        desk.write(replace(variant, text=text, political=politics), by=by)

    @precondition(there)
    @rule(who=people, number=picks, text=words, politics=st.booleans())
    def write(self, who, number, text, politics):
        with self.perhaps():
            one = replace(self.pick(number), text=text, political=politics)
            self.desks[who].write(one, by=member(who))

    @precondition(there)
    @rule(who=people, number=picks, hours=st.integers(-3, 60))
    def move(self, who, number, hours):
        with self.perhaps():
            at = self.now + timedelta(hours=hours)
            self.desks[who].move(self.pick(number).id, at, by=member(who))

    @rule(
        who=people,
        others=st.permutations(NAMES),
        text=words,
        number=picks,
        many=st.integers(0, 3),
        politics=st.booleans(),
        meddled=st.booleans(),
        data=st.data(),
    )
    def go_the_right_way(  # noqa: PLR0917 - hypothesis hands in each draw
        self, who, others, text, number, many, politics, meddled, data
    ):
        """Ask, let some answer, and post: what the other rules seldom come to by themselves."""
        if number < NEW or not self.there():
            self.begin(who, 5, text, politics)
            number = self.library.calendar.variants.count() - 1
        one = self.pick(number).id
        with self.perhaps():
            self.desks[who].gate.submit(one, by=member(who))
        for other in others[:many]:
            with self.perhaps():
                self.desks[other].gate.approve(one, by=member(other))
        if meddled:
            self.tamper(number, data.draw(st.sampled_from(HANDIWORK)), data)
        with self.perhaps():
            self.desks[who].publishing.post(one, Out(no_link="A story"), by=member(who))

    @precondition(there)
    @rule(who=people, number=picks)
    def submit(self, who, number):
        with self.perhaps():
            self.desks[who].gate.submit(self.pick(number).id, by=member(who))

    @precondition(there)
    @rule(who=people, number=picks)
    def approve(self, who, number):
        with self.perhaps():
            self.desks[who].gate.approve(self.pick(number).id, "Fine", by=member(who))

    @rule(who=people)
    def agree(self, who):
        with self.perhaps():
            self.envelopes[who].approve(self.envelope, by=member(who))

    @rule(who=people, letters=st.sampled_from([0, 5, 400]))
    def change_the_envelope(self, who, letters):
        with self.perhaps():
            one = replace(self.envelopes[who].one(self.envelope), most_letters=letters)
            self.envelopes[who].change(one, by=member(who))

    @precondition(there)
    @rule(who=people, number=picks)
    def put_inside(self, who, number):
        one = self.pick(number).id
        with self.perhaps():
            self.desks[who].enveloping.put(one, self.envelope, by=member(who))

    @rule(who=people, approver=people, text=words, politics=st.booleans())
    def go_out_inside(self, who, approver, text, politics):
        """Agree to the envelope, write, put inside and post, with nothing between."""
        self.agree(approver)
        self.begin(who, 5, text, politics)
        number = self.library.calendar.variants.count() - 1
        self.put_inside(who, number)
        with self.perhaps():
            out = Out(no_link="A story")
            self.desks[who].publishing.post(self.pick(number).id, out, by=member(who))

    @precondition(there)
    @rule(
        who=people,
        number=picks,
        how=st.sampled_from(["request_changes", "reject", "withdraw"]),
    )
    def send_back(self, who, number, how):
        with self.perhaps():
            getattr(self.desks[who].gate, how)(self.pick(number).id, "No", by=member(who))

    @precondition(there)
    @rule(who=people, number=picks)
    def schedule(self, who, number):
        with self.perhaps():
            self.desks[who].gate.schedule(self.pick(number).id, by=member(who))

    @precondition(there)
    @rule(who=people, number=picks, ago=st.integers(0, 50))
    def post(self, who, number, ago):
        out = Out(at=self.now - timedelta(hours=ago), no_link="A story")
        with self.perhaps():
            self.desks[who].publishing.post(self.pick(number).id, out, by=member(who))

    @precondition(there)
    @rule(who=people, number=picks)
    def go_out(self, who, number):
        with self.perhaps():
            self.desks[who].publishing.went_out(
                self.pick(number).id, "In a hurry", Out(no_link="A story"), by=member(who)
            )

    @precondition(there)
    @rule(who=people, number=picks, approver=people)
    def quick_step(self, who, number, approver):
        yes = Yes(
            event="Snow",
            why_now="Now",
            approver=RecordId(approver),
            way=Way.PHONE,
            words="Yes",
            at=self.now,
            late_reason="It snows",
        )
        with self.perhaps():
            self.desks[who].publishing.quick_step(
                self.pick(number).id, yes, Out(no_link="A story"), by=member(who)
            )

    @precondition(there)
    @rule(who=people, number=picks)
    def countersign(self, who, number):
        with self.perhaps():
            self.desks[who].publishing.countersign(self.pick(number).id, by=member(who))

    @precondition(there)
    @rule(
        who=people,
        asked=people,
        typist=people,
        number=picks,
        answer=st.sampled_from([Answer.APPROVE, Answer.APPROVE, *Answer]),
        between=st.sampled_from(["", "", "", "write", "move"]),
    )
    def on_paper(self, who, asked, typist, number, answer, between):  # noqa: PLR0917
        """Put a post on a sheet, do something else perhaps, type in what was ticked, and post."""
        if number < NEW:
            self.begin(who, 5, "Come and play.", politics=False)
            number = self.library.calendar.variants.count() - 1
        one = self.pick(number)
        with self.perhaps():
            self.desks[who].gate.submit(one.id, by=member(who))
        with self.perhaps():
            sheets = self.desks[who].sheets
            sheet = sheets.make(RecordId(asked), [one.id], by=member(who))
            code = code_of(sheets.posts(sheet.id)[0])
            if between == "write":
                self.desks[who].write(replace(one, text="Other."), by=member(who))
            elif between == "move":
                self.desks[who].move(one.id, self.now + timedelta(hours=20), by=member(who))
            typed = self.desks[typist].sheets
            ticked = Ticked(answer, "As it stands", self.now.date())
            typed.answer(typed.find(code).id, ticked, by=member(typist))
            out = Out(no_link="A story")
            self.desks[who].publishing.post(one.id, out, by=member(who))

    @precondition(there)
    @rule(who=people, number=picks, how=st.sampled_from(["take_down", "archive"]))
    def put_away(self, who, number, how):
        desk = self.desks[who].publishing
        given = ("Wrong",) if how == "take_down" else ()
        with self.perhaps():
            getattr(desk, how)(self.pick(number).id, *given, by=member(who))

    @rule(who=people)
    def take_back(self, who):
        with self.perhaps():
            self.undo.undo(by=member(who))

    @rule(hours=st.sampled_from([1, 20, 24 * 40]))
    def wait(self, hours):
        # What went out longer ago than that is no longer looked at each day.
        if self.now < BEGINNING + timedelta(days=LOOKS_BACK_DAYS - 60):
            self.now += timedelta(hours=hours)

    # What somebody does who has a key to the drawers and knows SQL.

    def by_hand(self, variant, statement, *values):
        """Change a drawer past all of smdesk, with its triggers out of the way."""
        triggers = self.connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
            " AND tbl_name IN ('variant', 'approval', 'envelope_use')"
        ).fetchall()
        for name, _ in triggers:
            self.connection.execute(f'DROP TRIGGER "{name}"')
        before = self.drawers(variant)
        with contextlib.suppress(sql.IntegrityError):
            self.connection.execute(statement, values)
        if before != self.drawers(variant):
            self.touched.add(variant)
        for _, text in triggers:
            self.connection.execute(text)

    @precondition(there)
    @rule(number=picks, what=st.sampled_from(HANDIWORK), data=st.data())
    def tamper(self, number, what, data):
        one = self.pick(number)
        if what == "state":
            self.by_hand(one.id, "UPDATE variant SET state = 'posted' WHERE id = ?", one.id)
        elif what == "content":
            field = data.draw(st.sampled_from(["text", "link", "first_comment", "channel"]))
            sql_ = f"UPDATE variant SET {field} = 'https://elsewhere.org' WHERE id = ?"  # noqa: S608
            self.by_hand(one.id, sql_, one.id)
        elif what == "approvals":
            change = data.draw(st.sampled_from(CHANGES))
            sql_ = f"UPDATE approval SET {change} WHERE variant = ?"  # noqa: S608
            self.by_hand(one.id, sql_, one.id)
        elif what == "uses":
            change = data.draw(st.sampled_from(USES))
            sql_ = f"UPDATE envelope_use SET {change} WHERE variant = ?"  # noqa: S608
            self.by_hand(one.id, sql_, one.id)
        else:
            self.make_up_an_approval(one, data.draw(people), data.draw(people))

    def make_up_an_approval(self, one, who, forger):
        """Sign with one's own key in the name of somebody else, or of oneself without a say."""
        if who == forger and who in ADMINISTRATORS and who not in one.writers:
            return
        made = Approval(
            variant=one.id,
            request=one.request or RecordId("request"),
            digest=self.desks[forger]._variants.digest(one),
            by=RecordId(who),
            slot=f"slot-{who}",
            at=self.now,
            expires=self.now + timedelta(days=30),
        )
        self.by_hand(
            one.id,
            "INSERT INTO approval VALUES (?, ?, ?, ?, 1, 1, ?, ?, ?, NULL, ?, '', '[]', ?, NULL)",
            made.id,
            one.id,
            made.request,
            made.digest,
            made.by,
            made.slot,
            made.at.isoformat(),
            made.expires.isoformat(),
            PAIRS[forger].sign.sign(made.claim(VAULT)),
        )

    def drawers(self, variant):
        found = self.connection.execute("SELECT * FROM variant WHERE id = ?", (variant,))
        given = self.connection.execute("SELECT * FROM approval WHERE variant = ?", (variant,))
        used = self.connection.execute("SELECT * FROM envelope_use WHERE variant = ?", (variant,))
        return found.fetchall(), sorted(given.fetchall()), sorted(used.fetchall())

    # What always holds.

    @invariant()
    def nothing_is_posted_that_nobody_else_approved(self):
        for one in self.variants():
            if one.state is State.POSTED and one.id not in self.touched:
                assert self.approved(one), one

    @invariant()
    def what_was_touched_by_hand_and_counts_as_posted_is_told(self):
        wrong = [
            one.id
            for one in self.variants()
            if one.state is State.POSTED and one.id in self.touched and not self.approved(one)
        ]
        if wrong:
            told = {
                finding.about.id
                for finding in self.desks["nora"].findings()
                if finding.rule is FORGED
            }
            assert set(wrong) <= told

    @invariant()
    def what_is_not_out_has_no_publication(self):
        for one in self.variants():
            out = self.library.calendar.publications.count(variant=one.id)
            seen = {
                State.POSTED,
                State.ARCHIVED,
                State.TAKEN_DOWN,
                State.WENT_OUT_UNAPPROVED,
            }
            assert not out or one.state in seen

    def approved(self, variant):
        """Look by ourselves whether enough others signed exactly this; asks nothing of smdesk."""
        said = [
            "smdesk/content/1",
            variant.channel,
            variant.text,
            variant.link,
            variant.first_comment,
            list(variant.hashtags),
            variant.political,
            [],
        ]
        text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
        digest = hashlib.sha256(text.encode()).hexdigest()
        able = set()
        for one in self.library.calendar.approvals.where(variant=variant.id):
            signer = one.by
            if one.sheet_post is not None:
                signer = one.slot.removeprefix("slot-")
                if not self.ticked(one):
                    continue
            key = PAIRS[signer].public().sign if signer in PAIRS else None
            if key is None or one.by not in ADMINISTRATORS:
                continue
            if {one.by, signer}.intersection(variant.writers):
                continue
            if (one.request, one.digest, one.slot) != (variant.request, digest, f"slot-{signer}"):
                continue
            with contextlib.suppress(InvalidSignature):
                Ed25519PublicKey.from_public_bytes(key).verify(one.signature, one.claim(VAULT))
                able.add(one.by)
        needed = 2 if variant.political else 1
        return len(able) >= needed or self.inside(variant, digest)

    def inside(self, variant, digest):
        """Look by ourselves whether somebody else agreed to an envelope that it was put into."""
        drawers = self.library.planning
        for use in drawers.envelope_uses.where(variant=variant.id):
            fits = (use.request, use.digest) == (variant.request, digest)
            if variant.political or not fits or not signed(use):
                continue
            for id_ in use.endorsements:
                yes = drawers.endorsements.get(id_)
                sound = yes is not None and yes.about == use.envelope and signed(yes)
                if sound and yes.by in ADMINISTRATORS and yes.by not in variant.writers:
                    return True
        return False

    @invariant()
    def no_more_go_out_inside_than_the_envelope_is_good_for(self):
        drawers = self.library.planning
        inside = {
            use.variant
            for use in drawers.envelope_uses.all()
            for variant in [self.library.calendar.variants.get(use.variant)]
            if variant is not None
            and variant.id not in self.touched
            and variant.state is State.POSTED
            and not self.library.calendar.approvals.count(variant=variant.id)
        }
        assert len(inside) <= GOOD_FOR

    def ticked(self, approval):
        """Look whether the sheet showed this to that person, and says yes."""
        post = self.library.calendar.sheet_posts.get(approval.sheet_post)
        if post is None or (post.variant, post.digest) != (approval.variant, approval.digest):
            return False
        sheet = self.library.calendar.approval_sheets.one(post.sheet)
        return post.answer is Answer.APPROVE and sheet.asked == approval.by

    def teardown(self):
        self.connection.close()


Histories.TestCase.settings = settings(
    max_examples=50,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestHistories = Histories.TestCase
