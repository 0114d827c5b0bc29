import { WebTest } from "@pulumi/azure-native/applicationinsights";
import { MetricAlert } from "@pulumi/azure-native/monitor";
import * as pulumi from "@pulumi/pulumi";
import type { Scope, Signal } from "../../../components/contract";
import type { Health } from "../../../components/workload";
import { severities } from "../alarm";
import type { AzureSite } from "../options";
import { inSite } from "../options";
import { azureName } from "../shared/names";

/**
 * From where the shop is asked, by the continent that a region's name begins with; five, so that two failing at once are not a
 * matter of one place. Source: Azure Monitor documentation, "availability tests", location population tags; 2026-11.
 */
const places: Readonly<Record<"america" | "europe", readonly string[]>> = {
  america: ["us-va-ash-azr", "us-il-ch1-azr", "us-tx-sn1-azr", "us-ca-sjc-azr", "us-fl-mia-edge"],
  europe: ["emea-nl-ams-azr", "emea-gb-db3-azr", "emea-fr-pra-edge", "emea-ch-zrh-edge", "emea-se-sto-edge"],
};

const european: readonly string[] = ["northeurope", "westeurope"];

/** Places that must fail before someone is woken. */
const failing = 2;

export interface AvailabilityArgs {
  /** Part of names: one lower-case word. */
  readonly thing: string;
  readonly url: pulumi.Input<string>;
  readonly path: Health["path" | "deepPath"];
  readonly severity: Signal<MetricAlert>["severity"];
  readonly meaning: string;
}

/** Asks one address every five minutes from places on the internet, and tells people when two of them get no good answer. */
export function availability(
  scope: Scope,
  site: AzureSite,
  { thing, url, path, severity, meaning }: AvailabilityArgs,
): Signal<MetricAlert> {
  const { region, link } = site;
  const { account, group, insights, actionGroup } = link;
  const naming = { prefix: scope.prefix, account };
  const name = `${thing}-${region}`;
  const testName = azureName("webTest", naming, name);
  const test = new WebTest(
    name,
    {
      webTestName: testName,
      syntheticMonitorId: testName,
      resourceGroupName: group.name,
      location: region,
      kind: "standard",
      webTestKind: "standard",
      enabled: true,
      frequency: 300,
      timeout: 30,
      // Three more tries within the same round.
      retryEnabled: true,
      locations: places[european.includes(region) ? "europe" : "america"].map((location) => ({ location })),
      request: {
        requestUrl: pulumi.interpolate`${url}${path}`,
        httpVerb: "GET",
        followRedirects: false,
        parseDependentRequests: false,
      },
      validationRules: { expectedHttpStatusCode: 200, sSLCheck: true, sSLCertRemainingLifetimeCheck: 14 },
      // Without this tag, whose key is the id, the test belongs to nothing and is refused.
      tags: insights.id.apply((id) => ({ ...scope.tags, [`hidden-link:${id}`]: "Resource" })),
    },
    inSite(scope, site),
  );
  const handle = new MetricAlert(
    name,
    {
      ruleName: azureName("alert", naming, "availability", name),
      resourceGroupName: group.name,
      location: "global",
      description: `[${severity}] ${meaning}`,
      severity: severities[severity],
      enabled: true,
      // Both, the test first.
      scopes: [test.id, insights.id],
      evaluationFrequency: "PT1M",
      windowSize: "PT5M",
      autoMitigate: true,
      criteria: {
        odataType: "Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria",
        webTestId: test.id,
        componentId: insights.id,
        failedLocationCount: failing,
      },
      actions: [{ actionGroupId: actionGroup.id }],
      // The alert is found from the component and the test by these.
      tags: pulumi.all([insights.id, test.id]).apply(([component, own]) => ({
        ...scope.tags,
        [`hidden-link:${component}`]: "Resource",
        [`hidden-link:${own}`]: "Resource",
      })),
    },
    inSite(scope, site),
  );
  return { name, region, severity, meaning, handle };
}
