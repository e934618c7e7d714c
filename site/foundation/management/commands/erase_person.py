"""`manage.py erase_person`: erase what is kept about somebody, or do it again after a restore."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from foundation.registries import ErasureWish, erasure_steps


class Command(BaseCommand):
    """Run what every app registered to erase a person."""

    help = "Erases a person, by identifier or e-mail address; --replay does so after a restore."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take who, why and on whose word; or the wish to erase again."""
        parser.add_argument("who", nargs="?", help="identifier or e-mail address of the person")
        parser.add_argument("--reason", default="", help="why; kept, so name nobody in it")
        parser.add_argument("--by", default="", help="e-mail address of the manager who decided")
        parser.add_argument(
            "--also",
            action="append",
            default=[],
            help="a further word to take out of texts, such as the family name alone",
        )
        parser.add_argument(
            "--replay", action="store_true", help="erase again everybody on the list of erasures"
        )
        parser.add_argument("--list", type=Path, help="with --replay: a copy of the list to read")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Erase; the exit code tells whether anybody was found."""
        if options["replay"]:
            for step in erasure_steps:
                step.replay(self.stdout.write, options["list"])
            return
        if not (options["who"] and options["reason"] and options["by"]):
            raise CommandError("Say who, --reason and --by; or --replay.")
        wish = ErasureWish(
            options["who"], options["reason"], _manager(options["by"]), tuple(options["also"])
        )
        try:
            with transaction.atomic():
                found = [step.erase(wish, self.stdout.write) for step in erasure_steps]
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except PermissionDenied as error:
            raise CommandError("Only a partnership manager may decide this (--by).") from error
        if not any(found):
            raise CommandError("Nobody is kept under this identifier or address.")


def _manager(email: str) -> Any:
    user = get_user_model()._default_manager.filter(email__iexact=email, is_active=True).first()
    if user is None:
        raise CommandError("There is no active account with this address (--by).")
    return user
