import type { EffectTable } from "../effect";
import { planned } from "./sources";

/** Instances, and what stands in front of them. A new version of the template refreshes the group's instances. */
export const compute: EffectTable = {
  source: `${planned}; refresh: https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-instance-refresh.html`,
  rows: [
    {
      type: "aws:ec2/launchTemplate:LaunchTemplate",
      replaces: "name namePrefix region",
      restarts: `blockDeviceMappings capacityReservationSpecification cpuOptions creditSpecification ebsOptimized
        enclaveOptions iamInstanceProfile imageId instanceInitiatedShutdownBehavior instanceMarketOptions instanceRequirements
        instanceType kernelId keyName licenseSpecifications maintenanceOptions metadataOptions monitoring networkInterfaces
        placement privateDnsNameOptions ramDiskId securityGroupNames tagSpecifications userData vpcSecurityGroupIds`,
      inPlace: "defaultVersion description disableApiStop disableApiTermination tags updateDefaultVersion",
    },
    {
      type: "aws:autoscaling/group:Group",
      replaces: "initialLifecycleHooks name namePrefix region",
      restarts: "launchTemplate launchConfiguration mixedInstancesPolicy vpcZoneIdentifiers availabilityZones",
      inPlace: `availabilityZoneDistribution capacityRebalance capacityReservationSpecification defaultCooldown
        defaultInstanceWarmup desiredCapacity desiredCapacityType enabledMetrics forceDelete healthCheckGracePeriod
        healthCheckType instanceMaintenancePolicy instanceRefresh maxInstanceLifetime maxSize metricsGranularity
        minElbCapacity minSize protectFromScaleIn serviceLinkedRoleArn suspendedProcesses tags targetGroupArns
        terminationPolicies trafficSources waitForCapacityTimeout waitForElbCapacity warmPool`,
    },
    { type: "aws:autoscaling/policy:Policy", replaces: "autoscalingGroupName name region", inPlace: "others" },
    {
      type: "aws:autoscaling/schedule:Schedule",
      replaces: "autoscalingGroupName scheduledActionName region",
      inPlace: "others",
    },
    {
      type: "aws:lb/loadBalancer:LoadBalancer",
      replaces: "customerOwnedIpv4Pool internal loadBalancerType name namePrefix region",
      inPlace: `accessLogs clientKeepAlive connectionLogs desyncMitigationMode dropInvalidHeaderFields
        enableCrossZoneLoadBalancing enableDeletionProtection enableHttp2 enableTlsVersionAndCipherSuiteHeaders
        enableWafFailOpen enableXffClientPort enableZonalShift healthCheckLogs idleTimeout ipAddressType
        minimumLoadBalancerCapacity preserveHostHeader securityGroups subnets tags xffHeaderProcessingMode`,
    },
    { type: "aws:lb/listener:Listener", replaces: "loadBalancerArn region", inPlace: "others" },
    { type: "aws:lb/listenerRule:ListenerRule", replaces: "listenerArn region", inPlace: "others" },
    {
      type: "aws:lb/targetGroup:TargetGroup",
      replaces: "ipAddressType name namePrefix port protocol protocolVersion targetType vpcId region",
      inPlace: "others",
    },
    {
      type: "aws:acm/certificate:Certificate",
      replaces: `certificateAuthorityArn domainName keyAlgorithm subjectAlternativeNames validationMethod validationOptions
        region`,
      inPlace: "others",
    },
    {
      type: "aws:acm/certificateValidation:CertificateValidation",
      replaces: "certificateArn validationRecordFqdns region",
      inPlace: "others",
    },
    { type: "aws:cloudfront/distribution:Distribution", replaces: "staging", inPlace: "others" },
    { type: "aws:cloudfront/originAccessControl:OriginAccessControl", replaces: "", inPlace: "others" },
    { type: "aws:wafv2/webAcl:WebAcl", replaces: "name namePrefix scope region", inPlace: "others" },
    {
      type: "aws:wafv2/webAclAssociation:WebAclAssociation",
      replaces: "resourceArn webAclArn region",
      inPlace: "others",
    },
    {
      type: "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
      replaces: "logDestinationConfigs resourceArn region",
      inPlace: "others",
    },
  ],
};
