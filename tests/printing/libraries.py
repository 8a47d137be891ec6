"""Invented libraries for the packet's tests, built from records alone."""

from dataclasses import replace
from datetime import UTC, date, datetime

from smdesk.domain import accounts, handoff, organisation, roster
from smdesk.domain.accounts import Account, Platform, SecondFactor, SupportUnit
from smdesk.domain.calendar import State
from smdesk.domain.custody import Custodian, SecretKind
from smdesk.domain.handoff import (
    AccountSheet,
    FirstTask,
    Letter,
    Packet,
    PacketContents,
    When,
)
from smdesk.domain.organisation import Organisation
from smdesk.domain.packet_sections import Block, ByHand, Section, Weekday, unkept
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Person, Seat, Term
from smdesk.domain.rules import BoundClause, Finding

TODAY = date(2026, 11, 21)
PRINTED = datetime(2026, 11, 21, 13, 5, tzinfo=UTC)
LAMP = BoundClause(
    id=RecordId("clause"), rule="A3.sole_custodian", document="LPPC619", number="1.3.3"
)

SAYINGS = {
    "A3.sole_custodian": "Only {person} can open {account}. Name a second custodian before the "
    "term ends.",
    "A3.no_custodian": "Nobody answers for {account}. Name two custodians.",
    "A1.personal_recovery": "Recovery of {account} goes to {address}, a personal mailbox.",
    "A1.no_recovery": "{account} has no recovery route on file.",
    "A2.no_password": "No password is kept for {account}.",
    "A4.personal_login_bridge": "{account} is run through {person}'s own profile, and {person} "
    "leaves in {days} days.",
    "A5.private_phone": "The code for {account} arrives on {person}'s own phone.",
    "A5.no_second_factor": "{account} asks for nothing but the password.",
    "A5.backup_codes_unchecked": "Nobody has checked {account}'s backup codes for half a year.",
    "A9.unit_unconfirmed": "Nobody has confirmed {unit} for a year.",
    "T1.short_term": "A term of {days} days is shorter than a year.",
    "T1.seat_gap": "{seat}: nobody holds the seat from {first} to {last}.",
    "T1.no_successor": "{seat}: nobody follows {person}.",
    "T1.all_end_together": "All present terms end on {last}.",
    "H2.ending_soon": "{person}'s term as {seat} ends in {days} days.",
    "T2.team_size": "{people} people serve now; about three is what the call asks for.",
    "H1.no_letter": "Nobody has written the letter yet.",
    "H1.no_first_tasks": "Nobody has listed the tasks of the first month.",
    "H1.no_accounts": "There is no account on file.",
    "H1.no_terms": "There is no term on file.",
    "D8.personal_inquiry": "{address} is a person's own; people will write to it for years.",
    "D8.no_inquiry_contact": "There is no address for inquiries.",
}


SECTIONS = (
    Section("2", (Block("objectives"), *unkept("audiences", "strategy"))),
    Section("3", (Block("channels", (("Blog", "web", "1–2", True, date(2026, 11, 2)),)),)),
    Section(
        "4R", (Block("candidates", (("Maren Oduya", "student", "maren@c.example", "", None),)),)
    ),
    Section(
        "6",
        (
            Block("times", (("Blog", (Weekday.MONDAY, Weekday.FRIDAY), "09:00", ""),)),
            Block("next", ((date(2026, 12, 1), "10:00", "Blog", "Story hour", State.DRAFT),)),
        ),
    ),
    Section("7", (Block("gate", (("stages", 2), ("decision", ""))),)),
    Section("13", unkept("budget", "equipment")),
    Section("14", unkept("officers")),
    Section("16", (Block("rotations", (("Lee", "Blog", "Password", ByHand.TICK, ByHand.WRITE),)),)),
)
"""Some of the packet's lists, full and empty and not kept."""


def say(finding: Finding) -> str:
    """Return one plain sentence, as the window's wording does."""
    return SAYINGS[finding.rule.code].format(**finding.facts)


def person(name: str, **more: str) -> Person:
    return Person(id=RecordId(name), name=name, **more)


