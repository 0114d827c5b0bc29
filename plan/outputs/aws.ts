import { groundOutputs } from "./aws-ground";

/** What the planner knows of a resource when it makes up its outputs. */
export interface Registered {
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly region: string;
  readonly account: string;
}

/** What a program asks the cloud, and where. */
export interface Question {
  readonly args: Readonly<Record<string, unknown>>;
  readonly region: string;
  readonly account: string;
  /** What was registered before it asked. */
  readonly registered: readonly { readonly type: string; readonly inputs: Readonly<Record<string, unknown>> }[];
}

/** Hosted zones of balancers. Source: AWS general reference, Elastic Load Balancing endpoints; 2026-11. */
const balancerZones: Readonly<Record<string, string>> = {
  "us-east-1": "Z35SXDOTRQ7X7K",
  "us-east-2": "Z3AADJGX6KTTL2",
  "us-west-1": "Z368ELLRRE2KJ0",
  "us-west-2": "Z1H1FL5HABSF5",
};

/**
 * Outputs as the cloud forms them, by type, where the general rule (id from the name, ARN from service, region, account and
 * id) is not enough. Only what the program reads.
 */
export const outputs: Readonly<Record<string, (resource: Registered) => Record<string, unknown>>> = {
  ...groundOutputs,
  "aws:lb/loadBalancer:LoadBalancer": ({ name, region, account }) => {
    const suffix = `app/${name}/50dc6c490a1b2c3d`;
    const arn = `arn:aws:elasticloadbalancing:${region}:${account}:loadbalancer/${suffix}`;
    return {
      id: arn,
      arn,
      arnSuffix: suffix,
      dnsName: `${name}-0a1b2c3d.${region}.elb.amazonaws.com`,
      zoneId: balancerZones[region] ?? "Z35SXDOTRQ7X7K",
    };
  },
  "aws:lb/listener:Listener": ({ name, region, account }) => {
    const arn = `arn:aws:elasticloadbalancing:${region}:${account}:listener/app/${name}/50dc6c490a1b2c3d/f2f7dc8efc522ab2`;
    return { id: arn, arn };
  },
  "aws:lb/listenerRule:ListenerRule": ({ name, region, account }) => {
    const arn = `arn:aws:elasticloadbalancing:${region}:${account}:listener-rule/app/${name}/50dc6c490a1b2c3d/f2f7dc8efc522ab2`;
    return { id: arn, arn };
  },
  "aws:elasticache/parameterGroup:ParameterGroup": ({ name }) => ({ name: `${name}-0a1b2c3` }),
  "aws:elasticache/subnetGroup:SubnetGroup": ({ name }) => ({ name: `${name}-0a1b2c3` }),
  "aws:elasticache/replicationGroup:ReplicationGroup": ({ name, region, account }) => ({
    arn: `arn:aws:elasticache:${region}:${account}:replicationgroup:${name}-0a1b2c3`,
    replicationGroupId: `${name}-0a1b2c3`,
    configurationEndpointAddress: `clustercfg.${name}-0a1b2c3.abc123.cache.amazonaws.com`,
  }),
  "aws:elasticache/cluster:Cluster": ({ name }) => ({
    clusterId: `${name}-0a1b2c3`,
    clusterAddress: `${name}-0a1b2c3.abc123.cfg.cache.amazonaws.com`,
  }),
  "aws:elasticache/user:User": ({ inputs, region, account }) => ({
    arn: `arn:aws:elasticache:${region}:${account}:user:${String(inputs["userId"])}`,
  }),
  "aws:ec2/launchTemplate:LaunchTemplate": ({ name }) => ({ id: `lt-0a1b2c3d-${name}`, latestVersion: 1 }),
  "aws:autoscaling/group:Group": ({ name, region, account }) => ({
    id: `${name}-0a1b2c3`,
    name: `${name}-0a1b2c3`,
    arn: `arn:aws:autoscaling:${region}:${account}:autoScalingGroup:0a1b2c3d-0000-4000-8000-000000000000:autoScalingGroupName/${name}-0a1b2c3`,
  }),
  "aws:cloudwatch/metricAlarm:MetricAlarm": ({ name, region, account }) => ({
    id: `${name}-0a1b2c3`,
    name: `${name}-0a1b2c3`,
    arn: `arn:aws:cloudwatch:${region}:${account}:alarm:${name}-0a1b2c3`,
  }),
  "aws:cloudwatch/compositeAlarm:CompositeAlarm": ({ inputs, region, account }) => ({
    id: String(inputs["alarmName"]),
    arn: `arn:aws:cloudwatch:${region}:${account}:alarm:${String(inputs["alarmName"])}`,
  }),
  "aws:lb/targetGroup:TargetGroup": ({ name, region, account }) => ({
    id: `arn:aws:elasticloadbalancing:${region}:${account}:targetgroup/${name}/73e2d6bc0a1b2c3d`,
    arn: `arn:aws:elasticloadbalancing:${region}:${account}:targetgroup/${name}/73e2d6bc0a1b2c3d`,
    arnSuffix: `targetgroup/${name}/73e2d6bc0a1b2c3d`,
  }),
  "aws:acm/certificate:Certificate": ({ name, inputs, region, account }) => ({
    id: `arn:aws:acm:${region}:${account}:certificate/${name}-0a1b2c3d`,
    arn: `arn:aws:acm:${region}:${account}:certificate/${name}-0a1b2c3d`,
    domainValidationOptions: [inputs["domainName"], ...((inputs["subjectAlternativeNames"] ?? []) as string[])].map(
      (domainName) => ({
        domainName,
        resourceRecordName: `_3c4d5e6f.${String(domainName)}.`,
        resourceRecordType: "CNAME",
        resourceRecordValue: "_4d5e6f70.acm-validations.aws.",
      }),
    ),
  }),
  "aws:acm/certificateValidation:CertificateValidation": ({ inputs }) => ({ certificateArn: inputs["certificateArn"] }),
  "aws:route53/record:Record": ({ inputs }) => ({ fqdn: inputs["name"] }),
  "aws:cloudfront/distribution:Distribution": ({ account }) => ({
    id: "E1A2B3C4D5E6F7",
    arn: `arn:aws:cloudfront::${account}:distribution/E1A2B3C4D5E6F7`,
    domainName: "d111111abcdef8.cloudfront.net",
    // The same for every distribution.
    hostedZoneId: "Z2FDTNDATAQYW2",
  }),
  "aws:wafv2/webAcl:WebAcl": ({ inputs, region, account }) => ({
    arn: `arn:aws:wafv2:${region}:${account}:${inputs["scope"] === "CLOUDFRONT" ? "global" : "regional"}/webacl/${String(inputs["name"])}/0a1b2c3d`,
  }),
  "aws:arcregionswitch/plan:Plan": ({ name, account }) => ({
    id: `arn:aws:arc-region-switch::${account}:plan/${name}:0a1b2c3`,
    arn: `arn:aws:arc-region-switch::${account}:plan/${name}:0a1b2c3`,
  }),
  "aws:rds/instance:Instance": ({ name, inputs, region, account }) => ({
    id: `db-ABCDEF0a1b2c3-${name}`,
    resourceId: `db-ABCDEF0a1b2c3-${name}`,
    arn: `arn:aws:rds:${region}:${account}:db:${String(inputs["identifier"])}`,
    address: `${String(inputs["identifier"])}.c0a1b2c3d4e5.${region}.rds.amazonaws.com`,
    masterUserSecrets:
      inputs["manageMasterUserPassword"] === true
        ? [{ secretArn: `arn:aws:secretsmanager:${region}:${account}:secret:rds!db-0a1b2c3-AbCdEf` }]
        : [],
  }),
  "aws:rds/subnetGroup:SubnetGroup": ({ name }) => ({ name: `${name}-0a1b2c3` }),
  "aws:rds/parameterGroup:ParameterGroup": ({ name }) => ({ name: `${name}-0a1b2c3` }),
  "aws:cloudwatch/eventRule:EventRule": ({ name, region, account }) => ({
    name: `${name}-0a1b2c3`,
    arn: `arn:aws:events:${region}:${account}:rule/${name}-0a1b2c3`,
  }),
  "aws:sfn/stateMachine:StateMachine": ({ name, region, account }) => ({
    id: `arn:aws:states:${region}:${account}:stateMachine:${name}-0a1b2c3`,
    arn: `arn:aws:states:${region}:${account}:stateMachine:${name}-0a1b2c3`,
  }),
};

