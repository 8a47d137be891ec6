"""The form for everything about an account that is no secret."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from smdesk.domain.accounts import Account, Platform, SecondFactor
from smdesk.domain.records import RecordId
from smdesk.ui.kit import wording
from smdesk.ui.kit.form import Choice, Form, Line, Lines, OptionalDay, PersonPick, Text, Tick


def account_form(people: Mapping[RecordId, str], parent: QWidget | None = None) -> Form[Account]:
    """Return an empty form for an account; ``people`` gives everybody's name by id."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("AccountForm", text)

    platforms = {platform: wording.name(platform) for platform in Platform}
    factors = {factor: wording.name(factor) for factor in SecondFactor}
    return Form(
        Account,
        [
            Line("name", tr("&Name"), example=tr("Instagram")),
            Choice("platform", tr("&Platform"), platforms),
            Line("url", tr("&Web address"), example="https://"),
            Line("login_name", tr("&User name")),
            OptionalDay("opened_on", tr("Used since")),
            OptionalDay(
                "checked_on",
                tr("Particulars checked on"),
                help=tr("When somebody last compared all this with the platform."),
            ),
            Line(
                "recovery_email",
                tr("&Recovery mail"),
                help=tr("Best a mailbox of the library that outlives everybody's term."),
            ),
            Line("recovery_phone", tr("Recovery p&hone")),
            Line("recovery_phone_owner", tr("Whose phone it is")),
            Choice("second_factor", tr("&Second factor"), factors),
            PersonPick(
                "second_factor_holder",
                tr("Who holds it"),
                people,
                nobody=tr("Nobody in particular"),
            ),
            Line("second_factor_device", tr("On which device"), example=tr("Front desk tablet")),
            Tick("second_factor_private", tr("It is somebody's own device")),
            Line(
                "backup_codes_place",
                tr("Where the backup codes are"),
                example=tr("Safe, envelope 3"),
            ),
            OptionalDay("backup_codes_checked", tr("Backup codes last checked on")),
            PersonPick(
                "run_through",
                tr("Run through the own profile of"),
                people,
                nobody=tr("Nobody"),
                help=tr("As a page may be: it goes when that profile goes."),
            ),
            PersonPick(
                "card_holder",
                tr("Whose card pays for advertising"),
                people,
                nobody=tr("Nobody's own"),
            ),
            Line("business_manager", tr("Business manager")),
            Lines("platform_admins", tr("Admins on the platform, one on each line")),
            Lines("connected_apps", tr("Connected apps, one on each line")),
            Text("notes", tr("N&otes")),
        ],
        parent,
        groups={
            "name": tr("The account"),
            "recovery_email": tr("The way back in"),
            "second_factor": tr("Second factor"),
            "run_through": tr("Tied to"),
            "notes": tr("Notes"),
        },
    )
