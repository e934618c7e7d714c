"""What the website registers with the layers below."""

from accounts.choices import EVERYTHING, READ, Action, Role
from accounts.roles import grants
from casestudies.models import CaseStudyIndexPage, CaseStudyPage
from foundation import keeping, registries
from foundation.facets import nearest
from foundation.models import BasePage, PublishableRecord, RecordIndexPage
from legislation.models import Assessment, Framework, Instrument
from partnerships.register.models import Edition, Forum, Organisation, Portal
from reference.models import Jurisdiction, Topic
from website.cards.addresses import picture_path
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
    AlertEvent,
    ForumIndexPage,
    FrameworkIndexPage,
    HomePage,
    LegislationIndexPage,
    PartnerIndexPage,
    PortalIndexPage,
    PublicMoment,
    SiteLook,
)
from website.search.finding import nearest_words
from website.search_documents import PAGES
from website.services.erase_alerts import ERASURE_STEP
from website.services.foresee_values import foresee_values
from website.services.lay_out_languages import lay_out_languages
from website.services.lay_out_site import lay_out_site
from website.services.lead_to_survivor import lead_to_survivor
from website.services.move_alerts import move_alerts
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
from website.services.send_alerts import send_alerts
from website.structured.legislation import framework_things, law_things, scorecard_things
from website.structured.lists import home_things, list_things, study_things
from website.structured.register import (
    country_things,
    forum_things,
    partner_things,
    portal_things,
    topic_things,
)
from whooshsearch.services.note_changes import one_drain_at_the_end

keeping.version.read_by(PublicMoment.version)
nearest.found_by(nearest_words)

for role in (Role.APPROVER, Role.ADMINISTRATOR):
    grants.register(SiteLook, role, EVERYTHING)

registries.renderers.register(Instrument, LegislationIndexPage.preview)
registries.renderers.register(Portal, PortalIndexPage.preview)
registries.renderers.register(Organisation, PartnerIndexPage.preview)
registries.renderers.register(Forum, ForumIndexPage.preview)
registries.renderers.register(Edition, ForumIndexPage.preview_edition)
registries.renderers.register(Framework, FrameworkIndexPage.preview)
registries.renderers.register(Assessment, FrameworkIndexPage.preview_assessment)

registries.demo_steps.register("pages that say live values", seed_live_page, order=60)
registries.demo_steps.register("page trees of other languages", lay_out_languages, order=70)
registries.setup_steps.register("page tree", lay_out_site, order=30)
registries.setup_steps.register("page trees of other languages", lay_out_languages, order=35)

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

registries.share_pictures.register(PublishableRecord, picture_path)
registries.share_pictures.register(Jurisdiction, picture_path)
registries.share_pictures.register(Topic, picture_path)
registries.share_pictures.register(BasePage, picture_path)

registries.structured_data.register(Instrument, law_things)
registries.structured_data.register(Framework, framework_things)
registries.structured_data.register(Assessment, scorecard_things)
registries.structured_data.register(Organisation, partner_things)
registries.structured_data.register(Portal, portal_things)
registries.structured_data.register(Forum, forum_things)
registries.structured_data.register(Jurisdiction, country_things)
registries.structured_data.register(Topic, topic_things)
registries.structured_data.register(CaseStudyPage, study_things)
registries.structured_data.register(CaseStudyIndexPage, list_things)
registries.structured_data.register(RecordIndexPage, list_things)
registries.structured_data.register(HomePage, home_things)

registries.page_preparations.register(BasePage, prepare_page)
registries.repercussions.register(PublishableRecord, foresee_values)
registries.successions.register(PublishableRecord, move_live_values)
registries.successions.register(PublishableRecord, move_alerts)
registries.successions.register(Instrument, note_promotion)

#: Whoever answers readers removes an address on request; nobody adds or changes a subscription.
for role in (Role.MANAGER, Role.ADMINISTRATOR):
    grants.register(AlertEvent, role, READ | {Action.DELETE})
registries.digest_steps.register("e-mail alerts", send_alerts, order=95)
registries.erasure_steps.append(ERASURE_STEP)
