import { effectOf } from "../../diff/effects/find";
import type { Place } from "../../plan/made-up";
import { madeUp } from "../../plan/made-up";
import { checkExistence } from "./existence";
import type { Fault, Verb } from "./fault";
import { Inventory } from "./inventory";
import type { Kind } from "./kind";
import { Refusal, refuse } from "./refusal";
import type { Fields, Request, Thing } from "./thing";

/** Part of the made-up ids that tells one making from the next, and what stands for it meanwhile. */
const mark = "0a1b2c3";
const veil = "«veil»";

/**
 * Both clouds, as strict as the real ones where the program could notice: what is named must be there, what must come first
 * must have come, and every refusal has the cloud's own code. Time is the caller's: `now` is set from outside.
 */
export class Cloud {
  /** Milliseconds. */
  now = 0;
  readonly things: Inventory;
  /** Regions that answer nothing. */
  readonly lost = new Set<string>();
  readonly faults: Fault[] = [];
  private readonly made = new Map<string, number>();

  constructor(private readonly kinds: ReadonlyMap<string, Kind>) {
    this.things = new Inventory((type) => this.kind(type).global === true);
  }

  kind(type: string): Kind {
    return this.kinds.get(type) ?? { type };
  }

  /** Region that serves a request: on Azure that of the thing, or of what it lies below; "" for what is global. */
  regionOf({ type, inputs, region, account }: Request): string {
    if (this.kind(type).global === true) return "";
    if (!type.startsWith("azure-native:")) return region;
    const { location, resourceGroupName } = inputs;
    if (typeof location === "string") return location.toLowerCase() === "global" ? "" : location;
    if (typeof resourceGroupName !== "string") return region;
    const group = `/subscriptions/${account}/resourceGroups/${resourceGroupName}`;
    const [above] = this.things.by("azure-native:resources:ResourceGroup", "id", group);
    return above === undefined ? region : String(above.inputs["location"]);
  }

  /** Id that a request would get. */
  idOf(request: Request): string {
    return String(this.outputsOf(request, this.generation(request) + 1)["id"]);
  }

  /** Starts to make a thing: its name is taken from now on. Throws a Refusal. */
  begin(request: Request): Thing {
    this.fault("create", request, "before");
    const kind = this.kind(request.type);
    this.checkNames(request, kind);
    checkExistence(request, kind, this);
    this.checkQuota(request, kind);
    kind.create?.(request, this);
    const thing = this.put(request, "program", "creating");
    return thing;
  }

  /** It is ready: others can be built on it. */
  finish(thing: Thing): { readonly id: string; readonly outputs: Fields } {
    thing.state = "ready";
    thing.ready = this.now;
    this.kind(thing.type).made?.(thing, this);
    this.fault("create", thing, "after");
    return { id: thing.id, outputs: { ...thing.inputs, ...thing.outputs } };
  }

  /** What stands there without the program: given before, or made by the cloud itself. Checked by nobody. */
  give(request: Request, kept: Record<string, unknown> = {}): Thing {
    const thing = this.put(request, "cloud", "ready");
    Object.assign(thing.kept, kept);
    return thing;
  }

  /** What a provider reads; undefined where it is gone. */
  read(
    place: Place & Pick<Request, "type">,
    id: string,
  ): { readonly inputs: Fields; readonly outputs: Fields } | undefined {
    const thing = this.things.at(place, id);
    this.fault("read", thing ?? { ...place, name: id, inputs: {} }, "before");
    if (thing === undefined) return undefined;
    const shown = this.kind(thing.type).read?.(thing, this) ?? {};
    // A provider reads back what the program gives, and nothing else, as an input.
    const own = Object.entries(shown).filter(([key]) => key in thing.inputs);
    const inputs = { ...thing.inputs, ...Object.fromEntries(own) };
    return { inputs, outputs: { ...inputs, ...thing.outputs, ...shown } };
  }

  /** Applies a change and gives the outputs. `news` is whole: on Azure it replaces what stood there. */
  update(place: Place & Pick<Request, "type">, id: string, news: Fields): Fields {
    const thing = this.existing(place, id);
    this.fault("update", thing, "before");
    const kind = this.kind(thing.type);
    const request = { ...place, name: thing.name, inputs: news };
    checkExistence(request, kind, this);
    kind.update?.(thing, news, this);
    this.things.change(thing, () => {
      thing.inputs = news;
      thing.outputs = { ...this.outputsOf(request, this.generation(request)), id: thing.id };
    });
    this.fault("update", thing, "after");
    return { ...news, ...thing.outputs };
  }

  remove(place: Place & Pick<Request, "type">, id: string): void {
    const thing = this.existing(place, id);
    this.fault("delete", thing, "before");
    const kind = this.kind(thing.type);
    kind.remove?.(thing, this);
    this.drop(thing);
    kind.removed?.(thing, this);
    this.fault("delete", thing, "after");
  }

  /** Takes a thing away without asking: by hand, or with what it was part of. */
  drop(thing: Thing): void {
    this.things.delete(thing);
    if (!thing.id.startsWith("/")) return;
    for (const inner of this.things.all()) {
      if (!inner.id.toLowerCase().startsWith(`${thing.id.toLowerCase()}/`)) continue;
      this.things.delete(inner);
      this.kind(inner.type).removed?.(inner, this);
    }
  }

