"""Find out whether anybody changed the audit log behind our back."""

from partnerships.tracker.models import AuditEntry, AuditHead
from partnerships.tracker.services.write_audit import digest_of


def verify_audit() -> list[str]:
    """Return what is wrong with the chain of the log, in words; nothing if it is whole."""
    found: list[str] = []
    before, number = "", 0
    for entry in AuditEntry.objects.order_by("number").iterator():
        if entry.number != number + 1:
            found.append(f"Lines {number + 1} to {entry.number - 1} are missing.")
        elif entry.digest != digest_of(entry, before):
            found.append(f"Line {entry.number} was changed.")
        before, number = entry.digest, entry.number
    head = AuditHead.objects.filter(pk=1).first()
    if head is not None and (head.number, head.digest) != (number, before):
        found.append(f"The log ends at line {number}, but line {head.number} was written.")
    return found
