"""Taking back what was done, and doing it again, for every kind of record.

Undo goes back within the time since the cabinet was unlocked, through what this member did on
this computer. Some tasks stand: what somebody came to know cannot be unknown, a key that was
given was given, a packet on paper stays on paper. Undo steps over these to what was done before;
who wants the opposite of them does that as a task of its own.
"""

from collections.abc import Callable

from smdesk.desk.errors import StandsError
from smdesk.desk.office import Office
from smdesk.desk.topics import TOPIC_OF, Topic
from smdesk.domain.journal import Entry
from smdesk.domain.roster import Member

STANDING_AREAS = frozenset(
    {
        "annex",
        "custody",
        "forgetting",
        "gate",
        "handover",
        "library",
        "member",
        "packet",
        "policy_gate",
        "reading",
        "recovery",
        "secret",
        "vault",
    }
)
"""The areas, as tasks' names begin, whose tasks stand."""


def stands(entry: Entry) -> bool:
    """Whether undo leaves the task as it is."""
    return entry.task.partition(".")[0] in STANDING_AREAS


class UndoDesk:
    """Takes back and does again."""

    def __init__(
        self,
        office: Office,
        device: str,
        checks: tuple[Callable[[Entry], None], ...] = (),
        judges: tuple[Callable[[Entry], None], ...] = (),
    ) -> None:
        """``checks`` raise what a rule has to say against taking an entry back.

        ``judges`` do so within the task, when everything is as it would be then.
        """
        self._office = office
        self._device = device
        self._checks, self._judges = checks, judges
        self._since = office.library.journal.head().entries

    def next_undo(self, *, by: Member) -> Entry | None:
        """Return the task that undo would take back, or None."""
        done, _ = self._stacks(by)
        return done[-1] if done else None

    def undo(self, *, by: Member) -> Entry | None:
        """Take the latest task back; return it, or None when there is none.

        Raises CannotUndoError, and RefusedError where a rule forbids what things would become.
        """
        entry = self.next_undo(by=by)
        if entry is not None:
            self.take_back(entry, by=by)
        return entry

    def redo(self, *, by: Member) -> Entry | None:
        """Do again what was taken back last; return that task, or None when there is none."""
        _, undone = self._stacks(by)
        if not undone:
            return None
        task, taking_back = undone[-1]
        self._invert(taking_back, by)
        return task

    def take_back(self, entry: Entry, *, by: Member) -> None:
        """Take one task back, wherever it stands in the log.

        Raises StandsError for what undo leaves alone, CannotUndoError when something later rests
        on it, and RefusedError where a rule forbids what things would become.
        """
        if stands(entry):
            raise StandsError(entry.task)
        self._invert(entry, by)

    def _invert(self, entry: Entry, by: Member) -> None:
        for check in self._checks:
            check(entry)
        library = self._office.library
        kinds = {change.kind for change in library.journal.changes(entry)}
        library.undo(entry, by=by, judge=lambda: self._judge(entry))
        topics = {TOPIC_OF[kind] for kind in kinds if kind in TOPIC_OF}
        for topic in (*sorted(topics, key=lambda t: t.value), Topic.JOURNAL):
            self._office.announce(topic)

    def _judge(self, entry: Entry) -> None:
        for judge in self._judges:
            judge(entry)

    def _stacks(self, by: Member) -> tuple[list[Entry], list[tuple[Entry, Entry]]]:
        """Return what can be undone, and what can be redone with the entry that undid it."""
        journal = self._office.library.journal
        since = journal.head().entries - self._since
        recent = journal.entries(limit=since)[::-1] if since > 0 else []
        done: list[Entry] = []
        undone: list[tuple[Entry, Entry]] = []
        for entry in recent:
            if entry.device != self._device or entry.slot != by.slot:
                continue
            if entry.undoes is None:
                if not stands(entry):
                    done.append(entry)
                    undone.clear()
            elif done and done[-1].sequence == entry.undoes:
                undone.append((done.pop(), entry))
            elif undone and undone[-1][1].sequence == entry.undoes:
                undone.pop()
                done.append(entry)
            else:
                done = [task for task in done if task.sequence != entry.undoes]
        return done, undone
