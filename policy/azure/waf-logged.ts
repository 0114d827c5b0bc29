import { violates } from "../checks";
import type { CloudRule } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, entries, unseen } from "../view";
import { gatewayType, isPublicGateway, profilesOf, securityPolicyType } from "./shared/edge";
import { linked } from "./shared/links";

const settingTypes = ["azure-native:monitor:DiagnosticSetting", "azure-native:insights:DiagnosticSetting"];
const categories = [
  "FrontDoorWebApplicationFirewallLog",
  "WebApplicationFirewallLogs",
  "ApplicationGatewayFirewallLog",
];

function logsDecisions(setting: ResourceView): boolean {
  const logs = at(setting, "logs");
  if (logs === unseen) return true;
  return entries(logs).some((_, index) => {
    const own = (property: string) => at(setting, `logs.${index}.${property}`);
    const which = [own("category"), own("categoryGroup")];
    const named = which.some((each) => each === unseen || [...categories, "allLogs", "audit"].includes(String(each)));
    return named && own("enabled") !== false;
  });
}

function isLogged(stack: StackView, entry: ResourceView): boolean {
  return stack
    .ofType(...settingTypes)
    .some((setting) => linked(stack, setting, "resourceUri", entry.type).includes(entry) && logsDecisions(setting));
}

/** The log is the entry's, not the policy's: of the profile, or of the gateway. */
export const wafLogged: CloudRule = {
  name: "waf-logged",
  relation: (stack) => {
    const profiles = stack.ofType(securityPolicyType).flatMap((policy) => profilesOf(stack, policy));
    const gateways = stack
      .ofType(gatewayType)
      .filter(
        (gateway) =>
          isPublicGateway(gateway) &&
          (at(gateway, "firewallPolicy") ?? at(gateway, "webApplicationFirewallConfiguration")) !== undefined,
      );
    return [...new Set([...profiles, ...gateways])].map((resource) => ({
      resource,
      complaints: isLogged(stack, resource)
        ? []
        : violates(
            "",
            "no log of what the firewall decides",
            "a diagnostic setting with the firewall's log",
            "add a DiagnosticSetting with the category group allLogs",
          ),
    }));
  },
};
