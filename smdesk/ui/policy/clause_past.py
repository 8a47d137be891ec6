"""Everything one clause ever said: who wrote it and when, compared, and put back where wanted."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from smdesk.domain.policy.content import Clause, Content
from smdesk.domain.policy.documents import WORKING
from smdesk.domain.policy.redline import redline
from smdesk.domain.policy.sheets import ClauseStory
from smdesk.domain.records import RecordId
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.chip import Filter, FilterChips
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.fields import QuietComboBox
from smdesk.ui.kit.label import Label, Type, line, upright
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.listing import CardList, Face
from smdesk.ui.policy.draft import Draft
from smdesk.ui.policy.redline_text import Mode, RedlineText
from smdesk.ui.policy.steps import START, Place
from smdesk.ui.policy.versions import TONES

WIDE, HIGH, LIST = 900, 560, 300
NOTHING = ""
"""Compared with nothing: the text alone."""


class ClausePast(Dialog):
    """Lists what a clause said, the latest first; shows one of it against any other."""

    def __init__(
        self,
        name: str,
        story: Sequence[ClauseStory],
        parent: QWidget,
        *,
        put_back: Callable[[Clause], object] | None,
    ) -> None:
        """``put_back`` takes what the clause is to say again; None where nothing is written."""
        super().__init__(parent.tr("{clause}: history").format(clause=name), parent)
        self._story, self._put_back = tuple(story), put_back
        self.list: CardList[ClauseStory] = CardList(self.tr("What it said"), self._face, _id, self)
        self.list.show_records(self._story)
        self.other = QuietComboBox(self)
        self.other.setAccessibleName(self.tr("Compared with"))
        self.text = RedlineText(self)
        self.modes = FilterChips(
            self.tr("How to show it"),
            (
                Filter(Mode.INLINE, self.tr("Inline")),
                Filter(Mode.SIDES, self.tr("Side by side")),
            ),
            self,
        )
        self.in_words = QCheckBox(self.tr("Marks in words"), self)
        self.restores = Button(self.tr("Put this &back"), self, then=self.put_it_back)
        self._lay_out()
        self.list.chosen.connect(self._chosen)
        self.other.currentIndexChanged.connect(self._draw)
        self.modes.chosen.connect(self._draw)
        self.in_words.toggled.connect(self._draw)
        self.list.select_first()
        self._chosen()
        self.list.setFocus()

    def put_it_back(self) -> None:
        """Let the clause say again what is chosen."""
        chosen = self.list.selected()
        if chosen is not None and self._put_back is not None:
            self.accept()
            self._put_back(chosen.clause)

    def _chosen(self) -> None:
        """Compare what is chosen with what was said before it."""
        chosen = self.list.selected()
        if chosen is None:
            return
        at = self._story.index(chosen)
        self.other.blockSignals(True)
        self.other.clear()
        self.other.addItem(self.tr("nothing: the text alone"), NOTHING)
        for one in self._story:
            if one.version != chosen.version:
                self.other.addItem(self._versions(one), str(one.version))
        before = self._story[at + 1 : at + 2]
        wanted = str(before[0].version) if before else NOTHING
        self.other.setCurrentIndex(max(0, self.other.findData(wanted)))
        self.other.blockSignals(False)
        self.restores.setEnabled(self._put_back is not None and at > 0)
        self.restores.setToolTip(self._why_not(at))
        self._draw()

    def _why_not(self, at: int) -> str:
        if self._put_back is None:
            return self.tr("This version is only read. It is put back in a draft.")
        return "" if at else self.tr("This is what it says now.")

    def _draw(self) -> None:
        chosen = self.list.selected()
        if chosen is None:
            return
        wanted = self.other.currentData()
        before = next((one for one in self._story if str(one.version) == wanted), None)
        mode = self.modes.key
        after = Content((_flat(chosen),))
        was = after if before is None else Content((_flat(before),))
        changes = redline(was, after, _number(before or chosen), _number(chosen))
        self.text.show_changes(
            changes,
            mode if isinstance(mode, Mode) else Mode.INLINE,
            only=False,
            in_words=self.in_words.isChecked(),
        )

    def _versions(self, one: ClauseStory) -> str:
        if one.state in WORKING:
            return self.tr("Draft {n}").format(n=one.version)
        if one.through == one.version:
            return self.tr("Version {n}").format(n=one.version)
        words = self.tr("Versions {first} to {last}")
        return words.format(first=one.version, last=one.through)

    def _face(self, one: ClauseStory) -> Face:
        said = (wording.day(one.at.date()), one.by)
        return Face(
            title=self._versions(one),
            second=" · ".join(filter(None, said)),
            chip=(wording.name(one.state), TONES[one.state]),
        )

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(Label(self.tr("Compared with"), self, type=Type.META, wrap=False))
        top.addWidget(self.other)
        top.addStretch(1)
        looks = QHBoxLayout()
        looks.setSpacing(8)
        looks.addWidget(self.modes, 1)
        looks.addWidget(self.in_words)
        right = QVBoxLayout()
        right.setContentsMargins(16, 0, 0, 0)
        right.setSpacing(8)
        right.addLayout(top)
        right.addLayout(looks)
        right.addWidget(line(self))
        right.addWidget(self.text, 1)
        whole = QHBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.list.setFixedWidth(scaled(self, LIST))
        whole.addWidget(self.list)
        whole.addWidget(upright(self))
        whole.addLayout(right, 1)
        self.body.addLayout(whole, 1)
        self.buttons.insertWidget(0, self.restores)
        self.add_button(self.tr("Close"), self.accept)
        self.resize(scaled(self, WIDE), scaled(self, HIGH))


def put_back(draft: Draft, words: str, said: Clause) -> None:
    """Let a clause of the draft say what it said then, as a step that can be taken back.

    Where it stands stays as it is; ``words`` name the step.
    """
    clauses = tuple(
        replace(one, title=said.title, blocks=said.blocks) if one.id == said.id else one
        for one in draft.content
    )
    place = Place(said.id, START)
    draft.rest()
    draft.do(words, Content(clauses), to=place, back=place)


def _flat(one: ClauseStory) -> Clause:
    return replace(one.clause, depth=0)


def _number(one: ClauseStory) -> dict[RecordId, str]:
    return {one.clause.id: one.number}


def _id(one: ClauseStory) -> int:
    return one.version
