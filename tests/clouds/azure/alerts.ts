import type { Kind } from "../kind";
import { refuse } from "../refusal";
import type { Request } from "../thing";
import { fieldsOf, listOf, textOf } from "./arm";

const groupType = "azure-native:monitor:ActionGroup";
const workspaceType = "azure-native:operationalinsights:Workspace";
const componentType = "azure-native:applicationinsights:Component";
const webTestType = "azure-native:applicationinsights:WebTest";

const limits = "Azure Monitor documentation, service limits; 2026-11";
const perSubscription = ({ account }: Request): string => account;

/**
 * Codes: what Azure Monitor answers is mostly BadRequest; ResourceNotFound for a target (REST reference); 2026-11. That it refuses
 * too many rules and too long names is documented, its codes for that are not: QuotaExceeded and InvalidGroupShortName stand for
 * them.
 */
export const alerts: readonly Kind[] = [
  {
    type: groupType,
    create: ({ inputs }) => {
      const short = textOf(inputs, "groupShortName");
      if (short === "" || short.length > 12) refuse("InvalidGroupShortName", `${short} is not of 1 to 12 characters`);
    },
    quota: { most: 2000, per: perSubscription, code: "QuotaExceeded", source: limits },
  },
  {
    type: "azure-native:monitor:MetricAlert",
    references: [{ path: "actions[].actionGroupId", to: [groupType], where: "account", code: "ResourceNotFound" }],
    create: ({ inputs }) => {
      const criteria = fieldsOf(inputs["criteria"]);
      const scopes = Array.isArray(inputs["scopes"]) ? inputs["scopes"].map(String) : [];
      if (!String(criteria["odataType"]).endsWith("WebtestLocationAvailabilityCriteria")) return;
      for (const part of ["webTestId", "componentId"])
        if (!scopes.includes(textOf(criteria, part))) refuse("BadRequest", `${part} is not among the scopes`);
    },
    quota: { most: 5000, per: perSubscription, code: "QuotaExceeded", source: limits },
  },
  {
    type: "azure-native:monitor:ScheduledQueryRule",
    references: [
      { path: "scopes[]", to: [workspaceType, componentType], where: "account", code: "ResourceNotFound" },
      { path: "actions.actionGroups[]", to: [groupType], where: "account", code: "ResourceNotFound" },
    ],
    create: ({ inputs }, cloud) => {
      if (inputs["skipQueryValidation"] === true) return;
      const [scope = ""] = Array.isArray(inputs["scopes"]) ? inputs["scopes"].map(String) : [];
      const [workspace] = cloud.things.by(workspaceType, "id", scope);
      const tables = Object.keys(fieldsOf(workspace?.kept["tables"]));
      for (const { query } of listOf(fieldsOf(inputs["criteria"])["allOf"])) {
        const [table = ""] = /^\w+/.exec(String(query)) ?? [];
        if (!tables.includes(table)) refuse("BadRequest", `failed to resolve table ${table}`);
      }
    },
    quota: { most: 5000, per: perSubscription, code: "QuotaExceeded", source: limits },
  },
  {
    type: "azure-native:monitor:ActivityLogAlert",
    references: [
      { path: "actions.actionGroups[].actionGroupId", to: [groupType], where: "account", code: "ResourceNotFound" },
    ],
    quota: { most: 100, per: perSubscription, code: "QuotaExceeded", source: limits },
  },
  {
    type: webTestType,
    // The tag that says to what it belongs has the id in its key.
    create: ({ inputs }, cloud) => {
      const key = Object.keys(fieldsOf(inputs["tags"])).find((tag) => tag.startsWith("hidden-link:"));
      if (key === undefined) refuse("BadRequest", "the tag hidden-link:<component> is missing");
      const [component] = cloud.things.by(componentType, "id", key.slice("hidden-link:".length));
      if (component?.state !== "ready") refuse("ResourceNotFound", `${key} names nothing`);
      if (inputs["syntheticMonitorId"] !== inputs["webTestName"])
        refuse("BadRequest", "syntheticMonitorId is another than the name");
    },
    quota: { most: 100, per: perSubscription, code: "QuotaExceeded", source: limits },
  },
  {
    type: "azure-native:applicationinsights:Workbook",
    create: ({ inputs }) => {
      if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(textOf(inputs, "resourceName")))
        refuse("BadRequest", "a workbook's name is a GUID");
    },
  },
];
