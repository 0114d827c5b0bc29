import type { Kind, Reference } from "../kind";

const vpc: Reference = { path: "vpcId", to: ["aws:ec2/vpc:Vpc"], code: "InvalidVpcID.NotFound" };

/** Codes: Amazon EC2 API reference, "Error codes for the Amazon EC2 API"; 2026-11. */
export const network: readonly Kind[] = [{ type: "aws:ec2/subnet:Subnet", references: [vpc] }];
