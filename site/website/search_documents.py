"""What the public search keeps of pages."""

from foundation.models import BasePage
from foundation.registries import SearchDocument, SearchProvider
from website.models.home_page import HomePage
from website.models.standard_page import StandardPage


def page_document(page: BasePage) -> SearchDocument | None:
    """Return the public words of a page; None for the home page, which nobody looks for."""
    if isinstance(page, HomePage):
        return None
    body: list[str] = []
    if isinstance(page, StandardPage):
        body = page._meta.get_field("body").get_searchable_content(page.body)
    return SearchDocument(
        kind="page", title=page.title, text="\n".join(filter(None, [page.description, *body]))
    )


PAGES = SearchProvider(page_document)
