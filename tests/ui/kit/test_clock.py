"""The field for a time of day."""

from datetime import time

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest

from smdesk.ui.kit.clock import ClockEdit, UnreadableTimeError, time_understood, time_written


@pytest.fixture(params=["en_GB", "en_US", "de_DE", "az_AZ"])
def locale(request):
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield request.param
    QLocale.setDefault(before)


@pytest.mark.usefixtures("locale", "qapp")
@pytest.mark.parametrize("value", [time(0, 0), time(9, 5), time(12, 0), time(23, 59)])
def test_what_is_written_is_understood(value):
    assert time_understood(time_written(value)) == value


@pytest.mark.usefixtures("locale", "qapp")
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9:30", time(9, 30)),
        ("14.15", time(14, 15)),
        ("1415", time(14, 15)),
        ("7", time(7)),
        ("2:30 pm", time(14, 30)),
        ("2 PM", time(14)),
        ("", None),
    ],
)
def test_people_type_times_in_many_ways(typed, meant):
    assert time_understood(typed) == meant


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("typed", ["25:00", "noonish", "12:75", "-1", "1" * 5000])
def test_what_is_no_time_is_refused(typed):
    with pytest.raises(UnreadableTimeError):
        time_understood(typed)


def test_arrows_go_by_quarters_and_page_keys_by_hours(qtbot):
    edit = ClockEdit()
    qtbot.addWidget(edit)
    edit.set_clock(time(23, 50))
    QTest.keyClick(edit, Qt.Key.Key_Up)
    assert edit.clock() == time(0, 5)
    QTest.keyClick(edit, Qt.Key.Key_PageDown)
    assert edit.clock() == time(23, 5)
    edit.setText("soon")
    QTest.keyClick(edit, Qt.Key.Key_Up)
    assert edit.text() == "soon"
