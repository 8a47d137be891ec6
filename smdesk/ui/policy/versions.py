"""All versions of a document, of which one is opened."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from smdesk.domain.policy.documents import PolicyVersion, VersionState
from smdesk.domain.policy.sheets import PolicySheet
from smdesk.domain.records import RecordId
from smdesk.ui.kit import wording
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.listing import CardList, Face
from smdesk.ui.kit.tokens import Tone

WIDE, HIGH = 520, 420
TONES = {
    VersionState.DRAFT: Tone.WARNING,
    VersionState.IN_REVIEW: Tone.INFO,
    VersionState.APPROVED: Tone.INFO,
    VersionState.PUBLISHED: Tone.SUCCESS,
    VersionState.SUPERSEDED: Tone.NEUTRAL,
    VersionState.RETIRED: Tone.NEUTRAL,
}


class VersionsDialog(Dialog):
    """Lists the versions, the latest first, each with what changed in it."""

    def __init__(
        self, sheet: PolicySheet, then: Callable[[RecordId], object], parent: QWidget
    ) -> None:
        """``then`` gets the id of the version that is chosen."""
        title = parent.tr("Versions of “{name}”").format(name=sheet.document.name)
        super().__init__(title, parent)
        self._then, self._names = then, sheet.names
        self.list: CardList[PolicyVersion] = CardList(self.tr("Versions"), self._face, _id, self)
        self.list.show_records(sheet.versions)
        self.list.select(sheet.version.id)
        self.list.opened.connect(self._open)
        self.body.addWidget(self.list, 1)
        self.add_button(self.tr("Cancel"), self.reject)
        self.add_button(self.tr("&Open"), self._open, primary=True)
        self.resize(scaled(self, WIDE), scaled(self, HIGH))
        self.list.setFocus()

    def _face(self, one: PolicyVersion) -> Face:
        return version_face(one, self._names)

    def _open(self) -> None:
        chosen = self.list.selected()
        if chosen is not None:
            self.accept()
            self._then(chosen.id)


def version_face(one: PolicyVersion, names: Mapping[RecordId, str]) -> Face:
    """Return how a version looks in the list."""
    at = one.published_at or one.changed_at
    said = (wording.day(at.date()), names.get(one.changed_by, ""), one.summary)
    return Face(
        title=one.title,
        second=" · ".join(filter(None, said)),
        chip=(wording.name(one.state), TONES[one.state]),
    )


def _id(one: PolicyVersion) -> RecordId:
    return one.id
