"""The packet's receipt, and its section 16: what must change hands, to be ticked and signed."""

from smdesk.desk.packet_source import Source
from smdesk.domain.countdown import countdown
from smdesk.domain.handing_over import Handover, Side
from smdesk.domain.packet_sections import Block, ByHand, Cell, Section


def checklists(source: Source) -> Section:
    """Return section 16: what must change hands, line by line, to be ticked and signed."""
    rows: list[tuple[Cell, ...]] = [
        (
            found.name,
            line.account,
            tuple(
                said for said in (line.row.matter, line.what, line.label or line.row.detail) if said
            ),
            ByHand.TICK if line.open else line.row.state,
            ByHand.WRITE,
        )
        for found in source.desks.leaving.all()
        if found.active and source.scope.person(found.leaving.person)
        for line in found.lines
    ]
    return Section(
        "16",
        (
            Block("countdown", _countdown(source)),
            Block("sittings", _sittings(source)),
            Block("rotations", tuple(rows)),
        ),
    )


def receipt(source: Source) -> Section:
    """Return the receipt of the handover under way, and who signed it, for the cover's section."""
    return Section(
        "0",
        (Block("receipt", _receipt(source)), Block("signatures", _signatures(source))),
    )


def _countdown(source: Source) -> tuple[tuple[Cell, ...], ...]:
    drawers = source.library.handover
    lines = countdown(source.library.terms.all(), drawers.steps_done.all(), source.today)
    return tuple(
        (
            line.due,
            source.person(line.term.person),
            line.step,
            line.done.on if line.done is not None else ByHand.TICK,
        )
        for line in lines
        if source.scope.term(line.term)
    )


def _sittings(source: Source) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (one.on, tuple(source.person(who) for who in one.present), one.covered, one.questions)
        for one in source.library.handover.sittings.all(order="on")
    )


def _current(source: Source) -> list[Handover]:
    """Return the latest handover of this seat, or of the team; none where there is none."""
    seat = source.scope.seat.id if source.scope.seat is not None else None
    found = source.library.handover.handovers.all(order="-on")
    return [one for one in found if seat is None or one.seat in (None, seat)][:1]


def _receipt(source: Source) -> tuple[tuple[Cell, ...], ...]:
    drawers = source.library.handover
    return tuple(
        (
            line.what,
            line.given or ByHand.TICK,
            line.got or ByHand.TICK,
            (line.signed_in or ByHand.TICK) if line.account is not None else "",
            (line.changed or ByHand.TICK) if line.account is not None else "",
            line.initials or ByHand.WRITE,
        )
        for handover in _current(source)
        for line in drawers.receipt_lines.where(handover=handover.id)
    )


def _signatures(source: Source) -> tuple[tuple[Cell, ...], ...]:
    drawers = source.library.handover
    signed = [
        one
        for handover in _current(source)
        for one in drawers.signatures.where(handover=handover.id)
    ]
    by_side = {one.side: one for one in signed}
    return tuple(
        (side, by_side[side].name, by_side[side].on)
        if side in by_side
        else (side, ByHand.WRITE, ByHand.WRITE)
        for side in Side
    )