  /** What a change of inputs comes to. */
  diff(type: string, olds: Fields, news: Fields): Difference {
    const keys = [...new Set([...Object.keys(olds), ...Object.keys(news)])]
      .filter((key) => !key.startsWith("__"))
      .sort();
    const changed = keys.filter((key) => JSON.stringify(olds[key]) !== JSON.stringify(news[key]));
    const { createOnly = [], names } = this.kind(type);
    const replaces = changed.filter(
      (key) => createOnly.includes(key) || effectOf(type, key, olds[key], news[key]).effect === "replacement",
    );
    // Azure's provider never makes a second one of the same name first; AWS's does so only where it chose the name itself.
    const deleteFirst = replaces.length > 0 && (names !== undefined || type.startsWith("azure-native:"));
    return { changed, replaces, deleteFirst };
  }

  /** A copy of everything, as plain data. */
  snapshot(): Snapshot {
    return structuredClone({ now: this.now, things: [...this.things.all()], made: [...this.made] });
  }

  restore({ now, things, made }: Snapshot): void {
    for (const thing of this.things.all()) this.things.delete(thing);
    this.made.clear();
    this.now = now;
    for (const thing of structuredClone(things)) this.things.add(thing);
    for (const [key, times] of made) this.made.set(key, times);
    this.lost.clear();
    this.faults.length = 0;
  }

  /** Throws what a lost region or a fault answers instead. */
  private fault(verb: Verb, request: Request, when: Fault["when"]): void {
    const region = this.regionOf(request);
    if (this.lost.has(region)) throw new Refusal("ServiceUnavailable", `${region} does not answer`);
    const fault = this.faults.find((each) => each.when === when && each.times > 0 && each.hits(verb, request));
    if (fault === undefined) return;
    fault.times -= 1;
    throw fault.refusal;
  }

  private existing(place: Place & Pick<Request, "type">, id: string): Thing {
    const thing = this.things.at(place, id);
    return thing ?? refuse("ResourceNotFound", `there is no ${place.type} ${id} in ${place.region}`);
  }

  private put(request: Request, owner: Thing["owner"], state: Thing["state"]): Thing {
    const generation = this.generation(request) + 1;
    this.made.set(generationKey(request), generation);
    const outputs = this.outputsOf(request, generation);
    const id = String(outputs["id"]);
    if (id !== "none" && this.things.at(request, id) !== undefined)
      refuse(this.kind(request.type).taken ?? "AlreadyExists", `${request.type} ${id} exists already`);
    const times = { since: this.now, ready: state === "ready" ? this.now : Infinity };
    const { type, name, region, account, inputs } = request;
    const thing: Thing = { type, name, region, account, inputs, id, outputs, state, owner, kept: {}, ...times };
    this.things.add(thing);
    return thing;
  }

  private outputsOf(request: Request, generation: number): Fields {
    const place = { region: request.region, account: request.account };
    // What is only repeated from the inputs names other things, which are what they are.
    const asked = generation <= 1 ? request : { ...request, inputs: rewritten(request.inputs, mark, veil) };
    const own: Fields = { ...madeUp(asked, place), ...this.kind(request.type).outputs?.(asked, this) };
    if (generation <= 1) return own;
    // A thing that is made again is another one, also where its name is the same.
    const next = generation.toString(16).padStart(7, "9");
    return rewritten(rewritten(own, mark, next), veil, mark);
  }

  private generation(request: Request): number {
    return this.made.get(generationKey(request)) ?? 0;
  }

  private checkNames(request: Request, kind: Kind): void {
    for (const { scope, name, code } of kind.names?.(request, this) ?? []) {
      const taken = this.things
        .of(request.type)
        .find((thing) => kind.names?.(thing, this).some((other) => other.scope === scope && other.name === name));
      if (taken !== undefined) refuse(code, `${name} is taken in ${scope} by ${taken.name}`);
    }
  }

  private checkQuota(request: Request, { type, quota }: Kind): void {
    if (quota === undefined) return;
    const per = quota.per ?? (({ region, account }) => `${account} ${region}`);
    const there = this.things.of(type).filter((thing) => per(thing) === per(request)).length;
    if (there >= quota.most) refuse(quota.code, `${there} of ${type} are there, and no more than ${quota.most} may be`);
  }
}

export interface Difference {
  /** Top-level inputs that differ. */
  readonly changed: readonly string[];
  /** Those of them that only a new thing can have. */
  readonly replaces: readonly string[];
  /** True where the old one must go before the new one can come. */
  readonly deleteFirst: boolean;
}

export interface Snapshot {
  readonly now: number;
  readonly things: readonly Thing[];
  readonly made: readonly (readonly [string, number])[];
}

function rewritten(fields: Fields, from: string, to: string): Fields {
  return JSON.parse(JSON.stringify(fields).replaceAll(from, to)) as Fields;
}

function generationKey({ type, name, region }: Request): string {
  return `${type} ${name} ${region}`;
}