/** Answers to the questions that the program asks the cloud, by token. */
export const invokes: Readonly<Record<string, (question: Question) => Record<string, unknown>>> = {
  "aws:arcregionswitch/getRoute53HealthChecks:getRoute53HealthChecks": ({ args, region, registered }) => {
    const plan = registered.find(({ type }) => type === "aws:arcregionswitch/plan:Plan");
    const checks = (plan === undefined ? [] : recordSets(plan.inputs)).map(({ recordName, ...set }, index) => ({
      healthCheckId: `0a1b2c3d-0000-4000-8000-00000000000${index}`,
      recordName: `${recordName}.`,
      status: "unknown",
      ...set,
    }));
    return { planArn: args["planArn"], region, healthChecks: checks };
  },
};

/** Records that a failover plan turns, as its inputs name them. */
function recordSets(inputs: Readonly<Record<string, unknown>>) {
  const { workflows } = inputs as {
    readonly workflows: readonly {
      readonly steps: readonly {
        readonly route53HealthCheckConfigs?: readonly {
          readonly hostedZoneId: string;
          readonly recordName: string;
          readonly recordSets: readonly { readonly region: string }[];
        }[];
      }[];
    }[];
  };
  return workflows
    .flatMap(({ steps }) => steps)
    .flatMap(({ route53HealthCheckConfigs = [] }) => route53HealthCheckConfigs)
    .flatMap(({ hostedZoneId, recordName, recordSets: sets }) =>
      sets.map(({ region }) => ({ region, hostedZoneId, recordName })),
    );
}
