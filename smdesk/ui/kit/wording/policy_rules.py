"""The sentences of the rules about the written policy, by their codes."""

from smdesk.ui.kit.wording.said import QT_TRANSLATE_NOOP
from smdesk.ui.kit.wording.sentences import Words

_TWO_READ = QT_TRANSLATE_NOOP(
    "Finding", "What binds everybody is read by somebody who did not write it."
)
_WHOLE = QT_TRANSLATE_NOOP("Finding", "Once it is published, none of it can be changed.")
_READ = QT_TRANSLATE_NOOP("Finding", "Whoever takes something on knows the rules that go with it.")

POLICY_RULES = {
    "D1.own_text": Words(
        QT_TRANSLATE_NOOP("Finding", "Own text"),
        QT_TRANSLATE_NOOP("Finding", "{person} wrote in {version} of {document}."),
        _TWO_READ,
        QT_TRANSLATE_NOOP("Finding", "Another administrator can agree to it."),
        QT_TRANSLATE_NOOP("Finding", "Show who can"),
    ),
    "D1.not_approver": Words(
        QT_TRANSLATE_NOOP("Finding", "Not appointed"),
        QT_TRANSLATE_NOOP("Finding", "{person} is not appointed to agree to {document}."),
        QT_TRANSLATE_NOOP("Finding", "Administrators agree to what binds the library."),
        QT_TRANSLATE_NOOP("Finding", "Those in charge can appoint an administrator."),
        QT_TRANSLATE_NOOP("Finding", "Appointments"),
    ),
    "D1.alone": Words(
        QT_TRANSLATE_NOOP("Finding", "Nobody else"),
        QT_TRANSLATE_NOOP(
            "Finding", "Nobody but {person}, who wrote in it, can agree to {version} of {document}."
        ),
        _TWO_READ,
        QT_TRANSLATE_NOOP("Finding", "With a reason it counts, and every copy says so."),
        QT_TRANSLATE_NOOP("Finding", "Say why"),
    ),
    "D1.not_agreed": Words(
        QT_TRANSLATE_NOOP("Finding", "Not agreed"),
        QT_TRANSLATE_NOOP("Finding", "Nobody has agreed to {version} of {document} as it is."),
        _TWO_READ,
        QT_TRANSLATE_NOOP("Finding", "An administrator who wrote none of it can agree."),
        QT_TRANSLATE_NOOP("Finding", "Ask for review"),
    ),
    "D1.changed_since": Words(
        QT_TRANSLATE_NOOP("Finding", "Changed since"),
        QT_TRANSLATE_NOOP(
            "Finding", "{version} of {document} says something else than what was agreed to."
        ),
        QT_TRANSLATE_NOOP("Finding", "An agreement is to the words as they were."),
        QT_TRANSLATE_NOOP("Finding", "Ask again; whoever agreed sees what changed."),
        QT_TRANSLATE_NOOP("Finding", "Ask for review"),
    ),
    "D1.forged": Words(
        QT_TRANSLATE_NOOP("Finding", "Not genuine"),
        QT_TRANSLATE_NOOP(
            "Finding", "{version} of {document} does not say what was signed, or who signed it."
        ),
        QT_TRANSLATE_NOOP("Finding", "Somebody changed it with another tool than smdesk."),
        QT_TRANSLATE_NOOP(
            "Finding", "A coordinator can compare it with the last printed copy and the log."
        ),
        QT_TRANSLATE_NOOP("Finding", "Show it"),
    ),
    "D1.nothing_said": Words(
        QT_TRANSLATE_NOOP("Finding", "Empty"),
        QT_TRANSLATE_NOOP("Finding", "It says nothing yet."),
        QT_TRANSLATE_NOOP("Finding", "There is nothing to agree to."),
        QT_TRANSLATE_NOOP("Finding", "Whoever writes it can begin with a clause."),
        QT_TRANSLATE_NOOP("Finding", "Write"),
    ),
    "D1.no_summary": Words(
        QT_TRANSLATE_NOOP("Finding", "No summary"),
        QT_TRANSLATE_NOOP("Finding", "What changed is not summed up."),
        QT_TRANSLATE_NOOP("Finding", "Those who are to agree read the summary first."),
        QT_TRANSLATE_NOOP("Finding", "Whoever wrote it can say it in a sentence or two."),
        QT_TRANSLATE_NOOP("Finding", "Sum up"),
    ),
    "D1.no_significance": Words(
        QT_TRANSLATE_NOOP("Finding", "Minor or major"),
        QT_TRANSLATE_NOOP("Finding", "Nobody has said whether the change is minor or major."),
        QT_TRANSLATE_NOOP("Finding", "After a major change everybody is asked to read it again."),
        QT_TRANSLATE_NOOP("Finding", "Whoever wrote it can choose."),
        QT_TRANSLATE_NOOP("Finding", "Choose"),
    ),
    "D1.value_missing": Words(
        QT_TRANSLATE_NOOP("Finding", "Not filled in"),
        QT_TRANSLATE_NOOP("Finding", "The text still has gaps: {names}."),
        _WHOLE,
        QT_TRANSLATE_NOOP("Finding", "Whoever writes it can fill them in."),
        QT_TRANSLATE_NOOP("Finding", "Fill in"),
    ),
    "D1.was_published": Words(
        QT_TRANSLATE_NOOP("Finding", "Was published"),
        QT_TRANSLATE_NOOP("Finding", "{document} was published, and stays."),
        QT_TRANSLATE_NOOP("Finding", "People kept to it, and may have to show what it said."),
        QT_TRANSLATE_NOOP("Finding", "It can be retired, with the reason."),
        QT_TRANSLATE_NOOP("Finding", "Retire…"),
    ),
    "D2.broken_reference": Words(
        QT_TRANSLATE_NOOP("Finding", "Leads nowhere"),
        QT_TRANSLATE_NOOP("Finding", "A clause that is gone is still referred to: {clauses}."),
        _WHOLE,
        QT_TRANSLATE_NOOP("Finding", "Whoever writes it can point elsewhere, or take it out."),
        QT_TRANSLATE_NOOP("Finding", "Show it"),
    ),
    "D2.confirm_again": Words(
        QT_TRANSLATE_NOOP("Finding", "Confirm again"),
        QT_TRANSLATE_NOOP("Finding", "{title} changed, and rules quote it: {count}."),
        QT_TRANSLATE_NOOP("Finding", "They quote what it said before."),
        QT_TRANSLATE_NOOP("Finding", "A coordinator can confirm that they still follow from it."),
        QT_TRANSLATE_NOOP("Finding", "Confirm"),
    ),
    "D2.clause_gone": Words(
        QT_TRANSLATE_NOOP("Finding", "Clause gone"),
        QT_TRANSLATE_NOOP("Finding", "{title} is no longer in force, and rules quote it: {count}."),
        QT_TRANSLATE_NOOP("Finding", "They rest on nothing that is written."),
        QT_TRANSLATE_NOOP("Finding", "A coordinator can bind them elsewhere, or to nothing."),
        QT_TRANSLATE_NOOP("Finding", "Rules"),
    ),
    "D3.review_near": Words(
        QT_TRANSLATE_NOOP("Finding", "Review near"),
        QT_TRANSLATE_NOOP("Finding", "{document} is to be looked at by {last}."),
        QT_TRANSLATE_NOOP("Finding", "A text that nobody looks at is soon about another library."),
        QT_TRANSLATE_NOOP("Finding", "Whoever answers for it can say that it stays, or change it."),
        QT_TRANSLATE_NOOP("Finding", "Review"),
    ),
    "D3.review_overdue": Words(
        QT_TRANSLATE_NOOP("Finding", "Review overdue"),
        QT_TRANSLATE_NOOP("Finding", "The review of {document} is overdue since {last}."),
        QT_TRANSLATE_NOOP("Finding", "Every printed copy says so."),
        QT_TRANSLATE_NOOP("Finding", "Whoever answers for it can say that it stays, or change it."),
        QT_TRANSLATE_NOOP("Finding", "Review"),
    ),
    "D4.concern_left": Words(
        QT_TRANSLATE_NOOP("Finding", "Concern left"),
        QT_TRANSLATE_NOOP(
            "Finding", "An accepted concern about {document} is in no clause: “{title}”."
        ),
        QT_TRANSLATE_NOOP("Finding", "Somebody was told that it would be taken up."),
        QT_TRANSLATE_NOOP(
            "Finding", "Name the clause that takes it up, or decline it, saying why."
        ),
        QT_TRANSLATE_NOOP("Finding", "Show it"),
    ),
    "D4.concern_lost": Words(
        QT_TRANSLATE_NOOP("Finding", "Concern lost"),
        QT_TRANSLATE_NOOP("Finding", "The clause that took this up is gone: “{title}”."),
        QT_TRANSLATE_NOOP("Finding", "Somebody was told that it is in the text."),
        QT_TRANSLATE_NOOP("Finding", "Name another clause, or open the concern again."),
        QT_TRANSLATE_NOOP("Finding", "Show it"),
    ),
    "D4.concerns_wait": Words(
        QT_TRANSLATE_NOOP("Finding", "Concerns wait"),
        QT_TRANSLATE_NOOP(
            "Finding", "Accepted concerns about {document} that are in no clause yet: {count}."
        ),
        QT_TRANSLATE_NOOP("Finding", "Somebody was told that they would be taken up."),
        QT_TRANSLATE_NOOP("Finding", "Whoever writes the next version can name the clauses."),
        QT_TRANSLATE_NOOP("Finding", "Show them"),
    ),
    "B5.unanswered": Words(
        QT_TRANSLATE_NOOP("Finding", "No answer"),
        QT_TRANSLATE_NOOP("Finding", "A concern has waited {days} for an answer: “{title}”."),
        QT_TRANSLATE_NOOP("Finding", "Whoever has no answer stops telling."),
        QT_TRANSLATE_NOOP("Finding", "Whoever sees to it can accept it, or decline it with why."),
        QT_TRANSLATE_NOOP("Finding", "Answer"),
    ),
    "D6.no_guide": Words(
        QT_TRANSLATE_NOOP("Finding", "No guide"),
        QT_TRANSLATE_NOOP("Finding", "No guideline says how to post on {names}."),
        QT_TRANSLATE_NOOP("Finding", "Other channels have one."),
        QT_TRANSLATE_NOOP("Finding", "Tie a clause of a guideline to the channel, or write one."),
        QT_TRANSLATE_NOOP("Finding", "Guideline"),
    ),
    "D9.no_objective": Words(
        QT_TRANSLATE_NOOP("Finding", "No objective"),
        QT_TRANSLATE_NOOP("Finding", "Clauses of {document} serve no objective: {clauses}."),
        QT_TRANSLATE_NOOP("Finding", "What serves nothing may be left out."),
        QT_TRANSLATE_NOOP("Finding", "Tie them to an objective, or leave them out next time."),
        QT_TRANSLATE_NOOP("Finding", "Show it"),
    ),
    "D7.unchecked": Words(
        QT_TRANSLATE_NOOP("Finding", "Look again"),
        QT_TRANSLATE_NOOP("Finding", "{name} was last looked at on {last}."),
        QT_TRANSLATE_NOOP("Finding", "It may say something else by now."),
        QT_TRANSLATE_NOOP("Finding", "Anybody can read it and note what changed."),
        QT_TRANSLATE_NOOP("Finding", "Look at it"),
    ),
    "D7.never_checked": Words(
        QT_TRANSLATE_NOOP("Finding", "Not looked at"),
        QT_TRANSLATE_NOOP("Finding", "Nobody has noted yet what {name} says now."),
        QT_TRANSLATE_NOOP("Finding", "It binds the library all the same."),
        QT_TRANSLATE_NOOP("Finding", "Anybody can read it and note what changed."),
        QT_TRANSLATE_NOOP("Finding", "Look at it"),
    ),
    "D5.read_first": Words(
        QT_TRANSLATE_NOOP("Finding", "Not read"),
        QT_TRANSLATE_NOOP("Finding", "{person} has not read {version} of {document} yet."),
        _READ,
        QT_TRANSLATE_NOOP("Finding", "They can read it and say so."),
        QT_TRANSLATE_NOOP("Finding", "Read"),
    ),
    "D5.not_read": Words(
        QT_TRANSLATE_NOOP("Finding", "Not read"),
        QT_TRANSLATE_NOOP("Finding", "{person} has not read {version} of {document} yet."),
        _READ,
        QT_TRANSLATE_NOOP("Finding", "They can read it first; or say why it cannot wait."),
        QT_TRANSLATE_NOOP("Finding", "Read"),
    ),
    "D5.to_read": Words(
        QT_TRANSLATE_NOOP("Finding", "To read"),
        QT_TRANSLATE_NOOP("Finding", "{person} is still to read {version} of {document}."),
        _READ,
        QT_TRANSLATE_NOOP("Finding", "They can read it and say so, here or on paper."),
        QT_TRANSLATE_NOOP("Finding", "Read"),
    ),
}
