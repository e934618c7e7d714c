"""Words of the invented work: offices, never people, and each text says that it is invented."""

from typing import Final

from partnerships.tracker.choices import InteractionKind, Stage

INVENTED: Final = "Invented for the demonstration."

#: Offices of a partner: title and unit.
OFFICES: Final = (
    ("Director", "Cybercrime Unit"),
    ("Head", "International Cooperation"),
    ("Permanent Secretary", ""),
    ("Child Protection Adviser", "Social Services"),
    ("Chief Legal Counsel", ""),
    ("Liaison Officer", "Computer Emergency Response Team"),
)
#: What a contact was about, what was said, and what was asked.
SUBJECTS: Final = (
    (
        "Launch of the portal",
        "They confirmed the wording of the portal and wish to launch it in the week of the child.",
        "A launch date before the end of the quarter.",
    ),
    (
        "Draft of the memorandum",
        "Their lawyers went through the draft and have two remarks on the duration.",
        "A clean draft by the end of the month.",
    ),
    (
        "Numbers of reports",
        "They would like the numbers of reports by quarter, for their own yearly review.",
        "Quarterly numbers.",
    ),
    (
        "Training of analysts",
        "Two analysts can take part; the dates clash with an audit.",
        "Other dates.",
    ),
    (
        "Position on the bill",
        "The ministry expects a first reading after the recess and welcomes written evidence.",
        "Our written evidence on definitions.",
    ),
    (
        "Change in the office",
        "The office will move to another ministry; the agreement stays with the office.",
        "",
    ),
    (
        "Translation of the portal",
        "A second language is wanted, and a translator of theirs can review it.",
        "The texts in a spreadsheet.",
    ),
)
PROMISES_OF_US: Final = (
    "Send the draft agreement",
    "Deliver the numbers of the last quarter",
    "Have the portal's texts translated",
    "Name dates for the training",
)
PROMISES_OF_THEM: Final = (
    "Send remarks on the draft",
    "Name an office for daily contact",
    "Return the signed agreement",
    "Confirm the list of languages",
)
ACTIONS: Final = (
    "Call back about the dates",
    "Write the minutes and send them",
    "Ask the lawyers about the clause on data",
    "Prepare a brief for the next meeting",
    "Update the contact of the office",
)
NEXT_STEPS: Final = (
    "Call about the draft",
    "Propose dates for a meeting",
    "Send the yearly review",
    "Ask for the signed copy",
)
AIMS: Final = (
    "A portal that is known and reported to.",
    "An agreement with a term of three years.",
    "A seat at the table when the bill is drafted.",
    "A renewal before the agreement ends.",
)
RISKS: Final = (
    "",
    "",
    "",
    "Elections next year may change the office.",
    "The budget for local publicity is not approved.",
)
STAGES: Final = (
    *(Stage.ACTIVE,) * 9,
    *(Stage.SIGNED,) * 3,
    *(Stage.DRAFTED,) * 2,
    *(Stage.IN_TALKS,) * 3,
    *(Stage.PROSPECT,) * 2,
    *(Stage.DORMANT,) * 2,
    Stage.ENDED,
)
#: The way to each stage, as far as an invented relationship went.
COURSE: Final = (Stage.PROSPECT, Stage.IN_TALKS, Stage.DRAFTED, Stage.SIGNED, Stage.ACTIVE)
REASONS: Final = {
    Stage.PROSPECT: "First contact.",
    Stage.IN_TALKS: "They answered and want to talk.",
    Stage.DRAFTED: "A draft was sent.",
    Stage.SIGNED: "Both sides signed.",
    Stage.ACTIVE: "The portal is open.",
    Stage.DORMANT: "No answer for half a year.",
    Stage.ENDED: "The office was closed.",
}
KINDS: Final = (
    *(InteractionKind.CALL,) * 4,
    *(InteractionKind.MEETING,) * 3,
    *(InteractionKind.EMAIL,) * 3,
    InteractionKind.VISIT,
    InteractionKind.EVENT,
    InteractionKind.LETTER,
)
#: Country code, organisation, office and message of requests that came by the public form.
REQUESTS: Final = (
    ("KE", "Invented Children's Network", "Programme office", "We would like a portal."),
    ("PE", "Invented Ministry Unit", "Digital safety desk", "Which steps lead to a portal?"),
    ("NP", "Invented Regulator", "Consumer affairs", "We heard of the portals next door."),
)
