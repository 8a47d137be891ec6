"""The sentences of the calendar's rules: chip, what, why, who can help, and what to press."""

from smdesk.ui.kit.wording.said import QT_TRANSLATE_NOOP
from smdesk.ui.kit.wording.sentences import Words

CALENDAR_RULES = {
    "C7.too_few": Words(
        QT_TRANSLATE_NOOP("Finding", "Too little"),
        QT_TRANSLATE_NOOP(
            "Finding",
            "{channel} has {count} planned for the week from {first}; {least} are wanted.",
        ),
        QT_TRANSLATE_NOOP("Finding", "Readers who hear nothing for long stop looking."),
        QT_TRANSLATE_NOOP("Finding", "Whoever plans can put something in, or change the rhythm."),
        QT_TRANSLATE_NOOP("Finding", "Open the rhythm"),
    ),
    "C7.too_many": Words(
        QT_TRANSLATE_NOOP("Finding", "Too much"),
        QT_TRANSLATE_NOOP(
            "Finding",
            "{channel} has {count} planned for the week from {first}; {most} are the most.",
        ),
        QT_TRANSLATE_NOOP("Finding", "Too many posts in one week push each other aside."),
        QT_TRANSLATE_NOOP("Finding", "Whoever plans can move some, or change the rhythm."),
        QT_TRANSLATE_NOOP("Finding", "Open the rhythm"),
    ),
    "C7.two_in_slot": Words(
        QT_TRANSLATE_NOOP("Finding", "At once"),
        QT_TRANSLATE_NOOP("Finding", "{channel} has two posts within half an hour on {day}."),
        QT_TRANSLATE_NOOP("Finding", "The second hides the first."),
        QT_TRANSLATE_NOOP("Finding", "Whoever plans can move one of them."),
        QT_TRANSLATE_NOOP("Finding", "Open the channel"),
    ),
    "C12.no_post": Words(
        QT_TRANSLATE_NOOP("Finding", "No post"),
        QT_TRANSLATE_NOOP("Finding", "{event} is on {first}, and nothing is planned about it."),
        QT_TRANSLATE_NOOP("Finding", "Readers should hear of it a week before."),
        QT_TRANSLATE_NOOP("Finding", "Whoever plans can begin a post, or say why it needs none."),
        QT_TRANSLATE_NOOP("Finding", "Open the event"),
    ),
    "C12.date_not_set": Words(
        QT_TRANSLATE_NOOP("Finding", "Date not set"),
        QT_TRANSLATE_NOOP("Finding", "{name} has no day yet after {last}."),
        QT_TRANSLATE_NOOP(
            "Finding", "Its days are set anew each year by others; smdesk does not guess them."
        ),
        QT_TRANSLATE_NOOP("Finding", "Somebody can look them up at its source: {source}."),
        QT_TRANSLATE_NOOP("Finding", "Put in the day"),
    ),
    "C3.past_slot": Words(
        QT_TRANSLATE_NOOP("Finding", "In the past"),
        QT_TRANSLATE_NOOP("Finding", "That time has gone by, so nothing can be planned for it."),
        QT_TRANSLATE_NOOP("Finding", "What already went out is noted as posted, not planned."),
        QT_TRANSLATE_NOOP("Finding", "You can choose a time that is still to come."),
        QT_TRANSLATE_NOOP("Finding", "Choose a time"),
    ),
    "C3.stays_posted": Words(
        QT_TRANSLATE_NOOP("Finding", "Is out"),
        QT_TRANSLATE_NOOP("Finding", "{item} is out and stays where it was posted."),
        QT_TRANSLATE_NOOP("Finding", "The calendar shows when people really saw it."),
        QT_TRANSLATE_NOOP("Finding", "You can make a new draft of it."),
        QT_TRANSLATE_NOOP("Finding", "Use again"),
    ),
    "C3.no_time": Words(
        QT_TRANSLATE_NOOP("Finding", "No time"),
        QT_TRANSLATE_NOOP("Finding", "{item} has no time yet."),
        QT_TRANSLATE_NOOP("Finding", "A queue needs to know when."),
        QT_TRANSLATE_NOOP("Finding", "You can give it one."),
        QT_TRANSLATE_NOOP("Finding", "Choose a time"),
    ),
    "C3.nothing_to_ask": Words(
        QT_TRANSLATE_NOOP("Finding", "Empty"),
        QT_TRANSLATE_NOOP("Finding", "{item} says nothing yet and shows nothing."),
        QT_TRANSLATE_NOOP("Finding", "An approver approves words and pictures, not a title."),
        QT_TRANSLATE_NOOP("Finding", "Whoever writes it can put in the text."),
        QT_TRANSLATE_NOOP("Finding", "Write"),
    ),
    "C3.over_limit": Words(
        QT_TRANSLATE_NOOP("Finding", "Too long"),
        QT_TRANSLATE_NOOP("Finding", "{matter}: {count} of {most} (source: {source})."),
        QT_TRANSLATE_NOOP("Finding", "The platform would cut it or refuse it."),
        QT_TRANSLATE_NOOP("Finding", "Whoever writes it can shorten it."),
        QT_TRANSLATE_NOOP("Finding", "Shorten"),
    ),
    "C4.missed": Words(
        QT_TRANSLATE_NOOP("Finding", "Missed"),
        QT_TRANSLATE_NOOP("Finding", "{item} was planned for {last} and is not marked as posted."),
        QT_TRANSLATE_NOOP("Finding", "What waits past its time counts as missed, never as posted."),
        QT_TRANSLATE_NOOP(
            "Finding", "Whoever posts can say that it went out, or give it another time."
        ),
        QT_TRANSLATE_NOOP("Finding", "Open"),
    ),
    "C4.own_work": Words(
        QT_TRANSLATE_NOOP("Finding", "Own work"),
        QT_TRANSLATE_NOOP("Finding", "{person} wrote some of {item} and cannot approve it."),
        QT_TRANSLATE_NOOP("Finding", "A second pair of eyes has to be somebody else's."),
        QT_TRANSLATE_NOOP("Finding", "Any other administrator can approve it."),
        QT_TRANSLATE_NOOP("Finding", "Ask somebody else"),
    ),
    "C4.not_approver": Words(
        QT_TRANSLATE_NOOP("Finding", "No approver"),
        QT_TRANSLATE_NOOP("Finding", "{person} is not appointed to approve posts."),
        QT_TRANSLATE_NOOP("Finding", "Administrators approve, for as long as they are appointed."),
        QT_TRANSLATE_NOOP("Finding", "A coordinator can note the appointment in Team."),
        QT_TRANSLATE_NOOP("Finding", "See appointments"),
    ),
    "C4.not_approved": Words(
        QT_TRANSLATE_NOOP("Finding", "Not approved"),
        QT_TRANSLATE_NOOP("Finding", "Nobody has approved {item}."),
        QT_TRANSLATE_NOOP("Finding", "Nothing counts as posted without an administrator's yes."),
        QT_TRANSLATE_NOOP("Finding", "An administrator who did not write it can approve it."),
        QT_TRANSLATE_NOOP("Finding", "Ask for approval"),
    ),
    "C4.changed_since": Words(
        QT_TRANSLATE_NOOP("Finding", "Changed since"),
        QT_TRANSLATE_NOOP(
            "Finding", "{item} was changed after {person} approved it ({before} to {after})."
        ),
        QT_TRANSLATE_NOOP("Finding", "An approval is for exactly what was read."),
        QT_TRANSLATE_NOOP("Finding", "Whoever approved it can read it again."),
        QT_TRANSLATE_NOOP("Finding", "Ask again"),
    ),
    "C4.expired": Words(
        QT_TRANSLATE_NOOP("Finding", "Expired"),
        QT_TRANSLATE_NOOP("Finding", "The approval of {item} held until {last}."),
        QT_TRANSLATE_NOOP("Finding", "What was right a while ago may not be so now."),
        QT_TRANSLATE_NOOP("Finding", "An administrator who did not write it can approve it anew."),
        QT_TRANSLATE_NOOP("Finding", "Ask again"),
    ),
    "C4.second_stage": Words(
        QT_TRANSLATE_NOOP("Finding", "Needs a second"),
        QT_TRANSLATE_NOOP("Finding", "{item} has one approval and needs another."),
        QT_TRANSLATE_NOOP(
            "Finding", "Two people have to agree here: the rules say so, or it speaks of politics."
        ),
        QT_TRANSLATE_NOOP("Finding", "Another administrator who did not write it can approve it."),
        QT_TRANSLATE_NOOP("Finding", "Ask a second person"),
    ),
    "C4.same_approver": Words(
        QT_TRANSLATE_NOOP("Finding", "Same person"),
        QT_TRANSLATE_NOOP("Finding", "{person} has approved {item} already."),
        QT_TRANSLATE_NOOP("Finding", "The second approval has to be somebody else's."),
        QT_TRANSLATE_NOOP("Finding", "Another administrator who did not write it can approve it."),
        QT_TRANSLATE_NOOP("Finding", "Ask a second person"),
    ),
    "C4.forged": Words(
        QT_TRANSLATE_NOOP("Finding", "Not genuine"),
        QT_TRANSLATE_NOOP(
            "Finding", "An approval of {item} in the name of {person} is not as they signed it."
        ),
        QT_TRANSLATE_NOOP(
            "Finding",
            "It was altered, made up, or signed by somebody who could not approve; it counts for"
            " nothing.",
        ),
        QT_TRANSLATE_NOOP("Finding", "A coordinator can check the log and ask {person}."),
        QT_TRANSLATE_NOOP("Finding", "Check the log"),
    ),
    "C4.typed_own_work": Words(
        QT_TRANSLATE_NOOP("Finding", "Own work"),
        QT_TRANSLATE_NOOP(
            "Finding", "{person} wrote some of {item} and cannot type in a yes to it."
        ),
        QT_TRANSLATE_NOOP(
            "Finding", "The paper says yes only if two pairs of eyes saw it come back."
        ),
        QT_TRANSLATE_NOOP("Finding", "Any other member can type it in."),
        QT_TRANSLATE_NOOP("Finding", "Ask somebody else"),
    ),
    "C4.sheet_changed": Words(
        QT_TRANSLATE_NOOP("Finding", "Changed since"),
        QT_TRANSLATE_NOOP(
            "Finding", "{item} was changed after the sheet was made ({before} to {after})."
        ),
        QT_TRANSLATE_NOOP("Finding", "What was ticked is for what the sheet shows, and no other."),
        QT_TRANSLATE_NOOP("Finding", "Whoever asked can make a new sheet of it as it reads now."),
        QT_TRANSLATE_NOOP("Finding", "Make a new sheet"),
    ),
    "C4.sheet_moved": Words(
        QT_TRANSLATE_NOOP("Finding", "Moved since"),
        QT_TRANSLATE_NOOP("Finding", "{item} is planned for another time than on the sheet."),
        QT_TRANSLATE_NOOP("Finding", "It moved further than an approval may go with it."),
        QT_TRANSLATE_NOOP("Finding", "You can move it back, or make a new sheet."),
        QT_TRANSLATE_NOOP("Finding", "Make a new sheet"),
    ),
    "C4.no_permalink": Words(
        QT_TRANSLATE_NOOP("Finding", "No link"),
        QT_TRANSLATE_NOOP("Finding", "There is no link to {item} where it was posted."),
        QT_TRANSLATE_NOOP("Finding", "Without one, nobody finds it again."),
        QT_TRANSLATE_NOOP(
            "Finding", "You can copy it from the platform, or say why there is none."
        ),
        QT_TRANSLATE_NOOP("Finding", "Say why"),
    ),
    "C4.went_out_unapproved": Words(
        QT_TRANSLATE_NOOP("Finding", "Unapproved"),
        QT_TRANSLATE_NOOP("Finding", "{item} went out on {last} without an approval: {reason}"),
        QT_TRANSLATE_NOOP("Finding", "It is kept as what it was."),
        QT_TRANSLATE_NOOP("Finding", "An administrator can read it, and have it taken down."),
        QT_TRANSLATE_NOOP("Finding", "Open"),
    ),
    "C4.waits": Words(
        QT_TRANSLATE_NOOP("Finding", "Waits"),
        QT_TRANSLATE_NOOP("Finding", "{item} is planned for {last} and still waits for an answer."),
        QT_TRANSLATE_NOOP("Finding", "Without one it will be missed."),
        QT_TRANSLATE_NOOP("Finding", "An administrator who did not write it can answer."),
        QT_TRANSLATE_NOOP("Finding", "Review"),
    ),
    "C5.not_today": Words(
        QT_TRANSLATE_NOOP("Finding", "Not of the day"),
        QT_TRANSLATE_NOOP("Finding", "{item} is planned for {last}, not for today."),
        QT_TRANSLATE_NOOP("Finding", "Quick steps are for what happens on the day."),
        QT_TRANSLATE_NOOP("Finding", "You can ask for approval in the usual way, or say why not."),
        QT_TRANSLATE_NOOP("Finding", "Say why"),
    ),
    "C5.no_ok": Words(
        QT_TRANSLATE_NOOP("Finding", "No yes"),
        QT_TRANSLATE_NOOP("Finding", "{person} cannot say yes to {item}."),
        QT_TRANSLATE_NOOP(
            "Finding", "Even a quick step rests on an administrator who did not write it."
        ),
        QT_TRANSLATE_NOOP("Finding", "Any other administrator can, in person or by phone."),
        QT_TRANSLATE_NOOP("Finding", "Name who said yes"),
    ),
    "C5.countersign": Words(
        QT_TRANSLATE_NOOP("Finding", "Countersign"),
        QT_TRANSLATE_NOOP(
            "Finding", "{item} went out on the word of {person}, who has not signed it yet."
        ),
        QT_TRANSLATE_NOOP(
            "Finding", "A word given by phone is signed within the hours that the rules set."
        ),
        QT_TRANSLATE_NOOP("Finding", "Only an administrator who did not write it can sign."),
        QT_TRANSLATE_NOOP("Finding", "Countersign"),
    ),
    "C5.countersign_late": Words(
        QT_TRANSLATE_NOOP("Finding", "Not countersigned"),
        QT_TRANSLATE_NOOP(
            "Finding", "Longer than the rules allow, {item} is out on a word that nobody signed."
        ),
        QT_TRANSLATE_NOOP("Finding", "{person} is said to have agreed."),
        QT_TRANSLATE_NOOP("Finding", "Only an administrator who did not write it can sign."),
        QT_TRANSLATE_NOOP("Finding", "Countersign"),
    ),
    "C5.too_many": Words(
        QT_TRANSLATE_NOOP("Finding", "Many quick steps"),
        QT_TRANSLATE_NOOP("Finding", "Quick steps on {account} within thirty days: {count}."),
        QT_TRANSLATE_NOOP("Finding", "What comes so often can be planned."),
        QT_TRANSLATE_NOOP("Finding", "Whoever makes the plan can leave a place for it."),
        QT_TRANSLATE_NOOP("Finding", "Plan"),
    ),
    "C5.not_countersigned": Words(
        QT_TRANSLATE_NOOP("Finding", "Not countersigned"),
        QT_TRANSLATE_NOOP("Finding", "Nobody has countersigned {item}, so it cannot be put away."),
        QT_TRANSLATE_NOOP("Finding", "It would never be signed afterwards."),
        QT_TRANSLATE_NOOP("Finding", "An administrator who did not write it can sign."),
        QT_TRANSLATE_NOOP("Finding", "Countersign"),
    ),
    "C6.differs": Words(
        QT_TRANSLATE_NOOP("Finding", "Differs"),
        QT_TRANSLATE_NOOP("Finding", "What went out for {item} is not what was approved."),
        QT_TRANSLATE_NOOP("Finding", "The difference is kept, with why."),
        QT_TRANSLATE_NOOP("Finding", "You can mend it at the platform, or say why it differs."),
        QT_TRANSLATE_NOOP("Finding", "Say why"),
    ),
    "C8.check_open": Words(
        QT_TRANSLATE_NOOP("Finding", "Checks open"),
        QT_TRANSLATE_NOOP("Finding", "Before anybody is asked about {item}: {checks}."),
        QT_TRANSLATE_NOOP("Finding", "An approver's time goes to what has been looked at."),
        QT_TRANSLATE_NOOP("Finding", "Whoever wrote it, or anybody on the team, can look."),
        QT_TRANSLATE_NOOP("Finding", "See the checks"),
    ),
    "C10.no_alt": Words(
        QT_TRANSLATE_NOOP("Finding", "No description"),
        QT_TRANSLATE_NOOP("Finding", "Pictures in {item} that nobody described: {count}."),
        QT_TRANSLATE_NOOP("Finding", "Who cannot see them gets nothing."),
        QT_TRANSLATE_NOOP("Finding", "You can describe them, or say why not."),
        QT_TRANSLATE_NOOP("Finding", "Describe"),
    ),
    "C10.no_credit": Words(
        QT_TRANSLATE_NOOP("Finding", "No credit"),
        QT_TRANSLATE_NOOP("Finding", "Who made {name}?"),
        QT_TRANSLATE_NOOP("Finding", "Whoever made a picture is named with it."),
        QT_TRANSLATE_NOOP("Finding", "You can put in the credit, or say why there is none."),
        QT_TRANSLATE_NOOP("Finding", "Put it in"),
    ),
    "C10.consent_expired": Words(
        QT_TRANSLATE_NOOP("Finding", "Consent is over"),
        QT_TRANSLATE_NOOP("Finding", "{name} may be shown until {last} only."),
        QT_TRANSLATE_NOOP("Finding", "The people in it, or its licence, allow no more."),
        QT_TRANSLATE_NOOP("Finding", "You can ask them again, or choose another picture."),
        QT_TRANSLATE_NOOP("Finding", "Choose another"),
    ),
    "C10.consent_ends": Words(
        QT_TRANSLATE_NOOP("Finding", "Consent ends"),
        QT_TRANSLATE_NOOP(
            "Finding", "{name} may be shown until {last}, and {item} shows it on {day}."
        ),
        QT_TRANSLATE_NOOP("Finding", "By then the people in it, or its licence, allow no more."),
        QT_TRANSLATE_NOOP("Finding", "You can ask them again, or choose another picture."),
        QT_TRANSLATE_NOOP("Finding", "Open the post"),
    ),
    "C10.consent_over": Words(
        QT_TRANSLATE_NOOP("Finding", "Kept longer than agreed"),
        QT_TRANSLATE_NOOP(
            "Finding", "The people in {name} agreed until {last}, and it is still kept here."
        ),
        QT_TRANSLATE_NOOP(
            "Finding", "Whoever agreed for a time may expect that it is destroyed afterwards."
        ),
        QT_TRANSLATE_NOOP(
            "Finding", "You can destroy it for good, or ask them again and put in another day."
        ),
        QT_TRANSLATE_NOOP("Finding", "Destroy…"),
    ),
    "C10.destroyed": Words(
        QT_TRANSLATE_NOOP("Finding", "Destroyed"),
        QT_TRANSLATE_NOOP("Finding", "{name} was destroyed on {day}."),
        QT_TRANSLATE_NOOP("Finding", "Nothing of it is left that a post could show."),
        QT_TRANSLATE_NOOP("Finding", "You can take it out of the post, or choose another."),
        QT_TRANSLATE_NOOP("Finding", "Choose another"),
    ),
    "C10.no_consent": Words(
        QT_TRANSLATE_NOOP("Finding", "No consent"),
        QT_TRANSLATE_NOOP("Finding", "The people in {name} have not agreed yet."),
        QT_TRANSLATE_NOOP("Finding", "Nobody is shown who has not said yes."),
        QT_TRANSLATE_NOOP("Finding", "You can wait for their answer, or choose another picture."),
        QT_TRANSLATE_NOOP("Finding", "Choose another"),
    ),
    "C11.used_lately": Words(
        QT_TRANSLATE_NOOP("Finding", "Used lately"),
        QT_TRANSLATE_NOOP("Finding", "{account} had this on {last} already."),
        QT_TRANSLATE_NOOP("Finding", "The same again within a short time tires readers."),
        QT_TRANSLATE_NOOP("Finding", "You can write it anew, or give it a later time."),
        QT_TRANSLATE_NOOP("Finding", "Open"),
    ),
    "C13.not_administrator": Words(
        QT_TRANSLATE_NOOP("Finding", "Administrators only"),
        QT_TRANSLATE_NOOP("Finding", "{person} cannot change the rules of approval."),
        QT_TRANSLATE_NOOP("Finding", "They follow what the administration decided."),
        QT_TRANSLATE_NOOP("Finding", "An administrator can change them."),
        QT_TRANSLATE_NOOP("Finding", "See appointments"),
    ),
    "C13.no_decision": Words(
        QT_TRANSLATE_NOOP("Finding", "No decision"),
        QT_TRANSLATE_NOOP("Finding", "The rules of approval change with a decision or a clause."),
        QT_TRANSLATE_NOOP("Finding", "Who comes later has to see why they are as they are."),
        QT_TRANSLATE_NOOP("Finding", "You can name the one that changes them."),
        QT_TRANSLATE_NOOP("Finding", "Name it"),
    ),
}
