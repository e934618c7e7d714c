"""Case study pages and their index."""

from casestudies.models.case_study_index_page import CaseStudyIndexPage
from casestudies.models.case_study_page import CaseStudyPage, CaseStudyTopic
from casestudies.models.ties import (
    CaseStudyLaw,
    CaseStudyPartner,
    CaseStudyPlace,
    CaseStudyPortal,
    CaseStudySource,
)

__all__ = [
    "CaseStudyIndexPage",
    "CaseStudyLaw",
    "CaseStudyPage",
    "CaseStudyPartner",
    "CaseStudyPlace",
    "CaseStudyPortal",
    "CaseStudySource",
    "CaseStudyTopic",
]
