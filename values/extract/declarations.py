"""Names, types and required members as the SDK's declarations give them."""

import re
from pathlib import Path

COMMENT = re.compile(r"/\*\*.*?\*/", re.S)


class Declarations:
    def __init__(self, package: Path):
        self.package = package
        self.interfaces: dict[str, list[tuple[str, bool, str]]] = {}
        namespace = ""
        text = COMMENT.sub("", (package / "types/input.d.ts").read_text())
        for block in re.split(r"^(?=export declare namespace |export interface |    interface )", text, flags=re.M):
            opened = re.match(r"export declare namespace (\w+)", block)
            if opened:
                namespace = opened.group(1) + "."
            named = re.match(r"( *)(?:export )?interface (\w+) \{\n(.*?)^\1\}", block, re.S | re.M)
            if named:
                self.interfaces["inputs." + namespace + named.group(2)] = members(named.group(3))

    def args(self, token: str) -> list[tuple[str, bool, str]]:
        """Of a type token such as aws:rds/instance:Instance."""
        module, kind = token.split(":")[1:]
        folder, name = module.split("/")
        text = COMMENT.sub("", (self.package / folder / f"{name}.d.ts").read_text())
        found = re.search(r"export interface %sArgs \{\n(.*?)^\}" % kind, text, re.S | re.M)
        return members(found.group(1)) if found else []

    def shape(self, fields: list[tuple[str, bool, str]], tree: dict) -> dict:
        """Closed: all members are named; only those that are registered are described."""
        described = {}
        for name, _, kind in fields:
            described[name] = self.of(kind, tree[name]) if name in tree else {}
        shape = {"type": "object", "closed": True, "members": described}
        required = [name for name, optional, _ in fields if not optional]
        return {**shape, "required": required} if required else shape

    def of(self, kind: str, tree) -> dict:
        kind = plain(kind)
        if kind.endswith("[]"):
            return {"type": "list", "items": self.of(kind[:-2], tree.get("[]") if isinstance(tree, dict) else None)}
        if kind.startswith("{"):
            return {"type": "object", "items": {"type": "text"} if "string" in kind.split("]:")[1] else {}}
        if kind in self.interfaces:
            return self.shape(self.interfaces[kind], tree if isinstance(tree, dict) else {})
        return {"type": {"string": "text", "number": "number", "boolean": "boolean"}[kind]} if kind in ("string", "number", "boolean") else {}


def members(body: str) -> list[tuple[str, bool, str]]:
    body = re.sub(r"\{\s*\[key: string\]: (.*?);\s*\}", r"{[key: string]: \1}", body, flags=re.S)
    found = []
    for line in body.splitlines():
        match = re.match(r"^\s+\"?([\w$-]+)\"?(\??): (.*);$", line)
        if match:
            found.append((match.group(1), match.group(2) == "?", match.group(3)))
    return found


def plain(kind: str) -> str:
    """pulumi.Input<pulumi.Input<T>[] | undefined> is T[]."""
    while True:
        before = kind
        kind = kind.strip().removesuffix(" | undefined")
        match = re.fullmatch(r"pulumi\.Input<(.*)>(\[\])?", kind, re.S)
        if match and balanced(match.group(1)):
            kind = match.group(1) + (match.group(2) or "")
        elif kind.endswith("[]") and kind.startswith("pulumi.Input<"):
            kind = plain(kind[:-2]) + "[]"
        if kind == before:
            return kind


def balanced(text: str) -> bool:
    depth = 0
    for letter in text:
        depth += {"<": 1, ">": -1}.get(letter, 0)
        if depth < 0:
            return False
    return depth == 0
