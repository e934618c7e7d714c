"""One style sheet out of many: what it imports is put in its place, each in its layer.

In the source there is one file for each component. A browser would fetch them one after another;
what is served is one file.
"""

import posixpath
import re
from collections.abc import Callable
from typing import Final

#: Returns the text of the style sheet with this name, or raises KeyError.
Read = Callable[[str], str]

_STRING: Final = r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\''
_COMMENT: Final = r"/\*.*?\*/"
_COMMENTS_AND_STRINGS: Final = re.compile(rf"({_COMMENT})|({_STRING})", re.DOTALL)
_IMPORT: Final = re.compile(rf"@import\s+((?:url\([^)]*\)|{_STRING}|[^;])*);")
#: What an import may say: an address in quotes, then a layer, then for which media.
_UNDERSTOOD: Final = re.compile(
    r"(?:url\(\s*)?(?P<quote>[\"'])(?P<address>[^\"'():?#]+)(?P=quote)(?:\s*\))?"
    r"(?:\s+layer\((?P<layer>[\w.-]+)\))?(?:\s+(?P<media>[^;]+?))?\s*"
)
_ADDRESS: Final = re.compile(r"url\(\s*(?P<quote>[\"']?)(?P<address>[^\"')]+)(?P=quote)\s*\)")
_ELSEWHERE: Final = re.compile(r"(?:[a-z]+:|/|#)", re.IGNORECASE)
_TOKENS: Final = re.compile(rf"({_STRING})|(\s+)|([^\s\"']+)")


class StyleBundleError(ValueError):
    """An import that cannot be put in its place."""


def bundled(name: str, read: Read) -> str:
    """Return the style sheet `name` with everything that it imports, without comments.

    Raise `StyleBundleError` for an import from elsewhere, one that nobody has, one that is not
    understood, and one that leads back to itself.
    """
    return _shortened(_with_imports(name, read, ()))


def _with_imports(name: str, read: Read, above: tuple[str, ...]) -> str:
    if name in above:
        raise StyleBundleError(f"{name} imports itself, by way of {', '.join(above)}")
    try:
        text = _COMMENTS_AND_STRINGS.sub(lambda found: found[2] or "", read(name))
    except KeyError as error:
        importer = above[-1] if above else name
        raise StyleBundleError(f"{importer} imports {name}, which there is not") from error
    return _IMPORT.sub(lambda found: _imported(found[1], name, read, above), text)


def _imported(words: str, name: str, read: Read, above: tuple[str, ...]) -> str:
    """Return what stands in the place of `@import <words>;` in the style sheet `name`."""
    understood = _UNDERSTOOD.fullmatch(words.strip())
    if understood is None or _ELSEWHERE.match(understood["address"]):
        raise StyleBundleError(f"{name}: the import of {words.strip()} is not understood")
    folder = posixpath.dirname(name)
    target = posixpath.normpath(posixpath.join(folder, understood["address"]))
    text = _moved(_with_imports(target, read, (*above, name)), target, folder)
    if understood["layer"]:
        text = f"@layer {understood['layer']} {{ {text} }}"
    return f"@media {understood['media']} {{ {text} }}" if understood["media"] else text


def _moved(text: str, name: str, folder: str) -> str:
    """Return the text of `name` with its addresses as they are from `folder`."""

    def moved(found: re.Match[str]) -> str:
        address = found["address"]
        if _ELSEWHERE.match(address):
            return found[0]
        path = posixpath.normpath(posixpath.join(posixpath.dirname(name), address))
        return f'url("{posixpath.relpath(path, folder or ".")}")'

    return _ADDRESS.sub(moved, text)


def _shortened(text: str) -> str:
    """Return a style sheet without the white space that means nothing; texts in quotes stay."""
    one_space = "".join(
        found[1] or (" " if found[2] else found[3]) for found in _TOKENS.finditer(text)
    )
    parts = re.split(rf"({_STRING})", one_space)
    parts[::2] = [re.sub(r"\s*([{};])\s*|,\s+", _tight, part) for part in parts[::2]]
    return "".join(parts).strip() + "\n"


def _tight(found: re.Match[str]) -> str:
    return found[1] or ","
