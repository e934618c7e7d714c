"""Visit the addresses of sources, and write down what they answer.

Two halves that know nothing of each other. *Visiting* (`roaming`, `visitor`, `network`, `robots`,
`courtesy`, `page_text`) is asynchronous, and knows no database: it turns an address into a
`Visit`. *Judging* (`judge`, `soft_404`) is pure: it turns a visit and what is known of the source
into a `Verdict`. `run` takes visits as they arrive and has `record` write each down at once, so
that a run can be broken off at any moment and goes on where it stopped.
"""

from stewardship.services.check_links.choose import Choice
from stewardship.services.check_links.policy import Policy
from stewardship.services.check_links.run import Progress, Run

__all__ = ["Choice", "Policy", "Progress", "Run"]
