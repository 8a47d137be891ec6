"""The cabinet without a window: print the packet, check the cabinet, list the accounts.

Results go to standard output and what went wrong to standard error, each as a sentence. The
passphrase is asked for at the terminal or read from a file descriptor; it is never an argument,
because other people on the computer can read those.
"""

import argparse
import getpass
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import IO, TextIO

from smdesk.desk.account_lines import AccountLine
from smdesk.desk.checkup import Flaw
from smdesk.desk.errors import (
    KeyFileNeededError,
    RefusedError,
    SmdeskError,
    VaultMissingError,
    WriteFailedError,
    WriteWhy,
    WrongPassphraseError,
    write_failed,
)
from smdesk.desk.front import Door, FrontDesk
from smdesk.desk.sample_members import NORA
from smdesk.desk.session import Session
from smdesk.domain.clock_times import OwnZone
from smdesk.domain.custody import SecretKind, Seen
from smdesk.domain.organisation import Paper
from smdesk.domain.secret_text import SecretText
from smdesk.printing.packet import packet_sheet
from smdesk.printing.press import Press, PressError
from smdesk.system.outside import NotAFileError, written_whole
from smdesk.ui.kit import wording

LONGEST_PASSPHRASE = 4096
"""Bytes read from a file descriptor at the most."""


class Exit(IntEnum):
    """What the process says when it ends; documented in docs/headless.md."""

    WELL = 0
    PROBLEMS_FOUND = 1
    USAGE = 2
    NOT_UNLOCKED = 3
    NOT_OPENED = 4
    NOT_WRITTEN = 5


class NotSaidError(SmdeskError):
    """The command line does not say enough; ``needed`` is a sentence that says what to add."""

    def __init__(self, needed: str, **facts: str) -> None:
        super().__init__(needed)
        self.needed = needed.format(**facts)


@dataclass(frozen=True, slots=True)
class Streams:
    """Where a command writes its results and its troubles."""

    out: TextIO
    errors: TextIO

    def say(self, text: str) -> None:
        """Write a line of the result."""
        print(text, file=self.out, flush=True)

    def trouble(self, text: str) -> None:
        """Write a line about what went wrong."""
        print(text, file=self.errors, flush=True)


def add_commands(parser: argparse.ArgumentParser) -> None:
    """Add the commands and their options to smdesk's own command line."""
    parser.add_argument("--vault", type=Path, metavar="FOLDER", help="the cabinet's folder")
    parser.add_argument("--as", dest="who", metavar="NAME", help="whose passphrase it is")
    parser.add_argument(
        "--passphrase-fd", type=int, metavar="N", help="read the passphrase from this descriptor"
    )
    parser.add_argument("--key-file", type=Path, metavar="FILE", help="the member's key file")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    packet = commands.add_parser("packet", help="print the handoff packet as a PDF")
    packet.add_argument("--out", type=Path, required=True, metavar="FILE")
    packet.add_argument("--paper", choices=[paper.value for paper in Paper])
    commands.add_parser("verify", help="check that nothing is damaged or tampered with")
    commands.add_parser("accounts", help="list the accounts by name, without secrets")
    commands.add_parser("tour", help="do the main job on the sample library, telling each step")


