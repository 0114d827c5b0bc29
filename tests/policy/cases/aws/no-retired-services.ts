import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

export const noRetiredServices: RuleCases = {
  rule: "no-retired-services",
  cases: [
    {
      what: "engines of today",
      stack: [
        { type: "aws:rds/instance:Instance", name: "one", inputs: { engine: "postgres", engineVersion: "17.2" } },
        {
          type: "aws:rds/cluster:Cluster",
          name: "two",
          inputs: { engine: "aurora-mysql", engineVersion: "8.0.mysql_aurora.3.08.0" },
        },
        { type: "aws:elasticache/replicationGroup:ReplicationGroup", name: "three", inputs: { engineVersion: "7.1" } },
      ],
      found: [],
    },
    {
      what: "engines of yesterday",
      stack: [
        { type: "aws:rds/instance:Instance", name: "one", inputs: { engine: "postgres", engineVersion: "12" } },
        { type: "aws:rds/instance:Instance", name: "two", inputs: { engine: "mysql", engineVersion: "8.0.40" } },
        {
          type: "aws:elasticache/replicationGroup:ReplicationGroup",
          name: "three",
          inputs: { engineVersion: "5.0.6" },
        },
        { type: "aws:rds/parameterGroup:ParameterGroup", name: "four", inputs: { family: "postgres12" } },
      ],
      found: ["one engineVersion", "two engineVersion", "three engineVersion", "four family"],
    },
    {
      what: "a version not known yet",
      stack: [{ type: "aws:rds/instance:Instance", inputs: { engine: "postgres", engineVersion: unseen } }],
      found: ["? it engineVersion"],
    },
    {
      what: "functions of three ages",
      stack: [
        { type: "aws:lambda/function:Function", name: "new", inputs: { runtime: "python3.13" } },
        { type: "aws:lambda/function:Function", name: "image", inputs: { packageType: "Image" } },
        { type: "aws:lambda/function:Function", name: "old", inputs: { runtime: "python3.8" } },
      ],
      found: ["old runtime"],
    },
    {
      what: "kinds that are gone",
      stack: [
        { type: "aws:ec2/launchConfiguration:LaunchConfiguration", name: "launch", inputs: {} },
        { type: "aws:wafregional/webAcl:WebAcl", name: "waf", inputs: {} },
      ],
      found: ["launch ", "waf "],
    },
  ],
};
