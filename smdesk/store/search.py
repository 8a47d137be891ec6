"""Finds records by the beginnings of the words in them, at every keystroke."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlcipher3.dbapi2 import Connection

from smdesk.domain.records import Record, RecordId, Ref
from smdesk.store.many import insert_many
from smdesk.store.transaction import Made, Touched

LEAST = 2
"""Fewer letters than this find too much to be worth the wait."""

_FIND = """
    SELECT f.kind, f.record, f.title, snippet(found, 1, '', '', '…', 12)
    FROM found JOIN findable f ON f.number = found.rowid
    WHERE found MATCH ? ORDER BY found.rowid DESC LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found: where it is, its title, and the words around what was found."""

    ref: Ref
    title: str
    snippet: str


class SearchIndex:
    """The words of all records that may be found. The latest changed come first."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, words: str, limit: int) -> list[Hit]:
        """Return the records that hold a word beginning with each of the words, latest first."""
        asked = query(words)
        if not asked:
            return []
        rows = self._connection.execute(_FIND, (asked, limit))
        return [Hit(Ref(kind, RecordId(id_)), title, text) for kind, id_, title, text in rows]

    def follow(self, changed: Iterable[Touched], made: Iterable[Made]) -> None:
        """Let the index say what the changed records say now, and those that were made."""
        gone: list[tuple[str, str]] = []
        now: list[tuple[str, str, str, str]] = []
        for touched in changed:
            if not touched.shape.record.searched:
                continue
            kind, record = touched.shape.kind, touched.record
            if touched.before.there:
                gone.append((record, kind))
            if touched.after.there and touched.after.row is not None:
                found = touched.shape.record_of(touched.after.row)
                now.append((kind, record, *texts(found)))
        for many in made:
            if many.shape.record.searched:
                kind = many.shape.kind
                now += [(kind, id_, *texts(record)) for id_, record in many.records.items()]
        self._connection.executemany("DELETE FROM findable WHERE record = ? AND kind = ?", gone)
        insert_many(self._connection, "INSERT INTO findable (kind, record, title, body)", now)


def texts(record: Record) -> tuple[str, str]:
    """Return the title and the other words under which the record is found."""
    title = record.title
    words = (_words(getattr(record, name)) for name in record.searched)
    return title, "\n".join(text for text in words if text and text != title)


def query(words: str) -> str:
    """Return the question for the index: each word quoted, so that no sign means anything.

    Empty when there is too little to ask for.
    """
    sayable = words.replace("\0", " ").encode("utf-8", "ignore").decode()
    asked = [w for w in sayable.split() if any(c.isalnum() for c in w)]
    if sum(map(len, asked)) < LEAST:
        return ""
    return " ".join('"{}"*'.format(word.replace('"', '""')) for word in asked)


def _words(value: object) -> str:
    if value is None:
        return ""
    return "\n".join(map(str, value)) if isinstance(value, tuple) else str(value)
