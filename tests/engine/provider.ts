import { setTimeout as sleep } from "node:timers/promises";
import type { Server as GrpcServer, ServerUnaryCall, sendUnaryData } from "@grpc/grpc-js";
import { Server, ServerCredentials, status } from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { answer, placeOf } from "../../plan/made-up";
import type { Cloud } from "../clouds/cloud";
import type { Random } from "../clouds/random";
import { Refusal } from "../clouds/refusal";
import type { Request, Thing } from "../clouds/thing";
import type { Connection, Weather } from "./connection";
import { halfMade } from "./failure";
import { marked, plainOf, struct, wireOf } from "./wire";

type Call<Message> = ServerUnaryCall<Message, unknown>;

/** One simulated provider process. */
export interface ServedProvider {
  readonly port: number;
  /** Requests so far, by method. */
  readonly calls: ReadonlyMap<string, number>;
  /** Once it has done all that it was asked for, and is asked for no more. */
  idle(): Promise<void>;
  stop(): void;
}

export interface ServeArgs {
  readonly version: string;
  readonly weather: Weather;
  readonly random: Random;
  /** Default: any free one. */
  readonly port?: number;
}

/** How long a provider goes on asking where it is known to, in virtual ms: the AWS provider waits two minutes for roles. */
const patience = 120_000;
/** How often at least: 25 is the AWS provider's `maxRetries`. */
const mostTries = 25;

