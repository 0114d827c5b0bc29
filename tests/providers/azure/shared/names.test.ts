import assert from "node:assert/strict";
import fc from "fast-check";
import type { NameKind } from "../../../../providers/azure/shared/names";
import { azureName, nameRules, stableGuid } from "../../../../providers/azure/shared/names";
import { all, planned } from "../../../support/plan";

const kinds = fc.constantFrom(...(Object.keys(nameRules) as NameKind[]));
const words = fc.stringMatching(/^[a-z][a-z0-9]{0,30}(-[a-z0-9]{1,30}){0,4}$/);
const accounts = fc.uuid();
const namings = fc.record({ prefix: words, account: accounts });
const parts = fc.array(words, { minLength: 1, maxLength: 4 });

describe("names on Azure", () => {
  it("are of the length and the letters that their kind takes", () => {
    fc.assert(
      fc.property(kinds, namings, parts, (kind, naming, given) => {
        const { least, most, form } = nameRules[kind];
        const name = azureName(kind, naming, ...given);
        assert.ok(name.length >= least && name.length <= most, `${kind}: ${name} has ${name.length}`);
        const pattern = form === "packed" ? /^[a-z][a-z0-9]*$/ : /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
        assert.match(name, pattern, kind);
      }),
    );
  });

  it("of private endpoints are shorter than those of the network's other parts", async () => {
    // 64, where most of the network has 80. Source: Azure Resource Manager documentation, naming rules; 2026-11.
    const prefix = "a-rather-long-name-of-a-project-and-of-its-stack";
    assert.ok(
      azureName("privateEndpoint", { prefix, account: "" }, "database", "northeurope", "westeurope").length <= 64,
    );
    const plan = await planned({ stack: "prod-azure" });
    for (const { name, inputs } of all(plan, "azure-native:network:PrivateEndpoint")) {
      const naming = { prefix: "commerce-prod-azure", account: plan.settings.account };
      assert.equal(inputs["privateEndpointName"], azureName("privateEndpoint", naming, name));
    }
    assert.equal(nameRules.privateEndpoint.most, 64);
  });

  it("are the same in every run, and others for other parts", () => {
    fc.assert(
      fc.property(kinds, namings, parts, words, (kind, naming, given, further) => {
        assert.equal(azureName(kind, naming, ...given), azureName(kind, naming, ...given));
        assert.notEqual(azureName(kind, naming, ...given), azureName(kind, naming, ...given, further), kind);
      }),
    );
  });

  it("differ between subscriptions where the world shares them", () => {
    fc.assert(
      fc.property(kinds, words, accounts, accounts, parts, (kind, prefix, one, other, given) => {
        fc.pre(one !== other && nameRules[kind].unique === "world");
        const [here, there] = [one, other].map((account) => azureName(kind, { prefix, account }, ...given));
        assert.notEqual(here, there, kind);
      }),
    );
  });

  it("are GUIDs of version 5 where GUIDs are asked for, one for each use", () => {
    fc.assert(
      fc.property(parts, words, (given, further) => {
        const guid = stableGuid(...given);
        assert.match(guid, /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        assert.equal(guid, stableGuid(...given));
        assert.notEqual(guid, stableGuid(...given, further));
      }),
    );
  });
});
