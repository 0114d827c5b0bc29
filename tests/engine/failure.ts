import { Metadata, status } from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import type { Fields } from "../clouds/thing";
import { struct } from "./wire";

/** Tells the engine that a resource is there, but not as it should be: it is kept in the state, and mended by the next run. */
export function halfMade(id: string, inputs: Fields, properties: Fields, reason: string) {
  const failed = new ErrorResourceInitFailed();
  failed.setId(id);
  failed.setInputs(struct(inputs));
  failed.setProperties(struct(properties));
  failed.setReasonsList([reason]);
  const detail = new Any();
  detail.pack(failed.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const told = new Status();
  told.setCode(status.UNKNOWN);
  told.setMessage(reason);
  told.addDetails(detail);
  const metadata = new Metadata();
  metadata.add("grpc-status-details-bin", Buffer.from(told.serializeBinary()));
  return { code: status.UNKNOWN, details: reason, metadata };
}
