"""Who has read a version: any since the last major change is enough, and paper says where."""

from dataclasses import replace

import pytest

from smdesk.domain.policy.documents import (
    Significance,
    VersionState,
)
from smdesk.domain.policy.readings import Acknowledgement, How, covering, has_read
from smdesk.domain.records import InvalidError, RecordId
from tests.domain.policy.versions import ADA, AT, BEN, DAY, VERSION


def published(n, *, major=False, at=AT):
    significance = Significance.MAJOR if major else Significance.MINOR
    return replace(
        VERSION, id=RecordId(f"v{n}"), n=n, state=VersionState.SUPERSEDED,
        published_at=at, significance=significance,
    )  # fmt: skip


def test_having_read_any_version_since_the_last_major_change_is_enough():
    line = [published(1, major=True), published(2, major=True), published(3), published(4)]
    assert covering(line[3], line) == {"v4", "v3", "v2"}
    assert covering(line[1], line) == {"v2"}
    assert covering(line[2], line) == {"v3", "v2"}


def test_what_never_came_out_or_is_of_another_document_was_not_read():
    line = [published(1, major=True), published(2, major=True, at=None), published(3)]
    assert covering(line[2], line) == {"v3", "v1"}
    other = replace(published(2), document=RecordId("other"))
    assert covering(line[2], [*line, other]) == {"v3", "v1"}


def test_the_latest_reading_of_the_person_counts():
    read = Acknowledgement(version=RecordId("v1"), person=ADA, at=AT, digest="x", by=ADA)
    later = replace(read, id=RecordId("later"), at=AT + DAY)
    assert has_read(ADA, {"v1"}, [later, read]) == later
    assert has_read(BEN, {"v1"}, [read]) is None
    assert has_read(ADA, {"v2"}, [read]) is None
    assert has_read(ADA, {"v1"}, []) is None


def test_a_reading_on_paper_says_where_the_paper_lies():
    read = Acknowledgement(version=RecordId("v"), person=ADA, at=AT, digest="x", by=ADA)
    paper = replace(read, how=How.PAPER, note="Folder 3")
    assert paper.title == "Folder 3"
    with pytest.raises(InvalidError) as error:
        replace(paper, note=" ")
    assert set(error.value.faults) == {"note"}
