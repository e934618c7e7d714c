"""Which values a template reads: the names that it neither makes nor passes on by itself."""

from collections.abc import Iterator
from typing import Any

from django.template.base import FilterExpression, Node, NodeList, TokenType, Variable
from django.template.loader import get_template
from django.template.smartif import TokenBase
from django.templatetags.i18n import BlockTranslateNode

#: What every template has.
GIVEN = {"True", "False", "None", "forloop"}
#: The attributes by which tags say under which name they leave what they found.
_LEFT_AS = ("target_var", "asvar", "variable", "var_name")


def names_read(template: str) -> set[str]:
    """Return the names of the values that `template` must be given, or may be."""
    nodes = get_template(template).template.nodelist
    return set(_in_list(nodes, frozenset(GIVEN | _left(nodes))))


def _left(nodes: NodeList) -> set[str]:
    """Return the names under which tags such as `{% url … as address %}` leave what they found."""
    return {
        name
        for node in nodes.get_nodes_by_type(Node)
        for attribute in _LEFT_AS
        if isinstance(name := getattr(node, attribute, None), str)
    }


def _in_list(nodes: NodeList, known: frozenset[str]) -> Iterator[str]:
    for node in nodes:
        yield from _in_node(node, known)


def _in_node(node: Node, known: frozenset[str]) -> Iterator[str]:
    made = known | set(getattr(node, "loopvars", ())) | set(getattr(node, "extra_context", ()))
    for attribute, value in vars(node).items():
        if attribute not in {"origin", "token"} and not isinstance(value, NodeList):
            yield from (name for name in _in_value(value, made) if name not in known)
    if isinstance(node, BlockTranslateNode):
        yield from (name for name in _said(node) if name not in made)
    for attribute in node.child_nodelists:
        yield from _in_list(getattr(node, attribute, None) or NodeList(), made)


def _said(node: BlockTranslateNode) -> Iterator[str]:
    """Yield the names inside the words of `{% blocktranslate %}`."""
    for token in [*node.singular, *(node.plural or ())]:
        if token.token_type is TokenType.VAR and token.contents != node.countervar:
            yield token.contents.split("|")[0].split(".")[0].strip()


def _in_value(value: Any, made: frozenset[str]) -> Iterator[str]:
    """Yield the names in whatever a tag holds: expressions, conditions, lists of them."""
    if isinstance(value, Variable):
        yield from (value.lookups or ())[:1]
    elif isinstance(value, NodeList):
        yield from _in_list(value, made)
    else:
        for part in _parts(value):
            yield from _in_value(part, made)


def _parts(value: Any) -> list[Any]:
    """Return what an expression, a condition or a collection is made of."""
    if isinstance(value, FilterExpression):
        arguments = [each for _filter, pairs in value.filters for is_name, each in pairs if is_name]
        return [value.var, *arguments]
    if isinstance(value, TokenBase):
        return [value.first, value.second, getattr(value, "value", None)]
    if isinstance(value, dict):
        return list(value.values())
    return list(value) if isinstance(value, (list, tuple)) else []
