"""The standing texts on what the site promises: to be usable by everybody, and to keep little."""

from django.utils.translation import gettext_noop as _

from website.data.standing_texts.parts import Items, Section, StandingText

ACCESSIBILITY = StandingText(
    slug="accessibility",
    title=_("Accessibility"),
    introduction=_(
        "This site is meant for everybody, with any device and any aid. Here is what we aim at, "
        "what was tested, what is not good enough yet, and how to complain."
    ),
    sections=(
        Section(
            _("What we aim at"),
            (
                _(
                    "We aim at level AA of the Web Content Accessibility Guidelines (WCAG) 2.2, "
                    "in every language of the site. We believe that these pages meet it, but for "
                    "the gaps named below."
                ),
                Items(
                    (
                        _(
                            "Everything can be reached and used with the keyboard alone, without "
                            "JavaScript and without pictures."
                        ),
                        _(
                            "Text can be made twice as large, and pages fit a width of 320 "
                            "pixels, without scrolling in two directions; wide tables scroll by "
                            "themselves."
                        ),
                        _(
                            "Light, dark and high-contrast colours follow the settings of your "
                            "device. Nothing is told by colour alone."
                        ),
                        _(
                            "Every map, timeline and chart stands beside a table that says the "
                            "same."
                        ),
                        _(
                            "Nothing moves by itself, and nothing runs out of time but an open "
                            "form."
                        ),
                        _(
                            "Text in another language than the page is marked as such, so that "
                            "it is read aloud as it should be."
                        ),
                    )
                ),
            ),
        ),
        Section(
            _("What was tested"),
            (
                _(
                    "Every kind of page is tested by programs before each release: with the "
                    "rules of axe, in four languages, light and dark, on narrow and wide "
                    "screens; for valid HTML; and by journeys that use the keyboard only. A "
                    "release with a known error of this kind is not made."
                ),
                _(
                    "Programs find only a part of what gets in the way of people. These pages "
                    "have not been tested by people who depend on a screen reader, a magnifier "
                    "or voice control. Until they have, please tell us what we overlooked."
                ),
            ),
        ),
        Section(
            _("What is not good enough yet"),
            (
                Items(
                    (
                        _(
                            "Copies of laws and other sources are files of the bodies that "
                            "published them. Many are scanned pages without text. Where we quote "
                            "a provision, its words stand on our page as text."
                        ),
                        _(
                            "Titles and texts of laws that nobody has translated are shown in "
                            "the language in which we have them, and say so."
                        ),
                        _(
                            "On the map, small islands are hard to hit with a finger. The table "
                            "below it leads to the same pages."
                        ),
                    )
                ),
            ),
        ),
        Section(
            _("How to complain"),
            (
                _(
                    "If something does not work for you, or you need a page in another form, "
                    'write to the address on the page <a href="/contact/">Contact the policy '
                    "team</a>. Please name the page, and what you use to read it. We answer "
                    "within five working days, and say what we will do and by when."
                ),
                _(
                    "If our answer does not satisfy you, you may turn to the body in your country "
                    "that sees to the accessibility of websites or to equal treatment."
                ),
            ),
        ),
    ),
)

PRIVACY = StandingText(
    slug="privacy",
    title=_("Privacy"),
    introduction=_(
        "You can read everything here without telling us who you are. Here is what is kept when "
        "you write to us or follow something, and for how long."
    ),
    sections=(
        Section(
            _("When you read"),
            (
                _(
                    "This site sets no cookies, keeps nothing in your browser and counts no "
                    "visitors. No page asks another company’s server for anything: letters, "
                    "pictures, maps and scripts come from this site alone."
                ),
                _(
                    "So that nobody can flood the site, it counts how often the same network "
                    "address uses a form, the search or the API. This count is gone when its "
                    "time is over, a matter of minutes, and nobody reads it."
                ),
                _(
                    "Like every web server, ours may note the address of your network and what "
                    "you asked for, to find faults and attacks. Such notes are not tied to what "
                    "you write to us."
                ),
            ),
        ),
        Section(
            _("When you follow something by e-mail"),
            (
                _(
                    "We keep your e-mail address, what you follow, how often you want to hear of "
                    "it and in which language: nothing else. We write only once you have said "
                    "yes, by the link in our first message. Without a yes within 7 days, your "
                    "address is deleted."
                ),
                _(
                    "Every message has a link that ends it. Your address is then deleted; that "
                    "there was such a subscription is forgotten 30 days later. We do not learn "
                    "whether you open a message or follow a link in it."
                ),
            ),
        ),
        Section(
            _("When you report an error"),
            (
                _(
                    "Your words are kept with the history of the record. Your e-mail address, if "
                    "you gave one, is used for the answer only. It is deleted 90 days after the "
                    "report was dealt with, and a year after you sent it at the latest."
                ),
            ),
        ),
        Section(
            _("When you ask for a portal"),
            (
                _(
                    "What you write, with your name, office and address, is read by the "
                    "colleagues who work with governments, and used to answer you. It is deleted "
                    "a year after the request was dealt with, and two years after you sent it at "
                    "the latest."
                ),
            ),
        ),
        Section(
            _("What we never keep"),
            (
                _(
                    "Messages that contain pictures, links or details of abuse are marked as "
                    "such, are shown to as few people as possible, and are deleted 14 days "
                    'later. Please report such material at a <a href="/portals/">reporting '
                    "portal</a> instead."
                ),
            ),
        ),
        Section(
            _("Your rights"),
            (
                _(
                    "You may ask what we keep about you, have it corrected, and have it deleted. "
                    'Write to the address on the page <a href="/contact/">Contact the policy '
                    "team</a>. You may also complain to the data protection authority of your "
                    "country."
                ),
            ),
        ),
    ),
)
