"""The standing texts that help to use the site and its data."""

from django.utils.translation import gettext_noop as _

from website.data.standing_texts.parts import Items, Section, StandingText

HOW_TO_REPORT_AN_ERROR = StandingText(
    slug="how-to-report-an-error",
    title=_("How to report an error"),
    introduction=_(
        "Records are kept by people, and laws change. If something here is wrong or out of date, "
        "please tell us: no account is needed."
    ),
    sections=(
        Section(
            _("How to tell us"),
            (
                Items(
                    (
                        _(
                            "Open the record: the law, the portal, the partner, the meeting or "
                            "the scorecard in question."
                        ),
                        _("Follow “Report an error in this record” at its foot."),
                        _("Say what is wrong, and who says so: a source lets us check it at once."),
                        _(
                            "Leave an e-mail address if you would like an answer. You need not "
                            "give your name."
                        ),
                    ),
                    is_ordered=True,
                ),
                _(
                    "For whatever has no such link, a missing law for example, write to the "
                    'address on the page <a href="/contact/">Contact the policy team</a>.'
                ),
            ),
        ),
        Section(
            _("What happens then"),
            (
                _(
                    "Your report goes to the colleagues who keep the record, at the head of the "
                    "list of what they check. They compare the record with its sources and "
                    "correct it, or note why nothing needs to change. A correction is published "
                    'like every other change: it stands among the <a href="/changes/">recent '
                    "changes</a>, and in the feed of the record."
                ),
            ),
        ),
        Section(
            _("Please send no abuse material"),
            (
                _(
                    "Send no pictures, links or details of abuse with a report of an error. "
                    'Report them at the <a href="/portals/">reporting portal</a> of your country, '
                    "or to a hotline."
                ),
            ),
        ),
    ),
)

HOW_THE_DATA_CHANGES = StandingText(
    slug="how-the-data-changes",
    title=_("How the data changes"),
    introduction=_(
        "Where to see what has changed since you last looked, how to be told of it, and how long "
        "an address you have cited will work."
    ),
    sections=(
        Section(
            _("What has changed"),
            (
                _(
                    'The page <a href="/changes/">Recent changes</a> names every record that was '
                    "added, changed or taken off, with the day and what is different. What is "
                    'known to be coming stands under <a href="/upcoming/">Upcoming dates</a>.'
                ),
                _(
                    "The status of a law can change without anybody editing it: on the day on "
                    "which it takes effect, expires or comes back into force. Such a change is "
                    "listed too."
                ),
            ),
        ),
        Section(
            _("How to be told"),
            (
                Items(
                    (
                        _(
                            'By e-mail: <a href="/follow/">follow</a> a country, a topic, a '
                            "record or a whole list. We write only when something has changed."
                        ),
                        _(
                            'In a feed reader: the <a href="/feeds/changes.atom">Atom feed</a> '
                            "of all changes. Every list, country and record has one of its own."
                        ),
                        _(
                            'In your calendar: <a href="/calendar.ics">dates to come</a>, kept '
                            "up to date by itself."
                        ),
                        _(
                            'In your own programs: the <a href="/api/v1/changes">changes in the '
                            'API</a>, described on the page <a href="/api/">For programs</a>.'
                        ),
                    )
                ),
            ),
        ),
        Section(
            _("What stays"),
            (
                Items(
                    (
                        _(
                            "Every record has a permanent address, at its foot. It goes on "
                            "working when the title changes, when a bill becomes an act, and "
                            "when two records become one."
                        ),
                        _(
                            "What is taken off leaves its address behind, with the day and the "
                            "reason."
                        ),
                        _(
                            "Every file that you download says as of which day it is. The names "
                            "of its columns do not change, whatever the language."
                        ),
                    )
                ),
                _(
                    "What our words mean, and how a status is computed, stands in the "
                    '<a href="/methodology/">methodology</a>.'
                ),
            ),
        ),
    ),
)

HOW_WE_NAME_PLACES = StandingText(
    slug="how-we-name-places",
    title=_("How we name places"),
    introduction=_(
        "Which countries and territories are listed here, where their names come from, and what "
        "the map does and does not say."
    ),
    sections=(
        Section(
            _("Which places are listed"),
            (
                _(
                    "Every country and territory with a code in the standard ISO 3166-1, and a "
                    "few that have none of their own but have laws or a portal of their own: "
                    "Kosovo, Ascension, Tristan da Cunha, Akrotiri and Dhekelia. Beside them "
                    "stand parts of states that make law themselves, and regional and "
                    "international bodies."
                ),
                _(
                    "“State” here means a member or observer state of the United Nations; every "
                    "other place is called a territory. Nothing else is meant by the difference. "
                    "Regions are those of the United Nations’ standard M49."
                ),
            ),
        ),
        Section(
            _("Where names come from"),
            (
                _(
                    "Names in each language are those of the Unicode CLDR, which computers and "
                    "telephones use too; in a few cases a shorter name in common use stands in "
                    "its place. The page of a place shows its names in its own languages. The "
                    "search finds former names, and names in other languages."
                ),
                _(
                    "Lists stand in alphabetical order, in the order of the language you read. "
                    "No order or grouping implies a rank."
                ),
            ),
        ),
        Section(
            _("Disputed places"),
            (
                _(
                    "Where states disagree about a territory, we record which law is applied "
                    "there and which body answers for it, because this is what somebody who "
                    "wants to report needs to know. To list a place, to name it or to draw a "
                    "line takes no position on its status or on any claim."
                ),
                _(
                    'The <a href="/map/">map of the world</a> has the shapes of Natural Earth, '
                    "made simpler. They follow who controls the land, not who has a right to it. "
                    "Everything that the map says stands in a table below it."
                ),
            ),
        ),
        Section(
            _("If you see it differently"),
            (
                _(
                    'Write to us: the address stands on the page <a href="/contact/">Contact the '
                    "policy team</a>. Please name the source on which you rely. We follow the "
                    "standards named above, and change a name when they do."
                ),
            ),
        ),
    ),
)
