"""The lists of the API, in the order in which it names them."""

from typing import Any, Final
from uuid import uuid5

from django.conf import settings

from casestudies import api as casestudies_api
from casestudies import api_records as studies
from casestudies.models import CaseStudyPage
from foundation.public_pages import public_only, spoken
from legislation import api as legislation_api
from legislation.api import law_records as laws
from legislation.api import scorecard_records as cards
from legislation.choices import DutyKind, ForceState, InstrumentKind, InstrumentStatus, MentionKind
from legislation.models import Assessment, Framework, Instrument, Mention
from legislation.services.read_mentions import read_mentions
from legislation.services.read_scorecards import read_scorecards
from legislation.services.true_status import with_true_status
from partnerships.register import api as register_api
from partnerships.register.api import records as register
from partnerships.register.choices import (
    EditionMode,
    ForumKind,
    OrganisationKind,
    OrganisationLevel,
    PartnerRole,
    PortalStatus,
)
from partnerships.register.models import Edition, Forum, Organisation, Portal
from reference.choices import JurisdictionKind
from reference.models import Jurisdiction, Topic
from stewardship.choices import VerificationState
from website.api import places
from website.api.family import Family, Records, by_name
from website.api.links import ApiLinks, Shown
from website.assembly.cited_in_law import listed_mentions
from website.assembly.framework import frameworks_for_page
from website.assembly.scorecard import scorecards_for_page
from website.choices import SearchKind
from website.facets.api_only import meeting_facets, scorecard_facets, study_facets
from website.facets.mentions import MentionList, mention_facets
from website.models import (
    CitedInLawPage,
    CountryIndexPage,
    ForumIndexPage,
    FrameworkIndexPage,
    LegislationIndexPage,
    PartnerIndexPage,
    PortalIndexPage,
    TopicIndexPage,
)
from website.services.search_source import NAMESPACE, uid_of


def _studies() -> Records:
    """Return the public case studies in the first language; translations say the same."""
    found: Records = spoken(public_only(CaseStudyPage.objects.live()))
    return found.filter(locale__language_code=settings.LANGUAGE_CODE)


def _study(records: Records, uid: str) -> Records:
    """Return the case study with this identifier, which is made from its key (`uid_of`)."""
    kind = CaseStudyPage._meta.label_lower
    keys = records.values_list("pk", flat=True)
    return records.filter(
        pk__in=[pk for pk in keys if str(uuid5(NAMESPACE, f"{kind}:{pk}")) == uid]
    )


def _editions() -> Records:
    return Edition.objects.public().filter(forum__live=True)


def _whole_editions(editions: Records) -> Any:
    return (
        register_api.load_editions(editions)
        .select_related("source__language")
        .prefetch_related("engagements__with_organisation", "engagements__source__language")
    )


#: What the filter by review takes, of every family that is checked.
REVIEW: Final = {"review": VerificationState}
STUDY_ROW, STUDY = studies.study_shapes(uid_of)

