"""The main job of smdesk, done once on a cabinet that is made up for it and thrown away."""

import time
from collections.abc import Callable
from datetime import UTC
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from smdesk.app.clock import now, today
from smdesk.app.unsound import Step, UnsoundError
from smdesk.desk.front import FrontDesk
from smdesk.desk.sample_members import NORA
from smdesk.domain.custody import SecretKind, Seen
from smdesk.domain.records import RecordId
from smdesk.domain.secret_text import SecretText
from smdesk.printing.packet import packet_sheet
from smdesk.printing.press import Press
from smdesk.system.fault import where
from smdesk.system.paths import Places
from smdesk.system.resources import PASSWORD_RULES
from smdesk.ui.kit import wording
from smdesk.vault.words import Words

if TYPE_CHECKING:
    from smdesk.desk.session import Session

PARTS = (
    "cryptography.hazmat.primitives.kdf.argon2",
    "docx",
    "icalendar",
    "lxml.etree",
    "markdown_it",
    "odfdo",
    "pypdf",
    "pypdfium2",
    "smdesk.exporters.policy.odt",
    "smdesk.importers.passwords.proton",
    "smdesk.importers.policy.markdown",
    "spylls.hunspell",
    "sqlcipher3.dbapi2",
    "typst",
    "zxcvbn",
    "zxingcpp",
)
"""What smdesk is made of, besides Python and Qt; each is fetched only when it is needed."""
TRUE_WORD = "a word that only the self-test knows"


class SelfTest:
    """Tries one thing after the other; what rests on one that failed is not tried."""

    def __init__(self, folder: Path, resources: Path) -> None:
        """``folder`` is empty and thrown away afterwards; nothing is written anywhere else."""
        self.steps: list[Step] = []
        self._resources = resources
        self.places = Places(folder / "cabinets", folder / "memory", folder / "log")
        self._path = folder / "cabinets" / "self-test.smvault"
        self._front = FrontDesk(
            memory=self.places.memory,
            default_place=self.places.cabinets,
            words=Words(resources / "words" / "eff-large.txt"),
            password_rules=resources / PASSWORD_RULES,
            now=now,
            today=today,
        )
        self._session: Session | None = None
        self._secret: RecordId | None = None

    def run(self) -> bool:
        """Try everything; return whether all went well."""
        tried: tuple[tuple[str, Callable[[], str]], ...] = (
            ("parts", self._parts),
            ("cabinet", self._cabinet),
            ("sealing", self._sealing),
            ("printing", self._printing),
            ("window", self._window),
            ("reading back", self._reading_back),
        )
        try:
            went = [self._try(name, work) for name, work in tried]
            return all(went)
        finally:
            if self._session is not None:
                self._session.lock()

    def _try(self, name: str, work: Callable[[], str]) -> bool:
        begun, well = time.perf_counter(), False
        try:
            told = work()
            well = True
        except UnsoundError as error:
            told = error.what
        except Exception as error:
            # Its words may name folders of this person's; its kind and place do not.
            told = where(error)
        self.steps.append(Step(name, well, round((time.perf_counter() - begun) * 1000), told))
        return well

    def _parts(self) -> str:
        for name in PARTS:
            _load(name)
        if today().year < 2024 or ZoneInfo("Europe/Berlin").key != "Europe/Berlin":  # noqa: PLR2004
            raise UnsoundError("the clock of this computer is wrong")
        # Both begin from an empty document that comes with them and could have been left behind.
        import_module("docx").Document()
        import_module("odfdo").Document("text")
        return f"{len(PARTS)} parts, {len(list(self._resources.rglob('*')))} resources"

    def _cabinet(self) -> str:
        self._front.create_sample(self._path)
        look = self._front.look(self._path)
        door = next(door for door in look.doors if door.name == NORA.name)
        self._session = self._front.enter(self._front.prepare(self._path, door.id, NORA.passphrase))
        problems = self._session.verify()
        if problems:
            raise UnsoundError("the new cabinet is not sound: " + problems[0].flaw.name)
        return f"{len(self._session.accounts.lines())} accounts, every page and entry sound"

    def _sealing(self) -> str:
        session = self._opened()
        account = next(line.id for line in session.accounts.lines() if line.mine)
        text = SecretText(TRUE_WORD)
        kept = session.accounts.set_secret(account, SecretKind.PASSWORD, text, by=session.me)
        self._secret = kept.secret
        if self._read() != TRUE_WORD:
            raise UnsoundError("a secret came back other than it was sealed")
        self._search_disk()
        return "sealed, read back, and nowhere on the disk in plain words"

    def _search_disk(self) -> None:
        for path in self._path.parent.rglob("*"):
            if path.is_file() and TRUE_WORD.encode() in path.read_bytes():
                raise UnsoundError("a secret lies open on the disk")

    def _printing(self) -> str:
        session = self._opened()
        contents = session.handoff.print_packet(by=session.me)
        sheet = packet_sheet(contents, wording.one_sentence, name=wording.name, zone=UTC)
        press = Press(self._resources, system_fonts=False)
        printed = press.pdf(sheet)
        pictures = press.pages(sheet, 20.0, 1, 1)
        if not printed.pdf.startswith(b"%PDF-") or printed.notes or len(pictures) != 1:
            raise UnsoundError("the packet could not be printed as it should be")
        return f"{len(printed.pdf)} bytes of PDF, fit for archives and screen readers"

    def _window(self) -> str:
        from smdesk.app.self_window import seen  # noqa: PLC0415 - Qt is for the window alone

        return seen(self.places, self._opened())

    def _reading_back(self) -> str:
        session = self._opened()
        if not session.locked:
            session.lock()
        door = next(d for d in self._front.look(self._path).doors if d.name == NORA.name)
        self._session = self._front.enter(self._front.prepare(self._path, door.id, NORA.passphrase))
        if self._read() != TRUE_WORD:
            raise UnsoundError("a secret was not there after the cabinet was closed")
        return "closed, opened anew, and all there"

    def _opened(self) -> "Session":
        if self._session is None:
            raise UnsoundError("not tried: there is no open cabinet")
        return self._session

    def _read(self) -> str:
        session = self._opened()
        if self._secret is None:
            raise UnsoundError("not tried: nothing was sealed")
        return session.accounts.read_secret(self._secret, Seen.SHOWN, by=session.me).reveal()


def _load(name: str) -> None:
    try:
        import_module(name)
    except ImportError as error:
        # Which library is missing to it is worth knowing; the folder it was sought in is not.
        told = f"the part {name} cannot be loaded; {error.name or 'something'} is amiss"
        raise UnsoundError(told) from None
