"""The suite itself: every test that modelsearch has for all backends, none left out."""

from django.test import TestCase  # noqa: TID251  (the suite is made of them)
from modelsearch.tests.test_backends import BackendTests


class WhooshBackendTests(BackendTests, TestCase):
    backend_path = "whooshsearch.backend"
