"""One agreement: what it says, who signed it, how it changed, and what may be done with it."""

from typing import Any

from django.db.models import Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partnerships.tracker.choices import AgreementState
from partnerships.tracker.models import Agreement, Amendment, PrivateFile
from partnerships.tracker.views.work.verbs import RowScreen

UNSIGNED = (AgreementState.DRAFT, AgreementState.SIGNED_BY_ONE)


class AgreementScreen(RowScreen):
    """Everything about one agreement."""

    model = Agreement
    list_url, list_title = "tracker_agreements", _("Agreements")
    header_icon = "doc-full"
    template_name = "tracker/admin/agreement.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the agreement, its files and amendments, and its neighbours in the chain."""
        row, user = self.row, self.colleague
        is_signed = row.signed_on is not None
        is_terminated = row.terminated_on is not None
        files = PrivateFile.objects.visible_to(user)
        visible = Agreement.objects.visible_to(user)
        return super().get_context_data(
            **kwargs,
            parties=row.parties.select_related("jurisdiction"),
            files=files.filter(agreement=row),
            amendments=Amendment.objects.visible_to(user)
            .filter(agreement=row)
            .prefetch_related(Prefetch("files", files, to_attr="kept_files")),
            chain=visible.filter(Q(pk=row.renews_id) | Q(renews=row)).order_by("pk"),
            is_signed=is_signed,
            is_terminated=is_terminated,
            is_announced=is_terminated and row.terminated_on > timezone.localdate(),
            may_amend=is_signed and not is_terminated,
            may_renew=is_signed and not is_terminated and row.renewal_agreement is None,
        )
