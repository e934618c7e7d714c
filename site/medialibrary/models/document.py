"""An uploaded document."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document as WagtailDocument


class Document(AbstractDocument):
    """A file for download, with the credit due to who made it."""

    credit = models.CharField(_("credit"), max_length=255, blank=True)

    admin_form_fields = (*WagtailDocument.admin_form_fields, "credit")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_document", "Can choose document")]
