"""YAML 1.2 as people mean it: labels stay as they are typed, `No` and `2012` and `on` alike.

The tree of nodes is built into plain data here and not by ruamel's constructors: a key keeps its
spelling that way, dates stay text, and each error has its line.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from infographic.errors import DataError, Message
from infographic.readers.positions import excerpt, place_of
from infographic.results.numbers import NOT_ASKED
from infographic.results.wording import quoted

LARGEST = 2**21
"""Characters. The parser reads 0.3 MB in a second, so larger files would seem to hang."""
_MOST_VALUES = 500_000  # with aliases written out; without, 2 MB of text cannot hold as many
_TAG = "tag:yaml.org,2002:"


def read_yaml(text: str, name: str = "") -> object:
    """The data in `text`, one document. Raises `DataError` with every error and its line."""
    if len(text) > LARGEST:
        cure = "save it as JSON, which is read much faster"
        raise DataError(Message("error", name, "more than 2 MB of YAML", cure))
    try:
        node = YAML(typ="safe", pure=True).compose(text)
        builder = _Builder(name)
        data = builder.build(node) if node is not None else None
    except MarkedYAMLError as error:
        raise _syntax(text, name, error) from None
    except YAMLError as error:  # a character that YAML does not allow
        said = " ".join(str(error).split())
        raise DataError(Message("error", name, f"not valid YAML: {said}", "take it out")) from None
    except (RecursionError, IndexError):
        raise DataError(Message("error", name, "lists within lists without end")) from None
    except ValueError as error:  # "&" without a name, a surrogate in "\ud800"
        raise DataError(Message("error", name, f"not valid YAML: {error}")) from None
    if builder.errors:
        raise DataError(builder.errors)
    return data


def _syntax(text: str, name: str, error: MarkedYAMLError) -> DataError:
    what = " ".join(str(error.problem or error.context or "not valid").split())
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return DataError(Message("error", name, f"not valid YAML, {what}", "mend the line"))
    line, column = mark.line + 1, mark.column + 1
    shown = excerpt(text, line, column)
    seen = f": {shown}" if shown else ""
    if "\\t" in what:
        cure = "indent with blanks, not tabs"
    elif "mapping values are not allowed" in what:
        cure = "put a text with a colon in quotes"
    else:
        cure = "mind the indentation; put texts with : # [ { in quotes"
    place = place_of(name, line, column)
    return DataError(Message("error", place, f"not valid YAML, {what}{seen}", cure))


class _Builder:
    """Builds one document; collects what is wrong with it."""

    def __init__(self, name: str) -> None:
        self.errors: list[Message] = []
        self._name = name
        self._count = 0
        self._open: set[int] = set()  # nodes being built, so that none is built inside itself

    def build(self, node: Node) -> object:
        self._count += 1
        if self._count > _MOST_VALUES:
            text = "aliases (*) make this more than 500,000 values"
            raise DataError(Message("error", self._name, text, "write the values out"))
        if isinstance(node, ScalarNode):
            return self._scalar(node)
        if id(node) in self._open:
            self._error(node, "an alias (*) inside what it stands for", "write the values out")
            return None
        self._open.add(id(node))
        built: object = None
        if isinstance(node, SequenceNode):
            built = [self.build(item) for item in node.value]
        elif isinstance(node, MappingNode):
            built = self._mapping(node)
        self._open.discard(id(node))
        return built

    def _error(self, node: Node, text: str, cure: str) -> None:
        mark = node.start_mark
        place = place_of(self._name, mark.line + 1, mark.column + 1)
        self.errors.append(Message("error", place, text, cure))

    def _mapping(self, node: MappingNode) -> dict[str, object]:
        built: dict[str, object] = {}
        inherited: dict[str, object] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, ScalarNode):
                self._error(key_node, "a list or an object is no label", "put it in quotes")
                continue
            if key_node.tag == f"{_TAG}merge":
                for base in self._bases(value_node):
                    inherited = base | inherited
                continue
            key = key_node.value  # as typed: 2012, true and 1.0 are labels like any other
            if key in built:
                self._error(key_node, f"{quoted(key)} is there twice", "keep one of them")
            built[key] = self.build(value_node)
        return inherited | built if inherited else built

    def _bases(self, node: Node) -> Iterator[dict[str, object]]:
        for base in node.value if isinstance(node, SequenceNode) else [node]:
            built = self.build(base)
            if isinstance(built, dict):
                yield built
            else:
                self._error(base, '"<<" needs an object', "write the values out")

    def _scalar(self, node: ScalarNode) -> object:
        tag, text = str(node.tag).removeprefix(_TAG), node.value
        if tag in ("str", "timestamp", "value"):
            return text
        if tag == "null":
            return None
        if tag == "bool":
            return text.lower() == "true"
        if tag not in ("int", "float"):
            self._error(node, f"the tag {quoted(str(node.tag))} is not known here", "take it out")
            return None
        plain = text.replace("_", "")
        try:
            if tag == "int":
                return int(plain, 0 if plain.lstrip("+-")[:2].lower() in ("0x", "0o", "0b") else 10)
            value = float(plain.lower().replace(".inf", "inf").replace(".nan", "nan"))
        except ValueError:
            return text  # a label to everybody but the parser
        if math.isfinite(value):
            return value
        self._error(node, f"{text} is not a number", NOT_ASKED)
        return None
