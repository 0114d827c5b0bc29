#!/usr/bin/env bash
# Logs in to Azure again every few minutes, with a new proof of who the job is: the one of the login itself ends within minutes,
# and a first run lasts hours. Runs until the job ends. PAUSE is for tests.
set -euo pipefail

while sleep "${PAUSE:-240}"; do
  # One that fails is tried again by the next round.
  proof=$(curl --silent --show-error --fail --header "Authorization: bearer $ACTIONS_ID_TOKEN_REQUEST_TOKEN" \
    "$ACTIONS_ID_TOKEN_REQUEST_URL&audience=api://AzureADTokenExchange" | jq --raw-output .value) || continue
  az login --service-principal --username "$ARM_CLIENT_ID" --tenant "$ARM_TENANT_ID" \
    --federated-token "$proof" --output none || continue
done
