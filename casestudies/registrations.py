"""What the case studies fill into the registries."""

from casestudies.models import CaseStudyPage
from casestudies.search_documents import CASE_STUDIES
from casestudies.services.hand_over_laws import hand_over_laws
from casestudies.services.hand_over_partners import hand_over_partners
from casestudies.services.seed_case_studies import seed_case_studies
from foundation.registries import demo_steps, search_documents, successions
from legislation.models import Instrument
from partnerships.register.models import Organisation

demo_steps.register("Case studies", seed_case_studies, 40)
search_documents.register(CaseStudyPage, CASE_STUDIES)
successions.register(Instrument, hand_over_laws)
successions.register(Organisation, hand_over_partners)
