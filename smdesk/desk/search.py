"""Finding anything but secrets: accounts first, then people, then whatever else is written."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from smdesk.desk.account_lines import AccountLine, folded
from smdesk.desk.accounts import AccountsDesk
from smdesk.desk.candidates import CandidatesDesk
from smdesk.desk.office import Office
from smdesk.domain.accounts import Account
from smdesk.domain.particulars import AccountField, Passkey
from smdesk.domain.policy.documents import FROZEN, VersionState
from smdesk.domain.policy.version_texts import PolicyClause
from smdesk.domain.records import Ref
from smdesk.domain.roster import Person

LIMIT = 50
WHOLE_TEXT_FROM = 2
"""Letters from which the text of all records is searched; below it nearly all would match."""


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that was found; ``ref`` leads to it."""

    ref: Ref
    title: str
    detail: str
    """Beside the title: the login of an account, the work of a person, else where it was found."""
    mine: bool = False
    """For an account: whether the member at this desk can open its secrets."""


class SearchDesk:
    """Answers at every keystroke, the best match first."""

    def __init__(self, office: Office, accounts: AccountsDesk, candidates: CandidatesDesk) -> None:
        self._office = office
        self._accounts = accounts
        self._candidates = candidates

    def find(self, text: str, limit: int = LIMIT) -> list[Found]:
        """Return what holds every word of the text; nothing for an empty text."""
        words = folded(text).split()
        if not words:
            return []
        found = {hit.ref: hit for hit in islice(self._in_accounts(text, words), limit)}
        found |= {hit.ref: hit for hit in self._in_people(words)}
        found |= {hit.ref: hit for hit in self._in_candidates(words)}
        if len(text.strip()) >= WHOLE_TEXT_FROM and len(found) < limit:
            for hit in self._office.library.search(text, limit=limit):
                one = self._led_to(Found(hit.ref, hit.title, hit.snippet))
                if one is not None:
                    found.setdefault(one.ref, one)
        return list(found.values())[:limit]

    def _led_to(self, hit: Found) -> Found | None:
        """Return where the hit leads: what belongs to an account leads to the account.

        None for a clause of a version that is no longer in force, or is so already.
        """
        library = self._office.library
        if hit.ref.kind == PolicyClause.kind:
            return self._in_policy(hit)
        if hit.ref.kind not in (Passkey.kind, AccountField.kind):
            return hit
        record: Passkey | AccountField = library.table(hit.ref.kind).one(hit.ref.id)
        account = library.accounts.one(record.account)
        return Found(Ref.to(account), account.name, f"{hit.title}: {hit.detail}")

    def _in_policy(self, hit: Found) -> Found | None:
        tables = self._office.library.policy
        row = tables.clauses.one(hit.ref.id)
        version = tables.versions.one(row.version)
        document = tables.documents.one(version.document)
        in_force = tables.versions.where(document=document.id, state=VersionState.PUBLISHED)
        if version.state in FROZEN and version not in in_force:
            return None
        if version.state not in FROZEN and any(
            clause == row.clause for one in in_force for clause, _ in one.clauses
        ):
            return None
        number = version.frozen_numbers.get(row.clause, "").removesuffix(".")
        title = " ".join(filter(None, (document.number, number, row.heading)))
        return Found(hit.ref, title, hit.detail)

    def _in_accounts(self, text: str, words: list[str]) -> Iterator[Found]:
        if not words:
            return
        ranked: list[list[AccountLine]] = [[] for _ in range(2 * RANKS)]
        for line in self._accounts.lines(text):
            ranked[_account_rank(line, words)].append(line)
        for lines in ranked:
            for line in lines:
                ref = Ref(Account.kind, line.id)
                yield Found(ref, line.name, line.login_name, mine=line.mine)

    def _in_people(self, words: list[str]) -> Iterator[Found]:
        ranked: list[tuple[int, int, Person]] = []
        for person in self._office.library.people.all(order="name"):
            said = folded("\n".join((person.name, person.email, person.work)))
            if all(word in said for word in words):
                rank = _rank(folded(person.name), words)
                ranked.append((rank, len(ranked), person))
        for _, _, person in sorted(ranked):
            yield Found(Ref(Person.kind, person.id), person.name, person.work)

    def _in_candidates(self, words: list[str]) -> Iterator[Found]:
        """What is known of candidates is in no index: they are opened and looked through."""

        def matches(text: str) -> bool:
            said = folded(text)
            return all(word in said for word in words)

        for ref, name, skills in self._candidates.find(matches):
            yield Found(ref, name, skills)


RANKS = 5


def _rank(name: str, words: list[str]) -> int:
    """Return how well the name fits, below RANKS: 0 is the name itself, 4 a match elsewhere."""
    first = words[0]
    if first not in name:
        return 4
    if name.startswith(first):
        return 0 if name == " ".join(words) else 1
    return 2 if f" {first}" in name else 3


def _account_rank(line: AccountLine, words: list[str]) -> int:
    """Return where the account comes: best fit first, and mine before others of the same fit."""
    fit = _rank(line.name_key, words)
    if fit > 1 and line.platform.value.startswith(words[0]):
        fit = 1
    return 2 * fit + (not line.mine)
