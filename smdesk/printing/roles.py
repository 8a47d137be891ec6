"""The role matrix: roles down, people across, empty roles in bold with what follows from it."""

from datetime import UTC, tzinfo

from smdesk.domain.matrix import RoleMatrix
from smdesk.printing.imprint import imprint_data
from smdesk.printing.press import FALLBACK_LANGUAGE, Sheet

TEMPLATE = "roles"


def roles_sheet(
    matrix: RoleMatrix, *, zone: tzinfo = UTC, language: str = FALLBACK_LANGUAGE
) -> Sheet:
    """Return the roles as a sheet for the press."""
    return Sheet(
        template=TEMPLATE,
        data={
            **imprint_data(matrix.imprint, zone),
            "people": list(matrix.people),
            "rows": [
                {
                    "role": row.role,
                    "fulfils": list(row.fulfils),
                    "missing": list(row.missing),
                    "if_empty": list(row.if_empty),
                    "shares": {one.name: one.share for one in row.holders},
                }
                for row in matrix.rows
            ],
        },
        paper=matrix.imprint.organisation.paper,
        timestamp=matrix.imprint.printed_at,
        language=language,
    )
