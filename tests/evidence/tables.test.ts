import assert from "node:assert/strict";
import { flows } from "../../components/flows";
import { cloudsOf } from "../../evidence/clouds";
import { carriers } from "../../evidence/flows/carriers";
import { flowTable } from "../../evidence/flows/table";
import { keys } from "../../evidence/inventory/keys";
import { protocols } from "../../evidence/inventory/protocols";
import { certificates } from "../../evidence/inventory/certificates";
import { Masking } from "../../evidence/masking";
import { rolesOnAws } from "../../evidence/roles/aws";
import { rolesOnAzure } from "../../evidence/roles/azure";
import { viewOf } from "../../plan/judge";
import type { RecordedResource } from "../../plan/recorded";
import { StackView } from "../../policy/stack-view";
import { all, planned } from "../support/plan";

type Change = (resource: RecordedResource) => readonly RecordedResource[];

async function stackOf(stack: string, change: Change = (resource) => [resource]): Promise<StackView> {
  const { resources } = await planned({ stack });
  return new StackView(
    resources
      .filter(({ custom }) => custom)
      .flatMap(change)
      .map(viewOf),
  );
}

async function table(stack: string, change?: Change) {
  const view = await stackOf(stack, change);
  return flowTable(view, cloudsOf(view.resources));
}

const without =
  (type: string, name: string): Change =>
  (resource) =>
    resource.type === type && resource.name === name ? [] : [resource];

describe("the table of flows", () => {
  for (const stack of ["prod-aws", "prod-azure"])
    it(`holds every flow of ${stack} with its reason and what realises it, and differs in nothing`, async () => {
      const { rows, differences } = await table(stack);
      assert.deepEqual(differences, []);
      assert.deepEqual(
        rows.map(({ id, why }) => [id, why]),
        flows.map(({ id, why }) => [id, why]),
      );
      for (const { id, realisedBy } of rows) assert.ok(realisedBy.length > 0, `nothing realises ${id}`);
    });

  it("holds every opening that is recorded", async () => {
    const names = (await table("prod-aws")).rows.flatMap(({ realisedBy }) => realisedBy);
    for (const type of ["Ingress", "Egress"]) {
      const token = `aws:vpc/securityGroup${type}Rule:SecurityGroup${type}Rule`;
      for (const { name } of all(await planned(), token)) assert.ok(names.includes(name), name);
    }
    const azure = (await table("prod-azure")).rows.flatMap(({ realisedBy }) => realisedBy);
    for (const { name, inputs } of all(
      await planned({ stack: "prod-azure" }),
      "azure-native:network:NetworkSecurityGroup",
    ))
      for (const rule of inputs["securityRules"] as readonly { name: string; access: string }[]) {
        if (rule.access !== "Allow") continue;
        const region = String(name.split("-").at(-1));
        assert.ok(azure.includes(`${rule.name}-${region}`), `${name} ${rule.name}`);
      }
  });

  it("tells an opening that no flow asks for, on either cloud", async () => {
    const opened = await table("prod-aws", (resource) => {
      if (resource.name !== "app-database-in-us-east-2") return [resource];
      const inputs = { ...resource.inputs, fromPort: 22, toPort: 22, description: "For a while." };
      const urns = {
        ...resource.propertyDependencies,
        referencedSecurityGroupId: resource.propertyDependencies["securityGroupId"] ?? [],
      };
      return [
        resource,
        { ...resource, name: "back-door", urn: `${resource.urn}-2`, inputs, propertyDependencies: urns },
      ];
    });
    assert.ok(
      opened.differences.some((text) => text.startsWith("back-door: database in ")),
      opened.differences.join("\n"),
    );
    const wide = await table("prod-azure", (resource) => {
      if (resource.type !== "azure-native:network:NetworkSecurityGroup" || resource.name !== "app-eastus2")
        return [resource];
      const [rule] = resource.inputs["securityRules"] as readonly Record<string, unknown>[];
      const added = {
        ...rule,
        name: "ssh",
        direction: "Inbound",
        access: "Allow",
        sourceAddressPrefix: "*",
        destinationPortRange: "22",
      };
      const securityRules = [...(resource.inputs["securityRules"] as readonly unknown[]), added];
      return [{ ...resource, inputs: { ...resource.inputs, securityRules } }];
    });
    assert.ok(
      wide.differences.some((text) => text.startsWith("ssh-eastus2: app in *")),
      wide.differences.join("\n"),
    );
  });

  it("tells a flow that nothing lets through, or nothing carries", async () => {
    const rule = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
    assert.deepEqual((await table("prod-aws", without(rule, "app-cache-in-us-west-2"))).differences, [
      "app-cache: no rule lets it in in us-west-2",
    ]);
    assert.deepEqual((await table("prod-aws", without("aws:cloudtrail/trail:Trail", "trail"))).differences, [
      "trail-audit: nothing that carries it is recorded",
    ]);
  });

  it("tells another reason, and none", async () => {
    const saying =
      (description: string): Change =>
      (resource) =>
        resource.name === "app-cache-in-us-west-2"
          ? [{ ...resource, inputs: { ...resource.inputs, description } }]
          : [resource];
    assert.match(
      (await table("prod-aws", saying("Because."))).differences.join(),
      /gives another reason than its flow app-cache/,
    );
    assert.match((await table("prod-aws", saying(""))).differences.join(), /app-cache-in-us-west-2: says no reason/);
  });

  it("knows what carries each flow of a service", () => {
    for (const { id, by } of flows)
      if (by === "service") assert.deepEqual(Object.keys(carriers[id] ?? {}), ["aws", "azure"], id);
  });
});

