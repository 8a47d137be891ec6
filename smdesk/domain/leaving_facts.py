"""What the facts put on a leaving list, and how a line of it stands."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from smdesk.domain.accounts import Account
from smdesk.domain.custody import Exposure
from smdesk.domain.leaving import Group, Key, LeavingItem, Matter, State
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Something that the facts put on the list. Settled is what a newer version has overtaken."""

    key: Key
    number: int = 0
    detail: str = ""
    settled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the list as it stands now: what is so, and what was decided about it."""

    key: Key
    number: int
    detail: str
    state: State
    reason: str = ""
    by: RecordId | None = None
    at: datetime | None = None
    """Who decided and when; None where the facts settled it, or nobody did."""

    @property
    def matter(self) -> Matter:
        """What it is about."""
        return self.key.matter


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSecret:
    """A secret without its text: the numbers of its versions and when each was put in."""

    id: RecordId
    account: RecordId
    versions: tuple[tuple[int, datetime], ...]
    gone: bool = False
    """It was taken out of the cabinet; at the platform it may be in use all the same."""

    @property
    def current(self) -> int:
        """The number of the version in use; 0 where there is none."""
        return max((number for number, _ in self.versions), default=0)


@dataclass(frozen=True, slots=True)
class Holding:
    """The leaver answers for the account, or did until they were released."""

    account: RecordId
    until: datetime | None = None


class HeldPasskey(Protocol):
    """What the list needs to know of a passkey."""

    @property
    def id(self) -> RecordId:
        """Which it is."""

    @property
    def account(self) -> RecordId:
        """What it opens."""

    @property
    def person(self) -> RecordId | None:
        """Who has it."""

    @property
    def device(self) -> str:
        """Where it lives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that is so about one leaver. What belongs to accounts not named here counts for nothing.

    ``secrets`` holds removed ones, too: what was taken out here may be in use at the platform.
    """

    leaver: Person
    opens: bool
    """Whether they can open the cabinet."""
    accounts: Mapping[RecordId, Account]
    secrets: Collection[KeptSecret] = ()
    exposures: Collection[Exposure] = ()
    holdings: Collection[Holding] = ()
    passkeys: Collection[HeldPasskey] = ()


def due(facts: Facts) -> list[Due]:
    """Return everything that the facts put on the list, settled or not, in no order.

    A secret that the leaver ever came to know is on it once, with the highest version they know;
    it is settled when a newer one is in use (source: people must not be able to get in with what
    they remember).
    """
    secrets = {secret.id: secret for secret in facts.secrets if secret.account in facts.accounts}
    known: dict[RecordId, int] = {}
    looks: dict[RecordId, int] = {}
    for seen in facts.exposures:
        secret = secrets.get(seen.secret)
        if secret is not None and seen.person == facts.leaver.id:
            known[secret.id] = max(seen.number, known.get(secret.id, 0))
            looks[secret.account] = looks.get(secret.account, 0) + 1
    found = [
        Due(
            key=Key(Matter.KNOWN_SECRET, secrets[one].account, one),
            number=number,
            settled=secrets[one].current > number,
        )
        for one, number in known.items()
    ]
    held = _held(facts.holdings)
    for secret in secrets.values():
        number = 0 if secret.gone else _readable(secret, held)
        if number == secret.current > known.get(secret.id, 0):
            key = Key(Matter.READABLE_SECRET, secret.account, secret.id)
            found.append(Due(key=key, number=number))
    for account in facts.accounts.values():
        found += _custody(account, facts.leaver, held, looks.get(account.id, 0))
    for passkey in facts.passkeys:
        if passkey.person == facts.leaver.id and passkey.account in facts.accounts:
            key = Key(Matter.PASSKEY, passkey.account, passkey.id)
            found.append(Due(key=key, detail=passkey.device))
    if facts.opens:
        found.append(Due(key=Key(Matter.ACCESS)))
    return found


def rows(facts: Facts, items: Collection[LeavingItem]) -> list[Row]:
    """Return the list as it stands: what the facts say, with what people decided about it.

    A decision holds as long as what it was made about: a line opens itself again when the leaver
    comes to know a newer version, or has another device, address or role than was ticked off.
    """
    now = {one.key: one for one in due(facts)}
    kept = {item.key: item for item in items}
    found = [_standing(one, kept.get(key)) for key, one in now.items()]
    currents = {secret.id: secret.current for secret in facts.secrets}
    for key, item in kept.items():
        if key in now or _overtaken(item, now):
            continue
        gone = bool(key.account) and RecordId(key.account) not in facts.accounts
        newer = bool(key.subject) and currents.get(RecordId(key.subject), 0) > item.number
        of_secret = key.matter.group is not Group.CUSTODY
        if item.state is State.OPEN and (gone or key.matter.fades or (of_secret and newer)):
            found.append(replace(_row(item), state=State.DONE))
        else:
            found.append(_row(item))
    return found


_Held = Mapping[RecordId, datetime | None]
"""Until when each account's key was held; None for one that still is."""


