"""`/style-guide/`: the tokens of the design, and every component in its states."""

from copy import copy
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.template import Context, Engine
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from foundation.models import Crumb, Frame
from website.look.samples import Component, SampleAddresses, State, components
from website.look.stages import on_its_own_stage
from website.look.tokens import Scheme, colours, others, reckonings


@dataclass(frozen=True)
class ShownState:
    """A state of a component with the HTML that it makes."""

    name: str
    html: SafeString


@require_safe
def style_guide(request: HttpRequest) -> HttpResponseBase:
    """Show everything that the pages of the site are made of."""
    path = reverse("style_guide")
    crumbs = (Crumb(_("Home"), reverse("wagtail_serve", args=[""])), Crumb(_("Style guide")))
    context = {
        "frame": Frame(title=_("Style guide"), path=path, crumbs=crumbs),
        "components": [(component, shown_states(component, request)) for component in components()],
        **_tokens(),
    }
    return TemplateResponse(request, "website/style_guide.html", context)


def shown_states(component: Component, request: HttpRequest) -> list[ShownState]:
    """Return a component in each of its states."""
    return [
        ShownState(state.name, _shown(component, number, state, request))
        for number, state in enumerate(component.states, 1)
    ]


def _shown(component: Component, number: int, state: State, request: HttpRequest) -> SafeString:
    stage = f"{component.name.replace('_', '-')}-{number}"
    return SafeString(on_its_own_stage(render(state, request), stage))


def render(state: State, request: HttpRequest) -> str:
    """Return the HTML of a component that is given the values of a state, and nothing else."""
    visit: Any = copy(request)
    visit._address_book = SampleAddresses(visit)
    context: Any = Context(dict(state.context))
    context.request = visit
    html = Engine.get_default().get_template(state.template).render(context).strip()
    return f"{state.before}{html}{state.after}"


def _tokens() -> dict[str, Any]:
    light, dark = colours(Scheme.LIGHT), colours(Scheme.DARK)
    return {
        "colours": [(name, value, dark.get(name, value)) for name, value in light.items()],
        "contrasts": [
            (rows[0].pairing, rows)
            for rows in zip(*(reckonings(scheme) for scheme in Scheme), strict=True)
        ],
        "schemes": [_("Light"), _("Dark"), _("Light, more contrast"), _("Dark, more contrast")],
        "measures": others(),
    }
