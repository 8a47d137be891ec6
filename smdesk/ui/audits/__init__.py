"""The audits: rounds by people who hold no key, what they saw, and what is to be put right."""

from smdesk.ui.audits.view import AuditsView

__all__ = ["AuditsView"]
