"""Numbers of what is printed: one after the other within a year, and none twice."""

from smdesk.desk.numbering import after


def made(year, before):
    return f"HP-{year}-{before + 1:02}"


def test_the_first_of_a_year_begins_anew():
    assert after([], 2026, made) == "HP-2026-01"
    assert after(["HP-2025-09"], 2026, made) == "HP-2026-01"


def test_the_next_comes_after_the_highest_and_no_gap_is_filled():
    assert after(["HP-2026-01", "HP-2026-12", "HP-2026-03"], 2026, made) == "HP-2026-13"


def test_what_is_no_number_of_the_series_does_not_count():
    others = ["AN-2026-40", "HP-2026-40b", "HP-2026-", "HP-2026", "HP-20261-77"]
    assert after([*others, "HP-2026-02"], 2026, made) == "HP-2026-03"
