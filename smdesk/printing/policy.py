"""A policy on paper: the document with its numbers and signatures, and what changed in it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, tzinfo

from smdesk.domain.imprint import Imprint
from smdesk.domain.policy.blocks import Block, Bullet, Spans, TableBlock
from smdesk.domain.policy.compared import BlockChange
from smdesk.domain.policy.compared import Run as ChangedRun
from smdesk.domain.policy.content import Clause
from smdesk.domain.policy.documents import WORKING, VersionState
from smdesk.domain.policy.redline import Change, ClauseChange
from smdesk.domain.policy.sheets import PolicySheet
from smdesk.domain.policy.shown import Run, runs_of
from smdesk.domain.policy.signoffs import Answer
from smdesk.domain.records import RecordId
from smdesk.printing.clean import Json
from smdesk.printing.imprint import imprint_data
from smdesk.printing.press import FALLBACK_LANGUAGE, Sheet

TEMPLATE = "policy"
REDLINE = "redline"


def policy_sheet(
    sheet: PolicySheet,
    imprint: Imprint,
    *,
    zone: tzinfo = UTC,
    language: str = FALLBACK_LANGUAGE,
) -> Sheet:
    """Return one version as a sheet for the press; what nobody approved says so on every page."""
    return Sheet(
        template=TEMPLATE,
        data={
            **imprint_data(imprint, zone),
            "head": _head(sheet, zone),
            "clauses": [_clause(clause, sheet) for clause in sheet.content],
            "signed": [
                {
                    "name": line.name,
                    "on": line.signoff.at.astimezone(zone).date().isoformat(),
                    "alone": line.signoff.alone,
                }
                for line in sheet.signoffs
                if line.genuine and line.fits and line.signoff.answer is Answer.AGREED
            ],
        },
        paper=imprint.organisation.paper,
        timestamp=imprint.printed_at,
        language=language,
    )


def redline_sheet(
    old: PolicySheet,
    new: PolicySheet,
    changes: Sequence[ClauseChange],
    imprint: Imprint,
    *,
    only_changed: bool = False,
    zone: tzinfo = UTC,
    language: str = FALLBACK_LANGUAGE,
) -> Sheet:
    """Return what happened between two versions; every change has a word, not a colour alone."""
    shown = [one for one in changes if one.what or not only_changed]
    return Sheet(
        template=REDLINE,
        data={
            **imprint_data(imprint, zone),
            "head": _head(new, zone),
            "before": old.version.n,
            "counts": {
                what.name.lower(): sum(what in one.what for one in changes) for what in Change
            },
            "changes": [_change(one) for one in shown],
        },
        paper=imprint.organisation.paper,
        timestamp=imprint.printed_at,
        language=language,
    )


def _head(sheet: PolicySheet, zone: tzinfo) -> dict[str, Json]:
    document, version = sheet.document, sheet.version
    return {
        "name": document.name,
        "number": document.number,
        "created": document.created_on.isoformat(),
        "modified": _day(version.changed_at, zone),
        "version": version.n,
        "state": version.state.value,
        "draft": version.state in WORKING,
        "retired": version.state in (VersionState.RETIRED, VersionState.SUPERSEDED),
        "published": _day(version.published_at, zone),
        "effective": version.effective_on.isoformat() if version.effective_on else None,
        "owner": document.owner,
        "review": _iso(sheet.review_due),
        "overdue": _iso(sheet.overdue),
        "summary": version.summary,
    }


def _day(instant: datetime | None, zone: tzinfo) -> str | None:
    return instant.astimezone(zone).date().isoformat() if instant else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _clause(clause: Clause, sheet: PolicySheet) -> dict[str, Json]:
    return {
        "id": clause.id,
        "number": sheet.numbers.get(clause.id, ""),
        "title": clause.title,
        "depth": clause.depth,
        "blocks": [_block(block, sheet.references, sheet.values) for block in clause.blocks],
    }


def _block(
    block: Block, quoted: Mapping[RecordId, str], values: Mapping[str, str]
) -> dict[str, Json]:
    def runs(spans: Spans) -> list[Json]:
        return [_run(run) for run in runs_of(spans, quoted, values)]

    match block:
        case TableBlock(rows, header):
            width = max((len(row) for row in rows), default=0)
            cells: list[Json] = [
                [runs(cell) for cell in (*row, *[()] * (width - len(row)))] for row in rows
            ]
            return {"kind": "table", "header": header, "width": width, "rows": cells}
        case Bullet(spans, level):
            return {"kind": "point", "level": level, "runs": runs(spans)}
        case _:
            return {"kind": "paragraph", "runs": runs(block.spans)}


def _run(run: Run) -> dict[str, Json]:
    return {
        "text": run.text,
        "bold": run.bold,
        "italic": run.italic,
        "url": run.url,
        "clause": run.clause,
    }


def _change(one: ClauseChange) -> dict[str, Json]:
    return {
        "what": [what.name.lower() for what in Change if what in one.what],
        "before": one.number_before,
        "now": one.number_after,
        "title": list(_runs(one.title)),
        "blocks": [_changed_block(block) for block in one.blocks],
    }


def _changed_block(block: BlockChange) -> dict[str, Json]:
    return {"point": block.bullet, "level": block.level, "runs": list(_runs(block.runs))}


def _runs(runs: Sequence[ChangedRun]) -> Iterator[Json]:
    for run in runs:
        yield {"kind": run.kind.value, "text": run.text}
