"""A version that somebody wrote and others are asked about."""

from datetime import UTC, datetime, timedelta

from smdesk.domain.policy.documents import PolicyVersion, VersionState
from smdesk.domain.records import RecordId

AT = datetime(2026, 11, 21, 10, tzinfo=UTC)
DAY = timedelta(days=1)
ADA, BEN, CLEO = RecordId("ada"), RecordId("ben"), RecordId("cleo")
VERSION = PolicyVersion(
    document=RecordId("d"), n=1, state=VersionState.IN_REVIEW, digest="now", writers=(ADA,),
    changed_at=AT, changed_by=ADA,
)  # fmt: skip
