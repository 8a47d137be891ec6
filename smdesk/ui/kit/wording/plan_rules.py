"""The sentences of the rules about what the team plans, by their codes."""

from smdesk.ui.kit.wording.said import QT_TRANSLATE_NOOP
from smdesk.ui.kit.wording.sentences import Words

PLAN_RULES = {
    "T8.report_due": Words(
        QT_TRANSLATE_NOOP("Finding", "Report due"),
        QT_TRANSLATE_NOOP(
            "Finding", "{report} is due on {last}: {count} of {all} parts are written."
        ),
        QT_TRANSLATE_NOOP("Finding", "{body} expects it by then."),
        QT_TRANSLATE_NOOP("Finding", "Whoever writes it can tick off its parts."),
        QT_TRANSLATE_NOOP("Finding", "Open"),
    ),
    "T8.report_near": Words(
        QT_TRANSLATE_NOOP("Finding", "Report due"),
        QT_TRANSLATE_NOOP("Finding", "{report} is due on {last}."),
        QT_TRANSLATE_NOOP("Finding", "{body} expects it by then."),
        QT_TRANSLATE_NOOP("Finding", "Whoever writes it can note when it is delivered."),
        QT_TRANSLATE_NOOP("Finding", "Open"),
    ),
    "T8.report_overdue": Words(
        QT_TRANSLATE_NOOP("Finding", "Report overdue"),
        QT_TRANSLATE_NOOP("Finding", "{report} is overdue by {days}."),
        QT_TRANSLATE_NOOP(
            "Finding", "{body} waits for it, and decides on people and money without it."
        ),
        QT_TRANSLATE_NOOP("Finding", "Whoever delivers it can note when, and in which minutes."),
        QT_TRANSLATE_NOOP("Finding", "Delivered…"),
    ),
    "T11.sponsors_quiet": Words(
        QT_TRANSLATE_NOOP("Finding", "Sponsors unheard"),
        QT_TRANSLATE_NOOP("Finding", "The sponsors last heard from the team {days} ago."),
        QT_TRANSLATE_NOOP(
            "Finding", "Who decides on people and money should not have to ask how things stand."
        ),
        QT_TRANSLATE_NOOP("Finding", "Anybody on the team can tell them, and note it."),
        QT_TRANSLATE_NOOP("Finding", "Note an update"),
    ),
    "T11.sponsors_untold": Words(
        QT_TRANSLATE_NOOP("Finding", "Sponsors unheard"),
        QT_TRANSLATE_NOOP("Finding", "No word to the sponsors is written down yet."),
        QT_TRANSLATE_NOOP(
            "Finding", "Who decides on people and money should not have to ask how things stand."
        ),
        QT_TRANSLATE_NOOP("Finding", "Anybody on the team can tell them, and note it."),
        QT_TRANSLATE_NOOP("Finding", "Note an update"),
    ),
    "T11.link_quiet": Words(
        QT_TRANSLATE_NOOP("Finding", "No word"),
        QT_TRANSLATE_NOOP("Finding", "{taker} last heard from {giver} {days} ago."),
        QT_TRANSLATE_NOOP("Finding", "That is longer than was agreed between them."),
        QT_TRANSLATE_NOOP("Finding", "Whoever tells them can note it."),
        QT_TRANSLATE_NOOP("Finding", "Note an update"),
    ),
    "T14.scope_reason": Words(
        QT_TRANSLATE_NOOP("Finding", "Scope changes"),
        QT_TRANSLATE_NOOP("Finding", "Why does the scope of {project} change?"),
        QT_TRANSLATE_NOOP(
            "Finding", "Others rely on what was agreed; scope that grows unseen is never finished."
        ),
        QT_TRANSLATE_NOOP("Finding", "Whoever leads the project can say it in a sentence."),
        QT_TRANSLATE_NOOP("Finding", "Say why"),
    ),
    "T14.no_outcome": Words(
        QT_TRANSLATE_NOOP("Finding", "No outcome"),
        QT_TRANSLATE_NOOP("Finding", "{project} cannot be closed without its outcome and measure."),
        QT_TRANSLATE_NOOP("Finding", "Say what came of it and how one sees it; “nothing” will do."),
        QT_TRANSLATE_NOOP("Finding", "Whoever led the project can say it."),
        QT_TRANSLATE_NOOP("Finding", "Say it"),
    ),
    "T14.no_lead": Words(
        QT_TRANSLATE_NOOP("Finding", "Nobody leads"),
        QT_TRANSLATE_NOOP("Finding", "Nobody leads {project}. {consequence}"),
        QT_TRANSLATE_NOOP(
            "Finding", "Without a lead nobody brings tasks, people and days together."
        ),
        QT_TRANSLATE_NOOP("Finding", "A coordinator can name somebody."),
        QT_TRANSLATE_NOOP("Finding", "Name somebody"),
    ),
    "T14.project_late": Words(
        QT_TRANSLATE_NOOP("Finding", "Late"),
        QT_TRANSLATE_NOOP("Finding", "{project} was to be done by {last}."),
        QT_TRANSLATE_NOOP("Finding", "It is still open."),
        QT_TRANSLATE_NOOP("Finding", "Whoever leads it can close it, or say by when it is done."),
        QT_TRANSLATE_NOOP("Finding", "Open"),
    ),
    "T12.own_envelope": Words(
        QT_TRANSLATE_NOOP("Finding", "Your own"),
        QT_TRANSLATE_NOOP(
            "Finding", "{person} wrote the envelope {series} and cannot approve it too."
        ),
        QT_TRANSLATE_NOOP("Finding", "Every post inside it will carry that one approval."),
        QT_TRANSLATE_NOOP("Finding", "Another administrator can approve it."),
        QT_TRANSLATE_NOOP("Finding", "Open"),
    ),
    "T12.not_an_administrator": Words(
        QT_TRANSLATE_NOOP("Finding", "Not appointed"),
        QT_TRANSLATE_NOOP("Finding", "{person} is not appointed to approve for all its channels."),
        QT_TRANSLATE_NOOP("Finding", "What goes out is approved by appointed administrators only."),
        QT_TRANSLATE_NOOP(
            "Finding", "An administrator can approve it, or those in charge can appoint somebody."
        ),
        QT_TRANSLATE_NOOP("Finding", "Open"),
    ),
    "T12.envelope_over": Words(
        QT_TRANSLATE_NOOP("Finding", "Envelope over"),
        QT_TRANSLATE_NOOP("Finding", "Nothing can go out inside the envelope {series} now."),
        QT_TRANSLATE_NOOP("Finding", "It is not approved, has expired, or is used up."),
        QT_TRANSLATE_NOOP("Finding", "An administrator can approve it anew."),
        QT_TRANSLATE_NOOP("Finding", "Open"),
    ),
    "T12.envelope_unapproved": Words(
        QT_TRANSLATE_NOOP("Finding", "Not approved"),
        QT_TRANSLATE_NOOP("Finding", "The envelope {series} waits for an approval."),
        QT_TRANSLATE_NOOP("Finding", "Until then each post of the series is approved by itself."),
        QT_TRANSLATE_NOOP("Finding", "An administrator who did not write it can approve it."),
        QT_TRANSLATE_NOOP("Finding", "Open"),
    ),
    "T12.envelope_expired": Words(
        QT_TRANSLATE_NOOP("Finding", "Expired"),
        QT_TRANSLATE_NOOP("Finding", "The envelope {series} expired on {last}."),
        QT_TRANSLATE_NOOP("Finding", "Each post of the series is approved by itself again."),
        QT_TRANSLATE_NOOP("Finding", "Give it another last day, and let it be approved anew."),
        QT_TRANSLATE_NOOP("Finding", "Open"),
    ),
    "T12.envelope_used_up": Words(
        QT_TRANSLATE_NOOP("Finding", "Used up"),
        QT_TRANSLATE_NOOP("Finding", "The envelope {series} is used up."),
        QT_TRANSLATE_NOOP("Finding", "Each post of the series is approved by itself again."),
        QT_TRANSLATE_NOOP("Finding", "Make it good for more posts, and let it be approved anew."),
        QT_TRANSLATE_NOOP("Finding", "Open"),
    ),
    "T15.template_missing": Words(
        QT_TRANSLATE_NOOP("Finding", "Not found"),
        QT_TRANSLATE_NOOP("Finding", "{template} was not found where it was, on {last}."),
        QT_TRANSLATE_NOOP("Finding", "It was to lie here: {path}. It may have been renamed."),
        QT_TRANSLATE_NOOP("Finding", "Whoever knows where it is now can write it down."),
        QT_TRANSLATE_NOOP("Finding", "Say where"),
    ),
    "T15.template_unchecked": Words(
        QT_TRANSLATE_NOOP("Finding", "Unseen"),
        QT_TRANSLATE_NOOP("Finding", "Nobody has looked for a year whether {template} is there."),
        QT_TRANSLATE_NOOP("Finding", "It is to lie here: {path}."),
        QT_TRANSLATE_NOOP("Finding", "Anybody on a computer that reaches it can look."),
        QT_TRANSLATE_NOOP("Finding", "Look"),
    ),
    "T15.nobody_looks_after": Words(
        QT_TRANSLATE_NOOP("Finding", "Nobody keeps it"),
        QT_TRANSLATE_NOOP("Finding", "Nobody is named who looks after {page}."),
        QT_TRANSLATE_NOOP("Finding", "What is wrong there stays wrong."),
        QT_TRANSLATE_NOOP("Finding", "A coordinator can name somebody."),
        QT_TRANSLATE_NOOP("Finding", "Name somebody"),
    ),
}
