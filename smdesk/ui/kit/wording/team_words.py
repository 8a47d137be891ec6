"""The words for departments, candidates, calls, learning and certificates."""

from enum import Enum

from smdesk.domain.candidates import CandidateKind, Reply
from smdesk.domain.departments import UseStatus
from smdesk.ui.kit.wording.said import QT_TRANSLATE_NOOP
from smdesk.ui.kit.wording.sentences import Words

KINDS = {
    "department": QT_TRANSLATE_NOOP("Kind", "Department"),
    "liaison": QT_TRANSLATE_NOOP("Kind", "Liaison"),
    "facet": QT_TRANSLATE_NOOP("Kind", "Use of a department"),
    "candidate": QT_TRANSLATE_NOOP("Kind", "Candidate"),
    "call": QT_TRANSLATE_NOOP("Kind", "Call for volunteers"),
    "learning_goal": QT_TRANSLATE_NOOP("Kind", "Learning goal"),
    "learning_entry": QT_TRANSLATE_NOOP("Kind", "Something learned"),
    "certificate": QT_TRANSLATE_NOOP("Kind", "Certificate of service"),
}

FIELDS = {
    "department.contact": QT_TRANSLATE_NOOP("Field", "Reached at"),
    "liaison.department": QT_TRANSLATE_NOOP("Field", "Department"),
    "facet.department": QT_TRANSLATE_NOOP("Field", "Department"),
    "until": QT_TRANSLATE_NOOP("Field", "Until"),
    "last_contact": QT_TRANSLATE_NOOP("Field", "Last heard from"),
    "use": QT_TRANSLATE_NOOP("Field", "Used for"),
    "status": QT_TRANSLATE_NOOP("Field", "How far it is"),
    "candidate.contact": QT_TRANSLATE_NOOP("Field", "Reached at"),
    "interests": QT_TRANSLATE_NOOP("Field", "Interests"),
    "skills": QT_TRANSLATE_NOOP("Field", "Skills"),
    "sort": QT_TRANSLATE_NOOP("Field", "Comes as"),
    "asked_by": QT_TRANSLATE_NOOP("Field", "Asked by"),
    "asked_on": QT_TRANSLATE_NOOP("Field", "Asked on"),
    "reply": QT_TRANSLATE_NOOP("Field", "Answer"),
    "replied_on": QT_TRANSLATE_NOOP("Field", "Answered on"),
    "became": QT_TRANSLATE_NOOP("Field", "Is now on file as"),
    "forgotten_on": QT_TRANSLATE_NOOP("Field", "Deleted on"),
    "headline": QT_TRANSLATE_NOOP("Field", "Headline"),
    "call.words": QT_TRANSLATE_NOOP("Field", "Words"),
    "gives": QT_TRANSLATE_NOOP("Field", "What one gets out of it"),
    "call.hours": QT_TRANSLATE_NOOP("Field", "Time it takes"),
    "answer_by": QT_TRANSLATE_NOOP("Field", "Answer by"),
    "goal": QT_TRANSLATE_NOOP("Field", "Goal"),
    "learning_goal.by": QT_TRANSLATE_NOOP("Field", "By"),
    "done_on": QT_TRANSLATE_NOOP("Field", "Reached on"),
    "learning_entry.what": QT_TRANSLATE_NOOP("Field", "What was learned from"),
    "learning_entry.on": QT_TRANSLATE_NOOP("Field", "Day"),
    "minutes": QT_TRANSLATE_NOOP("Field", "Minutes"),
    "took_away": QT_TRANSLATE_NOOP("Field", "Worth passing on"),
    "shared_on": QT_TRANSLATE_NOOP("Field", "Passed on"),
    "certificate.term": QT_TRANSLATE_NOOP("Field", "Term"),
    "given_on": QT_TRANSLATE_NOOP("Field", "Printed on"),
}

TASKS = {
    "liaison.add": QT_TRANSLATE_NOOP("Task", "named somebody who speaks for a department"),
    "liaison.end": QT_TRANSLATE_NOOP("Task", "ended who speaks for a department"),
    "facet.set": QT_TRANSLATE_NOOP("Task", "changed what a department uses"),
    "liaison.heard": QT_TRANSLATE_NOOP("Task", "heard from a department"),
    "candidate.take_on": QT_TRANSLATE_NOOP("Task", "put a candidate on file"),
    "forgetting.candidates": QT_TRANSLATE_NOOP("Task", "deleted candidates for ever"),
    "person.import": QT_TRANSLATE_NOOP("Task", "brought people in from a file"),
    "call.save": QT_TRANSLATE_NOOP("Task", "wrote the call for volunteers"),
    "learning_goal.reach": QT_TRANSLATE_NOOP("Task", "reached a goal"),
    "learning_entry.share": QT_TRANSLATE_NOOP("Task", "passed on what was learned"),
    "certificate.print": QT_TRANSLATE_NOOP("Task", "printed a certificate of service"),
}

