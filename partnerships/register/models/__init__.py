"""The public register."""

from partnerships.register.models.edition import Edition, Engagement
from partnerships.register.models.forum import Forum
from partnerships.register.models.organisation import Organisation, OrganisationName
from partnerships.register.models.portal import Portal, PortalPartner, PortalSource
from partnerships.register.models.portal_request import PortalRequest
from partnerships.register.models.seat import Seat

__all__ = [
    "Edition",
    "Engagement",
    "Forum",
    "Organisation",
    "OrganisationName",
    "Portal",
    "PortalPartner",
    "PortalRequest",
    "PortalSource",
    "Seat",
]
