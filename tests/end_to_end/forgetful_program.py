"""A program that opens a cabinet, shows and copies a secret, locks, and then waits to be looked at.

Secrets come to it in disguise, so that whatever is found in its memory is what it made itself.
"""

import gc
import json
import sys
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from smdesk.desk.paper_door import Unlocking
from smdesk.domain.custody import SecretKind
from smdesk.domain.records import RecordId
from smdesk.domain.secret_text import SecretText
from smdesk.ui.kit.clipboard import SecretClipboard
from smdesk.ui.kit.secret import SecretField
from smdesk.ui.kit.secret_entry import SecretLineEdit
from smdesk.vault.folder import Keys, VaultFolder
from smdesk.vault.keyring import data_key_info
from smdesk.vault.keys import Identity, KeyPair
from tests.desk.conftest import Clock, account_named, front_desk

MASK = 0x5A


def undisguised(said):
    """Return the bytes that were sent in disguise."""
    return bytes(byte ^ MASK for byte in bytes.fromhex(said))


def tell_and_wait(word):
    """Say how far it is, and go on when a line comes."""
    print(word, flush=True)  # noqa: T201 - how it tells
    sys.stdin.readline()


def unwrapped(keyring, identity):
    """Return what a right passphrase gives, made in the same way."""
    info = data_key_info(keyring.vault, keyring.epoch, identity.slot)
    wrapped = keyring.slot(identity.slot).data_key
    return Keys(identity, identity.unwrap_data_key(wrapped, info), keyring.epoch)


class Screen(QWidget):
    """A secret that is shown and copied, and a line in which one is typed."""

    def __init__(self, session, account, clipboard):
        super().__init__()
        secret = session.accounts.sheet(account).password.id

        def read(how):
            return session.accounts.read_secret(secret, how, by=session.me)

        self.field = SecretField("Password", read, clipboard, self)
        self.line = SecretLineEdit("New password", self)
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.line)
        self.resize(600, 200)


def work(application, told):
    """Open the cabinet, use the secret in every way, lock, and let go of everything."""
    home = Path(told["home"])
    pair = KeyPair.taken(undisguised(told["pair"]))
    identity = Identity(
        pair,
        slot=told["slot"],
        person=RecordId(told["person"]),
        name=told["name"],
        coordinator=True,
    )
    folder = VaultFolder(home / "sample.smvault", memory=home / "memory")
    keys = unwrapped(folder.keyring(), identity)
    session = front_desk(home, Clock(12)).enter(Unlocking(folder.path, folder, keys))
    account = account_named(session, "X").id
    clipboard = SecretClipboard(application.clipboard(), {}, application)
    session.accounts.set_secret(
        account,
        SecretKind.PASSWORD,
        SecretText(undisguised(told["secret"]).decode()),
        by=session.me,
    )
    screen = Screen(session, account, clipboard)
    screen.show()
    QTest.keyClicks(screen.line, undisguised(told["secret"]).decode())
    screen.field.toggle()
    screen.field.copy()
    application.processEvents()
    tell_and_wait("open")
    screen.line.forget()
    screen.field.forget()
    clipboard.clear()
    screen.hide()
    screen.deleteLater()
    session.lock()


application = QApplication(sys.argv)
work(application, json.loads(sys.stdin.readline()))
application.sendPostedEvents(None, 52)  # QEvent.Type.DeferredDelete
application.processEvents()
gc.collect()
tell_and_wait("locked")
