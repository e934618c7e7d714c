"""The settings of the tests, on the database that the bench made."""

import os

os.environ["TEST_DATABASE_URL"] = os.environ["BENCH_DATABASE"]

from config.settings.test import *  # noqa: F403  (what stands above comes first)

#: Templates stay compiled, as they do in production.
DEBUG = False
LOGGING_CONFIG = None
