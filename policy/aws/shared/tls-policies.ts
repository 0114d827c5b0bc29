/**
 * Policies of Application and Network Load Balancers that speak TLS 1.2 or later only. A new one has to be looked at before it is
 * listed. Source: Elastic Load Balancing, "Security policies for your Application Load Balancer" and "... Network Load Balancer";
 * 2026-11.
 */
export const balancerPolicies: readonly string[] = [
  ...["2021-06", "PQ-2025-09", "FIPS-2023-04", "FIPS-PQ-2025-09"].flatMap((edition) =>
    ["1-3", "1-2", "1-2-Res", "1-2-Ext1", "1-2-Ext2"].map(
      (versions) => `ELBSecurityPolicy-TLS13-${versions}-${edition}`,
    ),
  ),
  "ELBSecurityPolicy-TLS13-1-2-Ext0-FIPS-2023-04",
  "ELBSecurityPolicy-TLS13-1-2-Ext0-FIPS-PQ-2025-09",
  "ELBSecurityPolicy-TLS13-1-2-RFC9151-FIPS-2023-07",
  "ELBSecurityPolicy-TLS13-1-2-Ext0-RFC9151-FIPS-2023-07",
  ...[1, 2, 3, 4].map((interop) => `ELBSecurityPolicy-TLS13-1-2-RFC9151-INTEROP${interop}-FIPS-2023-07`),
  "ELBSecurityPolicy-TLS-1-2-2017-01",
  "ELBSecurityPolicy-TLS-1-2-Ext-2018-06",
  "ELBSecurityPolicy-FS-1-2-2019-08",
  "ELBSecurityPolicy-FS-1-2-Res-2019-08",
  "ELBSecurityPolicy-FS-1-2-Res-2020-10",
];

/** The one of classic balancers. Source: Elastic Load Balancing, "Predefined SSL security policies for Classic Load Balancers"; 2026-11. */
export const classicPolicies: readonly string[] = ["ELBSecurityPolicy-TLS-1-2-2017-01"];

/** Source: CloudFront, "Supported protocols and ciphers between viewers and CloudFront"; 2026-11. */
export const distributionPolicies: readonly string[] = [
  "TLSv1.2_2018",
  "TLSv1.2_2019",
  "TLSv1.2_2021",
  "TLSv1.2_2025",
  "TLSv1.3_2025",
];

/** Source: API Gateway, API reference, DomainName, securityPolicy; 2026-11. */
export const apiPolicies: readonly string[] = [
  "TLS_1_2",
  "SecurityPolicy_TLS13_1_3_2025_09",
  "SecurityPolicy_TLS13_1_3_FIPS_2025_09",
  "SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09",
  "SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09",
  "SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09",
  "SecurityPolicy_TLS13_1_2_PQ_2025_09",
  "SecurityPolicy_TLS13_1_2_2021_06",
  "SecurityPolicy_TLS13_2025_EDGE",
  "SecurityPolicy_TLS12_PFS_2025_EDGE",
  "SecurityPolicy_TLS12_2018_EDGE",
];

/** Source: OpenSearch Service, API reference, DomainEndpointOptions, TLSSecurityPolicy, as known in 2026-11. */
export const searchPolicies: readonly string[] = [
  "Policy-Min-TLS-1-2-2019-07",
  "Policy-Min-TLS-1-2-PFS-2023-10",
  "Policy-Min-TLS-1-2-RFC9151-FIPS-2024-08",
];
