import type { Broken } from "../broken";
import { twice, withInput, without, withoutWaiting } from "../broken";

const home = "us-east-2";
const nothing = "nothing-of-this-name";

const distribution = "aws:cloudfront/distribution:Distribution";
const listener = "aws:lb/listener:Listener";
const balancer = "aws:lb/loadBalancer:LoadBalancer";
const record = "aws:route53/record:Record";
const rule = "aws:lb/listenerRule:ListenerRule";

/** Names, certificates, balancers, firewalls and the edge. */
export const brokenFront: readonly Broken[] = [
  {
    title: "a balancer in a subnet that isn't there",
    code: "SubnetNotFound",
    edit: withInput(balancer, `alb-${home}`, "subnets[0]", "subnet-0f0f0f0f0f0f0f0f0"),
  },
  {
    title: "a balancer with a security group of the other region",
    code: "InvalidSecurityGroup",
    edit: withInput(balancer, `alb-${home}`, "securityGroups[0]", "sg-0f0f0f0f0f0f0f0f0"),
  },
  {
    title: "a balancer that doesn't wait for the way to the internet",
    code: "InvalidSubnet",
    late: "InternetGateway::us-east-2",
    edit: withoutWaiting(balancer, `alb-${home}`, "$aws:ec2/"),
  },
  {
    title: "a balancer in one zone",
    code: "ValidationError",
    edit: withInput(balancer, `alb-${home}`, "subnets", undefined),
  },
  {
    title: "a balancer that doesn't wait for the policy of the store that takes its logs",
    code: "InvalidConfigurationRequest",
    late: "BucketPolicy::logs-us-east-2",
    edit: withoutWaiting(balancer, `alb-${home}`, `::logs-${home}`),
  },
  {
    title: "a balancer whose logs go to the other region",
    code: "InvalidConfigurationRequest",
    edit: withInput(balancer, `alb-${home}`, "accessLogs.bucket", "logs-us-west-2-0a1b2c3"),
  },
  {
    title: "a balancer that writes under a name which its logs' policy doesn't know",
    code: "InvalidConfigurationRequest",
    edit: withInput(balancer, `alb-${home}`, "accessLogs.prefix", "load-balancer"),
  },
  {
    title: "a listener of no balancer",
    code: "LoadBalancerNotFound",
    edit: withInput(listener, `http-${home}`, "loadBalancerArn", nothing),
  },
  { title: "two listeners on one port", code: "DuplicateListener", edit: twice(listener, `http-${home}`) },
  {
    title: "a listener with a certificate of another region",
    code: "CertificateNotFound",
    edit: withInput(
      listener,
      `https-${home}`,
      "certificateArn",
      "arn:aws:acm:us-east-1:493817265504:certificate/certificate-static-0a1b2c3d",
    ),
  },
  {
    title: "a listener that doesn't wait until its certificate is issued",
    code: "UnsupportedCertificate",
    late: "Record::proof-us-east-2",
    edit: withoutWaiting(listener, `https-${home}`, "CertificateValidation"),
  },
  {
    title: "a rule of no listener",
    code: "ListenerNotFound",
    edit: withInput(rule, `to-app-${home}`, "listenerArn", nothing),
  },
  {
    title: "a rule to no target group",
    code: "TargetGroupNotFound",
    edit: withInput(rule, `to-app-${home}`, "actions[0].targetGroupArn", nothing),
  },
  {
    title: "two rules of one priority",
    code: "PriorityInUse",
    edit: withInput(rule, `to-app-${home}`, "priority", 10),
  },
  {
    title: "a certificate whose proof is in no zone",
    code: "PENDING_VALIDATION",
    edit: without(record, "proof-static"),
  },
  {
    title: "a validation that forgets one of the names",
    code: "InvalidParameterException",
    edit: withInput(
      "aws:acm/certificateValidation:CertificateValidation",
      `certificate-${home}`,
      "validationRecordFqdns[0]",
      undefined,
    ),
  },
  {
    title: "a validation of no certificate",
    code: "ResourceNotFoundException",
    edit: withInput(
      "aws:acm/certificateValidation:CertificateValidation",
      `certificate-${home}`,
      "certificateArn",
      nothing,
    ),
  },
  {
    title: "a record in a zone that isn't there",
    code: "NoSuchHostedZone",
    edit: withInput(record, `site-${home}`, "zoneId", "Z0000000000000"),
  },
  {
    title: "a record with a gate that isn't there",
    code: "NoSuchHealthCheck",
    edit: withInput(record, `shop-${home}`, "healthCheckId", "0f0f0f0f-0000-4000-8000-000000000000"),
  },
  {
    title: "records that don't wait for the plan that hands out their gates",
    code: "NoSuchHealthCheck",
    edit: withoutWaiting(record, `shop-${home}`, "Plan::"),
  },
  {
    title: "two primary records of one name",
    code: "InvalidChangeBatch",
    edit: withInput(record, "shop-us-west-2", "failoverRoutingPolicies[0].type", "PRIMARY"),
  },
  { title: "a record that is there already", code: "InvalidChangeBatch", edit: twice(record, `site-${home}`) },
  {
    title: "an alias in the zone of another region's balancers",
    code: "InvalidChangeBatch",
    edit: withInput(record, `site-${home}`, "aliases[0].zoneId", "Z35SXDOTRQ7X7K"),
  },
  {
    title: "a record outside its zone",
    code: "InvalidChangeBatch",
    edit: withInput(record, `site-${home}`, "name", "shop.example.org"),
  },
  {
    title: "one network whose questions are recorded twice in one place",
    code: "ResourceExistsException",
    edit: twice("aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation", `dns-${home}`),
  },
  {
    title: "two firewalls of one name",
    code: "WAFDuplicateItemException",
    edit: twice("aws:wafv2/webAcl:WebAcl", `firewall-${home}`),
  },
  {
    title: "a firewall for the edge outside its region",
    code: "WAFInvalidParameterException",
    edit: withInput("aws:wafv2/webAcl:WebAcl", `firewall-${home}`, "scope", "CLOUDFRONT"),
  },
  {
    title: "a managed group of rules with an action of its own",
    code: "WAFInvalidParameterException",
    edit: withInput("aws:wafv2/webAcl:WebAcl", `firewall-${home}`, "rules[2].overrideAction", undefined),
  },
  {
    title: "logs of no firewall",
    code: "WAFNonexistentItemException",
    edit: withInput(
      "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
      `firewall-${home}`,
      "resourceArn",
      nothing,
    ),
  },
  {
    title: "a firewall whose logs go into another region",
    code: "WAFLogDestinationPermissionIssueException",
    edit: withInput(
      "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
      `firewall-${home}`,
      "logDestinationConfigs[0]",
      "arn:aws:logs:us-east-1:493817265504:log-group:aws-waf-logs-commerce-prod-aws-static",
    ),
  },
  {
    title: "two firewalls before one balancer",
    code: "WAFInvalidOperationException",
    edit: twice("aws:wafv2/webAclAssociation:WebAclAssociation", `firewall-${home}`),
  },
  { title: "two distributions of one name", code: "CNAMEAlreadyExists", edit: twice(distribution, "static") },
  {
    title: "an origin that is no store",
    code: "InvalidOrigin",
    edit: withInput(distribution, "static", "origins[0].domainName", `nothing.s3.${home}.amazonaws.com`),
  },
  {
    title: "an origin without its signature",
    code: "InvalidOriginAccessControl",
    edit: withInput(distribution, "static", "origins[0].originAccessControlId", nothing),
  },
  {
    title: "a distribution that doesn't wait for its certificate",
    code: "InvalidViewerCertificate",
    edit: withoutWaiting(distribution, "static", "CertificateValidation"),
  },
  {
    title: "a name that the certificate doesn't cover",
    code: "InvalidViewerCertificate",
    edit: withInput(distribution, "static", "aliases[0]", "files.shop-of-tests.com"),
  },
  {
    title: "a certificate for the edge outside its region",
    code: "InvalidViewerCertificate",
    edit: withInput(distribution, "static", "viewerCertificate.acmCertificateArn", nothing),
  },
  {
    title: "a firewall of a region at the edge",
    code: "InvalidWebACLId",
    edit: withInput(distribution, "static", "webAclId", nothing),
  },
  {
    title: "files from an origin that isn't listed",
    code: "NoSuchOrigin",
    edit: withInput(distribution, "static", "defaultCacheBehavior.targetOriginId", nothing),
  },
];
