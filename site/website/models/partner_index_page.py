"""The list of partners, and the page of each."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from foundation.facets import ChoiceFacet, Facet, FacetedList, LetterFacet, Order
from foundation.models import RecordIndexPage
from foundation.public_records import public_by
from partnerships.register.choices import OrganisationKind, OrganisationLevel, PartnerRole
from partnerships.register.models import Organisation
from website.assembly.partner import government_partners_by_place, partner_context
from website.facets import CountryFacet, RegionFacet, words_facet
from website.facets.orders import by_name, by_place, recently_changed, recently_verified
from website.facets.review import review_facet


class PartnerIndexPage(RecordIndexPage):
    """Government partners under the places of their portals, then every partner."""

    record_model = Organisation
    sub_paths: ClassVar[dict[Any, Any]] = {Organisation: lambda body: f"{body.slug}/"}
    parent_page_types: ClassVar[list[str]] = ["website.HomePage"]
    template = "website/partner_index_page.html"
    detail_template = "partnerships/organisation.html"
    feed_query = "type=partner"
    per_page = 100

    class Meta:
        verbose_name = _("list of partners")
        verbose_name_plural = _("lists of partners")

    def listed_records(self) -> QuerySet[Any]:
        """Return the partners by name; ourselves left out."""
        return Organisation.objects.public().partners().for_listing()

    def detailed_records(self) -> QuerySet[Any]:
        """Return the partners with what their own page shows."""
        return Organisation.objects.public().for_detail()

    def facets(self) -> list[Facet]:
        """Return the facets of the list."""
        return [
            words_facet(),
            ChoiceFacet(
                "role",
                _("Role"),
                lookup="portal_roles__role",
                choices=lambda: dict(PartnerRole.choices),
                many=True,
                only=public_by(Organisation, "portal_roles__portal"),
            ),
            CountryFacet("country", _("Country or territory"), lookup="jurisdiction"),
            RegionFacet("region", _("Region"), lookup="jurisdiction__region"),
            ChoiceFacet(
                "kind", _("Kind"), lookup="kind", choices=lambda: dict(OrganisationKind.choices)
            ),
            ChoiceFacet(
                "level",
                _("Level"),
                lookup="level",
                choices=lambda: dict(OrganisationLevel.choices),
            ),
            review_facet(),
            LetterFacet("letter", _("Letter"), lookup="name"),
        ]

    def orders(self) -> list[Order]:
        """Return the orders of the list."""
        return [by_name(), by_place(), recently_changed(), recently_verified()]

    def list_context(self, listing: FacetedList, request: HttpRequest) -> dict[str, Any]:
        """Add the government partners by place, while nothing narrows the list."""
        context = super().list_context(listing, request)
        if not listing.is_narrowed:
            context["government_groups"] = government_partners_by_place()
        return context

    def record_context(self, record: Any, request: HttpRequest) -> dict[str, Any]:
        """Return portals, units, engagements and case studies of the partner."""
        return partner_context(record)
