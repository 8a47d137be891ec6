"""The lists beside the documents: rules that others make, and words that are spelt right here."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smdesk.desk.outside_rules import OutsideRulesDesk
from smdesk.desk.topics import Topic
from smdesk.domain.policy.outside_rules import OutsideRule, Source
from smdesk.domain.policy.own_words import OwnWord
from smdesk.overriding import override
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.fields import Choice, Line, OptionalDay, Text
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.register import Declared, R, Register, Shelf
from smdesk.ui.kit.undoing import TakeBack
from smdesk.ui.kit.view import View
from smdesk.ui.policy import dialogs
from smdesk.ui.policy.means import PolicyMeans

STAND_IN = "x"


class PolicyRegister(Register[R]):
    """A register within the policy's screen, which has the header and the keys."""

    def __init__(
        self, declared: Declared[R], desk: Shelf[R], means: PolicyMeans, screen: View
    ) -> None:
        super().__init__(
            declared,
            desk,
            means.me,
            means.now,
            screen,
            undo=TakeBack(means.undo, means.me, screen),
        )
        self.header.hide()
        self.noticed.connect(screen.noticed)
        self.wanted.connect(screen.wanted)
        for action in self.actions():
            # The screen has these keys for whatever is looked at.
            if action.shortcut() in {QKeySequence("Ctrl+N"), QKeySequence("Ctrl+F")}:
                action.setShortcut(QKeySequence())


class OutsideRegister(PolicyRegister[OutsideRule]):
    """The rules of others, with a button that notes that somebody looked."""

    def __init__(self, desk: OutsideRulesDesk, means: PolicyMeans, screen: View) -> None:
        self._rules = desk
        super().__init__(_outside(means), desk, means, screen)
        self._look = self._key(_tr("Looked at it today"), "F8", self.look)
        self.seen.follow(self._look)
        self._show_detail()

    def look(self) -> None:
        """Ask what is different in the chosen rule, and note that somebody looked today."""
        rule = self.chosen()
        if rule is None:
            return

        def take(words: str) -> None:
            self._rules.looked_at(rule.id, words, by=self._me)
            self.refresh()
            said = _tr("Noted: {name} was looked at today.").format(name=rule.name)
            self.notice(said, self._undo)

        dialogs.words_dialog(
            _tr("Looked at {name}").format(name=rule.name),
            _tr("&What changed, and what follows from it"),
            take,
            self,
            verb=_tr("&Note"),
            help=_tr("Left empty: it says what it said before."),
            wanted=False,
        ).open()

    @override
    def _show_detail(self) -> None:
        super()._show_detail()
        if hasattr(self, "_look"):
            self._look.setEnabled(self.chosen() is not None)

    @override
    def _tools(self, parent: QWidget) -> QHBoxLayout:
        row = super()._tools(parent)
        self.seen = Button(_tr("&Looked at it today…"), parent, then=self.look, icon="eye")
        row.insertWidget(1, self.seen)
        return row


def words(means: PolicyMeans, screen: View) -> PolicyRegister[OwnWord]:
    """Return the register of the library's own words."""
    return PolicyRegister(_words(), means.desk.words, means, screen)


def outside(means: PolicyMeans, screen: View) -> OutsideRegister:
    """Return the register of rules that others make."""
    return OutsideRegister(means.desk.outside, means, screen)


def _words() -> Declared[OwnWord]:
    return Declared(
        title=_tr("Own words"),
        add=_tr("&New word"),
        none=_tr(
            "The spelling lets every word pass that stands here: names of places, of projects, "
            "terms of your own. Names of people, channels and departments are known by themselves."
        ),
        record=OwnWord,
        columns=(
            Column(_tr("Word"), lambda one: one.word, width=220),
            Column(_tr("What it is"), lambda one: one.note),
        ),
        fields=lambda: (
            Line("word", _tr("&Word"), help=_tr(
                "As it is spelt. Of a name of several words each is let pass.")),
            Line("note", _tr("What it &is")),
        ),
        blank=lambda: OwnWord(word=STAND_IN),
        asked=("word",),
        follows=frozenset({Topic.POLICY}),
    )  # fmt: skip


def _outside(means: PolicyMeans) -> Declared[OutsideRule]:
    def last(one: OutsideRule) -> str:
        if one.checked_on is None:
            return _tr("never")
        day = wording.day(one.checked_on)
        return _tr("{day} · look again").format(day=day) if one.due(means.today()) else day

    return Declared(
        title=_tr("Outside rules"),
        add=_tr("&New outside rule"),
        none=_tr(
            "What platforms ask of those who use them, what the law says, what the body asks that "
            "the library belongs to: note where it is written, and when somebody last looked."
        ),
        record=OutsideRule,
        columns=(
            Column(_tr("Rule"), lambda one: one.name),
            Column(_tr("Whose"), lambda one: wording.name(one.source), width=190),
            Column(_tr("Last looked at"), last, width=190),
        ),
        detail=lambda one: (
            (_tr("Whose"), wording.name(one.source)),
            (_tr("Where it is written"), one.place),
            (_tr("Last looked at"), last(one)),
            (_tr("What changed"), one.change),
            (_tr("Notes"), one.note),
        ),
        fields=lambda: (
            Line("name", _tr("&Rule")),
            Choice("source", _tr("&Whose"), {one: wording.name(one) for one in Source}),
            Line("place", _tr("Where it is wri&tten"), help=_tr(
                "An address, the number of a law, a binder.")),
            OptionalDay("checked_on", _tr("&Last looked at")),
            Text("change", _tr("What &changed then, and what follows from it")),
            Text("note", _tr("N&otes")),
        ),
        blank=lambda: OutsideRule(name=STAND_IN, source=Source.TERMS),
        asked=("name",),
        follows=frozenset({Topic.POLICY}),
    )  # fmt: skip


def _tr(text: str) -> str:
    return QCoreApplication.translate("PolicyRegisters", text)
