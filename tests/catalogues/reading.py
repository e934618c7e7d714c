"""Reads the words to translate out of templates and modules, without GNU gettext."""

import ast
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from babel.messages.extract import DEFAULT_KEYWORDS, extract_python
from django.utils.translation.template import templatize

from tests.catalogues import scope

#: How many leading arguments of each function are words, and which of them is a context.
_SINGULAR, _PLURAL, _CONTEXT, _PLURAL_IN_CONTEXT = "gettext", "ngettext", "pgettext", "npgettext"
_FORMS: Final = {_SINGULAR: 1, _PLURAL: 2, _CONTEXT: 2, _PLURAL_IN_CONTEXT: 3}
_TRANSLATION: Final = "django.utils.translation"
#: What names a column or a panel of the admin when it stands in a model.
_LABELLED: Final = ("Field", "ForeignKey", "Key", "Panel", "Constraint", "PanelGroup", "Block")


@dataclass(frozen=True)
class Message:
    """What is said, with its plural and what tells it from the same words elsewhere."""

    text: str
    plural: str = ""
    context: str = ""


@dataclass(frozen=True)
class Finding:
    """A message, and the file that says it."""

    message: Message
    file: str


def findings() -> Iterator[Finding]:
    """Yield everything that readers are told, file by file."""
    for path in scope.templates():
        for message in in_template(path.read_text(encoding="utf-8")):
            yield Finding(message, scope.name_of(path))
    for path in scope.modules():
        for message in in_module(path.read_text(encoding="utf-8"), path):
            yield Finding(message, scope.name_of(path))


def in_template(source: str) -> Iterator[Message]:
    """Yield the messages of a template, as Django reads them out of it."""
    calls = "\n".join(line.lstrip() for line in templatize(source).splitlines())
    read = extract_python(io.BytesIO(calls.encode()), DEFAULT_KEYWORDS, [], {"encoding": "utf-8"})
    for _line, function, words, _comments in read:
        said = [words] if isinstance(words, str) else [word for word in words if word]
        yield _message(_SINGULAR if function in ("_", None) else function, said)


def in_module(source: str, path: Path | None = None) -> Iterator[Message]:
    """Yield the messages of a module; of a model, none that only its editors see."""
    name = scope.name_of(path) if path is not None else ""
    tree = ast.parse(source)
    reader = _Reader(name, _names_of_functions(tree))
    reader.visit(tree)
    yield from reader.found


def _names_of_functions(tree: ast.Module) -> dict[str, str]:
    """Return what the functions of gettext are called in a module."""
    return {
        alias.asname or alias.name: alias.name.removesuffix("_lazy").removesuffix("_noop")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == _TRANSLATION
        for alias in node.names
    }


def _message(function: str, words: list[str]) -> Message:
    if function in (_CONTEXT, _PLURAL_IN_CONTEXT):
        context, text, *plural = words
    else:
        context = ""
        text, *plural = words
    return Message(text, plural[0] if plural else "", context)


class _Reader(ast.NodeVisitor):
    """Walks a module; knows in which class it is, and whether that is a model."""

    def __init__(self, name: str, functions: dict[str, str]) -> None:
        self.found: list[Message] = []
        self._name = name
        self._functions = functions
        self._classes: list[str] = []
        self._is_model = "/models/" in name

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        """Read the body of a class, unless only colleagues see its words."""
        self._classes.append(node.name)
        if not self._is_of_the_office(node):
            self.generic_visit(node)
        self._classes.pop()

    def visit_Call(self, node: ast.Call) -> None:
        """Keep what a function of gettext says; then what stands inside the call."""
        called = _called(node)
        if self._is_model and called.endswith(_LABELLED):
            return
        form = self._functions.get(called)
        if form in _FORMS:
            words = self._words(node, _FORMS[form])
            if words:
                self.found.append(_message(form, words))
        self.generic_visit(node)

    def _is_of_the_office(self, node: ast.ClassDef) -> bool:
        if scope.is_of_the_office(f"{self._name}:{node.name}"):
            return True
        names_kind = self._is_model and node.name == "Meta"
        return names_kind and self._classes[-2] not in scope.KINDS_READERS_MEET

    def _words(self, node: ast.Call, number: int) -> list[str]:
        """Return the words of a call; none where they are a value, marked where it was written."""
        said = [each.value for each in node.args if isinstance(each, ast.Constant)]
        return [each for each in said if isinstance(each, str)][:number]


def _called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""
