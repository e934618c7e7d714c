"""The screen of one row, and that on which one thing is done to it."""

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from partnerships.tracker.choices import Right
from partnerships.tracker.models import TrackerModel
from partnerships.tracker.services.keep_file import keep_file
from partnerships.tracker.views.form_screens import TrackerFormScreen
from partnerships.tracker.views.screens import TrackerScreen

_LONGEST_TITLE = 80


class RowScreen(TrackerScreen):
    """Everything about one row of `model`; `list_url` and `list_title` name the list it is in."""

    model: ClassVar[type[TrackerModel]]
    list_url: ClassVar[str]
    list_title: ClassVar[Any] = ""
    http_method_names: Any = ("get", "head")

    @cached_property
    def row(self) -> Any:
        """The row; raises Http404 for who may not see it."""
        return self.visible(self.model, self.kwargs["uid"])

    def get_page_title(self) -> str:
        """Return what it is called."""
        return short(self.row)

    def trail(self) -> list[tuple[str, str]]:
        """Return the list."""
        return [(str(self.list_title), reverse(self.list_url))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the row and what the colleague may do with it."""
        self.note_view(self.row)
        return super().get_context_data(
            **kwargs,
            row=self.row,
            state=self.row.state_on(timezone.localdate()),
            may_edit=self.is_editable(self.row),
        )


class RowFormScreen(TrackerFormScreen):
    """A form about one row of `model` that the colleague may change."""

    needs: ClassVar[Right] = Right.EDIT
    model: ClassVar[type[TrackerModel]]
    #: The name of the address of the row, and of the list it is in.
    row_url: ClassVar[str]
    list_url: ClassVar[str]
    list_title: ClassVar[Any] = ""
    said: ClassVar[Any] = _("“%(record)s” was saved.")
    #: The field with the colleague who may do this too, without a right to change the rest.
    doer: ClassVar[str] = ""

    @cached_property
    def row(self) -> Any:
        """The row; raises Http404 unseen, PermissionDenied if the colleague may not change it."""
        row = self.visible(self.model, self.kwargs["uid"])
        if not (self.does(row) or self.is_editable(row)):
            raise PermissionDenied
        return row

    def does(self, row: Any) -> bool:
        """Say whether it is up to the colleague to settle the row."""
        return bool(self.doer) and getattr(row, f"{self.doer}_id") == self.colleague.pk

    def get_page_subtitle(self) -> str:
        """Return what is changed."""
        return short(self.row)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Look at once whether the colleague may change the row."""
        self.row  # noqa: B018  (raises for who may not)
        return super().get_form_kwargs()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Note who opened a confidential row."""
        if self.request.method != "POST":
            self.note_view(self.row)
        return super().get_context_data(**kwargs, row=self.row)

    def trail(self) -> list[tuple[str, str]]:
        """Return the list and the row."""
        return [
            (str(self.list_title), reverse(self.list_url)),
            (short(self.row), reverse(self.row_url, args=[self.row.uid])),
        ]

    def success_message(self, saved: Any) -> Any:
        """Return what is said afterwards."""
        return self.said % {"record": short(saved)}

    def success_url(self, saved: Any) -> str:
        """Go to the row."""
        return reverse(self.row_url, args=[saved.uid])


def keep_upload(upload: Any, user: User, **owner: TrackerModel) -> None:
    """Keep the file of a form, if there is one; raises ValidationError at the field `file`."""
    if not upload:
        return
    try:
        keep_file(upload, user, **owner)
    except ValidationError as error:
        raise ValidationError({"file": error.messages}) from error


def short(row: Any) -> str:
    """Return what a row is called, cut to the length of a title."""
    return Truncator(str(row)).chars(_LONGEST_TITLE)
