"""Which words readers see. Whatever is not named here is theirs, so nothing new is forgotten."""

from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
#: Where words of the public site may stand. Foundation and the packages below write some of them.
TEMPLATES: Final = "templates"
PACKAGES: Final = (
    "casestudies",
    "legislation",
    "partnerships/register",
    "site/exchange",
    "site/foundation",
    "site/reference",
    "site/stewardship",
    "site/website",
)

#: What only colleagues see, and why: the office speaks English.
OF_THE_OFFICE: Final = {
    # --- templates
    "templates/*/admin/*": "screens of the admin",
    "templates/tracker/*": "the private tracker",
    "templates/account*/*": "signing in",
    "templates/allauth/*": "signing in",
    "templates/wagtail*/*": "screens of the admin",
    "templates/components/messages/*": "what the admin says after a deed",
    "templates/403_csrf.html": "forms behind the sign-in; public forms have no such token",
    # --- rooms of every app
    "*/migrations/*": "names of columns as they once were",
    "*/management/*": "the shell",
    "*/panels.py": "forms of the admin",
    "*/viewsets.py": "screens of the admin",
    "*/wagtail_hooks.py": "screens of the admin",
    "*/bulk_actions.py": "screens of the admin",
    "*/homepage.py": "the first screen of the admin",
    "*/log_actions.py": "the log in the admin",
    "*/services/check_*": "why a record may not be published, told to its editor",
    "*/services/find_*": "the reports on the quality of records",
    "*/services/merge_*": "joining two records",
    "*/services/seed_*": "the demonstration",
    # --- foundation
    "site/foundation/blocks.py": "labels of the editor",
    "site/foundation/checking.py": "why a record may not be published",
    "site/foundation/conflicts.py": "drafts that disagree",
    "site/foundation/date_display.py": "the admin",
    "site/foundation/date_filters.py": "filters of the admin",
    "site/foundation/date_forms.py": "the admin",
    "site/foundation/date_reading.py": "what an editor typed as a date",
    "site/foundation/differences.py": "comparing drafts",
    "site/foundation/fields.py": "names of kinds of columns",
    "site/foundation/notices.py": "e-mail to colleagues",
    "site/foundation/publishing.py": "why a record may not be published",
    "site/foundation/record_filters.py": "filters of the admin",
    "site/foundation/record_list.py": "lists of the admin",
    "site/foundation/record_views.py": "screens of the admin",
    "site/foundation/repercussion*": "screens of the admin",
    "site/foundation/row_*": "forms of the admin",
    "site/foundation/services/*": "deeds of colleagues",
    "site/foundation/viewsets.py": "screens of the admin",
    # --- reference
    "site/reference/apps.py": "the name of the app",
    "site/reference/choices.py:CodeKind": "the form of a place in the admin",
    "site/reference/choices.py:NameKind": "the form of a place in the admin",
    "site/reference/forms.py": "forms of the admin",
    "site/reference/models/topic_tagging.py": "the form of a record",
    "site/reference/services/*": "loading reference data",
    # --- stewardship
    "site/stewardship/choices.py:ReportState": "the list of reports",
    "site/stewardship/choices.py:ReportAnswer": "the list of reports",
    "site/stewardship/choices.py:QueueReason": "the review queue",
    "site/stewardship/choices.py:Whose": "the review queue",
    "site/stewardship/choices.py:QualityKind": "the report on quality",
    "site/stewardship/choices.py:RecordsReported": "the report on quality",
    "site/stewardship/filters.py": "the review queue",
    "site/stewardship/forms.py": "forms of the admin",
    "site/stewardship/services/*": "checks, queues and digests of colleagues",
    "site/stewardship/views/*": "screens of the admin",
    # --- legislation
    "legislation/forms.py": "forms of the admin",
    "legislation/filters.py": "filters of the admin",
    "legislation/services/promote_to_act/*": "making an act of a bill",
    "legislation/views/*": "screens of the admin",
    # --- partnerships
    "partnerships/register/forms.py": "forms of the admin",
    # --- case studies
    "casestudies/services/*": "handing ties over when records are joined",
    # --- website
    "site/website/live_values/editor.py": "the rich text editor",
    "site/website/live_values/chips.py": "the rich text editor",
    "site/website/search/staff.py": "the search of the staff",
    "site/website/services/foresee_values.py": "what publishing will change",
    "site/website/services/move_live_values.py": "joining records",
    "site/website/views/live_values.py": "the rich text editor",
    "site/website/views/staff_search.py": "the search of the staff",
    "site/website/views/translating.py": "translating pages in the admin",
}

#: The kinds of record whose names readers meet, at a permanent address or in a list of changes.
KINDS_READERS_MEET: Final = frozenset(
    {
        "Assessment",
        "CaseStudyPage",
        "Edition",
        "Engagement",
        "Event",
        "Forum",
        "Framework",
        "Instrument",
        "Jurisdiction",
        "Organisation",
        "Portal",
        "Provision",
        "Seat",
        "StandardPage",
        "Topic",
    }
)


def is_of_the_office(name: str) -> bool:
    """Return whether only colleagues see the words of a file, or of a class ("path:Class")."""
    return any(fnmatch(name, pattern) for pattern in OF_THE_OFFICE)


def templates() -> Iterator[Path]:
    """Yield the templates that readers see."""
    for path in sorted((ROOT / TEMPLATES).rglob("*")):
        if path.is_file() and not is_of_the_office(name_of(path)):
            yield path


def modules() -> Iterator[Path]:
    """Yield the modules with words that readers see."""
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            if not is_of_the_office(name_of(path)):
                yield path


def name_of(path: Path) -> str:
    """Return the path of a file as a catalogue names it."""
    return path.relative_to(ROOT).as_posix()
