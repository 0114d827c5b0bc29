import type { Neutral } from "../tables";
import { access } from "./neutral/access";
import { common } from "./neutral/common";
import { compute } from "./neutral/compute";
import { data } from "./neutral/data";
import { edge } from "./neutral/edge";
import { monitoring } from "./neutral/monitoring";
import { network } from "./neutral/network";
import { workflows } from "./neutral/workflow";

/** What weakens no control on Azure, by the reason. */
export const azureNeutrals: readonly Neutral[] = [
  ...access,
  ...common,
  ...compute,
  ...data,
  ...edge,
  ...monitoring,
  ...network,
  ...workflows,
];
