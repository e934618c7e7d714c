"""The value of a field as a version of a record stores it."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from modelcluster.models import get_field_value


def stored_value(instance: models.Model, name: str) -> Any:
    """Return what JSON keeps of a field: text, number, key, or a list of keys."""
    field = instance._meta.get_field(name)
    if field.many_to_many:
        value: Any = sorted(item.pk for item in getattr(instance, name).all())
    else:
        value = get_field_value(field, instance)
    return json.loads(json.dumps(value, cls=DjangoJSONEncoder))
