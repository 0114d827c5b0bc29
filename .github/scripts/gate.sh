#!/usr/bin/env bash
# Plans the base and the head of a pull request and compares them.
#   gate.sh HEAD BASE OUT    HEAD: a checkout of the merge commit; BASE: where to put its first parent; OUT: where results go
# OUT gets report.txt (for the comment), summary.md (for the job's summary) and number (of the pull request, from NUMBER).
# Exits 0 where nothing is refused, 1 where the change is refused or can't be planned.
set -euo pipefail

head=$(realpath "$1")
git -C "$head" worktree add --quiet --detach "$(realpath --canonicalize-missing "$2")" HEAD^1
base=$(realpath "$2")
mkdir -p "$3"
out=$(realpath "$3")
work=$(mktemp --directory)
trap 'rm -rf "$work"' EXIT
# Both are planned as of the same moment: a peak that has passed in between is no difference.
now=$(date --utc +%Y-%m-%dT%H:%M:%SZ)
printf '%s\n' "${NUMBER:?}" > "$out/number"

# Ends with what is to be read, for both readers.
finish() {
  cat "$out/report.txt"
  # A summary holds 1 MiB.
  head --bytes=1000000 "$out/summary.md" >> "${GITHUB_STEP_SUMMARY:-/dev/null}"
  exit "$1"
}

# Ends where there is nothing to compare: what went wrong is the report.
give_up() {
  { printf '%s\n\n' "$1"; tail --lines=100 "$2"; } > "$out/report.txt"
  # shellcheck disable=SC2016 # these are the backticks of a fence
  { printf '## ❌ %s\n\n```text\n' "$1"; tail --lines=100 "$2" | tr '`' "'"; printf '```\n'; } > "$out/summary.md"
  finish 1
}

# plan NAME FOLDER: leaves NAME.json, or gives up.
plan() {
  local status=0 file stacks=()
  for file in "$2"/Pulumi.*.yaml; do
    file=${file##*/Pulumi.}
    stacks+=("${file%.yaml}")
  done
  (cd "$2" && npm ci --no-audit --no-fund) > "$work/log" 2>&1 || give_up "The $1 can't be installed." "$work/log"
  (cd "$2" && npm run --silent plan -- "${stacks[@]}" --now "$now" --json "$work/$1.json") > "$work/log" 2>&1 || status=$?
  # 1 is a violation, which the comparison tells.
  if ((status > 1)); then give_up "The $1 can't be planned." "$work/log"; fi
}

plan base "$base"
plan head "$head"

# Only lines that this change adds: what was allowed once is not allowed for ever.
losses() { { grep '^urn:' "$1/.github/allowed-losses.txt" 2> /dev/null || true; } | sort --unique; }
allowed=()
while IFS= read -r urn; do allowed+=(--allow-loss "$urn"); done < <(comm -13 <(losses "$base") <(losses "$head"))

status=0
compare() { (cd "$head" && npm run --silent diff -- "$work/base.json" "$work/head.json" "${allowed[@]}" "$@"); }
compare > "$out/report.txt" 2> "$work/log" || status=$?
if ((status > 1)); then give_up "The two can't be compared." "$work/log"; fi
compare --markdown > "$out/summary.md" || true
finish "$status"
