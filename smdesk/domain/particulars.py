"""What else belongs to an account: its passkeys, and fields of the library's own."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from smdesk.domain.records import Record, RecordId, faults_of, filled
from smdesk.overriding import override


@dataclass(frozen=True, slots=True, kw_only=True)
class Passkey(Record):
    """Where a passkey for an account lies (A5). The passkey itself never leaves its device."""

    kind: ClassVar[str] = "passkey"
    searched: ClassVar[tuple[str, ...]] = ("device", "note")

    account: RecordId
    person: RecordId | None = None
    """Who can use it; nobody in particular where it lies on a device of the library."""
    device: str
    private: bool = False
    """The device is somebody's own, not the library's."""
    added_on: date | None = None
    note: str = ""

    def __post_init__(self) -> None:
        faults_of(device=filled(self.device))

    @property
    @override
    def title(self) -> str:
        """The device it lies on."""
        return self.device


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountField(Record):
    """A field that the library added to an account, open to every member (A1).

    What only custodians may read is a secret of the kind FIELD instead.
    """

    kind: ClassVar[str] = "account_field"
    searched: ClassVar[tuple[str, ...]] = ("label", "value")

    account: RecordId
    label: str
    value: str = ""

    def __post_init__(self) -> None:
        faults_of(label=filled(self.label))

    @property
    @override
    def title(self) -> str:
        """The field's name."""
        return self.label
