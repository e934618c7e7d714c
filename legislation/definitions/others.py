"""What a mention of us, a consent to a treaty and an answer of a scorecard mean."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from legislation.choices import AnswerValue, ConsentMethod, MentionKind

MENTIONS: Final[dict[str, Promise]] = {
    MentionKind.ORGANISATION: _("It names the organisation that runs this site."),
    MentionKind.URL_LIST: _(
        "It names our list of addresses at which child sexual abuse material was found."
    ),
    MentionKind.HASH_LIST: _(
        "It names our list of hashes (digital fingerprints) of such material."
    ),
    MentionKind.HOTLINE: _("It names our hotline, where the public reports such material."),
    MentionKind.PORTAL: _("It names a reporting portal that we run with a partner."),
}

CONSENTS: Final[dict[str, Promise]] = {
    ConsentMethod.RATIFICATION: _(
        "A state that signed a treaty confirms that it will be bound by it."
    ),
    ConsentMethod.ACCEPTANCE: _(
        "As ratification; some states call it so under their constitution."
    ),
    ConsentMethod.APPROVAL: _("As ratification; usual for international bodies and some states."),
    ConsentMethod.ACCESSION: _("A state that had not signed a treaty becomes a party to it."),
    ConsentMethod.SUCCESSION: _(
        "A new state declares that a treaty of its predecessor goes on binding it."
    ),
}

ANSWERS: Final[dict[str, Promise]] = {
    AnswerValue.YES: _("A provision meets the criterion; it is shown as evidence."),
    AnswerValue.PARTLY: _("A provision meets a part of the criterion; it is shown as evidence."),
    AnswerValue.NO: _("The law was read, and nothing in it meets the criterion."),
    AnswerValue.NOT_REVIEWED: _("Nobody has looked yet. This says nothing of the law."),
    AnswerValue.NO_INFORMATION: _(
        "Somebody looked, and what could be found does not allow an answer."
    ),
}
