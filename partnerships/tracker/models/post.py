"""Posts, the people who hold them, and from when to when."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from partnerships.register.models import Organisation
from partnerships.tracker.choices import FlagKind
from partnerships.tracker.models.base import TrackerModel


class Person(TrackerModel):
    """Somebody who holds or held a post. Contact data shows to officers and managers only.

    An erased person keeps the row, with nothing in it that says who it was.
    """

    name = models.CharField(_("name"), max_length=200, blank=True)
    honorific = models.CharField(_("form of address"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("telephone"), max_length=60, blank=True)
    languages = models.CharField(_("languages"), max_length=200, blank=True)
    note = models.TextField(_("note"), blank=True)
    last_active_on = models.DateField(_("last in contact"), null=True, blank=True, editable=False)
    review_on = models.DateField(
        _("look again on"),
        null=True,
        blank=True,
        help_text=_("When it is decided whether the data is kept or erased."),
    )
    erased_at = models.DateTimeField(_("erased at"), null=True, blank=True, editable=False)

    class Meta(TrackerModel.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(erased_at=None)
                | models.Q(name="", honorific="", email="", phone="", languages="", note=""),
                name="tracker_person_erased_is_empty",
            ),
            models.CheckConstraint(
                condition=~models.Q(name="") | models.Q(erased_at__isnull=False),
                name="tracker_person_named",
                violation_error_message=_("A person needs a name."),
            ),
        ]
        indexes = [
            models.Index(fields=["name"], name="tracker_person_by_name"),
            models.Index(fields=["review_on"], name="tracker_person_review"),
        ]

    def __str__(self) -> str:
        return self.name or str(_("Erased person"))

    @property
    def is_erased(self) -> bool:
        """Whether the person was erased."""
        return self.erased_at is not None


class Post(TrackerModel):
    """An office that we talk to, whoever holds it: “Director, Cybercrime Unit”."""

    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    title = models.CharField(_("title"), max_length=200)
    unit = models.CharField(_("unit"), max_length=200, blank=True)
    email = models.EmailField(
        _("e-mail address of the office"), blank=True, help_text=_("Not that of a person.")
    )
    phone = models.CharField(_("telephone of the office"), max_length=60, blank=True)
    note = models.TextField(_("note"), blank=True)
    ended_on = models.DateField(
        _("abolished on"), null=True, blank=True, help_text=_("Empty while the post exists.")
    )

    class Meta(TrackerModel.Meta):
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "title", "unit"],
                name="tracker_post_once",
                violation_error_message=_("This organisation has a post of this title and unit."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.unit}" if self.unit else self.title


class Tenure(TrackerModel):
    """That a person holds a post, from a day until a day; an empty end means: holds it now."""

    post = models.ForeignKey(
        Post, verbose_name=_("post"), on_delete=models.CASCADE, related_name="tenures"
    )
    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="tenures"
    )
    starts_on = models.DateField(
        _("from"), null=True, blank=True, help_text=_("Empty if nobody knows.")
    )
    ends_on = models.DateField(
        _("until"), null=True, blank=True, help_text=_("The last day; empty for the holder.")
    )
    is_acting = models.BooleanField(_("acting"), default=False)

    class Meta(TrackerModel.Meta):
        verbose_name = _("tenure")
        verbose_name_plural = _("tenures")
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None)
                | models.Q(starts_on=None)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="tracker_tenure_ends_after_start",
                violation_error_message=_("The end lies before the start."),
            ),
            models.UniqueConstraint(
                fields=["post"],
                condition=models.Q(ends_on=None, is_acting=False),
                name="tracker_tenure_one_holder",
                violation_error_message=_("Somebody holds this post already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.post}"


class HolderFlag(TrackerModel):
    """That something still names a former holder of a post, until somebody has looked at it.

    One about an agreement is seen by whoever sees the agreement.
    """

    tenure = models.ForeignKey(
        Tenure, verbose_name=_("tenure"), on_delete=models.CASCADE, related_name="flags"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=FlagKind)
    agreement = models.ForeignKey(
        "tracker.Agreement",
        verbose_name=_("agreement"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="flags",
    )
    label = models.CharField(_("what"), max_length=300)
    address = models.CharField(_("where"), max_length=500)
    settled_on = models.DateField(_("settled on"), null=True, blank=True)

    guarded_by: ClassVar[tuple[str, ...]] = ("agreement",)

    class Meta(TrackerModel.Meta):
        verbose_name = _("mention of a former holder")
        verbose_name_plural = _("mentions of former holders")
        ordering = ["settled_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["tenure", "address"], name="tracker_holderflag_once")
        ]
        indexes = [models.Index(fields=["settled_on", "-id"], name="tracker_holderflag_open")]

    def __str__(self) -> str:
        return self.label
