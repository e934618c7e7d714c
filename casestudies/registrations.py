"""What the case studies fill into the registries."""

from casestudies.models import CaseStudyPage
from casestudies.search_documents import CASE_STUDIES
from casestudies.services.seed_case_studies import seed_case_studies
from foundation.registries import demo_steps, search_documents

demo_steps.register("Case studies", seed_case_studies, 40)
search_documents.register(CaseStudyPage, CASE_STUDIES)
