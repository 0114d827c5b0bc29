import type { RecordedResource } from "../recorded";
import type { StackPlan } from "../stack-plan";
import type { Task } from "./checklist";

/** What a person does for names, certificates and the private links of the edge. */
export function edgeTasks(plan: StackPlan): readonly Task[] {
  const { settings, resources } = plan;
  const zone = settings.dnsZone.slice(settings.dnsZone.lastIndexOf("/") + 1);
  const profile = resources.find(({ type }) => type === "azure-native:cdn:Profile");
  const edge = `--resource-group ${text(profile, "resourceGroupName")} --profile-name ${text(profile, "profileName")}`;
  return [
    {
      when: "before",
      what: `Delegate ${zone} to its name servers`,
      why: "certificates wait for records that the internet sees, and the wait ends after seven days",
      command: `az network dns zone show --ids ${settings.dnsZone} --query nameServers`,
      check: `dig +short NS ${zone} lists the same name servers`,
    },
    {
      when: "before",
      what: `Let the edge's authority issue for ${settings.domain}`,
      why: "where the zone says who may issue certificates, no other may",
      command: `dig +short CAA ${zone}`,
      check: 'empty, or one line is: 0 issue "digicert.com"',
    },
    ...Object.entries(settings.azure.originCertificates)
      .filter(([region]) => settings.regions.includes(region))
      .map(([region, certificate]): Task => certificateTask(region, settings.domain, certificate)),
    ...resources
      .filter(({ type }) => type === "azure-native:network:PrivateLinkService")
      .map((service) => approval(service, messageOf(resources))),
    {
      when: "during",
      what: `Watch the names of ${settings.domain} at the edge`,
      why: "until a name is approved and its certificate is there, browsers refuse it; `up` does not wait for that",
      command: `az afd custom-domain list ${edge} --query "[].{name: hostName, proof: domainValidationState, certificate: deploymentStatus}" --output table`,
      check:
        'each says Approved within an hour; one that says Timeout needs "az afd custom-domain regenerate-validation-token"',
    },
  ];
}

function certificateTask(
  region: string,
  domain: string,
  { vault, name }: { readonly vault: string; readonly name: string },
): Task {
  const vaultName = vault.slice(vault.lastIndexOf("/") + 1);
  return {
    when: "before",
    what: `${region}: put a certificate for ${region}.${domain} into ${vaultName}`,
    why: "the edge speaks to no instance whose certificate is not of a public authority, whole with its chain, and made out to that name",
    command: `az keyvault certificate show --vault-name ${vaultName} --name ${name} --query "{names: policy.x509CertificateProperties.subjectAlternativeNames.dnsNames, key: policy.keyProperties.keyType, ends: attributes.expires}"`,
    check: `names holds ${region}.${domain}, key is RSA, and it ends in more than 30 days`,
  };
}

function approval({ inputs }: RecordedResource, message: string): Task {
  const [group, name] = [String(inputs["resourceGroupName"]), String(inputs["serviceName"])];
  const state = "privateLinkServiceConnectionState";
  const ask = `az network private-link-service show --resource-group ${group} --name ${name} --query`;
  return {
    when: "during",
    what: `${String(inputs["location"])}: approve the edge's private link`,
    why: "until then the site answers nobody, although `up` has ended well; nothing approves it by itself",
    command: `for c in $(${ask} "privateEndpointConnections[?${state}.status=='Pending' && ${state}.description=='${message}'].name" --output tsv); do az network private-link-service connection update --resource-group ${group} --service-name ${name} --name "$c" --connection-status Approved; done`,
    check: `${ask} "privateEndpointConnections[].${state}.status" shows Approved, once; the site answers some minutes later`,
  };
}

/** The edge asks with words of ours, by which its request is told from a stranger's. */
function messageOf(resources: readonly RecordedResource[]): string {
  const origin = resources.find(({ type }) => type === "azure-native:cdn:AFDOrigin");
  const link = origin?.inputs["sharedPrivateLinkResource"] as { readonly requestMessage?: string } | undefined;
  return link?.requestMessage ?? "";
}

function text(resource: RecordedResource | undefined, input: string): string {
  return String(resource?.inputs[input] ?? "");
}
