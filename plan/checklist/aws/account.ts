import type { StackPlan } from "../../stack-plan";
import type { Task } from "../checklist";
import { each } from "./quotas";

interface Single {
  readonly type: string;
  /** Flag under `accountGuards` that leaves it out. */
  readonly flag: string;
  readonly name: string;
  readonly command: string;
}

/** What an account has once in each region: where it is there already, making a second one fails. */
const singles: readonly Single[] = [
  {
    type: "aws:guardduty/detector:Detector",
    flag: "threatDetection",
    name: "GuardDuty detector",
    command: "aws guardduty list-detectors --region $r --query DetectorIds",
  },
  {
    type: "aws:cfg/recorder:Recorder",
    flag: "configurationRecorder",
    name: "Config recorder",
    command: "aws configservice describe-configuration-recorders --region $r --query ConfigurationRecorders[].name",
  },
  {
    type: "aws:securityhub/account:Account",
    flag: "securityPosture",
    name: "Security Hub",
    command: "aws securityhub describe-hub --region $r --query HubArn",
  },
  {
    type: "aws:inspector2/enabler:Enabler",
    flag: "securityPosture",
    name: "Inspector for instances",
    command:
      "aws inspector2 batch-get-account-status --region $r --query \"accounts[?resourceState.ec2.status!='DISABLED'].accountId\"",
  },
];

/** Whose account it is, and that nothing stands in the way there. */
export function accountTasks({ settings, resources }: StackPlan): readonly Task[] {
  const made = singles.filter(({ type }) => resources.some((resource) => resource.type === type));
  return [
    {
      when: "before",
      what: `Sign in to account ${settings.account}`,
      why: "every provider is pinned to it and refuses any other",
      command: "aws sts get-caller-identity --query Account --output text",
      check: `it prints ${settings.account}`,
    },
    ...made.map(({ name, flag, command }): Task => ({
      when: "before",
      what: `See that no ${name} stands in ${settings.regions.join(" or ")} yet`,
      why: "there is one in each region of an account: `up` fails where somebody made it before",
      command: each(settings.regions, command),
      check: `nothing is listed, or the service isn't enabled; else pulumi config set --path 'accountGuards.${flag}' false, and the one that is there serves`,
    })),
  ];
}
