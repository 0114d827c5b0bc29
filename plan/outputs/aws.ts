/** What the planner knows of a resource when it makes up its outputs. */
export interface Registered {
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly region: string;
  readonly account: string;
}

/**
 * Outputs as the cloud forms them, by type, where the general rule (id from the name, ARN from service, region, account and
 * id) is not enough. Only what the program reads.
 */
export const outputs: Readonly<Record<string, (resource: Registered) => Record<string, unknown>>> = {
  "aws:lb/loadBalancer:LoadBalancer": ({ name, region, account }) => ({
    id: `arn:aws:elasticloadbalancing:${region}:${account}:loadbalancer/app/${name}/50dc6c495c0c9188`,
    arn: `arn:aws:elasticloadbalancing:${region}:${account}:loadbalancer/app/${name}/50dc6c495c0c9188`,
    arnSuffix: `app/${name}/50dc6c495c0c9188`,
    dnsName: `${name}-1234567890.${region}.elb.amazonaws.com`,
    zoneId: "Z35SXDOTRQ7X7K",
  }),
};
