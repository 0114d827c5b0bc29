import type { AFDCustomDomain } from "@pulumi/azure-native/cdn";
import { SecurityPolicy } from "@pulumi/azure-native/cdn";
import { Policy } from "@pulumi/azure-native/frontdoor";
import type * as pulumi from "@pulumi/pulumi";
import type { LoadBalancerSpec, Scope } from "../../../components/contract";
import { inSite } from "../options";
import { azureName } from "../shared/names";
import { limits, managedRuleSets } from "./firewall-rules";
import type { FrontDoor } from "./front-door";
import { partOf } from "./front-door";

/** What a shopper sends and what a match would otherwise copy into the log: passwords, cards, sessions. */
const secret = ["QueryStringArgNames", "RequestBodyPostArgNames", "RequestBodyJsonArgNames", "RequestCookieNames"];

export interface Firewall {
  readonly policy: Policy;
  /** What puts it in front of the names: nothing should lead to them before. */
  readonly association: SecurityPolicy;
}

/** One firewall that blocks, in front of every name, the endpoint's own among them: else that would be a way around it. */
export function firewall(
  scope: Scope,
  door: FrontDoor,
  domains: readonly AFDCustomDomain[],
  spec: LoadBalancerSpec,
  routes: readonly pulumi.Resource[],
): Firewall {
  const { edge, endpoint } = door;
  const policy = new Policy(
    "edge",
    {
      policyName: azureName("firewallPolicy", { prefix: scope.prefix, account: edge.account }, "edge"),
      resourceGroupName: edge.group.name,
      location: "Global",
      sku: { name: "Premium_AzureFrontDoor" },
      policySettings: {
        enabledState: "Enabled",
        mode: "Prevention",
        requestBodyCheck: "Enabled",
        customBlockResponseStatusCode: 403,
        state: "Enabled",
        scrubbingRules: [
          ...secret.map((matchVariable) => ({ matchVariable, selectorMatchOperator: "EqualsAny", state: "Enabled" })),
          {
            matchVariable: "RequestHeaderNames",
            selectorMatchOperator: "Equals",
            selector: "Authorization",
            state: "Enabled",
          },
        ],
      },
      managedRules: { managedRuleSets },
      customRules: { rules: limits(spec) },
      tags: scope.tags,
    },
    inSite(scope, { link: edge }),
  );
  const { name, under, opts } = partOf(scope, door, "firewall");
  const association = new SecurityPolicy(
    "firewall",
    {
      securityPolicyName: name,
      ...under,
      parameters: {
        type: "WebApplicationFirewall",
        wafPolicy: { id: policy.id },
        // The one pattern that is taken.
        associations: [{ domains: [endpoint, ...domains].map(({ id }) => ({ id })), patternsToMatch: ["/*"] }],
      },
    },
    // A name belongs to an endpoint only by a route. Until then no record leads here, and no private link is approved.
    { ...opts, dependsOn: [...routes] },
  );
  return { policy, association };
}