/** Serves a package to the real engine: asks `cloud`, which takes its time, and knows which region's provider is calling. */
export async function serveProvider(
  cloud: Cloud,
  { version, weather, random, port: wanted = 0 }: ServeArgs,
): Promise<ServedProvider> {
  const connections = new Map<string, Connection>();
  const calls = new Map<string, number>();
  let busy = 0;
  const began = Date.now() - cloud.now / weather.speed;
  const server: GrpcServer = new Server({ "grpc.max_receive_message_length": 400 * 1024 * 1024 });

  const connection = (call: Call<unknown>): Connection => {
    const known = connections.get(call.getPeer());
    if (known === undefined) throw new Error(`${call.getPeer()} calls before it is configured`);
    if (weather.expired) throw new Refusal("ExpiredToken", "the security token included in the request is expired");
    cloud.now = Math.max(cloud.now, (Date.now() - began) * weather.speed);
    return known;
  };
  const answering =
    <Message, Response>(name: string, handle: (call: Call<Message>) => Response | Promise<Response>) =>
    (call: Call<Message>, done: sendUnaryData<Response>) => {
      calls.set(name, (calls.get(name) ?? 0) + 1);
      busy += 1;
      const failed = (error: unknown) =>
        done(
          typeof error === "object" && error !== null && "metadata" in error
            ? (error as ReturnType<typeof halfMade>)
            : { code: status.UNKNOWN, details: error instanceof Error ? error.message : String(error) },
        );
      Promise.resolve()
        .then(() => handle(call))
        .then((response) => done(null, response), failed)
        .finally(() => (busy -= 1));
    };
  const echoCheck = ({ request }: Call<messages.CheckRequest>) => {
    const response = new messages.CheckResponse();
    response.setInputs(request.getNews());
    return response;
  };

  const create = async (call: Call<messages.CreateRequest>) => {
    const { request } = call;
    const response = new messages.CreateResponse();
    if (request.getPreview()) {
      response.setProperties(request.getProperties());
      return response;
    }
    const { region, account } = connection(call);
    const inputs = plainOf(request.getProperties());
    const wanted: Request = { type: request.getType(), name: request.getName(), inputs, region, account };
    const thing = await insist(() => cloud.begin(wanted));
    await sleep(duration(thing));
    try {
      // What was begun comes to its end, whoever still listens.
      const { id } = cloud.finish(thing);
      connection(call);
      response.setId(id);
      response.setProperties(struct({ ...wireOf(request.getProperties()), ...thing.outputs }));
      return response;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const own = wireOf(request.getProperties());
      throw halfMade(thing.id, own, { ...own, ...thing.outputs }, error.message) as unknown as Error;
    }
  };

  /** Asks again for as long as the provider itself would. */
  const insist = async <Answer>(ask: () => Answer): Promise<Answer> => {
    const since = cloud.now;
    for (let tries = 1; ; tries++) {
      try {
        return ask();
      } catch (error) {
        const over = tries > mostTries && cloud.now - since > patience;
        if (!(error instanceof Refusal && error.repeats) || over) throw error;
        await sleep(10);
        cloud.now = Math.max(cloud.now, (Date.now() - began) * weather.speed);
      }
    }
  };

  const duration = ({ type }: Thing): number => {
    const [least, most] = cloud.kind(type).takes ?? [200, 20_000];
    return Math.min(weather.slowest, random.between(least, most) / weather.speed);
  };

  server.addService(ResourceProviderService, {
    handshake: answering("handshake", () => {
      const response = new messages.ProviderHandshakeResponse();
      response.setAcceptSecrets(true);
      response.setAcceptResources(true);
      return response;
    }),
    attach: answering("attach", () => new Empty()),
    cancel: answering("cancel", () => new Empty()),
    getPluginInfo: answering("getPluginInfo", () => {
      const info = new PluginInfo();
      info.setVersion(version);
      return info;
    }),
    getSchema: answering("getSchema", () => {
      const response = new messages.GetSchemaResponse();
      response.setSchema("{}");
      return response;
    }),
    checkConfig: answering("checkConfig", echoCheck),
    diffConfig: answering("diffConfig", ({ request }: Call<messages.DiffRequest>) =>
      diffOf(cloud.diff("pulumi:providers", plainOf(request.getOldInputs()), plainOf(request.getNews()))),
    ),
    configure: answering("configure", (call: Call<messages.ConfigureRequest>) => {
      const args = plainOf(call.request.getArgs());
      const place = placeOf(args);
      const signsInAt = typeof args["stsRegion"] === "string" ? args["stsRegion"] : place.region;
      // The account pin makes AWS's provider ask who it is, before anything else.
      if (args["allowedAccountIds"] !== undefined && cloud.lost.has(signsInAt))
        throw new Refusal("RequestError", `sts.${signsInAt} does not answer: no account can be told`);
      connections.set(call.getPeer(), { ...place, signsInAt });
      const response = new messages.ConfigureResponse();
      response.setAcceptsecrets(true);
      response.setAcceptresources(true);
      response.setSupportspreview(true);
      return response;
    }),
    invoke: answering("invoke", (call: Call<messages.InvokeRequest>) => {
      const registered = cloud.things.all().filter(({ owner }) => owner === "program");
      const response = new messages.InvokeResponse();
      const { request } = call;
      response.setReturn(struct(answer(request.getTok(), plainOf(request.getArgs()), connection(call), registered)));
      return response;
    }),
    check: answering("check", echoCheck),
    diff: answering("diff", ({ request }: Call<messages.DiffRequest>) =>
      diffOf(cloud.diff(request.getType(), plainOf(request.getOldInputs()), plainOf(request.getNews()))),
    ),
    create: answering("create", create),
    read: answering("read", async (call: Call<messages.ReadRequest>) => {
      const { request } = call;
      const response = new messages.ReadResponse();
      const place = { type: request.getType(), ...connection(call) };
      const found = await insist(() => cloud.read(place, request.getId()));
      // An empty id says that it is gone.
      if (found === undefined) return response;
      const own = wireOf(request.getInputs());
      response.setId(request.getId());
      response.setInputs(struct(marked(found.inputs, own)));
      response.setProperties(struct(marked(found.outputs, { ...own, ...wireOf(request.getProperties()) })));
      return response;
    }),
    update: answering("update", async (call: Call<messages.UpdateRequest>) => {
      const { request } = call;
      const response = new messages.UpdateResponse();
      if (request.getPreview()) {
        response.setProperties(request.getNews());
        return response;
      }
      const place = { type: request.getType(), ...connection(call) };
      const outputs = await insist(() => cloud.update(place, request.getId(), plainOf(request.getNews())));
      await sleep(random.between(1, 20));
      response.setProperties(struct(marked(outputs, wireOf(request.getNews()))));
      return response;
    }),
    delete: answering("delete", async (call: Call<messages.DeleteRequest>) => {
      const place = { type: call.request.getType(), ...connection(call) };
      await insist(() => cloud.remove(place, call.request.getId()));
      return new Empty();
    }),
  });

  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync(`127.0.0.1:${wanted}`, ServerCredentials.createInsecure(), (error, bound) => {
      if (error) reject(error);
      else resolve(bound);
    });
  });
  const idle = async () => {
    for (let quiet = 0; quiet < 10; quiet = busy === 0 ? quiet + 1 : 0) await sleep(30);
  };
  return { port, calls, idle, stop: () => server.forceShutdown() };
}

function diffOf({ changed, replaces, deleteFirst }: ReturnType<Cloud["diff"]>): messages.DiffResponse {
  const { DIFF_NONE, DIFF_SOME } = messages.DiffResponse.DiffChanges;
  const response = new messages.DiffResponse();
  response.setChanges(changed.length === 0 ? DIFF_NONE : DIFF_SOME);
  response.setDiffsList([...changed]);
  response.setReplacesList([...replaces]);
  response.setDeletebeforereplace(deleteFirst);
  return response;
}
