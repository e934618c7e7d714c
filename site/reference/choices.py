"""The closed lists of the reference app, and the sets of them that have a name of their own."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class CodeKind(models.TextChoices):
    """What sort of code a jurisdiction goes by."""

    OFFICIAL = "official", _("official ISO 3166 code")
    EXCEPTIONALLY_RESERVED = "exceptionally_reserved", _("exceptionally reserved in ISO 3166-1")
    NONE = "none", _("no ISO code")
    BODY = "body", _("code of a body, given here")


class JurisdictionKind(models.TextChoices):
    """What sort of place or body a jurisdiction is.

    A state is a member or observer state of the United Nations; every other country or territory
    is a territory. Nothing else is meant by the difference.
    """

    STATE = "state", _("state")
    TERRITORY = "territory", _("territory")
    SUBNATIONAL = "subnational", _("part of a state")
    REGIONAL_BODY = "regional_body", _("regional body")
    INTERNATIONAL_BODY = "international_body", _("international body")


COUNTRY_KINDS: Final = (JurisdictionKind.STATE, JurisdictionKind.TERRITORY)
BODY_KINDS: Final = (JurisdictionKind.REGIONAL_BODY, JurisdictionKind.INTERNATIONAL_BODY)


class NameKind(models.TextChoices):
    """How a jurisdiction bears a name."""

    NAME = "name", _("name in that language")
    LOCAL = "local", _("name in an official language")
    OFFICIAL = "official", _("official or inverted name")
    ALIAS = "alias", _("also called")
    FORMER = "former", _("former name")
    MISSPELLING = "misspelling", _("common misspelling")


#: The kinds of name by which a place is shown, the one that counts more at the end.
SHOWN_NAMES: Final = (NameKind.LOCAL, NameKind.NAME)


class RegionLevel(models.TextChoices):
    """The levels of UN M49."""

    WORLD = "world", _("world")
    REGION = "region", _("region")
    SUBREGION = "subregion", _("sub-region")
    INTERMEDIATE = "intermediate", _("intermediate region")


INTERFACE_LANGUAGES: Final = ("en", "fr", "es", "ar", "pt")
"""Languages in which every country and territory has a name."""

CROWN_DEPENDENCIES: Final = ("GG", "IM", "JE")
"""Under the British Crown, but not among the UK Overseas Territories."""
