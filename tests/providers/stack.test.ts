import assert from "node:assert/strict";
import type { RecordedResource } from "../../plan/recorded";
import { clouds } from "../../providers";
import { all, planned } from "../support/plan";
import { leaves, text } from "../support/values";

/** What the same question is called on each cloud. */
interface CloudFacts {
  /** The region that doesn't write, in the production stack's file. */
  readonly other: string;
  /** Type of the providers, and the input that names their region. */
  readonly provider: string;
  readonly place: "region" | "location";
  /** Where a resource itself says where it is: its input, and the types that may be "global". */
  readonly says?: { readonly input: string; readonly global: readonly string[] };
  /** Providers that no region of the stack answers for. */
  readonly elsewhere: readonly string[];
  /** Providers of what belongs to no site, whatever its name carries. */
  readonly homeless: readonly string[];
  /** True where a provider's inputs refuse any other account. */
  readonly pins: (inputs: RecordedResource["inputs"], account: string) => boolean;
  /** What a change of `active` must not touch at all. */
  readonly still: readonly string[];
  /** What it may touch only where later runs don't look. */
  readonly ignoring: readonly string[];
  /** What a region has that holds data only, and what it has not. */
  readonly data: readonly string[];
  readonly serving: readonly string[];
}

const facts: Readonly<Record<string, CloudFacts>> = {
  aws: {
    other: "us-west-2",
    provider: "pulumi:providers:aws",
    place: "region",
    // CloudFront takes certificates and firewalls of one region only.
    elsewhere: ["provider-edge"],
    homeless: ["provider-edge"],
    pins: (inputs, account) => inputs["allowedAccountIds"] === JSON.stringify([account]),
    still: ["aws:ec2/launchTemplate:LaunchTemplate", "aws:route53/record:Record"],
    ignoring: ["aws:arcregionswitch/plan:Plan"],
    data: ["aws:s3/bucket:Bucket", "aws:kms/key:Key"],
    serving: ["aws:rds/instance:Instance", "aws:autoscaling/group:Group", "aws:ec2/natGateway:NatGateway"],
  },
  azure: {
    other: "centralus",
    provider: "pulumi:providers:azure-native",
    place: "location",
    says: {
      input: "location",
      global: [
        "azure-native:cdn:AFDEndpoint",
        "azure-native:cdn:Profile",
        "azure-native:frontdoor:Policy",
        "azure-native:monitor:ActionGroup",
        "azure-native:monitor:ActivityLogAlert",
        "azure-native:monitor:MetricAlert",
        "azure-native:privatedns:PrivateZone",
        "azure-native:privatedns:VirtualNetworkLink",
      ],
    },
    elsewhere: [],
    homeless: ["provider-edge"],
    pins: (inputs, account) => inputs["subscriptionId"] === account && inputs["tenantId"] !== undefined,
    still: ["azure-native:compute:VirtualMachineScaleSet", "azure-native:dns:RecordSet", "azure-native:sql:Server"],
    ignoring: ["azure-native:sql:FailoverGroup", "azure-native:sql:Database"],
    data: ["azure-native:storage:StorageAccount", "azure-native:keyvault:Key"],
    serving: [
      "azure-native:sql:Database",
      "azure-native:compute:VirtualMachineScaleSet",
      "azure-native:network:NatGateway",
    ],
  },
};

it("every cloud of the registry is asked", () => {
  assert.deepEqual(Object.keys(facts), Object.keys(clouds));
});

function urns(resources: readonly RecordedResource[]): readonly string[] {
  return resources.map(({ urn }) => urn).sort();
}

/** The region that a name carries; of a name that ties two together, the last is where the thing lies. */
function regionIn(name: string, regions: readonly string[]): string | undefined {
  return [...regions]
    .filter((region) => name.includes(region))
    .sort((a, b) => name.lastIndexOf(b) - name.lastIndexOf(a))[0];
}

/** Paths of the inputs that differ between two plans of the same URNs, as `name: path`. */
function differences(before: readonly RecordedResource[], after: readonly RecordedResource[]): readonly string[] {
  const later = new Map(after.map((resource) => [resource.urn, resource]));
  return before.flatMap(({ urn, name, inputs }) => {
    const now = later.get(urn)?.inputs ?? {};
    const keys = [...new Set([...Object.keys(inputs), ...Object.keys(now)])];
    return keys.filter((key) => text(inputs[key]) !== text(now[key])).map((key) => `${name}: ${key}`);
  });
}

