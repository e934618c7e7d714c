"""The staff service: everything, at `STAFF_URL`."""

from config.settings.production import *  # noqa: F403
