import { all, holds, isNotTrue } from "../checks";
import type { Check, CloudRule } from "../rule";

const known =
  /^(admin|administrator|admin\d|root|sa|guest|user|user\d|test|azureuser|azureadmin|sqladmin|mysqladmin|postgres|pgadmin|ubuntu|adminuser|vmadmin|dbadmin)$/i;

const own = (property: string): Check =>
  holds(
    property,
    (value) => typeof value !== "string" || !known.test(value),
    "no name that everybody tries first",
    `choose another name for ${property}, or leave it out`,
  );

export const noDefaultAdminName: CloudRule = {
  name: "no-default-admin-name",
  resources: {
    "azure-native:sql:Server": own("administratorLogin"),
    "azure-native:sql:ManagedInstance": own("administratorLogin"),
    "azure-native:synapse:Workspace": own("sqlAdministratorLogin"),
    "azure-native:dbforpostgresql:Server": own("administratorLogin"),
    "azure-native:dbforpostgresql:SingleServer": own("properties.administratorLogin"),
    "azure-native:dbformysql:Server": own("administratorLogin"),
    "azure-native:dbformysql:SingleServer": own("properties.administratorLogin"),
    "azure-native:mongocluster:MongoCluster": own("properties.administrator.userName"),
    "azure-native:compute:VirtualMachine": own("osProfile.adminUsername"),
    "azure-native:compute:VirtualMachineScaleSet": own("virtualMachineProfile.osProfile.adminUsername"),
    "azure-native:containerservice:ManagedCluster": all(
      own("linuxProfile.adminUsername"),
      own("windowsProfile.adminUsername"),
    ),
    "azure-native:servicefabric:ManagedCluster": own("adminUserName"),
    "azure-native:storage:StorageAccount": isNotTrue("isLocalUserEnabled"),
  },
};
