"""Reads a Turtle or TriG file into its outline, by recursive descent over the tokens."""

from __future__ import annotations

from collections.abc import Mapping

from akkg.errors import DataError
from akkg.turtle.outline import Block, Comments, Graph, Line, List, Node, Outline
from akkg.turtle.spelling import XSD, Spelling, unescape
from akkg.turtle.tokens import Token, tokens

__all__ = ["read_outline"]

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
DEEPEST = 50  # brackets within brackets: a file that a person writes has a handful


def read_outline(text: str, table: Mapping[str, str], where: str) -> Outline:
    """Read a file that an RDF parser has accepted.

    Args:
        text: Turtle or TriG (W3C RDF 1.1), without relative IRIs; blank nodes only as objects, in
            square brackets or as lists.
        table: The prefixes that may be used, with their namespaces.
        where: The name of the file, for messages.

    Returns:
        The outline, in the order of the file.

    Raises:
        DataError: At a blank node with a label or as a subject, brackets that are nested without
            end, a base, or a prefix that the table does not have.
    """
    return _Reader(text, Spelling(table, where)).read()


class _Reader:
    """The state of reading one file."""

    def __init__(self, text: str, spelling: Spelling) -> None:
        self._spelling = spelling
        self._tokens = tokens(text, spelling.where)
        self._token = next(self._tokens)
        self._outline = Outline()
        self._declarations: dict[str, Comments] = {}
        self._depth = 0

    def read(self) -> Outline:
        outline = self._outline
        if self._token.kind != "at" and self._word() not in ("prefix", "base"):
            self._split_head()
        while self._token.kind != "end":
            if self._token.kind == "at" or self._word() in ("prefix", "base"):
                self._declaration()
            else:
                self._statement()
        outline.tail = self._token.before
        self._keep_prefixes()
        return outline

    def _split_head(self) -> None:
        """Without prefixes, the head ends at the last blank line before the first subject."""
        before = self._token.before
        if self._token.kind == "end":
            before.append("")
        cut = max((place for place, line in enumerate(before) if not line), default=-1) + 1
        self._outline.head, self._token.before = before[:cut], before[cut:]

    def _declaration(self) -> None:
        keyword = self._next()
        if keyword.text.lower().endswith("base"):
            raise self._fault("a base", keyword, "write CURIEs or whole IRIs")
        name, iri = self._next(), self._next()
        parts = [keyword, name, iri, *([self._next()] if keyword.kind == "at" else [])]
        before = [comment for part in parts for comment in part.before]
        if self._outline.blocks or self._outline.graphs:
            self._token.before = before + self._token.before
        else:
            self._outline.head += ["", *before]
        prefix = name.text[:-1]
        self._spelling.declared[prefix] = unescape(iri.text[1:-1])
        comments = self._declarations.setdefault(prefix, Comments())
        comments.after += [comment for part in parts for comment in part.after]

    def _keep_prefixes(self) -> None:
        outline, spelling = self._outline, self._spelling
        if not outline.blocks and not outline.graphs:  # such as the prefix table itself
            outline.prefixes = dict(self._declarations)
            outline.namespaces = spelling.declared
            return
        names = {namespace: prefix for prefix, namespace in spelling.table.items()}
        outline.prefixes = {prefix: Comments() for prefix in spelling.used}
        outline.namespaces = spelling.table
        for prefix, comments in self._declarations.items():
            kept = outline.prefixes.get(names.get(spelling.declared[prefix], ""))
            (kept.after if kept else outline.head).extend(comments.after)

    def _statement(self) -> None:
        comments = Comments()
        if self._word() == "graph":
            comments.take(self._next())
        if self._token.text == "{":
            self._token.before = comments.before + self._token.before
            self._default_graph()
            return
        name = self._resource(comments)
        if self._token.text == "{":
            comments.take(self._next())
            graph = self._outline.graphs.setdefault(name, Graph())
            graph.comments.add(comments)
            self._blocks(graph.blocks)
            graph.end.take(self._next())
        else:
            self._block(self._outline.blocks, name, comments)

    def _default_graph(self) -> None:
        """Braces without a name: what they hold stands at the top level."""
        opening = self._next()
        self._token.before = opening.before + opening.after + self._token.before
        self._blocks(self._outline.blocks)
        closing = self._next()
        self._token.before = closing.before + closing.after + self._token.before

    def _blocks(self, blocks: dict[str, Block]) -> None:
        while self._token.text != "}":
            comments = Comments()
            self._block(blocks, self._resource(comments), comments)

    def _block(self, blocks: dict[str, Block], subject: str, comments: Comments) -> None:
        block = blocks.setdefault(subject, Block())
        block.comments.add(comments)
        last = block.comments
        while self._token.text not in (".", "}"):
            last = self._line(block)
        if self._token.text == ".":
            dot = self._next()
            block.end.before += dot.before
            (block.end if dot.first else last).after.extend(dot.after)

    def _line(self, block: Block) -> Comments:
        """Read a predicate with its objects; return the comments of the last one."""
        comments = Comments()
        line = block.lines.setdefault(self._predicate(comments), Line())
        line.comments.add(comments)
        while True:
            comments = Comments()
            written = self._object(comments)
            if isinstance(written, str):
                kept = line.objects.setdefault(written, Comments())
                kept.add(comments)
            else:
                kept = comments
                line.nodes.append((written, kept))
            if self._token.text != ",":
                break
            self._pass(kept)
        while self._token.text == ";":
            self._pass(kept)
        return kept

    def _pass(self, previous: Comments) -> None:
        """Step over a comma or semicolon: the comment behind it belongs to what precedes."""
        mark = self._next()
        previous.after += mark.after
        self._token.before = mark.before + self._token.before

    def _predicate(self, comments: Comments) -> str:
        if self._token.kind == "word" and self._token.text == "a":
            comments.take(self._next())
            return "a"
        iri = self._iri(comments)
        return "a" if iri == RDF + "type" else self._spelling.iri(iri)

    def _resource(self, comments: Comments) -> str:
        return self._spelling.iri(self._iri(comments))

    def _object(self, comments: Comments) -> str | Node:
        kind, text = self._token.kind, self._token.text
        if text in ("[", "("):
            return self._node(comments)
        if kind not in ("string", "number") and text not in ("true", "false"):
            iri = self._iri(comments)
            return "()" if iri == RDF + "nil" else self._spelling.iri(iri)
        comments.take(self._next())
        if kind == "string":
            return self._literal(self._spelling.string(text), comments)
        if kind == "number":
            name = "double" if "e" in text.lower() else "decimal" if "." in text else "integer"
            return self._spelling.typed(f'"{text}"', XSD + name)
        return text  # true or false

    def _node(self, comments: Comments) -> str | Node:
        """Read brackets; a comment at the inner side of one belongs to what they hold."""
        opening = self._next()
        self._depth += 1
        if self._depth > DEEPEST:
            what = f"brackets within brackets, more than {DEEPEST} deep"
            raise self._fault(what, opening, "give the things in them IRIs of their own")
        inner = Comments(after=opening.after)
        node = self._anonymous(inner) if opening.text == "[" else self._list(inner)
        self._depth -= 1
        closing = self._next()
        node.end.before = closing.before
        comments.line, comments.before, comments.after = opening.line, opening.before, closing.after
        if isinstance(node, Block) or node.members:
            return node
        comments.before += closing.before
        comments.after[:0] = inner.after
        return "()"

    def _anonymous(self, comments: Comments) -> Block:
        node = Block(comments)
        while self._token.text != "]":
            self._line(node)
        return node

    def _list(self, comments: Comments) -> List:
        node = List(comments)
        while self._token.text != ")":
            around = Comments()
            node.members.append((self._object(around), around))
        return node

    def _literal(self, string: str, comments: Comments) -> str:
        if self._token.kind == "at":
            language = self._next()
            comments.take(language)
            return string + language.text
        if self._token.kind == "type":
            comments.take(self._next())
            return self._spelling.typed(string, self._iri(comments))
        return string

    def _iri(self, comments: Comments) -> str:
        token = self._next()
        comments.take(token)
        if token.kind == "iri":
            return unescape(token.text[1:-1])
        if token.kind == "curie":
            return self._spelling.expand(token.text, token.line)
        if token.kind == "blank":
            what = (
                "a label of a blank node" if token.text == "_:" else "a bracket that is no object"
            )
            raise self._fault(f"{what}, {token.text}", token, "give the thing an IRI of its own")
        what = f"unexpected {token.text!r}" if token.text else "unexpected end of file"
        raise self._fault(what, token, "write it in plain Turtle 1.1 or TriG 1.1")

    def _word(self) -> str:
        return self._token.text.lower() if self._token.kind == "word" else ""

    def _next(self) -> Token:
        token = self._token
        self._token = next(self._tokens, token)
        return token

    def _fault(self, what: str, token: Token, remedy: str) -> DataError:
        return DataError(what, f"{self._spelling.where}:{token.line}", remedy)
