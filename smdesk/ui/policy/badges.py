"""The chips beside clauses: concerns, comments, what changed, and how often a clause is at work."""

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from smdesk.domain.policy.content import Clause, Content
from smdesk.domain.policy.remarks import RemarkKind
from smdesk.domain.policy.sheets import PolicySheet
from smdesk.domain.records import RecordId
from smdesk.ui.kit import wording
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.policy.clause_row import Badge


def badges(
    sheet: PolicySheet, used: Mapping[RecordId, int], base: Content | None
) -> dict[RecordId, tuple[Badge, ...]]:
    """Return the chips of every clause that has any; ``base`` is the text that was begun from."""
    concerns: Counter[RecordId] = Counter()
    comments: Counter[RecordId] = Counter()
    for line in sheet.remarks:
        if not line.remark.settled:
            kind = concerns if line.remark.what is RemarkKind.CONCERN else comments
            kind.update(line.remark.clauses)
    before = {clause.id: clause for clause in base} if base is not None else None
    found: dict[RecordId, tuple[Badge, ...]] = {}
    for clause in sheet.content:
        made = (
            *_counted(concerns[clause.id], _tr("1 concern"), _tr("{n} concerns"), Tone.WARNING),
            *_counted(comments[clause.id], _tr("1 comment"), _tr("{n} comments"), Tone.INFO),
            *_changed(clause, before),
            *_counted(
                used.get(clause.id, 0), _tr("at work"), _tr("at work {n} times"), Tone.ACCENT
            ),
        )
        if made:
            found[clause.id] = made
    return found


def _changed(clause: Clause, before: Mapping[RecordId, Clause] | None) -> tuple[Badge, ...]:
    if before is None:
        return ()
    was = before.get(clause.id)
    if was is None:
        return ((_tr("new"), Tone.SUCCESS),)
    if (was.title, was.blocks) != (clause.title, clause.blocks):
        return ((_tr("changed"), Tone.INFO),)
    return ()


def _counted(count: int, one: str, many: str, tone: Tone) -> tuple[Badge, ...]:
    if not count:
        return ()
    return ((one if count == 1 else many.format(n=wording.number(count)), tone),)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Policy", text)
