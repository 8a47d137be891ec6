"""The sentences of the rules on audits, on what a leaver knows, and on units."""

from smdesk.ui.kit.wording.said import QT_TRANSLATE_NOOP
from smdesk.ui.kit.wording.sentences import Words

AUDIT_RULES: dict[str, Words] = {
    "A6.auditor_is_custodian": Words(
        QT_TRANSLATE_NOOP("Finding", "Own account"),
        QT_TRANSLATE_NOOP("Finding", "{person} is a custodian of {account} and cannot audit it."),
        QT_TRANSLATE_NOOP("Finding", "Whoever holds the keys does not look after themselves."),
        QT_TRANSLATE_NOOP("Finding", "Anyone else of the audit group can."),
        QT_TRANSLATE_NOOP("Finding", "Choose another auditor"),
    ),
    "A6.nobody_independent": Words(
        QT_TRANSLATE_NOOP("Finding", "Nobody independent"),
        QT_TRANSLATE_NOOP("Finding", "Everybody in {group} is a custodian of {accounts}."),
        QT_TRANSLATE_NOOP("Finding", "An account is audited by somebody who holds no key to it."),
        QT_TRANSLATE_NOOP("Finding", "A coordinator can add somebody to the group."),
        QT_TRANSLATE_NOOP("Finding", "Change the group"),
    ),
    "A6.checks_open": Words(
        QT_TRANSLATE_NOOP("Finding", "Not finished"),
        QT_TRANSLATE_NOOP("Finding", "Points of {name} that nobody has looked at: {count}."),
        QT_TRANSLATE_NOOP("Finding", "A round that is closed early needs a reason to keep."),
        QT_TRANSLATE_NOOP("Finding", "The audit group can look at the rest first."),
        QT_TRANSLATE_NOOP("Finding", "Say why"),
    ),
    "A6.no_audit": Words(
        QT_TRANSLATE_NOOP("Finding", "Not audited"),
        QT_TRANSLATE_NOOP("Finding", "Nobody has audited {accounts} in the past year."),
        QT_TRANSLATE_NOOP(
            "Finding", "Somebody without a key should look once a year whether all is as written."
        ),
        QT_TRANSLATE_NOOP("Finding", "A coordinator can name an audit group and begin a round."),
        QT_TRANSLATE_NOOP("Finding", "Begin a round"),
    ),
    "A6.fix_overdue": Words(
        QT_TRANSLATE_NOOP("Finding", "Not put right"),
        QT_TRANSLATE_NOOP(
            "Finding", "This should have been put right in {account} by {last}: {what}"
        ),
        QT_TRANSLATE_NOOP("Finding", "An audit found it, and a day was set."),
        QT_TRANSLATE_NOOP("Finding", "A custodian of the account can put it right."),
        QT_TRANSLATE_NOOP("Finding", "Open"),
    ),
    "A7.rotation_open": Words(
        QT_TRANSLATE_NOOP("Finding", "Must change"),
        QT_TRANSLATE_NOOP(
            "Finding", "{person} knows {secrets} still in use: {accounts}. Last day: {last}."
        ),
        QT_TRANSLATE_NOOP(
            "Finding",
            "Whoever knows a password can sign in from anywhere, for as long as it is in use.",
        ),
        QT_TRANSLATE_NOOP("Finding", "A custodian of each account can set a new one."),
        QT_TRANSLATE_NOOP("Finding", "Open the list"),
    ),
    "A7.readable_open": Words(
        QT_TRANSLATE_NOOP("Finding", "Change this term"),
        QT_TRANSLATE_NOOP(
            "Finding", "{person} could have read {secrets} still in use: {accounts}."
        ),
        QT_TRANSLATE_NOOP("Finding", "Nothing says that they did, and nothing rules it out."),
        QT_TRANSLATE_NOOP("Finding", "A custodian of each account can set a new one."),
        QT_TRANSLATE_NOOP("Finding", "Open the list"),
    ),
    "A7.custody_open": Words(
        QT_TRANSLATE_NOOP("Finding", "Keys and roles"),
        QT_TRANSLATE_NOOP(
            "Finding", "{person} still has {things} besides passwords. Last day: {last}."
        ),
        QT_TRANSLATE_NOOP(
            "Finding", "Devices, mailboxes and roles open an account without its password."
        ),
        QT_TRANSLATE_NOOP("Finding", "Those who stay can take them over and tick them off."),
        QT_TRANSLATE_NOOP("Finding", "Open the list"),
    ),
    "A7.leaving_soon": Words(
        QT_TRANSLATE_NOOP("Finding", "Leaves soon"),
        QT_TRANSLATE_NOOP(
            "Finding", "{person}'s last day is {last}, and no leaving list is begun."
        ),
        QT_TRANSLATE_NOOP(
            "Finding",
            "The list says which passwords to change and which keys and roles to take over.",
        ),
        QT_TRANSLATE_NOOP("Finding", "Whoever can open the cabinet can begin it."),
        QT_TRANSLATE_NOOP("Finding", "Begin"),
    ),
    "A7.left_without_list": Words(
        QT_TRANSLATE_NOOP("Finding", "Left"),
        QT_TRANSLATE_NOOP(
            "Finding", "{person} has left or was let out, and no leaving list is begun."
        ),
        QT_TRANSLATE_NOOP(
            "Finding",
            "The end of a term locks nobody out: what they know stays known until it is changed.",
        ),
        QT_TRANSLATE_NOOP("Finding", "Whoever can open the cabinet can begin the list."),
        QT_TRANSLATE_NOOP("Finding", "Begin"),
    ),
    "A7.not_changed": Words(
        QT_TRANSLATE_NOOP("Finding", "Not changed"),
        QT_TRANSLATE_NOOP("Finding", "{account} still has what {person} knows or could have read."),
        QT_TRANSLATE_NOOP("Finding", "It counts as changed once a newer version is kept here."),
        QT_TRANSLATE_NOOP(
            "Finding",
            "A custodian of the account can set a new one; or say why that is not needed.",
        ),
        QT_TRANSLATE_NOOP("Finding", "Say why"),
    ),
    "A7.still_inside": Words(
        QT_TRANSLATE_NOOP("Finding", "Still inside"),
        QT_TRANSLATE_NOOP("Finding", "{person} still has this key: it was not taken back."),
        QT_TRANSLATE_NOOP(
            "Finding", "The line settles itself once they are released or let out of the cabinet."
        ),
        QT_TRANSLATE_NOOP("Finding", "A coordinator can do so; or say why they keep it."),
        QT_TRANSLATE_NOOP("Finding", "Say why"),
    ),
    "A9.unit_unconfirmed": Words(
        QT_TRANSLATE_NOOP("Finding", "Unconfirmed"),
        QT_TRANSLATE_NOOP(
            "Finding", "Nobody has asked {unit} for a year what it still looks after."
        ),
        QT_TRANSLATE_NOOP("Finding", "People and duties move between units."),
        QT_TRANSLATE_NOOP("Finding", "Anyone on the team can ask, and confirm it."),
        QT_TRANSLATE_NOOP("Finding", "Confirm"),
    ),
}
