"""The settings of the public service, for Lighthouse.

It asks for `/robots.txt` without the headers it was given, as if no proxy were in front: that one
file is not sent to HTTPS.
"""

from config.settings.public import *  # noqa: F403  (but for what stands below)

SECURE_REDIRECT_EXEMPT = [r"^robots\.txt$"]
