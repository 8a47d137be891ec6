"""What the window asks of a policy's file before anything of it is kept; needs no cabinet.

Imported when the first file is brought in: it is not needed to start.
"""

from smdesk.importers.policy.assembling import AssembledPolicy, Mismatch, assembled
from smdesk.importers.policy.found import Format, FoundLine, FoundPolicy, Kind, Notice
from smdesk.importers.policy.register import ENDINGS, read

__all__ = [
    "ENDINGS",
    "AssembledPolicy",
    "Format",
    "FoundLine",
    "FoundPolicy",
    "Kind",
    "Mismatch",
    "Notice",
    "assembled",
    "read",
]
