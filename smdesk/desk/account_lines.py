"""The list of accounts, kept in memory so that every keystroke is answered at once."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import Enum

from smdesk.desk.account_keys import AccountKeys
from smdesk.desk.office import Office
from smdesk.domain import recovery_codes
from smdesk.domain.accounts import Account, Judge, Platform
from smdesk.domain.custody import SecretKind
from smdesk.domain.records import RecordId
from smdesk.domain.rules import Finding, weight
from smdesk.store.library import Library


class Which(Enum):
    """Which accounts a list shows."""

    ALL = "all"
    HELD_BY_ME = "held_by_me"
    NEEDS_CARE = "needs_care"


class AccountLine:
    """One account as a list shows it.

    ``custodians`` are names, the primary first; ``mine`` says whether the member at this desk can
    open its secrets; ``name_key`` and ``words`` are what is compared: the name, and all that a
    filter looks into, without capitals or accents. What the rules say is worked out when asked.
    """

    __slots__ = (
        "_judged",
        "custodians",
        "id",
        "login_name",
        "mine",
        "name",
        "name_key",
        "platform",
        "url",
        "words",
    )

    def __init__(
        self,
        said: tuple[RecordId, str, Platform, str, str],
        custodians: tuple[str, ...],
        judged: Callable[[RecordId], tuple[Finding, ...]],
        *,
        mine: bool,
    ) -> None:
        self.id, self.name, self.platform, self.login_name, self.url = said
        self.custodians = custodians
        self.mine = mine
        self.name_key = folded(self.name)
        others = "\n".join((self.login_name, self.url, self.platform.value, *custodians))
        self.words = f"{self.name_key}\n{folded(others)}"
        self._judged = judged

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that the rules say, with clauses, those that weigh most first."""
        return self._judged(self.id)

    @property
    def worst(self) -> Finding | None:
        """What weighs most of all that the rules say."""
        return next(iter(self.findings), None)


_MARKS = re.compile("[\u0300-\u036f]+")
_LETTERS = str.maketrans(
    {"ə": "e", "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th"}
)
"""Letters that no accent makes, and what people type who do not have them."""


def folded(text: str) -> str:
    """Return the text as it is compared: without accents or capitals."""
    if text.isascii():
        return text.lower()
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", text)).casefold()
    return plain.translate(_LETTERS)


class AccountLines:
    """All accounts, read in one pass per table and kept until they change.

    Filtering 10,000 of them touches no table at all; what the rules say about one is worked out
    when it is first asked for, and about all in one pass.
    """

    def __init__(self, office: Office, keys: AccountKeys) -> None:
        self._office = office
        self._keys = keys
        self._lines: Sequence[AccountLine] | None = None
        self._day: date | None = None
        self._verdicts: Verdicts | None = None

    def forget(self) -> None:
        """Read everything anew when it is asked for next."""
        self._lines = None

    def all(self) -> Sequence[AccountLine]:
        """Return every account, by name."""
        today = self._office.today()
        if self._lines is None or self._day != today:
            self._lines, self._day = self._read(), today
        return self._lines

    def judged(self) -> Sequence[AccountLine]:
        """Return every account, with what the rules say worked out for all of them at once."""
        lines = self.all()
        if self._verdicts is not None:
            self._verdicts.all()
        return lines

    def where(self, text: str, which: Which) -> list[AccountLine]:
        """Return the accounts that hold every word of the text, by name."""
        words = folded(text).split()
        found = list(self.all()) if not words else _holding(self.all(), words)
        if which is Which.HELD_BY_ME:
            return [line for line in found if line.mine]
        if which is Which.NEEDS_CARE:
            self.judged()
            return [line for line in found if line.findings]
        return found

    def _read(self) -> Sequence[AccountLine]:
        library = self._office.library
        names = {person.id: person.name for person in library.people.all()}
        held = self._keys.held()
        answering: dict[RecordId, list[RecordId]] = {}
        for account, person in library.custodians.pick("account, person", "-primary, since"):
            answering.setdefault(account, []).append(person)
        self._verdicts = verdicts = Verdicts(self._office, answering)
        lines = [
            AccountLine(
                said,
                tuple([names[p] for p in answering.get(said[0], ()) if p in names]),
                verdicts.of,
                mine=said[0] in held,
            )
            for said in library.accounts.pick("id, name, platform, login_name, url")
        ]
        return sorted(lines, key=lambda line: (line.name_key, line.id))


