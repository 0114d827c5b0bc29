import { cannotTell, each, isAbsent, isNotTrue, never, violates } from "../checks";
import type { Check, CloudRule } from "../rule";
import { at, read, unseen } from "../view";
import { startedBy } from "./shared/run-instances";

const mend = "leave it out: people come in through Session Manager, which knows who they are";
const none = (property: string): Check => isAbsent(property, mend);

const automation: Check = (resource) => {
  const content = at(resource, "content");
  if (content === unseen) return cannotTell("content", "seen");
  return startedBy(content).flatMap((inputs) => {
    const name = read(inputs, "KeyName");
    return name === undefined ? [] : violates("content", name, "no KeyName", mend);
  });
};

export const noSshKey: CloudRule = {
  name: "no-ssh-key",
  resources: {
    "aws:ec2/launchTemplate:LaunchTemplate": none("keyName"),
    "aws:ec2/launchConfiguration:LaunchConfiguration": none("keyName"),
    "aws:ec2/instance:Instance": none("keyName"),
    "aws:ec2/spotInstanceRequest:SpotInstanceRequest": none("keyName"),
    "aws:ec2/spotFleetRequest:SpotFleetRequest": each("launchSpecifications", "keyName", none),
    "aws:ec2/keyPair:KeyPair": never("publicKey", "no key pair", mend),
    "aws:ec2/serialConsoleAccess:SerialConsoleAccess": isNotTrue("enabled", "leave the serial console off"),
    "aws:eks/nodeGroup:NodeGroup": none("remoteAccess.ec2SshKey"),
    "aws:emr/cluster:Cluster": none("ec2Attributes.keyName"),
    "aws:lightsail/instance:Instance": none("keyPairName"),
    "aws:imagebuilder/infrastructureConfiguration:InfrastructureConfiguration": none("keyPair"),
    "aws:cloud9/environmentEC2:EnvironmentEC2": never("connectionType", "no instance that people log in to", mend),
    "aws:ssm/document:Document": automation,
  },
};
