import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const group = "aws:rds/parameterGroup:ParameterGroup";

export const unneededServicesOff: RuleCases = {
  rule: "unneeded-services-off",
  cases: [
    {
      what: "files of the machine through MySQL",
      stack: [
        {
          type: group,
          inputs: {
            parameters: [
              { name: "max_connections", value: "10" },
              { name: "local_infile", value: "1" },
            ],
          },
        },
      ],
      found: ["it parameters.1.value"],
    },
    {
      what: "none",
      stack: [{ type: group, inputs: { parameters: [{ name: "local_infile", value: "0" }] } }],
      found: [],
    },
    {
      what: "parameters not known yet",
      stack: [{ type: group, inputs: { parameters: unseen } }],
      found: ["? it parameters"],
    },
    {
      what: "a privileged container",
      stack: [
        {
          type: "aws:ecs/taskDefinition:TaskDefinition",
          inputs: { containerDefinitions: JSON.stringify([{ name: "x", privileged: true }]) },
        },
      ],
      found: ["it containerDefinitions"],
    },
    {
      what: "a bucket as a website",
      stack: [{ type: "aws:s3/bucket:Bucket", inputs: { website: { indexDocument: "index.html" } } }],
      found: ["it website"],
    },
    {
      what: "FTP",
      stack: [{ type: "aws:transfer/server:Server", inputs: { protocols: ["SFTP", "FTP"] } }],
      found: ["it protocols.1"],
    },
  ],
};
