import { quote } from "./quote";

/** A file that a boot script writes: path, mode and text. */
export type BootFile = readonly [path: string, mode: string, text: string];

/** Variables of a script. */
export function assignments(settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${quote(value)}`)
    .join("\n");
}

/** Writes one file by the function of the same script. */
export function heredoc([path, mode, text]: BootFile): string {
  return `write ${path} ${mode} <<'END_OF_FILE'\n${text.trimEnd()}\nEND_OF_FILE`;
}

/** Shell: the function that `heredoc` calls; `root` stands above all files. */
export const writeFunction = String.raw`write() { # file, mode; the text comes on standard input
  install --directory --mode 0755 "$(dirname "$root$1")"
  cat >"$root$1"
  chmod "$2" "$root$1"
}
`;

/** Shell: tries again, every five seconds. */
export const retryFunction = String.raw`retry() { # times, command
  local left=$1
  shift
  until "$@"; do
    left=$((left - 1))
    [[ $left -gt 0 ]] || return 1
    sleep 5
  done
}
`;
