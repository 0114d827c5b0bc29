import * as pulumi from "@pulumi/pulumi";

/**
 * An id that is known only once these are made: for what is made by a shared function and must wait, because the resource
 * behind the id takes one change at a time.
 */
export function onceMade(id: pulumi.Output<string>, made: readonly pulumi.Resource[]): pulumi.Output<string> {
  return pulumi.all([id, ...made.map(({ urn }) => urn)]).apply(([known = ""]) => known);
}
