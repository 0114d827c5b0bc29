import { compute } from "./azure/compute";
import { database } from "./azure/database";
import { network } from "./azure/network";
import { operation } from "./azure/operation";
import { storage } from "./azure/storage";
import type { EffectTable } from "./effect";

/** What a change of a property does on Azure, by service. */
export const azure: readonly EffectTable[] = [database, storage, compute, network, operation];
