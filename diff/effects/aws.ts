import { cache } from "./aws/cache";
import { compute } from "./aws/compute";
import { database } from "./aws/database";
import { network } from "./aws/network";
import { operation } from "./aws/operation";
import { storage } from "./aws/storage";
import type { EffectTable } from "./effect";

/** What a change of a property does on AWS, by service. */
export const aws: readonly EffectTable[] = [database, cache, storage, compute, network, operation];
