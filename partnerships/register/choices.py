"""Controlled words of the register, and the named sets of them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OrganisationKind(TextChoices):
    """What sort of body an organisation is."""

    MINISTRY = "ministry", _("Ministry")
    AGENCY = "agency", _("Government agency")
    REGULATOR = "regulator", _("Regulator")
    PROSECUTOR = "prosecutor", _("Public prosecutor")
    POLICE = "police", _("Police")
    NATIONAL_GOVERNMENT = "national_government", _("National government")
    TERRITORY_GOVERNMENT = "territory_government", _("Government of a territory")
    INTERGOVERNMENTAL = "intergovernmental", _("Intergovernmental organisation")
    CIVIL_SOCIETY = "civil_society", _("Civil society organisation")
    COMPANY = "company", _("Company")
    HOTLINE = "hotline", _("Hotline")
    OTHER = "other", _("Other body")


#: Kinds of body that are part of a government.
GOVERNMENT_KINDS = frozenset(
    {
        OrganisationKind.MINISTRY,
        OrganisationKind.AGENCY,
        OrganisationKind.REGULATOR,
        OrganisationKind.PROSECUTOR,
        OrganisationKind.POLICE,
        OrganisationKind.NATIONAL_GOVERNMENT,
        OrganisationKind.TERRITORY_GOVERNMENT,
    }
)


class OrganisationLevel(TextChoices):
    """The level of government a body acts at."""

    INTERNATIONAL = "international", _("International")
    NATIONAL = "national", _("National")
    TERRITORY = "territory", _("Territory")
    SUBNATIONAL = "subnational", _("Part of a state")


class OrganisationNameKind(TextChoices):
    """How an organisation bears a name."""

    OFFICIAL = "official", _("Official name")
    TRANSLATION = "translation", _("Translation")
    ACRONYM = "acronym", _("Acronym")
    FORMER = "former", _("Former name")
    SUCCESSOR = "successor", _("Later name")
    AS_PUBLISHED = "as_published", _("As once published")
    URL_LIST = "url_list", _("Name of its URL list")
    HASH_LIST = "hash_list", _("Name of its hash list")
    HOTLINE = "hotline", _("Name of its hotline")


class PortalStatus(TextChoices):
    """Whether a portal takes reports."""

    PLANNED = "planned", _("Planned")
    LIVE = "live", _("Live")
    PAUSED = "paused", _("Paused")
    CLOSED = "closed", _("Closed")


class PortalKind(TextChoices):
    """What a portal serves."""

    PLACE = "place", _("One place")
    MULTI_COUNTRY = "multi_country", _("Several countries")


class PartnerRole(TextChoices):
    """What a partner does for a portal."""

    GOVERNMENT = "government", _("Government partner")
    LOCAL = "local", _("Local partner")
    FUNDER = "funder", _("Funder or supporter")


class ForumKind(TextChoices):
    """What sort of gathering a forum is."""

    MULTISTAKEHOLDER = "multistakeholder", _("Multistakeholder forum")
    INTERGOVERNMENTAL = "intergovernmental", _("Intergovernmental conference")
    TREATY_BODY = "treaty_body", _("Treaty body")
    WORKING_GROUP = "working_group", _("Working group")
    NETWORK = "network", _("Network")
    SUMMIT = "summit", _("Summit")
    CAMPAIGN = "campaign", _("Awareness day")
    OTHER = "other", _("Other")


class EditionMode(TextChoices):
    """Where an edition takes place."""

    IN_PERSON = "in_person", _("In person")
    ONLINE = "online", _("Online")
    HYBRID = "hybrid", _("In person and online")
    WORLDWIDE = "worldwide", _("Worldwide")


class EngagementKind(TextChoices):
    """Our part in an edition."""

    ATTENDED = "attended", _("Attended")
    SPOKE = "spoke", _("Spoke")
    PANEL = "panel", _("On a panel")
    HOSTED = "hosted", _("Hosted a session")
    STATEMENT = "statement", _("Made a statement")
    EVIDENCE = "evidence", _("Gave evidence")
    LAUNCH = "launch", _("Launched a portal")
    OTHER = "other", _("Other")
