"""What this app registers with the layers below."""

from accounts.roles import grants
from stewardship.models import Source

grants.supporting(Source)
