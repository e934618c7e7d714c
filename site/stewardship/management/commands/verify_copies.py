"""Compares every archived copy with the digest written down when it was kept."""

from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from stewardship.models import ArchivedCopy
from stewardship.services.verify_copies import CopyState, verify_copies


class Command(BaseCommand):
    """Reads every file anew, names the copies that are altered or missing, and fails if any is."""

    help = "Compare every archived copy with the SHA-256 written down when it was kept."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Verify all."""
        counts: Counter[CopyState] = Counter()
        copies = ArchivedCopy.objects.select_related("source").order_by("pk")
        for copy, state in verify_copies(copies.iterator()):
            counts[state] += 1
            if state is not CopyState.INTACT:
                self.stdout.write(f"{state.value}: {copy.uid} of {copy.source.uid} ({copy.sha256})")
        bad = counts[CopyState.ALTERED] + counts[CopyState.MISSING]
        if bad:
            raise CommandError(f"{bad} of {counts.total()} copies are not what was kept.")
        self.stdout.write(f"{counts.total()} copies are intact.")
