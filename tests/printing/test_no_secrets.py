"""Nothing secret can come on paper: the packet is not even handed a place for it."""

import dataclasses
import typing
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from smdesk.domain.custody import Exposure, KeyWrap, Secret, SecretKind, SecretVersion
from smdesk.domain.handoff import PacketContents
from smdesk.domain.records import RecordId
from smdesk.domain.secret_text import SecretText
from smdesk.domain.totp import Authenticator, Code
from smdesk.printing.packet import packet_sheet
from smdesk.printing.press import Press
from tests.printing import libraries
from tests.printing.conftest import Pdf

MARKER = "Kestrel-7!marker-Quartz"


def types_within(kind: Any) -> Iterator[Any]:
    """Give every type that a value of the type can hold, however deep."""
    seen: set[Any] = set()
    waiting = [kind]
    while waiting:
        kind = waiting.pop()
        if kind in seen:
            continue
        seen.add(kind)
        yield kind
        waiting.extend(typing.get_args(kind))
        if dataclasses.is_dataclass(kind) and isinstance(kind, type):
            waiting.extend(typing.get_type_hints(kind).values())


def test_the_packet_has_no_place_for_a_secret() -> None:
    held = set(types_within(PacketContents))
    assert SecretKind in held
    assert not held & {Secret, SecretVersion, KeyWrap, Exposure, SecretText, bytes, object, Any}
    assert not held & {Authenticator, Code}


def test_a_secret_of_the_library_is_nowhere_in_the_file(press: Press) -> None:
    contents = libraries.riverside()
    account = contents.accounts[1].account
    place = Secret(account=account.id, what=SecretKind.PASSWORD)
    kept = SecretText(MARKER)
    version = SecretVersion(
        secret=place.id,
        number=1,
        sealed=kept.reveal().encode(),
        generation=1,
        made_at=datetime(2026, 6, 2, tzinfo=UTC),
        made_by=RecordId("Mara Lindqvist"),
    )
    sheet = packet_sheet(contents, libraries.say)
    everything = Pdf(press.pdf(sheet).pdf).everything()
    assert account.login_name.encode() in everything
    assert b"Password, since 2 Jun 2026" in everything.replace(b"\xc2\xa0", b" ")
    assert version.sealed not in everything
    assert MARKER not in str(sheet)
