"""The media library: what may be shown, of whom, by whom, how long, and where it is shown."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QWidget

from smdesk.desk.topics import Topic
from smdesk.domain.media import CONSENT_OVER, Consent, MediaAsset
from smdesk.domain.records import RecordId, SmdeskError
from smdesk.overriding import override
from smdesk.ui.kit import wording
from smdesk.ui.kit.intake import Intake, takes
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.media_facts import asset_fields, destroyed, outside, standing
from smdesk.ui.kit.pictures import Thumbs, fitted
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.register import Declared
from smdesk.ui.plan.destroying import DestroyDialog, RemovedFiles
from smdesk.ui.plan.parts import Act, Part, Planning
from smdesk.ui.plan.register import PlanRegister

FOLLOWS = frozenset({Topic.CALENDAR})
WIDE, HIGH = 300, 190
MOST_TOLD = 8
"""Posts that show a file and are named; the latest come first."""
NOBODY = "0" * 64
"""Stands in the form of a new file, which is never opened: files are chosen, not typed."""


def _nothing() -> None:
    """Do nothing more."""


class PicturesRegister(PlanRegister[MediaAsset]):
    """The register with the picture above its facts; files are chosen, dropped or pasted."""

    def __init__(self, *given: Any) -> None:  # noqa: ANN401 - as PlanRegister
        part, planning = given[0], given[1]
        self.thumbs = Thumbs(planning.files.read)
        self.picture = QLabel()
        self._drawn: MediaAsset | None = None
        super().__init__(part, planning, *given[2:])
        self._intake = Intake(
            planning.files,
            planning.me,
            planning.background,
            self,
            taken=self._taken,
            tell=self.tell,
            say=self.say,
        )
        self.setAcceptDrops(True)

    @override
    def add_one(self) -> None:
        self._intake.ask()

    def paste(self) -> None:
        """Take what is on the clipboard."""
        if not self._intake.paste():
            self.notice(self.tr("There is no picture on the clipboard."))

    @override
    def seek(self, record: RecordId) -> bool:
        found = super().seek(record)
        if not found:
            self.show_removed()
        return found

    @override
    def forget(self) -> None:
        super().forget()
        self.thumbs.forget()

    @override
    def _build_detail(self) -> None:
        super()._build_detail()
        self.picture.setParent(self._detail)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._detail.column.insertWidget(0, self.picture)

    @override
    def _show_detail(self) -> None:
        super()._show_detail()
        asset = self.chosen()
        if asset is None or asset == self._drawn or self._detail.isHidden():
            return
        self._drawn = asset
        if asset.destroyed_on is not None:
            self.thumbs.drop(asset.id)
        self.picture.setAccessibleName(asset.alt or asset.name)
        try:
            image = self.thumbs.get(asset.id)
        except SmdeskError as error:
            self.tell(error)
            self.picture.clear()
            return
        pixmap = fitted(image, scaled(self, WIDE), scaled(self, HIGH), self.devicePixelRatioF())
        self.picture.setPixmap(pixmap)
        self.picture.setVisible(not pixmap.isNull())

    def ask_to_destroy(
        self, asset: MediaAsset, over: QWidget, then: Callable[[], object] = _nothing
    ) -> None:
        """Ask before the file is destroyed for good; ``then`` is called once it is."""

        def destroy(why: str) -> None:
            self.planning.files.destroy(asset.id, reason=why, by=self.planning.me)
            self.thumbs.drop(asset.id)
            self.refresh()
            self.table.select(asset.id)
            self.notice(self.tr("{name} is destroyed.").format(name=asset.name))
            then()

        media = self.planning.calendar.media
        DestroyDialog(asset, media, self.thumbs, destroy, over).open()

    def show_removed(self) -> None:
        """Show the files that were taken off the list and are still kept."""
        media, me = self.planning.calendar.media, self.planning.me
        RemovedFiles(
            media, me, self.thumbs, self, back=self._taken, destroy=self.ask_to_destroy
        ).open()

    def _taken(self, asset: MediaAsset) -> None:
        self.refresh()
        self.table.select(asset.id)
        self.say(self.tr("{name} is in the library.").format(name=asset.name))

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if takes(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if self._intake.take_from(event.mimeData()):
            event.acceptProposedAction()


def pictures(planning: Planning) -> Part[MediaAsset]:
    """Declare what may be shown in posts."""

    def amiss(asset: MediaAsset) -> str:
        return standing(asset, planning.today())

    return Part(
        icon="eye",
        says=_tr("Pictures and films: who made them, who is in them, how long they may be shown."),
        declared=Declared(
            title=_tr("Pictures and films"),
            add=_tr("&New file"),
            none=_tr("Choose a file, drop one here, or paste one: it is kept sealed inside."),
            record=MediaAsset,
            columns=(
                Column(_tr("Name"), lambda a: a.name),
                Column(_tr("What it shows"), lambda a: a.alt, width=210),
                Column(_tr("Credit"), lambda a: a.credit, width=120),
                Column(_tr("To look at"), amiss, width=190),
                Column(_tr("Until"), lambda a: a.expires, _until, 110),
            ),
            fields=asset_fields,
            blank=lambda: MediaAsset(name="?", sha256=NOBODY),
            detail=lambda a: _detail(planning, a, amiss(a)),
            follows=FOLLOWS,
        ),
        desk=planning.calendar.media,
        acts=(
            Act(words=_tr("Pa&ste"), do=_paste, always=True),
            Act(words=_tr("&Destroy for good…"), do=_destroy, fits=_is_there),
            Act(words=_tr("&Removed files…"), do=_removed, always=True),
        ),
        mends={CONSENT_OVER.code: _destroy},
        spare=(1, 4, 2),
        screen=PicturesRegister,
        printed=(
            Column(_tr("Name"), lambda a: a.name),
            Column(_tr("Credit"), lambda a: a.credit, width=150),
            Column(_tr("Licence"), lambda a: a.licence, width=120),
            Column(_tr("People shown"), _consent, width=150),
            Column(_tr("Until"), lambda a: a.expires, _until, 90),
        ),
    )


def _is_there(asset: MediaAsset) -> bool:
    return asset.destroyed_on is None


def _destroy(register: PicturesRegister, asset: MediaAsset | None) -> None:
    if asset is not None and _is_there(asset):
        register.ask_to_destroy(asset, register)


def _removed(register: PicturesRegister, _: object) -> None:
    register.show_removed()


def _paste(register: PicturesRegister, _: object) -> None:
    register.paste()


def _detail(planning: Planning, asset: MediaAsset, amiss: str) -> Sequence[tuple[str, str]]:
    desk = planning.calendar
    used = []
    shown = desk.media.used_in(asset.id)
    for variant in shown[:MOST_TOLD]:
        line = desk.line(variant.id)
        if line is not None:
            day = wording.day(line.day) if line.day else wording.name(line.state)
            used.append(f"{line.title} ({line.channel_name}, {day})")
    if len(shown) > MOST_TOLD:
        more = wording.number(len(shown) - MOST_TOLD)
        used.append(_tr("and in {count} more").format(count=more))
    size = " · ".join(
        part
        for part in (
            wording.name(asset.what),
            f"{asset.width} × {asset.height}" if asset.width else "",
            wording.bytes_long(asset.size),
        )
        if part
    )
    inside = _tr("Sealed inside the cabinet") if asset.content else outside(asset)
    if asset.destroyed_on is not None:
        inside = _gone(planning, asset)
    licence = " · ".join(part for part in (asset.licence, asset.licence_url) if part)
    return (
        (_tr("To look at"), amiss),
        (_tr("What it shows"), asset.alt),
        (_tr("Credit"), asset.credit),
        (_tr("Licence"), licence),
        (_tr("People shown"), _consent(asset)),
        (_tr("May be shown until"), "" if asset.destroyed_on else _until(asset)),
        (_tr("Shown in"), "\n".join(used)),
        (_tr("File"), f"{size}\n{inside}"),
        (_tr("Original"), asset.place),
    )


def _consent(asset: MediaAsset) -> str:
    said = wording.name(asset.consent)
    if asset.consent is not Consent.NOBODY and asset.consent_note:
        said += f": {asset.consent_note}"
    return said


def _gone(planning: Planning, asset: MediaAsset) -> str:
    """Return when, by whom and why it was destroyed."""
    for one in planning.calendar.media.history(asset.id):
        if one.task == "forgetting.picture":
            by = _tr("by {person}").format(person=one.who) if one.who else ""
            return "\n".join(filter(None, (f"{destroyed(asset)} {by}".strip(), one.reason)))
    return destroyed(asset)


def _until(asset: MediaAsset) -> str:
    if asset.destroyed_on is not None:
        return destroyed(asset)
    return "" if asset.expires is None else wording.day(asset.expires)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Plan", text)
