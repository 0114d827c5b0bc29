"""What AWS offers in the regions of providers/aws/regions.ts, and names that no schema lists: actions, endpoints.

    /tmp/extract/bin/python values/extract/offers.py

Packages as in extract.py. Families are kept with their sizes, and each list of sizes with its regions, to stay small.
"""

import datetime
import importlib.metadata
import json
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "values/offers/aws"


def main() -> None:
    import cfnlint

    data = Path(cfnlint.__file__).parent / "data"
    extensions = data / "schemas/extensions"
    regions = re.findall(r'region\("([a-z0-9-]+)"', (ROOT / "providers/aws/regions.ts").read_text())
    machines = read(extensions / "aws_ec2_instance/instancetype_enum.json")
    write("machines", "cfn-lint", by_family({region: machines[region]["enum"] for region in regions}))
    nodes = read(extensions / "aws_elasticache_cachecluster/cachenodetype_enum.json")
    write("cache-nodes", "cfn-lint", by_family({region: nodes[region]["enum"] for region in regions}))
    classes = read(extensions / "aws_rds_dbinstance/dbinstanceclass_enum.json")
    write("database-classes", "cfn-lint", by_family({region: postgres(classes[region]["allOf"]) for region in regions}))
    known = engine_versions(read(extensions / "aws_rds_dbinstance/engine_version.json")["allOf"], "EngineVersion")
    gone = engine_versions(read(extensions / "aws_rds_dbinstance/engine_version_deprecated.json")["allOf"], "EngineVersion")
    # A major alone stands for its newest minor, and is not looked up here.
    write("postgres-versions", "cfn-lint", {"sold": [each for each in known if each not in gone and int(each.split(".")[0]) >= 13], "no longer sold": [each for each in gone if int(each.split(".")[0]) >= 13]})
    actions = read(data / "AdditionalSpecs/Policies.json")
    write("actions", "cfn-lint", {service: " ".join(sorted(found["Actions"])) for service, found in sorted(actions.items()) if service in used()})
    write("endpoints", "botocore", endpoints())


def read(file: Path):
    return json.loads(file.read_text())


def postgres(rules: list[dict]) -> list[str]:
    return next(
        rule["then"]["properties"]["DBInstanceClass"]["enum"]
        for rule in rules
        if rule["if"]["properties"]["Engine"].get("const") == "postgres"
    )


def engine_versions(rules: list[dict], member: str) -> list[str]:
    for rule in rules:
        given = rule["if"]["properties"]
        if given["Engine"].get("const") == "postgres":
            values = given.get(member, {}).get("enum") or rule["then"]["properties"][member]["enum"]
            return sorted(values, key=lambda each: [int(part) if part.isdigit() else 0 for part in re.split(r"[.-]", each)])
    return []


def by_family(offered: dict[str, list[str]]) -> dict[str, dict[str, str]]:
    families: dict[str, dict[str, list[str]]] = {}
    for region, types in offered.items():
        sizes: dict[str, list[str]] = {}
        for each in types:
            family, size = each.rsplit(".", 1)
            sizes.setdefault(family, []).append(size)
        for family, own in sizes.items():
            families.setdefault(family, {}).setdefault(" ".join(sorted(own)), []).append(region)
    everywhere = len(offered)
    return {
        family: {sizes: "everywhere" if len(regions) == everywhere else " ".join(regions) for sizes, regions in sorted(found.items())}
        for family, found in sorted(families.items())
    }


def used() -> set[str]:
    """Prefixes of the actions in the program's own policies."""
    text = "\n".join(file.read_text() for file in (ROOT / "providers/aws").rglob("*.ts"))
    return set(re.findall(r'"([a-z0-9-]+):[A-Za-z*]+"', text))


def endpoints() -> list[str]:
    import botocore

    from models import Api

    found = {"ecr.api", "ecr.dkr", "ec2messages", "ssmmessages"}
    for folder in sorted((Path(botocore.__file__).parent / "data").iterdir()):
        if folder.is_dir():
            found.add(Api.load(folder.name)["metadata"]["endpointPrefix"])
    return sorted(each for each in found if "{" not in each)


def write(name: str, package: str, content) -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    source = {"package": package, "version": importlib.metadata.version(package), "date": datetime.date.today().isoformat(), "by": "values/extract/offers.py"}
    file = OUT / f"{name}.json"
    file.write_text(json.dumps({"source": source, "content": content}, indent=1) + "\n")
    subprocess.run(["npx", "prettier", "--write", "--log-level", "warn", str(file)], cwd=ROOT, check=True)


main()
