"""Make one of two records that mean the same organisation, without losing a link."""

from partnerships.register.services.merge_organisations.checks import (
    OrganisationMerge,
    check_merge,
    may_merge,
)
from partnerships.register.services.merge_organisations.execution import (
    add_log_actions,
    merge_organisations,
)
from partnerships.register.services.merge_organisations.values import FIELDS, as_known

__all__ = [
    "FIELDS",
    "OrganisationMerge",
    "add_log_actions",
    "as_known",
    "check_merge",
    "may_merge",
    "merge_organisations",
]
