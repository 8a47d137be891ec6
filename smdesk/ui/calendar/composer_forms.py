"""What the composer asks for: the text and its counters, words for an answer, what went out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from smdesk.domain.calendar import Variant
from smdesk.domain.campaigns import once
from smdesk.domain.limits import Force, Matter, Measure
from smdesk.domain.publications import Way
from smdesk.domain.records import Fault, InvalidError, RecordId, faults_of, filled
from smdesk.ui.kit import wording
from smdesk.ui.kit.clock import Clock
from smdesk.ui.kit.dialog import FormDialog
from smdesk.ui.kit.fields import Choice, Day, Line, Lines, PersonPick, Text, Tick
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.label import Label, Type

TONES = {Force.BLOCK: "danger", Force.WARN: "warning", Force.INFORM: "muted"}

Measured = Callable[[Variant], Sequence[Measure]]


@dataclass(frozen=True, slots=True)
class Said:
    """Words that an answer needs."""

    words: str

    def __post_init__(self) -> None:
        faults_of(words=filled(self.words))


@dataclass(frozen=True, slots=True)
class WentOut:
    """When a post went out, where it is to be seen, and what people saw."""

    day: date
    clock: time | None
    permalink: str
    no_link: str
    final_text: str
    differs: str
    unapproved: str = ""

    def __post_init__(self) -> None:
        faults_of(clock=Fault.EMPTY if self.clock is None else None)


@dataclass(frozen=True, slots=True)
class Agreed:
    """Who said yes to a quick step, how, and where it is to be seen."""

    event: str
    why_now: str
    approver: RecordId | None
    way: Way
    words_of_ok: str
    late_reason: str
    permalink: str
    no_link: str

    def __post_init__(self) -> None:
        faults_of(
            event=filled(self.event),
            why_now=filled(self.why_now),
            approver=filled(self.approver or ""),
            words_of_ok=filled(self.words_of_ok),
        )


class WriteDialog(FormDialog[Variant]):
    """Writes what one channel gets; each limit is counted while it is typed."""

    def __init__(
        self,
        title: str,
        variant: Variant,
        measured: Measured,
        save: Callable[[Variant, str], object],
        parent: QWidget,
    ) -> None:
        self._variant, self._measured = variant, measured
        super().__init__(title, _write_form(variant), save, parent)
        self.counters = QWidget(self)
        column = QVBoxLayout(self.counters)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._labels: dict[Matter, Label] = {}
        self.body.addWidget(self.counters)
        for name in ("text", "link", "hashtags", "utm_source", "utm_medium", "utm_campaign"):
            editor = self.form.editor(name)
            if isinstance(editor, QPlainTextEdit | QLineEdit):
                editor.textChanged.connect(self.count)
        self.count()

    def count(self) -> None:
        """Count what is typed against every limit that is known."""
        measures = self._measured(self._typed())
        for one in measures:
            if one.matter not in self._labels:
                label = Label("", self.counters, type=Type.META)
                self._labels[one.matter] = label
                layout = self.counters.layout()
                if layout is not None:
                    layout.addWidget(label)
            label = self._labels[one.matter]
            label.setText(measure_words(one))
            label.setToolTip(source_words(one))
            label.setProperty("tone", TONES[one.force] if one.over else "muted")
            label.style().polish(label)

    def _typed(self) -> Variant:
        """Return the variant as typed so far; a link that is none yet counts for nothing."""
        typed: dict[str, object] = {}
        for name in ("link", "utm_source", "utm_medium", "utm_campaign"):
            editor = self.form.editor(name)
            typed[name] = editor.text() if isinstance(editor, QLineEdit) else ""
        for name in ("text", "hashtags"):
            editor = self.form.editor(name)
            typed[name] = editor.toPlainText() if isinstance(editor, QPlainTextEdit) else ""
        typed["hashtags"] = plain_tags(str(typed["hashtags"]).splitlines())
        try:
            return replace(self._variant, **typed)  # type: ignore[arg-type]
        except InvalidError:
            typed["link"] = ""
        try:
            return replace(self._variant, **typed)  # type: ignore[arg-type]
        except InvalidError:
            return self._variant


def plain_tags(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the tags without the sign in front and without blanks, each once."""
    words = [word.lstrip("#") for line in lines for word in line.split()]
    return once(words)


