"""Jurisdictions, regions, languages and topics."""

from reference.models.jurisdiction import Jurisdiction
from reference.models.jurisdiction_name import JurisdictionName
from reference.models.language import Language
from reference.models.membership import Membership
from reference.models.region import Region
from reference.models.topic import TaggedWithTopic, Topic
from reference.models.topic_tagging import TopicTaggableManager, UnknownTopicError

__all__ = [
    "Jurisdiction",
    "JurisdictionName",
    "Language",
    "Membership",
    "Region",
    "TaggedWithTopic",
    "Topic",
    "TopicTaggableManager",
    "UnknownTopicError",
]
