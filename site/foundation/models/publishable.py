"""The base of every family of records: drafts, approval, schedule, locks, history, identity."""

import uuid
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.contrib.contenttypes.fields import GenericRelation
from django.db import IntegrityError, models, transaction
from django.db.models import Model
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from modelsearch import index
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    Revision,
    RevisionMixin,
    WorkflowMixin,
)

from foundation import publishing
from foundation.addresses import AddressBook
from foundation.public_records import is_public
from foundation.querysets import RecordQuerySet
from foundation.row_identity import adopt_rows, renew_rows, separate_rows
from foundation.slugs import free_slug

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

#: The log action with which Wagtail's scheduler publishes.
SCHEDULED = "wagtail.publish.scheduled"


class PublishableRecord(
    PreviewableMixin,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    index.Indexed,
    ClusterableModel,
):
    """A record that an editor drafts and an approver publishes.

    What publishing requires is nullable with `blank=False`: a draft may lack it, a live row
    may not. Every publish goes through `publish()`, whoever asks.
    """

    uid = models.UUIDField(
        _("permanent identifier"), default=uuid.uuid4, editable=False, unique=True
    )
    slug = models.SlugField(
        _("address name"),
        max_length=120,
        blank=True,
        help_text=_("The last part of the public address. Made from the name when left empty."),
    )
    live = models.BooleanField(_("live"), default=False, editable=False, db_index=True)
    draft_conflicts = models.JSONField(default=dict, blank=True, editable=False)

    workflow_states_of_record = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="%(app_label)s_%(class)s",
        for_concrete_model=False,
    )
    revisions_of_record = GenericRelation(
        "wagtailcore.Revision",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="%(app_label)s_%(class)s",
        for_concrete_model=False,
    )

    objects: ClassVar[Any] = RecordQuerySet.as_manager()

    #: Name of the field that names the record to a reader.
    title_field: ClassVar[str] = "name"
    #: Fields within which a slug is unique among live records.
    slug_scope: ClassVar[tuple[str, ...]] = ()
    #: Fields that belong to the row as a whole, never to one version of it.
    row_fields: ClassVar[tuple[str, ...]] = ("uid", "draft_conflicts")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title_text or str(_("Untitled"))

    @property
    def title_text(self) -> str:
        """The words that name the record, empty in a draft that has none yet."""
        return getattr(self, self.title_field) or ""

    @property
    def is_public(self) -> bool:
        """Whether the public may see it: it is live, and its list is public."""
        return is_public(self)

    @cached_property
    def scheduled_revision(self) -> Revision | None:
        """The version that waits for its day; free of queries in a list that fetched it."""
        found: list[Revision] | None = getattr(self, "scheduled_revisions", None)
        if found is None:
            found = list(self.revisions.filter(approved_go_live_at__isnull=False)[:1])
        return found[0] if found else None

    @property
    def slug_source(self) -> str:
        """The words from which the address name is made."""
        return self.title_text

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the row, with an address name and rows that can be told apart."""
        self.fill_slug()
        separate_rows(self)
        super().save(*args, **kwargs)

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        """Save a version, with an address name and rows that can be told apart."""
        self.fill_slug()
        separate_rows(self)
        return super().save_revision(*args, **kwargs)

    def fill_slug(self) -> None:
        """Make an address name from the title when there is none; addresses are lower case."""
        if not self.slug and self.title_text:
            self.slug = free_slug(self)
        self.slug = self.slug.lower()

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """Return this row with the values of a version; what belongs to the row stays."""
        version = super().with_content_json(content)
        for name, value in self.row_values().items():
            setattr(version, name, value)
        adopt_rows(version)
        return version

    def copy_child_relation(
        self,
        child_relation: Any,
        target: Any,
        commit: bool = False,  # noqa: FBT001, FBT002  (the signature is modelcluster's)
        append: bool = False,  # noqa: FBT001, FBT002
    ) -> dict[Any, Any]:
        """Copy child rows to another record, where they are new rows."""
        copied: dict[Any, Any] = super().copy_child_relation(
            child_relation, target, commit=False, append=append
        )
        renew_rows(copied)
        if commit:
            target.save()
        return copied

    def row_values(self) -> dict[str, Any]:
        """Return what belongs to the row, as stored: this instance may carry a draft's values."""
        stored = type(self)._base_manager.filter(pk=self.pk).values(*self.row_fields).first()
        return stored or {name: getattr(self, name) for name in self.row_fields}

    def publish(
        self,
        revision: Revision,
        user: Model | None = None,
        changed: bool = True,  # noqa: FBT001, FBT002  (the signature is Wagtail's)
        log_action: bool | str = True,  # noqa: FBT001, FBT002
        previous_revision: Revision | None = None,
        skip_permission_checks: bool = False,  # noqa: FBT001, FBT002
        *,
        confirm_older: bool = False,
    ) -> None:
        """Make `revision` the public version: checks first, then followers, in one transaction.

        Raises ValidationError, by field where there is one, and then nothing has changed. Asked
        by the scheduler, it cancels the schedule and tells the owner instead, so that the other
        scheduled records go on. `confirm_older` lets a version older than the public one through.
        """

        def execute() -> None:
            publishing.lock_row(self)
            previous = publishing.public_version(self)
            if previous is not None:
                publishing.remember_rows(previous)
            publishing.check(self, revision, confirm_older=confirm_older)
            super(PublishableRecord, self).publish(
                revision, user, changed, log_action, previous_revision, skip_permission_checks
            )
            publishing.follow(self, previous)

        def execute_whole() -> None:
            try:
                with transaction.atomic():
                    execute()
            except IntegrityError as error:
                raise publishing.clash(revision) from error

        if log_action == SCHEDULED:
            publishing.publish_or_unschedule(self, revision, execute_whole)
        else:
            execute_whole()

    def unpublish(
        self,
        set_expired: bool = False,  # noqa: FBT001, FBT002  (the signature is Wagtail's)
        commit: bool = True,  # noqa: FBT001, FBT002
        user: Model | None = None,
        log_action: bool | str = True,  # noqa: FBT001, FBT002
    ) -> None:
        """Take the record off the site; its editor opens with what the public last saw."""
        with transaction.atomic():
            publishing.keep_public_state(self)
            super().unpublish(set_expired, commit, user, log_action)

    def get_full_url(self) -> str | None:
        """Return the absolute address of the public page, None while there is none."""
        return AddressBook().full_url(self)

    full_url = property(get_full_url)

    def serve_preview(self, request: "HttpRequest", mode_name: str) -> "HttpResponse":
        """Show the record as its public page would."""
        return publishing.preview(self, request)
