"""Facts for programs, in a page for people."""

import json
from typing import Any, Final

from django import template
from django.utils.safestring import SafeString

register = template.Library()

#: What could end the element, or begin another one, as JSON escapes it.
_ESCAPES: Final = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.filter
def as_json_ld(value: dict[str, Any]) -> SafeString:
    """Return an object of schema.org as JSON that is safe inside a script element."""
    return SafeString(json.dumps(value, ensure_ascii=False).translate(_ESCAPES))
