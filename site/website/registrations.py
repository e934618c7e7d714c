"""What the website registers with the layers below."""

from casestudies.models import CaseStudyPage
from foundation import registries
from foundation.models import BasePage, PublishableRecord
from legislation.models import Instrument
from partnerships.register.models import Edition, Forum, Organisation, Portal
from reference.models import Jurisdiction, Topic
from website.downloads import (
    CASE_STUDIES,
    EDITIONS,
    FORUMS,
    LAWS,
    PARTNERS,
    PLACES,
    PORTALS,
    TOPICS,
)
from website.models import (
    ForumIndexPage,
    LegislationIndexPage,
    PartnerIndexPage,
    PortalIndexPage,
)
from website.search_documents import PAGES
from website.services.lay_out_site import lay_out_site
from website.services.prepare_search_indexes import prepare_search_indexes
from website.services.rebuild_search_entries import rebuild_search_entries
from website.services.record_withdrawal import keep_withdrawal
from website.services.redirect_old_address import follow_move
from website.services.refresh_search_entry import follow_publish
from whooshsearch.services.note_changes import one_drain_at_the_end

registries.renderers.register(Instrument, LegislationIndexPage.preview)
registries.renderers.register(Portal, PortalIndexPage.preview)
registries.renderers.register(Organisation, PartnerIndexPage.preview)
registries.renderers.register(Forum, ForumIndexPage.preview)
registries.renderers.register(Edition, ForumIndexPage.preview_edition)

registries.setup_steps.register("page tree", lay_out_site, order=30)

registries.search_documents.register(BasePage, PAGES)
registries.publish_followers.register(PublishableRecord, follow_move)
registries.publish_followers.register(PublishableRecord, keep_withdrawal)
registries.publish_followers.register(PublishableRecord, follow_publish)
registries.setup_steps.register("search entries", rebuild_search_entries, order=90)
registries.setup_steps.register("search indexes", prepare_search_indexes, order=95)
registries.around_steps.register(one_drain_at_the_end)

registries.list_writers.register(Instrument, LAWS)
registries.list_writers.register(Portal, PORTALS)
registries.list_writers.register(Organisation, PARTNERS)
registries.list_writers.register(Forum, FORUMS)
registries.list_writers.register(Edition, EDITIONS)
registries.list_writers.register(CaseStudyPage, CASE_STUDIES)
registries.list_writers.register(Jurisdiction, PLACES)
registries.list_writers.register(Topic, TOPICS)
