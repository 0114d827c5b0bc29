import type { Broken } from "../broken";
import { twice, withInput, withoutWaiting } from "../broken";
import { inputOf, waitingOnlyFor } from "./broken-waits";

const deployment = "azure-native:resources:Deployment";
const plans = "azure-native:resources:DeploymentAtSubscriptionScope";
const cluster = "azure-native:redisenterprise:RedisEnterprise";
const cache = "azure-native:redisenterprise:Database";
const access = "azure-native:redisenterprise:AccessPolicyAssignment";
const workflow = "azure-native:logic:Workflow";

/** Caches, workflows and templates. */
export const brokenCache: readonly Broken[] = [
  {
    title: "a template without a resource",
    code: "InvalidTemplate",
    edit: withInput(deployment, "record-tables-eastus2", "properties.template.resources", []),
  },
  {
    title: "a template that waits for what it doesn't have",
    code: "InvalidTemplate",
    edit: withInput(plans, "threat-plans", "properties.template.resources[0].dependsOn", ["['another']"]),
  },
  {
    title: "a template for a workspace that isn't there yet",
    code: "ParentResourceNotFound",
    edit: withoutWaiting(deployment, "record-tables-eastus2", "Workspace"),
  },
  {
    title: "plans of the subscription from two templates at once",
    code: "Conflict",
    edit: withoutWaiting(plans, "posture-plans", "threat-plans"),
  },
  {
    title: "plans of the subscription at once",
    code: "Conflict",
    edit: withInput(plans, "threat-plans", "properties.template.resources[1].dependsOn", []),
  },
  { title: "a cache twice", code: "Conflict", edit: twice(cluster, "cache-eastus2") },
  {
    title: "a cache whose key its identity may not use yet",
    code: "KeyVaultAccessForbidden",
    edit: waitingOnlyFor(cluster, "cache-eastus2", "Key::cache", "UserAssignedIdentity", "ResourceGroup"),
  },
  {
    title: "a way to a cache that is still told who may use it",
    code: "Conflict",
    edit: waitingOnlyFor("azure-native:network:PrivateEndpoint", "cache-eastus2", "RedisEnterprise::", "Subnet::"),
  },
  {
    title: "a way to a server that is still told whom it may call",
    code: "ConflictingServerOperation",
    edit: waitingOnlyFor(
      "azure-native:network:PrivateEndpoint",
      "database-eastus2-eastus2",
      "sql:Server::",
      "Subnet::",
    ),
  },
  {
    title: "two ways to one server at once",
    code: "ConflictingServerOperation",
    edit: withoutWaiting("azure-native:network:PrivateEndpoint", "database-eastus2-centralus", "network:Private"),
  },
  {
    title: "a cache's database under another name",
    code: "InvalidRequestBody",
    edit: withInput(cache, "cache-eastus2", "databaseName", "shop"),
  },
  {
    title: "a policy of its own for the cache's users",
    code: "InvalidRequestBody",
    edit: withInput(access, "app-cache-eastus2", "accessPolicyName", "app"),
  },
  {
    title: "a user of the cache whom nobody knows",
    code: "InvalidObjectId",
    edit: withInput(access, "app-cache-eastus2", "user.objectId", "00000000-0000-4000-8000-000000000000"),
  },
  {
    title: "a workflow that nothing starts",
    code: "InvalidTemplate",
    edit: withInput(workflow, "db-init-eastus2", "definition.triggers", {}),
  },
  {
    title: "an action that runs after one that isn't there",
    code: "InvalidTemplate",
    edit: (program) => {
      const definition = inputOf(program, workflow, "db-init-eastus2", "definition") as {
        actions: Record<string, object>;
      };
      const [first = ""] = Object.keys(definition.actions);
      return withInput(workflow, "db-init-eastus2", `definition.actions.${first}.runAfter`, { nothing: ["Succeeded"] })(
        program,
      );
    },
  },
  {
    title: "a workflow that acts as somebody else",
    code: "WorkflowManagedIdentityNotSpecified",
    edit: withInput(workflow, "db-init-eastus2", "identity.userAssignedIdentities", []),
  },
];
