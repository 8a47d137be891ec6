"""Templates are looked for once a year, and what is missing is told until it is found."""

from datetime import date, timedelta

import pytest

from smdesk.domain import conventions
from smdesk.domain.conventions import TemplateFile, WebProperty
from smdesk.domain.records import InvalidError

TODAY = date(2026, 11, 21)
POSTER = TemplateFile(name="Poster", path="S:/templates/poster.ott")


def codes(*records):
    templates = [one for one in records if isinstance(one, TemplateFile)]
    pages = [one for one in records if isinstance(one, WebProperty)]
    return [f.rule for f in conventions.findings(templates, pages, TODAY)]


@pytest.mark.parametrize(("days", "unseen"), [(0, False), (365, False), (366, True)])
def test_a_template_is_looked_for_once_a_year(days, unseen):
    seen = POSTER.seen(TODAY - timedelta(days=days))
    assert codes(seen) == ([conventions.TEMPLATE_UNCHECKED] if unseen else [])


def test_one_that_nobody_ever_saw_counts_as_unseen():
    assert codes(POSTER) == [conventions.TEMPLATE_UNCHECKED]


def test_one_that_is_missing_is_told_until_it_is_seen_again():
    missed = POSTER.missed(TODAY)
    assert codes(missed) == [conventions.TEMPLATE_MISSING]
    assert codes(missed.seen(TODAY)) == []


def test_a_page_that_nobody_keeps_is_told():
    assert codes(WebProperty(name="Blog")) == [conventions.NOBODY_LOOKS_AFTER]
    assert codes(WebProperty(name="Blog", looks_after="Web office")) == []


def test_a_page_has_an_address_or_none():
    with pytest.raises(InvalidError):
        WebProperty(name="Blog", url="blog")