FAMILIES: Final = (
    Family(
        "laws",
        "Laws",
        "Laws, bills and treaties, each with its status of today and what decides it.",
        Instrument,
        LegislationIndexPage,
        Instrument.objects.public,
        lambda: LegislationIndexPage().facets(),
        ("jurisdiction__sort_name", "title", "uid"),
        lambda rows: legislation_api.load(rows.for_listing()),
        lambda rows: with_true_status(rows.for_detail()),
        laws.LAW_ROW,
        laws.LAW,
        change_families=(SearchKind.LAW,),
        words={"status": InstrumentStatus, "kind": InstrumentKind, "duty": DutyKind, **REVIEW},
    ),
    Family(
        "countries",
        "Countries and bodies",
        "Countries, territories, parts of states and bodies, with their codes.",
        Jurisdiction,
        CountryIndexPage,
        Jurisdiction.objects.all,
        lambda: CountryIndexPage().facets(),
        ("sort_name", "code"),
        places.load_countries,
        places.load_whole_countries,
        places.COUNTRY_ROW,
        places.COUNTRY,
        key="code",
        words={"kind": JurisdictionKind},
    ),
    Family(
        "portals",
        "Reporting portals",
        "Pages where the public of a place reports child sexual abuse material.",
        Portal,
        PortalIndexPage,
        Portal.objects.public,
        lambda: PortalIndexPage().facets(),
        ("name", "uid"),
        register_api.load_portals,
        lambda rows: rows.for_detail(),
        register.PORTAL_ROW,
        register.PORTAL,
        change_families=(SearchKind.PORTAL,),
        words={"status": PortalStatus, **REVIEW},
    ),
    Family(
        "partners",
        "Partners",
        "Bodies that stand behind portals or work with us otherwise.",
        Organisation,
        PartnerIndexPage,
        lambda: Organisation.objects.public().partners(),
        lambda: PartnerIndexPage().facets(),
        ("name", "uid"),
        register_api.load_partners,
        lambda rows: rows.for_detail(),
        register.PARTNER_ROW,
        register.PARTNER,
        change_families=(SearchKind.PARTNER,),
        words={
            "role": PartnerRole,
            "kind": OrganisationKind,
            "level": OrganisationLevel,
            **REVIEW,
        },
    ),
    Family(
        "forums",
        "Forums",
        "Gatherings, working groups and networks where policy is made, with our seats.",
        Forum,
        ForumIndexPage,
        Forum.objects.public,
        lambda: ForumIndexPage().facets(),
        ("name", "uid"),
        register_api.load_forums,
        lambda rows: rows.for_detail(),
        register.FORUM_ROW,
        register.FORUM,
        change_families=(SearchKind.FORUM, SearchKind.SEAT),
        words={"kind": ForumKind, **REVIEW},
    ),
    Family(
        "meetings",
        "Meetings",
        "Meetings of the forums, and our part in each.",
        Edition,
        ForumIndexPage,
        _editions,
        meeting_facets,
        ("name", "uid"),
        register_api.load_editions,
        _whole_editions,
        register.EDITION_ROW,
        register.EDITION,
        change_families=(SearchKind.EDITION,),
        words={"mode": EditionMode, **REVIEW},
    ),
    Family(
        "case-studies",
        "Case studies",
        "What was done in one place, with whom, and what came of it.",
        CaseStudyPage,
        None,
        _studies,
        study_facets,
        ("title", "pk"),
        casestudies_api.load,
        studies.load_whole,
        STUDY_ROW,
        STUDY,
        find=_study,
        change_families=(SearchKind.CASE_STUDY,),
    ),
    Family(
        "topics",
        "Topics",
        "The subjects that records are tagged with, and their definitions.",
        Topic,
        TopicIndexPage,
        Topic.objects.all,
        lambda: TopicIndexPage().facets(),
        ("name", "slug"),
        lambda rows: rows,
        places.load_whole_topics,
        places.TOPIC_ROW,
        places.TOPIC,
        key="slug",
    ),
    Family(
        "frameworks",
        "Frameworks",
        "Editions of sets of questions asked of every country.",
        Framework,
        FrameworkIndexPage,
        Framework.objects.public,
        lambda: FrameworkIndexPage().facets(),
        ("name", "uid"),
        legislation_api.load_frameworks,
        lambda rows: frameworks_for_page().filter(pk__in=[each.pk for each in rows]),
        cards.FRAMEWORK_ROW,
        cards.FRAMEWORK,
        change_families=(SearchKind.FRAMEWORK,),
    ),
    Family(
        "scorecards",
        "Scorecards",
        "What one country answers: yes, partly, no, not reviewed, or no information.",
        Assessment,
        FrameworkIndexPage,
        scorecards_for_page,
        scorecard_facets,
        ("jurisdiction__sort_name", "framework__name", "uid"),
        read_scorecards,
        read_scorecards,
        cards.SCORECARD,
        cards.SCORECARD,
        record_of=lambda card: card.assessment,
        change_families=(SearchKind.SCORECARD,),
        words=REVIEW,
    ),
    Family(
        "cited-in-law",
        "Cited in law",
        "Where public laws name the organisation behind the site, with the force of each today.",
        Mention,
        CitedInLawPage,
        listed_mentions,
        mention_facets,
        ("instrument__jurisdiction__sort_name", "instrument__title", "uid"),
        read_mentions,
        read_mentions,
        laws.CITATION,
        laws.CITATION,
        record_of=lambda row: row.mention,
        list_class=MentionList,
        words={"names": MentionKind, "force": ForceState},
    ),
)
BY_NAME: Final = by_name(FAMILIES)
#: Which family shows the records of a model.
SHOWN: Final[Shown] = {family.model: (family.name, family.key) for family in FAMILIES}
#: Which family a change is filed under, by what the changes call it.
BY_CHANGE: Final = {kind: family for family in FAMILIES for kind in family.change_families}


def links_of(book: Any) -> ApiLinks:
    """Return the addresses that the API tells in one request."""
    return ApiLinks(book, SHOWN)
