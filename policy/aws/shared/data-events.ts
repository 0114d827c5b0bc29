import type { ResourceView } from "../../view";
import { namesOf } from "./references";
import type { DataSelector } from "./trail-selectors";

/** Is the bucket among those whose objects the selector names? */
export function coveredBy(trail: ResourceView, { of, property, hidden }: DataSelector, bucket: ResourceView): boolean {
  if (of.length === 0 && !hidden) return true;
  const [top = ""] = property.split(".");
  const traced = (trail.propertyDependencies[top] ?? []).includes(bucket.urn);
  if (hidden && traced) return true;
  const names = namesOf(bucket);
  if (names.length > 0) return of.some((arn) => names.some((name) => bucketIn(arn) === name));
  // The name is the cloud's to make: told by whose output it is, and by the beginning that the engine gives it.
  return traced && of.some((arn) => bucketIn(arn).startsWith(bucket.name));
}

function bucketIn(arn: string): string {
  return (arn.split(":::")[1] ?? "").split("/")[0] ?? "";
}
