"""The packet's sections 4 and 5: what the registers of team and audits say besides."""

from smdesk.desk.packet_source import Source
from smdesk.domain.candidates import Reply
from smdesk.domain.packet_sections import Block, Cell, Section, Weekday


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
        if source.scope.account(need.account)
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
        if source.scope.any_account(one.accounts)
    ]
    return Section("5", (Block("audits", tuple(rows)),))


def accounts_restricted(source: Source) -> Section:
    """Return the weak points that are not mended: they would help whoever means harm."""
    rows: list[tuple[Cell, ...]] = [
        (source.channel(one.account), one.what, one.gravity, one.fix_by)
        for one in source.library.shortcomings.all(order="fix_by")
        if one.fixed_on is None and source.scope.account(one.account)
    ]
    return Section("5R", (Block("shortcomings", tuple(rows)),))
