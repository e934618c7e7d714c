"""The person who signs in, known by e-mail address."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from accounts.models.team import Team


class UserManager(BaseUserManager["User"]):
    """Makes users by e-mail address; no account is ever a superuser."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Return a saved user; raises ValueError without an e-mail address."""
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find a user by e-mail address, whatever its case."""
        return self.get(email__iexact=username)


class User(AbstractUser):
    """A colleague with an account: e-mail address for sign-in, roles as groups, one team."""

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

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ["email"]
        constraints = [
            models.UniqueConstraint(Lower("email"), name="accounts_user_email_any_case"),
            models.CheckConstraint(
                condition=models.Q(is_superuser=False), name="accounts_user_no_superuser"
            ),
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.email