describe("the inventory", () => {
  for (const stack of ["prod-aws", "prod-azure"])
    it(`lists every certificate and key of ${stack}, with rotation and use`, async () => {
      const view = await stackOf(stack);
      const masking = new Masking(view.resources);
      const wanted = view.ofType("aws:kms/key:Key", "azure-native:keyvault:Key");
      const listed = keys(view, masking);
      assert.equal(listed.length, wanted.length);
      for (const { resource, rotation, usedBy } of listed) {
        assert.match(rotation, /every 365 days|P1Y after each version/, resource);
        assert.ok(usedBy.length > 0, `${resource} is used by nothing`);
      }
      const hosts = certificates(view, masking).flatMap((row) => row.hosts);
      for (const host of ["shop.example.com", "static.shop.example.com"]) assert.ok(hosts.includes(host), host);
      const versions = protocols(view, masking);
      assert.ok(
        versions.some(({ value }) => /TLS12_2023|TLS13-1-2-Res/.test(value)),
        JSON.stringify(versions),
      );
      for (const { resource, property, value } of versions)
        assert.notEqual(value, "not set", `${resource} ${property}`);
    });
});

describe("the roles", () => {
  it("have on AWS every role with who may take it and each statement of its policies", async () => {
    const view = await stackOf("prod-aws");
    const roles = rolesOnAws(view, new Masking(view.resources));
    for (const { name } of view.ofType("aws:iam/role:Role")) {
      const role = roles.find(({ resource }) => resource === `iam.Role ${name}`);
      assert.match(role?.who ?? "", /Service:|AWS:/, name);
      assert.ok((role?.grants.length ?? 0) > 0, `${name} may do nothing`);
    }
    const granting = new Set(roles.flatMap(({ grants }) => grants.map(({ by }) => by)));
    for (const { name } of view.ofType("aws:iam/rolePolicy:RolePolicy"))
      assert.ok(granting.has(`iam.RolePolicy ${name}`), name);
  });

  it("have on Azure every assignment under its holder, with the name of the role", async () => {
    const view = await stackOf("prod-azure");
    const roles = rolesOnAzure(view, new Masking(view.resources));
    const grants = roles.flatMap(({ resource, grants: own }) => own.map((grant) => ({ resource, ...grant })));
    for (const { name } of view.ofType("azure-native:authorization:RoleAssignment")) {
      const grant = grants.find(({ by }) => by === `authorization.RoleAssignment ${name}`);
      assert.match(grant?.resource ?? "", /UserAssignedIdentity|PolicyAssignment/, name);
      assert.doesNotMatch(grant?.what ?? "the role", /^the role/, name);
    }
  });
});
