import type { ValueRule } from "../../rule";
import { alerts } from "./alerts";
import { autoscale } from "./autoscale";
import { availability } from "./availability";
import { cache } from "./cache";
import { diagnostics } from "./diagnostics";
import { dns } from "./dns";
import { edge } from "./edge";
import { endpoints } from "./endpoints";
import { fleet } from "./fleet";
import { identity } from "./identity";
import { innerNames, resourceNames } from "./names";
import { network } from "./network";
import { places } from "./places";
import { products } from "./products";
import { sql } from "./sql";
import { storage } from "./storage";
import { vault } from "./vault";
import { workflows } from "./workflows";

/** What no model says of Azure's types, by service. */
export const azure: readonly ValueRule[] = [
  resourceNames,
  innerNames,
  places,
  ...products,
  ...identity,
  ...network,
  ...endpoints,
  ...edge,
  ...dns,
  ...fleet,
  ...autoscale,
  ...sql,
  ...storage,
  ...vault,
  ...cache,
  ...alerts,
  ...availability,
  ...diagnostics,
  ...workflows,
];
