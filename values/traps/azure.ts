import type { Trap } from "../trap";

const rule = (number: string, what: string, name: string): Trap => ({ number, what, how: { rule: name } });
const elsewhere = (number: string, what: string, by: string): Trap => ({ number, what, how: { elsewhere: by } });
const unseen = (number: string, what: string, why: string): Trap => ({ number, what, how: { unseen: why } });

const tests = "tests/providers/azure";
const strict = "tests/clouds/azure";

/** What fails or leaves a hole in Azure although it type-checks. */
export const azureTraps: readonly Trap[] = [
  rule("1", "a cache of a product that new tenants can't make any more", "cache-product"),
  rule(
    "2",
    "a managed cache with zones, capacity, another database's name, or persistence beside geo-replication",
    "cache-shape",
  ),
  rule("3", "access keys of a cache left to a default that turned", "cache-keys-stated"),
  rule("4", "a private endpoint whose zone is another service's", "endpoint-zone"),
  unseen(
    "5",
    "the vault's API version ends in February 2027",
    "the version is the provider's, no input; an upgrade of the provider brings the next",
  ),
  rule("6", "a type that calls the store's or vault's own address from where the program runs", "type-in-use"),
  elsewhere(
    "7",
    "a private link of the edge that waits for someone's approval while all is green",
    `${tests}/recovery.test.ts: approve each private link, and only a request in our own words`,
  ),
  rule("8", "a gateway in one zone for a fleet in three, or three zones on a zonal one", "nat-gateway-zones"),
  rule("9", "a way out that the platform lends where nothing is said", "subnet-way-out-stated"),
  rule("10", "a link service in a subnet that keeps its policies", "link-service-subnet"),
  rule("11", "a proxy header that instances don't read", "link-service-proxy-protocol"),
  elsewhere(
    "12",
    "rules that let in the edge's public addresses, where the link's own arrive",
    `${tests}/site.test.ts: have a rule for each end of each flow and no other`,
  ),
  elsewhere(
    "13",
    "a route made before its origins",
    `${tests}/load-balancer.test.ts: wait for all origins and for the headers`,
  ),
  rule("14", "an origin's reference to a resource, which the API refuses", "edge-origin"),
  unseen(
    "15",
    "a certificate at the origin that the edge doesn't trust",
    "the certificate is made outside; docs/bootstrap.md says what it must be",
  ),
  rule("16", "hyphens in names of firewall policies, rules and rule sets", "azure-resource-name"),
  rule("17", "a name left to the provider, which adds a random ending", "azure-resource-name"),
  rule("18", "a firewall of the classic product, or a tier without managed rules", "edge-firewall-product"),
  rule("19", "a firewall beside which the endpoint's own name leads in", "edge-firewall-everywhere"),
  rule("20", "a rule set that new policies can't have, or without its action", "firewall-rule-set"),
  elsewhere(
    "21",
    "a domain that stays unproven",
    `${tests}/load-balancer-edge.test.ts: are proven in the zone, by a record that a later token doesn't touch`,
  ),
  elsewhere(
    "22",
    "an edge that is deleted or renamed with its names",
    `${tests}/load-balancer-edge.test.ts: is premium, protected, and belongs to no site`,
  ),
  unseen(
    "23",
    "the edge as one control plane for the world",
    "a matter of design: the promises name it as the weakest link",
  ),
  rule(
    "24",
    "what flexible scale sets refuse: system identities, probes, inbound pools, no network API version",
    "fleet-flexible",
  ),
  elsewhere(
    "25",
    "a change of zones or orchestration that replaces the fleet",
    "diff/effects/azure: the effect of each property",
  ),
  rule("26", "rolling updates and repairs that no health extension answers", "fleet-health"),
  unseen(
    "27",
    "encryption at the host, refused until a feature of the subscription is registered",
    "nothing registers it here; docs/bootstrap.md asks for it",
  ),
  elsewhere(
    "28",
    "a run that sets the fleet back to its first number under load",
    `${tests}/app-tier-scaling.test.ts: is left to scaling, and what an old state would send is no less than the writer's least number`,
  ),
  rule("29", "scaling that is made and is off, and numbers that must be text", "autoscale-enabled"),
  rule("30", "a recurring profile that nothing ends", "autoscale-profiles"),
  rule("31", "two settings for one fleet, a short window, a metric that isn't there", "autoscale-window"),
  rule("32", "a time zone by its IANA name", "autoscale-time-zone"),
  rule("33", "strict balance of zones, which stops growth when one is full", "fleet-zone-balance"),
  rule("34", "a balancer or address without its kind, which means the retired one", "standard-balancer"),
  elsewhere("35", "instances that boot before there is a way out", `${strict}/boot.ts: has no way out`),
  rule("36", "subnets or rules both inside their owner and on their own", "subnets-on-their-own"),
  rule("37", "a second network watcher in a region", "flow-log-place"),
  rule("38", "flow logs of a security group", "flow-log-target"),
  rule("39", "a region as the place of what stands in none", "azure-location"),
  rule("40", "two endpoints of one service that write the same name into one zone", "endpoint-alone-in-zone"),
  rule("41", "administrators of a server that a later run would change", "sql-administrators-left"),
  rule("42", "a firewall rule of a server without public access", "type-in-use"),
  rule("43", "a failover group's name, partner or grace that is refused", "sql-failover-group"),
  elsewhere(
    "44",
    "keys of one region that the other's server doesn't know",
    `${tests}/database.test.ts: of both regions are known to both servers, and may be used by both, before there is a database`,
  ),
  rule("45", "a key without its version where it is needed, and with it where it stops rotation", "key-version"),
  rule("46", "zone redundancy with an objective or backups that lack it", "sql-objective"),
  rule("47", "the first API of long-term backups", "type-in-use"),
  rule("48", "an audit to the monitor that no setting of master passes on", "sql-audit-has-a-way"),
  rule("49", "the classic assessment beside the express one", "type-in-use"),
  elsewhere(
    "50",
    "a run after a failover that acts on swapped roles",
    `${strict}/not-at-birth.ts: FailoverGroupUpdateOrDeleteRequestOnSecondary`,
  ),
  rule("51", "a store's name with hyphens, capitals, or too long", "azure-resource-name"),
  rule("52", "a TLS version of stores that is listed and not supported", "storage-tls"),
  rule("53", "a restore further back than soft delete, or without versions and changes", "storage-restore"),
  elsewhere(
    "54",
    "a setting of a store that is fixed for ever, whose change replaces it",
    "diff/effects/azure: the effect of each property",
  ),
  rule("55", "an archive tier in a zone-redundant store", "storage-archive"),
  elsewhere(
    "56",
    "a store that is made before its identity may use the key",
    `${strict}/storage.ts: KeyVaultAuthenticationFailure`,
  ),
  rule("57", "purge protection given as false", "vault-purge-protection"),
  rule("58", "a role assignment named by words, or of a principal that isn't there yet", "role-principal"),
  rule("59", "a diagnostic category that isn't there, twice, or beside a group", "diagnostic-category"),
  unseen("60", "diagnostic settings that outlive their resource", "the leftover is in the cloud, not in the inputs"),
  rule("61", "a query over a table that isn't there yet", "query-rule-unvalidated"),
  rule("62", "a web test of a retired kind, or without its tag", "web-test"),
  rule("63", "a workbook named by words", "azure-resource-name"),
  rule("64", "plans of the subscription that destroy sets back", "type-in-use"),
  elsewhere("65", "modules that older versions had", "npm run check: the compiler finds no such module"),
  rule("66", "a place left out, so that the cloud is asked at the plan", "azure-location"),
  rule("67", "a lock that stops the program's own later updates", "type-in-use"),
  rule("68", "a machine type that isn't sold", "machine-type"),
  rule("69", "boot data that reaches new instances only", "fleet-rolls"),
  unseen(
    "70",
    "policies of the customer's tenant that deny or change resources",
    "they are the tenant's; a preview against it shows them",
  ),
];
