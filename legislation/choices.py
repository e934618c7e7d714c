"""Controlled words of legislation, and the named sets of them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class InstrumentKind(TextChoices):
    """What sort of legal text it is."""

    ACT = "act", _("Act")
    BILL = "bill", _("Bill")
    ORDER = "order", _("Order")
    REGULATION = "regulation", _("Regulation")
    DIRECTIVE = "directive", _("Directive")
    CONVENTION = "convention", _("Convention")
    PROTOCOL = "protocol", _("Protocol")
    DECREE = "decree", _("Decree")
    CODE = "code", _("Code")
    STRATEGY = "strategy", _("Strategy")
    JUDGMENT = "judgment", _("Judgment")
    GUIDELINE = "guideline", _("Guideline")


class InstrumentStatus(TextChoices):
    """Where an instrument stands; computed from its events."""

    PROPOSED = "proposed", _("Proposed")
    ADOPTED = "adopted", _("Adopted, not in force")
    PARTLY_IN_FORCE = "partly_in_force", _("Partly in force")
    IN_FORCE = "in_force", _("In force")
    IN_FORCE_UNCONFIRMED = "in_force_unconfirmed", _("In force (unconfirmed)")
    SUSPENDED = "suspended", _("Suspended")
    REPEALED = "repealed", _("Repealed")
    EXPIRED = "expired", _("Expired")
    STRUCK_DOWN = "struck_down", _("Struck down")
    REJECTED = "rejected", _("Rejected")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    LAPSED = "lapsed", _("Lapsed")
    ENACTED = "enacted_as", _("Became law")
    PUBLISHED = "published", _("Published")


class EventType(TextChoices):
    """What happened to an instrument, in the steps of real procedure."""

    CONSULTATION_OPENED = "consultation_opened", _("Consultation opened")
    CONSULTATION_CLOSED = "consultation_closed", _("Consultation closed")
    ANNOUNCED = "announced", _("Announced")
    INTRODUCED = "introduced", _("Introduced")
    COMMITTEE = "committee", _("Committee stage")
    POSITION_TAKEN = "position_taken", _("Position taken")
    PASSED_CHAMBER = "passed_chamber", _("Passed one chamber")
    PASSED_LEGISLATURE = "passed_legislature", _("Passed the legislature")
    ADOPTED = "adopted", _("Adopted")
    OPENED_FOR_SIGNATURE = "opened_for_signature", _("Opened for signature")
    SIGNED = "signed", _("Signed")
    ASSENTED = "assented", _("Assented")
    LAPSED_INTO_LAW = "lapsed_into_law", _("Lapsed into law")
    PROMULGATED = "promulgated", _("Promulgated")
    ORDER_ISSUED = "order_issued", _("Order issued")
    PUBLISHED = "published", _("Published")
    IN_FORCE = "in_force", _("In force")
    APPLIES_FROM = "applies_from", _("Applies from")
    COMPLIANCE_DEADLINE = "compliance_deadline", _("Compliance deadline")
    TRANSPOSITION_DEADLINE = "transposition_deadline", _("Transposition deadline")
    REGULATIONS_MADE = "regulations_made", _("Regulations made")
    IMPLEMENTING_RULES = "implementing_rules", _("Implementing rules")
    AMENDED = "amended", _("Amended")
    CORRECTED = "corrected", _("Corrected")
    REVIEWED = "reviewed", _("Reviewed")
    EXTENDED = "extended", _("Extended")
    SUSPENDED = "suspended", _("Suspended")
    REINSTATED = "reinstated", _("Reinstated")
    CHALLENGED = "challenged", _("Challenged")
    UPHELD = "upheld", _("Upheld")
    STRUCK_DOWN = "struck_down", _("Struck down")
    REPEALED = "repealed", _("Repealed")
    REPLACED = "replaced", _("Replaced")
    EXPIRED = "expired", _("Expired")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    REJECTED = "rejected", _("Rejected")
    LAPSED = "lapsed", _("Lapsed")
    BECAME_ACT = "became_act", _("Became an act")
    EVIDENCE_GIVEN = "evidence_given", _("We gave evidence")
    OTHER = "other", _("Other")


class EventScope(TextChoices):
    """How much of the instrument an event concerns."""

    WHOLE = "whole", _("The whole instrument")
    PART = "part", _("Part of it")


class DutyKind(TextChoices):
    """What a law obliges somebody to do."""

    AGE_ASSURANCE = "age_assurance", _("Age assurance")
    CRIMINALISATION = "criminalisation", _("Criminalisation")
    DATA_PRESERVATION = "data_preservation", _("Data preservation")
    DESIGNATED_CONTACT = "designated_contact", _("Designated contact")
    FILTERING = "filtering", _("Filtering")
    GUIDANCE_ONLY = "guidance_only", _("Guidance only")
    HASH_MATCHING = "hash_matching", _("Hash matching")
    HOTLINE_SUPPORT = "hotline_support", _("Support for a hotline")
    INDUSTRY_CODES = "industry_codes", _("Industry codes")
    INTERNATIONAL_COOPERATION = "international_cooperation", _("International cooperation")
    MANDATORY_REPORTING = "mandatory_reporting", _("Mandatory reporting")
    NOTICE_TAKEDOWN = "notice_takedown", _("Notice and takedown")
    PROACTIVE_DETECTION = "proactive_detection", _("Proactive detection")
    RISK_ASSESSMENT = "risk_assessment", _("Risk assessment")
    SEARCH_DELISTING = "search_delisting", _("Search delisting")
    TRANSPARENCY_REPORT = "transparency_report", _("Transparency report")
    URL_BLOCKING = "url_blocking", _("Blocking of addresses")
    URL_LIST_USE = "url_list_use", _("Use of a URL list")
    USER_REPORTING_TOOLS = "user_reporting_tools", _("Reporting tools for users")
    VICTIM_SUPPORT = "victim_support", _("Support for victims")
    VOLUNTARY_DETECTION = "voluntary_detection", _("Voluntary detection")


class TextOrigin(TextChoices):
    """Whose words a title or summary in another language is."""

    ORIGINAL = "original", _("Original")
    OFFICIAL_TRANSLATION = "official_translation", _("Official translation")
    OUR_TRANSLATION = "our_translation", _("Our translation")
    OTHER_TRANSLATION = "other_translation", _("Translation by others")


class MentionKind(TextChoices):
    """What of ours a provision names."""

    ORGANISATION = "organisation", _("Our organisation")
    URL_LIST = "url_list", _("Our URL list")
    HASH_LIST = "hash_list", _("Our hash list")
    HOTLINE = "hotline", _("Our hotline")
    PORTAL = "portal", _("A reporting portal")


class ForceState(TextChoices):
    """Whether a provision binds anybody on a day; computed from its law and its own start."""

    IN_FORCE = "in_force", _("In force")
    UNCERTAIN = "uncertain", _("In force, not certain")
    NOT_YET = "not_yet", _("Not in force yet")
    SUSPENDED = "suspended", _("Suspended")
    NO_LONGER = "no_longer", _("No longer in force")
    PROPOSED = "proposed", _("Proposed")
    BECAME_ACT = "became_act", _("Became an act")
    DROPPED = "dropped", _("Never became law")
    NOT_BINDING = "not_binding", _("Published, not binding")


class ConsentMethod(TextChoices):
    """By what a treaty binds a country (Vienna Convention on the Law of Treaties, art. 11)."""

    RATIFICATION = "ratification", _("Ratification")
    ACCEPTANCE = "acceptance", _("Acceptance")
    APPROVAL = "approval", _("Approval")
    ACCESSION = "accession", _("Accession")
    SUCCESSION = "succession", _("Succession")


class AnswerValue(TextChoices):
    """The five different answers of a scorecard."""

    YES = "yes", _("Yes")
    PARTLY = "partly", _("Partly")
    NO = "no", _("No")
    NOT_REVIEWED = "not_reviewed", _("Not reviewed")
    NO_INFORMATION = "no_information", _("No information")


class RelationKind(TextChoices):
    """How one instrument bears on another, read from the first to the second."""

    AMENDS = "amends", _("amends")
    REPEALS = "repeals", _("repeals")
    REPLACES = "replaces", _("replaces")
    IMPLEMENTS = "implements", _("implements")
    TRANSPOSES = "transposes", _("transposes")
    CITES = "cites", _("cites")
    BECAME = "became", _("became")
    RELATED = "related", _("is related to")


INVERSE_RELATION = {
    RelationKind.AMENDS: _("amended by"),
    RelationKind.REPEALS: _("repealed by"),
    RelationKind.REPLACES: _("replaced by"),
    RelationKind.IMPLEMENTS: _("implemented by"),
    RelationKind.TRANSPOSES: _("transposed by"),
    RelationKind.CITES: _("cited by"),
    RelationKind.BECAME: _("began as"),
    RelationKind.RELATED: _("is related to"),
}

#: Statuses of a text that binds somebody today.
IN_FORCE_STATUSES = frozenset(
    {
        InstrumentStatus.IN_FORCE,
        InstrumentStatus.PARTLY_IN_FORCE,
        InstrumentStatus.IN_FORCE_UNCONFIRMED,
    }
)
#: Statuses of a text that may still change into law.
PENDING_STATUSES = frozenset({InstrumentStatus.PROPOSED, InstrumentStatus.ADOPTED})
#: Answers that need a provision as evidence.
EVIDENCED_ANSWERS = frozenset({AnswerValue.YES, AnswerValue.PARTLY})
#: Kinds to which countries become parties.
TREATY_KINDS = frozenset({InstrumentKind.CONVENTION, InstrumentKind.PROTOCOL})
#: Kinds that oblige nobody by themselves: they are published, not in force.
NON_BINDING_KINDS = frozenset({InstrumentKind.GUIDELINE, InstrumentKind.STRATEGY})
