import { drainSeconds } from "../../../components/workload";

/** Names of the lifecycle hooks, known to the group and to the instances. */
export const hooks = { boot: "boot", drain: "drain" } as const;

/** Seconds until an instance that doesn't say that it is ready is given up; packages and image must be there by then. */
export const bootSeconds = 600;

/** Seconds until an instance that doesn't say that it is done is ended all the same. */
export const drainHookSeconds = drainSeconds + 60;
