"""The accounts the library posts from: who holds their keys, how they are recovered."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import ClassVar, Self

from smdesk.domain.custody import NO_CUSTODIAN, SOLE_CUSTODIAN, Custodian
from smdesk.domain.records import (
    Record,
    RecordId,
    Ref,
    address_or_empty,
    faults_of,
    filled,
    link_or_empty,
)
from smdesk.domain.recovery_codes import check_left
from smdesk.domain.roster import Person, Term, serving
from smdesk.domain.rules import Fact, Finding, Rule, Severity
from smdesk.overriding import override

PERSONAL_RECOVERY = Rule("A1.personal_recovery", Severity.REASON)
NO_RECOVERY = Rule("A1.no_recovery", Severity.NUDGE)
NO_PASSWORD = Rule("A2.no_password", Severity.NUDGE)
PERSONAL_LOGIN_BRIDGE = Rule("A4.personal_login_bridge", Severity.NUDGE)
PRIVATE_PHONE = Rule("A5.private_phone", Severity.NUDGE, urgent=True)
NO_SECOND_FACTOR = Rule("A5.no_second_factor", Severity.NUDGE)
BACKUP_CODES_UNCHECKED = Rule("A5.backup_codes_unchecked", Severity.NUDGE)
FILE_LOST = Rule("A2.file_lost", Severity.NUDGE, urgent=True)
UNIT_UNCONFIRMED = Rule("A9.unit_unconfirmed", Severity.NUDGE)
RULES = (
    PERSONAL_RECOVERY,
    NO_RECOVERY,
    NO_PASSWORD,
    PERSONAL_LOGIN_BRIDGE,
    PRIVATE_PHONE,
    NO_SECOND_FACTOR,
    BACKUP_CODES_UNCHECKED,
    FILE_LOST,
    UNIT_UNCONFIRMED,
)

BRIDGE_NOTICE_DAYS = 60
BACKUP_CODES_GOOD_FOR_DAYS = 180
UNIT_GOOD_FOR_DAYS = 365

MAILBOXES_OF_PERSONS = frozenset(
    """
    gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com aol.com
    icloud.com me.com mac.com gmx.com gmx.de gmx.net web.de t-online.de mail.ru yandex.ru proton.me
    protonmail.com pm.me fastmail.com zoho.com hey.com tutanota.com tuta.com qq.com 163.com
    naver.com orange.fr free.fr laposte.net libero.it seznam.cz wp.pl o2.pl
    """.split()  # noqa: SIM905 - a list of addresses reads best as words
)
"""Mail services on which people, not libraries, have their mailboxes."""


class Platform(Enum):
    """Where an account lives."""

    FACEBOOK = "facebook"
    INSTAGRAM = "instagram"
    YOUTUBE = "youtube"
    X = "x"
    THREADS = "threads"
    LINKEDIN = "linkedin"
    TIKTOK = "tiktok"
    MASTODON = "mastodon"
    BLUESKY = "bluesky"
    PINTEREST = "pinterest"
    FLICKR = "flickr"
    NEWSLETTER = "newsletter"
    WEBSITE = "website"
    OTHER = "other"


class SecondFactor(Enum):
    """How the platform asks a second time who is there."""

    UNKNOWN = "unknown"
    NONE = "none"
    APP = "app"
    TEXT_MESSAGE = "text_message"
    SECURITY_KEY = "security_key"
    MAIL = "mail"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account(Record):
    """One account on one platform, and everything about it that is no secret (A1, A4, A5)."""

    kind: ClassVar[str] = "account"
    searched: ClassVar[tuple[str, ...]] = ("name", "login_name", "url", "recovery_email", "notes")

    name: str
    platform: Platform
    url: str = ""
    login_name: str = ""
    recovery_email: str = ""
    recovery_phone: str = ""
    recovery_phone_owner: str = ""
    second_factor: SecondFactor = SecondFactor.UNKNOWN
    second_factor_holder: RecordId | None = None
    second_factor_device: str = ""
    second_factor_private: bool = False
    """The device is somebody's own, not the library's."""
    backup_codes_place: str = ""
    backup_codes_checked: date | None = None
    business_manager: str = ""
    platform_admins: tuple[str, ...] = ()
    connected_apps: tuple[str, ...] = ()
    run_through: RecordId | None = None
    """The person whose own profile the account is run through, as a Page may be (A4)."""
    opened_on: date | None = None
    checked_on: date | None = None
    notes: str = ""
    card_holder: RecordId | None = None
    """The person whose card pays for advertising, if it is not the library's own."""

    def __post_init__(self) -> None:
        faults_of(
            name=filled(self.name),
            url=link_or_empty(self.url),
            recovery_email=address_or_empty(self.recovery_email),
        )

    @property
    @override
    def title(self) -> str:
        """The account's name."""
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportUnit(Record):
    """A unit of the organisation that controls or supports an account (A9)."""

    kind: ClassVar[str] = "support_unit"
    searched: ClassVar[tuple[str, ...]] = ("name", "controls", "contact", "how_to_ask")

    name: str
    controls: str = ""
    contact: str = ""
    how_to_ask: str = ""
    confirmed_on: date | None = None

    def __post_init__(self) -> None:
        faults_of(name=filled(self.name))

    @property
    @override
    def title(self) -> str:
        """The unit's name."""
        return self.name

    def confirmed(self, on: date) -> Self:
        """Return this unit, confirmed on the day."""
        return replace(self, confirmed_on=on)