def measure_words(measure: Measure) -> str:
    """Return the count beside its limit, as in ``Length of the text: 12 of 280 (as X counts)``."""
    words = _tr("{matter}: {count} of {most}").format(
        matter=wording.name(measure.matter),
        count=wording.number(measure.count),
        most=wording.number(measure.limit.most),
    )
    if measure.counter is not None:
        words += f" ({wording.name(measure.counter)})"
    return words


def source_words(measure: Measure) -> str:
    """Return who says so, since when, and what going over does."""
    limit = measure.limit
    checked = _tr("never looked at") if limit.checked is None else wording.day(limit.checked)
    parts = (
        f"{wording.name(limit.grade)}: {limit.source}",
        _tr("Last looked at: {day}").format(day=checked),
        wording.name(measure.force),
        limit.note,
    )
    return "\n".join(part for part in parts if part)


def words_dialog(
    title: str, label: str, verb: str, save: Callable[[Said, str], object], parent: QWidget
) -> FormDialog[Said]:
    """Return the dialog that asks for words which are kept."""
    form = Form(Said, (Text("words", label, help=_tr("It is kept with the post.")),))
    form.fill(Said(_tr("Words")), empty={"words"})
    return FormDialog(title, form, save, parent, verb=verb)


def out_dialog(
    title: str,
    out: WentOut,
    save: Callable[[WentOut, str], object],
    parent: QWidget,
    *,
    approved: bool,
) -> FormDialog[WentOut]:
    """Return the dialog that notes what went out; without an approval it asks why."""
    rows = [
        *(() if approved else (Text("unapproved", _tr("&Why without an approval"), lines=2),)),
        Line("permalink", _tr("&Link to the post"), help=_tr("Copied from the platform.")),
        Line("no_link", _tr("&Or why there is none")),
        Day("day", _tr("&Day")),
        Clock("clock", _tr("T&ime")),
        Text("final_text", _tr("Te&xt as it went out"), lines=4),
        Line("differs", _tr("Why it diff&ers"), help=_tr("Only where it does.")),
    ]
    form = Form(WentOut, rows)
    form.fill(out)
    return FormDialog(title, form, save, parent, verb=_tr("&Note it"))


def quick_dialog(
    title: str,
    agreed: Agreed,
    approvers: Mapping[RecordId | None, str],
    save: Callable[[Agreed, str], object],
    parent: QWidget,
) -> FormDialog[Agreed]:
    """Return the dialog that notes a quick step, and on whose word it was."""
    ways = {way: wording.name(way) for way in Way}
    form = Form(
        Agreed,
        (
            Line("event", _tr("&What happened today")),
            Line("why_now", _tr("Wh&y it could not wait")),
            PersonPick("approver", _tr("Who said y&es"), approvers),
            Choice("way", _tr("&How"), ways),
            Text("words_of_ok", _tr("In which w&ords"), lines=2),
            Line("permalink", _tr("&Link to the post")),
            Line("no_link", _tr("O&r why there is none")),
            Line("late_reason", _tr("Why, &if it is not of today")),
        ),
    )
    form.fill(agreed, empty={"event", "why_now", "words_of_ok"})
    return FormDialog(title, form, save, parent, verb=_tr("&Note it"))


def _write_form(variant: Variant) -> Form[Variant]:
    form = Form(
        Variant,
        (
            Text("text", _tr("&Text"), lines=7),
            Line("link", _tr("&Link"), example="https://"),
            Line("utm_source", _tr("&Source in the link"), help=_tr("As in instagram.")),
            Line("utm_medium", _tr("&Medium in the link"), help=_tr("As in social.")),
            Line("utm_campaign", _tr("&Campaign in the link")),
            Lines("hashtags", _tr("&Hashtags"), help=_tr("One on each line.")),
            Text("first_comment", _tr("&First comment"), lines=2),
            Tick("political", _tr("It speaks of &politics: two have to approve it")),
        ),
        groups={"link": _tr("Link"), "hashtags": _tr("Around it")},
    )
    form.fill(variant)
    tick = form.editor("political")
    if isinstance(tick, QCheckBox):
        tick.setToolTip(_tr("A second administrator who wrote none of it has to agree."))
    return form


def _tr(text: str) -> str:
    return QCoreApplication.translate("Composer", text)
