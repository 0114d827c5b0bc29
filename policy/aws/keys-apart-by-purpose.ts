import { cannotTell, show } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, entries, read, unseen } from "../view";
import { aboutBuckets, apart, bucketTypes, logBuckets } from "./shared/buckets";
import type { Purpose } from "./shared/key-uses";
import { keyUses, otherUses } from "./shared/key-uses";
import { statementsOf } from "./shared/policy-document";

const keyTypes = [
  "aws:kms/key:Key",
  "aws:kms/replicaKey:ReplicaKey",
  "aws:kms/externalKey:ExternalKey",
  "aws:kms/alias:Alias",
] as const;

interface Use {
  readonly by: ResourceView;
  readonly property: string;
  readonly purpose: Purpose | undefined;
}

/** The concrete paths of `rules.*.kmsKeyId` in a resource. */
function pathsOf(resource: ResourceView, property: string): readonly string[] {
  const [list = "", rest] = property.split(".*.");
  if (rest === undefined) return at(resource, property) === undefined ? [] : [property];
  const value = at(resource, list);
  return entries(value).flatMap((entry, index) =>
    entry === unseen || read(entry, ...rest.split(".")) !== undefined ? [`${list}.${index}.${rest}`] : [],
  );
}

/** Keys of this stack that a property names, through an alias as well; those of other stacks are told by their ARN alone. */
function keysAt(stack: StackView, from: ResourceView, property: string): readonly ResourceView[] {
  return stack
    .referred(from, property, ...keyTypes)
    .flatMap((found) =>
      found.type === "aws:kms/alias:Alias" ? stack.referred(found, "targetKeyId", ...keyTypes.slice(0, 3)) : [found],
    );
}

function regionOf(arn: string): string | undefined {
  return /^arn:aws[\w-]*:kms:([\w-]+):/.exec(arn)?.[1];
}

/** Services, with their region, for which the policy of a key says that it is made: `rds.us-east-1`. */
function madeFor(key: ResourceView): readonly string[] {
  const statements = statementsOf(at(key, "policy"));
  if (statements === unseen || statements === undefined) return [];
  return statements
    .filter(({ effect }) => effect === "Allow")
    .flatMap(({ conditions, principals }) => [
      ...Object.values(conditions).flatMap((keys) => keys["kms:viaservice"] ?? []),
      ...principals.flatMap((principal) =>
        principal.startsWith("Service:logs.") ? [principal.slice("Service:".length)] : [],
      ),
    ])
    .map((service) => service.replace(/\.amazonaws\.com(\.cn)?$/, ""));
}

