"""Forms of stewardship."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from stewardship.models import Source

#: What is asked where a source is made in place.
SOURCE_FIELDS = [
    "title",
    "publisher",
    "url",
    "address_basis",
    "kind",
    "version",
    "language",
    "retrieved_on",
]


class SourceForm(WagtailAdminModelForm):
    """A source, entered on its own screen or in place where it is cited."""

    def clean_url(self) -> str:
        """Say at the address which source has it already."""
        url = str(self.cleaned_data["url"]).strip()
        taken = Source.objects.filter(url=url).exclude(pk=self.instance.pk).first() if url else None
        if taken:
            raise ValidationError(
                _("There is a source with this address already: choose “%(source)s”."),
                code="taken",
                params={"source": taken},
            )
        return url


class SourceInPlaceForm(SourceForm):
    """What is asked where a source is made in place."""

    class Meta(WagtailAdminModelForm.Meta):
        model = Source
        fields = SOURCE_FIELDS
