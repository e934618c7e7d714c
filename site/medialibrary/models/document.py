"""An uploaded document."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument

from medialibrary.metadata.strip import stripped_document
from medialibrary.models.new_file import NewFileMixin


class Document(NewFileMixin, AbstractDocument):
    """A file for download, with the credit due to who made it."""

    strip_new_file = staticmethod(stripped_document)

    credit = models.CharField(_("credit"), max_length=255, blank=True)
    tags = TaggableManager(
        blank=True, verbose_name=_("tags"), help_text=None, related_name="library_documents"
    )
    uploaded_by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("uploaded by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="uploaded_documents",
    )
    uploaded_by_user.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]

    admin_form_fields = (*WagtailDocument.admin_form_fields, "credit")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_document", "Can choose document")]
