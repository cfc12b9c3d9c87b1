"""Reads YAML into nodes that know their place, and refuses what a procedure never needs.

Nothing is built while reading: no tag is resolved, no alias followed, no object made. The faults that
could cost memory or time (size, depth, aliases) end the reading at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NoReturn

from ruamel.yaml import YAML
from ruamel.yaml import events as kinds
from ruamel.yaml.error import MarkedYAMLError, StreamMark, YAMLError
from ruamel.yaml.reader import ReaderError

from clerk_app.core.errors import Parameter
from clerk_app.library.findings import Findings, Mark

MAX_BYTES = 256 * 1024
MAX_DEPTH = 20
MAX_NODES = 20_000
"""A procedure of 200 long steps has 10,000; what has more only costs time."""

_YAML_FAULTS = (
    (re.compile(r"mapping values are not allowed"), "finding.yaml_colon"),
    (re.compile(r"found character '\\t'"), "finding.yaml_tab"),
    (re.compile(r"that cannot start any token"), "finding.yaml_sign"),
    (re.compile(r"could not find expected ':'|expected ':'"), "finding.yaml_no_colon"),
    (re.compile(r"expected ',' or"), "finding.yaml_bracket"),
    (re.compile(r"but found '<scalar>'"), "finding.yaml_after_quote"),
    (re.compile(r"expected <block end>|expected the node content"), "finding.yaml_indentation"),
)

# What escapes in quotes could bring in: control characters and halves of surrogate pairs.
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A word, number or sentence as written."""

    mark: Mark
    value: str
    quoted: bool
    one_line: bool

    @property
    def empty(self) -> bool:
        """Whether nothing is written there at all."""
        return self.value == "" and not self.quoted


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    mark: Mark
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values, in the order of the file; a key that occurs twice is in it twice."""

    mark: Mark
    entries: tuple[tuple[Scalar, Node], ...]
    flow: bool


Node = Scalar | Sequence | Mapping


class _RefusedError(Exception):
    """The file is refused as a whole; the finding was noted."""


def read_nodes(data: bytes, findings: Findings) -> Node | None:
    """Return the tree of the file's only document, or None when it is refused."""
    try:
        return _Reader(findings).read(_decoded(data, findings))
    except _RefusedError:
        return None


def _decoded(data: bytes, findings: Findings) -> str:
    if len(data) > MAX_BYTES:
        findings.error(Mark(1, 1), "finding.too_large", limit=MAX_BYTES // 1024)
        raise _RefusedError
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", errors="replace")
        findings.error(_mark_after(before), "finding.not_utf8")
        raise _RefusedError from None
    return text.replace("\r\n", "\n")


def _mark_after(text: str) -> Mark:
    return Mark(text.count("\n") + 1, len(text) - (text.rfind("\n") + 1) + 1)


class _PlainYaml(YAML):
    """YAML without plug-ins: the library looks for some in its own folder for every file that is read."""

    def official_plug_ins(self) -> list[str]:
        """Return none."""
        return []


class _Reader:
    """Walks the parser's events once, building nodes on a stack of bounded depth."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._last = Mark(1, 1)

    def read(self, text: str) -> Node | None:
        try:
            return self._document(_PlainYaml(typ="safe", pure=True).parse(text))
        except ReaderError as error:
            self._refuse(_mark_after(text[: error.position]), "finding.yaml_character")
        except MarkedYAMLError as error:
            self._refuse_syntax(error)
        except (YAMLError, ValueError, OverflowError, LookupError, AttributeError, TypeError, AssertionError):
            # The parser's own slips on odd input, such as a \U escape beyond Unicode, carry no place: it is
            # somewhere after what was read last.
            self._refuse(self._last, "finding.yaml")

    def _refuse(self, mark: Mark, code: str, **parameters: Parameter) -> NoReturn:
        self._findings.error(mark, code, suggestion=None, **parameters)
        raise _RefusedError

    def _refuse_syntax(self, error: MarkedYAMLError) -> NoReturn:
        problem = str(error.problem or "")
        mark = error.problem_mark or error.context_mark
        code = next((code for pattern, code in _YAML_FAULTS if pattern.search(problem)), "finding.yaml")
        if "quoted scalar" in str(error.context or ""):
            # The end of the file is where it is noticed; the quote that was opened is where to repair it.
            code, mark = "finding.yaml_quote", error.context_mark or mark
        elif "<stream end>" in problem and error.context_mark is not None:
            mark = error.context_mark
        self._refuse(_mark(mark), code)

    def _document(self, events: Iterable[kinds.Event]) -> Node | None:
        open_nodes: list[_Open] = []
        root: Node | None = None
        documents = 0
        for count, event in enumerate(events):
            if count > MAX_NODES:
                self._refuse(self._last, "finding.too_many_nodes", limit=MAX_NODES)
            mark = _mark(event.start_mark)
            self._last = _mark(event.end_mark)
            if isinstance(event, kinds.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse(mark, "finding.several_documents")
                if event.version is not None or event.tags:
                    self._refuse(Mark(1, 1), "finding.directive")
            elif isinstance(event, kinds.AliasEvent):
                self._refuse(mark, "finding.alias", name=str(event.anchor))
            elif isinstance(event, kinds.ScalarEvent | kinds.CollectionStartEvent):
                self._refuse_extras(event, mark)
                if isinstance(event, kinds.ScalarEvent):
                    if _NO_TEXT.search(event.value):
                        self._refuse(mark, "finding.yaml_character")
                    quoted = event.style is not None
                    one_line = event.start_mark.line == event.end_mark.line
                    node: Node | None = Scalar(mark, event.value, quoted, one_line)
                else:
                    if len(open_nodes) >= MAX_DEPTH:
                        self._refuse(mark, "finding.too_deep", limit=MAX_DEPTH)
                    is_mapping = isinstance(event, kinds.MappingStartEvent)
                    open_nodes.append(_Open(mark, is_mapping, bool(event.flow_style), []))
                    node = None
                root = self._attach(open_nodes, node, root)
            elif isinstance(event, kinds.CollectionEndEvent):
                root = self._attach(open_nodes, self._closed(open_nodes.pop()), root)
        return root

    def _refuse_extras(self, event: kinds.ScalarEvent | kinds.CollectionStartEvent, mark: Mark) -> None:
        if event.anchor is not None:
            self._refuse(mark, "finding.anchor", name=str(event.anchor))
        if event.tag is not None:
            self._refuse(mark, "finding.tag", name=str(event.tag))

    @staticmethod
    def _attach(open_nodes: list[_Open], node: Node | None, root: Node | None) -> Node | None:
        if node is None:
            return root
        if open_nodes:
            open_nodes[-1].items.append(node)
            return root
        return node

    def _closed(self, done: _Open) -> Node:
        if not done.is_mapping:
            return Sequence(done.mark, tuple(done.items))
        entries: list[tuple[Scalar, Node]] = []
        for key, value in zip(done.items[::2], done.items[1::2], strict=True):
            if isinstance(key, Scalar):
                entries.append((key, value))
            else:
                self._findings.error(key.mark, "finding.key_not_a_word")
        return Mapping(done.mark, tuple(entries), done.flow)


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been read yet."""

    mark: Mark
    is_mapping: bool
    flow: bool
    items: list[Node]


def _mark(mark: StreamMark | None) -> Mark:
    return Mark(mark.line + 1, mark.column + 1) if mark is not None else Mark(1, 1)
