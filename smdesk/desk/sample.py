"""The sample library: three invented people and five invented channels, with true-to-life holes.

It is built through the desks alone, so that it is what a team would have made by itself. Every
name in it is invented, every address ends in .example, and the library says so.
"""

import base64
import hashlib
from dataclasses import replace
from datetime import date, timedelta

from smdesk.desk import sample_occasions
from smdesk.desk.sample_appointments import fill_appointments
from smdesk.desk.sample_calendar import SampleCalendar
from smdesk.desk.sample_handover import fill_handover
from smdesk.desk.sample_members import AYTAN, IDRIS, NORA, SAMPLE_MEMBERS, SAMPLE_NAME
from smdesk.desk.sample_plan import SamplePlan
from smdesk.desk.sample_plans import SamplePlans
from smdesk.desk.sample_registers import SampleRegisters
from smdesk.desk.sample_roles import fill_roles
from smdesk.desk.sample_rota import SampleRota
from smdesk.desk.sample_secrets import GUESSABLE, keep_all_kinds
from smdesk.desk.sample_terms import fill_former_terms
from smdesk.desk.session import Session
from smdesk.domain.accounts import Account, Platform, SecondFactor, SupportUnit
from smdesk.domain.audits import Audit, AuditGroup, Gravity, Outcome, Point
from smdesk.domain.custody import SecretKind
from smdesk.domain.handoff import FirstTask, Letter, When
from smdesk.domain.organisation import Organisation
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Person, Seat, Term
from smdesk.domain.rules import BoundClause
from smdesk.domain.secret_text import SecretText
from smdesk.vault.keys import Prepared


def sample_organisation() -> Organisation:
    """Return the invented library."""
    return Organisation(
        name=SAMPLE_NAME,
        inquiries_email="social@lanternbay.example",
        inquiries_phone="+1 555 010 0100",
        policy_number="LB-POL-07",
        sample=True,
    )


def sample_founder() -> Person:
    """Return the person who founds it."""
    return Person(
        name=NORA.name,
        email="nora@lanternbay.example",
        phone="+1 555 010 0140",
        work="Head of reference",
    )


