/** What a control is made of, and the calls that end it. */
export interface Control {
  readonly name: string;
  /** Of which service the calls are, as a record of them names it. */
  readonly service: string;
  /** All of these have to be watched where the control is. */
  readonly calls: readonly string[];
  /** Types by which the control is there. */
  readonly types: readonly string[];
}

/**
 * Calls that end a control: firewalls, intrusion detection, logs, keys, segmentation, as 10.7.2 lists them.
 * Source: CloudTrail's event names are those of the services' API references; 2026-11.
 */
export const controls: readonly Control[] = [
  {
    name: "the trail",
    service: "cloudtrail.amazonaws.com",
    calls: ["StopLogging", "DeleteTrail"],
    types: ["aws:cloudtrail/trail:Trail"],
  },
  { name: "flow logs", service: "ec2.amazonaws.com", calls: ["DeleteFlowLogs"], types: ["aws:ec2/flowLog:FlowLog"] },
  {
    name: "security groups",
    service: "ec2.amazonaws.com",
    calls: ["AuthorizeSecurityGroupIngress"],
    types: ["aws:ec2/securityGroup:SecurityGroup"],
  },
  {
    name: "the web firewall",
    service: "wafv2.amazonaws.com",
    calls: ["DeleteWebACL", "DisassociateWebACL", "DeleteLoggingConfiguration"],
    types: ["aws:wafv2/webAclAssociation:WebAclAssociation"],
  },
  {
    name: "the edge's web firewall",
    service: "cloudfront.amazonaws.com",
    calls: ["DisassociateDistributionWebACL"],
    types: ["aws:cloudfront/distribution:Distribution"],
  },
  {
    name: "the edge's firewall itself",
    service: "wafv2.amazonaws.com",
    calls: ["DeleteWebACL", "DeleteLoggingConfiguration"],
    types: ["aws:wafv2/webAcl:WebAcl"],
  },
  {
    name: "keys",
    service: "kms.amazonaws.com",
    calls: ["DisableKey", "ScheduleKeyDeletion"],
    types: ["aws:kms/key:Key"],
  },
  {
    name: "the detector",
    service: "guardduty.amazonaws.com",
    calls: ["DeleteDetector", "UpdateDetector"],
    types: ["aws:guardduty/detector:Detector"],
  },
  {
    name: "the recorder",
    service: "config.amazonaws.com",
    calls: ["StopConfigurationRecorder"],
    types: ["aws:cfg/recorder:Recorder"],
  },
  {
    name: "log groups",
    service: "logs.amazonaws.com",
    calls: ["DeleteLogGroup"],
    types: ["aws:cloudwatch/logGroup:LogGroup"],
  },
  {
    name: "alarms",
    service: "monitoring.amazonaws.com",
    calls: ["DeleteAlarms"],
    types: ["aws:cloudwatch/metricAlarm:MetricAlarm"],
  },
];

export const endingCalls: ReadonlySet<string> = new Set(controls.flatMap(({ calls }) => calls));
