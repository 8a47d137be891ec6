"""The handoff packet: what one team leaves the next, made ready for paper."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import UTC, tzinfo
from enum import Enum

from smdesk.domain.handoff import NO_ACCOUNTS, NO_TERMS, FirstTask, PacketContents, When
from smdesk.domain.organisation import Paper
from smdesk.domain.packet_sections import EVERY_PART
from smdesk.domain.roster import NOTICE_DAYS, Term, active
from smdesk.domain.rules import Finding, Severity
from smdesk.printing.clean import Json
from smdesk.printing.imprint import organisation_data, printed_data
from smdesk.printing.packet_accounts import accounts_section
from smdesk.printing.packet_people import people_section
from smdesk.printing.packet_sections import Name, section_data
from smdesk.printing.press import FALLBACK_LANGUAGE, Sheet

Say = Callable[[Finding], str]
"""Gives one plain sentence for a finding, without the clause: that is printed beside it."""

TEMPLATE, DIGEST = "packet", "digest"
_AREAS = {
    NO_ACCOUNTS.code: "accounts",
    NO_TERMS.code: "people",
    "H1": "letter",
    "H2": "people",
    "A": "accounts",
    "T": "people",
    "D8": "library",
    "T8": "other",
    "T12": "other",
    "T14": "other",
    "T15": "other",
    "B10": "people",
    "L4": "people",
}
"""Which part of the packet a rule belongs to: by its code, its capability, or the area's letter."""
_SECTION_OF = {"letter": "1", "people": "4", "accounts": "5"}
"""The section that an area's open points belong to: who does not get it does not get them."""
_AREA_ORDER = ("library", "letter", "people", "accounts", "other")
_LEVELS = ("block", "urgent", "reason", "nudge")


def _bare(value: Enum) -> str:
    return value.name.replace("_", " ").lower()


def packet_sheet(
    contents: PacketContents,
    say: Say,
    *,
    name: Name = _bare,
    parts: Collection[str] = EVERY_PART,
    recipient: str = "",
    zone: tzinfo = UTC,
    paper: Paper | None = None,
    language: str = FALLBACK_LANGUAGE,
    template: str = TEMPLATE,
) -> Sheet:
    """Return the packet as a sheet for the press, or with ``DIGEST`` its two pages in short.

    ``parts`` are the sections that the recipient gets, with those that are restricted; the cover
    is in any case. Times of day are printed as ``zone`` has them; without ``paper`` it is the
    library's own.
    """
    wanted = {"0", *parts}
    every = sorted((_hole(finding, say) for finding in contents.holes), key=_weight)
    holes = [hole for hole in every if _SECTION_OF.get(str(hole["area"]), "0") in wanted]
    return Sheet(
        template=template,
        data={
            "organisation": organisation_data(contents.organisation),
            "packet": _packet(contents, zone),
            "today": contents.today.isoformat(),
            "due": _due(contents),
            "parts": [part for part in EVERY_PART if part in wanted],
            "left_out": [part for part in EVERY_PART if part not in wanted],
            "recipient": recipient,
            "seat": contents.scope.seat.name if contents.scope.seat is not None else "",
            "holes_left_out": len(every) - len(holes),
            "changes": _changes(contents, wanted),
            "sections": section_data(contents.sections, name, wanted),
            "handovers": _handovers(contents),
            "levels": _levels(holes),
            "holes": holes,
            "letter": _letter(contents),
            "tasks": _tasks(contents),
            "people": people_section(contents),
            "accounts": accounts_section(contents, lambda findings: _holes(findings, say)),
        },
        paper=paper or contents.organisation.paper,
        timestamp=contents.packet.printed_at,
        language=language,
    )


