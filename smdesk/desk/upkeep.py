"""Notes of what was done to the cabinet itself: copies, checks, and changes of its keyring."""

from smdesk.desk.office import Office
from smdesk.desk.topics import Topic
from smdesk.domain.roster import Member
from smdesk.domain.upkeep import Stage, Upkeep, Work

TASKS = {
    Work.PASSPHRASE: "member.passphrase",
    Work.MEMBER: "member.add",
    Work.COPY: "vault.copy",
    Work.CHECK: "vault.check",
    Work.OLDER: "vault.older",
    Work.REMOVAL: "member.remove",
    Work.REISSUE: "member.reissue",
    Work.KIT: "recovery.kit",
    Work.ESCROW: "recovery.escrow",
    Work.RECOVERY: "recovery.use",
    Work.DRILL: "recovery.drill",
    Work.RESTORE: "vault.restore",
    Work.BACKUPS: "vault.backups",
    Work.EXPORT: "vault.export",
}


class UpkeepDesk:
    """Writes and closes such notes."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def note(
        self,
        what: Work,
        *,
        stage: Stage = Stage.DONE,
        slot: str = "",
        mark: str = "",
        problems: int = 0,
        by: Member,
    ) -> Upkeep:
        """Note what was done, or is about to be; an open note is handed to ``close`` later."""
        note = Upkeep(
            what=what,
            stage=stage,
            at=self._office.now(),
            person=by.person,
            slot=slot,
            mark=mark,
            problems=problems,
        )
        with self._office.task(TASKS[what], Topic.VAULT, by=by):
            return self._office.library.upkeep.save(note)

    def close(self, note: Upkeep, *, done: bool, by: Member) -> None:
        """Close an open note: it was done, or it never came to it."""
        closed = note.done() if done else note.abandoned()
        with self._office.task("member.settle", Topic.VAULT, by=by):
            self._office.library.upkeep.save(closed)

    def open(self) -> list[Upkeep]:
        """Return the notes that nobody has closed, the oldest first."""
        return self._office.library.upkeep.where("at", stage=Stage.INTENDED)
