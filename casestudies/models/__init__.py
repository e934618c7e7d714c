"""Case study pages and their index."""

from casestudies.models.case_study_index_page import CaseStudyIndexPage
from casestudies.models.case_study_page import CaseStudyPage, CaseStudyTopic

__all__ = ["CaseStudyIndexPage", "CaseStudyPage", "CaseStudyTopic"]
