import { all, cannotTell, isAbsent } from "../checks";
import type { Check, CloudRule } from "../rule";
import { at, unseen } from "../view";

const none = (property: string, mend: string): Check => isAbsent(property, mend);

const byDirectory = "leave it out: an administrator from the directory alone, and no password at all";

/**
 * Where the service wants a password: one that something else here made (a generator, a vault), or that the configuration keeps
 * as a secret; never a text that stands in the program.
 */
const madeElsewhere =
  (property: string): Check =>
  (resource) => {
    const value = at(resource, property);
    if (value === undefined) return [];
    const [top = ""] = property.split(".");
    if ((resource.propertyDependencies[top] ?? []).some((urn) => /Password|Secret|Random/i.test(urn))) return [];
    const wanted = "a password that is generated, or kept as a secret";
    if (resource.secrets === unseen || value === unseen) return cannotTell(property, wanted);
    if (resource.secrets.includes(top)) return [];
    const mend = "generate it, or sign in without one";
    return [{ verdict: "violates", property, found: "a text", wanted, mend }];
  };

/** Source: @pulumi/azure-native 3.28.0, declarations; Azure documentation, Entra-only authentication; 2026-11. */
export const managedCredentials: CloudRule = {
  name: "managed-credentials",
  resources: {
    "azure-native:sql:Server": none("administratorLoginPassword", byDirectory),
    "azure-native:sql:ManagedInstance": none("administratorLoginPassword", byDirectory),
    "azure-native:synapse:Workspace": none("sqlAdministratorLoginPassword", byDirectory),
    "azure-native:dbforpostgresql:Server": none("administratorLoginPassword", byDirectory),
    // These can't do without one.
    "azure-native:dbforpostgresql:ServerGroupCluster": madeElsewhere("administratorLoginPassword"),
    "azure-native:dbforpostgresql:SingleServer": madeElsewhere("properties.administratorLoginPassword"),
    "azure-native:dbformysql:Server": madeElsewhere("administratorLoginPassword"),
    "azure-native:dbformysql:SingleServer": madeElsewhere("properties.administratorLoginPassword"),
    "azure-native:mongocluster:MongoCluster": madeElsewhere("properties.administrator.password"),
    "azure-native:cosmosdb:CassandraCluster": madeElsewhere("properties.initialCassandraAdminPassword"),
    "azure-native:compute:VirtualMachine": madeElsewhere("osProfile.adminPassword"),
    "azure-native:compute:VirtualMachineScaleSet": madeElsewhere("virtualMachineProfile.osProfile.adminPassword"),
    "azure-native:containerservice:ManagedCluster": all(
      madeElsewhere("windowsProfile.adminPassword"),
      none("servicePrincipalProfile.secret", "leave it out: a managed identity needs no secret"),
    ),
    "azure-native:servicefabric:ManagedCluster": madeElsewhere("adminPassword"),
    "azure-native:automation:Credential": madeElsewhere("password"),
  },
};
