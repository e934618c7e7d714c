"""What the website registers with the layers below."""

from casestudies.models import CaseStudyPage
from foundation import keeping, registries
from foundation.models import BasePage, PublishableRecord
from legislation.models import Assessment, Framework, Instrument
from partnerships.register.models import Edition, Forum, Organisation, Portal
from reference.models import Jurisdiction, Topic
from website.downloads import (
    CASE_STUDIES,
    EDITIONS,
    FORUMS,
    FRAMEWORKS,
    LAWS,
    PARTNERS,
    PLACES,
    PORTALS,
    TOPICS,
)
from website.live_values.reading import prepare_page
from website.models import (
    ForumIndexPage,
    FrameworkIndexPage,
    LegislationIndexPage,
    PartnerIndexPage,
    PortalIndexPage,
    PublicMoment,
)
from website.search_documents import PAGES
from website.services.foresee_values import foresee_values
from website.services.lay_out_site import lay_out_site
from website.services.lead_to_survivor import lead_to_survivor
from website.services.move_live_values import move_live_values
from website.services.note_change import note_change, note_promotion, note_status_of_the_day
from website.services.prepare_search_indexes import prepare_search_indexes
from website.services.rebuild_search_entries import rebuild_search_entries
from website.services.record_withdrawal import keep_withdrawal
from website.services.redirect_old_address import follow_move, lead_to_successor
from website.services.redirect_scorecards import follow_framework_move
from website.services.refresh_pages_that_say import refresh_pages_that_say
from website.services.refresh_search_entry import follow_publish
from website.services.seed_live_page import seed_live_page
from whooshsearch.services.note_changes import one_drain_at_the_end

keeping.version.read_by(PublicMoment.version)

registries.renderers.register(Instrument, LegislationIndexPage.preview)
registries.renderers.register(Portal, PortalIndexPage.preview)
registries.renderers.register(Organisation, PartnerIndexPage.preview)
registries.renderers.register(Forum, ForumIndexPage.preview)
registries.renderers.register(Edition, ForumIndexPage.preview_edition)
registries.renderers.register(Framework, FrameworkIndexPage.preview)
registries.renderers.register(Assessment, FrameworkIndexPage.preview_assessment)

registries.demo_steps.register("pages that say live values", seed_live_page, order=60)
registries.setup_steps.register("page tree", lay_out_site, order=30)

registries.search_documents.register(BasePage, PAGES)
registries.publish_followers.register(PublishableRecord, follow_move)
registries.successions.register(Instrument, lead_to_successor)
registries.successions.register(Organisation, lead_to_survivor)
registries.publish_followers.register(Framework, follow_framework_move)
registries.publish_followers.register(PublishableRecord, keep_withdrawal)
registries.publish_followers.register(PublishableRecord, follow_publish)
registries.publish_followers.register(PublishableRecord, refresh_pages_that_say)
registries.publish_followers.register(PublishableRecord, note_change)
registries.day_followers.register(Instrument, note_status_of_the_day)
registries.setup_steps.register("search entries", rebuild_search_entries, order=90)
registries.setup_steps.register("search indexes", prepare_search_indexes, order=95)
registries.around_steps.register(one_drain_at_the_end)

registries.list_writers.register(Instrument, LAWS)
registries.list_writers.register(Framework, FRAMEWORKS)
registries.list_writers.register(Portal, PORTALS)
registries.list_writers.register(Organisation, PARTNERS)
registries.list_writers.register(Forum, FORUMS)
registries.list_writers.register(Edition, EDITIONS)
registries.list_writers.register(CaseStudyPage, CASE_STUDIES)
registries.list_writers.register(Jurisdiction, PLACES)
registries.list_writers.register(Topic, TOPICS)

registries.page_preparations.register(BasePage, prepare_page)
registries.repercussions.register(PublishableRecord, foresee_values)
registries.successions.register(PublishableRecord, move_live_values)
registries.successions.register(Instrument, note_promotion)
