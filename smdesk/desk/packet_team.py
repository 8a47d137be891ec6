"""The packet's sections 4, 5 and 16: what the registers of team and audits say besides."""

from smdesk.desk.packet_source import Source
from smdesk.domain.candidates import Reply
from smdesk.domain.handing_over import Side, countdown
from smdesk.domain.packet_sections import Block, ByHand, Cell, Section, Weekday


def people(source: Source) -> Section:
    """Return what section 4 says besides terms and roles: departments, and what duty asks for."""
    departments: list[tuple[Cell, ...]] = []
    for row in source.desks.departments.rows():
        heard = [one.liaison.last_contact for one in row.speakers if one.liaison.last_contact]
        departments.append(
            (
                row.department.name,
                tuple(one.name for one in row.speakers),
                row.department.contact,
                max(heard, default=None),
                tuple(one.use for one in row.facets),
            )
        )
    needs: list[tuple[Cell, ...]] = [
        (
            source.channel(need.account),
            need.duty,
            tuple(Weekday(day) for day in need.weekdays),
            need.hours,
            need.note,
        )
        for need in source.library.needs.all()
    ]
    return Section("4", (Block("departments", tuple(departments)), Block("needs", tuple(needs))))


def people_restricted(source: Source) -> Section:
    """Return who might join: personal data, for the team alone."""
    rows: list[tuple[Cell, ...]] = [
        (one.name, one.sort, one.contact, one.reply, one.asked_on)
        for one in source.desks.candidates.all()
        if one.became is None and one.reply is not Reply.NO
    ]
    return Section("4R", (Block("candidates", tuple(rows)),))


def accounts(source: Source) -> Section:
    """Return the rounds of audits, the last first."""
    rows: list[tuple[Cell, ...]] = [
        (one.name, one.first, one.closed_on, source.named(one.accounts), one.summary)
        for one in source.library.audits.all(order="-first")
    ]
    return Section("5", (Block("audits", tuple(rows)),))


def accounts_restricted(source: Source) -> Section:
    """Return the weak points that are not mended: they would help whoever means harm."""
    rows: list[tuple[Cell, ...]] = [
        (source.channel(one.account), one.what, one.gravity, one.fix_by)
        for one in source.library.shortcomings.all(order="fix_by")
        if one.fixed_on is None
    ]
    return Section("5R", (Block("shortcomings", tuple(rows)),))


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
        if found.active
        for line in found.lines
    ]
    return Section(
        "16",
        (
            Block("countdown", _countdown(source)),
            Block("sittings", _sittings(source)),
            Block("rotations", tuple(rows)),
            Block("receipt", _receipt(source)),
            Block("signatures", _signatures(source)),
        ),
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
    )


def _sittings(source: Source) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (one.on, tuple(source.person(who) for who in one.present), one.covered, one.questions)
        for one in source.library.handover.sittings.all(order="on")
    )


def _receipt(source: Source) -> tuple[tuple[Cell, ...], ...]:
    drawers = source.library.handover
    last = drawers.handovers.all(order="-on")[:1]
    return tuple(
        (
            line.what,
            line.given or ByHand.TICK,
            line.got or ByHand.TICK,
            line.initials or ByHand.WRITE,
        )
        for handover in last
        for line in drawers.receipt_lines.where(handover=handover.id)
    )


def _signatures(source: Source) -> tuple[tuple[Cell, ...], ...]:
    drawers = source.library.handover
    last = drawers.handovers.all(order="-on")[:1]
    signed = [one for handover in last for one in drawers.signatures.where(handover=handover.id)]
    by_side = {one.side: one for one in signed}
    return tuple(
        (side, by_side[side].name, by_side[side].on)
        if side in by_side
        else (side, ByHand.WRITE, ByHand.WRITE)
        for side in Side
    )
