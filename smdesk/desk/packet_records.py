"""The packet's sections 9 and 10: the policy in force, and what is kept."""

from smdesk.desk.packet_source import Source
from smdesk.domain.objectives import Objective
from smdesk.domain.packet_sections import Block, ByHand, Cell, Section, unkept
from smdesk.domain.policy.signoffs import Answer
from smdesk.domain.upkeep import Stage


def policy(source: Source) -> Section:
    """Return section 9: what is in force, who has read it, and what its clauses are for."""
    clauses = sorted(source.library.bound_clauses.all(), key=lambda c: (c.document, c.number))
    said = dict.fromkeys((one.document, one.number, one.words) for one in clauses)
    documents: list[tuple[Cell, ...]] = [
        (
            line.document.number,
            line.document.name,
            line.modified.date() if line.modified is not None else None,
            line.review_due,
            f"{line.read} / {line.readers}" if line.readers else "",
        )
        for line in source.desks.policy.lines()
        if line.published is not None
    ]
    return Section(
        "9",
        (
            Block("documents", tuple(documents)),
            Block("versions", _versions(source)),
            Block("readings", _readings(source)),
            Block("reviews", _reviews(source)),
            Block("outside_rules", _outside_rules(source)),
            Block("clauses", tuple(said)),
            Block("serving", _serving(source)),
        ),
    )


def records(source: Source) -> Section:
    """Return section 10: what is kept, and what was last done to keep it."""
    library = source.library
    last = {}
    for note in library.upkeep.all(order="at"):
        if note.stage is Stage.DONE:
            last[note.what] = note
    upkeep: list[tuple[Cell, ...]] = [
        (what, note.at.date(), source.person(note.person)) for what, note in last.items()
    ]
    media: list[tuple[Cell, ...]] = [
        (one.name, one.what, one.credit, one.licence, one.consent, one.expires)
        for one in library.calendar.media_assets.all(order="name")
        if (one.expires is not None or not one.credit) and one.destroyed_on is None
    ]
    return Section(
        "10",
        (
            Block("upkeep", tuple(upkeep)),
            Block("media", tuple(media)),
            Block("media_destroyed", _destroyed(source)),
            *unkept("retention", "requests"),
        ),
    )


def _serving(source: Source) -> tuple[tuple[Cell, ...], ...]:
    """Return which clauses serve each objective (D9)."""
    serving = source.desks.policy.links.speaking_of(Objective.kind)
    objectives = source.library.table(Objective).all(order="code")
    return tuple((one.code, one.text, serving[one.id]) for one in objectives if one.id in serving)


def _destroyed(source: Source) -> tuple[tuple[Cell, ...], ...]:
    """Return what was destroyed for good, when, by whom and why; never what it showed."""
    library = source.library
    gone = [one for one in library.calendar.media_assets.all(order="name") if one.destroyed_on]
    rows: list[tuple[Cell, ...]] = []
    for one in gone:
        entries = {c.entry.number: c.entry for c in library.journal.history(one.id)}
        by = [entry for entry in entries.values() if entry.task == "forgetting.picture"]
        who = source.person(by[0].person) if by else ""
        rows.append((one.name, one.what, one.destroyed_on, who, by[0].reason if by else ""))
    return tuple(rows)


def _versions(source: Source) -> tuple[tuple[Cell, ...], ...]:
    """Return what was published this year, and who approved it."""
    drawers = source.library.policy
    names = dict(drawers.documents.pick("id, name"))
    signed: dict[str, list[str]] = {}
    for one in drawers.signoffs.all(order="at"):
        if one.answer is Answer.AGREED:
            signed.setdefault(one.version, []).append(source.person(one.by))
    return tuple(
        (
            one.published_at.date(),
            names.get(one.document, ""),
            str(one.n),
            one.summary,
            tuple(dict.fromkeys(filter(None, signed.get(one.id, ())))),
        )
        for one in drawers.versions.all(order="-published_at")
        if one.published_at is not None and one.published_at.date() >= source.year_begins
    )


def _readings(source: Source) -> tuple[tuple[Cell, ...], ...]:
    """Return who is asked to read which document, and when they said that they did."""
    found: list[tuple[Cell, ...]] = []
    for line in source.desks.policy.lines():
        if line.published is None:
            continue
        for one in source.desks.policy.readings.of(line.published.id):
            if one.asked and source.scope.person(one.person):
                on = one.reading.at.date() if one.reading is not None else ByHand.TICK
                found.append((line.document.name, one.name, on))
    return tuple(found)


def _reviews(source: Source) -> tuple[tuple[Cell, ...], ...]:
    drawers = source.library.policy
    names = dict(drawers.documents.pick("id, name"))
    return tuple(
        (one.on, names.get(one.document, ""), one.outcome, one.words, source.person(one.by))
        for one in drawers.reviews.all(order="-on")
        if one.on >= source.year_begins
    )


def _outside_rules(source: Source) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (one.name, one.source, one.place, one.checked_on, one.change)
        for one in source.library.policy.outside_rules.all(order="name")
    )
