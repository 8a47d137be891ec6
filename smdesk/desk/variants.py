"""What a variant says and shows, and what is to be looked at before anybody is asked about it."""

from collections.abc import Callable, Collection
from datetime import date, tzinfo

from smdesk.desk.calendar_lines import zone_of
from smdesk.desk.office import Office
from smdesk.domain.calendar import Variant
from smdesk.domain.checklists import (
    BY_ITSELF,
    CHECK_OPEN,
    Check,
    CheckLine,
    CheckMark,
    Weight,
    weights,
)
from smdesk.domain.clock_times import on_clock
from smdesk.domain.digests import Shown, digest_of
from smdesk.domain.media import (
    CONSENT_EXPIRED,
    DESTROYED,
    NO_ALT,
    NO_CONSENT,
    NO_CREDIT,
    Consent,
    MediaAsset,
    MediaKind,
    MediaUse,
)
from smdesk.domain.records import RecordId, Ref
from smdesk.domain.rules import Fact, Finding
from smdesk.domain.workflow import Workflow

Limits = Callable[[Variant, int, int], Collection[Finding]]


class Variants:
    """Puts together what lies in several drawers of one variant."""

    def __init__(self, office: Office, limits: Limits) -> None:
        """``limits`` says what a platform would refuse, of a variant with so many pictures.

        The second number is the length of the longest description.
        """
        self._office = office
        self._limits = limits

    def name(self, variant: Variant) -> str:
        """Return what the item is called."""
        item = self._office.library.calendar.items.get(variant.item)
        return item.name if item else ""

    def workflow(self) -> Workflow:
        """Return the settings of the calendar."""
        found = self._office.library.calendar.workflows.all()
        return found[0] if found else Workflow()

    def zone(self) -> tzinfo | None:
        """Return the library's time zone; None stands for that of the computer."""
        return zone_of(self.workflow())

    def uses(self, variant: RecordId) -> list[MediaUse]:
        """Return what it shows, in order."""
        found = self._office.library.calendar.media_uses.where("place", variant=variant)
        return sorted(found, key=lambda use: (use.place, use.id))

    def shown(self, variant: RecordId) -> list[tuple[MediaUse, MediaAsset]]:
        """Return what it shows, in order, with the files."""
        assets = self._office.library.calendar.media_assets
        return [(use, assets.one(use.asset)) for use in self.uses(variant)]

    def digest(self, variant: Variant) -> str:
        """Return the hash of what it says and shows now."""
        shown = [Shown(asset.sha256, use.alt) for use, asset in self.shown(variant.id)]
        return digest_of(variant, shown)

    # Before asking.

    def checks(self, variant: Variant) -> list[CheckLine]:
        """Return each check that is asked for on the channel, and whether it is done."""
        drawers = self._office.library.calendar
        matter = weights(drawers.check_settings.all(), variant.channel)
        digest = self.digest(variant)
        marks: dict[Check, CheckMark] = {
            mark.check: mark
            for mark in drawers.check_marks.where("at", variant=variant.id)
            if mark.digest == digest
        }
        shown = [one for one in self.shown(variant.id) if one[1].destroyed_on is None]
        day = self.day(variant)
        found = []
        for check, weight in matter.items():
            if weight is Weight.OFF or (check is Check.LINK and not variant.link):
                continue
            done = check in marks
            if check in BY_ITSELF:
                if not shown:
                    continue
                done = not _media(variant, self.name(variant), shown, day, {check})
            found.append(CheckLine(check, weight, done, marks.get(check)))
        return found

    def day(self, variant: Variant) -> date:
        """Return the day it is for, on the library's clock; without one, today."""
        return on_clock(variant.at, self.zone()).date() if variant.at else self._office.today()

    def before_asking(self, variant: Variant) -> list[Finding]:
        """Return what stands against asking, and what needs a reason."""
        shown = self.shown(variant.id)
        name = self.name(variant)
        longest = max((len(use.alt) for use, _ in shown), default=0)
        found = list(self._limits(variant, len(shown), longest))
        lines = self.checks(variant)
        required = [one.check for one in lines if one.weight is Weight.REQUIRED and not one.done]
        if required:
            open_ = tuple(check.value for check in required)
            facts: dict[str, Fact] = {"item": name, "checks": open_}
            found.append(Finding(rule=CHECK_OPEN, about=Ref.to(variant), facts=facts))
        asked = {one.check for one in lines if one.check in BY_ITSELF}
        return found + _media(variant, name, shown, self.day(variant), asked)


def _media(
    variant: Variant,
    name: str,
    shown: Collection[tuple[MediaUse, MediaAsset]],
    day: date,
    asked: Collection[Check],
) -> list[Finding]:
    """Return what is amiss with what it shows, for the checks that are asked for."""
    about = Ref.to(variant)
    found: list[Finding] = []
    there = [(use, asset) for use, asset in shown if asset.destroyed_on is None]
    bare = sum(not use.alt.strip() for use, asset in there if asset.what is MediaKind.IMAGE)
    if Check.ALT in asked and bare:
        found.append(Finding(rule=NO_ALT, about=about, facts={"item": name, "count": bare}))
    for _, asset in shown:
        if asset.destroyed_on is not None:
            gone: dict[str, Fact] = {"item": name, "name": asset.name, "day": asset.destroyed_on}
            found.append(Finding(rule=DESTROYED, about=about, facts=gone))
            continue
        if Check.CREDIT in asked and not asset.credit.strip():
            found.append(Finding(rule=NO_CREDIT, about=about, facts={"name": asset.name}))
        if Check.CONSENT in asked and asset.consent is Consent.ASKED:
            found.append(Finding(rule=NO_CONSENT, about=about, facts={"name": asset.name}))
        if Check.CONSENT in asked and asset.expires is not None and asset.expires < day:
            facts: dict[str, Fact] = {"name": asset.name, "last": asset.expires}
            found.append(Finding(rule=CONSENT_EXPIRED, about=about, facts=facts))
    return found
