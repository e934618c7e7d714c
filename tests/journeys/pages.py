"""One public page of every kind."""

LISTS = (
    "/legislation/",
    "/countries/",
    "/portals/",
    "/partners/",
    "/forums/",
    "/case-studies/",
    "/topics/",
)
DETAILS = (
    "/legislation/ghana/cybersecurity-act/",
    "/countries/philippines/",
    "/countries/ghana/",
    "/portals/ghana/",
    "/partners/aarambh-india-initiative/",
    "/forums/eurodig/",
    "/case-studies/morocco-portal-launch/",
    "/topics/age-assurance/",
)
OTHERS = ("/", "/search/?q=abuse", "/why-a-portal/", "/how-reporting-works/", "/contact/")
PUBLIC_PAGES = (*OTHERS, *LISTS, *DETAILS)
