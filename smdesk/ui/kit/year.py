"""What a year holds besides posts, in the few words that stand on a page or under a day."""

from PySide6.QtCore import QCoreApplication

from smdesk.desk.calendar import CalendarDesk
from smdesk.desk.overlays import OverlaysDesk
from smdesk.domain.calendar import GIVEN_UP
from smdesk.domain.dates import Span
from smdesk.domain.imprint import Imprint
from smdesk.domain.overlays import DAYS, TERMS, Overlay, OverlayKind
from smdesk.domain.year_wheel import Ring, YearMark, YearWheel, weeks_of

RINGS = {
    OverlayKind.EVENT: Ring.EVENT,
    OverlayKind.REVIEW: Ring.REVIEW,
    **dict.fromkeys(DAYS, Ring.DAY),
    **dict.fromkeys(TERMS, Ring.TERM),
}


def wheel_of(desk: CalendarDesk, overlays: OverlaysDesk, year: Span, imprint: Imprint) -> YearWheel:
    """Return what is in a year: posts week by week, campaigns, days, events, terms, reviews."""
    lines = desk.lines(year)
    days = [line.day for line in lines if line.day and line.state not in GIVEN_UP]
    marks = [
        YearMark(RINGS[one.kind], one.first, one.last, words_of(one))
        for one in overlays.within(year, RINGS.keys())
    ]
    for campaign in desk.campaigns.all():
        own = [day for day in (campaign.first, campaign.last) if day is not None]
        if own:
            marks.append(YearMark(Ring.CAMPAIGN, own[0], own[-1], campaign.name))
    return YearWheel(year, marks, weeks_of(year, days), imprint)


def words_of(overlay: Overlay) -> str:
    """Return what is said of the day."""
    if overlay.kind is OverlayKind.TERM_BEGINS:
        words = QCoreApplication.translate("Calendar", "{name}: term begins")
    elif overlay.kind is OverlayKind.TERM_ENDS:
        words = QCoreApplication.translate("Calendar", "{name}: term ends")
    elif overlay.kind is OverlayKind.GAP:
        words = QCoreApplication.translate("Calendar", "{count} of {wanted}: {name}")
    elif overlay.kind is OverlayKind.REVIEW:
        words = QCoreApplication.translate("Calendar", "Review: {name}")
    elif overlay.kind is OverlayKind.FREE:
        words = QCoreApplication.translate("Calendar", "free: {name}")
    else:
        return overlay.text
    return words.format(name=overlay.text, count=overlay.count, wanted=overlay.wanted)
