"""The sample library's written policy: one in force, the next being written, and what was said.

Idris writes and asks with his own key, Nora agrees with hers; it was so for most of a year.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta

from smdesk.desk.policy import PolicyDesk
from smdesk.desk.session import Session
from smdesk.domain.accounts import Account, Platform
from smdesk.domain.policy import editing
from smdesk.domain.policy.blocks import Paragraph, Text, plain
from smdesk.domain.policy.content import Content
from smdesk.domain.policy.documents import DocumentKind, ReadingRule, Significance
from smdesk.domain.policy.numbering import Scheme
from smdesk.domain.policy.outside_rules import OutsideRule, Source
from smdesk.domain.policy.own_words import OwnWord
from smdesk.domain.policy.remarks import Remark, RemarkKind
from smdesk.domain.policy.starters import clause_id, parse
from smdesk.domain.records import RecordId, Ref

NUMBER = "LB-POL-07"
GUIDELINE = "LB-GDL-03"
_POLICY = """\
name: Social media policy
what: policy
scheme: paragraph
summary: How Lantern Bay uses social media.

# [purpose] Purpose
Social media tell the bay what the library holds and does, and let the bay answer.
## [goals] Aims
### [known]
To let people know about events, services and closures in time, also those who never come in.
### [shown]
To show what the collections hold to whoever cannot come during opening hours.
## [words] What words mean
### [media] Social media
<<Social media>> are services on which people and institutions publish, answer and pass things on.
### [custodian] Custodian
A custodian is whoever can open an account and answers for it.
## [who] Who does what
### [board] The board
The board decides who has the accounts in hand.
### [manager] The social media manager
- keeps the accounts in order, and corrects what is out of date;
- plans the month, and makes what is shown or sees that it is made;
- goes on learning, and passes on what was learned.
### [two] Custodians
Two members of the team answer for every account.
### [gate] Approval
Nothing is posted before an administrator has approved it, and nobody approves their own work.
### [quick] The same day
What happens on the same day may be told quickly. It is approved all the same, as [[gate]] says.
## [safe] Accounts and passwords
### [vault] Where they are
Passwords are kept in the cabinet and nowhere else.
### [mailbox] Ways back
No account of the library is recovered through anybody's own mailbox.
# [how] How it is done
## [shared] What is shared
- texts and announcements;
- pictures, with a description for those who cannot see them;
- video, with captions.
## [removed] What is removed
Advertisements, offers for sale, insults and hatred are removed. What was said is kept.
# [last] Last things
## [yearly] Once a year
This document is looked at when the academic year begins.
## [ask] Questions
Whoever has a question writes to {{org.email}} or calls {{org.phone}}.
"""
_BINDS = {
    "A3.sole_custodian": "two",
    "A1.personal_recovery": "mailbox",
    "T10.no_appointment": "board",
    "C4.own_work": "gate",
}
_PICTURES = (
    "People who can be recognised are asked before they are shown, and children through those who"
    " care for them. Whoever wants a picture of themselves removed has it removed within a day."
)


class SamplePolicy:
    """Writes and answers as whoever's session it is."""

    def __init__(self, session: Session, today: date) -> None:
        self._session, self._me, self._today = session, session.me, today

    def write(self) -> None:
        """Write the policy of last winter, and ask the others."""
        desk, me = self._at(206), self._me
        starter = parse("sample", _POLICY)
        # The ids of clauses are made from the number, so that the sample is always the same.
        content = starter.content(RecordId(NUMBER))
        version = desk.begin_with(
            content,
            number=NUMBER,
            name=starter.name,
            created_on=self._today - timedelta(days=7 * 365),
            by=me,
        )
        document = desk.document(version.document)
        owned = replace(document, owner="Editor", reading=ReadingRule.ASKED)
        desk.change_document(owned, by=me)
        desk.describe(
            version.id,
            summary="Brought over from the paper of 2019, with custodians in pairs.",
            significance=Significance.MAJOR,
            by=me,
        )
        desk.gate.ask(version.id, by=me)
        self._guideline(desk)

    def answer(self) -> None:
        """Agree, publish, gather what was said, and begin the next version."""
        desk, me = self._at(203), self._me
        line = next(one for one in desk.lines() if one.document.number == NUMBER)
        asked = line.working
        if asked is None:
            return
        desk.gate.sign(asked.id, "Read aloud at the board's table.", by=me)
        published = desk.gate.publish(asked.id, by=me)
        for rule, key in _BINDS.items():
            desk.bindings.bind(rule, line.document.id, self._clause(key), by=me)
        desk.readings.acknowledge(published.id, by=me)
        self._looked_again(line.document.id)
        self._people_said(line.document.id, published.id)
        self._next(line.document.id)
        self._others()
        self._tie(line.document.id)

    def _guideline(self, desk: PolicyDesk) -> None:
        """A guideline that is still a draft: what is asked of pictures."""
        text = (
            "name: x\nwhat: guideline\nscheme: none\nsummary: x.\n\n# [describe] Describe it\n"
            "Say what matters in the picture, as you would on the telephone.\n# [words] Words in"
            " pictures\nWhat is written in a picture is also in the text."
        )
        desk.begin_with(
            parse("sample", text).content(RecordId(GUIDELINE)),
            number=GUIDELINE,
            name="Pictures that everybody can read",
            what=DocumentKind.GUIDELINE,
            scheme=Scheme.NONE,
            by=self._me,
        )

    def _people_said(self, document: RecordId, version: RecordId) -> None:
        desk, me = self._at(12).remarks, self._me

        def said(what: RemarkKind, text: str, key: str, who: str = "") -> Remark:
            made = Remark(
                document=document,
                version=version,
                clauses=(self._clause(key),),
                what=what,
                text=text,
                who=who,
                by=me.person,
                at=self._time(12),
            )
            return desk.add(made, by=me)

        shown = said(
            RemarkKind.CONCERN,
            "My daughter was in a picture of the story hour, and nobody had asked.",
            "shared",
            "A mother at the front desk",
        )
        desk.accept(shown.id, "It belongs into the policy.", by=me)
        hours = said(
            RemarkKind.CONCERN,
            "Must we answer at night and on holidays?",
            "manager",
            "The reference department",
        )
        desk.decline(hours.id, "No hours are asked for; the rota says who answers when.", by=me)
        said(RemarkKind.SUGGESTION, "Say how long removed comments are kept.", "removed")
        said(RemarkKind.COMMENT, "Do captions made by a machine count?", "shared", "Idris")

    def _others(self) -> None:
        """What others ask of the library, and words that it spells its own way."""
        desk, me = self._at(30), self._me
        desk.outside.add(
            OutsideRule(
                name="Terms of Instagram",
                source=Source.TERMS,
                place="In the app: Settings, About, Terms of use",
                checked_on=self._today - timedelta(days=204),
                change="Reels may use only the music that the app offers.",
            ),
            by=me,
        )
        desk.outside.add(
            OutsideRule(
                name="The town's rules for its websites",
                source=Source.PARENT,
                place="Binder at the town clerk's, part 4",
                checked_on=self._today - timedelta(days=41),
            ),
            by=me,
        )
        for word, note in (("Harbourside", "The new reading room"), ("makerspace", "")):
            desk.words.add(OwnWord(word=word, note=note), by=me)

    def _tie(self, document: RecordId) -> None:
        """What clauses are for: aims of the library, and the channel that shows pictures."""
        links, me = self._at(1).links, self._me
        aims = self._session.plans.objectives.all()[:2]
        for key, aim in zip(("known", "how"), aims, strict=False):
            links.tie(document, self._clause(key), Ref.to(aim), by=me)
        for line in self._session.accounts.lines():
            if line.platform is Platform.INSTAGRAM:
                links.tie(document, self._clause("shared"), Ref(Account.kind, line.id), by=me)

    def _looked_again(self, document: RecordId) -> None:
        """The year began, and it was left as it is."""
        year = self._at(60)
        if year.reviews.overdue(document) is not None:
            year.reviews.close(document, "Holds for another year.", by=self._me)

    def _next(self, document: RecordId) -> None:
        desk, me = self._at(2), self._me
        draft = desk.next_draft(document, by=me)
        desk.save_draft(draft.id, self._changed(desk.content(draft.id)), by=me)
        desk.describe(
            draft.id,
            summary="Says who is asked before they are shown, and moves captions to the front.",
            significance=Significance.MAJOR,
            by=me,
        )

    def _changed(self, content: Content) -> Content:
        """One clause new, one edited, one moved: everything that a redline can show."""
        pictures = clause_id(RecordId(NUMBER), "pictures")
        shared = content.get(self._clause("shared"))
        if shared is None:
            return content
        new = replace(shared, id=pictures, title="Pictures of people", blocks=plain(_PICTURES))
        changed = editing.add_after_all_of(content, new, shared.id)
        changed = editing.set_blocks(
            changed,
            self._clause("removed"),
            (
                Paragraph(
                    (
                        Text("Advertisements, offers for sale, threats, insults and hatred are"),
                        Text(" removed. What was said is kept for two years."),
                    )
                ),
            ),
        )
        return editing.move_up(changed, self._clause("quick"))

    def _clause(self, key: str) -> RecordId:
        return clause_id(RecordId(NUMBER), key)

    def _time(self, days: int) -> datetime:
        return self._session.calendar.now() - timedelta(days=days)

    def _at(self, days: int) -> PolicyDesk:
        """Return the desk as it was so many days ago."""
        now = self._time(days)
        return self._session.policy.with_clock(lambda: now, now.date)
