import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import type { Purpose } from "./shared/keys";
import { keysOf, keyType, keyUses } from "./shared/keys";
import { refersTo } from "./shared/refers";

const account = "azure-native:storage:StorageAccount";

/** Who sends logs to an account, and by which property. */
const senders = {
  "azure-native:monitor:DiagnosticSetting": "storageAccountId",
  "azure-native:monitor:SubscriptionDiagnosticSetting": "storageAccountId",
  "azure-native:monitor:ManagementGroupDiagnosticSetting": "storageAccountId",
  "azure-native:network:FlowLog": "storageId",
  "azure-native:sql:ExtendedServerBlobAuditingPolicy": "storageEndpoint",
  "azure-native:sql:ExtendedDatabaseBlobAuditingPolicy": "storageEndpoint",
  "azure-native:operationalinsights:DataExport": "resourceId",
} as const;

function logStores(stack: StackView): ReadonlySet<ResourceView> {
  return new Set(
    Object.entries(senders).flatMap(([type, property]) =>
      stack.ofType(type).flatMap((sender) => refersTo(stack, sender, property, account)),
    ),
  );
}

interface Use {
  readonly by: ResourceView;
  readonly purpose: Purpose;
}

/** Who may read logs, or watch machines, need not be able to read data. */
function relation(stack: StackView): readonly About[] {
  const logs = logStores(stack);
  const uses = new Map<ResourceView, Use[]>(stack.ofType(keyType).map((key) => [key, []]));
  for (const use of keyUses) {
    for (const by of stack.ofType(use.type)) {
      const purpose = logs.has(by) ? "logs" : use.purpose;
      for (const key of keysOf(stack, by, use)) uses.get(key)?.push({ by, purpose });
    }
  }
  return [...uses].map(([resource, all]) => ({ resource, complaints: complaintsOf(all) }));
}

function complaintsOf(all: readonly Use[]): readonly Complaint[] {
  const of = (purpose: Purpose) => all.find((use) => use.purpose === purpose)?.by.name;
  const [first, second] = [of("data"), of("logs"), of("disks"), of("messages")].filter((name) => name !== undefined);
  if (first === undefined || second === undefined) return [];
  return [
    {
      verdict: "violates",
      property: "",
      found: `the key of ${first} and of ${second}`,
      wanted: "one purpose",
      mend: `give ${second} a key of its own`,
    },
  ];
}

export const keysApartByPurpose: CloudRule = { name: "keys-apart-by-purpose", relation };
