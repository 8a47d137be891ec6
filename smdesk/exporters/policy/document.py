"""What a policy's text looks like to those who write it into a file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from smdesk.domain.policy.content import Clause, Content
from smdesk.domain.policy.numbering import Scheme, numbers, references
from smdesk.domain.records import RecordId


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyRemark:
    """A remark beside a clause, as it goes into the file."""

    clause: RecordId
    who: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyText:
    """One version of a document, with all that its file says."""

    content: Content
    scheme: Scheme
    name: str
    number: str = ""
    head: tuple[tuple[str, str], ...] = ()
    """What stands under the name, as label and value: number, dates, version, owner."""
    created: date | None = None
    modified: date | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    """What stands for the variables, by name."""
    remarks: tuple[PolicyRemark, ...] = ()
    author: str = ""
    """The library; word processors show it as the file's author."""
    language: str = "en"
    mark: str = ""
    """A word across every page of what is not in force, such as DRAFT; empty for none."""
    numbered: Mapping[RecordId, str] = field(default_factory=dict)
    """The numbers frozen at publication; worked out anew where there are none."""

    @property
    def numbers(self) -> Mapping[RecordId, str]:
        """The number before each clause."""
        return self.numbered or numbers(self.content, self.scheme)

    @property
    def references(self) -> Mapping[RecordId, str]:
        """How each clause is referred to."""
        return references(self.content, self.scheme)

    def remarks_at(self, clause: Clause) -> tuple[PolicyRemark, ...]:
        """Return the remarks beside a clause."""
        return tuple(one for one in self.remarks if one.clause == clause.id)
