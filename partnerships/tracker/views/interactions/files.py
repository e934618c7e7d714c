"""Private files, for those who see what they belong to."""

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase

from partnerships.tracker.choices import AuditAction, Right
from partnerships.tracker.models import PrivateFile
from partnerships.tracker.services.serve_file import serve_file
from partnerships.tracker.services.write_audit import write_audit
from partnerships.tracker.views.screens import TrackerView


class FileView(TrackerView):
    """Hands a private file over, and writes down that somebody opened it."""

    needs = Right.SEE
    http_method_names = ("get", "head")

    def get(self, _request: HttpRequest, uid: UUID) -> HttpResponseBase:
        """Return the file as a download; Http404 for one that is unseen or gone."""
        file = self.visible(PrivateFile, uid)
        response = serve_file(file)
        write_audit(AuditAction.FILE_READ, file, self.colleague)
        return response
