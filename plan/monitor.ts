import type { Place } from "./made-up";
import { answer, madeUp, placeOf } from "./made-up";
import type { RecordedResource } from "./recorded";
import { Secret } from "./recorded";
import type { InvokeRequest, RegisterOutputsRequest, RegisterRequest } from "./protocol";
import { fromWire, toWire } from "./wire";

type Callback = (error: Error | null, response?: unknown) => void;

/**
 * Stands in for the engine: takes every registration, keeps it, and answers. It offers the part of the engine's service that
 * programs call; the runtime's own mocks hide parents and options.
 */
export class RecordingMonitor {
  readonly resources: RecordedResource[] = [];
  readonly outputs = new Map<string, Readonly<Record<string, unknown>>>();
  private readonly byUrn = new Map<string, RecordedResource>();

  constructor(
    private readonly project: string,
    private readonly stack: string,
    /** "unknown" answers with no output at all, as in a first preview. */
    private readonly known: "made-up" | "unknown",
    /** Where the default provider acts, for programs that name none. */
    private readonly elsewhere: Place = { region: "", account: "" },
  ) {}

  supportsFeature(request: { getId(): string }, done: Callback): void {
    // Without "outputValues" an unknown or secret value inside an input stays where it is.
    const supported = ["secrets", "resourceReferences", "deletedWith", "replaceWith", "aliasSpecs"].includes(
      request.getId(),
    );
    done(null, { getHassupport: () => supported });
  }

  registerResource(request: RegisterRequest, done: Callback): void {
    const resource = recorded(request, this.urn(request));
    if (this.byUrn.has(resource.urn)) {
      done(refusal(`two resources have the URN ${resource.urn}`));
      return;
    }
    this.resources.push(resource);
    this.byUrn.set(resource.urn, resource);
    const { id, outputs } = this.outputsOf(resource);
    done(null, {
      getUrn: () => resource.urn,
      getId: () => id,
      getObject: () => message(outputs),
      getPropertydependenciesMap: () => undefined,
      getResult: () => 0,
    });
  }

  registerResourceOutputs(request: RegisterOutputsRequest, done: Callback): void {
    this.outputs.set(request.getUrn(), fromWire(request.getOutputs()?.toJavaScript() ?? {}) as Record<string, unknown>);
    done(null, {});
  }

  invoke(request: InvokeRequest, done: Callback): void {
    const args = fromWire(request.getArgs()?.toJavaScript() ?? {}) as Record<string, unknown>;
    const provider = this.byUrn.get(providerUrn(request.getProvider()));
    try {
      const result = answer(request.getTok(), args, this.place(provider), this.resources);
      done(null, {
        getReturn: () => message(result),
        getFailuresList: () => [],
      });
    } catch (error) {
      done(refusal(error instanceof Error ? error.message : String(error)));
    }
  }

  readResource(_request: unknown, done: Callback): void {
    done(refusal("reading an existing resource needs an account; take its id from the config instead"));
  }

  private place(provider: RecordedResource | undefined): Place {
    return provider === undefined ? this.elsewhere : placeOf(provider.inputs);
  }

  private urn(request: RegisterRequest): string {
    const parentType = request.getParent().split("::")[2];
    // The stack's own type is left out of its children's types, as the engine does.
    const prefix = parentType === undefined || parentType === "pulumi:pulumi:Stack" ? "" : `${parentType}$`;
    return `urn:pulumi:${this.stack}::${this.project}::${prefix}${request.getType()}::${request.getName()}`;
  }

  private outputsOf(resource: RecordedResource): { id: string; outputs: Record<string, unknown> } {
    if (!resource.custom || this.known === "unknown") return { id: "", outputs: { ...resource.inputs } };
    const place = this.place(this.byUrn.get(resource.provider));
    const outputs: Record<string, unknown> = { ...resource.inputs, ...madeUp(resource, place) };
    for (const name of resource.options.additionalSecretOutputs) {
      if (name in outputs && !(outputs[name] instanceof Secret)) outputs[name] = new Secret(outputs[name]);
    }
    return { id: String(outputs["id"]), outputs };
  }
}

function recorded(request: RegisterRequest, urn: string): RecordedResource {
  const timeouts = request.getCustomtimeouts()?.toObject() ?? {};
  const customTimeouts = Object.fromEntries(Object.entries(timeouts).filter(([, value]) => value !== ""));
  return {
    urn,
    type: request.getType(),
    name: request.getName(),
    parent: request.getParent(),
    custom: request.getCustom(),
    provider: providerUrn(request.getProvider()),
    inputs: fromWire(request.getObject()?.toJavaScript() ?? {}) as Record<string, unknown>,
    dependencies: [...request.getDependenciesList()].sort(),
    propertyDependencies: Object.fromEntries(
      request
        .getPropertydependenciesMap()
        .getEntryList()
        .map(([key, urns]) => [key, [...(urns[0] ?? [])].sort()] as const)
        .filter(([, urns]) => urns.length > 0),
    ),
    options: {
      protect: request.getProtect() ?? false,
      ignoreChanges: request.getIgnorechangesList(),
      replaceOnChanges: request.getReplaceonchangesList(),
      deleteBeforeReplace: request.getDeletebeforereplace(),
      retainOnDelete: request.getRetainondelete() ?? false,
      aliases: request.getAliasurnsList(),
      additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
      ...(Object.keys(customTimeouts).length > 0 ? { customTimeouts } : {}),
    },
  };
}

/** The runtime shows `details` for some calls and `message` for others. */
function refusal(message: string): Error {
  return Object.assign(new Error(message), { details: message });
}

/** The runtime reads answers through this one accessor. */
function message(values: Record<string, unknown>): { toJavaScript(): unknown } {
  return { toJavaScript: () => toWire(values) };
}

/** A provider is referred to as `<urn>::<id>`. */
function providerUrn(reference: string): string {
  return reference.slice(0, Math.max(0, reference.lastIndexOf("::")));
}
