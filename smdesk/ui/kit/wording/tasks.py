"""What the log's tasks are called, for the history of a record."""

from PySide6.QtCore import QCoreApplication

from smdesk.ui.kit.wording import calendar_words, handover_words, planning_words, team_words
from smdesk.ui.kit.wording.plan_words import PLAN_TASKS
from smdesk.ui.kit.wording.policy_words import POLICY_TASKS
from smdesk.ui.kit.wording.said import QT_TRANSLATE_NOOP

VERBS = {
    "add": QT_TRANSLATE_NOOP("Task", "added it"),
    "change": QT_TRANSLATE_NOOP("Task", "changed it"),
    "remove": QT_TRANSLATE_NOOP("Task", "removed it"),
    "restore": QT_TRANSLATE_NOOP("Task", "brought it back"),
    "undo": QT_TRANSLATE_NOOP("Task", "undid"),
    "redo": QT_TRANSLATE_NOOP("Task", "did again"),
    "confirm": QT_TRANSLATE_NOOP("Task", "confirmed it"),
    "end": QT_TRANSLATE_NOOP("Task", "ended it"),
    "extend": QT_TRANSLATE_NOOP("Task", "extended it"),
    "create": QT_TRANSLATE_NOOP("Task", "created it"),
    "write": QT_TRANSLATE_NOOP("Task", "wrote it"),
    "print": QT_TRANSLATE_NOOP("Task", "printed it"),
    "bind": QT_TRANSLATE_NOOP("Task", "bound a rule to a clause"),
}
"""What somebody did, by the last part of the task's name, as in ``accounts.change``."""

TASKS = {
    **calendar_words.TASKS,
    **PLAN_TASKS,
    **POLICY_TASKS,
    **team_words.TASKS,
    **planning_words.TASKS,
    **handover_words.TASKS,
    "account.add": QT_TRANSLATE_NOOP("Task", "added the account"),
    "account.change": QT_TRANSLATE_NOOP("Task", "changed the account"),
    "account.remove": QT_TRANSLATE_NOOP("Task", "removed the account"),
    "account.restore": QT_TRANSLATE_NOOP("Task", "took the account out of the bin"),
    "appointment.end": QT_TRANSLATE_NOOP("Task", "ended the appointment"),
    "decision.appoint": QT_TRANSLATE_NOOP("Task", "put in a decision and whom it appoints"),
    "decision.keep": QT_TRANSLATE_NOOP("Task", "kept a decision that was quoted"),
    "audit.begin": QT_TRANSLATE_NOOP("Task", "began a round"),
    "audit.close": QT_TRANSLATE_NOOP("Task", "closed the round"),
    "audit.note": QT_TRANSLATE_NOOP("Task", "noted what an auditor saw"),
    "audit.remove": QT_TRANSLATE_NOOP("Task", "removed the round"),
    "code.tick": QT_TRANSLATE_NOOP("Task", "ticked off a backup code"),
    "code.untick": QT_TRANSLATE_NOOP("Task", "took back the tick on a backup code"),
    "custody.hand_on": QT_TRANSLATE_NOOP("Task", "handed the keys on"),
    "custody.name": QT_TRANSLATE_NOOP("Task", "named a custodian"),
    "custody.primary": QT_TRANSLATE_NOOP("Task", "changed who comes first"),
    "custody.release": QT_TRANSLATE_NOOP("Task", "released a custodian"),
    "import.passwords": QT_TRANSLATE_NOOP("Task", "brought in accounts from another program"),
    "letter.save": QT_TRANSLATE_NOOP("Task", "wrote the letter"),
    "member.add": QT_TRANSLATE_NOOP("Task", "let somebody in"),
    "member.passphrase": QT_TRANSLATE_NOOP("Task", "changed a passphrase"),
    "member.settle": QT_TRANSLATE_NOOP("Task", "settled what was left open"),
    "leaving.begin": QT_TRANSLATE_NOOP("Task", "began the leaving list"),
    "leaving.call_off": QT_TRANSLATE_NOOP("Task", "called the leaving list off"),
    "leaving.reopen": QT_TRANSLATE_NOOP("Task", "opened a line of the leaving list again"),
    "leaving.tick": QT_TRANSLATE_NOOP("Task", "ticked off a line of the leaving list"),
    "leaving.waive": QT_TRANSLATE_NOOP("Task", "said why a line of the leaving list is not needed"),
    "organisation.change": QT_TRANSLATE_NOOP("Task", "changed the library's particulars"),
    "packet.print": QT_TRANSLATE_NOOP("Task", "printed the packet"),
    "assignment.hand_on": QT_TRANSLATE_NOOP("Task", "handed a role on"),
    "role.move": QT_TRANSLATE_NOOP("Task", "moved the role in the list"),
    "role.plant": QT_TRANSLATE_NOOP("Task", "put in the seven roles"),
    "shift.accept": QT_TRANSLATE_NOOP("Task", "took over the proposed shifts"),
    "shift.assign": QT_TRANSLATE_NOOP("Task", "put somebody on duty"),
    "shift.clear": QT_TRANSLATE_NOOP("Task", "cleared shifts"),
    "swap.answer": QT_TRANSLATE_NOOP("Task", "answered a swap"),
    "swap.ask": QT_TRANSLATE_NOOP("Task", "asked for a swap"),
    "secret_label.change": QT_TRANSLATE_NOOP("Task", "called a secret something else"),
    "secret.read": QT_TRANSLATE_NOOP("Task", "opened a secret"),
    "secret.remove": QT_TRANSLATE_NOOP("Task", "removed a secret"),
    "secret.restore": QT_TRANSLATE_NOOP("Task", "took a secret out of the bin"),
    "secret.set": QT_TRANSLATE_NOOP("Task", "put in a secret"),
    "shortcoming.fix": QT_TRANSLATE_NOOP("Task", "put a shortcoming right"),
    "term.end": QT_TRANSLATE_NOOP("Task", "ended the term"),
    "vault.begin": QT_TRANSLATE_NOOP("Task", "created the cabinet"),
    "vault.check": QT_TRANSLATE_NOOP("Task", "checked the cabinet"),
    "vault.copy": QT_TRANSLATE_NOOP("Task", "saved a copy"),
    "vault.older": QT_TRANSLATE_NOOP("Task", "opened an older cabinet"),
    "vault.restore": QT_TRANSLATE_NOOP("Task", "put a backup in place of the cabinet"),
    "vault.backups": QT_TRANSLATE_NOOP("Task", "deleted backups of the cabinet"),
    "vault.export": QT_TRANSLATE_NOOP("Task", "wrote secrets to a file outside"),
    "member.remove": QT_TRANSLATE_NOOP("Task", "removed a member"),
    "member.reissue": QT_TRANSLATE_NOOP("Task", "gave a member a new way in"),
    "recovery.kit": QT_TRANSLATE_NOOP("Task", "made a paper kit"),
    "recovery.escrow": QT_TRANSLATE_NOOP("Task", "made shares for the board"),
    "recovery.use": QT_TRANSLATE_NOOP("Task", "came in by paper kit or board shares"),
    "recovery.deliver": QT_TRANSLATE_NOOP("Task", "handed a share over"),
    "recovery.place": QT_TRANSLATE_NOOP("Task", "wrote down where the paper kit is kept"),
    "recovery.drill": QT_TRANSLATE_NOOP("Task", "tried the board's shares"),
}
"""Tasks whose last part does not say enough by itself."""


