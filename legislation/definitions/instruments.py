"""What a status, a kind of legal text, a relation and a state of force mean."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from legislation.choices import (
    ForceState,
    InstrumentKind,
    InstrumentStatus,
    RelationKind,
    TextOrigin,
)

STATUSES: Final[dict[str, Promise]] = {
    InstrumentStatus.PROPOSED: _(
        "It is on its way to becoming law, and binds nobody yet. A text of which no event says "
        "more stands here too."
    ),
    InstrumentStatus.ADOPTED: _(
        "It is law, but has not taken effect: the day of its entry into force lies ahead, or is "
        "not fixed."
    ),
    InstrumentStatus.PARTLY_IN_FORCE: _("Some of its provisions are in force, others are not."),
    InstrumentStatus.IN_FORCE: _("It is law and has taken effect."),
    InstrumentStatus.IN_FORCE_UNCONFIRMED: _(
        "It seems to be in force, but the evidence that it began, or has not ended, is weak."
    ),
    InstrumentStatus.SUSPENDED: _("It is law, but a court or authority has stopped it for now."),
    InstrumentStatus.REPEALED: _("A later law ended or replaced it."),
    InstrumentStatus.EXPIRED: _("The time for which it was made has run out."),
    InstrumentStatus.STRUCK_DOWN: _("A court has declared it void."),
    InstrumentStatus.REJECTED: _("The proposal was voted down or refused: it never became law."),
    InstrumentStatus.WITHDRAWN: _("The proposal was taken back: it never became law."),
    InstrumentStatus.LAPSED: _("The proposal fell because time ran out: it never became law."),
    InstrumentStatus.ENACTED: _(
        "The bill became a law, which has a record of its own with its own status."
    ),
    InstrumentStatus.PUBLISHED: _(
        "A guideline or strategy that was issued. It obliges nobody, so it is never “in force”."
    ),
}

FORCE: Final[dict[str, Promise]] = {
    ForceState.IN_FORCE: _(
        "Its law is in force today, and the provision’s own start, if it has one, has come."
    ),
    ForceState.UNCERTAIN: _(
        "It may be in force: its law is in force in part or by weak evidence, or the day of its "
        "start is not certain."
    ),
    ForceState.NOT_YET: _(
        "It is law and will bind from a later day, or from one that is not recorded."
    ),
    ForceState.SUSPENDED: _("Its law has been stopped for now."),
    ForceState.NO_LONGER: _("Its law was repealed, has expired or was struck down."),
    ForceState.PROPOSED: _("It stands in a proposal."),
    ForceState.BECAME_ACT: _("It stood in a bill that became a law; look at the law’s record."),
    ForceState.DROPPED: _("It stood in a proposal that never became law."),
    ForceState.NOT_BINDING: _("It stands in a text that obliges nobody by itself."),
}

KINDS: Final[dict[str, Promise]] = {
    InstrumentKind.ACT: _("A law made by a legislature, whatever it is called there."),
    InstrumentKind.BILL: _("A proposal for a law before a legislature."),
    InstrumentKind.ORDER: _("A decision or instruction of an authority to those it names."),
    InstrumentKind.REGULATION: _(
        "Rules made under a law by a government or regulator; also a regulation of the European "
        "Union, which binds directly."
    ),
    InstrumentKind.DIRECTIVE: _(
        "An act of the European Union that member states must turn into law of their own."
    ),
    InstrumentKind.CONVENTION: _("A treaty between states, also called charter or agreement."),
    InstrumentKind.PROTOCOL: _("A treaty that adds to or changes another treaty."),
    InstrumentKind.DECREE: _("A law or rule made by a head of state or government."),
    InstrumentKind.CODE: _(
        "A code of practice or industry standard with legal effect, or a law called a code."
    ),
    InstrumentKind.STRATEGY: _("A plan or policy of a government or body; it obliges nobody."),
    InstrumentKind.JUDGMENT: _("A decision of a court."),
    InstrumentKind.GUIDELINE: _(
        "Advice on how to apply or to make law, such as a general comment; it obliges nobody."
    ),
}

RELATIONS: Final[dict[str, Promise]] = {
    RelationKind.AMENDS: _("The first text changes words of the second."),
    RelationKind.REPEALS: _("The first text ends the second."),
    RelationKind.REPLACES: _("The first text takes the place of the second."),
    RelationKind.IMPLEMENTS: _("The first text carries out what the second asks for."),
    RelationKind.TRANSPOSES: _("The first text turns a directive, the second, into national law."),
    RelationKind.CITES: _("The first text names the second."),
    RelationKind.BECAME: _("The first text, a bill, became the second, a law."),
    RelationKind.RELATED: _("The two belong together in some other way; the note says how."),
}

ORIGINS: Final[dict[str, Promise]] = {
    TextOrigin.ORIGINAL: _("The words of the text itself, in a language in which it is law."),
    TextOrigin.OFFICIAL_TRANSLATION: _("A translation that the state or body itself published."),
    TextOrigin.OUR_TRANSLATION: _("We translated it; it has no official standing."),
    TextOrigin.OTHER_TRANSLATION: _("Somebody else translated it; it has no official standing."),
}
