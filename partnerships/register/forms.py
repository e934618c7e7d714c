"""Form fields of the register's own."""

from typing import Any

from django.forms import CheckboxSelectMultiple


class ChosenFirst(CheckboxSelectMultiple):
    """Boxes to tick from a long list, those ticked already on top."""

    def optgroups(self, name: str, value: list[Any], attrs: Any = None) -> Any:
        """Return the boxes, ticked ones first, both parts in the list's order."""
        groups = super().optgroups(name, value, attrs)
        return sorted(groups, key=lambda group: not any(box["selected"] for box in group[1]))
