"""The standing texts of a new site. Editors change them in the admin; a page is made only once."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Section:
    """A heading and the rich text below it."""

    heading: str
    html: str


@dataclass(frozen=True)
class StandingText:
    """One page of standing text."""

    slug: str
    title: str
    introduction: str
    sections: tuple[Section, ...]

    @property
    def blocks(self) -> list[tuple[str, str]]:
        """The body of the page as blocks."""
        return [
            block
            for section in self.sections
            for block in (("heading", section.heading), ("text", section.html))
        ]


WHY_A_PORTAL = StandingText(
    slug="why-a-portal",
    title="Why a portal",
    introduction=(
        "In many countries a person who comes across images of child sexual abuse has nowhere "
        "to report them. A reporting portal gives a whole country that place."
    ),
    sections=(
        Section(
            "What a portal is",
            """
<p>A portal is a page in the country’s own languages, with its own address. Whoever sees suspected
child sexual abuse material can report the address where it stands: in a few steps, without giving
a name. Trained analysts assess every report. Behind the portal stands a government partner, who
decides with us how it is run and made known.</p>
<p>Today there are <embed embedtype="live-value" name="portals_live"/> portals live. They serve
<embed embedtype="live-value" name="places_served"/> countries and territories, in
<embed embedtype="live-value" name="languages"/> languages.</p>
""".strip(),
        ),
        Section(
            "What it does for a country",
            """
<ul>
<li>People can act on what they have seen, without fear and without searching for an office.</li>
<li>Confirmed material is taken down at its source, wherever in the world it is hosted.</li>
<li>Police and the national partner learn what concerns their country, by an agreed route.</li>
<li>Industry receives lists and hashes, so that material already known does not come back.</li>
<li>The country meets a duty that several conventions lay down: to give the public a way to
report.</li>
</ul>
""".strip(),
        ),
        Section(
            "What it asks of a country",
            """
<p>A partner in government who owns the project; a law under which such material can be removed,
or the will to make one; and words in the languages people speak. A portal needs no new hotline,
no analysts in the country and no technology to buy. Where a country later builds a hotline of its
own, the portal hands over to it.</p>
<p>The <a href="/case-studies/">case studies</a> show how other countries went about it.</p>
""".strip(),
        ),
    ),
)

HOW_REPORTING_WORKS = StandingText(
    slug="how-reporting-works",
    title="How reporting works",
    introduction=(
        "From the moment somebody presses “send” to the moment the material is gone: what "
        "happens to a report."
    ),
    sections=(
        Section(
            "Five steps",
            """
<ol>
<li><b>Somebody reports.</b> The portal asks for the address of the page, and little more. The
report may be anonymous. Pictures and videos are never uploaded or sent on.</li>
<li><b>An analyst assesses it.</b> The content is compared with the law and with what is already
known. Most reports turn out to be something else; those are closed.</li>
<li><b>The place is traced.</b> Where the content is hosted decides who is told: a hotline in that
country, its police, or the company that hosts it.</li>
<li><b>It is removed.</b> A notice goes out at once. Until the content is gone, its address is on a
list with which companies block it; its digital fingerprint stops copies from being uploaded
again.</li>
<li><b>The country learns of it.</b> The national partner receives figures, and what the agreement
provides for about material that concerns the country.</li>
</ol>
""".strip(),
        ),
        Section(
            "If you want to report",
            """
<p>Choose your country among the <a href="/portals/">reporting portals</a>. If it is not there, your
country may have a hotline of its own; the police can tell you. If a child is in danger now, call
the emergency number of your country.</p>
<p><b>Never send pictures, links or details of abuse to this site or by e-mail.</b> Do not save,
copy or share what you have seen: in most countries that is an offence, whatever the intention.</p>
""".strip(),
        ),
    ),
)

CONTACT = StandingText(
    slug="contact",
    title="Contact the policy team",
    introduction=(
        "For governments, legislators, regulators and partners: how to reach the people who "
        "keep these pages."
    ),
    sections=(
        Section(
            "Write to us about",
            """
<ul>
<li>a reporting portal for your country or territory;</li>
<li>a law or a bill: a text to comment on, a question about what other countries do;</li>
<li>evidence, a consultation or a meeting to which you would like to invite us;</li>
<li>a mistake on these pages. Please name the page and your source.</li>
</ul>
<p>The address of the policy office is <a href="mailto:policy@example.org">policy@example.org</a>.
We answer within five working days.</p>
""".strip(),
        ),
        Section(
            "Please do not report abuse here",
            """
<p>Send no pictures, links or details of abuse to this address: it is not watched by analysts, and
forwarding such material can be an offence. Report it at the
<a href="/portals/">reporting portal</a> of your country. If a child is in danger now, call the
emergency number of your country.</p>
""".strip(),
        ),
    ),
)

STANDING_TEXTS = (WHY_A_PORTAL, HOW_REPORTING_WORKS, CONTACT)
