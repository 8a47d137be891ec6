"""The sentences of each rule, by its code; what stands in braces is filled in from the facts."""

from smdesk.ui.kit.wording.appointment_rules import APPOINTMENTS
from smdesk.ui.kit.wording.audit_rules import AUDIT_RULES
from smdesk.ui.kit.wording.calendar_rules import CALENDAR_RULES
from smdesk.ui.kit.wording.custody_rules import CUSTODY_RULES
from smdesk.ui.kit.wording.handover_words import RULES as HANDOVER
from smdesk.ui.kit.wording.plan_rules import PLAN_RULES
from smdesk.ui.kit.wording.planning_rules import PLANNING_RULES
from smdesk.ui.kit.wording.policy_rules import POLICY_RULES
from smdesk.ui.kit.wording.secret_rules import SECRET_RULES
from smdesk.ui.kit.wording.sentences import Words
from smdesk.ui.kit.wording.team_rules import TEAM_RULES
from smdesk.ui.kit.wording.team_words import RULES as REGISTERS
from smdesk.ui.kit.wording.term_rules import TERM_RULES

WORDS: dict[str, Words] = {
    **SECRET_RULES,
    **CUSTODY_RULES,
    **AUDIT_RULES,
    **TEAM_RULES,
    **TERM_RULES,
    **PLAN_RULES,
    **POLICY_RULES,
    **APPOINTMENTS,
    **CALENDAR_RULES,
    **REGISTERS,
    **HANDOVER,
    **PLANNING_RULES,
}