class SampleLibrary:
    """Fills a cabinet that the founder has just begun."""

    def __init__(self, session: Session, today: date) -> None:
        self._desk = session
        self._me = session.me
        self._today = today
        self._nora = session.me.person
        self._idris = Person(
            name=IDRIS.name,
            email="idris.okafor@mailbox.example",
            phone="+1 555 010 0177",
            work="Student assistant",
        )
        self._aytan = Person(name=AYTAN.name, email="aytan@lanternbay.example", work="Cataloguer")

    def fill(self, idris: Prepared, aytan: Prepared) -> None:
        """Write everything; the two are what preparing the members' passphrases gave."""
        self._people()
        fill_appointments(
            self._desk.appointments,
            self._today,
            idris=self._idris.id,
            aytan=self._aytan.id,
            me=self._me,
        )
        me, members = self._me, self._desk.members
        members.add(self._idris.id, idris, by=me)
        members.add(self._aytan.id, aytan, by=me)
        self._accounts()
        self._audit()
        accounts = {line.name: line.id for line in self._desk.accounts.lines()}
        SampleRota(self._desk.rota, accounts, self._today, me).fill(self._nora, self._idris.id)
        fill_roles(
            self._desk.roles, self._today, nora=self._nora, idris=self._idris.id, me=self._me
        )
        SamplePlan(self._desk.plan, accounts, self._today, idris=self._idris.id, me=self._me).fill()
        registers = SampleRegisters(self._desk, self._today, me)
        registers.fill(self._nora, self._idris.id, self._aytan.id)
        SampleCalendar(self._desk, self._today).prepare()
        SamplePlans(self._desk, accounts, self._today, self._idris.id).fill()
        sample_occasions.fill(self._desk.occasions, accounts, self._today, me)
        self._handoff()
        fill_handover(
            self._desk.handoff,
            self._today,
            idris=self._idris.id,
            aytan=self._aytan.id,
            me=me,
        )

    def _in(self, days: int) -> date:
        return self._today + timedelta(days=days)

    def _people(self) -> None:
        roster, me = self._desk.roster, self._me
        for person in (self._idris, self._aytan):
            roster.people.add(person, by=me)
        editor = Seat(name="Editor", duties="Plans the week, approves posts, writes the report")
        voice = Seat(name="Community voice", duties="Answers within one working day")
        pictures = Seat(name="Pictures and video", duties="Films, cuts, captions")
        for seat in (editor, voice, pictures):
            roster.seats.add(seat, by=me)
        fill_former_terms(roster, self._today, editor=editor, pictures=pictures, me=me)
        terms = (
            (self._nora, editor, -210, 520, "Board 2026-09"),
            (self._idris.id, pictures, -323, 20, "Board 2025-31"),
            (self._aytan.id, voice, 20, 420, "Board 2026-40"),
        )
        for who, seat, first, last, decision in terms:
            term = Term(
                person=who,
                seat=seat.id,
                first=self._in(first),
                last=self._in(last),
                decision=decision,
            )
            roster.terms.add(term, by=me)
            if seat is pictures:
                longer = replace(term, last=self._in(41))
                roster.terms.change(longer, by=me, reason="Until the films are catalogued")

    def _accounts(self) -> None:
        both, me = (self._nora, self._idris.id), self._me
        self._keep(self._facebook(), both)
        self._keep(self._instagram(), both[::-1])
        youtube = self._keep(self._youtube(), both[::-1])
        self._desk.accounts.release_custodian(
            youtube, self._nora, reason="Nora does not film any more", by=me
        )
        self._keep(self._x(), both, reason="The team has no mailbox that X accepts yet")
        self._keep(self._newsletter(), (*both, self._aytan.id), password=GUESSABLE)
        keep_all_kinds(self._desk, self._nora, self._idris.id)

    def _keep(
        self,
        account: Account,
        custodians: tuple[RecordId, ...],
        *,
        reason: str = "",
        password: str = "",
    ) -> RecordId:
        accounts, me = self._desk.accounts, self._me
        accounts.add(account, custodians=custodians, by=me, reason=reason)
        text = SecretText(password or invented_password(account.name))
        accounts.set_secret(account.id, SecretKind.PASSWORD, text, by=me)
        return account.id

    def _facebook(self) -> Account:
        return Account(
            name="Facebook page",
            platform=Platform.FACEBOOK,
            url="https://facebook.example/lanternbay",
            login_name="social@lanternbay.example",
            recovery_email="social@lanternbay.example",
            second_factor=SecondFactor.APP,
            second_factor_holder=self._nora,
            second_factor_device="the library's tablet",
            business_manager="County web office",
            platform_admins=(NORA.name, IDRIS.name, "County web office"),
            connected_apps=("Newsletter sign-up form",),
            run_through=self._idris.id,
            opened_on=date(2013, 4, 2),
            checked_on=self._in(-70),
            notes="Comments are answered by the Community voice.",
        )

    def _instagram(self) -> Account:
        return Account(
            name="Instagram",
            platform=Platform.INSTAGRAM,
            url="https://instagram.example/lanternbay.library",
            login_name="lanternbay.library",
            recovery_email="social@lanternbay.example",
            second_factor=SecondFactor.TEXT_MESSAGE,
            second_factor_holder=self._idris.id,
            second_factor_device="his own phone",
            second_factor_private=True,
            backup_codes_place="Envelope 3, safe in the director's office",
            backup_codes_checked=self._in(-178),
            opened_on=date(2017, 9, 11),
            checked_on=self._in(-70),
            notes="Stories are archived by hand on Fridays.",
        )

    def _youtube(self) -> Account:
        return Account(
            name="YouTube",
            platform=Platform.YOUTUBE,
            url="https://youtube.example/@lanternbay",
            login_name="video@lanternbay.example",
            recovery_email="it@lanternbay.example",
            second_factor=SecondFactor.SECURITY_KEY,
            second_factor_holder=self._idris.id,
            second_factor_device="blue security key, top drawer",
            opened_on=date(2019, 1, 21),
        )

    def _x(self) -> Account:
        return Account(
            name="X",
            platform=Platform.X,
            url="https://x.example/lanternbaylib",
            login_name="@lanternbaylib",
            recovery_email=self._idris.email,
            second_factor=SecondFactor.NONE,
            notes="Only closures and weather.",
        )

    def _newsletter(self) -> Account:
        return Account(
            name="Newsletter",
            platform=Platform.NEWSLETTER,
            url="https://news.lanternbay.example",
            login_name="news@lanternbay.example",
            recovery_email="it@lanternbay.example",
            second_factor=SecondFactor.MAIL,
            second_factor_holder=self._nora,
            second_factor_device="the team's mailbox",
            opened_on=date(2015, 6, 1),
            checked_on=self._in(-20),
        )

    def _audit(self) -> None:
        """A round under way: one point wanting, most of it still to be looked at."""
        audits, me, aytan = self._desk.audits, self._me, self._aytan.id
        group = AuditGroup(name="Audit group", people=(aytan, self._nora), decision="Board 2026-38")
        audits.groups.add(group, by=me)
        accounts = {line.name: line.id for line in self._desk.accounts.lines()}
        looked_at = tuple(accounts[name] for name in ("Facebook page", "Instagram", "X", "YouTube"))
        audit = Audit(
            name="Autumn round",
            group=group.id,
            accounts=looked_at,
            first=self._in(-12),
            last=self._in(18),
        )
        audits.begin(audit, by=me)
        page = accounts["Facebook page"]
        seen = [(page, point) for point in (Point.LOG_IN, Point.ADMINS, Point.HANDLE)]
        audits.note(audit.id, seen, Outcome.IN_ORDER, auditor=aytan, by=me)
        audits.find_wanting(
            audit.id,
            page,
            Point.APPS,
            what="Nobody knows what the sign-up form may still do with the page.",
            gravity=Gravity.MEDIUM,
            fix_by=self._in(30),
            auditor=aytan,
            by=me,
        )

    def _handoff(self) -> None:
        handoff, me = self._desk.handoff, self._me
        for clause in _CLAUSES:
            self._desk.organisation.clauses.add(clause, by=me)
        handoff.support_units.add(
            SupportUnit(
                name="County web office",
                controls="The business manager that the Facebook page belongs to",
                contact="web@county.example, extension 41",
                how_to_ask="A ticket with the words social media; two working days",
                confirmed_on=self._in(-400),
            ),
            by=me,
        )
        for when, text, person in (
            (When.DAY_ONE, "Unlock the cabinet and change your passphrase", self._nora),
            (When.DAY_ONE, "Meet the person whose seat you take", self._idris.id),
            (When.WEEK_ONE, "Post one picture with its description, and answer one comment", None),
            (When.WEEK_ONE, "Film the reading room with the blue camera", self._idris.id),
            (When.MONTH_ONE, "Read the policy and sign that you did", self._nora),
        ):
            handoff.first_tasks.add(FirstTask(when=when, text=text, person=person), by=me)
        handoff.save_letter(_letter(self._today), by=me)


