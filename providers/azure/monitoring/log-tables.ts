import type * as pulumi from "@pulumi/pulumi";
import type { AzureSite } from "../options";

export interface Table {
  readonly title: string;
  /** Id of the workspace that is searched. */
  readonly workspace: pulumi.Input<string>;
  readonly query: string;
}

export interface Searched {
  /** Site whose workspace has the edge's log. */
  readonly keeper: AzureSite;
  /** Site whose workspace has the record of administrative calls; undefined where someone else keeps it. */
  readonly recorder: AzureSite | undefined;
}

/** The newest lines of each site's instances, of what the edge refused, and of who changed what. */
export function logTables(serving: readonly AzureSite[], { keeper, recorder }: Searched): readonly Table[] {
  return [
    ...serving.map((site) =>
      table(site, "warnings and errors of the instances", [
        "Syslog",
        '| where SeverityLevel in ("warning", "err", "crit", "alert", "emerg")',
        "| project TimeGenerated, Computer, Facility, ProcessName, SyslogMessage",
      ]),
    ),
    table(keeper, "what the firewall at the edge refused", [
      "AzureDiagnostics",
      '| where Category == "FrontDoorWebApplicationFirewallLog"',
      '| extend action = column_ifexists("action_s", ""), rule = column_ifexists("ruleName_s", "")',
      '| extend address = column_ifexists("clientIP_s", ""), asked = column_ifexists("requestUri_s", "")',
      '| where action =~ "Block"',
      "| project TimeGenerated, rule, address, asked",
    ]),
    ...(recorder === undefined
      ? []
      : [
          table(recorder, "administrative calls of the subscription", [
            "AzureActivity",
            '| where CategoryValue == "Administrative" and ActivityStatusValue == "Success"',
            "| project TimeGenerated, OperationNameValue, Caller, CallerIpAddress, _ResourceId",
          ]),
        ]),
  ];
}

function table({ region, link }: AzureSite, title: string, lines: readonly string[]): Table {
  return {
    title: `${region}: ${title}`,
    workspace: link.workspace.id,
    query: [...lines, "| order by TimeGenerated desc", "| take 100"].join("\n"),
  };
}
