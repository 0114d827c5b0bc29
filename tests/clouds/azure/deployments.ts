import type { Cloud } from "../cloud";
import type { Kind } from "../kind";
import { refuse } from "../refusal";
import type { Fields, Request, Thing } from "../thing";
import { fieldsOf, oneAtATime, withId } from "./arm";
import { settle } from "./sql-database";
import { databaseType, partnerOf } from "./sql-writes";
import type { Part } from "./templates";
import { deploymentType, deploymentsOf, partsOf, subscriptionDeploymentType } from "./templates";

const workspaceType = "azure-native:operationalinsights:Workspace";
/** Plans of Defender: each is there from the first day. Made-up type; nothing of the program registers it. */
export const pricingType = "azure-native:security:Pricing";

/**
 * A deployment is what its template's PUTs are. Sent again it does the same again; taken away it takes nothing with it.
 * Codes: Azure Resource Manager documentation, "common deployment errors"; Conflict of the plans as Azure/CanadaPubSecALZ #305
 * shows it; 2026-11.
 */
export const deployments: readonly Kind[] = [
  {
    type: deploymentType,
    create: begin,
    made: apply,
    update: again,
    takes: [20_000, 1_200_000],
  },
  {
    type: subscriptionDeploymentType,
    global: true,
    create: begin,
    made: apply,
    update: again,
    takes: [20_000, 300_000],
  },
];

interface PartKind {
  readonly check: (part: Part, request: Request, cloud: Cloud) => void;
  readonly apply: (part: Part, deployment: Thing, cloud: Cloud) => void;
}

const parts: Readonly<Record<string, PartKind>> = {
  "Microsoft.Sql/servers/databases": { check: checkDatabase, apply: applyDatabase },
  "Microsoft.OperationalInsights/workspaces/tables": { check: checkTable, apply: applyTable },
  "Microsoft.Security/pricings": { check: checkPlan, apply: applyPlan },
};

function begin(request: Request, cloud: Cloud): void {
  const all = partsOf(request);
  if (all.length === 0) refuse("InvalidTemplate", "the template has no resource");
  for (const part of all) {
    const kind = parts[part.type] ?? refuse("InvalidTemplate", `${part.type} is not known here`);
    for (const wait of part.dependsOn)
      if (!all.some(({ name }) => wait.includes(`'${name}'`) || wait.endsWith(`/${name}`)))
        refuse("InvalidTemplate", `${part.name} waits for ${wait}, which the template doesn't have`);
    kind.check(part, request, cloud);
  }
  checkOrder(all);
}

function apply(deployment: Thing, cloud: Cloud): void {
  for (const part of partsOf(deployment)) parts[part.type]?.apply(part, deployment, cloud);
}

function again(thing: Thing, news: Fields, cloud: Cloud): void {
  const next = { ...thing, inputs: news };
  begin(next, cloud);
  apply(next, cloud);
}

/** Plans take one change at a time, within a template too. */
function checkOrder(all: readonly Part[]): void {
  const plans = all.filter(({ type }) => type === "Microsoft.Security/pricings");
  const loose = plans.filter(({ dependsOn }) => dependsOn.length === 0);
  if (loose.length > 1) refuse("Conflict", `another update operation is in progress: ${loose[0]?.name ?? ""}`);
}

function checkDatabase({ id, name }: Part, request: Request, cloud: Cloud): void {
  const server = id.replace(/\/databases\/[^/]+$/, "");
  if (cloud.things.by("azure-native:sql:Server", "id", server)[0]?.state !== "ready")
    refuse("ParentResourceNotFound", `there is no ${server}`);
  const database = withId(cloud, databaseType, id);
  if (database?.state === "creating") refuse("ConflictingDatabaseOperation", `${name} is being made`);
  if (database === undefined) return;
  const partner = partnerOf(cloud, database);
  const others = [database, ...(partner === undefined ? [] : [partner])].flatMap((each) =>
    deploymentsOf(cloud, each.id),
  );
  oneAtATime(
    "SimultaneousSkuChangeNotAllowed",
    id,
    others.filter(({ name: other }) => other !== request.name),
  );
}

function applyDatabase({ id, name, body }: Part, deployment: Thing, cloud: Cloud): void {
  const news = { sku: body["sku"], ...fieldsOf(body["properties"]) };
  const database = withId(cloud, databaseType, id);
  if (database !== undefined) {
    settle(database, news, cloud);
    return;
  }
  // What isn't there is made: whoever wants to make it himself comes too late.
  const [serverName, databaseName] = name.split("/");
  const { region, account, inputs } = deployment;
  const { resourceGroupName } = inputs;
  const made = { serverName, databaseName, resourceGroupName, location: body["location"], ...news };
  cloud.give(
    { type: databaseType, name: `${name} of ${deployment.name}`, region, account, inputs: made },
    { role: "writer" },
  );
}

function checkTable({ id }: Part, _request: Request, cloud: Cloud): void {
  const workspace = id.replace(/\/tables\/[^/]+$/, "");
  if (cloud.things.by(workspaceType, "id", workspace)[0]?.state !== "ready")
    refuse("ParentResourceNotFound", `there is no ${workspace}`);
}

function applyTable({ id, body }: Part, _deployment: Thing, cloud: Cloud): void {
  const workspace = withId(cloud, workspaceType, id.replace(/\/tables\/[^/]+$/, ""));
  if (workspace === undefined) return;
  const tables = fieldsOf(workspace.kept["tables"]);
  workspace.kept["tables"] = { ...tables, [id.slice(id.lastIndexOf("/") + 1)]: body["properties"] };
}

function checkPlan({ name }: Part, request: Request, cloud: Cloud): void {
  const others = cloud.things
    .of(subscriptionDeploymentType)
    .filter((each) => each.account === request.account && each.name !== request.name);
  const plans = others.filter((each) => partsOf(each).some(({ type }) => type === "Microsoft.Security/pricings"));
  oneAtATime("Conflict", `the subscription's plan ${name}`, plans);
}

function applyPlan({ name, body }: Part, deployment: Thing, cloud: Cloud): void {
  const [plan] = cloud.things
    .by(pricingType, "pricingName", name)
    .filter(({ account }) => account === deployment.account);
  if (plan !== undefined)
    cloud.things.change(plan, () => (plan.inputs = { ...plan.inputs, ...fieldsOf(body["properties"]) }));
}
