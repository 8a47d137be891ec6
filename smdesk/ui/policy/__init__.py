"""The policy: numbered documents written, reviewed, read and kept."""

from smdesk.ui.policy.means import PolicyMeans
from smdesk.ui.policy.view import PolicyView

__all__ = ["PolicyMeans", "PolicyView"]
