"""The unlock screen: cabinets at the left, the door of the chosen one or a new one at the right."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smdesk.desk.front import FrontDesk
from smdesk.desk.sample_members import SAMPLE_NAME
from smdesk.domain.records import SmdeskError
from smdesk.ui.kit import wording
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.files import ask_for_folder, ask_to_open
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.unlock import remedies
from smdesk.ui.unlock.bringing import Bringing
from smdesk.ui.unlock.callers import callers, known_passphrases
from smdesk.ui.unlock.door import Door, Knock
from smdesk.ui.unlock.halves import Halves
from smdesk.ui.unlock.remedies import Remedy
from smdesk.ui.unlock.welcome import Welcome

if TYPE_CHECKING:
    from smdesk.desk.paper_door import Unlocking
    from smdesk.ui.unlock.founding import Founding
    from smdesk.ui.unlock.recover import RecoverPage


class UnlockPage(QWidget):
    """Leads to an open cabinet, by whichever way.

    What is slow, the deriving of keys, happens in the background; nothing else can be pressed
    meanwhile. ``entered`` carries the Session.
    """

    entered = Signal(object)

    def __init__(
        self,
        front: FrontDesk,
        background: Background,
        today: Callable[[], date],
        parent: QWidget | None = None,
        *,
        ahead: Callable[[], object] | None = None,
    ) -> None:
        """``ahead`` fetches what is behind the door; done while the passphrase is being typed."""
        super().__init__(parent)
        self._front, self._background, self._today = front, background, today
        self._ahead = ahead
        self._path: Path | None = None
        self._unlocking: Unlocking | None = None
        self.setAccessibleName(self.tr("Unlock"))
        self.halves = Halves(self)
        self.side = self.halves.side
        self.door = Door(self)
        self.welcome = Welcome(self)
        self.bringing = Bringing(front, background, self)
        self.founding: Founding | None = None
        self._recover: RecoverPage | None = None
        for page in (self.door, self.welcome):
            self.halves.add(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.halves)
        self.side.chosen.connect(self._chosen)
        self.side.asked_for_folder.connect(self.ask_for_cabinet)
        self.side.asked_for_copy.connect(self.ask_for_copy)
        self.side.asked_for_new.connect(self.begin_new)
        self.side.asked_for_sample.connect(self._sample_asked)
        self.welcome.asked_for_new.connect(self.begin_new)
        self.welcome.asked_for_folder.connect(self.ask_for_cabinet)
        self.welcome.asked_for_copy.connect(self.ask_for_copy)
        self.welcome.asked_for_sample.connect(self._sample_asked)
        self.door.began.connect(self._look_ahead)
        self.door.knocked.connect(self._knock)
        self.door.asked_for_paper.connect(self.use_paper)
        self._bring_in()
        self.begin()

    def _bring_in(self) -> None:
        self._brings = False
        self.bringing.began.connect(self._work)
        self.bringing.kept.connect(self._rest)
        self.bringing.led.connect(self._led)
        self.bringing.unpacked.connect(self._copy_unpacked)
        self.bringing.failed.connect(self._not_brought)

    # Which cabinet.

    def begin(self) -> None:
        """Stand before the cabinet that was opened last, or welcome whoever knows none."""
        known = self._front.recent()
        self.side.show_known(known)
        if known:
            self.stand_before(known[0].path)
        else:
            self.halves.turn_to(self.welcome)
            self.welcome.new.setFocus()

    def stand_before(self, path: Path) -> None:
        """Ask for what opens the cabinet in the folder."""
        self._path, self._unlocking, self._brings = path, None, False
        if self._recover is not None:
            self._recover.forget()
        self.side.choose(path)
        self.halves.turn_to(self.door)
        try:
            look = self._front.look(path)
        except SmdeskError as error:
            known = self.side.list.selected()
            name = known.name if known is not None and known.path == path else path.name
            self.door.show_cabinet(name, path, [])
            self.say(error)
            return
        self.door.show_cabinet(
            look.organisation, path, callers(look), known=known_passphrases(look)
        )
        self.door.focus_first()

    def say_locked(self, why: str, lost: str) -> None:
        """Say above the door why the cabinet was locked, and what was lost with it."""
        if lost:
            self.door.banner.say(lost, why, tone=Tone.WARNING)
        elif why:
            self.door.banner.say(why, tone=Tone.INFO)
        self.door.focus_first()

    def say_crashed(self, report: Path) -> None:
        """Say that smdesk was ended from below last time, and where the report of it lies.

        What is wrong with a cabinet is more urgent, and stays.
        """
        if self.door.banner.words:
            return
        words = self.tr(
            "What was saved is safe. Where it happened stands in {report}; it holds nothing of "
            "yours, and stays on this computer unless you pass it on."
        ).format(report=report)
        self.door.banner.say(self.tr("smdesk ended suddenly last time"), words, tone=Tone.WARNING)

    @property
    def occupied(self) -> bool:
        """Whether somebody is founding a cabinet here, or something is being worked at."""
        return self.founding is not None or not self.side.isEnabled()

    def say_search_follows(self) -> None:
        """Say that Search opens as soon as the cabinet is open."""
        if not self.halves.shows(self.door):
            return
        # What was lost by the lock is worth more room than this.
        if not self.door.banner.words:
            self.door.banner.say(self.tr("Unlock first; the search opens then."), tone=Tone.INFO)
        self.door.focus_first()

    def ask_for_cabinet(self) -> None:
        """Ask for the folder of a cabinet."""
        ask_for_folder(self, self.tr("Open the cabinet in this folder"), self.stand_before)

    def ask_for_copy(self) -> None:
        """Ask for a copy that somebody saved."""
        title = self.tr("Open a copy of a cabinet")
        filters = self.tr("Copies of cabinets (*.smvault)")
        ask_to_open(self, title, self.open_copy, filters=filters)

    def _ask_to_replace(self) -> None:
        """Ask for a copy to go on with, because the cabinet is damaged: both are not wanted."""
        title = self.tr("Open a copy of a cabinet")
        filters = self.tr("Copies of cabinets (*.smvault)")
        ask_to_open(self, title, self.bringing.unpack, filters=filters)

    def open_copy(self, file: Path) -> None:
        """Go to the cabinet that the file leads to, or unpack the copy that it is."""
        self.bringing.open(file)

    def open_sample(self, place: Path | None = None) -> None:
        """Stand before the sample library; it is made first where it is not there yet.

        ``place`` is its folder; without one, the sample that was opened before, or a new one.
        """
        self.door.banner.close_it()
        known = [k.path for k in self._front.recent() if k.name == SAMPLE_NAME and k.there]
        there = place or (known[0] if known else None)
        if there is not None and there.is_dir() and any(there.iterdir()):
            self.stand_before(there)
            return
        self._set_busy(True)
        self.welcome.say_making()
        work = partial(self._front.create_sample, there or self._front.suggest_place(SAMPLE_NAME))
        self._background.run(work, self._unpacked, self._failed)

    def _sample_asked(self) -> None:
        self.open_sample()

    def begin_new(self) -> None:
        """Lead through setting up a new cabinet."""
        self._look_ahead()
        if self.founding is None:
            from smdesk.ui.unlock.founding import Founding  # noqa: PLC0415 - seldom wanted

            self.founding = Founding(self._front, self._background, self._today, self)
            self.founding.founded.connect(self._founded)
            self.founding.left.connect(self._leave_founding)
        self.halves.give_all_room_to(self.founding)
        self.founding.begin()

    def _founded(self, session: object) -> None:
        self.forget()
        self.entered.emit(session)

    def _leave_founding(self) -> None:
        if self.founding is not None:
            self.founding.forget()
            self.halves.take_back_room()
            self.founding.deleteLater()
            self.founding = None
        self.begin()

    def _unpacked(self, path: Path) -> None:
        self._set_busy(False)
        self.side.show_known(self._front.recent())
        self.stand_before(path)

    def _led(self, path: Path) -> None:
        self._rest()
        self.stand_before(path)

    def _copy_unpacked(self, path: Path) -> None:
        self._unpacked(path)
        words = self.tr(
            "From now on, open this cabinet: what you enter here does not come to the copy."
        )
        what = self.tr("Unpacked from {copy}").format(copy=self.bringing.file.name)
        if not self.door.banner.words:
            self.door.banner.say(what, words, tone=Tone.INFO)

    def _not_brought(self, file: Path, error: Exception) -> None:
        """Say what is wrong with the file, before a door that asks for nothing."""
        self._rest()
        if isinstance(error, SmdeskError):
            self._path, self._unlocking, self._brings = None, None, True
            self.side.choose(file)
            self.halves.turn_to(self.door)
            self.door.show_cabinet(file.name, file, [])
        self._failed(error)

    def _chosen(self) -> None:
        path = self.side.chosen_path()
        if path is not None and path != self._path:
            self.stand_before(path)

    # Opening it.

    def _look_ahead(self) -> None:
        ahead, self._ahead = self._ahead, None
        if ahead is not None:
            self._background.run(ahead, _nothing_more)

    def _knock(self, knock: Knock) -> None:
        if self._path is None:
            return
        self._set_busy(True)
        work = partial(
            self._front.prepare, self._path, knock.slot, knock.passphrase, knock.key_file
        )
        self._background.run(work, self._enter, self._failed)

    def _enter(self, unlocking: "Unlocking") -> None:
        self._unlocking = unlocking
        self._go_in(accept_older=False)

    def _go_in(self, *, accept_older: bool) -> None:
        if self._unlocking is None:
            return
        try:
            session = self._front.enter(self._unlocking, accept_older=accept_older)
        except SmdeskError as error:
            self._failed(error)
            return
        self._unlocking = None
        self.forget()
        self.entered.emit(session)

    # Opening it with what is on paper.

    @property
    def recover(self) -> "RecoverPage":
        """Where what is on paper is typed in; made when somebody first wants it."""
        if self._recover is None:
            from smdesk.ui.unlock.recover import RecoverPage  # noqa: PLC0415 - seldom wanted

            self._recover = RecoverPage(self._front, self._background, self)
            self._recover.entered.connect(self._recovered)
            self._recover.left.connect(self._turn_back)
            self.halves.add(self._recover)
        return self._recover

    def use_paper(self) -> None:
        """Ask for the paper kit or the board's shares of the cabinet that is chosen."""
        if self._path is None:
            return
        self._look_ahead()
        self.door.forget()
        self.recover.stand_before(self._path, self.door.title.text())
        self.halves.turn_to(self.recover)

    def _recovered(self, session: object) -> None:
        self.forget()
        self.entered.emit(session)

    def _turn_back(self) -> None:
        if self._path is not None:
            self.stand_before(self._path)

    def forget(self) -> None:
        """Drop what was typed."""
        self._unlocking = None
        self.door.forget()
        if self._recover is not None:
            self._recover.forget()
        if self.founding is not None:
            self.founding.forget()

    # What goes wrong, and what to do then.

    def _failed(self, error: Exception) -> None:
        self._set_busy(False)
        if not isinstance(error, SmdeskError):
            raise error
        self.say(error)

    def say(self, error: SmdeskError) -> None:
        """Say an error where it belongs, with what can be done about it."""
        said = wording.error(error)
        if type(error).__name__ in remedies.AT_THE_FIELD:
            self.door.say_at_the_field(" ".join(filter(None, (said.what, said.why))))
            return
        remedy = remedies.remedy(error)
        todo = {
            Remedy.TRY_AGAIN: self._try_again,
            Remedy.OPEN_ANYWAY: self._open_anyway,
            Remedy.MOVE_HERE: self.move_here,
            Remedy.CHOOSE_ANOTHER: self.halves.unfold,
            Remedy.OPEN_COPY: self._ask_to_replace,
            Remedy.CHOOSE_KEY_FILE: self.door.choose_key_file,
        }.get(remedy)
        why = " ".join(filter(None, (said.why, said.who)))
        tone = Tone.WARNING if said.mild else Tone.DANGER
        verb = remedies.verb(remedy)
        if self.halves.shows(self.welcome):
            # What can be done instead is all on that page.
            self.welcome.banner.say(said.what, why, tone=tone)
            return
        self.door.banner.say(said.what, why, tone=tone, action=verb, then=todo)

    def _try_again(self) -> None:
        if self._brings:
            self.bringing.again()
        elif self._unlocking is not None:
            self._go_in(accept_older=False)
        elif self._path is not None:
            self.stand_before(self._path)

    def _open_anyway(self) -> None:
        self._go_in(accept_older=True)

    def move_here(self) -> None:
        """Move the cabinet to a folder on this computer where it is safe, and stand before it."""
        if self._path is not None:
            self._set_busy(True)
            work = partial(self._front.move_here, self._path)
            self._background.run(work, self._unpacked, self._failed)

    def _work(self) -> None:
        self._set_busy(True)

    def _rest(self) -> None:
        self._set_busy(False)

    def _set_busy(self, busy: bool) -> None:
        self.side.setEnabled(not busy)
        self.welcome.set_busy(busy)
        self.door.set_busy(busy)


def _nothing_more(_: object) -> None:
    """What was fetched ahead is there; nobody waits for it."""
