import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const type = "aws:acm/certificate:Certificate";

export const certificateInventory: RuleCases = {
  rule: "certificate-inventory",
  cases: [
    {
      what: "two hosts by name",
      stack: [{ type, inputs: { domainName: "a.example.com", subjectAlternativeNames: ["b.example.com"] } }],
      found: [],
    },
    {
      what: "a wildcard among the others, to be answered by mail",
      stack: [
        {
          type,
          inputs: {
            domainName: "a.example.com",
            subjectAlternativeNames: ["*.example.com"],
            validationMethod: "EMAIL",
          },
        },
      ],
      found: ["it subjectAlternativeNames.0", "it validationMethod"],
    },
    {
      what: "an imported one",
      stack: [{ type, inputs: { certificateBody: "-----BEGIN" } }],
      found: ["it certificateBody"],
    },
    {
      what: "one whose name is to come",
      stack: [{ type, inputs: { domainName: unseen } }],
      found: ["? it domainName"],
    },
    {
      what: "one of IAM",
      stack: [{ type: "aws:iam/serverCertificate:ServerCertificate", inputs: {} }],
      found: ["it name"],
    },
  ],
};