const stacks = Object.entries(facts).flatMap(([cloud, told]) =>
  ["prod", "dev"].map((kind) => [`${kind}-${cloud}`, told] as const),
);

for (const [stack, { provider: providerType, place, says, elsewhere, homeless, pins }] of stacks) {
  describe(`every resource of ${stack}`, () => {
    it("has a parent, and each cloud resource an explicit provider", async () => {
      const { resources } = await planned({ stack });
      const orphans = resources.filter(({ parent, type }) => parent === "" && type !== "pulumi:pulumi:Stack");
      assert.deepEqual(urns(orphans), []);
      const strays = resources.filter((r) => r.custom && !r.type.startsWith("pulumi:providers:") && r.provider === "");
      assert.deepEqual(urns(strays), []);
      const atTop = resources.filter(({ parent, custom }) => custom && parent.includes("pulumi:pulumi:Stack"));
      assert.deepEqual(urns(atTop), []);
    });

    it("is made by the provider of the region that its name carries", async () => {
      const { resources, settings } = await planned({ stack });
      const providers = all({ resources }, providerType).filter(({ name }) => !homeless.includes(name));
      const regionOf = new Map(providers.map(({ urn, inputs }) => [urn, String(inputs[place])]));
      assert.ok(regionOf.size >= settings.regions.length, "a region has no provider");
      const wrong = resources.filter(({ custom, name, provider }) => {
        const named = regionIn(name, settings.regions);
        const region = regionOf.get(provider);
        return custom && named !== undefined && region !== undefined && region !== named;
      });
      assert.deepEqual(urns(wrong), []);
    });

    if (says !== undefined) {
      it("says that it lies where its name says, or everywhere where that is the only place", async () => {
        const { resources, settings } = await planned({ stack });
        const placed = resources.filter(({ custom, inputs }) => custom && inputs[says.input] !== undefined);
        const location = ({ inputs }: RecordedResource) => String(inputs[says.input]).toLowerCase();
        const isProvider = ({ type }: RecordedResource) => type.startsWith("pulumi:providers:");
        const wrong = placed.filter((resource) => {
          const named = regionIn(resource.name, settings.regions);
          if (location(resource) === "global") return !says.global.includes(resource.type);
          return named === undefined ? !settings.regions.includes(location(resource)) : location(resource) !== named;
        });
        assert.deepEqual(urns(wrong), []);
        const global = placed.filter((resource) => location(resource) === "global").map(({ type }) => type);
        assert.deepEqual([...new Set(global)].sort(), says.global);
        assert.ok(placed.filter((resource) => !isProvider(resource)).length > 30, "hardly anything says where it lies");
      });
    }

    it("lives in a region of the stack, but for the edge, and in its account alone", async () => {
      const { resources, settings } = await planned({ stack });
      const providers = all({ resources }, providerType);
      const foreign = providers.filter(({ inputs }) => !settings.regions.includes(String(inputs[place])));
      assert.deepEqual(
        foreign.map(({ name }) => name),
        elsewhere,
      );
      const loose = providers.filter(({ inputs }) => !pins(inputs, settings.account));
      assert.deepEqual(urns(loose), []);
    });

    it("has a name without stack, cloud, role or shortened region", async () => {
      const { resources } = await planned({ stack });
      const banned = /prod|\bdev\b|\baws\b|azure|primary|secondary|standby|replica\b|use2|usw2|us-?e2|eus2|cus\b/;
      const named = resources.filter(({ name, type }) => type !== "pulumi:pulumi:Stack" && banned.test(name));
      assert.deepEqual(urns(named), []);
      const long = resources.filter(({ name }) => name.length > 40);
      assert.deepEqual(urns(long), []);
    });

    it("has no input made from an output that isn't there", async () => {
      const { resources } = await planned({ stack });
      const broken = resources.flatMap(({ name, inputs }) =>
        leaves(inputs)
          .filter(
            ({ value }) => typeof value === "string" && /undefined|\[object Object\]|Calling \[toString\]/.test(value),
          )
          .map(({ path, value }) => `${name}: ${path} = ${String(value)}`),
      );
      assert.deepEqual(broken, []);
    });

    it("keeps its URN while outputs are unknown", async () => {
      const [known, unknown] = [await planned({ stack }), await planned({ stack, outputs: "unknown" })];
      assert.deepEqual(urns(known.resources), urns(unknown.resources));
    });
  });

  describe(`the secrets of ${stack}`, () => {
    it("stand in no plain property, tag, user data or output", async () => {
      const { resources, outputs } = await planned({ stack });
      const planted = all({ resources }, "random:index/randomPassword:RandomPassword").map(
        ({ name }) => `made-up-password-of-${name}`,
      );
      const everything = [...resources, { name: "outputs", inputs: outputs }].flatMap(({ name, inputs }) =>
        leaves(inputs).map((leaf) => ({ name, ...leaf })),
      );
      const plain = everything.filter(({ secret }) => !secret);
      const shown = plain.filter(({ value }) => {
        const readable = typeof value === "string" ? [value, Buffer.from(value, "base64").toString()] : [];
        return planted.some((secret) => readable.some((candidate) => candidate.includes(secret)));
      });
      assert.deepEqual(
        shown.map(({ name, path }) => `${name}: ${path}`),
        [],
      );
      const hidden = everything.filter(({ secret, value }) => secret && planted.includes(String(value)));
      assert.equal(hidden.length > 0, planted.length > 0, "a password is made but nothing uses it");
    });

    it("are nowhere where an input of that name is plain", async () => {
      const { resources } = await planned({ stack });
      const named = /(^|\.)\w*(password|secret|accountKey|connectionString|sasToken|sharedKey)(Wo)?$/i;
      const plain = resources.flatMap(({ name, inputs }) =>
        leaves(inputs)
          .filter(({ path, value, secret }) => named.test(path) && typeof value === "string" && !secret)
          .map(({ path }) => `${name}: ${path}`),
      );
      assert.deepEqual(plain, []);
    });
  });
}

