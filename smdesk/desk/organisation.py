"""The library's own particulars, the team's settings, and the clauses its rules follow from."""

from smdesk.desk.office import Office
from smdesk.desk.policy_quotes import in_force, quoting
from smdesk.desk.policy_texts import PolicyTexts
from smdesk.desk.registers import RegisterDesk
from smdesk.desk.topics import Topic
from smdesk.domain import organisation
from smdesk.domain.organisation import Organisation
from smdesk.domain.records import Fault, GoneError, InvalidError
from smdesk.domain.roster import Member
from smdesk.domain.rules import BoundClause, Finding, ReasonNeededError
from smdesk.overriding import override
from smdesk.vault.open_vault import OpenVault


class ClausesDesk(RegisterDesk[BoundClause]):
    """The clauses of the library's policy, each bound to the rule that follows from it."""

    @override
    def _save(self, did: str, record: BoundClause, by: Member, reason: str) -> BoundClause:
        """Keep it as it quotes its clause, when that is kept here and in force."""
        texts = PolicyTexts(self._office)
        found = in_force(texts, record.clause) if record.clause else None
        kept = quoting(texts, record, *found) if found is not None else record
        return super()._save(did, kept, by, reason)

    @override
    def _check(self, before: BoundClause | None, after: BoundClause | None, reason: str) -> None:
        if after is None:
            return
        others = (c for c in self._table.where(rule=after.rule) if c.id != after.id)
        if next(others, None) is not None:
            raise InvalidError(rule=Fault.TAKEN)


class OrganisationDesk:
    """The library whose cabinet this is; there is one."""

    def __init__(self, office: Office, vault: OpenVault) -> None:
        self._office = office
        self._vault = vault
        self.clauses = ClausesDesk(
            office, office.library.bound_clauses, BoundClause, order="document,number"
        )

    def get(self) -> Organisation:
        """Return the library; raises GoneError for a cabinet that was never begun."""
        found = self._office.library.organisations.all()
        if not found:
            raise GoneError(Organisation.kind)
        return found[0]

    def change(self, library: Organisation, *, by: Member, reason: str = "") -> Organisation:
        """Keep the library's particulars as they now are.

        Raises ReasonNeededError when inquiries are to go to somebody's own mailbox.
        """
        before = self.get()
        personal = organisation.check_inquiries(library, self._office.library.people.all())
        changed = before.inquiries_email != library.inquiries_email
        if personal is not None and changed and not reason.strip():
            raise ReasonNeededError(self._office.bound(personal))
        with self._office.task("organisation.change", Topic.ORGANISATION, by=by, reason=reason):
            self._office.library.organisations.save(library)
        self.tell_keyring()
        return library

    def tell_keyring(self) -> None:
        """Let the unlock screen show the library's name as it now is; raises WriteFailedError."""
        self._vault.rename(self.get().name)

    def findings(self) -> list[Finding]:
        """Return what is amiss with the library's own particulars, each with its clause."""
        clauses = self._office.clauses()
        found = organisation.findings(self.get(), self._office.library.people.all())
        return [finding.under(clauses) for finding in found]
