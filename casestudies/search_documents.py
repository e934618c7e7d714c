"""What the public search keeps of a case study."""

from django.db.models import QuerySet

from casestudies.models import CaseStudyPage
from foundation.registries import SearchDocument, SearchProvider


def case_study_document(page: CaseStudyPage) -> SearchDocument:
    """Return the public words of a case study."""
    body = page._meta.get_field("body").get_searchable_content(page.body)
    year = page.happened.year if page.happened else None
    return SearchDocument(
        kind="case_study",
        title=page.title,
        text="\n".join([page.summary, *body]),
        places=tuple(place.code for place in page.jurisdictions.all()),
        years=(year,) if year else (),
        topics=tuple(item.tag.slug for item in page.topic_items.all()),
    )


def _load(pages: QuerySet[CaseStudyPage]) -> QuerySet[CaseStudyPage]:
    return pages.prefetch_related("jurisdictions", "topic_items__tag")


CASE_STUDIES = SearchProvider(case_study_document, _load)
