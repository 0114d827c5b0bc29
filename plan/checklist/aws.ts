import type { StackPlan } from "../stack-plan";
import { accountTasks } from "./aws/account";
import { imageTasks } from "./aws/image";
import { each, quotaTasks } from "./aws/quotas";
import { among } from "./aws/regions";
import type { Task } from "./checklist";

export function tasks(plan: StackPlan): readonly Task[] {
  const { domain, dnsZone, regions, alerts } = plan.settings;
  const hasFailoverPlan = plan.resources.some(({ type }) => type === "aws:arcregionswitch/plan:Plan");
  return [
    ...accountTasks(plan),
    ...quotaTasks(plan),
    {
      when: "before",
      what: `Delegate ${domain} to the hosted zone ${dnsZone}`,
      why: "certificates wait for their validation records to be seen from the internet, and time out after 75 minutes",
      command: `aws route53 get-hosted-zone --id ${dnsZone} --query "[HostedZone.Name, DelegationSet.NameServers]"`,
      check: "`dig +short NS` of the name that it prints lists the same name servers, asked from anywhere",
    },
    ...imageTasks(plan),
    ...(hasFailoverPlan ? [regionSwitch(regions)] : []),
    {
      when: "during",
      what: `Watch the certificates of ${domain}`,
      why: "what needs one waits for it; a zone that is not delegated keeps them at PENDING_VALIDATION",
      command: each(
        regions,
        "aws acm list-certificates --region $r --certificate-statuses PENDING_VALIDATION --query CertificateSummaryList[].DomainName",
      ),
      check: "nothing is listed after 30 minutes; else stop, delegate the zone, and run `pulumi up` again",
    },
    ...(alerts.email.length === 0 ? [] : [subscriptions(regions, alerts.email)]),
    {
      when: "after",
      what: `Set up the database's users in ${plan.settings.active}`,
      why: "the application logs in as a user that only this step creates; until then the deep health check fails",
      command: dbInitCommand(plan),
      check: "the execution ends with Success; run again, it changes nothing",
    },
    {
      when: "after",
      what: "See the shop answer, with its database and its cache",
      why: "it is what the burn-rate alarms count from now on",
      command: `curl --fail https://${domain}/healthz/deep`,
      check: "it prints no error",
    },
    ...(hasFailoverPlan
      ? [
          {
            when: "after" as const,
            what: "Keep the commands of a failover where a lost region can't take them, and rehearse",
            why: "they name this stack's own resources, and only a rehearsal shows how long a failover takes",
            command: "pulumi stack output recovery",
            check: "they are on paper or in another place; docs/recovery.md says how to rehearse",
          },
        ]
      : []),
  ];
}

/**
 * Price: the service's launch post on the AWS News Blog, 2025-08, "$70 per month per plan"; not seen on the price list itself.
 * There is no switch to opt in by; all commercial regions have the service (AWS What's New, 2026-05).
 */
function regionSwitch(regions: readonly string[]): Task {
  return {
    when: "before",
    what: "Opt into ARC Region Switch: it is billed as soon as the failover plan stands, about 70 USD a month",
    why: "it fails over without `pulumi up` and without the lost region; `recovery: cold` does without it (price: AWS News Blog, 2025-08; see https://aws.amazon.com/application-recovery-controller/pricing/)",
    command: each(regions, "aws arc-region-switch list-plans-in-region --region $r"),
    check: "each answers with a list, so the service is there and your organisation doesn't forbid it",
  };
}

function subscriptions(regions: readonly string[], addresses: readonly string[]): Task {
  return {
    when: "after",
    what: `Confirm the alarm subscriptions of ${among(regions)}: ${addresses.join(", ")}`,
    why: "until the link in each mail is opened no alarm of that region reaches anyone",
    command: each(
      regions,
      `aws sns list-subscriptions --region $r --query "Subscriptions[?SubscriptionArn=='PendingConfirmation'].[TopicArn, Endpoint]"`,
    ),
    check: "nothing is listed; a mail that was lost is sent again by `aws sns subscribe` to the same topic",
  };
}

function dbInitCommand({ resources, settings }: StackPlan): string {
  const document = resources.find(
    ({ type, name }) => type === "aws:ssm/document:Document" && name.includes(settings.active),
  );
  const name = String(document?.inputs["name"] ?? document?.name ?? "");
  return `aws ssm start-automation-execution --region ${settings.active} --document-name ${name}`;
}
