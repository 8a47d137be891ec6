"""How the preview of a policy's file says what each line is, and what was left behind."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from smdesk.desk.policy_reading import (
    AssembledPolicy,
    FoundLine,
    FoundPolicy,
    Kind,
    Notice,
)
from smdesk.domain.policy.numbering import Scheme, numbers
from smdesk.ui.kit import wording
from smdesk.ui.kit.wording.said import QT_TRANSLATE_NOOP

KINDS: Mapping[Kind, str] = {
    Kind.HEADING: QT_TRANSLATE_NOOP("Policy", "Clause with a title"),
    Kind.CLAUSE: QT_TRANSLATE_NOOP("Policy", "Clause without a title"),
    Kind.PARAGRAPH: QT_TRANSLATE_NOOP("Policy", "Paragraph"),
    Kind.BULLET: QT_TRANSLATE_NOOP("Policy", "Point of a list"),
    Kind.TABLE: QT_TRANSLATE_NOOP("Policy", "Table"),
    Kind.NUMBER: QT_TRANSLATE_NOOP("Policy", "Document number"),
    Kind.NAME: QT_TRANSLATE_NOOP("Policy", "Name of the document"),
    Kind.CREATED: QT_TRANSLATE_NOOP("Policy", "Day it was created"),
    Kind.MODIFIED: QT_TRANSLATE_NOOP("Policy", "Day of the last change"),
    Kind.LEFT_OUT: QT_TRANSLATE_NOOP("Policy", "Left out"),
}
NOTICES: Mapping[Notice, str] = {
    Notice.SCRIPT: QT_TRANSLATE_NOOP("Policy", "programs left out: {count}"),
    Notice.REMOTE: QT_TRANSLATE_NOOP("Policy", "parts from the network not fetched: {count}"),
    Notice.LOCAL_FILE: QT_TRANSLATE_NOOP("Policy", "links to files of a computer undone: {count}"),
    Notice.LINK: QT_TRANSLATE_NOOP("Policy", "links that lead nowhere safe undone: {count}"),
    Notice.PICTURE: QT_TRANSLATE_NOOP("Policy", "pictures left out: {count}"),
    Notice.EMBEDDED: QT_TRANSLATE_NOOP("Policy", "files within the file left out: {count}"),
    Notice.HIDDEN: QT_TRANSLATE_NOOP("Policy", "hidden words left out: {count}"),
    Notice.DELETED: QT_TRANSLATE_NOOP("Policy", "tracked deletions left out: {count}"),
    Notice.INSERTED: QT_TRANSLATE_NOOP("Policy", "tracked insertions taken: {count}"),
    Notice.NOTE: QT_TRANSLATE_NOOP("Policy", "notes put in brackets: {count}"),
    Notice.BEFORE: QT_TRANSLATE_NOOP("Policy", "lines before the first clause: {count}"),
    Notice.TOO_DEEP: QT_TRANSLATE_NOOP("Policy", "clauses raised, as six levels are kept: {count}"),
    Notice.FIELD: QT_TRANSLATE_NOOP("Policy", "automatic fields kept as their words: {count}"),
}
SCHEMES: Mapping[Scheme, str] = {
    Scheme.PARAGRAPH: QT_TRANSLATE_NOOP("Policy", "Paragraph 1., 1.1., 1.1.1."),
    Scheme.DECIMAL: QT_TRANSLATE_NOOP("Policy", "1, 1.1, 1.1.1"),
    Scheme.LETTERS: QT_TRANSLATE_NOOP("Policy", "1, (a), (i)"),
    Scheme.NONE: QT_TRANSLATE_NOOP("Policy", "No numbers"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the file as the preview shows it."""

    line: FoundLine
    now: str
    """The number it gets here."""
    differs: bool
    """Whether the file gives another number."""


def rows_of(found: FoundPolicy, policy: AssembledPolicy) -> list[Row]:
    """Return the lines of a file with the numbers they get."""
    now = numbers(policy.content, policy.scheme)
    differ = {one.place for one in policy.mismatches}
    opening = iter(policy.content)
    rows = []
    for line in found.lines:
        number = ""
        if line.kind.opens:
            clause = next(opening, None)
            number = now[clause.id] if clause is not None else ""
        rows.append(Row(line, number, line.place in differ))
    return rows


def summary(found: FoundPolicy, policy: AssembledPolicy, file: str) -> str:
    """Return what the file comes to, and what was left behind, in one line."""
    if not len(policy.content):
        return _tr("Nothing in {file} can be taken as it is read now.").format(file=file)
    parts = [
        _tr("Clauses: {count}").format(count=wording.number(len(policy.content))),
        _tr("numbers that differ from the file: {count}").format(
            count=wording.number(len(policy.mismatches))
        ),
    ]
    if policy.remarks:
        words = _tr("comments that become remarks: {count}")
        parts.append(words.format(count=wording.number(len(policy.remarks))))
    if policy.before:
        words = _tr(NOTICES[Notice.BEFORE])
        parts.append(words.format(count=wording.number(policy.before)))
    parts += [
        _tr(NOTICES[notice]).format(count=wording.number(count)) for notice, count in found.notices
    ]
    return " · ".join(parts)


def number_here(row: Row) -> str:
    """Return the number that a line gets, and whether the file has another."""
    if row.differs:
        return _tr("{number} (differs)").format(number=row.now)
    return row.now


def words_of(row: Row) -> str:
    """Return what a line says, set in as deep as it lies."""
    indent = "    " * row.line.depth if row.line.kind.opens or row.line.kind is Kind.BULLET else ""
    return indent + " ".join(row.line.text.split())


def kind_words(row: Row) -> str:
    """Return what a line is taken as."""
    return _tr(KINDS[row.line.kind])


def _tr(words: str) -> str:
    return QCoreApplication.translate("Policy", words)
