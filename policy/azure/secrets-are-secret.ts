import { cannotTell } from "../checks";
import type { Check, CloudRule, Complaint } from "../rule";
import type { ResourceView } from "../view";
import { at, entries, read, unseen } from "../view";
import { credentials } from "./shared/credentials";

const wanted = "a value that is marked as secret";
const mend = "take it from config.requireSecret, or wrap it in pulumi.secret";

/** The engine hands values over without their marks: there nothing can be told. */
function marked(resource: ResourceView, property: string): readonly Complaint[] {
  const value = at(resource, property);
  if (value === undefined) return [];
  if (resource.secrets === unseen) return cannotTell(property, wanted);
  const [top = ""] = property.split(".");
  if (resource.secrets.includes(top)) return [];
  // What isn't known yet hasn't been written down either.
  if (value === unseen) return cannotTell(property, wanted);
  return [{ verdict: "violates", property, found: "…, for everybody to read", wanted, mend }];
}

const everyOf =
  (properties: readonly string[]): Check =>
  (resource) =>
    properties.flatMap((property) => marked(resource, property));

/** Values of a list, of which each may be one: a container's own secrets, passwords of registries. */
const inList =
  (list: string, property: string): Check =>
  (resource) =>
    entries(at(resource, list)).flatMap((entry, index) =>
      read(entry, property) === undefined ? [] : marked(resource, `${list}.${index}.${property}`),
    );

const extensions = "virtualMachineProfile.extensionProfile.extensions";
const scaleSet = "azure-native:compute:VirtualMachineScaleSet";

export const secretsAreSecret: CloudRule = {
  name: "secrets-are-secret",
  resources: {
    ...Object.fromEntries(Object.entries(credentials).map(([type, properties]) => [type, everyOf(properties)])),
    [scaleSet]: (resource) => [
      ...everyOf(credentials[scaleSet] ?? [])(resource),
      ...inList(extensions, "protectedSettings")(resource),
    ],
    "azure-native:app:ContainerApp": inList("configuration.secrets", "value"),
    "azure-native:app:Job": inList("configuration.secrets", "value"),
    "azure-native:containerinstance:ContainerGroup": (resource) => [
      ...inList("imageRegistryCredentials", "password")(resource),
      ...entries(at(resource, "containers")).flatMap((_, index) =>
        inList(`containers.${index}.environmentVariables`, "secureValue")(resource),
      ),
    ],
  },
};
