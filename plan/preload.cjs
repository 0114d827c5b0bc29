"use strict";
// Loaded before the program, to make it start fast. Nothing here changes what is registered.
const Module = require("node:module");

// Half of a registration's time goes into stack traces, taken for every output property: without them a plan is more than
// twice as fast. The price is no stack on failure: COMMERCE_TRACES=1 brings them back. An accessor, because the runtime
// sets the limit itself on each registration.
if (process.env.COMMERCE_TRACES !== "1") {
  Object.defineProperty(Error, "stackTraceLimit", { get: () => 0, set: () => {}, configurable: true });
}

// The runtime loads these two for serialising closures, which this program never does; together they are more than half of
// its load time. They load on first use instead.
const lazy = new Set(["typescript", "@npmcli/arborist"]);
const load = Module._load;
Module._load = function (request, parent, isMain) {
  const fromRuntime = parent?.filename?.includes("@pulumi") && lazy.has(request);
  if (!fromRuntime) return load.call(this, request, parent, isMain);
  const target = () => load.call(this, request, parent, isMain);
  // "__esModule" is asked for at once, and answered so that the importer keeps the proxy itself.
  return new Proxy({}, { get: (_, key) => key === "__esModule" || target()[key] });
};
