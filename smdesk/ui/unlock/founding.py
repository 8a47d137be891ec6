"""Making a new cabinet of what was said in the five steps, at one go at the end."""

import secrets
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smdesk.desk.errors import PlaceRefusedError
from smdesk.desk.front import FrontDesk
from smdesk.desk.sample_members import SAMPLE_NAME
from smdesk.desk.session import Session
from smdesk.domain.passphrases import good_enough
from smdesk.domain.records import SmdeskError
from smdesk.domain.roster import Person, Seat, Term
from smdesk.ui.kit import wording
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.files import ask_to_save
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.unlock.first_run import FirstRun
from smdesk.ui.unlock.plan import Plan

KEY_FILE_BYTES = 32


class Founding(QWidget):
    """The steps, and what is done with what they gave.

    The order matters: the key file is written before the cabinet that needs it.
    """

    founded = Signal(object)
    """The new cabinet's Session."""
    left = Signal()

    def __init__(
        self,
        front: FrontDesk,
        background: Background,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._front, self._background = front, background
        self._plan: Plan | None = None
        self.steps = FirstRun(
            suggest=front.suggest_passphrase,
            good_enough=good_enough,
            place_for=front.suggest_place,
            refusal=self._refusal,
            today=today,
            parent=self,
        )
        self.steps.planned.connect(self._begin)
        self.steps.left.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.steps)

    def begin(self) -> None:
        """Take the focus."""
        self.steps.begin()

    def forget(self) -> None:
        """Drop every secret that was typed or made."""
        self._plan = None
        self.steps.forget()

    def _refusal(self, place: Path) -> str:
        """Return in words why no cabinet may lie there; nothing where it may."""
        why = self._front.refused(place)
        if why is None:
            return ""
        said = wording.error(PlaceRefusedError(place, why))
        return " ".join(filter(None, (said.what, said.why)))

    def _begin(self, plan: Plan) -> None:
        self._plan = plan
        if not plan.with_key_file:
            self._derive(None)
            return
        name = self.tr("smdesk key of {name}.key").format(name=plan.founder)
        ask_to_save(
            self,
            self.tr("Save the key file, on a stick that you keep by you"),
            self._save_key_file,
            suggested=Path.home() / name.replace("/", "-"),
        )

    def _save_key_file(self, file: Path) -> None:
        key_file = secrets.token_bytes(KEY_FILE_BYTES)
        try:
            with file.open("xb") as fresh:
                fresh.write(key_file)
        except OSError:
            self.steps.start.banner.say(
                self.tr("The key file could not be written there."),
                self.tr("Choose another place, or a name that is not taken."),
                tone=Tone.DANGER,
            )
            return
        self._derive(key_file)

    def _derive(self, key_file: bytes | None) -> None:
        if self._plan is None:
            return
        self.steps.set_busy(True)
        work = partial(self._front.prepare_new, self._plan.passphrase, key_file)
        self._background.run(work, self._make, self._failed)

    def _make(self, prepared: Any) -> None:  # noqa: ANN401 - opaque here
        plan = self._plan
        if plan is None:
            return
        founder = Person(name=plan.founder, email=_founders_email(plan))
        try:
            session = self._front.create(
                plan.place, plan.organisation, founder, prepared, plan.founding
            )
        except SmdeskError as error:
            self._failed(error)
            return
        seat_the_team(session, plan)
        self._make_sample()
        self.founded.emit(session)

    def _make_sample(self) -> None:
        if self.steps.start.with_sample:
            place = self._front.suggest_place(SAMPLE_NAME)
            self._background.run(partial(self._front.create_sample, place), _nothing_more)

    def _failed(self, error: Exception) -> None:
        self.steps.set_busy(False)
        if not isinstance(error, SmdeskError):
            raise error
        said = wording.error(error)
        why = " ".join(filter(None, (said.why, said.who)))
        self.steps.start.banner.say(said.what, why, tone=Tone.DANGER)


def seat_the_team(session: Session, plan: Plan) -> None:
    """Write down the people, seats and terms of the plan; the founder is on file already."""
    roster, me = session.roster, session.me
    seats: dict[str, Seat] = {}
    for mate in plan.team:
        person = me.person
        if mate.name != plan.founder:
            record = Person(name=mate.name, email=mate.email)
            roster.people.add(record, by=me)
            person = record.id
        if not mate.seat or mate.first is None or mate.last is None:
            continue
        if mate.seat not in seats:
            seats[mate.seat] = Seat(name=mate.seat)
            roster.seats.add(seats[mate.seat], by=me)
        term = Term(person=person, seat=seats[mate.seat].id, first=mate.first, last=mate.last)
        roster.terms.add(term, by=me, reason=plan.short_reason if mate.short else "")


def _founders_email(plan: Plan) -> str:
    return next((mate.email for mate in plan.team if mate.name == plan.founder), "")


def _nothing_more(place: Path) -> None:
    """Be content that the sample is there: the list of cabinets reads it when next shown."""