MARA = person(
    "Mara Lindqvist",
    email="mara@riverside.example",
    phone="+1 555 010 0140",
    work="Head of reference",
)
INES = person(
    "Inês Gonçalves-Şahin",
    email="ines.goncalves.private@gmail.com",
    phone="+1 555 010 0177",
    work="Student assistant",
)
JONAS = person("Jonas Łukaszewicz", email="jonas@riverside.example", work="Children's librarian")
AYTAN = person("Aytən Məmmədova", email="aytan@riverside.example", work="Cataloguer")

EDITOR = Seat(id=RecordId("editor"), name="Editor", duties="Plans the week and approves posts")
VOICE = Seat(id=RecordId("voice"), name="Community voice", duties="Answers within a working day")
PICTURES = Seat(id=RecordId("pictures"), name="Pictures and video")


def term(who: Person, seat: Seat, first: date, last: date, **more: str) -> Term:
    name = RecordId(f"{who.name} {first}")
    return Term(id=name, person=who.id, seat=seat.id, first=first, last=last, **more)


TERMS = (
    term(MARA, EDITOR, date(2025, 9, 1), date(2027, 8, 31), decision="Board 2025-09"),
    term(JONAS, VOICE, date(2026, 9, 1), date(2027, 8, 31), decision="Board 2026-14"),
    term(INES, PICTURES, date(2026, 1, 15), date(2026, 12, 31), note="Graduates in December"),
    term(AYTAN, PICTURES, date(2026, 12, 15), date(2027, 12, 14), decision="Board 2026-21"),
)


def account(name: str, platform: Platform, **more: object) -> Account:
    return Account(id=RecordId(name), name=name, platform=platform, **more)  # type: ignore[arg-type]


FIVE_ACCOUNTS = (
    account(
        "Riverside Library on Facebook",
        Platform.FACEBOOK,
        url="https://www.facebook.com/riversidelibrary",
        login_name="social@riverside.example",
        recovery_email="social@riverside.example",
        second_factor=SecondFactor.APP,
        second_factor_holder=MARA.id,
        second_factor_device="library tablet",
        business_manager="Riverside County Communications",
        platform_admins=("Mara Lindqvist", "Jonas Łukaszewicz", "County web office"),
        connected_apps=("Buffer", "Canva"),
        run_through=INES.id,
        opened_on=date(2012, 3, 4),
        checked_on=date(2026, 9, 14),
    ),
    account(
        "Instagram",
        Platform.INSTAGRAM,
        url="https://www.instagram.com/riverside.library",
        login_name="riverside.library",
        recovery_email="ines.goncalves.private@gmail.com",
        recovery_phone="+1 555 010 0177",
        recovery_phone_owner="Inês",
        second_factor=SecondFactor.TEXT_MESSAGE,
        second_factor_holder=INES.id,
        second_factor_device="her own phone",
        second_factor_private=True,
        backup_codes_place="Envelope 3 in the safe of the director's office",
        notes="Ask the county before a change of the address.\nStories are archived by hand on "
        "Fridays.",
    ),
    account(
        "YouTube",
        Platform.YOUTUBE,
        url="https://www.youtube.com/@riversidelibrary",
        login_name="riverside.library.video@riverside.example",
        recovery_email="it@riverside.example",
        second_factor=SecondFactor.SECURITY_KEY,
        second_factor_holder=MARA.id,
    ),
    account("X", Platform.X, url="https://x.com/riversidelib", login_name="@riversidelib"),
    account(
        "Newsletter",
        Platform.NEWSLETTER,
        url="https://news.riverside.example",
        login_name="news@riverside.example",
        recovery_email="it@riverside.example",
        second_factor=SecondFactor.NONE,
    ),
)


def custodian(of: Account, who: Person, *, primary: bool = False) -> Custodian:
    return Custodian(
        id=RecordId(f"{of.name} {who.name}"),
        account=of.id,
        person=who.id,
        primary=primary,
        since=date(2026, 9, 3),
        decision="Board 2026-14" if primary else "",
    )


