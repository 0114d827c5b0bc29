import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const endpoint = "aws:ec2/vpcEndpoint:VpcEndpoint";
const kms = { vpcEndpointType: "Interface", serviceName: "com.amazonaws.eu-west-1.kms" };

export const noDefaultOutbound: RuleCases = {
  rule: "no-default-outbound",
  cases: [
    {
      what: "an endpoint that the service's name leads past",
      stack: [{ type: endpoint, inputs: kms }],
      found: ["it privateDnsEnabled"],
    },
    {
      what: "one with its name, and one of S3, which has a gateway for it",
      stack: [
        { type: endpoint, name: "kms", inputs: { ...kms, privateDnsEnabled: true } },
        { type: endpoint, name: "s3", inputs: { ...kms, serviceName: "com.amazonaws.eu-west-1.s3" } },
        { type: endpoint, name: "later", inputs: { ...kms, privateDnsEnabled: unseen } },
      ],
      found: [],
    },
    {
      what: "a gateway that no table leads to",
      stack: [{ type: endpoint, inputs: { serviceName: "com.amazonaws.eu-west-1.dynamodb", routeTableIds: [] } }],
      found: ["it routeTableIds"],
    },
    {
      what: "a notebook on the internet, and one that isn't",
      stack: [
        { type: "aws:sagemaker/notebookInstance:NotebookInstance", name: "open", inputs: {} },
        {
          type: "aws:sagemaker/notebookInstance:NotebookInstance",
          name: "closed",
          inputs: { directInternetAccess: "Disabled" },
        },
        {
          type: "aws:sagemaker/notebookInstance:NotebookInstance",
          name: "later",
          inputs: { directInternetAccess: unseen },
        },
      ],
      found: ["open directInternetAccess", "? later directInternetAccess"],
    },
  ],
};
