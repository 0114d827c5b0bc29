import type { Neutral } from "../../tables";

const workflow = "azure-native:logic:Workflow";
const action = `${workflow} definition.actions.*`;
const nested = `${action}.actions.*`;
const container = `${action}.inputs.body.properties`;

export const workflows: readonly Neutral[] = [
  {
    reason: "The frame of a workflow, and its clock; how often it runs is a row.",
    properties: [
      `${workflow} definition.$schema`,
      `${workflow} definition.contentVersion`,
      `${workflow} definition.outputs`,
      `${workflow} definition.triggers.daily.recurrence.schedule.**`,
      `${workflow} definition.triggers.daily.recurrence.startTime`,
      `${workflow} definition.triggers.daily.recurrence.timeZone`,
      `${workflow} definition.triggers.daily.runtimeConfiguration.concurrency.runs`,
      `${workflow} definition.triggers.daily.type`,
      `${workflow} definition.triggers.manual.inputs.schema`,
      `${workflow} definition.triggers.manual.kind`,
      `${workflow} definition.triggers.manual.runtimeConfiguration.concurrency.runs`,
      `${workflow} definition.triggers.manual.type`,
    ],
  },
  {
    reason:
      "Steps of a run that starts a container, waits, reads its output, removes it and tells whether it ended well.",
    properties: [
      `${action}.type`,
      `${action}.runAfter`,
      `${action}.runAfter.*.*`,
      `${action}.operationOptions`,
      `${action}.actions`,
      `${action}.else.actions.*.inputs.runError.code`,
      `${action}.else.actions.*.inputs.runError.message`,
      `${action}.else.actions.*.inputs.runStatus`,
      `${action}.else.actions.*.runAfter`,
      `${action}.else.actions.*.type`,
      `${action}.expression`,
      `${action}.expression.and.*.equals.*`,
      `${action}.limit.count`,
      `${action}.limit.timeout`,
      `${nested}.inputs.interval.count`,
      `${nested}.inputs.interval.unit`,
      `${nested}.runAfter`,
      `${nested}.runAfter.*.*`,
      `${nested}.type`,
    ],
  },
  {
    reason: "Which call of the cloud's own interface a step makes; what it may do there is a question of its role.",
    properties: [
      `${action}.inputs.method`,
      `${action}.inputs.uri`,
      `${action}.inputs.authentication.audience`,
      `${action}.inputs.authentication.identity`,
      `${nested}.inputs.method`,
      `${nested}.inputs.uri`,
      `${nested}.inputs.authentication.audience`,
      `${nested}.inputs.authentication.identity`,
    ],
  },
  {
    reason: "Which of the site's identities the container has: the workflow may hand out no others.",
    properties: [`${action}.inputs.body.identity.userAssignedIdentities.*`],
  },
  {
    reason:
      "What the container runs, and with how much of a machine; where, from which image and with what it is told are rows.",
    properties: [
      `${action}.inputs.body.location`,
      `${container}.containers.*.name`,
      `${container}.containers.*.properties.command.*`,
      `${container}.containers.*.properties.environmentVariables.*.name`,
      `${container}.containers.*.properties.resources.requests.cpu`,
      `${container}.containers.*.properties.resources.requests.memoryInGB`,
      `${container}.dnsConfig.nameServers.*`,
      `${container}.osType`,
      `${container}.restartPolicy`,
      `${container}.sku`,
    ],
  },
  {
    reason: "Tags for bills and for finding things, on the container.",
    properties: ["managed-by", "stack", "tier"].map((tag) => `${action}.inputs.body.tags.${tag}`),
  },
];
