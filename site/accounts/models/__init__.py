"""Own User, Team and what setup remembers about approval."""

from accounts.models.approval_default import ApprovalDefault
from accounts.models.team import Team
from accounts.models.user import User

__all__ = ["ApprovalDefault", "Team", "User"]
