"""The page of the demonstration whose sentences are queries."""

from typing import Final

from foundation.services.seed_record import seed_uid
from website.data.standing_texts import Section, StandingText

#: The demonstration's act, which was a bill once.
ACT: Final = seed_uid("instrument", "ph-2022-ra11930")


def _of_act(name: str) -> str:
    return f'<embed embedtype="live-value" name="{name}" record="{ACT}"/>'


FROM_BILL_TO_LAW = StandingText(
    slug="from-bill-to-law",
    title="From bill to law",
    introduction=(
        "What we follow while a bill is on its way, and why the figures on this page are never "
        "out of date."
    ),
    sections=(
        Section(
            "One bill that became law",
            (
                (
                    "We followed a bill of the Senate of the Philippines from its first reading. "
                    f"Today it is {_of_act('number')}, the {_of_act('name')}. Where it stands: "
                    f"{_of_act('status')}."
                ),
            ),
        ),
        Section(
            "How many there are",
            (
                (
                    'We track <embed embedtype="live-value" name="laws_tracked"/> laws and bills, '
                    'of which <embed embedtype="live-value" name="laws_in_force"/> are in force: '
                    '<embed embedtype="live-value" name="laws_in_force@asia"/> of them in Asia, '
                    '<embed embedtype="live-value" name="laws_in_force@africa"/> in Africa. '
                    'There are <embed embedtype="live-value" name="portals_live"/> reporting '
                    'portals live in <embed embedtype="live-value" name="places_served"/> '
                    "countries and territories."
                ),
                (
                    "Each figure and each status is looked up when this page is read. A law that "
                    "is repealed tomorrow is no longer counted tomorrow."
                ),
            ),
        ),
    ),
)
