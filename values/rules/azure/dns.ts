import type { ValueRule } from "../../rule";
import { about, form, given, one, text, wrong } from "./given";

const docs = "Azure DNS documentation, zones and records; RFC 1035; 2026-11";
const members: Readonly<Record<string, string>> = {
  TXT: "txtRecords",
  CNAME: "cnameRecord",
  A: "aRecords",
  AAAA: "aaaaRecords",
  CAA: "caaRecords",
};

export const dns: readonly ValueRule[] = [
  form({
    name: "record-ttl",
    of: { "dns:RecordSet": ["ttl"] },
    fits: (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 2_147_483_647,
    allowed: "whole seconds from 1",
    source: docs,
  }),
  form({
    name: "record-zone",
    of: { "dns:RecordSet": ["zoneName"] },
    fits: /^(?=.{1,253}$)(?:[\w-]{1,63}\.){1,33}[\w-]{1,63}$/,
    allowed: "2 to 34 labels of 1 to 63 characters",
    source: docs,
  }),
  form({
    name: "record-name",
    of: { "dns:RecordSet": ["relativeRecordSetName"] },
    fits: /^(?:@|\*|(?:\*\.)?[\w-]{1,63}(?:\.[\w-]{1,63})*)$/,
    allowed: "@, or labels of 1 to 63 characters",
    source: docs,
  }),
  about(
    "record-kind",
    ["dns:RecordSet"],
    { reads: ["recordType", "txtRecords", "cnameRecord"], source: docs },
    ({ inputs }) => {
      const kind = text(inputs, "recordType") ?? "";
      const own = members[kind];
      if (own === undefined)
        return [wrong("recordType", one(inputs, "recordType"), `one of ${Object.keys(members).join(", ")}`)];
      const others = Object.values(members).filter((name) => name !== own && inputs[name] !== undefined);
      return [
        ...(inputs[own] !== undefined || inputs["targetResource"] !== undefined
          ? []
          : [wrong(own, undefined, `records, with ${kind}`)]),
        ...others.map((name) => wrong(name, inputs[name], `nothing, with ${kind}`)),
        ...(kind === "CNAME" && text(inputs, "relativeRecordSetName") === "@"
          ? [wrong("relativeRecordSetName", "@", "another name: a zone's own can't be an alias of this kind")]
          : []),
        ...given(inputs, "txtRecords[].value[]")
          .filter(({ value }) => String(value).length > 255)
          .map(({ path, value }) => wrong(path, value, "at most 255 characters")),
      ];
    },
  ),
];
