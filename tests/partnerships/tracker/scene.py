"""One row of each kind twice: one that all staff may see, one of another team's confidence."""

from dataclasses import dataclass, field
from typing import Any

from django.core.files.base import ContentFile

from partnerships.register.models import PortalRequest
from partnerships.tracker.models import (
    HolderFlag,
    InfluenceLink,
    PrivateFile,
    Relationship,
    StageChange,
)
from tests.factories.tracker import (
    day,
    make_action,
    make_agreement,
    make_commitment,
    make_interaction,
    make_officer,
    make_person,
    make_post,
    make_relationship,
    make_team,
)

#: Kinds that nothing hides from whoever has the right: posts and the people in them.
UNGUARDED = {"post", "person", "tenure", "flag", "request"}


@dataclass
class Scene:
    """Rows by kind, open and secret."""

    open: dict[str, Any] = field(default_factory=dict)
    secret: dict[str, Any] = field(default_factory=dict)

    def row(self, kind: str, *, secret: bool) -> Any:
        """Return a row of a kind."""
        return (self.secret if secret else self.open)[kind]

    @staticmethod
    def is_guarded(kind: str) -> bool:
        """Say whether rows of a kind can be confidential."""
        return kind not in UNGUARDED


def make_scene() -> Scene:
    """Make both rows of each kind; the secret ones belong to an officer of another team."""
    owner = make_officer()
    make_team(owner)
    return Scene(
        _rows(make_relationship(owner=owner)),
        _rows(make_relationship(owner=owner, confidential=True)),
    )


def _rows(relationship: Relationship) -> dict[str, Any]:
    organisation = relationship.organisation
    person = make_person()
    post = make_post(organisation=organisation, holder=person)
    interaction = make_interaction(relationship, posts=(post,))
    file = PrivateFile(
        interaction=interaction, name="words.txt", media_type="text/plain", size=6, sha256="a"
    )
    file.file.save("words.txt", ContentFile(b"Words."), save=False)
    file.save()
    return {
        "relationship": relationship,
        "interaction": interaction,
        "commitment": make_commitment(relationship),
        "action": make_action(relationship),
        "agreement": make_agreement(relationship, in_force=True),
        "file": file,
        "post": post,
        "person": person,
        "tenure": post.tenures.get(),
        "flag": HolderFlag.everything.create(
            tenure=post.tenures.get(), kind="page", label="A page", address="/admin/"
        ),
        "stage_change": StageChange.everything.create(
            relationship=relationship, to_stage="prospect", changed_on=day(-10), reason="A reason."
        ),
        "influence": InfluenceLink.everything.create(
            relationship=relationship,
            kind="meeting",
            interaction=interaction,
            cause_label="A meeting",
            cause_on=day(-10),
            effect_kind="event",
            effect_uid=relationship.uid,
            effect_label="An event",
            strength="present",
            evidence="Minutes.",
        ),
        "request": PortalRequest.objects.create(
            organisation_name="A body",
            organisation_kind="other",
            contact_name="An office",
            email="office@example.org",
            message="A portal, please.",
            has_consent=True,
        ),
    }
