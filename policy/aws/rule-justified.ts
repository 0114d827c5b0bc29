import { all, cannotTell, holds } from "../checks";
import type { Check, CloudRule } from "../rule";
import { at, entries, unseen } from "../view";

/** What providers write where nobody wrote anything. */
const nobodys = /^(managed by (pulumi|terraform)|\s*)$/i;

const said = (property: string): Check =>
  holds(
    property,
    (value) => typeof value === "string" && !nobodys.test(value),
    "who is let through, and why",
    `say in ${property} for whom it is and why`,
  );

const entriesSay =
  (list: string): Check =>
  (resource) => {
    const value = at(resource, list);
    if (value === unseen) return cannotTell(list, "who is let through, and why");
    return entries(value).flatMap((_, index) => said(`${list}.${index}.description`)(resource));
  };

export const ruleJustified: CloudRule = {
  name: "rule-justified",
  resources: {
    "aws:ec2/securityGroup:SecurityGroup": all(said("description"), entriesSay("ingress"), entriesSay("egress")),
    "aws:ec2/securityGroupRule:SecurityGroupRule": said("description"),
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": said("description"),
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": said("description"),
    "aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry": said("description"),
    "aws:ec2/managedPrefixList:ManagedPrefixList": entriesSay("entries"),
  },
};
