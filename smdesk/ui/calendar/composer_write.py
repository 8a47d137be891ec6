"""Writes what one channel gets: text, link, hashtags, counted and shown as it is typed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from smdesk.domain.calendar import Variant
from smdesk.domain.campaigns import HashtagSet, once
from smdesk.domain.limits import Force, Matter, Measure
from smdesk.domain.records import InvalidError
from smdesk.domain.utm import Utm
from smdesk.overriding import override
from smdesk.ui.calendar.composer_link import Tags, TagsDialog
from smdesk.ui.calendar.composer_preview import PostPreview
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button, literal
from smdesk.ui.kit.dialog import FormDialog
from smdesk.ui.kit.fields import Line, Lines, Text, Tick
from smdesk.ui.kit.fold import UNLIMITED, Flow
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.page import Page

TONES = {Force.BLOCK: "danger", Force.WARN: "warning", Force.INFORM: "muted"}
LONG = 4_000
"""Signs; a longer text is counted when the typing pauses, not at every key."""
PAUSE_MS = 250
BESIDE = 340
"""Px for what stands beside the form."""
FOLDS_BELOW = 760

Measured = Callable[[Variant], Sequence[Measure]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What helps with the writing."""

    measured: Measured
    preview: Callable[[QWidget], PostPreview]
    """Makes what shows how it reads."""
    usual: Utm
    """The words that links of this channel usually carry."""
    sets: Callable[[], Sequence[HashtagSet]]
    keep_set: Callable[[tuple[str, ...], QWidget, Callable[[], object]], object]
    """Asks how these hashtags are called as a set, and keeps it; then goes on."""


