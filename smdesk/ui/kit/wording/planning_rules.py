"""The sentences of the rules about plans, series, templates, routes and objectives."""

from smdesk.ui.kit.wording.said import QT_TRANSLATE_NOOP
from smdesk.ui.kit.wording.sentences import Words

PLANNING_RULES = {
    "C2.overdue": Words(
        QT_TRANSLATE_NOOP("Finding", "Plan overdue"),
        QT_TRANSLATE_NOOP(
            "Finding", "The plan for {plan} was due on {last} and nobody has submitted it."
        ),
        QT_TRANSLATE_NOOP(
            "Finding",
            "Nobody can look at what is planned, and posts wait for approvals one by one.",
        ),
        QT_TRANSLATE_NOOP(
            "Finding", "Whoever prepares it can submit it; a coordinator can ask for it."
        ),
        QT_TRANSLATE_NOOP("Finding", "Open the plan"),
    ),
    "C2.due": Words(
        QT_TRANSLATE_NOOP("Finding", "Plan due"),
        QT_TRANSLATE_NOOP("Finding", "The plan for {plan} is due on {last}."),
        QT_TRANSLATE_NOOP("Finding", "It is agreed on before its first post goes out."),
        QT_TRANSLATE_NOOP("Finding", "Whoever prepares it can submit it."),
        QT_TRANSLATE_NOOP("Finding", "Open the plan"),
    ),
    "C2.waits": Words(
        QT_TRANSLATE_NOOP("Finding", "Plan waits"),
        QT_TRANSLATE_NOOP("Finding", "The plan for {plan} waits for an answer."),
        QT_TRANSLATE_NOOP(
            "Finding", "Until somebody says yes it is a draft on every printed page."
        ),
        QT_TRANSLATE_NOOP("Finding", "An administrator who did not prepare it can approve it."),
        QT_TRANSLATE_NOOP("Finding", "Open the plan"),
    ),
    "C2.own_plan": Words(
        QT_TRANSLATE_NOOP("Finding", "Own plan"),
        QT_TRANSLATE_NOOP(
            "Finding", "{person} prepared the plan for {plan} and cannot approve it."
        ),
        QT_TRANSLATE_NOOP("Finding", "A second pair of eyes has to be somebody else's."),
        QT_TRANSLATE_NOOP("Finding", "Any other administrator can approve it."),
        QT_TRANSLATE_NOOP("Finding", "Open the plan"),
    ),
    "C2.not_approver": Words(
        QT_TRANSLATE_NOOP("Finding", "No approver"),
        QT_TRANSLATE_NOOP("Finding", "{person} is not appointed to approve the plan for {plan}."),
        QT_TRANSLATE_NOOP("Finding", "Administrators approve, for as long as they are appointed."),
        QT_TRANSLATE_NOOP("Finding", "A coordinator can note the appointment in Team."),
        QT_TRANSLATE_NOOP("Finding", "See appointments"),
    ),
    "C2.not_approved": Words(
        QT_TRANSLATE_NOOP("Finding", "Not approved"),
        QT_TRANSLATE_NOOP(
            "Finding", "Nobody has approved the plan for {plan}, so it cannot be shared."
        ),
        QT_TRANSLATE_NOOP("Finding", "What is shared is taken for settled."),
        QT_TRANSLATE_NOOP(
            "Finding", "An administrator can approve it; until then it prints with DRAFT across it."
        ),
        QT_TRANSLATE_NOOP("Finding", "Open the plan"),
    ),
    "C2.changed_since": Words(
        QT_TRANSLATE_NOOP("Finding", "Changed since"),
        QT_TRANSLATE_NOOP("Finding", "The plan for {plan} is not what was submitted any more."),
        QT_TRANSLATE_NOOP("Finding", "A yes is for exactly what was read."),
        QT_TRANSLATE_NOOP(
            "Finding", "Whoever prepares it can take it back, look at it, and submit it again."
        ),
        QT_TRANSLATE_NOOP("Finding", "Open the plan"),
    ),
    "C2.forged": Words(
        QT_TRANSLATE_NOOP("Finding", "Not genuine"),
        QT_TRANSLATE_NOOP(
            "Finding", "The approval of the plan for {plan} is not as it was signed."
        ),
        QT_TRANSLATE_NOOP(
            "Finding",
            "Somebody altered it or made it up with other tools, so it counts for nothing.",
        ),
        QT_TRANSLATE_NOOP(
            "Finding", "A coordinator can look into the log; the plan can be approved anew."
        ),
        QT_TRANSLATE_NOOP("Finding", "Open the plan"),
    ),
    "C2.empty": Words(
        QT_TRANSLATE_NOOP("Finding", "Nothing in it"),
        QT_TRANSLATE_NOOP("Finding", "Nothing is planned in {plan}. Submit it all the same?"),
        QT_TRANSLATE_NOOP(
            "Finding", "A plan without posts may be a holiday, or one that was forgotten."
        ),
        QT_TRANSLATE_NOOP("Finding", "Whoever prepares it can say why."),
        QT_TRANSLATE_NOOP("Finding", "Say why"),
    ),
    "C14.kept_little": Words(
        QT_TRANSLATE_NOOP("Finding", "Plan not kept"),
        QT_TRANSLATE_NOOP("Finding", "Of {all} posts planned for {plan}, {count} went out."),
        QT_TRANSLATE_NOOP(
            "Finding",
            "It was so the time before as well: {missed} missed and {dropped} dropped now. A "
            "plan that nobody keeps is too large.",
        ),
        QT_TRANSLATE_NOOP("Finding", "Whoever plans can plan less, or ask for more hands."),
        QT_TRANSLATE_NOOP("Finding", "Open the plan"),
    ),
    "P1.no_activity": Words(
        QT_TRANSLATE_NOOP("Finding", "Nothing for it"),
        QT_TRANSLATE_NOOP("Finding", "Nothing serves the objective {objective} this year."),
        QT_TRANSLATE_NOOP("Finding", "An objective that no post or campaign names is a wish."),
        QT_TRANSLATE_NOOP(
            "Finding", "Whoever plans can name it in a post or a campaign, or give it up."
        ),
        QT_TRANSLATE_NOOP("Finding", "Open the objective"),
    ),
    "P1.past_due": Words(
        QT_TRANSLATE_NOOP("Finding", "Past its day"),
        QT_TRANSLATE_NOOP("Finding", "The objective {objective} was to be reached by {last}."),
        QT_TRANSLATE_NOOP("Finding", "It is still open."),
        QT_TRANSLATE_NOOP(
            "Finding", "Whoever owns it can say what came of it, or set another day."
        ),
        QT_TRANSLATE_NOOP("Finding", "Open the objective"),
    ),
    "P5.dormant": Words(
        QT_TRANSLATE_NOOP("Finding", "Silent"),
        QT_TRANSLATE_NOOP("Finding", "Nothing has gone out on {account} since {last}."),
        QT_TRANSLATE_NOOP("Finding", "Readers take a silent account for a closed one."),
        QT_TRANSLATE_NOOP(
            "Finding", "Whoever plans can put something in, or the team gives the account up."
        ),
        QT_TRANSLATE_NOOP("Finding", "Open the account"),
    ),
    "P7.before_leader": Words(
        QT_TRANSLATE_NOOP("Finding", "Out of order"),
        QT_TRANSLATE_NOOP("Finding", "{follower} would get {item} before {leader}."),
        QT_TRANSLATE_NOOP(
            "Finding",
            "The team agreed that {leader} speaks first, so that readers find their way to it.",
        ),
        QT_TRANSLATE_NOOP(
            "Finding", "Whoever plans can move one of them, or say why on moving it."
        ),
        QT_TRANSLATE_NOOP("Finding", "Give it another time…"),
    ),
    "C9.runs_dry": Words(
        QT_TRANSLATE_NOOP("Finding", "No drafts"),
        QT_TRANSLATE_NOOP("Finding", "The series {series} has no draft for {first}."),
        QT_TRANSLATE_NOOP("Finding", "What is not begun in time is written in a hurry."),
        QT_TRANSLATE_NOOP("Finding", "Whoever plans can make its drafts."),
        QT_TRANSLATE_NOOP("Finding", "Make drafts…"),
    ),
    "C9.ends_soon": Words(
        QT_TRANSLATE_NOOP("Finding", "Ends soon"),
        QT_TRANSLATE_NOOP("Finding", "The series {series} comes for the last time by {last}."),
        QT_TRANSLATE_NOOP(
            "Finding", "Readers who wait for it should hear that it ends, or it should go on."
        ),
        QT_TRANSLATE_NOOP("Finding", "Whoever plans can give it another last day."),
        QT_TRANSLATE_NOOP("Finding", "Open the series"),
    ),
    "C9.step_missing": Words(
        QT_TRANSLATE_NOOP("Finding", "Step missing"),
        QT_TRANSLATE_NOOP("Finding", "{event} on {first} has no post from {template}."),
        QT_TRANSLATE_NOOP("Finding", "Every event should have it."),
        QT_TRANSLATE_NOOP(
            "Finding", "Whoever plans can begin it, or say that this event needs none."
        ),
        QT_TRANSLATE_NOOP("Finding", "Begin it…"),
    ),
    "T12.outside": Words(
        QT_TRANSLATE_NOOP("Finding", "Outside"),
        QT_TRANSLATE_NOOP("Finding", "{item} does not fit inside the envelope {series}: {bounds}"),
        QT_TRANSLATE_NOOP(
            "Finding", "An envelope is a yes to what was agreed, and to nothing else."
        ),
        QT_TRANSLATE_NOOP("Finding", "An administrator can approve the post by itself."),
        QT_TRANSLATE_NOOP("Finding", "Ask for approval"),
    ),
    "T12.unsigned": Words(
        QT_TRANSLATE_NOOP("Finding", "Not signed"),
        QT_TRANSLATE_NOOP(
            "Finding", "The envelope {series} was approved before such approvals were signed."
        ),
        QT_TRANSLATE_NOOP("Finding", "Nothing can go out on it until somebody signs for it."),
        QT_TRANSLATE_NOOP("Finding", "An administrator who did not write it can approve it anew."),
        QT_TRANSLATE_NOOP("Finding", "Open"),
    ),
    "T12.changed_since": Words(
        QT_TRANSLATE_NOOP("Finding", "Envelope changed"),
        QT_TRANSLATE_NOOP(
            "Finding",
            "{item} was put inside the envelope {series}, which does not cover it any more.",
        ),
        QT_TRANSLATE_NOOP(
            "Finding",
            "The envelope was changed, has expired, is used up, or its approval is not genuine.",
        ),
        QT_TRANSLATE_NOOP("Finding", "An administrator can approve the post by itself."),
        QT_TRANSLATE_NOOP("Finding", "Ask for approval"),
    ),
}
