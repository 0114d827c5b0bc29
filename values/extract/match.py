"""Finds, for each member that the program registers, the model's member of another name, and what the model says of it."""

import re

from models import Schema


class Matcher:
    """`names` gives the model's place of a path: from where it stands, from the root with a leading slash, or another model;
    "" leaves it out. `skip` names limits that do not hold for a path, `optional` what the provider fills in."""

    def __init__(self, root, names: dict, skip: dict[str, str], optional: str, log: list[str]):
        # CloudFormation's patterns are JSON Schema's, which hold for any part of the text.
        self.searched = isinstance(root, Schema)
        self.root, self.names, self.skip, self.optional, self.log = root, names, skip, optional.split(), log

    def shape(self, tree, node, path: str) -> dict:
        if node is None:
            return {}
        if not isinstance(tree, dict):
            return self.leaf(node.items() if node.kind() == "list" and node.items() else node, path)
        wrapped = node.members()
        if "Quantity" in wrapped and "Items" in wrapped:
            return self.shape(tree, wrapped["Items"](), path)
        if "[]" in tree:
            # A list of the program may be one thing of the model.
            listed = node.kind() == "list"
            inner = self.shape(tree["[]"], node.items() if listed else node, path)
            return {**(self.leaf(node, path) if listed else {}), "type": "list", **({"items": inner} if inner else {})}
        pair = pair_of(node)
        if pair is not None or node.kind() == "map":
            inner = self.leaf(pair or node.items(), path + ".*") if pair or node.items() else {}
            return {"type": "object", **({"items": inner} if inner else {})}
        if node.kind() == "list":
            return self.shape(tree, node.items(), path)
        shape: dict = {"type": "object", "members": {}}
        known: dict[str, str] = {}
        for name, inner in tree.items():
            at = f"{path}.{name}".removeprefix(".")
            found = self.find(name, node, at)
            if found is None:
                if self.names.get(at) != "":
                    self.log.append(at)
                continue
            member, said = found
            known[member] = name
            flags = {key: True for key in said.flags if key == "createOnly"}
            shape["members"][name] = {**self.shape(inner, said, at), **flags}
        required = [known[name] for name in node.required() if name in known and known[name] not in self.optional]
        return {**shape, "required": required} if required else shape

    def find(self, name: str, node, path: str):
        if path in self.names:
            place = self.names[path]
            if place == "":
                return None
            if not isinstance(place, str):
                return "", place
            start, steps = (self.root, place[1:]) if place.startswith("/") else (node, place)
            for step in steps.split("."):
                start = opened(start)
                # The models differ in the case of first letters.
                named = next((each for each in start.members() if squeeze(each) == squeeze(step)), None)
                if named is None:
                    self.log.append(f"({path}: no {step} among {' '.join(start.members())})")
                    return None
                start = start.members()[named]()
            return (named if place == steps and "." not in place else ""), start
        while node.kind() == "list":
            node = node.items()
        members = node.members()
        for wanted in spellings(name):
            for each in members:
                if squeeze(each) == wanted:
                    return each, members[each]()
        return None

    def leaf(self, node, path: str) -> dict:
        kind = node.kind()
        shape: dict = {} if kind in (None, "map") else {"type": kind}
        skipped = self.skip.get(path, "").split()
        for limit, value in node.limits().items():
            if limit in skipped:
                continue
            if limit == "pattern":
                value = translated(value, self.searched)
                if value is None:
                    continue
            shape[limit] = value
        if "type" in skipped or kind == "object":
            shape.pop("type", None)
        return shape


def opened(node):
    """Lists, and CloudFront's lists with a count, are passed through."""
    while True:
        wrapped = node.members()
        if node.kind() == "list":
            node = node.items()
        elif "Quantity" in wrapped and "Items" in wrapped:
            node = wrapped["Items"]()
        else:
            return node


def pair_of(node):
    """The value of a list of names and values, which the program gives as an object."""
    if node.kind() == "list" and node.items() is not None:
        members = node.items().members()
        if len(members) == 2 and "Value" in members and ("Key" in members or "Name" in members):
            return members["Value"]()
    return None


def squeeze(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def spellings(name: str) -> list[str]:
    plain = squeeze(name)
    found = [plain, plain + "s", plain.removesuffix("s"), plain.removesuffix("es"), plain.removesuffix("ies") + "y"]
    return found + [re.sub("ids$", "id", plain), plain + "list", plain + "specification", plain.removesuffix("enabled")]


def translated(pattern: str, searched: bool) -> str | None:
    """A pattern of Java's or Python's dialect for JavaScript's `u` flag, of the whole value; None where it says nothing or
    can't be said. `searched`: it holds for any part of the value, unless it is anchored; else for the whole."""
    if re.fullmatch(r"\^?(\(\?s\))?(\.|\[\\s\\S\]|\[\\S\\s\])\*\$?", pattern):
        return None
    if re.search(r"\(\?[imsx]|\\[AZzGQE]|\[\[:|&&\[|[+*?]\+", pattern):
        return None
    for known, plain in (("\\p{Alnum}", "[A-Za-z0-9]"), ("\\p{Alpha}", "[A-Za-z]"), ("\\p{Digit}", "\\d")):
        pattern = pattern.replace(known, plain)
    pattern = unescaped(pattern)
    if not searched:
        return pattern
    if not top_level(pattern):
        return f"(?=[^]*?(?:{pattern}))[^]*" if not re.search(r"(?<![\[\\])\^|(?<!\\)\$", pattern) else pattern
    start = "" if pattern.startswith("^") else "[^]*?"
    end = "" if pattern.endswith("$") and not pattern.endswith("\\$") else "[^]*"
    return start + pattern + end


def top_level(pattern: str) -> bool:
    """True where no alternative stands outside all brackets."""
    depth, inside, at = 0, False, 0
    while at < len(pattern):
        letter = pattern[at]
        if letter == "\\":
            at += 1
        elif inside:
            inside = letter != "]"
        elif letter == "[":
            inside = True
        elif letter in "()":
            depth += 1 if letter == "(" else -1
        elif letter == "|" and depth == 0:
            return False
        at += 1
    return True


def unescaped(pattern: str) -> str:
    """The `u` flag allows a backslash before signs of the grammar alone; a hyphen in a class must stand escaped."""
    out, at, inside = [], 0, False
    while at < len(pattern):
        letter = pattern[at]
        if letter == "\\" and at + 1 < len(pattern):
            following = pattern[at + 1]
            keep = following.isalnum() or following in "^$\\.*+?()[]{}|/" or (inside and following == "-")
            out.append(("\\" + following) if keep else following)
            at += 2
            continue
        if letter == "[" and not inside:
            inside = True
        elif letter == "[" and inside:
            out.append("\\")
        elif letter == "]" and inside:
            inside = False
        elif letter == "-" and inside and out and (re.search(r"\\[wdsWDSp]$|\}$", "".join(out[-2:])) or pattern[at + 1 : at + 2] == "\\" and pattern[at + 2 : at + 3] in "wdsp"):
            out.append("\\")
        elif letter in "{}" and inside:
            out.append("\\")
        out.append(letter)
        at += 1
    return "".join(out)