class WriteDialog(FormDialog[Variant]):
    """Writes what one channel gets; each limit is counted while it is typed."""

    def __init__(
        self,
        title: str,
        variant: Variant,
        around: Around,
        save: Callable[[Variant, str], object],
        parent: QWidget,
    ) -> None:
        self._variant, self._around = variant, around
        super().__init__(title, _write_form(variant), save, parent)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.count)
        self._labels: dict[Matter, Label] = {}
        self._build_beside()
        for name in ("text", "link", "hashtags"):
            editor = self.form.editor(name)
            if isinstance(editor, QPlainTextEdit | QLineEdit):
                editor.textChanged.connect(self._count_soon)
        self.resize_within(FOLDS_BELOW + 80, 640)
        self.count()

    def count(self) -> None:
        """Count what is typed against every limit that is known, and show it."""
        typed = self.typed()
        for one in self._around.measured(typed):
            if one.matter not in self._labels:
                label = Label("", self.counters, type=Type.META)
                self._labels[one.matter] = label
                layout = self.counters.layout()
                if layout is not None:
                    layout.addWidget(label)
            label = self._labels[one.matter]
            label.setText(measure_words(one))
            label.setToolTip(source_words(one))
            label.setAccessibleDescription(source_words(one))
            label.setProperty("tone", TONES[one.force] if one.over else "muted")
            label.style().polish(label)
        self.preview.show_text(typed.copied)
        tagged = typed.tagged_link
        self.link.setText(self.tr("Goes out as {link}").format(link=tagged))
        self.link.setVisible(bool(tagged) and tagged != typed.link)

    def typed(self) -> Variant:
        """Return the variant as typed so far; a link that is none yet counts for nothing."""
        link, text = self.form.editor("link"), self.form.editor("text")
        said = text.toPlainText() if isinstance(text, QPlainTextEdit) else ""
        base = replace(self._variant, hashtags=self._tags())
        for address in (link.text().strip() if isinstance(link, QLineEdit) else "", ""):
            try:
                return replace(base, text=said, link=address)
            except InvalidError:
                continue
        return base

    # What helps with it.

    def tag_link(self) -> None:
        """Ask which words the link carries."""
        link = self.form.editor("link")
        address = link.text().strip() if isinstance(link, QLineEdit) else ""
        TagsDialog(Tags.of(self._variant, address), self._around.usual, self._tagged, self).open()

    def put_in(self, name: str, tags: Sequence[str]) -> None:
        """Put the hashtags of a set after those that are there."""
        self.form.put("hashtags", once((*self._tags(), *tags)))
        self._count_soon()
        self.say.setText(self.tr("{name} is put in.").format(name=name))

    def keep_tags(self) -> None:
        """Keep the hashtags that are there as a set."""
        if tags := self._tags():
            self._around.keep_set(tags, self, self._fill_menu)

    def _tagged(self, tags: Tags, _reason: str) -> None:
        self.form.put("link", tags.link)
        self._variant = tags.put_on(self._variant)
        self.form.carry(**tags.as_fields())
        self.count()

    def _tags(self) -> tuple[str, ...]:
        editor = self.form.editor("hashtags")
        typed = editor.toPlainText() if isinstance(editor, QPlainTextEdit) else ""
        return plain_tags(typed.splitlines())

    def _count_soon(self) -> None:
        editor = self.form.editor("text")
        blocks = editor.document().characterCount() if isinstance(editor, QPlainTextEdit) else 0
        if blocks > LONG:
            self._pause.start()
        else:
            self.count()

    def _build_beside(self) -> None:
        self.beside = QWidget(self)
        column = QVBoxLayout(self.beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        tools = QWidget(self.beside)
        flow = Flow(tools, spacing=8)
        self.sets = Button(self.tr("Put in a &set"), tools, icon="plus")
        self._menu = QMenu(self.sets)
        self.sets.setMenu(self._menu)
        flow.addWidget(self.sets)
        flow.addWidget(Button(self.tr("&Keep as a set…"), tools, then=self.keep_tags))
        flow.addWidget(Button(self.tr("Tags of the l&ink…"), tools, then=self.tag_link))
        self.say = Label("", self.beside, type=Type.META, tone="muted")
        self.link = Label("", self.beside, type=Type.META, tone="muted", selectable=True)
        self.counters = QWidget(self.beside)
        counts = QVBoxLayout(self.counters)
        counts.setContentsMargins(0, 0, 0, 0)
        counts.setSpacing(2)
        self.preview = self._around.preview(self.beside)
        page = self._preview_page = Page(self.beside)
        page.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        page.bare()
        page.add_widget(self.preview)
        for widget in (tools, self.say, self.link, self.counters):
            column.addWidget(widget)
        column.addWidget(page, 1)
        self._fill_menu()
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(18)
        self.body.removeWidget(self.page)
        self._halves.addWidget(self.page, 1)
        self._halves.addWidget(self.beside)
        self.body.addLayout(self._halves, 1)

    def _fill_menu(self) -> None:
        self._menu.clear()
        sets = self._around.sets()
        self.sets.setEnabled(bool(sets))
        none = self.tr("There is no set yet: type hashtags and keep them as one.")
        self.sets.setToolTip("" if sets else none)
        for one in sets:
            action = QAction(literal(f"{one.name} ({len(one.tags)})"), self._menu)
            action.setData(one.id)
            action.triggered.connect(self._chosen)
            self._menu.addAction(action)

    def _chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            for one in self._around.sets():
                if one.id == action.data():
                    self.put_in(one.name, one.tags)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= scaled(self, FOLDS_BELOW)
        way = QBoxLayout.Direction
        self._halves.setDirection(way.LeftToRight if wide else way.TopToBottom)
        # Where there is room for one only, writing goes before looking.
        self._preview_page.setVisible(wide)
        self.beside.setMinimumWidth(scaled(self, BESIDE) if wide else 0)
        self.beside.setMaximumWidth(scaled(self, BESIDE) if wide else UNLIMITED)


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


def _write_form(variant: Variant) -> Form[Variant]:
    form = Form(
        Variant,
        (
            Text("text", _tr("&Text"), lines=9),
            Line("link", _tr("&Link"), example="https://"),
            Lines("hashtags", _tr("&Hashtags"), help=_tr("One on each line.")),
            Text("first_comment", _tr("&First comment"), lines=2),
            Tick("political", _tr("It speaks of &politics: two have to approve it")),
        ),
    )
    form.fill(variant)
    tick = form.editor("political")
    if isinstance(tick, QCheckBox):
        tick.setToolTip(_tr("A second administrator who wrote none of it has to agree."))
    return form


def _tr(text: str) -> str:
    return QCoreApplication.translate("Composer", text)
