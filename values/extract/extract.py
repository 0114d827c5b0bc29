"""Extracts what AWS's own models say of the inputs that the program registers, into values/models/aws/.

Run by hand, with network, when a type or property is new or a package is to be newer:

    npm run plan -- prod-aws dev-aws --json /tmp/plans.json
    python3 -m venv /tmp/extract && /tmp/extract/bin/pip install botocore==1.44.8 cfn-lint==1.58.0
    /tmp/extract/bin/python values/extract/extract.py /tmp/plans.json

It prints the properties that a model should know and for which no name was found; names.py is where they are given.
"""

import datetime
import importlib.metadata
import json
import subprocess
import sys
from pathlib import Path

from declarations import Declarations
from fit import fitted, ordered
from match import Matcher
from models import Api, Schema
from names import API, BOTH, CFN, SKIP, TYPES
from registered import read, trees

PINNED = {"botocore": "1.44.8", "cfn-lint": "1.58.0"}
ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "values/models/aws"
BY = "values/extract/extract.py"


def main(plans: str) -> None:
    for package, version in PINNED.items():
        if importlib.metadata.version(package) != version:
            raise SystemExit(f"{package} is {importlib.metadata.version(package)}; this was written for {version}")
    import cfnlint

    Schema.folder = Path(cfnlint.__file__).parent / "data/schemas"
    sdk = ROOT / "node_modules/@pulumi/aws"
    declarations = Declarations(sdk)
    found: dict[str, dict[str, dict]] = {"declared": {}, "api": {}, "schema": {}}
    for token, tree in trees(read(plans), "aws:").items():
        declared = declarations.shape(declarations.args(token), tree)
        found["declared"][token] = sorted_shape(declared)
        row = TYPES.get(token)
        if row is None:
            print(f"{token}: not in names.py")
            continue
        for kind, root, own in (
            ("api", row.get("api") and api(row["api"]), API),
            ("schema", row.get("cfn") and Schema.load(row["cfn"]), CFN),
        ):
            if not root:
                continue
            log: list[str] = []
            names = {**pairs(BOTH.get(token, "")), **pairs(own.get(token, ""))}
            wanted = {name: inner for name, inner in tree.items() if name != "tags" or "[]" in (inner or {})}
            matcher = Matcher(root, names, SKIP.get(token, {}), row.get("optional", ""), log)
            shape = fitted(matcher.shape(wanted, root, ""), declared)
            if kind == "api" and "tags" in tree and "tags" not in wanted:
                shape.setdefault("members", {})["tags"] = tags(row["api"].split(":")[0])
            if shape.get("members"):
                found[kind][token] = shape
            if log:
                print(f"{token} {kind}: {' '.join(log)}")
    version = json.loads((sdk / "package.json").read_text())["version"]
    write("declared", found["declared"], "@pulumi/aws", version)
    write("api", found["api"], "botocore", PINNED["botocore"])
    write("schema", found["schema"], "cfn-lint", PINNED["cfn-lint"])
    subprocess.run(["npx", "prettier", "--write", "--log-level", "warn", str(OUT)], cwd=ROOT, check=True)


def api(place: str) -> Api:
    service, shape = place.split(":")
    return Api(service, shape)


def tags(service: str) -> dict:
    """Tags are objects here and lists of keys and values there."""
    shapes = Api.load(service)["shapes"]
    pair = shapes.get("Tag", {}).get("members", {})
    name = next((each["shape"] for member, each in pair.items() if member.lower().endswith("value")), "TagValue")
    most = shapes.get(name, {}).get("max", 256)
    return {"type": "object", "items": {"type": "text", "maxLength": most}}


def pairs(text: str) -> dict:
    """path=place; a place with a colon is another model."""
    found = {}
    for word in text.split():
        path, place = word.split("=")
        found[path] = Schema.load(place) if place.startswith("AWS::") else api(place) if ":" in place else place
    return found


def sorted_shape(shape: dict) -> dict:
    found = ordered(shape)
    if "members" in found:
        found["members"] = {name: sorted_shape(inner) for name, inner in sorted(found["members"].items())}
    if "items" in found:
        found["items"] = sorted_shape(found["items"])
    return found


def write(kind: str, shapes: dict[str, dict], package: str, version: str) -> None:
    """A file for each service, so that a newer package is read service by service."""
    services: dict[str, dict] = {}
    for token, shape in shapes.items():
        services.setdefault(token.split(":")[1].split("/")[0], {})[token] = shape
    (OUT / kind).mkdir(parents=True, exist_ok=True)
    for old in (OUT / kind).glob("*.json"):
        old.unlink()
    for service, own in services.items():
        source = {"package": package, "version": version, "date": datetime.date.today().isoformat(), "by": BY}
        model = {"source": source, **({"declared": True} if kind == "declared" else {}), "shapes": own}
        (OUT / kind / f"{service}.json").write_text(json.dumps(model, indent=1, ensure_ascii=False) + "\n")


main(sys.argv[1])
