"""Which role may do what: a registry that upper apps fill from their `registrations.py`.

from accounts.roles import grants

grants.policy_family(Instrument)      # drafted by policy, published by the policy approver
grants.register_family(Organisation)  # drafted by partnerships too, published by their manager
grants.supporting(Source)             # shared rows without approval
grants.administered(Language)         # lists that an administrator keeps
grants.register(Brief, Role.OFFICER, {Action.VIEW, Action.ADD})
"""

from collections.abc import Iterable, Mapping
from enum import Enum

from django.db.models import Model

from accounts.choices import DRAFT, EVERYTHING, READ, RELEASE, Action, Role


class Approval(Enum):
    """Which default workflow approves the drafts of a family."""

    POLICY = "policy"
    REGISTER = "register"


#: The public content of the policy team (design §6).
POLICY_TABLE: Mapping[Role, frozenset[Action]] = {
    Role.READER: READ,
    Role.EDITOR: DRAFT,
    Role.APPROVER: EVERYTHING,
    Role.OFFICER: READ,
    Role.MANAGER: READ,
    Role.ADMINISTRATOR: EVERYTHING,
}
#: The public register of partners, which partnership colleagues keep too.
REGISTER_TABLE: Mapping[Role, frozenset[Action]] = {
    **POLICY_TABLE,
    Role.OFFICER: DRAFT,
    Role.MANAGER: RELEASE,
}
#: Rows that records of every family share, such as sources.
SUPPORTING_TABLE: Mapping[Role, frozenset[Action]] = {
    **POLICY_TABLE,
    Role.OFFICER: DRAFT,
    Role.MANAGER: DRAFT,
}
#: Lists that change rarely and concern everybody.
ADMINISTERED_TABLE: Mapping[Role, frozenset[Action]] = {
    **dict.fromkeys(Role, READ),
    Role.ADMINISTRATOR: EVERYTHING,
}


class Grants:
    """What every role may do with every registered model."""

    def __init__(self) -> None:
        self._actions: dict[type[Model], dict[Role, frozenset[Action]]] = {}
        self._approvals: dict[type[Model], Approval] = {}

    def register(self, model: type[Model], role: Role, actions: Iterable[Action]) -> None:
        """Let `role` do `actions` with `model`; said twice, the later word holds."""
        self._actions.setdefault(model, {})[role] = frozenset(actions)

    def policy_family(self, model: type[Model]) -> None:
        """Give a family of policy records the table of design §6 and the policy workflow."""
        self._register_table(model, POLICY_TABLE)
        self._approvals[model] = Approval.POLICY

    def register_family(self, model: type[Model]) -> None:
        """Give a family of the public register its table and the register workflow."""
        self._register_table(model, REGISTER_TABLE)
        self._approvals[model] = Approval.REGISTER

    def supporting(self, model: type[Model]) -> None:
        """Let everybody who drafts records keep the rows these share."""
        self._register_table(model, SUPPORTING_TABLE)

    def administered(self, model: type[Model]) -> None:
        """Let everybody see, and the administrator keep, a list."""
        self._register_table(model, ADMINISTERED_TABLE)

    def models(self) -> list[type[Model]]:
        """Return the registered models."""
        return list(self._actions)

    def actions(self, model: type[Model], role: Role) -> frozenset[Action]:
        """Return what `role` may do with `model`."""
        return self._actions.get(model, {}).get(role, frozenset())

    def families(self) -> dict[type[Model], Approval]:
        """Return the families that have a default approval workflow, and which."""
        return dict(self._approvals)

    def _register_table(self, model: type[Model], table: Mapping[Role, frozenset[Action]]) -> None:
        for role, actions in table.items():
            self.register(model, role, actions)


grants = Grants()
