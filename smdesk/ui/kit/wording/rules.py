"""The sentences of each rule, by its code; what stands in braces is filled in from the facts."""

from smdesk.ui.kit.wording.appointment_rules import APPOINTMENTS
from smdesk.ui.kit.wording.calendar_rules import CALENDAR
from smdesk.ui.kit.wording.plan_rules import PLAN_RULES
from smdesk.ui.kit.wording.rule_words import Words
from smdesk.ui.kit.wording.said import QT_TRANSLATE_NOOP

WORDS: dict[str, Words] = {
    **PLAN_RULES,
    "A1.personal_recovery": Words(
        QT_TRANSLATE_NOOP("Finding", "Personal mailbox"),
        QT_TRANSLATE_NOOP(
            "Finding", "Recovery of {account} goes to {address}, a personal mailbox."
        ),
        QT_TRANSLATE_NOOP(
            "Finding",
            "Whoever owns that mailbox can take the account over, and takes it along on leaving.",
        ),
        QT_TRANSLATE_NOOP("Finding", "Any custodian of the account can change it."),
        QT_TRANSLATE_NOOP("Finding", "Change"),
    ),
    "A1.no_recovery": Words(
        QT_TRANSLATE_NOOP("Finding", "No recovery"),
        QT_TRANSLATE_NOOP("Finding", "No way to recover {account} is written down."),
        QT_TRANSLATE_NOOP(
            "Finding", "If the password is lost, the platform will ask for a mailbox or a phone."
        ),
        QT_TRANSLATE_NOOP("Finding", "Any custodian of the account can look it up."),
        QT_TRANSLATE_NOOP("Finding", "Add"),
    ),
    "A2.no_password": Words(
        QT_TRANSLATE_NOOP("Finding", "No password"),
        QT_TRANSLATE_NOOP("Finding", "The password of {account} is not kept here."),
        QT_TRANSLATE_NOOP("Finding", "It may be in one head only, and leave with it."),
        QT_TRANSLATE_NOOP("Finding", "A custodian of the account can put it in."),
        QT_TRANSLATE_NOOP("Finding", "Put it in"),
    ),
    "A2.weak_password": Words(
        QT_TRANSLATE_NOOP("Finding", "Weak password"),
        QT_TRANSLATE_NOOP("Finding", "The password of {account} is easy to guess."),
        QT_TRANSLATE_NOOP(
            "Finding", "A program that guesses would find it in days, or at the first try."
        ),
        QT_TRANSLATE_NOOP("Finding", "A custodian can change it at the platform, and then here."),
        QT_TRANSLATE_NOOP("Finding", "Put in a new one"),
    ),
    "A2.reused_password": Words(
        QT_TRANSLATE_NOOP("Finding", "Used twice"),
        QT_TRANSLATE_NOOP("Finding", "{account} has the same password as {accounts}."),
        QT_TRANSLATE_NOOP("Finding", "Whoever learns it at one place gets in at all of them."),
        QT_TRANSLATE_NOOP("Finding", "A custodian can give each account a password of its own."),
        QT_TRANSLATE_NOOP("Finding", "Put in a new one"),
    ),
    "A2.old_password": Words(
        QT_TRANSLATE_NOOP("Finding", "Old password"),
        QT_TRANSLATE_NOOP("Finding", "The password of {account} has not changed for {days}."),
        QT_TRANSLATE_NOOP(
            "Finding", "The longer it stays, the more people and computers have come across it."
        ),
        QT_TRANSLATE_NOOP("Finding", "A custodian can change it at the platform, and then here."),
        QT_TRANSLATE_NOOP("Finding", "Put in a new one"),
    ),
    "A3.sole_custodian": Words(
        QT_TRANSLATE_NOOP("Finding", "One key-holder"),
        QT_TRANSLATE_NOOP("Finding", "Only {person} can open {account}."),
        QT_TRANSLATE_NOOP(
            "Finding", "If {person} is away, nobody can. Two people should hold every account."
        ),
        QT_TRANSLATE_NOOP("Finding", "{person} can name a second custodian."),
        QT_TRANSLATE_NOOP("Finding", "Name a second"),
    ),
    "A3.no_custodian": Words(
        QT_TRANSLATE_NOOP("Finding", "Nobody holds it"),
        QT_TRANSLATE_NOOP("Finding", "Nobody who serves now can open {account}."),
        QT_TRANSLATE_NOOP(
            "Finding", "Its custodians have no term that holds today, or it has none."
        ),
        QT_TRANSLATE_NOOP("Finding", "A coordinator can name a custodian or enter a term."),
        QT_TRANSLATE_NOOP("Finding", "Name one"),
    ),
    "A3.term_ends_on_sole_custodian": Words(
        QT_TRANSLATE_NOOP("Finding", "Sole key-holder"),
        QT_TRANSLATE_NOOP(
            "Finding", "The term of {person} cannot end yet: nobody else can open {accounts}."
        ),
        QT_TRANSLATE_NOOP("Finding", "After it, no one on the team could get in."),
        QT_TRANSLATE_NOOP("Finding", "{person} can name a second custodian first."),
        QT_TRANSLATE_NOOP("Finding", "Name a second"),
    ),
    "A3.last_custodian": Words(
        QT_TRANSLATE_NOOP("Finding", "Last custodian"),
        QT_TRANSLATE_NOOP(
            "Finding", "{person} is the last custodian of {account} and cannot be released."
        ),
        QT_TRANSLATE_NOOP("Finding", "What is sealed to nobody can never be opened again."),
        QT_TRANSLATE_NOOP("Finding", "Any custodian can name another one first."),
        QT_TRANSLATE_NOOP("Finding", "Name another"),
    ),
    "A3.last_member": Words(
        QT_TRANSLATE_NOOP("Finding", "Last member"),
        QT_TRANSLATE_NOOP("Finding", "{person} is the last member and cannot be removed."),
        QT_TRANSLATE_NOOP(
            "Finding", "Only paper could open the cabinet then, and nobody would work in it."
        ),
        QT_TRANSLATE_NOOP("Finding", "A coordinator can let somebody else in first."),
        QT_TRANSLATE_NOOP("Finding", "Let somebody in"),
    ),
    "A3.last_coordinator": Words(
        QT_TRANSLATE_NOOP("Finding", "Last coordinator"),
        QT_TRANSLATE_NOOP("Finding", "{person} is the last coordinator and cannot be removed."),
        QT_TRANSLATE_NOOP(
            "Finding", "Without a coordinator nobody could be let in or removed any more."
        ),
        QT_TRANSLATE_NOOP("Finding", "{person} can let another coordinator in first."),
        QT_TRANSLATE_NOOP("Finding", "Let somebody in"),
    ),
    "A3.own_removal": Words(
        QT_TRANSLATE_NOOP("Finding", "Yourself"),
        QT_TRANSLATE_NOOP("Finding", "You cannot remove yourself."),
        QT_TRANSLATE_NOOP(
            "Finding", "The cabinet gets a new key, and whoever makes it would know it."
        ),
        QT_TRANSLATE_NOOP("Finding", "Another coordinator can remove you."),
        QT_TRANSLATE_NOOP("Finding", "See who can"),
    ),
    "A3.removes_last_key": Words(
        QT_TRANSLATE_NOOP("Finding", "Sole key-holder"),
        QT_TRANSLATE_NOOP(
            "Finding", "{person} cannot be removed yet: no other member can open {accounts}."
        ),
        QT_TRANSLATE_NOOP(
            "Finding", "A key that only they hold would be gone with them, and cannot be remade."
        ),
        QT_TRANSLATE_NOOP(
            "Finding", "{person} can name a second custodian, who then unlocks once."
        ),
        QT_TRANSLATE_NOOP("Finding", "Name a second"),
    ),
    "A3.not_a_custodian": Words(
        QT_TRANSLATE_NOOP("Finding", "Not yours"),
        QT_TRANSLATE_NOOP("Finding", "You are not a custodian of {account}."),
        QT_TRANSLATE_NOOP(
            "Finding",
            "Its secrets are sealed to its custodians' own keys; no one else can read them.",
        ),
        QT_TRANSLATE_NOOP("Finding", "A custodian of the account can name you one."),
        QT_TRANSLATE_NOOP("Finding", "See who holds it"),
    ),
    "A3.no_way_back": Words(
        QT_TRANSLATE_NOOP("Finding", "No way back"),
        QT_TRANSLATE_NOOP(
            "Finding", "Nobody could open the cabinet if every passphrase were lost."
        ),
        QT_TRANSLATE_NOOP("Finding", "There is no paper kit, and the board holds no shares."),
        QT_TRANSLATE_NOOP("Finding", "A coordinator can make either, in the settings."),
        QT_TRANSLATE_NOOP("Finding", "Make one"),
    ),
    "A3.shares_not_delivered": Words(
        QT_TRANSLATE_NOOP("Finding", "Not delivered"),
        QT_TRANSLATE_NOOP("Finding", "Shares of the board's that nobody has confirmed: {names}."),
        QT_TRANSLATE_NOOP(
            "Finding", "A share counts as delivered once its holder has typed two of its words."
        ),
        QT_TRANSLATE_NOOP(
            "Finding", "A coordinator can hand the envelopes over and ask for the words."
        ),
        QT_TRANSLATE_NOOP("Finding", "Deliver"),
    ),
    "A3.trustee_left": Words(
        QT_TRANSLATE_NOOP("Finding", "Trustee left"),
        QT_TRANSLATE_NOOP(
            "Finding", "{person} holds one of the board's shares, and served until {last}."
        ),
        QT_TRANSLATE_NOOP(
            "Finding", "A share should lie with somebody whom the library can still ask."
        ),
        QT_TRANSLATE_NOOP("Finding", "A coordinator can make new shares for those who serve now."),
        QT_TRANSLATE_NOOP("Finding", "Make new shares"),
    ),
    "A3.drill_due": Words(
        QT_TRANSLATE_NOOP("Finding", "Try the shares"),
        QT_TRANSLATE_NOOP("Finding", "The board's shares have not been tried since {first}."),
        QT_TRANSLATE_NOOP("Finding", "Envelopes get lost, and people move away with them."),
        QT_TRANSLATE_NOOP(
            "Finding", "The trustees can type them in together: that opens a test and nothing else."
        ),
        QT_TRANSLATE_NOOP("Finding", "Try them"),
    ),
    "A3.drill_failed": Words(
        QT_TRANSLATE_NOOP("Finding", "Shares failed"),
        QT_TRANSLATE_NOOP("Finding", "The board's shares did not open their test on {first}."),
        QT_TRANSLATE_NOOP("Finding", "On the day they are needed they would open nothing."),
        QT_TRANSLATE_NOOP("Finding", "A coordinator can make new shares."),
        QT_TRANSLATE_NOOP("Finding", "Make new shares"),
    ),
    "A3.paper_used": Words(
        QT_TRANSLATE_NOOP("Finding", "Used"),
        QT_TRANSLATE_NOOP(
            "Finding", "Somebody came in on {first} with what was on paper; make it anew."
        ),
        QT_TRANSLATE_NOOP(
            "Finding", "What was typed into a computer once is no longer on paper alone."
        ),
        QT_TRANSLATE_NOOP("Finding", "A coordinator can make a new one, in the settings."),
        QT_TRANSLATE_NOOP("Finding", "Make new"),
    ),
    "A4.personal_login_bridge": Words(
        QT_TRANSLATE_NOOP("Finding", "Personal profile"),
        QT_TRANSLATE_NOOP(
            "Finding", "{account} is run through {person}'s own profile, and {person} is leaving."
        ),
        QT_TRANSLATE_NOOP("Finding", "Once that profile is gone, so is the way into the account."),
        QT_TRANSLATE_NOOP("Finding", "{person} can hand the page to somebody who stays."),
        QT_TRANSLATE_NOOP("Finding", "Open"),
    ),
    "A5.private_phone": Words(
        QT_TRANSLATE_NOOP("Finding", "Private phone"),
        QT_TRANSLATE_NOOP("Finding", "The code for {account} arrives on {person}'s own device."),
        QT_TRANSLATE_NOOP("Finding", "Without that device nobody can sign in."),
        QT_TRANSLATE_NOOP("Finding", "{person} can move it to a device of the library."),
        QT_TRANSLATE_NOOP("Finding", "Open"),
    ),
    "A5.no_second_factor": Words(
        QT_TRANSLATE_NOOP("Finding", "No second factor"),
        QT_TRANSLATE_NOOP("Finding", "{account} is protected by a password alone."),
        QT_TRANSLATE_NOOP("Finding", "Whoever gets hold of the password gets the account."),
        QT_TRANSLATE_NOOP("Finding", "A custodian can switch it on at the platform."),
        QT_TRANSLATE_NOOP("Finding", "Open"),
    ),
    "A5.backup_codes_unchecked": Words(
        QT_TRANSLATE_NOOP("Finding", "Codes unchecked"),
        QT_TRANSLATE_NOOP(
            "Finding", "The backup codes of {account} were not checked for half a year."
        ),
        QT_TRANSLATE_NOOP("Finding", "Codes get used, lost and replaced."),
        QT_TRANSLATE_NOOP("Finding", "A custodian can check that they are where they should be."),
        QT_TRANSLATE_NOOP("Finding", "Check"),
    ),
    "A5.few_codes": Words(
        QT_TRANSLATE_NOOP("Finding", "Few codes"),
        QT_TRANSLATE_NOOP("Finding", "Backup codes of {account} that are left: {count}."),
        QT_TRANSLATE_NOOP(
            "Finding", "Without any, nobody gets in on the day the second factor is lost."
        ),
        QT_TRANSLATE_NOOP("Finding", "A custodian can make new ones at the platform."),
        QT_TRANSLATE_NOOP("Finding", "Put in new ones"),
    ),
    "A2.file_lost": Words(
        QT_TRANSLATE_NOOP("Finding", "File lost"),
        QT_TRANSLATE_NOOP(
            "Finding", "A file of {account} is missing or damaged in the cabinet's folder: {file}."
        ),
        QT_TRANSLATE_NOOP(
            "Finding",
            "It is in none of the cabinet's own backups either; all the rest is not touched by it.",
        ),
        QT_TRANSLATE_NOOP(
            "Finding",
            "A custodian can take it out of the latest saved copy that has it, opened as a cabinet "
            "of its own, or from wherever it came, and add it again.",
        ),
        QT_TRANSLATE_NOOP("Finding", "Add it again"),
    ),
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
        QT_TRANSLATE_NOOP("Finding", "{person} watches {share} of every hundred hours this month."),
        QT_TRANSLATE_NOOP("Finding", "Watching every channel alone becomes too much for anybody."),
        QT_TRANSLATE_NOOP("Finding", "A coordinator can share the weeks out anew."),
        QT_TRANSLATE_NOOP("Finding", "Share out"),
    ),
    "T5.uncovered": Words(
        QT_TRANSLATE_NOOP("Finding", "Nobody watches"),
        QT_TRANSLATE_NOOP("Finding", "Nobody watches {account} from {first} to {last}."),
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
WORDS |= APPOINTMENTS
WORDS |= {code: Words(*texts) for code, texts in CALENDAR.items()}
