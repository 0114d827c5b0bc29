"""Turns what a model says of a value into what holds for the value as the provider takes it."""


def fitted(shape: dict, declared: dict) -> dict:
    """The provider takes many switches and numbers as text, and some texts as numbers."""
    if not shape:
        return {}
    found = dict(shape)
    given, wanted = declared.get("type"), shape.get("type")
    if given and wanted and given != wanted and (given, wanted) != ("number", "integer"):
        found.pop("type", None)
        if (given, wanted) == ("text", "boolean"):
            found = {"type": "text", "enum": ["false", "true"]}
        elif (given, wanted) in (("text", "integer"), ("text", "number")):
            found = {"type": "text", "pattern": "-?[0-9]+" if wanted == "integer" else "-?[0-9.]+"}
        elif given in ("number", "boolean"):
            values = [int(each) for each in shape.get("enum", []) if each.isdigit()]
            found = {"enum": values} if given == "number" and values else {}
    elif given and "enum" in found and given == "number":
        found["enum"] = [int(each) if isinstance(each, str) else each for each in found["enum"]]
    if "createOnly" in shape:
        found["createOnly"] = True
    if "items" in shape:
        found["items"] = fitted(shape["items"], declared.get("items", {}))
    if "members" in shape:
        inner = declared.get("members", {})
        members = {name: fitted(each, inner.get(name, {})) for name, each in shape["members"].items()}
        found["members"] = {name: each for name, each in sorted(members.items()) if each}
    if "enum" in found:
        found["enum"] = sorted(set(found["enum"]), key=lambda each: (str(type(each)), each))
    return ordered({name: value for name, value in found.items() if value not in ({}, [])})


ORDER = "type enum pattern minLength maxLength minimum maximum items required closed members readOnly createOnly".split()


def ordered(shape: dict) -> dict:
    return {name: shape[name] for name in ORDER if name in shape}
