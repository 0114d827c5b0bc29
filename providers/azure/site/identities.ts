import { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity";
import type { Ground } from "./ground";
import { named, onGround, placed } from "./ground";

export interface Identities {
  readonly app: UserAssignedIdentity;
  readonly migrator: UserAssignedIdentity;
}

/** Identities of one site. Each tier gives them the rights that it asks for; here they have none. */
export function identities(ground: Ground): Identities {
  const identity = (name: string) =>
    new UserAssignedIdentity(
      `${name}-${ground.spec.region}`,
      { resourceName: named(ground, "identity", name), ...placed(ground) },
      onGround(ground),
    );
  return { app: identity("app"), migrator: identity("migrator") };
}
