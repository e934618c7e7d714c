"""Searches to begin with, in every language: real words that find something there."""

from typing import Final

from django.conf import settings

IDEAS: Final = {
    "en": ("Ghana", "mandatory reporting", "notice and takedown"),
    "fr": ("Côte d’Ivoire", "signalement obligatoire", "cybercriminalité"),
    "es": ("Filipinas", "denuncia obligatoria", "ciberdelincuencia"),
    "ar": ("غانا", "الإبلاغ الإلزامي", "الجرائم الإلكترونية"),
}


def search_ideas(language: str) -> tuple[str, ...]:
    """Return the searches to begin with in a language, those in English where it has none."""
    return IDEAS.get(language) or IDEAS[settings.LANGUAGE_CODE.partition("-")[0]]
