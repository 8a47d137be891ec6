"""The gate of the written policy: asking, agreeing under one's key, publishing, retiring."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from smdesk.desk.policy_bindings import BindingsDesk
from smdesk.desk.policy_texts import PolicyTexts
from smdesk.desk.seals import SealKeys, key_signed
from smdesk.desk.topics import Topic
from smdesk.domain.appointments import approvers
from smdesk.domain.claims import signed
from smdesk.domain.dates import DAY
from smdesk.domain.policy import publishing
from smdesk.domain.policy.blocks import BrokenContentError
from smdesk.domain.policy.content import Content
from smdesk.domain.policy.documents import (
    WORKING,
    PolicyVersion,
    VersionState,
    WrongVersionStateError,
)
from smdesk.domain.policy.numbering import numbers
from smdesk.domain.policy.publishing import variables
from smdesk.domain.policy.remarks import check_kept, waiting
from smdesk.domain.policy.reviews import PolicyReview, ReviewOutcome
from smdesk.domain.policy.sheets import SignOffLine
from smdesk.domain.policy.signoffs import (
    ALONE,
    CHANGED_SINCE,
    FORGED,
    NOT_APPROVER,
    OWN_TEXT,
    Answer,
    SignOff,
    Standing,
    standing,
)
from smdesk.domain.policy.version_texts import digest_of, kept_values
from smdesk.domain.records import Fault, InvalidError, RecordId, Ref
from smdesk.domain.roster import Member
from smdesk.domain.rules import Fact, Finding, ReasonNeededError, RefusedError, Rule
from smdesk.vault.slot import SlotKind


class PolicyGateDesk:
    """Lets no version into force that nobody else agreed to, word for word."""

    def __init__(
        self,
        texts: PolicyTexts,
        vault: SealKeys,
        bindings: BindingsDesk,
        due: Callable[[RecordId], date | None],
    ) -> None:
        """``due`` tells the day on which a document's review falls due."""
        self._texts, self._office, self._tables = texts, texts.office, texts.tables
        self._vault, self._bindings, self._due = vault, bindings, due

    # How it stands.

    def standing(self, version: RecordId) -> Standing:
        """Return what the sign-offs are worth now; raises GoneError."""
        one = self._tables.versions.one(version)
        given = self._tables.signoffs.where(version=version)
        return standing(one, self._digest(one), given, self.genuine)

    def signoffs(self, version: RecordId) -> list[SignOffLine]:
        """Return all answers there ever were, the latest first."""
        one, names = self._tables.versions.one(version), self._texts.names()
        digest = self._digest(one)
        given = self._tables.signoffs.where("at", version=version)
        return [
            SignOffLine(
                signoff,
                names.get(signoff.by, ""),
                genuine=self.genuine(signoff),
                fits=signoff.digest == digest == one.digest,
            )
            for signoff in reversed(given)
        ]

    def genuine(self, signoff: SignOff) -> bool:
        """Whether its approver signed it as it stands, and was appointed to at the time."""
        claim = signoff.claim(self._vault.vault)
        if not key_signed(
            self._vault.slots, signoff.slot, signoff.by, signoff.signature, claim
        ) or (signoff.by in signoff.writers and not signoff.alone):
            return False
        every = self._office.library.appointments.where(person=signoff.by)
        day = signoff.at.date()
        # Appointments count days on the wall of the library, which may be a day off.
        return any(
            signoff.by in approvers(every, day + delta) for delta in (timedelta(0), DAY, -DAY)
        )

    def approvers(self, version: RecordId) -> dict[RecordId, str]:
        """Return the names of those who can agree to it: they may, and wrote none of it."""
        one, names = self._tables.versions.one(version), self._texts.names()
        return {person: names.get(person, "") for person in sorted(self._others(one))}

    def may_sign(self, version: RecordId, *, by: Member) -> Finding | None:
        """Return what keeps the member from agreeing to it, or None; raises GoneError.

        ALONE asks for a reason and no more.
        """
        one = self._tables.versions.one(version)
        if by.person not in self._able():
            return self._finding(NOT_APPROVER, one, person=self._name(by.person))
        if by.person not in one.writers:
            return None
        rule = OWN_TEXT if self._others(one) else ALONE
        return self._finding(rule, one, person=self._name(by.person))

    def holes(self, version: RecordId) -> list[Finding]:
        """Return everything that keeps it from being asked about and from publication."""
        one = self._tables.versions.one(version)
        content = self._texts.content(one)
        numbered, values = self._texts.numbers(one, content), self._texts.values(one)
        found = publishing.holes(one, content, numbered, values)
        taken_up = self._tables.remarks.where(settled_in=version)
        found += check_kept(taken_up, version, {clause.id for clause in content})
        return [self._office.bound(finding) for finding in found]

    def forged(self) -> list[Finding]:
        """Return the versions in force that say what nobody agreed to."""
        found = []
        for _, one in self._texts.in_force():
            stands = self.standing(one.id)
            if stands.refusal is not None or stands.forged:
                found.append(self._finding(FORGED, one))
        working = (one for one in self._tables.versions.all() if one.state in WORKING)
        found.extend(self._finding(FORGED, one) for one in working if self.standing(one.id).forged)
        return found

    # Asking, and the answers.

    def ask(self, version: RecordId, *, by: Member) -> PolicyVersion:
        """Ask for agreement to what it says now.

        Raises GoneError, WrongVersionStateError, and RefusedError for what ``holes`` names.
        """
        one = self._tables.versions.one(version)
        if one.state is not VersionState.DRAFT:
            raise WrongVersionStateError(one.state, VersionState.IN_REVIEW)
        self._whole(version)
        content = self._texts.content(one)
        values = self._texts.values(one)
        used = {name: values[name] for name in variables(content)}
        fixed = replace(one, values=kept_values(one.filled | used))
        numbered = tuple(numbers(content, self._texts.document_of(one).scheme).values())
        digest = digest_of(fixed, content, numbered)
        asked = fixed.asked(digest, numbered, by.person, self._office.now())
        return self._kept("policy_gate.ask", asked, by=by)

    def withdraw(self, version: RecordId, words: str = "", *, by: Member) -> PolicyVersion:
        """Take it back to go on writing; raises GoneError, WrongVersionStateError."""
        after = self._tables.versions.one(version).withdrawn()
        return self._kept("policy_gate.withdraw", after, by=by, reason=words.strip())

    def sign(
        self, version: RecordId, words: str = "", *, reason: str = "", by: Member
    ) -> PolicyVersion:
        """Agree to exactly what it says, signed with the member's key.

        Raises GoneError, WrongVersionStateError, RefusedError (NOT_APPROVER, OWN_TEXT,
        CHANGED_SINCE) and, for a team in which nobody else could, ReasonNeededError (ALONE).
        """
        one, now = self._tables.versions.one(version), self._office.now()
        refusal = self._checked(one, by)
        if refusal is not None and not reason.strip():
            raise ReasonNeededError(refusal)
        alone = refusal is not None
        said = "\n".join(filter(None, (words.strip(), reason.strip() if alone else "")))
        signoff = self._signed(one, Answer.AGREED, said, by, alone=alone)
        given = [*self._tables.signoffs.where(version=version), signoff]
        agreed = standing(one, self._digest(one), given, self.genuine).refusal is None
        after = one.approved(now) if agreed and one.state is VersionState.IN_REVIEW else one
        with self._office.task("policy_gate.sign", Topic.POLICY, by=by, reason=reason.strip()):
            self._tables.signoffs.save(signoff)
            return self._tables.versions.save(after)

    def send_back(self, version: RecordId, words: str, *, by: Member) -> PolicyVersion:
        """Say what is to be changed first; raises as ``sign``, and InvalidError without words."""
        one = self._tables.versions.one(version)
        if not words.strip():
            raise InvalidError(words=Fault.EMPTY)
        if by.person not in self._able():
            raise RefusedError(self._finding(NOT_APPROVER, one, person=self._name(by.person)))
        after = one.withdrawn()
        signoff = self._signed(one, Answer.CHANGES, words.strip(), by, alone=False)
        with self._office.task("policy_gate.send_back", Topic.POLICY, by=by):
            self._tables.signoffs.save(signoff)
            return self._tables.versions.save(after)

    # Publication.

    def publish(self, version: RecordId, *, by: Member) -> PolicyVersion:
        """Put it in force, in the place of the version before it.

        Rules whose clause says the same as before follow it to its new number; a review that is
        due is closed by it, unless accepted concerns are left. Raises GoneError,
        WrongVersionStateError, RefusedError (whatever ``holes`` names, or keeps the gate shut).
        """
        one, now = self._tables.versions.one(version), self._office.now()
        if one.state is not VersionState.APPROVED:
            raise WrongVersionStateError(one.state, VersionState.PUBLISHED)
        self._whole(version)
        refusal = self.standing(version).refusal
        if refusal is not None:
            raise RefusedError(self._finding(refusal, one))
        before = self._texts.published(one.document)
        after = one.published(by.person, now)
        content = self._texts.content(one)
        review = self._reviewed(after, by) if before is not None else None
        with self._office.task("policy_gate.publish", Topic.POLICY, Topic.ORGANISATION, by=by):
            if before is not None:
                self._tables.versions.save(before.superseded())
            self._tables.versions.save(after)
            self._bindings.follow(after, content)
            if review is not None:
                self._tables.reviews.save(review)
        return after

    def retire(self, document: RecordId, why: str, *, by: Member) -> PolicyVersion:
        """Take the version in force out of it, with nothing in its place.

        Raises GoneError, InvalidError without a reason.
        """
        one = self._texts.published(document)
        if one is None:
            self._tables.documents.one(document)
            raise WrongVersionStateError(VersionState.DRAFT, VersionState.RETIRED)
        after = one.retired(why, self._office.now())
        with self._office.task("policy_gate.retire", Topic.POLICY, by=by, reason=why.strip()):
            return self._tables.versions.save(after)

    # What these share.

    def _reviewed(self, version: PolicyVersion, by: Member) -> PolicyReview | None:
        if waiting(self._tables.remarks.where(document=version.document), version.document):
            return None
        return PolicyReview(
            document=version.document,
            version=version.id,
            due=self._due(version.document),
            on=self._office.today(),
            outcome=ReviewOutcome.CHANGED,
            words=version.summary,
            by=by.person,
        )

    def _whole(self, version: RecordId) -> None:
        found = self.holes(version)
        if found:
            raise RefusedError(found[0])

    def _checked(self, version: PolicyVersion, by: Member) -> Finding | None:
        """Return what asks for a reason, or None; raises what refuses."""
        if version.state not in {VersionState.IN_REVIEW, VersionState.APPROVED}:
            raise WrongVersionStateError(version.state, VersionState.APPROVED)
        found = self.may_sign(version.id, by=by)
        if found is not None and found.rule is not ALONE:
            raise RefusedError(found)
        if self._digest(version) != version.digest:
            raise RefusedError(self._finding(CHANGED_SINCE, version))
        return found

    def _signed(
        self, version: PolicyVersion, answer: Answer, words: str, by: Member, *, alone: bool
    ) -> SignOff:
        signoff = SignOff(
            version=version.id,
            digest=version.digest,
            by=by.person,
            slot=by.slot,
            at=self._office.now(),
            answer=answer,
            words=words,
            alone=alone,
            # An answer that asks for changes may come from a writer; it lets nothing through.
            writers=version.writers if answer is Answer.AGREED else (),
        )
        return signed(signoff, self._vault.vault, self._vault.identity.sign)

    def _digest(self, version: PolicyVersion) -> str:
        if not version.digest:
            return ""
        try:
            content = self._texts.read(version)
        except BrokenContentError:
            content = Content()
        return digest_of(version, content, version.numbers)

    def _able(self) -> set[RecordId]:
        return approvers(self._office.library.appointments.all(), self._office.today())

    def _others(self, version: PolicyVersion) -> set[RecordId]:
        holders = {one.person for one in self._vault.slots if one.kind is SlotKind.MEMBER}
        return (self._able() & holders) - set(version.writers)

    def _name(self, person: RecordId) -> str:
        return self._texts.names().get(person, "")

    def _finding(self, rule: Rule, version: PolicyVersion, **facts: Fact) -> Finding:
        document = self._tables.documents.get(version.document)
        said: dict[str, Fact] = {
            "document": document.title if document else "",
            "version": version.title,
            **facts,
        }
        return self._office.bound(Finding(rule=rule, about=Ref.to(version), facts=said))

    def _kept(
        self, task: str, version: PolicyVersion, *, by: Member, reason: str = ""
    ) -> PolicyVersion:
        with self._office.task(task, Topic.POLICY, by=by, reason=reason):
            return self._tables.versions.save(version)