function relation(stack: StackView): readonly About[] {
  const keys = stack.ofType(...keyTypes.slice(0, 3));
  const uses = new Map<ResourceView, Use[]>(keys.map((key) => [key, []]));
  const services = new Map(keys.map((key) => [key, madeFor(key)]));
  const about: About[] = [];

  const wrong = (resource: ResourceView, property: string, found: string, wanted: string, mend: string) =>
    about.push({ resource, complaints: [{ verdict: "violates", property, found, wanted, mend }] });

  const ownKey = (arn: unknown, service: string) =>
    typeof arn === "string" && regionOf(arn) !== undefined
      ? keys.find((key) => services.get(key)?.includes(`${service}.${regionOf(arn)}`))
      : undefined;

  for (const { type, properties, service, ...rest } of [...keyUses, ...otherUses]) {
    const purpose = "purpose" in rest ? (rest.purpose as Purpose) : undefined;
    for (const by of stack.ofType(type)) {
      for (const property of properties.flatMap((each) => pathsOf(by, each))) {
        const named = keysAt(stack, by, property);
        for (const key of named) uses.get(key)?.push({ by, property, purpose });
        const value = at(by, property);
        const [top = ""] = property.split(".");
        const gone = by.propertyDependencies[top]?.find(
          (urn) => urn.includes("aws:kms/key:Key::") && stack.get(urn) === undefined,
        );
        if (named.length === 0 && stack.untraceable(by, property))
          about.push({ resource: by, complaints: cannotTell(property, "a key whose purpose can be seen") });
        if (gone !== undefined)
          wrong(by, property, "a key that is gone", "a key that is there", "give it a key of its purpose");
        if (named.length > 0 || typeof value !== "string") continue;
        // The key is another stack's. That is well, unless this one made a key for the very service, and nothing is under it.
        const own = ownKey(value, service);
        if (own !== undefined)
          wrong(by, property, show(value), `${own.name}, which was made for it`, `name ${own.name} in ${property}`);
      }
    }
  }

  const receiving = logBuckets(stack);
  const encryption = aboutBuckets(stack, apart.encryption);
  for (const bucket of stack.ofType(...bucketTypes)) {
    const isLog = receiving.has(bucket) || isTrail(stack, bucket);
    const configurations = encryption.of(bucket);
    for (const by of configurations) {
      for (const property of pathsOf(by, "rules.*.applyServerSideEncryptionByDefault.kmsMasterKeyId")) {
        const named = keysAt(stack, by, property);
        for (const key of named) uses.get(key)?.push({ by, property, purpose: isLog ? "logs" : "data" });
        const own = named.length > 0 ? undefined : ownKey(at(by, property), "s3");
        if (own !== undefined)
          wrong(by, property, show(at(by, property)), `${own.name}, which was made for it`, `name ${own.name} here`);
      }
    }
    // Logs of balancers and of S3 can be delivered under the service's own key only; data needs none of that.
    const place = keys.find((key) => services.get(key)?.some((service) => service.startsWith("s3.")));
    if (
      !receiving.has(bucket) &&
      place !== undefined &&
      !underKey(bucket, configurations) &&
      encryption.unplaced.length === 0
    )
      wrong(
        bucket,
        "",
        "no key of this stack",
        `a key like ${place.name}`,
        "give it a configuration of encryption with aws:kms and a key",
      );
  }

  for (const [key, all] of uses) about.push({ resource: key, complaints: complaintsOf(all) });
  return about;
}

function isTrail(stack: StackView, bucket: ResourceView): boolean {
  return stack
    .ofType("aws:cloudtrail/trail:Trail")
    .some((trail) => stack.referred(trail, "s3BucketName", bucket.type).includes(bucket));
}

/** What isn't seen yet may be a key. */
function underKey(bucket: ResourceView, configurations: readonly ResourceView[]): boolean {
  const inline = at(bucket, "serverSideEncryptionConfiguration.rule.applyServerSideEncryptionByDefault.sseAlgorithm");
  const apartFromIt = configurations.flatMap((each) => {
    const rules = at(each, "rules");
    return rules === unseen ? [unseen] : entries(rules);
  });
  return [inline, ...apartFromIt.map((rule) => read(rule, "applyServerSideEncryptionByDefault", "sseAlgorithm"))].some(
    (algorithm) => algorithm === unseen || (typeof algorithm === "string" && algorithm.startsWith("aws:kms")),
  );
}

function complaintsOf(uses: readonly Use[]): readonly Complaint[] {
  const complaints: Complaint[] = [];
  const data = uses.find(({ purpose }) => purpose === "data");
  const logs = uses.find(({ purpose }) => purpose === "logs");
  if (data !== undefined && logs !== undefined)
    complaints.push({
      verdict: "violates",
      property: "",
      found: `data of ${data.by.name} and logs of ${logs.by.name}`,
      wanted: "one purpose",
      mend: `give the logs a key of their own: who may read ${logs.by.name} need not read ${data.by.name}`,
    });
  return complaints;
}

/** No key of data is also the key of logs, and a key that was made for a service is the one that it takes. */
export const keysApartByPurpose: CloudRule = { name: "keys-apart-by-purpose", relation };
