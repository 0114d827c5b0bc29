import type { Scope, Signal } from "../../../components/contract";
import type { StorePurpose } from "../../../components/storage";
import type { AlarmArgs } from "../alarm";
import { alarm } from "../alarm";
import type { AzureLinks, StoreLink } from "../links";
import type { AzureSite } from "../options";

type Watch = Pick<
  AlarmArgs,
  "severity" | "meaning" | "metric" | "aggregation" | "operator" | "threshold" | "dimensions"
>;

/** Answers of the service, by what they mean. Source: Azure Storage documentation, metrics dimensions, ResponseType; 2026-11. */
const answers = {
  failed: ["ServerOtherError", "ServerBusyError", "ServerTimeoutError"],
  slowed: ["ClientThrottlingError", "ClientAccountRequestThrottlingError", "ClientAccountBandwidthThrottlingError"],
  refused: ["AuthorizationError"],
};

const available = { metric: "Availability", aggregation: "Average", operator: "LessThan", threshold: 99 } as const;

function answered(kind: keyof typeof answers, threshold: number) {
  const dimensions = { ResponseType: answers[kind] };
  return { metric: "Transactions", aggregation: "Total", operator: "GreaterThan", threshold, dimensions } as const;
}

/** For each store, what people are told of it. */
const watches: Readonly<Record<StorePurpose, Readonly<Record<string, Watch>>>> = {
  assets: {
    availability: { ...available, severity: "page", meaning: "Product media can't be read or written." },
    errors: {
      ...answered("failed", 10),
      severity: "ticket",
      meaning: "The service answered requests for assets with errors of its own.",
    },
    throttled: {
      ...answered("slowed", 0),
      severity: "ticket",
      meaning: "Assets are asked for more often than one account answers.",
    },
    refused: { ...answered("refused", 10), severity: "ticket", meaning: "Someone without the right asked for assets." },
  },
  backups: {
    availability: { ...available, severity: "ticket", meaning: "Backups can't be written or read." },
    refused: { ...answered("refused", 0), severity: "ticket", meaning: "Someone without the right asked for backups." },
  },
  logs: {
    availability: { ...available, severity: "ticket", meaning: "Logs may not arrive." },
    throttled: { ...answered("slowed", 0), severity: "ticket", meaning: "More logs arrive than one account takes." },
  },
  audit: {
    availability: { ...available, severity: "ticket", meaning: "The record of administrative calls may not arrive." },
    refused: {
      ...answered("refused", 0),
      severity: "ticket",
      meaning: "Someone without the right asked for the record of administrative calls, or tried to change it.",
    },
  },
};

export function storeAlarms(
  scope: Scope,
  site: AzureSite,
  purpose: StorePurpose,
  { account }: StoreLink,
): readonly Signal<AzureLinks["signal"]>[] {
  return Object.entries(watches[purpose]).map(([what, watch]) =>
    alarm(scope, site, `${purpose}-${what}-${site.region}`, {
      ...watch,
      target: account.id,
      namespace: "Microsoft.Storage/storageAccounts",
      window: "PT15M",
      every: "PT5M",
    }),
  );
}
