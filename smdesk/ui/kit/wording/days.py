"""Days, times and numbers as the person's own language writes them."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

YESTERDAY, TOMORROW = -1, 1
DAYS_TOLD = 7
"""Farther back than this many days, the day itself says more than a count."""


def day(value: date) -> str:
    """Return the day with its month shortened, as in ``31 Aug 2028``."""
    return QLocale().toString(_qt(value), _form().replace("MMMM", "MMM"))


def long_day(value: date) -> str:
    """Return the day with its month in full, as in ``31 August 2028``."""
    return QLocale().toString(_qt(value), _form())


def weekday(value: date) -> str:
    """Return the day of the week in short, as in ``Mon``."""
    return QLocale().standaloneDayName(value.isoweekday(), QLocale.FormatType.ShortFormat)


def weekdays() -> list[str]:
    """Return the days of the week in short, Monday first."""
    return [QLocale().standaloneDayName(n, QLocale.FormatType.ShortFormat) for n in range(1, 8)]


def time_of_day(value: datetime) -> str:
    """Return hours and minutes on this computer's clock."""
    here = value.astimezone()
    return QLocale().toString(QTime(here.hour, here.minute), QLocale.FormatType.ShortFormat)


def moment(value: datetime) -> str:
    """Return day and time on this computer's clock, as in ``3 Nov 2026, 09:12``."""
    here = value.astimezone()
    words = QCoreApplication.translate("Days", "{day}, {time}")
    return words.format(day=day(here.date()), time=time_of_day(value))


def ago(value: datetime, now: datetime) -> str:
    """Return when it was, seen from now: ``today 09:12``, ``yesterday 17:40``, ``5 days ago``."""
    here = value.astimezone()
    days = (now.astimezone().date() - here.date()).days
    if days == 0:
        words = QCoreApplication.translate("Days", "today {time}")
    elif days == 1:
        words = QCoreApplication.translate("Days", "yesterday {time}")
    elif 0 < days <= DAYS_TOLD:
        words = QCoreApplication.translate("Days", "{days} ago")
    else:
        return moment(value)
    return words.format(time=time_of_day(value), days=days_long(days))


def until(value: date, today: date) -> str:
    """Return how far off the day is: ``in 41 days``, ``tomorrow``, ``3 days ago``."""
    days = (value - today).days
    if days == 0:
        return QCoreApplication.translate("Days", "today")
    if days == TOMORROW:
        return QCoreApplication.translate("Days", "tomorrow")
    if days == YESTERDAY:
        return QCoreApplication.translate("Days", "yesterday")
    words = (
        QCoreApplication.translate("Days", "in {days}")
        if days > 0
        else QCoreApplication.translate("Days", "{days} ago")
    )
    return words.format(days=days_long(abs(days)))


def span(first: date, last: date) -> str:
    """Return the run of days, as in ``1 Sep 2026 – 31 Aug 2027``."""
    words = QCoreApplication.translate("Days", "{first} – {last}")
    return words.format(first=day(first), last=day(last))


def days_long(count: int) -> str:
    """Return how many days, as in ``41 days``."""
    if count == 1:
        return QCoreApplication.translate("Days", "1 day")
    return QCoreApplication.translate("Days", "%n days", "", count)


def hours_long(count: int) -> str:
    """Return how many hours, as in ``14 hours``."""
    if count == 1:
        return QCoreApplication.translate("Days", "1 hour")
    return QCoreApplication.translate("Days", "%n hours", "", count)


def secrets_long(count: int) -> str:
    """Return how many secrets, as in ``3 secrets``."""
    if count == 1:
        return QCoreApplication.translate("Days", "1 secret")
    return QCoreApplication.translate("Days", "%n secrets", "", count)


def left_long(count: int) -> str:
    """Return how many days are left before one, as in ``7 days left``."""
    if count == 0:
        return QCoreApplication.translate("Days", "that is today")
    return QCoreApplication.translate("Days", "{days} left").format(days=days_long(count))


def steps_long(count: int) -> str:
    """Return how many steps, as in ``5 steps``."""
    if count == 1:
        return QCoreApplication.translate("Days", "1 step")
    if count == 0:
        return QCoreApplication.translate("Days", "no step")
    return QCoreApplication.translate("Days", "%n steps", "", count)


def things_long(count: int) -> str:
    """Return how many things, as in ``3 things``."""
    if count == 1:
        return QCoreApplication.translate("Days", "1 thing")
    return QCoreApplication.translate("Days", "%n things", "", count)


def number(value: int) -> str:
    """Return a number with the marks between thousands that the language uses."""
    return QLocale().toString(value)


def bytes_long(value: int) -> str:
    """Return a size, as in ``2.4 MB``."""
    return QLocale().formattedDataSize(value, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def listed(parts: Sequence[str]) -> str:
    """Return the parts as one list in words, as in ``Mara, Jonas and Ines``."""
    return QLocale().createSeparatedList(list(parts))


def _qt(value: date) -> QDate:
    return QDate(value.year, value.month, value.day)


def _form() -> str:
    """Return the language's long form without the day of the week."""
    form = QLocale().dateFormat(QLocale.FormatType.LongFormat)
    bare = re.sub(r"[\s,]*\bdddd\b[\s,]*|dddd", "", form)
    return bare if "yyyy" in bare else "d MMMM yyyy"
