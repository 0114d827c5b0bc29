#!/usr/bin/env bash
# Puts the gate's report under its pull request, in one comment that is made once and then changed.
#   comment.sh FOLDER    FOLDER: the gate's artifact
# From the run, by the environment: GITHUB_REPOSITORY, HEAD_SHA, CONCLUSION, RUN_URL, GH_TOKEN.
# What is in FOLDER was written by the pull request's own code, maybe a stranger's: it is data, never a command, and is shown as
# plain text, in which nothing is a link, an image or a mention.
set -euo pipefail

folder=$1
marker='<!-- the gate of this repository -->'
# A comment holds 65,536 characters.
longest=60000

refuse() {
  printf '%s\n' "$1" >&2
  exit 1
}

for file in number report.txt; do
  if [[ -L $folder/$file || ! -f $folder/$file ]]; then refuse "The artifact has no file \"$file\"."; fi
done

# Line breaks count: "1" and a second line are no number.
number=$(head --bytes=64 "$folder/number" | tr '\n' ' ')
number=${number% }
[[ $number =~ ^[1-9][0-9]{0,8}$ ]] || refuse "The artifact names no pull request."

# A run may speak for its own pull request alone. One that a newer commit has overtaken has nothing to say.
sha=$(gh api "repos/$GITHUB_REPOSITORY/pulls/$number" --jq .head.sha)
if [[ $sha != "$HEAD_SHA" ]]; then
  printf 'Pull request %s is not at the commit of this run: no comment.\n' "$number"
  exit 0
fi

work=$(mktemp --directory)
trap 'rm -rf "$work"' EXIT
# Without control characters, half a character at the cut, and backticks, which could end the block.
head --bytes="$longest" "$folder/report.txt" | iconv --from-code=utf-8 --to-code=utf-8 -c 2> /dev/null |
  LC_ALL=C tr --delete '\000-\010\013-\037\177' | tr '`' "'" > "$work/report" || true
if (($(stat --format=%s "$folder/report.txt") > longest)); then printf '\n… (cut)\n' >> "$work/report"; fi

jq --null-input --arg marker "$marker" --arg conclusion "$CONCLUSION" --arg url "$RUN_URL" --rawfile report "$work/report" '
  { body: "\($marker)\n**Gate: \($conclusion)** ([run](\($url))). What this change would do, as its own code tells it:\n\n```text\n\($report)\n```\n" }
' > "$work/body.json"

mine=$(gh api --paginate "repos/$GITHUB_REPOSITORY/issues/$number/comments?per_page=100" --jq "
  .[] | select(.user.login == \"github-actions[bot]\" and (.body | startswith(\"$marker\"))) | .id")
comment=${mine%%$'\n'*}
if [[ $comment =~ ^[0-9]+$ ]]; then
  gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$comment" --input "$work/body.json"
else
  gh api --silent --method POST "repos/$GITHUB_REPOSITORY/issues/$number/comments" --input "$work/body.json"
fi
