/**
 * Shell script that exports the database of the variable CONNECTION and uploads the file below the address TARGET, as the
 * instance's identity. Tokens live in memory only. The file is sent in blocks, each with a token of its own: a long upload
 * outlives one.
 */
export const exportScript = String.raw`set -euo pipefail
work=$(mktemp --directory)
export DOTNET_CLI_HOME=$work DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
file=$work/export.bacpac
blob=$TARGET/$(date --utc +%Y/%m/%d/%H%M%S).bacpac

dotnet tool install microsoft.sqlpackage --tool-path "$work/tools" --version "$SQL_PACKAGE"
"$work/tools/sqlpackage" /Action:Export /SourceConnectionString:"$CONNECTION" /TargetFile:"$file" \
  /p:TempDirectoryForTableData="$work"

token() {
  curl --fail --silent --show-error --retry 5 --header Metadata:true \
    "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&client_id=$AZURE_CLIENT_ID&resource=https://storage.azure.com/" |
    sed --quiet 's/.*"access_token" *: *"\([^"]*\)".*/\1/p'
}

# Body from standard input; the token is handed over where no list of processes shows it.
put() {
  local header
  header=$(token </dev/null)
  [[ -n $header ]]
  curl --fail --silent --show-error --retry 5 --request PUT --header x-ms-version:2023-11-03 \
    --header Content-Type:application/octet-stream \
    --config <(printf 'header = "Authorization: Bearer %s"\n' "$header") --data-binary @- "$1"
}

block=$((64 * 1024 * 1024))
size=$(stat --format %s "$file")
list='<?xml version="1.0" encoding="utf-8"?><BlockList>'
for ((start = 0, number = 0; start < size; start += block, number += 1)); do
  id=$(printf '%06d' "$number" | base64)
  dd if="$file" bs="$block" skip="$number" count=1 status=none | put "$blob?comp=block&blockid=$id"
  list+="<Latest>$id</Latest>"
done
printf '%s</BlockList>' "$list" | put "$blob?comp=blocklist"
echo "Exported $size bytes to $blob"
`;
