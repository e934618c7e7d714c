"""Log an e-mail: upload its file, look at what was read off it, save."""

from functools import partial
from typing import Any, ClassVar
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from partnerships.tracker.choices import (
    InteractionKind,
    InteractionState,
    Priority,
    Right,
    Visibility,
)
from partnerships.tracker.forms.email import EmailForm, EmailUploadForm
from partnerships.tracker.forms.fields import When
from partnerships.tracker.models import Interaction
from partnerships.tracker.services.guess_correspondents import Guess, guess_correspondents
from partnerships.tracker.services.keep_incoming import drop_incoming, find_incoming, keep_incoming
from partnerships.tracker.services.log_interaction import log_interaction
from partnerships.tracker.services.read_email import Email, read_email
from partnerships.tracker.views.form_screens import TrackerFormScreen


class EmailView(TrackerFormScreen):
    """Takes the file of an e-mail, then the form that is filled in from it.

    Between the two the file lies among the private ones, for a day, under signed words that only
    the colleague who uploaded it can use: nothing of it is in the tracker before it is saved.
    """

    needs: ClassVar[Right] = Right.EDIT
    page_title = _("Log an e-mail")
    header_icon = "mail"

    @property
    def token(self) -> str:
        """The words under which the uploaded file lies."""
        return self.request.GET.get("mail", "")

    @cached_property
    def email(self) -> Email | None:
        """The uploaded e-mail, None before the upload or when it is gone."""
        data = find_incoming(self.token, self.colleague) if self.token else None
        try:
            return read_email(data) if data else None
        except ValidationError:
            return None

    @cached_property
    def guess(self) -> Guess:
        """Whom the e-mail was between, as far as its addresses are known."""
        return guess_correspondents(self.email, self.colleague) if self.email else Guess()

    def get_template_names(self) -> list[str]:
        """Return the template of the step."""
        return [f"tracker/admin/{'email' if self.email else 'email_upload'}.html"]

    def get_form(self) -> forms.BaseForm:
        """Return the form of the step."""
        self.submit_label = _("Log it") if self.email else _("Read it")
        self.form_class = EmailForm if self.email else EmailUploadForm
        return super().get_form()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Send whoever comes back too late to the upload."""
        response = super().dispatch(request, *args, **kwargs)
        if self.token and self.email is None and response.status_code == HttpResponse.status_code:
            messages.error(request, _("This e-mail is not here any more: upload it again."))
            return HttpResponseRedirect(reverse("tracker_email"))
        return response

    def get_form_kwargs(self) -> dict[str, Any]:
        """Return what the form of the step is made with."""
        kwargs = super().get_form_kwargs()
        if self.email is None:
            return kwargs
        partner = None if "data" in kwargs else self.guess.relationship
        return kwargs | {"email": self.email, "partner": partner}

    def get_initial(self) -> dict[str, Any]:
        """Return what was read off the e-mail; a day it does not say is left to the colleague."""
        email = self.email
        if email is None:
            return {}
        us = {colleague.pk: colleague for colleague in [*self.guess.colleagues, self.colleague]}
        return {
            "relationship": self.guess.relationship,
            "posts": self.guess.posts,
            "colleagues": list(us.values()),
            "kind": InteractionKind.EMAIL,
            "state": InteractionState.HELD,
            "on": email.sent_on,
            "subject": email.subject,
            "notes": email.text,
            "is_two_way": "no",
            "owner": self.colleague,
            "visibility": Visibility.STAFF,
            "follow_up_when": When.WEEK,
            "follow_up_by": self.colleague,
            "follow_up_priority": Priority.NORMAL,
            "attachments": [
                number
                for number, each in enumerate(email.attachments)
                if each.kind is not None and not each.is_inline
            ],
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what was read off the e-mail."""
        return super().get_context_data(
            **kwargs,
            email=self.email,
            guess=self.guess,
            today=timezone.localdate(),
            back=reverse("tracker_interactions"),
        )

    def save(self, form: Any) -> Any:
        """Keep the upload for the next step; log what was looked at."""
        if self.email is None:
            return keep_incoming(form.cleaned_data["file"], self.colleague)
        with form.placing_errors():
            saved = log_interaction(form.draft(), self.colleague, form.additions())
        transaction.on_commit(partial(drop_incoming, self.token, self.colleague))
        return saved

    def success_message(self, saved: Any) -> Any:
        """Return what comes next."""
        if not isinstance(saved, Interaction):
            return _("Nothing is saved yet: look at what was read.")
        return _("E-mail with %(partner)s is logged.") % {"partner": saved.relationship}

    def success_url(self, saved: Any) -> str:
        """Return the next step, or the page of what was logged."""
        if not isinstance(saved, Interaction):
            return f"{reverse('tracker_email')}?{urlencode({'mail': saved})}"
        return reverse("tracker_interaction", args=[saved.uid])
