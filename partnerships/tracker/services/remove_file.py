"""Remove a private file that should not have been kept, such as one uploaded by mistake."""

from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.models import User
from partnerships.tracker.choices import AuditAction, Right
from partnerships.tracker.models import PrivateFile
from partnerships.tracker.querysets import may
from partnerships.tracker.services.write_audit import write_audit


@transaction.atomic
def remove_file(file: PrivateFile, user: User) -> None:
    """Remove a file and its bytes; what it belonged to stays.

    Raises PermissionDenied for whoever is no manager.
    """
    if not may(user, Right.MANAGE):
        raise PermissionDenied
    storage, name = file.file.storage, str(file.file.name)
    write_audit(AuditAction.DELETED, file, user)
    file.delete()
    transaction.on_commit(partial(storage.delete, name))
