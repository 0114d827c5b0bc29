/**
 * @pulumi/azure-native replaces a resource where a part of its address changes (its own name and those of what it lies in), where
 * the service's description of its interface marks a property of the resource itself as set at creation only (x-ms-mutability
 * without "update"), and where the provider lists it: pulumi-azure-native, provider/pkg/gen/properties.go and replacement.go.
 * The marks are read from Microsoft's own clients that are generated from the same descriptions (visibility read, create):
 * azure-mgmt-sql 5.0.0b2, -storage 25.3.0, -compute 39.0.0, -network 33.1.0, -redisenterprise 4.0.0b3, -loganalytics 14.0.0,
 * -monitor 8.0.0b3, -cdn 14.1.0, -keyvault 14.1.0, -msi 8.0.0b2. What the service itself refuses to change, as its
 * documentation in the SDK's declarations says, counts as replaced: nothing else gives it the new value.
 */
export const described =
  "create-only marks of the service's interface, the provider's own list, the SDK's declarations; 2026-11-24";
