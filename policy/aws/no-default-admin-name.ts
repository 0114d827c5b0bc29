import { holds } from "../checks";
import type { Check, CloudRule } from "../rule";

/** Names that are in every list of guesses: those that consoles, guides and engines propose. */
const known: ReadonlySet<string> = new Set([
  ..."admin,administrator,root,postgres,postgresql,mysql,mariadb,sa,sys,system,oracle,awsuser,master,masteruser,user".split(
    ",",
  ),
  ..."dbadmin,dbuser,db2inst1,rdsadmin,rdsuser,docdb,docdbadmin,neptune,redshift,superuser,default,test,guest".split(
    ",",
  ),
]);

const own = (property: string): Check =>
  holds(
    property,
    (value) => typeof value !== "string" || !known.has(value.toLowerCase()),
    "a name that nobody guesses",
    `choose another ${property}`,
  );

export const noDefaultAdminName: CloudRule = {
  name: "no-default-admin-name",
  resources: {
    "aws:rds/instance:Instance": own("username"),
    "aws:rds/cluster:Cluster": own("masterUsername"),
    "aws:docdb/cluster:Cluster": own("masterUsername"),
    "aws:docdb/elasticCluster:ElasticCluster": own("adminUserName"),
    "aws:redshift/cluster:Cluster": own("masterUsername"),
    "aws:redshiftserverless/namespace:Namespace": own("adminUsername"),
    "aws:opensearch/domain:Domain": own("advancedSecurityOptions.masterUserOptions.masterUserName"),
    "aws:elasticsearch/domain:Domain": own("advancedSecurityOptions.masterUserOptions.masterUserName"),
    "aws:lightsail/database:Database": own("masterUsername"),
  },
};
