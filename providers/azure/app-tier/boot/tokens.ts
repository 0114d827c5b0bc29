import type { TokenFile } from "../../../../components/boot/token-files";
import { writeToken, writeTokens } from "../../../../components/boot/token-files";

/** A service that takes a token of the instance's identity as a password. */
export interface Token {
  readonly file: TokenFile;
  /** Name by which the directory knows the service. */
  readonly resource: string;
}

/** Source: Azure SQL documentation, "access token"; Azure Managed Redis documentation, "Microsoft Entra ID"; 2026-11. */
export const databaseToken: Token = { file: "database-token", resource: "https://database.windows.net/" };
export const cacheToken: Token = { file: "cache-token", resource: "https://redis.azure.com/" };

/**
 * Python: asks the metadata service, without a proxy, since it is the machine's own host that answers.
 * Source: Microsoft Entra documentation, "how to use managed identities to get an access token"; 2026-11.
 */
export const askMetadata = String.raw`METADATA = os.environ.get("AZURE_POD_IDENTITY_AUTHORITY_HOST", "http://169.254.169.254") + "/metadata"
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def ask(path, body=None, **query):
    words = urllib.parse.urlencode({name.replace("_version", "-version"): query[name] for name in query})
    request = urllib.request.Request(METADATA + path + "?" + words, data=body)
    request.add_header("Metadata", "true")
    request.add_header("Content-Type", "application/json")
    with DIRECT.open(request, timeout=120) as answer:
        return answer.read().decode()


def token(resource, client):
    answer = ask("/identity/oauth2/token", api_version="2018-02-01", resource=resource, client_id=client)
    return json.loads(answer)["access_token"]
`;

/** Makes all tokens anew, or leaves all as they are. Python of the base system. */
export const tokenScript = `#!/usr/bin/python3
"""Makes the container's passwords anew: tokens of the instance's identity."""
import json, os, sys, urllib.parse, urllib.request

${askMetadata}

${writeToken}

def main(settings):
    folder, group, client = settings["folder"], settings["group"], settings["client"]
    made = [(each["file"], token(each["resource"], client)) for each in settings["tokens"]]
${writeTokens}

with open(sys.argv[1]) as file:
    main(json.load(file))
`;
