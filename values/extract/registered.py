"""What the program registers: the members of each type's inputs, as a tree."""

import json


def trees(plans: list[dict], prefix: str) -> dict[str, dict]:
    found: dict[str, dict] = {}
    for plan in plans:
        for resource in plan["resources"]:
            if resource["type"].startswith(prefix):
                found[resource["type"]] = merged(found.get(resource["type"], {}), tree(resource["inputs"]))
    return dict(sorted(found.items()))


def read(file: str) -> list[dict]:
    with open(file, encoding="utf-8") as opened:
        plans = json.load(opened)
    return plans if isinstance(plans, list) else [plans]


def tree(value):
    """Members by name; what is in a list stands under "[]"; None for a single value."""
    if isinstance(value, dict):
        return {name: tree(inner) for name, inner in value.items()}
    if isinstance(value, list):
        whole = None
        for item in value:
            whole = merged(whole, tree(item))
        return {"[]": whole}
    return None


def merged(one, other):
    if not isinstance(one, dict):
        return other
    if not isinstance(other, dict):
        return one
    return {name: merged(one.get(name), other.get(name)) for name in {**one, **other}}
