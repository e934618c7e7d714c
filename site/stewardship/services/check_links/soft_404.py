"""Answers that say "found" and mean "not found"."""

import re
from typing import Final
from urllib.parse import unquote, urlsplit

from stewardship.services.check_links.page_text import FEW_LETTERS
from stewardship.services.check_links.visits import Answer, PageText

#: What a page of this kind calls itself, in its title or heading.
_NOT_FOUND: Final = re.compile(
    r"\b(?:page|file|document|content|resource|url|link)\s+(?:was\s+|could\s+)?(?:is\s+)?"
    r"(?:not\s+(?:be\s+)?found|missing|no\s+longer\s+(?:exists?|available)|does\s?n[o'’]t\s+exist|"
    r"(?:has\s+been\s+)?(?:removed|deleted)|unavailable)"
    r"|^\W*(?:not\s+found|404)\W*$|\b(?:error|http|status)\W{0,3}404\b|^\W*404\s*[-–—:|]"
    r"|\b404\s+(?:not\s+found|error|page)\b|[-–—:|]\s*404\W*$"
    r"|\bpage\s+(?:introuvable|non\s+trouv[ée]e)|\bp[áa]gina\s+no\s+(?:encontrada|existe)"
    r"|\bp[áa]gina\s+n[ãa]o\s+encontrada|\bseite\s+(?:wurde\s+)?nicht\s+gefunden"
    r"|\bpagina\s+(?:non\s+trovata|niet\s+gevonden)|страница\s+не\s+найдена"
    r"|الصفحة\s+غير\s+موجودة|页面不存在|ページが見つかりません|halaman\s+tidak\s+ditemukan",
    re.IGNORECASE,
)
_HOME: Final = re.compile(
    r"/?|/(?:[a-z]{2}(?:-[a-z]{2})?/?)?(?:(?:index|home|default|start|main)(?:\.\w{3,5})?/?)?",
    re.IGNORECASE,
)
_GATE: Final = re.compile(
    r"(?:^|[/_.-])(?:log-?in|sign-?in|sso|oauth2?|authorize|consent|cookie-?(?:wall|consent)|"
    r"captcha|challenge)(?:[/_.-]|$)",
    re.IGNORECASE,
)


def says_not_found(page: PageText) -> bool:
    """Whether title or headings of a page say that there is nothing here."""
    return any(_NOT_FOUND.search(words) for words in (page.title, *page.headings))


def leads_home(answer: Answer) -> bool:
    """Whether a redirect led from a page deep inside to the front page of a site."""
    return bool(answer.hops) and not is_home(answer.hops[0].url) and is_home(answer.url)


def leads_to_gate(answer: Answer) -> bool:
    """Whether a redirect led to a sign-in, or to a demand for consent."""
    if not answer.hops:
        return False
    asked, led_to = urlsplit(answer.hops[0].url), urlsplit(answer.url)
    return bool(_GATE.search(_place(led_to))) and not _GATE.search(_place(asked))


def is_home(url: str) -> bool:
    """Whether an address is that of a front page: "/", "/en/", "/index.html"."""
    parts = urlsplit(url)
    return not parts.query and bool(_HOME.fullmatch(unquote(parts.path)))


def answers_like_decoy(answer: Answer) -> bool:
    """Whether the host says the same to an address that we made up.

    A page of few letters proves nothing: it may be drawn by a script, as whole sites are.
    """
    decoy = answer.decoy
    if decoy is None or decoy.status != answer.status or is_home(_asked(answer)):
        return False
    same_words = answer.page.sha256 == decoy.sha256 and answer.page.letters >= FEW_LETTERS
    return same_words or (bool(answer.hops) and answer.url == decoy.url)


def _asked(answer: Answer) -> str:
    return answer.hops[0].url if answer.hops else answer.url


def _place(parts: object) -> str:
    return f"{getattr(parts, 'hostname', '') or ''}{getattr(parts, 'path', '')}"
