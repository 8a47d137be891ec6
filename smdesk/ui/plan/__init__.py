"""Plan: what the team owes, tells, undertakes and keeps to, as registers of one kind."""

from smdesk.ui.plan.parts import Planning
from smdesk.ui.plan.view import PlanView

__all__ = ["PlanView", "Planning"]
