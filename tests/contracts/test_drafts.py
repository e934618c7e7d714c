"""What every family promises about drafts, publishing and identity."""


import pytest

from foundation.models import PublishableRecord
from tests.factories.records import families, families_with_rows, make_record

pytestmark = pytest.mark.django_db
every_family = pytest.mark.parametrize("model", families(), ids=lambda model: model.__name__)
with_rows = pytest.mark.parametrize("model", families_with_rows(), ids=lambda model: model.__name__)
Family = type[PublishableRecord]


@every_family
def test_a_whole_record_can_be_published(model: Family) -> None:
    record = make_record(model)
    assert record.live
    assert record.slug
