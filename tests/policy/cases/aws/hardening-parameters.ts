import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";
import { policyOf } from "../document";

const balancer = "aws:alb/loadBalancer:LoadBalancer";
const strong = { enableDeletionProtection: true, dropInvalidHeaderFields: true };

export const hardeningParameters: RuleCases = {
  rule: "hardening-parameters",
  cases: [
    {
      what: "a balancer as it comes",
      stack: [{ type: balancer, inputs: {} }],
      found: ["it dropInvalidHeaderFields", "it enableDeletionProtection"],
    },
    { what: "a strong one", stack: [{ type: balancer, inputs: strong }], found: [] },
    {
      what: "one that believes what callers say",
      stack: [{ type: balancer, inputs: { ...strong, xffHeaderProcessingMode: "preserve" } }],
      found: ["it xffHeaderProcessingMode"],
    },
    {
      what: "one of connections, which reads no headers",
      stack: [
        {
          type: "aws:lb/loadBalancer:LoadBalancer",
          inputs: { loadBalancerType: "network", enableDeletionProtection: true },
        },
      ],
      found: [],
    },
    {
      what: "metadata for containers",
      stack: [{ type: "aws:ec2/instance:Instance", inputs: { metadataOptions: { httpPutResponseHopLimit: 2 } } }],
      found: ["it metadataOptions.httpPutResponseHopLimit"],
    },
    {
      what: "a firewall that shows tokens",
      stack: [{ type: "aws:wafv2/webAcl:WebAcl", inputs: {} }],
      found: ["it dataProtectionConfig.dataProtections"],
    },
    {
      what: "topics that refuse plain HTTP, and not",
      stack: [
        {
          type: "aws:sns/topicPolicy:TopicPolicy",
          inputs: { policy: policyOf({ Principal: { AWS: "123456789012" }, Action: "sns:Publish" }) },
        },
        {
          type: "aws:sns/topicPolicy:TopicPolicy",
          name: "held",
          inputs: {
            policy: policyOf({
              Effect: "Deny",
              Principal: "*",
              Action: "sns:Publish",
              Condition: { Bool: { "aws:SecureTransport": false } },
            }),
          },
        },
      ],
      found: ["it policy"],
    },
    {
      what: "one not known yet",
      stack: [{ type: balancer, inputs: { ...strong, dropInvalidHeaderFields: unseen } }],
      found: ["? it dropInvalidHeaderFields"],
    },
  ],
};
