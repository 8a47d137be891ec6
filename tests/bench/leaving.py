"""Leaving lists: what it costs to know what is open while somebody of a large library leaves."""

from collections.abc import Iterator

from smdesk.desk.session import Session
from smdesk.desk.topics import Topic
from tests.bench.cabinet import ACCOUNTS
from tests.bench.measure import Figure, median_ms

AFTER_A_LOOK_MS, ANEW_MS = 100.0, 500.0
"""What nobody notices when a password is copied, and when Today is entered after a change."""


def figures(session: Session) -> Iterator[Figure]:
    """Measure what every look at a password, and every change of an account, costs Today."""

    def again(topic: Topic) -> None:
        session.leaving.forget(topic)
        session.leaving.findings()

    for name, topic, most in (
        ("after a look at a password", Topic.JOURNAL, AFTER_A_LOOK_MS),
        ("after a change of an account", Topic.ACCOUNTS, ANEW_MS),
    ):
        taken = median_ms(lambda topic=topic: again(topic), 7)
        words = f"leaving: {name}, {ACCOUNTS:,} accounts"
        yield Figure(words, taken, f"{most:.0f} ms", most, 1.0)