def sheet(of: Account, holders: tuple[Person, ...], *, password: bool = True) -> AccountSheet:
    people = {p.id: p for p in (MARA, INES, JONAS, AYTAN)}
    custodians = tuple(custodian(of, who, primary=n == 0) for n, who in enumerate(holders))
    found = accounts.findings(
        of,
        custodians=custodians,
        has_password=password,
        people=people,
        terms=TERMS,
        today=TODAY,
    )
    return AccountSheet(
        account=of,
        custodians=custodians,
        kept=((SecretKind.PASSWORD, "", date(2026, 6, 2)),) if password else (),
        findings=tuple(f.under({LAMP.rule: LAMP}) for f in found),
    )


SHEETS = (
    sheet(FIVE_ACCOUNTS[0], (MARA, JONAS)),
    sheet(FIVE_ACCOUNTS[1], (INES, MARA)),
    sheet(FIVE_ACCOUNTS[2], (INES,)),
    sheet(FIVE_ACCOUNTS[3], (JONAS, MARA), password=False),
    sheet(FIVE_ACCOUNTS[4], (MARA, JONAS)),
)
UNITS = (
    SupportUnit(
        id=RecordId("unit"),
        name="County communications",
        controls="The Business Manager",
        contact="web@county.example",
        how_to_ask="Ticket, category “Social media”",
        confirmed_on=date(2026, 3, 1),
    ),
)
LETTER = Letter(
    id=RecordId("letter"),
    text="Dear next team,\n\nwelcome. The account that matters most is Instagram: half of our "
    "questions come through it, and most of them are about opening hours.\n\nAnswer on the same "
    "day if you can. If you cannot, say so; people are kind when they know that somebody reads.",
    advice=(
        "Plan two weeks ahead, never more: the calendar of the house changes.",
        "Ask the children's room for pictures on Mondays.",
        "When in doubt, do not post. Nobody ever complained about a post they did not see.",
    ),
    wish_known="That the county owns the Business Manager, and that a call is quicker than mail.",
    written_by=INES.id,
    written_on=date(2026, 11, 9),
)
TASKS = tuple(
    FirstTask(id=RecordId(text), when=when, text=text, person=who.id if who else None)
    for when, text, who in (
        (When.DAY_ONE, "Open the cabinet with your own passphrase", MARA),
        (When.DAY_ONE, "Sign in to every account of section 5 once", INES),
        (When.WEEK_ONE, "Meet the county's web office", JONAS),
        (When.WEEK_ONE, "Read the policy and sign that you have", None),
        (When.MONTH_ONE, "Change the passwords that the last team has seen", MARA),
    )
)
PACKET = Packet(
    id=RecordId("packet"),
    number="HP-2026-03",
    printed_at=PRINTED,
    printed_by=MARA.id,
    holes=0,
    log_entries=412,
    check_words="harbor sketch walnut ninth",
)
RIVERSIDE = Organisation(
    id=RecordId("library"),
    name="Riverside Library",
    team="Social media team",
    inquiries_email="ask@riverside.example",
    inquiries_phone="+1 555 010 0100",
    policy_number="LPPC619",
)


def with_holes(contents: PacketContents) -> PacketContents:
    """Return the contents with what the rules find in them as the list of what is open."""
    people = tuple(contents.people.values())
    letters = (contents.letter,) if contents.letter else ()
    found = [
        *organisation.findings(contents.organisation),
        *handoff.findings(
            contents.organisation,
            letters,
            contents.first_tasks,
            tuple(s.account for s in contents.accounts),
            contents.terms,
        ),
        *roster.findings(people, contents.seats, contents.terms, contents.today),
        *(f for s in contents.accounts for f in s.findings),
        *filter(None, (accounts.check_unit(u, contents.today) for u in contents.support_units)),
    ]
    return replace(contents, holes=tuple(found))


def riverside() -> PacketContents:
    """Return a library with three people, five accounts and something amiss in most of them."""
    return with_holes(
        PacketContents(
            organisation=RIVERSIDE,
            packet=PACKET,
            today=TODAY,
            people={p.id: p for p in (MARA, INES, JONAS, AYTAN)},
            members=frozenset({MARA.id, INES.id, JONAS.id}),
            seats=(EDITOR, VOICE, PICTURES),
            terms=TERMS,
            letter=LETTER,
            first_tasks=TASKS,
            accounts=SHEETS,
            support_units=UNITS,
            holes=(),
        )
    )