_CLAUSES = (
    BoundClause(
        rule="A3.sole_custodian",
        document="LB-POL-07",
        number="1.3.3",
        words="Two members of the team answer for every account.",
    ),
    BoundClause(
        rule="A1.personal_recovery",
        document="LB-POL-07",
        number="1.4.2",
        words="No account of the library is recovered through anybody's own mailbox.",
    ),
    BoundClause(
        rule="T10.no_appointment",
        document="LB-POL-07",
        number="1.3.1",
        words="The board decides who has the accounts in hand.",
    ),
)


def _letter(today: date) -> Letter:
    return Letter(
        text=(
            "Welcome. Most of what we know about the channels is in this cabinet; what is not is"
            " below.\n\nPeople write to us as if we were the front desk, and they are right to."
            " Answer as you would answer there. The summer reading posts carry the whole year:"
            " begin them in May."
        ),
        advice=(
            "Ask before you delete anything.",
            "Write the description of a picture before you choose the picture.",
            "Have lunch with the web office once a term.",
        ),
        wish_known="The page belongs to the county's business manager, and only they can add us.",
        written_on=today,
    )


def invented_password(name: str) -> str:
    """Return a password that nobody ever used, the same for the same name."""
    digest = hashlib.sha256(f"Lantern Bay, invented: {name}".encode()).digest()
    letters = base64.b32encode(digest).decode()[:20]
    return "-".join(letters[n : n + 5] for n in range(0, 20, 5))


__all__ = [
    "AYTAN", "IDRIS", "NORA", "SAMPLE_MEMBERS", "SAMPLE_NAME", "SampleLibrary", "invented_password",
    "sample_founder", "sample_organisation",
]  # fmt: skip
