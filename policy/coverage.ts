import { byCloud } from "./catalogue";
import type { Control } from "./controls/control";
import { controls } from "./controls";
import type { PackConfig } from "./pack-config";
import { scopeIn } from "./pack-config";
import type { About, Rule } from "./rule";
import type { StackView } from "./stack-view";
import type { ResourceView } from "./view";

const prefixes: Readonly<Record<string, string>> = { aws: "aws:", azure: "azure-native:" };

interface Judged {
  readonly rule: Rule;
  readonly about: readonly About[];
}

/**
 * For each control and each cloud that the stack uses: is there a resource that shows it? This alone notices a control that was
 * deleted outright. By the name of the rule that says so: one for the controls that are declared in scope, one for the others.
 */
export function coverage(
  stack: StackView,
  judged: readonly Judged[],
  config: PackConfig,
): Readonly<Record<string, readonly About[]>> {
  const scope = scopeIn(config);
  const inScope = ({ number }: Control) => scope.includes("all") || scope.includes(number);
  const used = Object.keys(byCloud).filter((cloud) =>
    stack.resources.some(({ type }) => type.startsWith(prefixes[cloud] ?? `${cloud}:`)),
  );
  const said = (wanted: (control: Control) => boolean) =>
    used.flatMap((cloud) => controls.filter(wanted).flatMap((control) => evidenceOf(control, cloud, judged)));
  return {
    "controls-in-scope-evidenced": said(inScope),
    "controls-evidenced": said((control) => !inScope(control)),
  };
}

function evidenceOf({ number, title, evidence }: Control, cloud: string, judged: readonly Judged[]): readonly About[] {
  if (!Array.isArray(evidence[cloud as keyof Control["evidence"]])) return [];
  const prefix = prefixes[cloud] ?? `${cloud}:`;
  const about = judged
    .filter(({ rule }) => rule.controls.includes(number))
    .flatMap(({ about: all }) => all.filter(({ resource }) => resource.type.startsWith(prefix)));
  const shown = about.find(({ complaints }) => complaints.length === 0);
  if (shown !== undefined) return [{ resource: controlAsResource(number, cloud), complaints: [] }];
  const unsure = about.some(({ complaints }) => complaints.every(({ verdict }) => verdict === "cannot tell"));
  return [
    {
      resource: controlAsResource(number, cloud),
      complaints: [
        {
          verdict: unsure ? "cannot tell" : "violates",
          property: "",
          found: about.length === 0 ? "no resource that could show it" : "no resource that shows it",
          wanted: `at least one resource on ${cloud} that shows ${number} (${title})`,
          mend: `add what ${number} asks for, or take it out of the scope that the pack's configuration declares`,
        },
      ],
    },
  ];
}

/** A control has no URN; for a reader and for waivers it is named like a resource. */
function controlAsResource(number: string, cloud: string): ResourceView {
  const none = { parent: "", provider: "", dependencies: [], propertyDependencies: {}, secrets: [] };
  const options = { protect: false, retainOnDelete: false, ignoreChanges: [] };
  return { urn: "", type: `control:${cloud}`, name: number, inputs: {}, options, ...none };
}