def unwritten() -> PacketContents:
    """Return a library on its first day: a name, and nothing else."""
    return with_holes(
        PacketContents(
            organisation=Organisation(id=RecordId("library"), name="Riverside Library"),
            packet=replace(PACKET, log_entries=1),
            today=TODAY,
            people={MARA.id: MARA},
            members=frozenset({MARA.id}),
            seats=(),
            terms=(),
            letter=None,
            first_tasks=(),
            accounts=(),
            support_units=(),
            holes=(),
        )
    )


def large(count: int) -> PacketContents:
    """Return a library with so many accounts, one like the other."""
    holders = ((MARA, JONAS), (INES, MARA), (INES,), (JONAS, MARA))
    sheets = []
    for number in range(count):
        like = FIVE_ACCOUNTS[number % 5]
        name = f"{like.name} {number + 1}"
        sheets.append(sheet(replace(like, id=RecordId(name), name=name), holders[number % 4]))
    return with_holes(replace(riverside(), accounts=tuple(sheets)))


HOSTILE = '#import "x.typ": * $x^2$ *b* _i_ `raw` \\ <label> @ref // end /* c */ #{1+1} = Heading'


def outlandish() -> PacketContents:
    """Return a library in which every text is long, foreign, hostile, or all of it."""
    long_name = (
        "Maximiliane-Philippa von Hohenstaufen-Łęczycka zu Donaudampfschifffahrtsgesellschaft"
    )
    names = (long_name, "مركز المكتبة العامة", "北京公共图书馆", "Ana 📚👩‍💻 Ortiz", HOSTILE)
    people = [
        Person(
            id=RecordId(f"p{n}"),
            name=name,
            work="Lead of the department of digitisation and preservation " * (80 if n == 3 else 2),
            email=f"{'very.long.local.part.' * 4}{n}@subdomain.of.a.library.example",
            phone="+1 555 010 0140 extension 123456",
            note="never printed",
        )
        for n, name in enumerate(names)
    ]
    seats = tuple(
        Seat(id=RecordId(f"s{n}"), name=f"Seat {n}: {name}", duties=HOSTILE * (60 if n == 4 else 2))
        for n, name in enumerate(names * 3)
    )
    terms = tuple(
        term(people[n % 5], seat, date(2026, 1 + n % 12, 1), date(2027, 1 + n % 12, 28))
        for n, seat in enumerate(seats)
    ) + tuple(term(people[0], seats[1], date(2026, 9, 1 + n), date(2027, 3, 1)) for n in range(3))
    account_of = account(
        long_name,
        Platform.OTHER,
        url="https://library.example/" + "path/" * 30 + "x" * 90,
        login_name="L" * 120,
        recovery_email="a" * 60 + "@" + "b" * 60 + ".example",
        second_factor=SecondFactor.APP,
        second_factor_holder=people[1].id,
        second_factor_device=HOSTILE,
        platform_admins=tuple(f"{name} {n}" for n in range(12) for name in names),
        connected_apps=names,
        notes="\n".join([HOSTILE, *("A line of notes that goes on for a while. " * 4,) * 60]),
    )
    crowded = account("Crowded", Platform.X, platform_admins=tuple(f"abc {n}" for n in range(150)))
    return with_holes(
        replace(
            riverside(),
            organisation=replace(RIVERSIDE, name=long_name, team=names[1], sample=True),
            packet=replace(PACKET, printed_by=people[0].id),
            people={p.id: p for p in people},
            members=frozenset(p.id for p in people),
            seats=seats,
            terms=terms,
            letter=replace(
                LETTER, text=HOSTILE * 60, advice=(HOSTILE * 3, "✓ ☐ → ½"), wish_known=""
            ),
            first_tasks=(
                FirstTask(id=RecordId("t"), text="do it " * 400, person=people[0].id),
                FirstTask(id=RecordId("u"), text=names[2], person=people[1].id),
            ),
            accounts=(sheet(account_of, ()), sheet(crowded, ()), SHEETS[0]),
            support_units=(
                replace(UNITS[0], name=long_name, contact="c" * 80, controls=HOSTILE),
                replace(UNITS[0], id=RecordId("wordy"), how_to_ask="Ask them nicely. " * 300),
            ),
        )
    )