def is_personal(address: str, people: Iterable[Person] = ()) -> bool:
    """Whether a mail address is a person's own, by its service or because a person has it."""
    return _of_a_person(address, {person.email.lower() for person in people if person.email})


def check_recovery(account: Account, people: Collection[Person]) -> Finding | None:
    """Return the finding that recovery goes to somebody's own mailbox."""
    return _personal_recovery(account) if is_personal(account.recovery_email, people) else None


def findings(
    account: Account,
    *,
    custodians: Collection[Custodian],
    has_password: bool,
    people: Mapping[RecordId, Person],
    terms: Collection[Term],
    today: date,
    codes_left: int | None = None,
) -> list[Finding]:
    """Return what the rules say about one account on the day.

    ``custodians`` are this account's own; ``terms`` are everybody's.
    """
    holders = [custodian.person for custodian in custodians]
    judge = Judge(people, terms, today)
    return judge.findings(account, holders, has_password=has_password, codes_left=codes_left)


class Judge:
    """Says what the rules say about accounts on one day; made once for any number of them."""

    def __init__(
        self, people: Mapping[RecordId, Person], terms: Collection[Term], today: date
    ) -> None:
        self._people, self._terms, self._today = people, terms, today
        self._serving = serving(terms, today)
        self._owned = {person.email.lower() for person in people.values() if person.email}

    def findings(
        self,
        account: Account,
        custodians: Iterable[RecordId],
        *,
        has_password: bool,
        codes_left: int | None = None,
        files_lost: Collection[str] = (),
    ) -> list[Finding]:
        """Return what the rules say; ``custodians`` are the people who answer for the account.

        ``codes_left`` is how many backup codes are not used; None where nobody counted them.
        ``files_lost`` are the names of attached files that are not there as they were put in.
        """
        about, facts = Ref.to(account), {"account": account.name}
        now = {person for person in custodians if person in self._serving}
        found: list[Finding] = []
        if not now:
            found.append(Finding(rule=NO_CUSTODIAN, about=about, facts=facts))
        elif len(now) == 1:
            (only,) = now
            who = _name(self._people, only)
            found.append(Finding(rule=SOLE_CUSTODIAN, about=about, facts=facts | {"person": who}))
        found += _second_factor(account, self._people, self._today)
        if _of_a_person(account.recovery_email, self._owned):
            found.append(_personal_recovery(account))
        elif not account.recovery_email and not account.recovery_phone:
            found.append(Finding(rule=NO_RECOVERY, about=about, facts=facts))
        found += self._bridge(account)
        if not has_password:
            found.append(Finding(rule=NO_PASSWORD, about=about, facts=facts))
        few = check_left(about, account.name, codes_left)
        if few is not None:
            found.append(few)
        found += [
            Finding(rule=FILE_LOST, about=about, facts=facts | {"file": name})
            for name in files_lost
        ]
        return found

    def _bridge(self, account: Account) -> list[Finding]:
        who = account.run_through
        if who is None:
            return []
        left = [term.days_left(self._today) for term in self._terms if term.person == who]
        if not left or max(left) > BRIDGE_NOTICE_DAYS:
            return []
        facts: dict[str, Fact] = {
            "account": account.name,
            "person": _name(self._people, who),
            "days": max(left),
        }
        about = Ref.to(account)
        return [Finding(rule=PERSONAL_LOGIN_BRIDGE, about=about, facts=facts, whom=who)]


def check_unit(unit: SupportUnit, today: date) -> Finding | None:
    """Return the finding that nobody has confirmed the unit for a year."""
    confirmed = unit.confirmed_on
    if confirmed is not None and (today - confirmed).days <= UNIT_GOOD_FOR_DAYS:
        return None
    return Finding(rule=UNIT_UNCONFIRMED, about=Ref.to(unit), facts={"unit": unit.name})


def _of_a_person(address: str, owned: Collection[str]) -> bool:
    if not address:
        return False
    lowered = address.lower()
    return lowered in owned or lowered.rpartition("@")[2] in MAILBOXES_OF_PERSONS


def _personal_recovery(account: Account) -> Finding:
    facts = {"account": account.name, "address": account.recovery_email}
    return Finding(rule=PERSONAL_RECOVERY, about=Ref.to(account), facts=facts)


def _second_factor(
    account: Account, people: Mapping[RecordId, Person], today: date
) -> list[Finding]:
    about, found = Ref.to(account), []
    facts = {"account": account.name, "person": _name(people, account.second_factor_holder)}
    if account.second_factor is SecondFactor.NONE:
        found.append(Finding(rule=NO_SECOND_FACTOR, about=about, facts=facts))
    elif account.second_factor_private:
        found.append(
            Finding(rule=PRIVATE_PHONE, about=about, facts=facts, whom=account.second_factor_holder)
        )
    checked = account.backup_codes_checked
    if account.backup_codes_place and (
        checked is None or (today - checked).days > BACKUP_CODES_GOOD_FOR_DAYS
    ):
        found.append(Finding(rule=BACKUP_CODES_UNCHECKED, about=about, facts=facts))
    return found


def _name(people: Mapping[RecordId, Person], person: RecordId | None) -> str:
    return people[person].name if person is not None and person in people else ""
