"""The standing texts about reporting portals, and the one about the office."""

from django.utils.translation import gettext_noop as _

from website.data.standing_texts.parts import Items, Section, StandingText

WHY_A_PORTAL = StandingText(
    slug="why-a-portal",
    title=_("Why a portal"),
    introduction=_(
        "In many countries a person who comes across images of child sexual abuse has nowhere "
        "to report them. A reporting portal gives a whole country that place."
    ),
    sections=(
        Section(
            _("What a portal is"),
            (
                _(
                    "A portal is a page in the country’s own languages, with its own address. "
                    "Whoever sees suspected child sexual abuse material can report the address "
                    "where it stands: in a few steps, without giving a name. Trained analysts "
                    "assess every report. Behind the portal stands a government partner, who "
                    "decides with us how it is run and made known."
                ),
                _(
                    'Today there are <embed embedtype="live-value" name="portals_live"/> portals '
                    'live. They serve <embed embedtype="live-value" name="places_served"/> '
                    "countries and territories, in "
                    '<embed embedtype="live-value" name="languages"/> languages.'
                ),
            ),
        ),
        Section(
            _("What it does for a country"),
            (
                Items(
                    (
                        _(
                            "People can act on what they have seen, without fear and without "
                            "searching for an office."
                        ),
                        _(
                            "Confirmed material is taken down at its source, wherever in the "
                            "world it is hosted."
                        ),
                        _(
                            "Police and the national partner learn what concerns their country, "
                            "by an agreed route."
                        ),
                        _(
                            "Industry receives lists and hashes, so that material already known "
                            "does not come back."
                        ),
                        _(
                            "The country meets a duty that several conventions lay down: to give "
                            "the public a way to report."
                        ),
                    )
                ),
            ),
        ),
        Section(
            _("What it asks of a country"),
            (
                _(
                    "A partner in government who owns the project; a law under which such "
                    "material can be removed, or the will to make one; and words in the languages "
                    "people speak. A portal needs no new hotline, no analysts in the country and "
                    "no technology to buy. Where a country later builds a hotline of its own, the "
                    "portal hands over to it."
                ),
                _(
                    'The <a href="/case-studies/">case studies</a> show how other countries went '
                    "about it."
                ),
            ),
        ),
    ),
)

HOW_REPORTING_WORKS = StandingText(
    slug="how-reporting-works",
    title=_("How reporting works"),
    introduction=_(
        "From the moment somebody presses “send” to the moment the material is gone: what "
        "happens to a report."
    ),
    sections=(
        Section(
            _("Five steps"),
            (
                Items(
                    (
                        _(
                            "<b>Somebody reports.</b> The portal asks for the address of the "
                            "page, and little more. The report may be anonymous. Pictures and "
                            "videos are never uploaded or sent on."
                        ),
                        _(
                            "<b>An analyst assesses it.</b> The content is compared with the law "
                            "and with what is already known. Most reports turn out to be "
                            "something else; those are closed."
                        ),
                        _(
                            "<b>The place is traced.</b> Where the content is hosted decides who "
                            "is told: a hotline in that country, its police, or the company that "
                            "hosts it."
                        ),
                        _(
                            "<b>It is removed.</b> A notice goes out at once. Until the content "
                            "is gone, its address is on a list with which companies block it; its "
                            "digital fingerprint stops copies from being uploaded again."
                        ),
                        _(
                            "<b>The country learns of it.</b> The national partner receives "
                            "figures, and what the agreement provides for about material that "
                            "concerns the country."
                        ),
                    ),
                    is_ordered=True,
                ),
            ),
        ),
        Section(
            _("If you want to report"),
            (
                _(
                    'Choose your country among the <a href="/portals/">reporting portals</a>. If '
                    "it is not there, your country may have a hotline of its own; the police can "
                    "tell you. If a child is in danger now, call the emergency number of your "
                    "country."
                ),
                _(
                    "<b>Never send pictures, links or details of abuse to this site or by "
                    "e-mail.</b> Do not save, copy or share what you have seen: in most countries "
                    "that is an offence, whatever the intention."
                ),
            ),
        ),
    ),
)

CONTACT = StandingText(
    slug="contact",
    title=_("Contact the policy team"),
    introduction=_(
        "For governments, legislators, regulators and partners: how to reach the people who "
        "keep these pages."
    ),
    sections=(
        Section(
            _("Write to us about"),
            (
                Items(
                    (
                        _("a reporting portal for your country or territory;"),
                        _(
                            "a law or a bill: a text to comment on, a question about what other "
                            "countries do;"
                        ),
                        _(
                            "evidence, a consultation or a meeting to which you would like to "
                            "invite us;"
                        ),
                        _("a mistake on these pages. Please name the page and your source."),
                    )
                ),
                _(
                    "The address of the policy office is "
                    '<a href="mailto:policy@example.org">policy@example.org</a>. We answer within '
                    "five working days."
                ),
            ),
        ),
        Section(
            _("Please do not report abuse here"),
            (
                _(
                    "Send no pictures, links or details of abuse to this address: it is not "
                    "watched by analysts, and forwarding such material can be an offence. Report "
                    'it at the <a href="/portals/">reporting portal</a> of your country. If a '
                    "child is in danger now, call the emergency number of your country."
                ),
            ),
        ),
    ),
)
