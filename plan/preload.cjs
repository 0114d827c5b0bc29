"use strict";
// Loaded before the program, to make it start fast. Nothing here changes what is registered.
const Module = require("node:module");

// Half of a registration's time goes into stack traces, taken for every output property: without them a plan is more than
// twice as fast. The price is no stack on failure: COMMERCE_TRACES=1 brings them back. An accessor, because the runtime
// sets the limit itself on each registration.
if (process.env.COMMERCE_TRACES !== "1") {
  Object.defineProperty(Error, "stackTraceLimit", { get: () => 0, set: () => {}, configurable: true });
}

// What the runtime loads for serialising closures and for running the CLI, neither of which a plan does: more than half of
// its load time. It loads on first use instead.
const lazy = new Set(["typescript", "@npmcli/arborist", "./automation"]);
const load = Module._load;
Module._load = function (request, parent, isMain) {
  if (!parent?.filename?.includes("@pulumi")) return load.call(this, request, parent, isMain);
  if (request.endsWith("/struct_pb")) return unpacked(load.call(this, request, parent, isMain), parent);
  if (request.endsWith("/debuggable")) return quiet(load.call(this, request, parent, isMain));
  if (request.endsWith("/resource")) return withoutVersions(load.call(this, request, parent, isMain));
  if (!lazy.has(request)) return load.call(this, request, parent, isMain);
  const target = () => load.call(this, request, parent, isMain);
  // "__esModule" is asked for at once, and answered so that the importer keeps the proxy itself.
  return new Proxy({}, { get: (_, key) => key === "__esModule" || target()[key] });
};

// Four promises for each output property are watched for leaks, each with two more promises and an error object of its own.
// The recorder waits for all registrations anyway.
function quiet(debuggable) {
  if (process.env.COMMERCE_TRACES !== "1") debuggable.debuggablePromise = (promise) => promise;
  return debuggable;
}

// What is registered stays in this process: it is handed over as it is, neither packed into messages nor unpacked.
function unpacked(messages, parent) {
  if (!parent.filename.endsWith("/runtime/resource.js")) return messages;
  class Struct extends messages.Struct {
    static fromJavaScript(values) {
      return Object.assign(new Struct(), { toJavaScript: () => values });
    }
  }
  return { ...messages, Struct };
}

// Each class of azure-native has the tokens of dozens of API versions as aliases, for states that were written with them. The
// recorder has no state, and three fifths of the time and of the memory would go into them.
function withoutVersions(resource) {
  const { mergeOptions } = resource;
  if (mergeOptions === undefined || mergeOptions.withoutVersions) return resource;
  const versions = (options) => options?.aliases?.[0]?.type?.startsWith("azure-native:");
  resource.mergeOptions = (one, other) => (versions(other) ? { ...one } : mergeOptions(one, other));
  resource.mergeOptions.withoutVersions = true;
  return resource;
}

// Node 22 and newer keep compiled code between runs.
Module.enableCompileCache?.();
