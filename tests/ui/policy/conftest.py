"""What the tests of the policy's screen share: a small policy, and the editor that shows it."""

import pytest

from smdesk.domain.policy.blocks import (
    Bullet,
    CrossReference,
    Link,
    Paragraph,
    TableBlock,
    Term,
    Text,
    Variable,
)
from smdesk.domain.policy.content import Clause, Content
from smdesk.domain.policy.numbering import Scheme
from smdesk.domain.records import RecordId
from smdesk.ui.policy.clause_list import ClauseList
from smdesk.ui.policy.draft import Draft
from smdesk.ui.policy.spelling import load
from smdesk.ui.policy.steps import Place
from smdesk.ui.policy.writing import Writing


def named(number):
    return RecordId(f"{number:032x}")


PURPOSE, WHO, CUSTODY, PLAN, TODAY, RULES = map(named, range(1, 7))


def policy():
    """Return six clauses: two levels of titles, and text with everything that text may hold."""
    return Content(
        (
            Clause(PURPOSE, "Purpose and people", (), 0),
            Clause(WHO, "Who does what", (), 1),
            Clause(CUSTODY, "", (Paragraph((Text("One person keeps each account."),)),), 2),
            Clause(
                PLAN,
                "",
                (
                    Paragraph(
                        (
                            Text("Nothing is "),
                            Text("posted", bold=True),
                            Text(" before a yes; see "),
                            CrossReference(RULES),
                            Text(" and "),
                            Link("the guide", "https://example.org/guide"),
                            Text(" of "),
                            Variable("org.name"),
                            Text(", "),
                            Term("manager"),
                            Text("."),
                        )
                    ),
                    Bullet((Text("texts"),)),
                    Bullet((Text("pictures", italic=True),), 1),
                    TableBlock((((Text("When"),), (Text("Who"),)), ((Text("May"),), ()))),
                ),
                2,
            ),
            Clause(TODAY, "", (Paragraph((Text("What happens today may go out today."),)),), 2),
            Clause(RULES, "Rules", (Paragraph((Text("Insults are removed."),)),), 0),
        )
    )


class Desk:
    """A draft, the list that shows it, and what writes in it."""

    def __init__(self, content, scheme=Scheme.DECIMAL):
        self.at = 0.0
        self.draft = Draft(content, scheme, clock=lambda: self.at)
        self.list = ClauseList(self.draft, None)
        self.writing = Writing(self.draft, self.list, self.list)
        self.writing.pasting.connect(lambda _text, blocks: self.writing.paste(blocks))
        self.list.resize(800, 600)

    @property
    def content(self):
        return self.draft.content

    def edit(self, clause, at=0):
        return self.list.go(Place(clause, at)).edit

    def texts(self):
        return [clause.title or " / ".join(_texts(clause)) for clause in self.content.clauses]


def _texts(clause):
    return [
        "".join(getattr(span, "text", "*") for span in getattr(block, "spans", ()))
        for block in clause.blocks
    ]


@pytest.fixture(scope="session")
def dictionaries():
    """The dictionaries, read once for all tests."""
    return load()


@pytest.fixture
def written(qtbot):
    """Return what makes an editor over a content; it is shown."""

    def make(content=None, scheme=Scheme.DECIMAL):
        desk = Desk(policy() if content is None else content, scheme)
        qtbot.addWidget(desk.list)
        desk.list.show()
        return desk

    return make