def _held(holdings: Collection[Holding]) -> _Held:
    held: dict[RecordId, datetime | None] = {}
    for holding in holdings:
        until, before = holding.until, held.get(holding.account, holding.until)
        held[holding.account] = max(until, before) if until and before else None
    return held


def _readable(secret: KeptSecret, held: _Held) -> int:
    """Return the highest version that the leaver's key opened; 0 for none."""
    if secret.account not in held:
        return 0
    until = held[secret.account]
    if until is None:
        return secret.current
    return max((number for number, made_at in secret.versions if made_at <= until), default=0)


def _custody(account: Account, who: Person, held: _Held, looks: int) -> Iterator[Due]:
    """Yield the ways in besides secrets that the leaver has to one account."""
    for matter, detail in _personal(account, who):
        yield Due(key=Key(matter, account.id), detail=detail)
    if looks:
        yield Due(key=Key(Matter.SESSIONS, account.id), number=looks)
    if looks or account.id in held:
        if account.business_manager:
            detail = account.business_manager
            yield Due(key=Key(Matter.BUSINESS_MANAGER, account.id), detail=detail)
        if account.connected_apps:
            detail = ", ".join(account.connected_apps)
            yield Due(key=Key(Matter.CONNECTED_APPS, account.id), detail=detail)
    if account.id in held and held[account.id] is None:
        yield Due(key=Key(Matter.CUSTODIAN, account.id))


def _personal(account: Account, who: Person) -> Iterator[tuple[Matter, str]]:
    """Yield what the account's own particulars say of the leaver, and how it is."""
    if account.second_factor_holder == who.id:
        yield Matter.SECOND_FACTOR, account.second_factor_device
    if who.email and account.recovery_email.lower() == who.email.lower():
        yield Matter.RECOVERY_MAIL, account.recovery_email
    if account.recovery_phone and _is_phone_of(account, who):
        yield Matter.RECOVERY_PHONE, account.recovery_phone
    roles = [admin for admin in account.platform_admins if names(admin, who)]
    if roles:
        yield Matter.PAGE_ROLE, ", ".join(roles)
    if account.run_through == who.id:
        yield Matter.OWN_PROFILE, ""
    if account.card_holder == who.id:
        yield Matter.CARD, ""


def _standing(one: Due, item: LeavingItem | None) -> Row:
    row = Row(key=one.key, number=one.number, detail=one.detail, state=State.OPEN)
    if one.settled:
        return replace(row, state=State.DONE)
    if item is None or item.number < one.number or item.detail != one.detail:
        return row
    if item.state is State.DONE and one.key.matter.group is not Group.CUSTODY:
        # It was changed, and what is in use is known to the leaver all the same.
        return row
    return replace(_row(item), number=one.number)


def _overtaken(item: LeavingItem, now: Mapping[Key, Due]) -> bool:
    """Whether the leaver has since opened what they could only have read."""
    known = now.get(Key(Matter.KNOWN_SECRET, item.account, item.subject))
    return (
        item.matter is Matter.READABLE_SECRET and known is not None and known.number >= item.number
    )


def _row(item: LeavingItem) -> Row:
    return Row(
        key=item.key,
        number=item.number,
        detail=item.detail,
        state=item.state,
        reason=item.reason,
        by=item.decided_by,
        at=item.decided_at,
    )


def names(text: str, person: Person) -> bool:
    """Whether the text names the person, by their whole name or their mail address."""
    said = text.casefold()
    return person.name.casefold() in said or bool(person.email and person.email.lower() in said)


_LEAST_DIGITS = 6


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())


def _is_phone_of(account: Account, person: Person) -> bool:
    digits = _digits(account.recovery_phone)
    same = len(digits) >= _LEAST_DIGITS and digits == _digits(person.phone)
    return same or names(account.recovery_phone_owner, person)
