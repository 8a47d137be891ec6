"""The audit sheet: what a group is to look at, with room for what it sees, or what it saw."""

from datetime import UTC, tzinfo

from smdesk.domain.audits import AuditSheet, CheckLine, Point, ShortcomingLine
from smdesk.domain.imprint import Imprint
from smdesk.printing.clean import Json
from smdesk.printing.imprint import imprint_data
from smdesk.printing.press import FALLBACK_LANGUAGE, Sheet

TEMPLATE = "audit"


def audit_sheet(
    sheet: AuditSheet,
    imprint: Imprint,
    *,
    zone: tzinfo = UTC,
    language: str = FALLBACK_LANGUAGE,
) -> Sheet:
    """Return one round as a sheet for the press; what nobody has looked at has boxes to tick."""
    audit = sheet.audit
    accounts = dict.fromkeys((line.account, line.name) for line in sheet.checks)
    return Sheet(
        template=TEMPLATE,
        data={
            **imprint_data(imprint, zone),
            "audit": {
                "name": audit.name,
                "group": sheet.group.name,
                "decision": sheet.group.decision,
                "people": [person.name for person in sheet.people],
                "first": audit.first.isoformat(),
                "last": audit.last.isoformat(),
                "closed": audit.closed_on.isoformat() if audit.closed_on else None,
                "summary": audit.summary,
                "done": len(sheet.checks) - sheet.open,
                "all": len(sheet.checks),
            },
            "points": [point.value for point in Point],
            "accounts": [
                {
                    "name": name,
                    "checks": [_check(line) for line in sheet.checks if line.account == account],
                }
                for account, name in accounts
            ],
            "found": [_found(line) for line in sheet.shortcomings],
        },
        paper=imprint.organisation.paper,
        timestamp=imprint.printed_at,
        language=language,
    )


def _check(line: CheckLine) -> dict[str, Json]:
    check = line.check
    return {
        "point": line.point.value,
        "outcome": check.outcome.value if check else None,
        "auditor": line.auditor,
        "on": check.on.isoformat() if check else None,
        "note": check.note if check else "",
    }


def _found(line: ShortcomingLine) -> dict[str, Json]:
    wanting = line.shortcoming
    return {
        "account": line.account,
        "what": wanting.what,
        "gravity": wanting.gravity.value,
        "fix_by": wanting.fix_by.isoformat(),
        "fixed": wanting.fixed_on.isoformat() if wanting.fixed_on else None,
        "remedy": wanting.remedy,
    }