def _changes(contents: PacketContents, parts: Collection[str]) -> Json:
    """Return by section what is new and gone since the packet before, of these parts alone."""
    if contents.changes is None:
        return None

    def by_part(lines: Iterable[str]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for line in lines:
            number, _, said = line.partition(" ")
            # What is still open stands on the cover, with its own words.
            if number in parts and number != "0":
                found.setdefault(number, []).append(said)
        return found

    new, gone = by_part(contents.changes.new), by_part(contents.changes.gone)
    return {
        "since": contents.changes.since,
        "parts": [
            {"number": part, "new": new.get(part, []), "gone": gone.get(part, [])}
            for part in EVERY_PART
            if part in new or part in gone
        ],
    }


def _packet(contents: PacketContents, zone: tzinfo) -> dict[str, Json]:
    packet = contents.packet
    printed = printed_data(
        packet.printed_at,
        zone,
        by=contents.name_of(packet.printed_by),
        entries=packet.log_entries,
        check_words=packet.check_words,
    )
    return {"number": packet.number, **printed}


def _due(contents: PacketContents) -> str | None:
    """Return the day on which the first of the present terms ends: all has to be done by then."""
    terms = [term for term in contents.terms if contents.scope.term(term)]
    now = active(terms, contents.today)
    return now[0].last.isoformat() if now else None


def _handovers(contents: PacketContents) -> Json:
    """Return for each seat who holds it now, who comes next, and whether it is to change hands.

    Of two who share a seat for their handover, the one whose term ends first is leaving. A seat
    changes hands when somebody comes next, or when the present term is about to end.
    """
    rows: list[Json] = []
    for seat in contents.seats:
        if contents.scope.seat not in (None, seat):
            continue
        held = sorted((t for t in contents.terms if t.seat == seat.id), key=lambda t: t.last)
        now = active(held, contents.today)
        leaving = now[:1]
        coming = [
            t
            for t in held
            if t not in leaving
            and t.last >= contents.today
            and (not leaving or t.person != leaving[0].person)
        ]
        soon = any(t.days_left(contents.today) <= NOTICE_DAYS for t in leaving)
        rows.append(
            {
                "seat": seat.name,
                "hands_over": bool(coming) or soon,
                "leaving": [_holder(contents, t) for t in leaving],
                "coming": [_holder(contents, t) for t in coming],
            }
        )
    return rows


def _holder(contents: PacketContents, term: Term) -> dict[str, Json]:
    return {
        "name": contents.name_of(term.person),
        "first": term.first.isoformat(),
        "last": term.last.isoformat(),
    }


def _hole(finding: Finding, say: Say) -> dict[str, Json]:
    clause = finding.clause
    return {
        "level": _level(finding),
        "area": _area(finding.rule.code),
        "says": say(finding),
        "clause": clause.title if clause is not None else "",
    }


def _holes(findings: Iterable[Finding], say: Say) -> list[dict[str, Json]]:
    return sorted((_hole(finding, say) for finding in findings), key=_weight)


def _weight(hole: dict[str, Json]) -> tuple[int, int]:
    return _LEVELS.index(str(hole["level"])), _AREA_ORDER.index(str(hole["area"]))


def _level(finding: Finding) -> str:
    if finding.rule.severity is Severity.BLOCK:
        return "block"
    return "urgent" if finding.rule.urgent else finding.rule.severity.value


def _area(code: str) -> str:
    head = code.partition(".")[0]
    return next((_AREAS[key] for key in (code, head, head[:1]) if key in _AREAS), "other")


def _levels(holes: Sequence[dict[str, Json]]) -> Json:
    counts = [(level, sum(hole["level"] == level for hole in holes)) for level in _LEVELS]
    return [{"level": level, "count": count} for level, count in counts if count]


def _letter(contents: PacketContents) -> Json:
    letter = contents.letter
    if letter is None:
        return None
    return {
        "text": _paragraphs(letter.text),
        "advice": [advice.strip() for advice in letter.advice if advice.strip()],
        "wish_known": _paragraphs(letter.wish_known),
        "by": contents.name_of(letter.written_by),
        "on": letter.written_on.isoformat(),
    }


def _paragraphs(text: str) -> list[Json]:
    """Return the paragraphs of a text: an empty line ends one, as people type them."""
    blocks: list[list[str]] = [[]]
    for line in text.splitlines():
        if line.strip():
            blocks[-1].append(line.rstrip())
        elif blocks[-1]:
            blocks.append([])
    return ["\n".join(block) for block in blocks if block]


def _tasks(contents: PacketContents) -> Json:
    return {
        when.value: [_task(contents, t) for t in contents.first_tasks if t.when is when]
        for when in When
    }


def _task(contents: PacketContents, task: FirstTask) -> dict[str, Json]:
    return {"text": task.text, "person": contents.name_of(task.person)}
