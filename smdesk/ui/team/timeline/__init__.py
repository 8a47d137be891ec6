"""The timeline of the team: seats as lines, terms as bars, to look at and to change."""

from smdesk.ui.team.timeline.pane import TimelinePane

__all__ = ["TimelinePane"]
