"""One face for two kinds of model: botocore's services, and the CloudFormation schemas that cfn-lint ships."""

import gzip
import json
from pathlib import Path

TYPES = {"string": "text", "integer": "integer", "number": "number", "boolean": "boolean", "array": "list", "object": "object"}


class Api:
    """A shape of one of botocore's services."""

    loaded: dict[str, dict] = {}

    def __init__(self, service: str, shape: str, location: str | None = None):
        self.service, self.name = service, shape
        self.model = self.load(service)["shapes"][shape]

    @classmethod
    def load(cls, service: str) -> dict:
        if service not in cls.loaded:
            import botocore

            folder = Path(botocore.__file__).parent / "data" / service
            newest = sorted(each for each in folder.iterdir() if each.is_dir())[-1]
            file = newest / "service-2.json.gz"
            raw = gzip.decompress(file.read_bytes()) if file.exists() else (newest / "service-2.json").read_bytes()
            cls.loaded[service] = json.loads(raw)
        return cls.loaded[service]

    def kind(self) -> str | None:
        kinds = {"structure": "object", "map": "map", "list": "list", "string": "text", "boolean": "boolean"}
        kinds |= {"integer": "integer", "long": "integer", "double": "number", "float": "number"}
        return kinds.get(self.model["type"])

    def members(self) -> dict:
        return {name: (lambda ref=ref: Api(self.service, ref["shape"])) for name, ref in self.model.get("members", {}).items()}

    def items(self):
        member = self.model.get("member") or self.model.get("value")
        return Api(self.service, member["shape"]) if member else None

    def limits(self) -> dict:
        found = {name: self.model[name] for name in ("enum", "pattern") if name in self.model}
        low, high = self.model.get("min"), self.model.get("max")
        if self.kind() in ("text", "list"):
            return found | bounds(low, high, "minLength", "maxLength")
        return found | bounds(low, high, "minimum", "maximum")

    def required(self) -> list[str]:
        return self.model.get("required", [])

    flags: dict = {}


class Schema:
    """A part of a CloudFormation schema."""

    folder: Path

    def __init__(self, whole: dict, node: dict, path: str = ""):
        self.whole, self.path = whole, path
        while "$ref" in node:
            inner = whole
            for step in node["$ref"].removeprefix("#/").split("/"):
                inner = inner[step]
            node = {**inner, **{name: value for name, value in node.items() if name != "$ref"}}
        self.node = node

    @classmethod
    def load(cls, place: str):
        """A type, and after a slash the member in which it holds what the program gives."""
        kind, _, member = place.partition("/")
        name = json.loads((cls.folder / "providers/us-east-1.json").read_text())[kind]
        whole = json.loads((cls.folder / f"resources/{name}.json").read_text())
        root = cls(whole, whole)
        return root.members()[member]() if member else root

    def kind(self) -> str | None:
        given = self.node.get("type", "object" if "properties" in self.node else None)
        if isinstance(given, list):
            given = None
        if given == "object" and "properties" not in self.node:
            return "map" if "patternProperties" in self.node else None
        return TYPES.get(given) if given else None

    def members(self) -> dict:
        found = {}
        for name, inner in self.node.get("properties", {}).items():
            found[name] = lambda name=name, inner=inner: Schema(self.whole, inner, f"{self.path}/{name}")
        return found

    def items(self):
        inner = self.node.get("items") or next(iter(self.node.get("patternProperties", {}).values()), None)
        return Schema(self.whole, inner, f"{self.path}/*") if isinstance(inner, dict) else None

    def limits(self) -> dict:
        found = {name: self.node[name] for name in ("enum", "pattern", "minLength", "maxLength", "minimum", "maximum") if name in self.node}
        found |= bounds(self.node.get("minItems"), self.node.get("maxItems"), "minLength", "maxLength")
        return found

    def required(self) -> list[str]:
        return self.node.get("required", [])

    @property
    def flags(self) -> dict:
        at = "/properties" + self.path
        return {
            flag: True
            for flag, key in (("createOnly", "createOnlyProperties"), ("readOnly", "readOnlyProperties"))
            if at in self.whole.get(key, [])
        }


def bounds(low, high, least: str, most: str) -> dict:
    return ({least: low} if low is not None else {}) | ({most: high} if high is not None else {})
