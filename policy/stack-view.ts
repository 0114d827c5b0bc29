import type { ResourceView } from "./view";
import { at, textsIn, unseen } from "./view";

/** Inputs by which resources are called in the cloud, and therefore by others that hold no output of theirs. */
const naming = [
  "name",
  "bucket",
  "identifier",
  "clusterIdentifier",
  "replicationGroupId",
  "accountName",
  "serverName",
  "vaultName",
  "resourceName",
  "profileName",
  "endpointName",
  "workspaceName",
  "virtualNetworkName",
  "networkSecurityGroupName",
  "subnetName",
  "policyName",
  "clusterName",
  "customDomainName",
  "resourceGroupName",
  "databaseName",
  "containerName",
  "keyName",
  "ruleSetName",
  "originGroupName",
  "vmScaleSetName",
  "loadBalancerName",
  "actionGroupName",
];

/** All resources of a stack, and who points at whom. */
export class StackView {
  readonly resources: readonly ResourceView[];
  private readonly byUrn: ReadonlyMap<string, ResourceView>;
  private readonly byType = new Map<string, ResourceView[]>();
  private readonly names = new Map<ResourceView, readonly string[]>();

  constructor(resources: readonly ResourceView[]) {
    this.resources = resources;
    this.byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
    for (const resource of resources) {
      const known = this.byType.get(resource.type);
      if (known === undefined) this.byType.set(resource.type, [resource]);
      else known.push(resource);
    }
  }

  /** In the order of registration. */
  ofType(...types: readonly string[]): readonly ResourceView[] {
    if (types.length === 1 && types[0] !== undefined) return this.byType.get(types[0]) ?? [];
    return types.flatMap((type) => this.byType.get(type) ?? []);
  }

  get(urn: string): ResourceView | undefined {
    return this.byUrn.get(urn);
  }

  /**
   * Resources of these types that the property refers to: by an output of theirs, which every door tells even while its value is
   * not known, or, in programs that write names and ids as plain text, by the name that they are called.
   */
  referred(from: ResourceView, property: string, ...types: readonly string[]): readonly ResourceView[] {
    const [top = ""] = property.split(".");
    const urns = from.propertyDependencies[top] ?? [];
    const wanted = (resource: ResourceView) => types.length === 0 || types.includes(resource.type);
    const byOutput = urns.flatMap((urn) => this.byUrn.get(urn) ?? []).filter(wanted);
    const text = textsIn(at(from, property));
    if (text.length === 0) return byOutput;
    const candidates = types.length === 0 ? [] : this.ofType(...types);
    const byName = candidates.filter(
      (candidate) =>
        !byOutput.includes(candidate) && this.namesOf(candidate).some((name) => text.some((t) => calls(t, name))),
    );
    return [...byOutput, ...byName];
  }

  private namesOf(resource: ResourceView): readonly string[] {
    const known = this.names.get(resource);
    if (known !== undefined) return known;
    const names = namesOf(resource);
    this.names.set(resource, names);
    return names;
  }

  /** Resources of a type whose property refers to the target. */
  pointingAt(target: ResourceView, type: string, property: string): readonly ResourceView[] {
    return this.ofType(type).filter((from) => this.referred(from, property, target.type).includes(target));
  }

  /** True where the property has a value that is neither seen nor traced to a resource here. */
  untraceable(from: ResourceView, property: string): boolean {
    const [top = ""] = property.split(".");
    return at(from, property) === unseen && (from.propertyDependencies[top] ?? []).length === 0;
  }
}

function namesOf(resource: ResourceView): readonly string[] {
  return naming.flatMap((property) => {
    const value = at(resource, property);
    return typeof value === "string" && value.length > 2 ? [value] : [];
  });
}

/** A text calls a resource by its name alone, or at the end of an ARN, an id or a path. */
function calls(text: string, name: string): boolean {
  if (text === name) return true;
  const place = text.lastIndexOf(name);
  if (place <= 0) return false;
  const before = text[place - 1] ?? "";
  const after = text[place + name.length] ?? "";
  return /[:/]/.test(before) && (after === "" || /[:/*.]/.test(after));
}
