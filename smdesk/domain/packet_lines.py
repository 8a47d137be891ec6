"""What a packet says, line by line: to freeze it, and to tell two packets apart."""

from collections.abc import Iterator
from datetime import date
from enum import Enum

from smdesk.domain.handoff import PacketContents


def lines_of(contents: PacketContents) -> tuple[str, ...]:
    """Return every line with its section's number before it; none of them holds a secret."""
    return tuple(
        f"{number} {' · '.join(filter(None, cells))}"
        for number, *cells in _all(contents)
        if any(cells)
    )


def _all(contents: PacketContents) -> Iterator[tuple[str, ...]]:
    for hole in contents.holes:
        facts = (_said(value) for value in hole.facts.values())
        yield ("0", hole.rule.code, *facts)
    letter = contents.letter
    if letter is not None:
        for said in (*letter.text.splitlines(), *letter.advice, *letter.wish_known.splitlines()):
            yield ("1", said.strip())
    for task in contents.first_tasks:
        yield ("1", task.text, contents.name_of(task.person))
    seats = {seat.id: seat.name for seat in contents.seats}
    for term in contents.terms:
        yield (
            "4", seats.get(term.seat, ""), contents.name_of(term.person),
            _said(term.first), _said(term.last),
        )  # fmt: skip
    for person in sorted(contents.people.values(), key=lambda p: (p.name, p.id)):
        yield ("4", person.name, person.work, person.email, person.phone)
    for role in contents.roles:
        yield ("4", role.role, *(holder.name for holder in role.holders))
    for link in contents.flow:
        yield ("4", link.giver, link.taker, link.about)
    yield from _accounts(contents)
    for section in contents.sections:
        for block in section.blocks:
            for row in block.rows:
                yield (section.number, *(_said(cell) for cell in row))


def _accounts(contents: PacketContents) -> Iterator[tuple[str, ...]]:
    for sheet in contents.accounts:
        one = sheet.account
        yield ("5", one.name, one.platform.value, one.url, one.login_name)
        yield ("5", one.name, one.recovery_email, one.recovery_phone)
        yield (
            "5", one.name, one.second_factor.value, contents.name_of(one.second_factor_holder),
            one.second_factor_device,
        )  # fmt: skip
        for custodian in sheet.custodians:
            yield ("5", one.name, contents.name_of(custodian.person), custodian.decision)
        for what, label, since in sheet.kept:
            yield ("5", one.name, what.value, label, _said(since))


def _said(value: object) -> str:
    match value:
        case None | False:
            return ""
        case Enum():
            return str(value.value)
        case date():
            return value.isoformat()
        case tuple():
            return ", ".join(_said(one) for one in value)
        case _:
            return str(value)
