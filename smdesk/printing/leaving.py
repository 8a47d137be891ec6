"""The leaving list on paper: boxes to tick, and who settled what on which day."""

from collections.abc import Callable
from datetime import UTC, tzinfo

from smdesk.domain.imprint import Imprint
from smdesk.domain.leaving import Because, Group
from smdesk.domain.leaving_list import LeavingList, Line
from smdesk.printing.imprint import imprint_data
from smdesk.printing.press import FALLBACK_LANGUAGE, Sheet

TEMPLATE = "leaving"


def leaving_sheet(
    found: LeavingList,
    imprint: Imprint,
    *,
    subject: Callable[[Line], str],
    asked: Callable[[Line, str], str],
    stands: Callable[[Line], str],
    zone: tzinfo = UTC,
    language: str = FALLBACK_LANGUAGE,
) -> Sheet:
    """Return one leaver's list as a sheet for the press; no secret is on it.

    The three functions put a line into words: what it is about, what is to be done, and how it
    was settled.
    """
    leaving = found.leaving
    done, there = found.settled()
    return Sheet(
        template=TEMPLATE,
        data={
            **imprint_data(imprint, zone),
            "leaving": {
                "name": found.name,
                "removed": leaving.because is Because.REMOVAL,
                "begun": leaving.begun_on.isoformat(),
                "last": leaving.last.isoformat(),
                "called_off": leaving.called_off,
                "done": done,
                "all": there,
            },
            "groups": [
                {
                    "group": group.value,
                    "done": found.settled(group)[0],
                    "lines": [
                        {
                            "subject": subject(line),
                            "asked": asked(line, found.name),
                            "open": line.open,
                            "stands": stands(line),
                        }
                        for line in found.of(group)
                    ],
                }
                for group in Group
                if found.of(group)
            ],
        },
        paper=imprint.organisation.paper,
        timestamp=imprint.printed_at,
        language=language,
    )