class Terminal:
    """Does one command for somebody at a terminal, or for a script."""

    def __init__(self, front: FrontDesk, resources: Path, streams: Streams) -> None:
        self._front = front
        self._resources = resources
        self._streams = streams

    def run(self, chosen: argparse.Namespace) -> Exit:
        """Do what the command line says; every trouble becomes a sentence and an exit code."""
        try:
            if chosen.command == "tour":
                return self._tour(chosen.sample)
            with self._unlocked(chosen) as session:
                return self._command(chosen)(session)
        except NotSaidError as error:
            self._streams.trouble(error.needed)
            return Exit.USAGE
        except SmdeskError as error:
            said = wording.error(error)
            self._streams.trouble(" ".join(filter(None, (said.what, said.why, said.who))))
            return _exit_of(error)

    def _command(self, chosen: argparse.Namespace) -> Callable[[Session], Exit]:
        if chosen.command == "packet":
            paper = Paper(chosen.paper) if chosen.paper else None
            return lambda session: self._packet(session, chosen.out, paper)
        return self._verify if chosen.command == "verify" else self._accounts

    def _packet(self, session: Session, file: Path, paper: Paper | None) -> Exit:
        with _written_whole(file) as target:
            contents = session.handoff.print_packet(by=session.me)
            sheet = packet_sheet(
                contents, wording.one_sentence, name=wording.name, zone=OwnZone(), paper=paper
            )
            printed = Press(self._resources).pdf(sheet)
            target.write(printed.pdf)
            session.handoff.documents.keep(contents.packet.id, printed.pdf, by=session.me)
        for note in printed.notes:
            self._streams.trouble(
                f"Some characters could not be printed with the fonts at hand: {note.text}".rstrip(
                    ": "
                )
            )
        self._streams.say(
            f"Printed packet {contents.packet.number} with {len(contents.holes)} open points: "
            f"{file.resolve()}"
        )
        self._streams.say(
            f"Log entry {contents.packet.log_entries}, check words: {contents.packet.check_words}"
        )
        return Exit.WELL

    def _verify(self, session: Session) -> Exit:
        problems = session.verify()
        for problem in problems:
            self._streams.say(f"{wording.name(problem.flaw)} ({problem.detail})")
        if problems and all(problem.flaw is Flaw.CONTENTS for problem in problems):
            self._streams.say(
                "All the rest is sound. Take these files from a saved copy, and add them again."
            )
            return Exit.PROBLEMS_FOUND
        if problems:
            self._streams.say("Something is wrong. Work with a saved copy, and keep this one.")
            return Exit.PROBLEMS_FOUND
        self._streams.say("The files, the log and every record are as they were written.")
        return Exit.WELL

    def _accounts(self, session: Session) -> Exit:
        lines = session.accounts.lines()
        for line in lines:
            self._streams.say("\t".join((line.name, line.login_name)).rstrip())
        if not lines:
            self._streams.trouble("There are no accounts in this cabinet yet.")
        return Exit.WELL

    def _tour(self, folder: Path | None) -> Exit:
        if folder is None:
            raise NotSaidError("Say where the sample library is to be: --sample FOLDER tour")
        say = self._streams.say
        place = sample_at(self._front, folder)
        say(f"1. The sample library is in {place}. Its people and accounts are invented.")
        look = self._front.look(place)
        door = next(door for door in look.doors if door.name == NORA.name)
        session = self._front.enter(self._front.prepare(place, door.id, NORA.passphrase))
        try:
            say(f"2. Unlocked it as {session.me.name}, with no network.")
            line, secret = _look_up(session)
            shown = f"{len(secret.reveal())} characters, not shown here"
            say(f"3. Looked up {line.name}: user {line.login_name}, password of {shown}.")
            say("4. Printing the handoff packet:")
            code = self._packet(session, place.with_name("sample-handoff-packet.pdf"), None)
            say("5. Checking the cabinet:")
            return self._verify(session) or code
        finally:
            session.lock()

    @contextmanager
    def _unlocked(self, chosen: argparse.Namespace) -> Iterator[Session]:
        if chosen.vault is None:
            raise NotSaidError("Say which cabinet: --vault FOLDER")
        look = self._front.look(chosen.vault)
        door = _door(look.doors, chosen.who)
        key_file = None
        if chosen.key_file is not None:
            try:
                key_file = chosen.key_file.read_bytes()
            except OSError as error:
                raise NotSaidError(
                    "The key file cannot be read ({why}).", why=error.strerror or ""
                ) from None
        passphrase = _passphrase(chosen.passphrase_fd, door.name)
        prepared = self._front.prepare(chosen.vault, door.id, passphrase.reveal(), key_file)
        session = self._front.enter(prepared)
        try:
            yield session
        finally:
            session.lock()


def sample_at(front: FrontDesk, folder: Path) -> Path:
    """Return the sample library's folder, made anew if there is none; slow the first time."""
    try:
        return front.look(folder).path
    except VaultMissingError:
        return front.create_sample(folder)


def _look_up(session: Session) -> tuple[AccountLine, SecretText]:
    lines = [line for line in session.accounts.lines() if line.mine]
    line = next((line for line in lines if line.platform.value == "instagram"), lines[0])
    sheet = session.accounts.sheet(line.id)
    password = next(s for s in sheet.secrets if s.what is SecretKind.PASSWORD)
    return line, session.accounts.read_secret(password.id, Seen.COPIED, by=session.me)


def _door(doors: Sequence[Door], who: str | None) -> Door:
    if who is None and len(doors) == 1:
        return doors[0]
    for door in doors:
        if who is not None and door.name.casefold() == who.casefold():
            return door
    names = ", ".join(door.name for door in doors)
    raise NotSaidError(
        "Say whose passphrase it is: --as NAME. These can open it: {names}", names=names
    )


def _passphrase(descriptor: int | None, name: str) -> SecretText:
    if descriptor is None:
        if not sys.stdin.isatty():
            raise NotSaidError(
                "There is no terminal to ask for the passphrase; hand it over on a file "
                "descriptor: --passphrase-fd N"
            )
        return SecretText(getpass.getpass(f"Passphrase of {name}: "))
    try:
        with os.fdopen(descriptor, "rb", closefd=False) as source:
            raw = source.read(LONGEST_PASSPHRASE)
    except OSError:
        raise NotSaidError("Descriptor {number} cannot be read.", number=str(descriptor)) from None
    return SecretText(raw.decode("utf-8", "replace").rstrip("\r\n"))


@contextmanager
def _written_whole(file: Path) -> Iterator[IO[bytes]]:
    """Give a file to write to that takes its name only when all went well."""
    try:
        with written_whole(file) as target:
            yield target
    except NotAFileError:
        raise WriteFailedError(file, WriteWhy.NOT_A_FILE, "packet") from None
    except OSError as error:
        raise write_failed(error, file, "packet") from None


def _exit_of(error: SmdeskError) -> Exit:
    if isinstance(error, (WrongPassphraseError, KeyFileNeededError)):
        return Exit.NOT_UNLOCKED
    if isinstance(error, (WriteFailedError, PressError)):
        return Exit.NOT_WRITTEN
    return Exit.PROBLEMS_FOUND if isinstance(error, RefusedError) else Exit.NOT_OPENED
