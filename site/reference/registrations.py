"""What reference registers with the layers below: who keeps its lists, and how they are loaded."""

from collections.abc import Callable

from accounts.choices import DRAFT, Role
from accounts.roles import grants
from foundation import registries
from reference.models import Jurisdiction, Language, Topic
from reference.search_documents import PLACES, TOPICS
from reference.services.load_reference import load_reference


def _load(write: Callable[[str], None]) -> None:
    load_reference(progress=write)


for model in (Jurisdiction, Language, Topic):
    grants.administered(model)
    grants.register(model, Role.APPROVER, DRAFT)

registries.setup_steps.register("reference data", _load, order=10)
registries.search_documents.register(Jurisdiction, PLACES)
registries.search_documents.register(Topic, TOPICS)
