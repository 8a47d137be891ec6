"""The calendar as files: for calendar programs, for table programs, and as JSON."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from smdesk.desk.office import Office
from smdesk.domain.calendar import OUT, State
from smdesk.domain.calendar_lines import CalendarLine
from smdesk.domain.plan_rows import PlanRow
from smdesk.domain.records import RecordId

SURE = frozenset({State.APPROVED, State.SCHEDULED}) | OUT
"""States of posts to which somebody has said yes, or that are out."""


class PlanForm(Enum):
    """What kind of file the plan is written as."""

    ICS = "ics"
    CSV = "csv"
    JSON = "json"

    @property
    def ending(self) -> str:
        """How the file's name ends, with the dot."""
        return f".{self.value}"


@dataclass(frozen=True, slots=True)
class Words:
    """What a file says in the person's own language: states, and the words before the channel."""

    states: Mapping[State, str]
    no_title: str


class CalendarFiles:
    """Writes the lines that are shown; never what the team notes for itself."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def written(
        self, lines: Sequence[CalendarLine], form: PlanForm, words: Words, *, name: str
    ) -> bytes:
        """Return the lines as a file of that form; ``name`` is what the calendar is called."""
        pairs = self._pairs(lines, words)
        now = self._office.now()
        # Imported for the few who write files.
        from smdesk.exporters import ics, plan  # noqa: PLC0415

        if form is PlanForm.CSV:
            return plan.table(row for _, row in pairs)
        if form is PlanForm.JSON:
            return plan.document((row for _, row in pairs), library=name, now=now)
        return ics.written(
            (
                ics.CalendarMoment(
                    uid=row.uid,
                    at=row.at,
                    title=f"{', '.join(row.channels)}: {row.title}",
                    note="\n\n".join(part for part in (row.state, row.text) if part),
                    link=row.permalink or row.link,
                    tentative=line.state not in SURE,
                )
                for line, row in pairs
                if row.at is not None
            ),
            name=name,
            now=now,
        )

    def _pairs(
        self, lines: Iterable[CalendarLine], words: Words
    ) -> list[tuple[CalendarLine, PlanRow]]:
        library = self._office.library.calendar
        variants = {one.id: one for one in library.variants.all()}
        campaigns = {one.id: one.name for one in library.campaigns.all()}
        labels = {one.id: one.name for one in library.labels.all()}
        links = dict(library.publications.pick("variant, permalink", "posted_at"))
        pictures = self._pictures()
        workflow = next(iter(library.workflows.all()), None)
        zone = workflow.zone if workflow is not None else ""
        found = []
        for line in lines:
            variant = variants.get(line.id)
            if variant is None:
                continue
            row = PlanRow(
                day=line.day,
                clock=line.clock,
                timezone=zone,
                channels=(line.channel_name,),
                title=line.title or words.no_title,
                text=variant.text,
                media=tuple(name for name, _ in pictures.get(line.id, ())),
                alt=tuple(alt for _, alt in pictures.get(line.id, ())),
                link=variant.tagged_link,
                label=tuple(labels[one] for one in line.labels if one in labels),
                campaign=campaigns.get(line.campaign or RecordId(""), ""),
                first_comment=variant.first_comment,
                state=words.states[line.state],
                permalink=links.get(line.id, ""),
                uid=f"{variant.id}@smdesk",
                at=line.at,
            )
            found.append((line, row))
        return found

    def _pictures(self) -> dict[RecordId, list[tuple[str, str]]]:
        """Return the names of each post's files and what they show, in their order."""
        library = self._office.library.calendar
        assets = {one.id: one for one in library.media_assets.all()}
        found: dict[RecordId, list[tuple[str, str]]] = {}
        for use in library.media_uses.all("place"):
            asset = assets.get(use.asset)
            if asset is not None:
                found.setdefault(use.variant, []).append((asset.name, use.alt or asset.alt))
        return found
