"""Laws with provisions and mentions of us, in the states that tests speak of."""

from typing import Any

from legislation.models import Event, Instrument, Mention, Provision
from partnerships.register.models import Organisation, OrganisationName
from tests.factories.legislation import event, make_law
from tests.factories.register import make_organisation

WORDS = "Providers shall use the Testing List of the Testing Foundation."


def provision(pinpoint: str = "s 10", text: str = WORDS, **values: Any) -> Provision:
    """Return a provision that is not saved yet."""
    return Provision(pinpoint=pinpoint, text=text, **values)


def mention(of: Provision, words: str = "the Testing List", **values: Any) -> Mention:
    """Return a mention that rests on a provision, not saved yet; of our URL list unless told."""
    return Mention(provision_uid=of.uid, words=words, **{"what": "url_list", **values})


def make_citing_law(
    *events: Event, rests_on: Provision | None = None, mentions: Any = None, **values: Any
) -> Instrument:
    """Return a live law, in force since 2020 unless told, one provision of which names us once."""
    named = rests_on or provision()
    law = make_law(*(events or (event("in_force", "2020-03-01"),)), live=False, **values)
    law.provisions = [named]
    law.mentions = [mention(named)] if mentions is None else mentions
    law.save_revision(clean=False).publish()
    return Instrument.objects.get(pk=law.pk)


def make_us(**names: str) -> Organisation:
    """Return ourselves, with further names by kind: `make_us(url_list="Testing List")`."""
    us = make_organisation(live=False, us=True, name="Testing Foundation", acronym="TF")
    us.names = [OrganisationName(kind=kind, name=name) for kind, name in names.items()]
    us.save_revision(clean=False).publish()
    return Organisation.objects.get(pk=us.pk)
