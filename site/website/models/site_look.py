"""How the site of one organisation differs from that of others: name, logo, colours, foot."""

from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from foundation.colours import HEX
from website.look.colouring import OWN_COLOURS, stylesheet, what_is_faint

#: The logo as pages show it: 40 pixels high, on screens of twice the density too.
LOGO_SIZE: Final = "max-480x80"
_is_colour = RegexValidator(rf"^{HEX.pattern}\Z", _("Write a colour as #rrggbb, such as #561631."))


def _colour(name: Any, help_text: Any) -> "models.CharField[str, str]":
    """Return a field for a colour; empty for the one that the design has."""
    return models.CharField(
        name, max_length=7, blank=True, validators=[_is_colour], help_text=help_text
    )


class SiteLook(models.Model):
    """The one row that says how this site looks; what it leaves out is as the design has it."""

    name = models.CharField(
        _("name of the site"),
        max_length=60,
        blank=True,
        help_text=_("Shown at the top of every page."),
    )
    logo = models.ForeignKey(
        "medialibrary.Image",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown on white beside the name, 40 pixels high; it need not repeat the name."),
    )
    brand_light = _colour(
        _("colour of the house"), _("Behind white words: the band at the top, and buttons.")
    )
    brand_dark = _colour(
        _("colour of the house, on dark screens"),
        _("For readers whose device asks for dark pages."),
    )
    accent_light = _colour(
        _("colour of marks"),
        _("Lines and small words on a light ground, such as the place in the menu."),
    )
    accent_dark = _colour(_("colour of marks, on dark screens"), _("The same on a dark ground."))
    footer_text = models.TextField(
        _("words at the foot of every page"),
        max_length=600,
        blank=True,
        help_text=_("Who keeps this site, and where they are found. Plain words; no markup."),
    )
    is_only = models.BooleanField(default=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("look of the site")
        verbose_name_plural = _("look of the site")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_only=True), name="website_sitelook_is_only"
            )
        ]

    def __str__(self) -> str:
        return self.name or gettext("Look of the site")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save it, and make the logo in its size: the public service makes no pictures."""
        super().save(*args, **kwargs)
        if self.logo is not None:
            self.logo.get_rendition(LOGO_SIZE)

    def clean(self) -> None:
        """Refuse a colour on which, or in which, words cannot be read."""
        super().clean()
        errors = {
            name: words
            for name in OWN_COLOURS
            if HEX.fullmatch(getattr(self, name))
            and (words := what_is_faint(name, getattr(self, name)))
        }
        if errors:
            raise ValidationError(errors)

    @property
    def stylesheet(self) -> str:
        """The style sheet that sets its colours; empty while it sets none."""
        return stylesheet({name: getattr(self, name) for name in OWN_COLOURS})
