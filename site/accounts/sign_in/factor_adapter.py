"""How second factors are stored: encrypted, so that a copy of the database makes no codes."""

import base64
import hashlib

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.encoding import force_bytes


class FactorAdapter(DefaultMFAAdapter):
    """Secrets under a key made from `SECRET_KEY`; `SECRET_KEY_FALLBACKS` still read old ones."""

    def encrypt(self, text: str) -> str:
        """Return the secret as it is stored."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return the secret as it is used."""
        return _cipher().decrypt(encrypted_text.encode()).decode()


def _cipher() -> MultiFernet:
    return MultiFernet([_key(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret: str | bytes) -> Fernet:
    digest = hashlib.sha256(b"accounts.second-factor:" + force_bytes(secret)).digest()
    return Fernet(base64.urlsafe_b64encode(digest))
