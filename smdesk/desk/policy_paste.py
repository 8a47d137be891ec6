"""Numbered text that is pasted into a policy: the clauses that it holds."""

from smdesk.domain.policy.content import Content
from smdesk.importers.errors import NotThisFormatError, TooLargeError
from smdesk.importers.policy.assembling import assembled
from smdesk.importers.policy.labels import label_of
from smdesk.importers.policy.plain import of_text

LEAST = 2
"""Fewer lines than this with a number before them are words with a number, and no clauses."""


def clauses_in(text: str) -> Content:
    """Return the clauses of a text whose lines begin with numbers; none for any other text."""
    if sum(1 for line in text.splitlines() if label_of(line.strip())) < LEAST:
        return Content()
    try:
        return assembled(of_text(text)).content
    except (NotThisFormatError, TooLargeError):
        return Content()
