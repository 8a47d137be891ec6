"""Keeps what is being written: less than a second after the last key, and whenever it is left."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from smdesk.domain.policy.content import Content
from smdesk.domain.policy.documents import PolicyVersion
from smdesk.domain.records import SmdeskError
from smdesk.ui.policy.draft import Draft

REST_MS = 700
"""What is typed is kept when nothing was for so long."""

Save = Callable[[PolicyVersion, Content], PolicyVersion]


class Keeper(QObject):
    """Saves the draft of one version by itself."""

    said = Signal()
    """It is kept now, or is not any more."""
    kept_it = Signal()
    """It was just kept."""
    failed = Signal(object)
    """The SmdeskError for which it could not be kept."""

    def __init__(self, draft: Draft, save: Save, parent: QObject) -> None:
        super().__init__(parent)
        self._draft, self._save = draft, save
        self._version: PolicyVersion | None = None
        self._kept = draft.content
        self.saving = False
        """Whether what is announced at the moment is our own saving."""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.keep)
        draft.changed.connect(self._changed)

    @property
    def unsaved(self) -> bool:
        """Whether something is written that is not kept yet."""
        return self._version is not None and self._draft.content != self._kept

    @property
    def kept(self) -> Content:
        """What was kept last."""
        return self._kept

    def follow(self, version: PolicyVersion | None, content: Content) -> None:
        """Save into this version from now on; ``content`` is what it says. None saves nothing."""
        self._rest.stop()
        self._version, self._kept = version, content
        self.said.emit()

    def keep(self) -> None:
        """Keep what is written now."""
        self._rest.stop()
        version, content = self._version, self._draft.content
        if version is None or content == self._kept or self.saving:
            return
        self.saving, done = True, False
        try:
            self._version = self._save(version, content)
            self._kept = content
            done = True
        except SmdeskError as error:
            self.failed.emit(error)
        finally:
            self.saving = False
        self.said.emit()
        if done:
            self.kept_it.emit()

    def _changed(self) -> None:
        if self._version is not None:
            self._rest.start()
            self.said.emit()
