"""Where a law names the organisation that runs the site, or something it keeps."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from foundation.models import RecordChild
from legislation.choices import MentionKind
from legislation.models.instrument import Instrument


class Mention(RecordChild):
    """The exact words by which a provision names us, our lists, our hotline or a portal.

    `provision_uid` is the uid of the provision in which the words stand, and `words` are part of
    its text or translation, to the letter. Shown on the register “Cited in law”.
    """

    instrument = ParentalKey(Instrument, on_delete=models.CASCADE, related_name="mentions")
    what = models.CharField(_("what it names"), max_length=20, choices=MentionKind)
    provision_uid = models.UUIDField(_("provision"), null=True)
    words = models.TextField(
        _("exact words"), help_text=_("As they stand in the provision, to the letter.")
    )
    note = models.CharField(_("note"), max_length=255, blank=True)

    class Meta(RecordChild.Meta):
        verbose_name = _("mention of us")
        verbose_name_plural = _("mentions of us")

    def __str__(self) -> str:
        return f"{self.get_what_display()}: {self.words}"
