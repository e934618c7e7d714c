"""What the backend registers with Django."""

from django.core.checks import register

from whooshsearch.checks import check_backends, check_tasks

register(check_backends)
register(check_tasks)
