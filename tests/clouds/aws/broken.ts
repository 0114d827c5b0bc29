import type { Broken } from "../broken";
import { withInput } from "../broken";
import { brokenFleet } from "./broken-fleet";
import { brokenFront } from "./broken-front";
import { brokenStores } from "./broken-stores";

/** Programs with one mistake each. */
export const awsBroken: readonly Broken[] = [
  {
    title: "a subnet in a network that isn't there",
    code: "InvalidVpcID.NotFound",
    edit: withInput("aws:ec2/subnet:Subnet", "app-us-east-2a", "vpcId", "vpc-0f0f0f0f0f0f0f0f0"),
  },
  ...brokenFleet,
  ...brokenFront,
  ...brokenStores,
];
