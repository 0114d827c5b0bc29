import type { Weakening } from "../../tables";
import { alarms } from "./alarms";
import { cache } from "./cache";
import { compute } from "./compute";
import { database } from "./database";
import { edge, firewall, loadBalancer } from "./entry";
import { iam } from "./iam";
import { kms } from "./kms";
import { logging } from "./logging";
import { network } from "./network";
import { posture } from "./posture";
import { recovery } from "./recovery";
import { storage } from "./storage";
import { tags } from "./tags";

/**
 * What weakens a control on AWS. `drop` of an entry of a list takes it out of the list. A change that leaves the value as it was
 * is no mutant: `widen` of what is open to all by design.
 */
export const weakening: readonly Weakening[] = [
  ...loadBalancer,
  ...firewall,
  ...edge,
  ...network,
  ...compute,
  ...database,
  ...cache,
  ...storage,
  ...kms,
  ...iam,
  ...recovery,
  ...logging,
  ...alarms,
  ...posture,
  ...tags,
];
