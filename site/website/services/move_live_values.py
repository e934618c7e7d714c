"""Let the texts that speak of one record speak of the one that takes its place."""

import json
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, Revision
from wagtail.rich_text.rewriters import FIND_EMBED_TAG, extract_attrs

from foundation.services.change_live_record import CHANGED_LIVE
from website.live_values.chips import EMBED_TYPE, Chip, long_fields
from website.models import LiveValueUse
from website.services.note_live_values import note_live_values
from website.services.refresh_search_entry import refresh_search_entry


def move_live_values(old: Any, new: Any) -> Iterable[str]:
    """Point the chips of `old` at `new`, in public texts and open drafts; say on which pages.

    The text itself stays as it is, so that no version is published and no approval is passed by.
    """
    uses = LiveValueUse.objects.filter(record_uid=old.uid).values("page")
    moved = []
    for page in Page.objects.filter(pk__in=uses).order_by("pk").specific():
        _move_in_page(page, str(old.uid), str(new.uid))
        moved.append(_("Live values on the page “%(page)s”") % {"page": page.title})
    return moved


def _move_in_page(page: Page, old: str, new: str) -> None:
    model = type(page)
    names = long_fields(model)
    model._base_manager.filter(pk=page.pk).update(
        **{name: _moved_value(page, name, old, new) for name in names}
    )
    kept = {page.live_revision_id, page.latest_revision_id}
    for version in Revision.objects.filter(pk__in=kept):
        for name in names:
            version.content[name] = pointed_elsewhere(version.content.get(name), old, new)
        version.save(update_fields=["content"])
    log(page, CHANGED_LIVE, data={"reason": f"live values: {old} → {new}"})
    fresh = model._base_manager.get(pk=page.pk)
    note_live_values(fresh)
    refresh_search_entry(fresh)


def _moved_value(page: Page, name: str, old: str, new: str) -> Any:
    field: Any = page._meta.get_field(name)
    return field.to_python(pointed_elsewhere(field.value_to_string(page), old, new))


def pointed_elsewhere(value: Any, old: str, new: str) -> Any:
    """Return a stored text, HTML or the JSON of blocks, with the chips of `old` at `new`."""
    if not isinstance(value, str) or old not in value:
        return value
    try:
        blocks = json.loads(value)
    except ValueError:
        return _in_html(value, old, new)
    return json.dumps(_in_blocks(blocks, old, new))


def _in_blocks(value: Any, old: str, new: str) -> Any:
    if isinstance(value, str):
        return _in_html(value, old, new)
    if isinstance(value, list):
        return [_in_blocks(each, old, new) for each in value]
    if isinstance(value, dict):
        return {key: _in_blocks(each, old, new) for key, each in value.items()}
    return value


def _in_html(text: str, old: str, new: str) -> str:
    def rewritten(found: Any) -> str:
        attributes = extract_attrs(found.group(1))
        ours = attributes.get("embedtype") == EMBED_TYPE and attributes.get("record") == old
        return Chip(attributes.get("name", ""), new).markup if ours else str(found.group())

    return FIND_EMBED_TAG.sub(rewritten, text)
