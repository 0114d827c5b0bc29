import type { Server as GrpcServer, ServerUnaryCall, sendUnaryData } from "@grpc/grpc-js";
import { Server, ServerCredentials, status } from "@grpc/grpc-js";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Place } from "../../plan/made-up";
import { answer, placeOf } from "../../plan/made-up";
import { fromWire } from "../../plan/wire";
import type { World } from "./world";

type Fields = Record<string, unknown>;
type Call<Request> = ServerUnaryCall<Request, unknown>;

/** One simulated provider process. Each explicit provider of the program has a connection of its own. */
export interface ServedProvider {
  readonly port: number;
  /** Requests so far, by method. */
  readonly calls: ReadonlyMap<string, number>;
  stop(): void;
}

/** Serves a package to the real engine: keeps what is created in `world`, and knows which region's provider is calling. */
export async function serveProvider(world: World, version: string): Promise<ServedProvider> {
  const places = new Map<string, Place>();
  const calls = new Map<string, number>();
  const server: GrpcServer = new Server({ "grpc.max_receive_message_length": 400 * 1024 * 1024 });

  const placeFor = (call: Call<unknown>): Place => {
    const place = places.get(call.getPeer());
    if (place === undefined) throw new Error(`${call.getPeer()} calls before it is configured`);
    return place;
  };
  const answering =
    <Request, Response>(name: string, handle: (call: Call<Request>) => Response) =>
    (call: Call<Request>, done: sendUnaryData<Response>) => {
      calls.set(name, (calls.get(name) ?? 0) + 1);
      try {
        done(null, handle(call));
      } catch (error) {
        done({ code: status.UNKNOWN, details: error instanceof Error ? error.message : String(error) });
      }
    };
  const echoCheck = ({ request }: Call<messages.CheckRequest>) => {
    const response = new messages.CheckResponse();
    response.setInputs(request.getNews());
    return response;
  };

  const noDiff = () => {
    const response = new messages.DiffResponse();
    response.setChanges(messages.DiffResponse.DiffChanges.DIFF_NONE);
    return response;
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
    diffConfig: answering("diffConfig", noDiff),
    configure: answering("configure", (call: Call<messages.ConfigureRequest>) => {
      places.set(call.getPeer(), placeOf(fromWire(call.request.getArgs()?.toJavaScript() ?? {}) as Fields));
      const response = new messages.ConfigureResponse();
      response.setAcceptsecrets(true);
      response.setAcceptresources(true);
      response.setSupportspreview(true);
      return response;
    }),
    invoke: answering("invoke", (call: Call<messages.InvokeRequest>) => {
      const args = fromWire(call.request.getArgs()?.toJavaScript() ?? {}) as Fields;
      const response = new messages.InvokeResponse();
      response.setReturn(struct(answer(call.request.getTok(), args, placeFor(call), world.plain())));
      return response;
    }),
    check: answering("check", echoCheck),
    diff: answering("diff", ({ request }: Call<messages.DiffRequest>) => {
      const olds = request.getOldInputs()?.toJavaScript() ?? {};
      const news = request.getNews()?.toJavaScript() ?? {};
      const changed = changedKeys(olds, news);
      const { DIFF_NONE, DIFF_SOME } = messages.DiffResponse.DiffChanges;
      const response = new messages.DiffResponse();
      response.setChanges(changed.length === 0 ? DIFF_NONE : DIFF_SOME);
      response.setDiffsList(changed);
      return response;
    }),
    create: answering("create", (call: Call<messages.CreateRequest>) => {
      const { request } = call;
      const inputs = request.getProperties()?.toJavaScript() ?? {};
      const response = new messages.CreateResponse();
      if (request.getPreview()) {
        response.setProperties(struct(inputs));
        return response;
      }
      const token = request.getUrn();
      const made = world.create({ type: request.getType(), name: request.getName(), token, inputs, ...placeFor(call) });
      response.setId(made.id);
      response.setProperties(struct(made.properties));
      return response;
    }),
    read: answering("read", (call: Call<messages.ReadRequest>) => {
      const { request } = call;
      const response = new messages.ReadResponse();
      const found = world.read({ type: request.getType(), ...placeFor(call) }, request.getId());
      // An empty id says that it is gone.
      if (found === undefined) return response;
      response.setId(request.getId());
      response.setInputs(struct(found.inputs));
      response.setProperties(struct(found.properties));
      return response;
    }),
    update: answering("update", (call: Call<messages.UpdateRequest>) => {
      const { request } = call;
      const inputs = request.getNews()?.toJavaScript() ?? {};
      const response = new messages.UpdateResponse();
      const at = { type: request.getType(), ...placeFor(call) };
      response.setProperties(struct(request.getPreview() ? inputs : world.update(at, request.getId(), inputs)));
      return response;
    }),
    delete: answering("delete", (call: Call<messages.DeleteRequest>) => {
      world.delete({ type: call.request.getType(), ...placeFor(call) }, call.request.getId());
      return new Empty();
    }),
  });

  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) => {
      if (error) reject(error);
      else resolve(bound);
    });
  });
  return { port, calls, stop: () => server.forceShutdown() };
}

function changedKeys(olds: Fields, news: Fields): string[] {
  const keys = new Set([...Object.keys(olds), ...Object.keys(news)]);
  return [...keys].filter((key) => JSON.stringify(olds[key]) !== JSON.stringify(news[key])).sort();
}

function struct(fields: Fields): Struct {
  // Undefined is no value of the wire format.
  return Struct.fromJavaScript(JSON.parse(JSON.stringify(fields)) as Parameters<typeof Struct.fromJavaScript>[0]);
}
