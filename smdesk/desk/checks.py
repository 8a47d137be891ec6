"""The checklist before asking: what each channel asks for, and who looked at what (C8)."""

from collections.abc import Mapping

from smdesk.desk.gatekeeper import Gatekeeper
from smdesk.desk.topics import Topic
from smdesk.domain.checklists import BY_ITSELF, Check, CheckLine, CheckMark, CheckSetting, Weight
from smdesk.domain.checklists import weights as weights_of
from smdesk.domain.records import Fault, InvalidError, RecordId
from smdesk.domain.roster import Member


class ChecksDesk:
    """Ticks checks, and says which are asked for where."""

    def __init__(self, keeper: Gatekeeper) -> None:
        self._keeper, self._office = keeper, keeper.office
        self._drawers = keeper.office.library.calendar

    def lines(self, variant: RecordId) -> list[CheckLine]:
        """Return each check that is asked for, and whether it is done; raises GoneError."""
        return self._keeper.variants.checks(self._keeper.one(variant))

    def tick(self, variant: RecordId, check: Check, source: str = "", *, by: Member) -> CheckMark:
        """Note that the member looked at it, in exactly what it says now, and how they know.

        Raises GoneError, and InvalidError for a check that smdesk does by itself.
        """
        if check in BY_ITSELF:
            raise InvalidError(check=Fault.OUT_OF_RANGE)
        one = self._keeper.one(variant)
        mark = CheckMark(
            variant=variant,
            check=check,
            digest=self._keeper.variants.digest(one),
            by=by.person,
            at=self._office.now(),
            source=source.strip(),
        )
        with self._keeper.task("check_mark.tick", variant, by=by):
            for before in self._drawers.check_marks.where(variant=variant, check=check):
                self._drawers.check_marks.remove(before.id)
            return self._drawers.check_marks.save(mark)

    def untick(self, variant: RecordId, check: Check, *, by: Member) -> None:
        """Take the tick back; a second time does nothing."""
        with self._keeper.task("check_mark.untick", variant, by=by):
            for before in self._drawers.check_marks.where(variant=variant, check=check):
                self._drawers.check_marks.remove(before.id)

    def weights(self, channel: RecordId | None) -> dict[Check, Weight]:
        """Return how much each check matters on the channel; None asks for all other channels."""
        return weights_of(self._drawers.check_settings.all(), channel)

    def own_weights(self, channel: RecordId | None) -> dict[Check, Weight]:
        """Return only what was said for the channel itself."""
        own = self._drawers.check_settings.where(channel=channel)
        return {one.check: one.weight for one in own}

    def set_weights(
        self, channel: RecordId | None, wanted: Mapping[Check, Weight | None], *, by: Member
    ) -> None:
        """Say at once how much each check matters on the channel; None says nothing of its own."""
        before = {one.check: one for one in self._drawers.check_settings.where(channel=channel)}
        changed = {
            check: weight
            for check, weight in wanted.items()
            if weight is not (before[check].weight if check in before else None)
        }
        if not changed:
            return
        with self._office.task("check_setting.change", Topic.CALENDAR, by=by):
            for check, weight in changed.items():
                if check in before:
                    self._drawers.check_settings.remove(before[check].id)
                if weight is not None:
                    setting = CheckSetting(channel=channel, check=check, weight=weight)
                    self._drawers.check_settings.save(setting)
