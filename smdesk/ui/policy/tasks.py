"""What is done to a document and its versions: asked, agreed to, published, looked at, retired."""

from collections.abc import Callable
from functools import partial

from smdesk.domain.policy.documents import PolicyDocument, PolicyVersion
from smdesk.domain.policy.readings import How
from smdesk.domain.policy.remarks import Remark, RemarkKind
from smdesk.domain.policy.sheets import PolicySheet
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member
from smdesk.ui.kit.dialog import Confirm
from smdesk.ui.kit.undoing import TakeBack
from smdesk.ui.kit.view import View
from smdesk.ui.policy import dialogs
from smdesk.ui.policy.dialogs import Asking, Beginning, Reading
from smdesk.ui.policy.means import PolicyMeans
from smdesk.ui.policy.readers import ReadersDialog

Opened = Callable[[RecordId], object]


class PolicyTasks:
    """Asks for what a task needs, has the desk do it, and says what was done."""

    def __init__(self, means: PolicyMeans, view: View, opened: Opened) -> None:
        """``opened`` shows the version with an id."""
        self._means, self._desk, self._me = means, means.desk, means.me
        self._view, self._opened = view, opened

    @property
    def me(self) -> Member:
        """Who does all this."""
        return self._me

    # Documents.

    def begin(self) -> None:
        """Ask how a document is to begin, and begin it."""
        dialogs.begin_dialog(self._desk.starters(), self._begin, self._view).open()

    def about(self, document: PolicyDocument) -> None:
        """Ask for a document's particulars."""
        roles = self._means.roles()
        dialogs.document_dialog(document, roles, self._change, self._view).open()

    def remove(self, document: PolicyDocument, then: Callable[[], object]) -> None:
        """Ask why a document that was never in force is put in the bin."""

        def take(words: str) -> None:
            self._desk.remove(document.id, reason=words, by=self._me)
            then()
            self._done(self._tr("“{name}” is removed."), document.name)

        title = self._tr("Remove “{name}”?").format(name=document.name)
        label = self._tr("&Why")
        dialogs.words_dialog(title, label, take, self._view, verb=self._tr("&Remove")).open()

    # Versions.

    def go_on(self, document: PolicyDocument) -> None:
        """Begin the next version, or open the one that is begun."""
        with self._view.polite():
            self._opened(self._desk.next_draft(document.id, by=self._me).id)

    def ask(self, version: PolicyVersion) -> None:
        """Ask what changed, and then for approval."""

        def take(asking: Asking) -> None:
            self._desk.describe(
                version.id,
                summary=asking.summary,
                significance=asking.significance,
                effective_on=asking.effective_on,
                by=self._me,
            )
            self._desk.gate.ask(version.id, by=self._me)
            self._done(self._tr("{name} waits for approval."), version.title)

        dialogs.ask_dialog(version, take, self._view).open()

    def withdraw(self, version: PolicyVersion) -> None:
        """Go on writing a version that waits for approval, or has it."""
        Confirm(
            self._tr("Go on writing?"),
            self._tr(
                "It is a draft again then, and whoever agreed to it is asked anew afterwards."
            ),
            self._tr("&Go on writing"),
            self._view,
            then=partial(self._withdraw, version.id),
        ).open()

    def sign(self, version: PolicyVersion) -> None:
        """Agree to exactly what the version says."""

        def take(words: str) -> None:
            self._view.attempt(
                lambda reason: self._desk.gate.sign(version.id, words, reason=reason, by=self._me),
                partial(self._done, self._tr("You agreed to {name}."), version.title),
            )

        dialogs.words_dialog(
            self._tr("Agree to {name}").format(name=version.title),
            self._tr("&Anything to say with it"),
            take,
            self._view,
            verb=self._tr("&Agree"),
            help=self._tr("You agree to every word as it stands now, under your own key."),
            wanted=False,
        ).open()

    def send_back(self, version: PolicyVersion) -> None:
        """Say what is to be changed first."""

        def take(words: str) -> None:
            self._desk.gate.send_back(version.id, words, by=self._me)
            self._done(self._tr("{name} is sent back."), version.title)

        title = self._tr("Send {name} back").format(name=version.title)
        label = self._tr("&What is to be changed")
        dialogs.words_dialog(title, label, take, self._view, verb=self._tr("&Send back")).open()

    def publish(self, version: PolicyVersion) -> None:
        """Put an approved version in force."""
        Confirm(
            self._tr("Publish {name}?").format(name=version.title),
            self._tr(
                "It is in force from then on and can't be changed any more; the version before "
                "it is kept. What comes next is a new version."
            ),
            self._tr("&Publish"),
            self._view,
            harmless=True,
            then=partial(self._publish, version),
        ).open()

    def discard(self, version: PolicyVersion, then: Callable[[], object]) -> None:
        """Throw away a version that is being written."""
        Confirm(
            self._tr("Throw {name} away?").format(name=version.title),
            self._tr("Everything that was written in it goes. What is in force stays."),
            self._tr("&Throw away"),
            self._view,
            then=partial(self._discard, version, then),
        ).open()

    def retire(self, document: PolicyDocument) -> None:
        """Take a document out of force with nothing in its place."""

        def take(words: str) -> None:
            self._desk.gate.retire(document.id, words, by=self._me)
            self._done(self._tr("“{name}” is out of force."), document.name)

        title = self._tr("Retire “{name}”").format(name=document.name)
        label = self._tr("&Why nothing takes its place")
        dialogs.words_dialog(title, label, take, self._view, verb=self._tr("&Retire")).open()

    def reviewed(self, document: PolicyDocument) -> None:
        """Note that a document was looked at and stays as it is."""

        def take(words: str) -> None:
            self._desk.reviews.close(document.id, words, by=self._me)
            self._done(self._tr("“{name}” was looked at and stays as it is."), document.name)

        dialogs.words_dialog(
            self._tr("Reviewed, unchanged"),
            self._tr("&Who looked, and at what"),
            take,
            self._view,
            verb=self._tr("&Keep"),
            wanted=False,
        ).open()

    def fill_in(self, sheet: PolicySheet) -> None:
        """Ask for the names that the text leaves open."""

        def take(values: dict[str, str]) -> None:
            self._desk.set_values(sheet.version.id, values, by=self._me)

        dialogs.values_dialog(sheet.content, sheet.values, take, self._view).open()

    # Reading.

    def readers(self, sheet: PolicySheet) -> None:
        """Show who agreed to a version and who has read it."""
        in_force = sheet.version.published_at is not None and not sheet.version.retired_at
        mine = next((one for one in sheet.readings if one.person == self._me.person), None)
        read = mine is not None and mine.reading is not None
        ReadersDialog(
            sheet,
            self._view,
            acknowledge=partial(self.acknowledge, sheet) if in_force and not read else None,
            note=partial(self._note_reading, sheet) if in_force else None,
        ).open()

    # Remarks.

    def remark(self, sheet: PolicySheet | None, clause: RecordId | None, number: str) -> None:
        """Ask for a remark on a clause, on a document, or for a concern before any text."""
        remark = Remark(
            text="?",
            by=self._me.person,
            at=self._means.now(),
            what=RemarkKind.COMMENT if sheet is not None else RemarkKind.CONCERN,
            document=sheet.document.id if sheet is not None else None,
            version=sheet.version.id if sheet is not None else None,
            clauses=(clause,) if clause is not None else (),
        )

        def take(kept: Remark) -> None:
            self._desk.remarks.add(kept, by=self._me)
            self._done(self._tr("Written down."), "")

        if sheet is None:
            title = self._tr("A concern")
        elif number:
            title = self._tr("About clause {number}").format(number=number)
        else:
            title = self._tr("About the document")
        dialogs.remark_dialog(remark, take, self._view, title=title).open()

    def attach(self, remark: Remark, document: PolicyDocument) -> None:
        """Say to which document a concern belongs."""
        self._polite(partial(self._desk.remarks.attach, remark.id, document.id, (), by=self._me))

    def settle(
        self, remark: Remark, what: str, sheet: PolicySheet | None, clause: RecordId | None
    ) -> None:
        """Do to a remark what was asked for: accept, answer, adopt, decline or reopen it."""
        remarks, me = self._desk.remarks, self._me
        if what == "accept":
            self._polite(partial(remarks.accept, remark.id, by=me))
        elif what == "reopen":
            self._polite(partial(remarks.reopen, remark.id, by=me))
        elif what == "adopt" and sheet is not None and clause is not None:
            self._polite(partial(remarks.adopt, remark.id, (clause,), sheet.version.id, by=me))
        elif what == "answer":
            self._reply(self._tr("Answer"), remarks.answer, remark.id, self._tr("&Answer"))
        elif what == "decline":
            self._reply(self._tr("Decline, and say why"), remarks.decline, remark.id,
                        self._tr("&Decline"))  # fmt: skip

    # What these share.

    def _reply(self, title: str, task: Callable[..., object], remark: RecordId, verb: str) -> None:
        def take(words: str) -> None:
            task(remark, words, by=self._me)

        dialogs.reply_dialog(title, take, self._view, verb=verb, wanted=True).open()

    def _begin(self, beginning: Beginning) -> None:
        version = self._desk.begin(
            beginning.starter or None,
            number=beginning.number,
            name=beginning.name,
            what=beginning.what,
            by=self._me,
        )
        self._opened(version.id)
        self._done(self._tr("“{name}” is begun."), self._desk.document(version.document).name)

    def _change(self, document: PolicyDocument, reason: str) -> None:
        self._desk.change_document(document, reason=reason, by=self._me)

    def _withdraw(self, version: RecordId) -> None:
        self._polite(partial(self._desk.gate.withdraw, version, by=self._me))

    def _publish(self, version: PolicyVersion) -> None:
        if self._polite(partial(self._desk.gate.publish, version.id, by=self._me)):
            self._done(self._tr("{name} is in force."), version.title)

    def _discard(self, version: PolicyVersion, then: Callable[[], object]) -> None:
        if self._polite(partial(self._desk.discard, version.id, by=self._me)):
            then()
            self._done(self._tr("{name} is thrown away."), version.title)

    def acknowledge(self, sheet: PolicySheet) -> None:
        """Note that the member has read the version and keeps to it."""
        if self._polite(partial(self._desk.readings.acknowledge, sheet.version.id, by=self._me)):
            self._done(self._tr("Noted that you have read it."), "")

    def _note_reading(self, sheet: PolicySheet) -> None:
        people = self._means.people()
        to_read = [one.person for one in sheet.readings if one.reading is None]
        first = to_read[0] if to_read else next(iter(people), None)

        def take(kept: Reading) -> None:
            if kept.person is None:
                return
            at = dialogs.now_utc(kept.on, self._means.now())
            self._desk.readings.note(
                sheet.version.id, kept.person, kept.how, kept.note, at=at, by=self._me
            )

        reading = Reading(first, How.PAPER, self._means.today())
        dialogs.reading_dialog(reading, people, take, self._view).open()

    def _polite(self, task: Callable[[], object]) -> bool:
        """Do it; False where that was refused, which is told."""
        done: list[bool] = []
        with self._view.polite():
            task()
            done.append(True)
        return bool(done)

    def _done(self, words: str, name: str) -> None:
        undo = TakeBack(self._means.undo, self._me, self._view)
        self._view.notice(words.format(name=name), undo)

    def _tr(self, text: str) -> str:
        return self._view.tr(text)
