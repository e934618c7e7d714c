"""JSON for the values of records: what Django's encoder knows, and partial dates."""

from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from foundation.partial_dates import PartialDate


class RecordJSONEncoder(DjangoJSONEncoder):
    """Writes a partial date as its canonical text; for `json.dumps(cls=…)` and `JsonResponse`."""

    def default(self, o: Any) -> Any:
        """Return what JSON can hold for a value it does not know."""
        return o.text if isinstance(o, PartialDate) else super().default(o)