class Verdicts:
    """What the rules say about each account on one day, with clauses; worked out once each."""

    def __init__(self, office: Office, answering: Mapping[RecordId, Sequence[RecordId]]) -> None:
        self._library = office.library
        self._clauses = office.clauses()
        self._judge = Judge(office.people(), office.library.terms.all(), office.today())
        self._answering = answering
        self._known: dict[RecordId, tuple[Finding, ...]] = {}
        self._lost = files_lost(office.library)
        self._whole = False

    def of(self, account: RecordId) -> tuple[Finding, ...]:
        """Return what the rules say about one account; nothing for one that is gone."""
        if account not in self._known:
            record = self._library.accounts.get(account)
            if record is None:
                return ()
            kept = self._library.secrets.count(account=account, what=SecretKind.PASSWORD)
            left = codes_left(self._library, account).get(account)
            self._known[account] = self._say(record, has_password=kept > 0, left=left)
        return self._known[account]

    def all(self) -> None:
        """Work it out for all accounts in one pass."""
        if self._whole:
            return
        passwords = self._library.secrets.pick("account", what=SecretKind.PASSWORD)
        with_password = {account for (account,) in passwords}
        left = codes_left(self._library)
        for record in self._library.accounts.all():
            if record.id not in self._known:
                has_password = record.id in with_password
                self._known[record.id] = self._say(
                    record, has_password=has_password, left=left.get(record.id)
                )
        self._whole = True

    def _say(
        self, account: Account, *, has_password: bool, left: int | None
    ) -> tuple[Finding, ...]:
        custodians = self._answering.get(account.id, ())
        found = self._judge.findings(
            account,
            custodians,
            has_password=has_password,
            codes_left=left,
            files_lost=self._lost.get(account.id, ()),
        )
        if not found:
            return ()
        return tuple(sorted((f.under(self._clauses) for f in found), key=weight))


def codes_left(library: Library, only: RecordId | None = None) -> dict[RecordId, int]:
    """Return how many backup codes are left, by account; without those that nobody counted.

    An account with several lists is as well off as its shortest. ``only`` asks for one account.
    """
    found: dict[RecordId, int] = {}
    codes = SecretKind.BACKUP_CODES
    lists = (
        library.secrets.pick("id, account", what=codes)
        if only is None
        else library.secrets.pick("id, account", what=codes, account=only)
    )
    for secret, account in lists:
        versions = library.secret_versions.pick("number, size", "-number", secret=secret)
        if not versions or not versions[0][1]:
            continue
        number, size = versions[0]
        used = library.code_uses.pick("position", secret=secret, number=number)
        count = recovery_codes.left(size, (position for (position,) in used))
        found[account] = min(count, found.get(account, count))
    return found


def files_lost(library: Library) -> dict[RecordId, list[str]]:
    """Return the names of the files that are not there as they were put in, by account.

    Only of versions in use: who adds a file again has mended it. Reads no file.
    """
    found: dict[RecordId, list[str]] = {}
    for bad in library.contents.missing():
        secret = library.secrets.get(bad.secret)
        versions = library.secret_versions.pick("number", secret=bad.secret)
        if secret is not None and bad.number == max(number for (number,) in versions):
            found.setdefault(secret.account, []).append(secret.label)
    return found


def _holding(lines: Iterable[AccountLine], words: Sequence[str]) -> list[AccountLine]:
    first, *others = words
    found = [line for line in lines if first in line.words]
    return [line for line in found if all(word in line.words for word in others)]