NAMES: dict[Enum, str] = {
    UseStatus.IDEA: QT_TRANSLATE_NOOP("Name", "An idea"),
    UseStatus.TRIED: QT_TRANSLATE_NOOP("Name", "Being tried"),
    UseStatus.IN_USE: QT_TRANSLATE_NOOP("Name", "In use"),
    UseStatus.STOPPED: QT_TRANSLATE_NOOP("Name", "Stopped"),
    CandidateKind.STUDENT: QT_TRANSLATE_NOOP("Name", "Library student"),
    CandidateKind.NEW_PROFESSIONAL: QT_TRANSLATE_NOOP("Name", "New professional"),
    CandidateKind.VOLUNTEER: QT_TRANSLATE_NOOP("Name", "Volunteer"),
    CandidateKind.EXPERT: QT_TRANSLATE_NOOP("Name", "Expert among the staff"),
    Reply.NONE_YET: QT_TRANSLATE_NOOP("Name", "No answer yet"),
    Reply.YES: QT_TRANSLATE_NOOP("Name", "Yes"),
    Reply.NO: QT_TRANSLATE_NOOP("Name", "No"),
}

RULES = {
    "T9.no_liaison": Words(
        QT_TRANSLATE_NOOP("Finding", "No liaison"),
        QT_TRANSLATE_NOOP("Finding", "Nobody speaks for {department}."),
        QT_TRANSLATE_NOOP("Finding", "What happens there is not told, and nobody there is heard."),
        QT_TRANSLATE_NOOP("Finding", "Anybody on the team can ask there for one person."),
        QT_TRANSLATE_NOOP("Finding", "Name somebody"),
    ),
    "T9.isolated": Words(
        QT_TRANSLATE_NOOP("Finding", "Out of touch"),
        QT_TRANSLATE_NOOP("Finding", "The last word from {department} came {days} ago."),
        QT_TRANSLATE_NOOP("Finding", "A team that hears from nobody works for itself alone."),
        QT_TRANSLATE_NOOP("Finding", "Anybody on the team can call {person}."),
        QT_TRANSLATE_NOOP("Finding", "Open"),
    ),
    "B10.no_use": Words(
        QT_TRANSLATE_NOOP("Finding", "No use yet"),
        QT_TRANSLATE_NOOP("Finding", "{department} uses social media for nothing yet."),
        QT_TRANSLATE_NOOP("Finding", "Every part of a library has something people want to know."),
        QT_TRANSLATE_NOOP("Finding", "Ask there what people ask for most."),
        QT_TRANSLATE_NOOP("Finding", "Add a use"),
    ),
    "T6.due_for_deletion": Words(
        QT_TRANSLATE_NOOP("Finding", "To delete"),
        QT_TRANSLATE_NOOP(
            "Finding", "Candidates who said no over twelve months ago and are still kept: {count}."
        ),
        QT_TRANSLATE_NOOP("Finding", "They did not join, so there is no reason to know of them."),
        QT_TRANSLATE_NOOP("Finding", "Anybody on the team can delete them, for ever."),
        QT_TRANSLATE_NOOP("Finding", "Look at them"),
    ),
    "T6.no_answer": Words(
        QT_TRANSLATE_NOOP("Finding", "No answer"),
        QT_TRANSLATE_NOOP("Finding", "{person} was asked {days} ago and has not answered."),
        QT_TRANSLATE_NOOP("Finding", "Whoever is asked once may not have seen it."),
        QT_TRANSLATE_NOOP("Finding", "Whoever asked can ask again, or note what was said."),
        QT_TRANSLATE_NOOP("Finding", "Open"),
    ),
    "T7.certificate": Words(
        QT_TRANSLATE_NOOP("Finding", "Certificate"),
        QT_TRANSLATE_NOOP(
            "Finding", "The term of {person} ends on {last}; a certificate of service is ready."
        ),
        QT_TRANSLATE_NOOP("Finding", "Whoever gave the team a year should have it in writing."),
        QT_TRANSLATE_NOOP("Finding", "Anybody on the team can print it; those in charge sign it."),
        QT_TRANSLATE_NOOP("Finding", "Print it"),
    ),
    "T7.goal_overdue": Words(
        QT_TRANSLATE_NOOP("Finding", "Goal overdue"),
        QT_TRANSLATE_NOOP("Finding", "{person} wanted to have learned this by {day}: {what}."),
        QT_TRANSLATE_NOOP("Finding", "To learn something is part of what members are promised."),
        QT_TRANSLATE_NOOP("Finding", "They can tick it off, or set another day."),
        QT_TRANSLATE_NOOP("Finding", "Open"),
    ),
    "L4.not_shared": Words(
        QT_TRANSLATE_NOOP("Finding", "Not passed on"),
        QT_TRANSLATE_NOOP("Finding", "Is there anything to pass on from “{what}”?"),
        QT_TRANSLATE_NOOP("Finding", "What one of us learned, the others can use."),
        QT_TRANSLATE_NOOP("Finding", "{person} can tell the others, and note it."),
        QT_TRANSLATE_NOOP("Finding", "Open"),
    ),
}