def did(task_name: str) -> str:
    """Return the task as what somebody did, as in ``changed it``."""
    words = TASKS.get(task_name) or VERBS.get(task_name.rpartition(".")[2])
    if words is None:
        words = QT_TRANSLATE_NOOP("Task", "changed it")
    return QCoreApplication.translate("Task", words)


def task(task_name: str) -> str:
    """Return the task as the beginning of a line, as in ``Changed it``."""
    words = did(task_name)
    return words[:1].upper() + words[1:]


_ABOUT = {
    "calendar": QT_TRANSLATE_NOOP("Task", "Calendar"),
    "code": QT_TRANSLATE_NOOP("Task", "Backup code"),
    "custody": QT_TRANSLATE_NOOP("Task", "Custody"),
    "forgetting": QT_TRANSLATE_NOOP("Task", "Candidate"),
    "gate": QT_TRANSLATE_NOOP("Task", "Approval"),
    "import": QT_TRANSLATE_NOOP("Task", "Import"),
    "member": QT_TRANSLATE_NOOP("Task", "Member"),
    "policy": QT_TRANSLATE_NOOP("Task", "Policy"),
    "policy_gate": QT_TRANSLATE_NOOP("Task", "Policy"),
    "reading": QT_TRANSLATE_NOOP("Task", "Policy"),
    "receipt": QT_TRANSLATE_NOOP("Task", "Handover"),
    "recovery": QT_TRANSLATE_NOOP("Task", "Recovery"),
    "secret_label": QT_TRANSLATE_NOOP("Task", "Secret"),
    "sheet": QT_TRANSLATE_NOOP("Task", "Approval sheet"),
    "step": QT_TRANSLATE_NOOP("Task", "Countdown"),
    "vault": QT_TRANSLATE_NOOP("Task", "Cabinet"),
}
"""What tasks are about whose names do not begin with a kind of record."""


def about(task_name: str) -> str:
    """Return what the task is about where that is no kind of record; otherwise nothing."""
    words = _ABOUT.get(task_name.partition(".")[0])
    return QCoreApplication.translate("Task", words) if words else ""
