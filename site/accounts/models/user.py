"""The person who signs in, known by e-mail address."""

from typing import Any, ClassVar, Self

from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from accounts.choices import DigestRhythm
from accounts.models.team import Team
from accounts.querysets import SESSION_FIELDS, UserQuerySet


class UserManager(BaseUserManager["User"].from_queryset(UserQuerySet)):  # type: ignore[misc]
    """Makes users by e-mail address; no account is ever a superuser."""

    use_in_migrations = False

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Return a saved user; raises ValueError without an e-mail address."""
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user: User = self.model(email=email, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find a user by e-mail address, whatever its case."""
        user: User = self.get(email__iexact=username)
        return user


class User(AbstractUser):
    """A colleague with an account: e-mail address for sign-in, roles as groups, one team.

    Every session is bound to `session_epoch`. It rises when the account is disabled or enabled,
    when its password, address, roles or second factors change, and at "sign out everywhere".
    """

    username = None  # type: ignore[assignment]  # the e-mail address is the only identifier
    email = models.EmailField(_("e-mail address"), unique=True)
    team = models.ForeignKey(
        Team,
        verbose_name=_("team"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="members",
    )
    digest = models.CharField(
        _("e-mail about what is due"),
        max_length=10,
        choices=DigestRhythm,
        default=DigestRhythm.DAILY,
        help_text=_("Sent only when something is due."),
    )
    session_epoch = models.PositiveIntegerField(_("session counter"), default=0, editable=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ["email"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="accounts_user_email_any_case",
                violation_error_message=_("There is an account with this e-mail address."),
            ),
            models.CheckConstraint(
                condition=models.Q(is_superuser=False),
                name="accounts_user_no_superuser",
                violation_error_message=_("No account is a superuser: give a role instead."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.email

    @classmethod
    def from_db(cls, db: str | None, field_names: Any, values: Any, **kwargs: Any) -> Self:
        """Load a row and remember what decides over its sessions."""
        user = super().from_db(db, field_names, values, **kwargs)
        user._remember()
        return user

    def clean(self) -> None:
        """Keep one spelling of an address."""
        super().clean()
        self.email = self.email.strip().lower()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; end the account's sessions when what decides over them has changed.

        The counter itself is only ever raised in the database, so that a copy of the row loaded
        earlier cannot bring an old session back.
        """
        self.email = self.email.strip().lower()
        ends_sessions = not self._state.adding and self._session_state() != self._loaded_state()
        if not self._state.adding and kwargs.get("update_fields") is None:
            kwargs["update_fields"] = [
                field.name
                for field in self._meta.concrete_fields
                if not field.primary_key and field.name != "session_epoch"
            ]
        super().save(*args, **kwargs)
        if ends_sessions:
            self.end_sessions()
        self._remember()

    def end_sessions(self) -> None:
        """Sign this account out everywhere."""
        accounts = type(self)._base_manager.filter(pk=self.pk)
        accounts.update(session_epoch=models.F("session_epoch") + 1)
        self.refresh_from_db(fields=["session_epoch"])

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Return what a session must carry; Django compares it on every request."""
        return salted_hmac(
            "accounts.User.session",
            f"{self.password}:{self.session_epoch}",
            secret=secret,
            algorithm="sha256",
        ).hexdigest()

    def _session_state(self) -> dict[str, Any]:
        return {name: self.__dict__.get(name) for name in SESSION_FIELDS}

    def _loaded_state(self) -> dict[str, Any]:
        state: dict[str, Any] = self.__dict__.get("_session_state_loaded", {})
        return state

    def _remember(self) -> None:
        self.__dict__["_session_state_loaded"] = self._session_state()
