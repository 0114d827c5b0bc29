import { Rule, RuleSet } from "@pulumi/azure-native/cdn";
import type * as inputs from "@pulumi/azure-native/types/input";
import type * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../../../components/contract";
import { inSite } from "../options";
import { azureName } from "../shared/names";
import type { FrontDoor } from "./front-door";

type HeaderAction = inputs.cdn.DeliveryRuleResponseHeaderActionArgs;

export interface Rules {
  readonly set: RuleSet;
  /** Without its rules a set does nothing. */
  readonly ready: readonly pulumi.Resource[];
}

/**
 * Put on every answer of the application. What scripts may run is the shop's own to say. A rule takes five actions at most.
 * Source: Azure Front Door documentation, "rules engine" and its limits; 2026-11.
 */
export const securityHeaders = {
  "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "strict-origin-when-cross-origin",
} as const;

export function headerRules(scope: Scope, door: FrontDoor): Rules {
  const put = Object.entries(securityHeaders).map(([name, value]) => header("Overwrite", name, value));
  return ruleSet(scope, door, "headers", [...put, header("Delete", "Server")]);
}

/** Static files: as long as the application says, and a day where it says nothing. */
export function cacheRules(scope: Scope, door: FrontDoor): Rules {
  return ruleSet(scope, door, "static", [
    {
      name: "RouteConfigurationOverride",
      parameters: {
        typeName: "DeliveryRuleRouteConfigurationOverrideActionParameters",
        cacheConfiguration: {
          cacheBehavior: "OverrideIfOriginMissing",
          cacheDuration: "1.00:00:00",
          isCompressionEnabled: "Enabled",
          queryStringCachingBehavior: "IgnoreQueryString",
        },
      },
    },
    // Kept at the edge, a session of one shopper would be handed to the next.
    header("Delete", "Set-Cookie"),
  ]);
}

function header(headerAction: "Overwrite" | "Delete", headerName: string, value?: string): HeaderAction {
  return {
    name: "ModifyResponseHeader",
    parameters: {
      typeName: "DeliveryRuleHeaderActionParameters",
      headerAction,
      headerName,
      ...(value !== undefined && { value }),
    },
  };
}

/** A set of one rule that always holds. */
function ruleSet(
  scope: Scope,
  { edge, profile }: FrontDoor,
  name: string,
  actions: (HeaderAction | inputs.cdn.DeliveryRuleRouteConfigurationOverrideActionArgs)[],
): Rules {
  const opts = inSite(scope, { link: edge });
  const under = { profileName: profile.name, resourceGroupName: edge.group.name };
  const set = new RuleSet(
    name,
    { ruleSetName: azureName("ruleSet", { prefix: scope.prefix, account: edge.account }, name), ...under },
    opts,
  );
  const rule = new Rule(
    name,
    {
      // Letters and digits only.
      ruleName: name,
      ruleSetName: set.name,
      ...under,
      order: 1,
      conditions: [],
      actions,
      matchProcessingBehavior: "Continue",
    },
    opts,
  );
  return { set, ready: [set, rule] };
}
