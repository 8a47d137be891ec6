"""What has to stay when somebody is let out of the cabinet: somebody who is in, and every key."""

from smdesk.domain.rules import Rule, Severity

LAST_MEMBER = Rule("A3.last_member", Severity.BLOCK)
LAST_COORDINATOR = Rule("A3.last_coordinator", Severity.BLOCK)
OWN_REMOVAL = Rule("A3.own_removal", Severity.BLOCK)
REMOVES_LAST_KEY = Rule("A3.removes_last_key", Severity.BLOCK)
RULES = (LAST_MEMBER, LAST_COORDINATOR, OWN_REMOVAL, REMOVES_LAST_KEY)
