"""The vocabulary records are tagged with."""

from reference.models import Topic
from reference.services.load_reference import files
from reference.services.load_reference.upsert import Tally, upsert


def load_topics() -> Tally:
    """Load topics and their definitions, then the links between those just created."""
    rows = files.read("topics")
    tally = upsert(
        "topics",
        Topic.objects,
        [Topic(slug=row["slug"], name=row["name"], definition=row["definition"]) for row in rows],
        key=lambda topic: topic.slug,
        fields=["name", "definition"],
    )
    if tally.created:
        topics = {topic.slug: topic for topic in Topic.objects.all()}
        for row in rows:
            topics[row["slug"]].see_also.add(*(topics[slug] for slug in row["see_also"].split()))
    return tally
