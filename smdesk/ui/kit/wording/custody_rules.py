"""The sentences of the rules on who holds the keys, and on the ways back in."""

from smdesk.ui.kit.wording.said import QT_TRANSLATE_NOOP
from smdesk.ui.kit.wording.sentences import Words

CUSTODY_RULES: dict[str, Words] = {
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
}
