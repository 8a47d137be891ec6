"""People's files as the screen sees them: what is in one, and what one is written as.

Apart from the desk, so that nobody pays at the start for what few ever do.
"""

from smdesk.exporters.people import CardVersion, people_cards, people_table
from smdesk.importers.errors import TooLargeError
from smdesk.importers.people.entry import Problem, ReadPerson, Remark
from smdesk.importers.people.people_csv import Field, Layout, PeopleTable, read_table
from smdesk.importers.people.vcard import is_vcard, read_vcards
from smdesk.importers.table import MOST_BYTES

__all__ = [
    "MOST_BYTES",
    "CardVersion",
    "Field",
    "Layout",
    "PeopleTable",
    "Problem",
    "ReadPerson",
    "Remark",
    "TooLargeError",
    "is_vcard",
    "people_cards",
    "people_table",
    "read_table",
    "read_vcards",
]
