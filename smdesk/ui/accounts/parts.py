"""The small parts of the cards in which secrets stand: what reads them, and their buttons."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from smdesk.desk.accounts import AccountsDesk, SecretLine
from smdesk.desk.kept_secrets import SecretsDesk
from smdesk.domain.custody import Seen
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member
from smdesk.domain.secret_text import SecretText
from smdesk.domain.totp import Code
from smdesk.ui.kit import wording
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.button import Button

SAID_MS = 2000


@dataclass(frozen=True, slots=True)
class ReadSecret:
    """Gives one secret to its field, after the desk has noted who asked and how."""

    desk: AccountsDesk
    secret: RecordId
    me: Member
    number: int | None = None

    def __call__(self, how: Seen) -> SecretText:
        """Return the secret; raises what the desk does."""
        return self.desk.read_secret(self.secret, how, number=self.number, by=self.me)


@dataclass(frozen=True, slots=True)
class AskCode:
    """Gives the code of an authenticator that holds now."""

    desk: SecretsDesk
    secret: RecordId
    me: Member

    def __call__(self) -> Code:
        """Return the code; raises what the desk does."""
        return self.desk.code_now(self.secret, by=self.me)


class CopyButton(Button):
    """Copies words that are no secret, and says so for two seconds."""

    def __init__(
        self, words: str, what: str, copy_text: Callable[[str], object], parent: QWidget
    ) -> None:
        super().__init__("", parent, then=self.copy)
        self._words, self._what, self._copy_text = words, what, copy_text
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._rest)
        self._rest()

    def copy(self) -> None:
        """Copy the words."""
        self._copy_text(self._words)
        self.set_words(self.tr("Copied"))
        self.setAccessibleName(self.tr("Copied: {what}").format(what=self._what))
        announce(self, self.tr("{what} copied.").format(what=self._what))
        self._timer.start(SAID_MS)

    def _rest(self) -> None:
        self.set_words(self.tr("Copy"))
        self.setAccessibleName(self.tr("Copy: {what}").format(what=self._what))


class AddAction(QAction):
    """A line of a menu that tells what it is about."""

    wanted = Signal(object)

    def __init__(self, words: str, kind: object, parent: QWidget) -> None:
        super().__init__(words, parent)
        self._kind = kind
        self.triggered.connect(self._want)

    def _want(self) -> None:
        self.wanted.emit(self._kind)


class LineButton(Button):
    """Tells of the secret on whose row it stands."""

    def __init__(
        self, words: str, line: SecretLine, told: Callable[[SecretLine], object], parent: QWidget
    ) -> None:
        super().__init__(words, parent, then=self._tell)
        self._line, self._told = line, told
        self.setAccessibleName(f"{words.rstrip('…')}: {secret_name(line)}")

    def _tell(self) -> None:
        self._told(self._line)


class LineMenu(Button):
    """What is seldom done with one secret, behind three dots."""

    def __init__(
        self,
        line: SecretLine,
        tasks: Mapping[str, Callable[[SecretLine], object]],
        parent: QWidget,
    ) -> None:
        """``tasks`` are called with the line; their words are those of the menu."""
        super().__init__("", parent, icon="ellipsis", bare=True)
        self.set_words(self.tr("More about {what}").format(what=secret_name(line)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        menu = QMenu(self)
        for words, task in tasks.items():
            action = AddAction(words, line, self)
            action.wanted.connect(task)
            menu.addAction(action)
        self.setMenu(menu)


def secret_name(line: SecretLine) -> str:
    """Return what people call the secret: its label, or its kind."""
    return line.label or wording.name(line.what)


def changed(line: SecretLine) -> str:
    """Return when the value in use was put in and by whom."""
    if line.made_at is None:
        return ""
    day = wording.long_day(line.made_at.astimezone().date())
    return " · ".join(filter(None, (day, line.made_by)))
