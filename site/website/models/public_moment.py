"""The moments at which something public may have changed."""

from django.db import models
from django.db.models import Count, Max, Sum
from django.utils.translation import gettext_lazy as _


class PublicMoment(models.Model):
    """One write that may show in public: the rows together are the version of the public site.

    Rows are inserted in the transaction of the write, and never changed: two writers wait for
    each other as little as without them. Old rows are pruned now and then.
    """

    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("moment of a public change")
        verbose_name_plural = _("moments of public changes")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S}"

    @classmethod
    def version(cls) -> str:
        """Return a text that differs after every committed write.

        The greatest key alone would not do: a transaction may commit after one that began later.
        """
        found = cls._default_manager.aggregate(Count("pk"), Max("pk"), Sum("pk"))
        return "-".join(str(value) for value in found.values())
