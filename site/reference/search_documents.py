"""What the public search keeps of places and topics."""

from django.db.models import QuerySet

from foundation.registries import SearchDocument, SearchProvider
from reference.models import Jurisdiction, Topic


def place_document(place: Jurisdiction) -> SearchDocument:
    """Return the words by which a place or body is looked for: its codes and all its names."""
    names = (place.official_name, place.code, place.iso_alpha3)
    return SearchDocument(
        kind="place",
        title=place.name,
        names=(*filter(None, names), *(each.name for each in place.names.all())),
        text="\n".join(
            str(text)
            for text in (place.official_name, place.get_kind_display(), place.region)
            if text
        ),
        places=(place.code,),
    )


def topic_document(topic: Topic) -> SearchDocument:
    """Return the words of a topic: its name and definition."""
    return SearchDocument(
        kind="topic", title=topic.name, text=topic.definition, topics=(topic.slug,)
    )


def _load_places(places: QuerySet[Jurisdiction]) -> QuerySet[Jurisdiction]:
    return places.select_related("region").prefetch_related("names")


PLACES = SearchProvider(place_document, _load_places)
TOPICS = SearchProvider(topic_document)