for (const [cloud, { other, still, ignoring, data, serving }] of Object.entries(facts)) {
  describe(`roles swap, names do not, on ${cloud}`, () => {
    const stack = `prod-${cloud}`;
    const swapped = () => Promise.all([planned({ stack }), planned({ stack, set: { active: other } })]);

    it("keeps every URN when the other region becomes active", async () => {
      const [before, after] = await swapped();
      assert.deepEqual(urns(before.resources), urns(after.resources));
    });

    it("touches neither the instances' model nor a DNS record", async () => {
      const [before, after] = await swapped();
      for (const type of still) {
        assert.ok(all(before, type).length > 0, `no ${type} in the plan`);
        const [was, is] = [before, after].map((plan) => all(plan, type).map(withoutIgnored));
        assert.deepEqual(differences(was ?? [], is ?? []), []);
      }
    });

    it("changes nothing of what a failover changes that is not ignored", async () => {
      const [before, after] = await swapped();
      for (const type of ignoring) {
        const changed = differences(all(before, type), all(after, type));
        const ignored = all(after, type).flatMap(({ name, options }) =>
          options.ignoreChanges.map((key) => `${name}: ${key}`),
        );
        assert.ok(changed.length > 0, `${type} tells no role`);
        assert.deepEqual(
          changed.filter((change) => !ignored.includes(change)),
          [],
        );
      }
    });

    it("changes no address, name or URN when the regions are reversed", async () => {
      const { settings, resources } = await planned({ stack });
      const reversed = await planned({ stack, set: { regions: [...settings.regions].reverse() } });
      assert.deepEqual(urns(reversed.resources), urns(resources));
      assert.deepEqual(differences(resources, reversed.resources), []);
    });

    it("keeps what data needs in a region that holds data only", async () => {
      const { resources } = await planned({ stack, set: { recovery: "cold" } });
      const there = resources.filter(({ name }) => name.includes(other)).map(({ type }) => type);
      for (const type of data) assert.ok(there.includes(type), `no ${type}`);
      for (const type of serving) assert.ok(!there.includes(type), `${type} stands in a region that holds data only`);
    });
  });
}

/** As a later run would send it: inputs below an ignored path keep what they were. */
function withoutIgnored(resource: RecordedResource): RecordedResource {
  const inputs = JSON.parse(text(resource.inputs)) as Record<string, unknown>;
  for (const path of resource.options.ignoreChanges) {
    const parts = path.split(".");
    const last = parts.pop() ?? "";
    const above = parts.reduce<unknown>(
      (value, part) => (value as Record<string, unknown> | undefined)?.[part],
      inputs,
    );
    if (typeof above === "object" && above !== null) Reflect.deleteProperty(above, last);
  }
  return { ...resource, inputs };
}
