import assert from "node:assert/strict";
import { allows, denies, principalsOf } from "./policy-document";

const account = "111122223333";
const object = "arn:aws:s3:::logs/AWSLogs/x";
const statement = { Effect: "Allow", Principal: { Service: "s.amazonaws.com" }, Action: "s3:Put*", Resource: object };

function document(...statements: readonly object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

function may(statements: readonly object[], attempt: Partial<Parameters<typeof allows>[1]> = {}): boolean {
  const usual = { principal: "s.amazonaws.com", action: "s3:PutObject", resource: object };
  return allows(document(...statements), { ...usual, ...attempt });
}

describe("a policy document", () => {
  it("allows who, what and where it names, and nothing else", () => {
    assert.equal(may([statement]), true);
    assert.equal(may([statement], { principal: "other.amazonaws.com" }), false);
    assert.equal(may([statement], { action: "s3:GetObject" }), false);
    assert.equal(may([statement], { resource: "arn:aws:s3:::logs/other" }), false);
    assert.equal(may([{ ...statement, Resource: "arn:aws:s3:::logs/*" }]), true);
    assert.equal(may([{ ...statement, Action: undefined, NotAction: "s3:Put*" }]), false);
  });

  it("is overruled by one that denies", () => {
    const tls = { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: "*" };
    const plain = { ...tls, Condition: { Bool: { "aws:SecureTransport": "false" } } };
    assert.equal(may([statement, plain], { context: { "aws:SecureTransport": "true" } }), true);
    assert.equal(may([statement, plain], { context: { "aws:SecureTransport": "false" } }), false);
    assert.equal(denies(document(tls), { principal: "x", action: "s3:GetObject", resource: object }), true);
  });

  it("takes a condition whose key is missing for unmet, but where it forbids or says so", () => {
    const when = (Condition: object): boolean => may([{ ...statement, Condition }]);
    assert.equal(when({ StringEquals: { "aws:SourceAccount": account } }), false);
    assert.equal(when({ StringEqualsIfExists: { "aws:SourceAccount": account } }), true);
    assert.equal(when({ StringNotEquals: { "aws:SourceAccount": account } }), true);
    assert.equal(when({ Null: { "aws:SourceAccount": "true" } }), true);
  });

  it("compares as each operator does, keys in any case", () => {
    const context = { "aws:sourceaccount": account, "s3:TlsVersion": "1.2", "aws:SourceArn": "arn:aws:logs:r:1:x" };
    const when = (Condition: object): boolean => may([{ ...statement, Condition }], { context });
    assert.equal(when({ StringEquals: { "aws:SourceAccount": [account, "x"] } }), true);
    assert.equal(when({ NumericLessThan: { "s3:TlsVersion": "1.2" } }), false);
    assert.equal(when({ ArnLike: { "aws:SourceArn": "arn:aws:logs:r:1:*" } }), true);
    assert.equal(when({ ArnLike: { "aws:SourceArn": "arn:aws:logs:r:2:*" } }), false);
    assert.throws(() => when({ StringAlike: { "aws:SourceArn": "x" } }), /not known/);
  });

  it("means everybody of an account by its root, and asks identities for no principal", () => {
    const root = { ...statement, Principal: { AWS: `arn:aws:iam::${account}:root` } };
    assert.equal(may([root], { principal: `arn:aws:iam::${account}:role/app` }), true);
    assert.equal(may([root], { principal: "arn:aws:iam::999988887777:role/app" }), false);
    assert.deepEqual(principalsOf(document(root, statement)), [`arn:aws:iam::${account}:root`, "s.amazonaws.com"]);
    const own = document({ ...statement, Principal: undefined });
    assert.equal(allows(own, { action: "s3:PutObject", resource: object }), true);
  });
});
