"""A drawer gives what was put in, in the order asked for, and writes only inside a task."""

from dataclasses import replace
from datetime import date

import pytest

from smdesk.domain.accounts import Account, Platform
from smdesk.domain.records import GoneError, RecordId
from tests.store.cabinets import (
    ADA,
    BEN,
    EDITOR,
    GRACE,
    INSTAGRAM,
    YEAR,
    bin_,
    do,
)

FACEBOOK = Account(
    id=RecordId("facebook"),
    name="facebook",
    platform=Platform.FACEBOOK,
    opened_on=date(2019, 5, 4),
)
BLUESKY = Account(id=RecordId("bluesky"), name="Bluesky", platform=Platform.BLUESKY)
THREE = (INSTAGRAM, FACEBOOK, BLUESKY)


def test_what_was_saved_is_given_back(library):
    do(library, "add", *THREE)
    assert library.accounts.get(FACEBOOK.id) == FACEBOOK
    assert library.accounts.one(BLUESKY.id) == BLUESKY
    assert library.accounts.all() == list(THREE)
    assert library.accounts.count() == 3


def test_a_record_that_is_not_there_is_none_or_gone(library):
    assert library.accounts.get(INSTAGRAM.id) is None
    with pytest.raises(GoneError) as raised:
        library.accounts.one(INSTAGRAM.id)
    assert raised.value.kind == "account"


def test_save_returns_the_record(library):
    with library.transaction("add", by=ADA):
        assert library.people.save(GRACE) == GRACE
        assert library.people.one(GRACE.id) == GRACE, "a task reads what it wrote"


def test_records_are_found_by_their_fields(library):
    do(library, "add", *THREE)
    where = library.accounts.where
    assert where(platform=Platform.FACEBOOK) == [FACEBOOK]
    assert where(opened_on=date(2019, 5, 4)) == [FACEBOOK]
    assert where(opened_on=None) == [INSTAGRAM, BLUESKY]
    assert where(platform_admins=(), second_factor_private=False) == [FACEBOOK, BLUESKY]
    assert where(name="nobody's") == []
    assert library.accounts.count(opened_on=None) == 2


def test_records_come_in_the_order_asked_for_whatever_the_case_of_letters(library):
    do(library, "add", *THREE)
    assert library.accounts.all("name") == [BLUESKY, FACEBOOK, INSTAGRAM]
    assert library.accounts.all("-name") == [INSTAGRAM, FACEBOOK, BLUESKY]
    assert library.accounts.where(order="-opened_on, name") == [FACEBOOK, BLUESKY, INSTAGRAM]


def test_some_fields_alone_can_be_read(library):
    do(library, "add", *THREE)
    assert library.accounts.pick("name, platform, opened_on", "name", url="") == [
        ("Bluesky", Platform.BLUESKY, None),
        ("facebook", Platform.FACEBOOK, date(2019, 5, 4)),
    ]


@pytest.mark.parametrize(
    "name", ["nonsense", "id = '' OR 1=1 --", 'name" IS NOT NULL OR "id', "rowid", "-", "--name"]
)
def test_only_fields_of_the_record_can_be_named(library, name):
    do(library, "add", *THREE)
    for ask in (
        lambda: library.accounts.all(name),
        lambda: library.accounts.pick(name),
        lambda: library.accounts.where(**{name: "x"}),
        lambda: library.accounts.count(**{name: "x"}),
    ):
        with pytest.raises(TypeError, match="has no field"):
            ask()


def test_a_value_is_never_part_of_the_question(library):
    do(library, "add", *THREE)
    assert library.accounts.where(name="' OR '1'='1") == []
    odd = replace(BLUESKY, name="Robert'); DROP TABLE account;--")
    do(library, "change", odd)
    assert library.accounts.where(name=odd.name) == [odd]


def test_nothing_is_written_outside_a_task(library):
    do(library, "add", INSTAGRAM)
    for write in (
        lambda: library.accounts.save(BLUESKY),
        lambda: library.accounts.remove(INSTAGRAM.id),
    ):
        with pytest.raises(RuntimeError, match="task"):
            write()
    assert library.accounts.all() == [INSTAGRAM]


def test_a_removed_record_lies_in_the_bin_until_it_is_saved_again(library):
    do(library, "add", *THREE)
    bin_(library, FACEBOOK)
    assert library.accounts.get(FACEBOOK.id) is None
    do(library, "bring back", FACEBOOK, by=BEN)
    assert library.accounts.one(FACEBOOK.id) == FACEBOOK
    assert library.disagreements() == []


def test_only_what_is_there_can_be_removed(library):
    do(library, "add", INSTAGRAM)
    bin_(library, INSTAGRAM)
    for gone in (BLUESKY, INSTAGRAM):
        with pytest.raises(GoneError), library.transaction("wrong", by=ADA):
            library.accounts.remove(gone.id)


def test_saving_a_removed_record_brings_it_back_changed(library):
    do(library, "add", FACEBOOK)
    bin_(library, FACEBOOK)
    renamed = replace(FACEBOOK, name="Facebook")
    entry = do(library, "add", renamed)
    assert library.accounts.one(FACEBOOK.id) == renamed
    said = {o.field: o.value for o in library.journal.operations(entry)}
    assert said == {"name": "Facebook", "removed": False}
    assert library.disagreements() == []


def test_tables_are_found_by_kind_and_by_class(library):
    assert library.table("term") is library.table(type(YEAR)) is library.terms
    assert library.table(type(EDITOR)) is library.seats
    with pytest.raises(KeyError):
        library.table("nonsense")
