"""Registers the reference screens, and who may change what stands in them."""

from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from reference.models import Jurisdiction, Language
from reference.permissions import CorrectionsOnlyPolicy
from reference.viewsets import ReferenceGroup

for model in (Jurisdiction, Language):
    register_permission_policy(model, CorrectionsOnlyPolicy(model))
register_snippet(ReferenceGroup)
