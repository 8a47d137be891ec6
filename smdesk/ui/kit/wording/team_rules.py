"""The sentences of the rules on terms, roles, duty and the packet for the next team."""

from smdesk.ui.kit.wording.said import QT_TRANSLATE_NOOP
from smdesk.ui.kit.wording.sentences import Words

TEAM_RULES: dict[str, Words] = {
    "D8.no_inquiry_contact": Words(
        QT_TRANSLATE_NOOP("Finding", "No contact"),
        QT_TRANSLATE_NOOP("Finding", "No address or phone for questions is written down."),
        QT_TRANSLATE_NOOP("Finding", "The packet and the policy send people there."),
        QT_TRANSLATE_NOOP("Finding", "A coordinator can add it in the settings."),
        QT_TRANSLATE_NOOP("Finding", "Add"),
    ),
    "D8.personal_inquiry": Words(
        QT_TRANSLATE_NOOP("Finding", "Personal mailbox"),
        QT_TRANSLATE_NOOP("Finding", "Questions go to {address}, a person's own mailbox."),
        QT_TRANSLATE_NOOP(
            "Finding", "People will write to it for years, long after that person has left."
        ),
        QT_TRANSLATE_NOOP("Finding", "A coordinator can put in a mailbox of the library."),
        QT_TRANSLATE_NOOP("Finding", "Change"),
    ),
    "H1.no_letter": Words(
        QT_TRANSLATE_NOOP("Finding", "No letter"),
        QT_TRANSLATE_NOOP("Finding", "The letter to the next team is not written."),
        QT_TRANSLATE_NOOP("Finding", "It is the first page that the next team reads."),
        QT_TRANSLATE_NOOP("Finding", "Anyone on the team can write it."),
        QT_TRANSLATE_NOOP("Finding", "Write"),
    ),
    "H1.no_first_tasks": Words(
        QT_TRANSLATE_NOOP("Finding", "No first tasks"),
        QT_TRANSLATE_NOOP("Finding", "Nothing says what the next team does in its first month."),
        QT_TRANSLATE_NOOP("Finding", "A new team needs to know where to begin on Monday."),
        QT_TRANSLATE_NOOP("Finding", "Anyone on the team can add tasks."),
        QT_TRANSLATE_NOOP("Finding", "Add"),
    ),
    "H1.no_accounts": Words(
        QT_TRANSLATE_NOOP("Finding", "No accounts"),
        QT_TRANSLATE_NOOP("Finding", "No account is entered yet."),
        QT_TRANSLATE_NOOP("Finding", "The packet hands over the accounts first of all."),
        QT_TRANSLATE_NOOP("Finding", "Anyone on the team can add one."),
        QT_TRANSLATE_NOOP("Finding", "Add"),
    ),
    "H1.no_terms": Words(
        QT_TRANSLATE_NOOP("Finding", "No terms"),
        QT_TRANSLATE_NOOP("Finding", "No term is entered: nobody holds a seat."),
        QT_TRANSLATE_NOOP("Finding", "Custody, warnings and the packet all go by terms."),
        QT_TRANSLATE_NOOP("Finding", "A coordinator can enter the terms."),
        QT_TRANSLATE_NOOP("Finding", "Add"),
    ),
    "H2.ending_soon": Words(
        QT_TRANSLATE_NOOP("Finding", "Term ends"),
        QT_TRANSLATE_NOOP("Finding", "{person}'s term in the seat {seat} ends on {last}."),
        QT_TRANSLATE_NOOP("Finding", "Handing over takes two weeks at least."),
        QT_TRANSLATE_NOOP("Finding", "{person} can begin to hand over."),
        QT_TRANSLATE_NOOP("Finding", "Hand over"),
    ),
    "T1.short_term": Words(
        QT_TRANSLATE_NOOP("Finding", "Short term"),
        QT_TRANSLATE_NOOP("Finding", "A term of {days} is shorter than a year."),
        QT_TRANSLATE_NOOP("Finding", "Terms are a year at least, unless a decision says why not."),
        QT_TRANSLATE_NOOP("Finding", "A coordinator can name the decision or give a reason."),
        QT_TRANSLATE_NOOP("Finding", "Say why"),
    ),
    "T1.seat_gap": Words(
        QT_TRANSLATE_NOOP("Finding", "Seat empty"),
        QT_TRANSLATE_NOOP("Finding", "Nobody holds the seat {seat} from {first} to {last}."),
        QT_TRANSLATE_NOOP("Finding", "What the seat does is left undone in that time."),
        QT_TRANSLATE_NOOP("Finding", "A coordinator can find somebody and enter the term."),
        QT_TRANSLATE_NOOP("Finding", "Fill"),
    ),
    "T1.all_end_together": Words(
        QT_TRANSLATE_NOOP("Finding", "All end at once"),
        QT_TRANSLATE_NOOP("Finding", "All terms end on the same day, {last}."),
        QT_TRANSLATE_NOOP("Finding", "Then nobody is left who knows how things are done."),
        QT_TRANSLATE_NOOP("Finding", "A coordinator can extend one of them."),
        QT_TRANSLATE_NOOP("Finding", "Open"),
    ),
    "T1.no_successor": Words(
        QT_TRANSLATE_NOOP("Finding", "No successor"),
        QT_TRANSLATE_NOOP("Finding", "Nobody shares the seat {seat} with {person} before {last}."),
        QT_TRANSLATE_NOOP(
            "Finding", "Whoever comes next should share the seat for two weeks and be shown it all."
        ),
        QT_TRANSLATE_NOOP("Finding", "A coordinator can enter the next term."),
        QT_TRANSLATE_NOOP("Finding", "Plan"),
    ),
    "T2.team_size": Words(
        QT_TRANSLATE_NOOP("Finding", "Team size"),
        QT_TRANSLATE_NOOP("Finding", "The number of people on the team now is {people}."),
        QT_TRANSLATE_NOOP("Finding", "About three work best: fewer leave gaps, more lose track."),
        QT_TRANSLATE_NOOP("Finding", "A coordinator can change who serves."),
        QT_TRANSLATE_NOOP("Finding", "Open"),
    ),
    "T5.approver_away": Words(
        QT_TRANSLATE_NOOP("Finding", "Approver away"),
        QT_TRANSLATE_NOOP(
            "Finding", "{person} is to approve for {account} and is away from {first} to {last}."
        ),
        QT_TRANSLATE_NOOP("Finding", "Nothing can go out while nobody may say yes."),
        QT_TRANSLATE_NOOP("Finding", "A coordinator can name a backup or somebody else."),
        QT_TRANSLATE_NOOP("Finding", "Name a backup"),
    ),
    "T5.carries_most": Words(
        QT_TRANSLATE_NOOP("Finding", "Carries most"),
        QT_TRANSLATE_NOOP("Finding", "{person} does {share} % of this month's watching."),
        QT_TRANSLATE_NOOP("Finding", "Watching every channel alone becomes too much for anybody."),
        QT_TRANSLATE_NOOP("Finding", "A coordinator can share the weeks out anew."),
        QT_TRANSLATE_NOOP("Finding", "Share out"),
    ),
    "T5.may_not_approve": Words(
        QT_TRANSLATE_NOOP("Finding", "May not approve"),
        QT_TRANSLATE_NOOP(
            "Finding",
            "{person} is to approve for {account} from {first} on and is not appointed to it.",
        ),
        QT_TRANSLATE_NOOP("Finding", "What they say yes to does not count as approved."),
        QT_TRANSLATE_NOOP("Finding", "A coordinator can note the appointment."),
        QT_TRANSLATE_NOOP("Finding", "Appoint"),
    ),
    "T5.uncovered": Words(
        QT_TRANSLATE_NOOP("Finding", "Nobody watches"),
        QT_TRANSLATE_NOOP(
            "Finding", "Nobody watches {account} from {first} to {last}, for {hours} in all."
        ),
        QT_TRANSLATE_NOOP("Finding", "People are promised an answer there."),
        QT_TRANSLATE_NOOP("Finding", "A coordinator can put somebody on duty."),
        QT_TRANSLATE_NOOP("Finding", "Put somebody on"),
    ),
    "T3.role_empty": Words(
        QT_TRANSLATE_NOOP("Finding", "Nobody does it"),
        QT_TRANSLATE_NOOP("Finding", "Nobody holds the role {role}. {consequence}"),
        QT_TRANSLATE_NOOP("Finding", "Every role has to be somebody's, even if one has several."),
        QT_TRANSLATE_NOOP("Finding", "A coordinator can give it to somebody."),
        QT_TRANSLATE_NOOP("Finding", "Assign"),
    ),
    "T4.unclaimed": Words(
        QT_TRANSLATE_NOOP("Finding", "Not claimed"),
        QT_TRANSLATE_NOOP("Finding", "In the role {role} nobody claims this: {musts}."),
        QT_TRANSLATE_NOOP("Finding", "The role asks for it."),
        QT_TRANSLATE_NOOP("Finding", "Its holder can say so, learn it, or look for help."),
        QT_TRANSLATE_NOOP("Finding", "Open"),
    ),
}
