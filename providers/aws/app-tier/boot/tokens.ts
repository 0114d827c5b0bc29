import * as pulumi from "@pulumi/pulumi";
import type { CacheAccess } from "../../../../components/cache";
import type { DatabaseAccess } from "../../../../components/database";
import type { TokenFile } from "../../../../components/boot/token-files";
import { writeToken, writeTokens } from "../../../../components/boot/token-files";

/** A request that, signed with the role of the instance, serves as a password for 15 minutes. */
export interface Token {
  readonly file: TokenFile;
  readonly service: "rds-db" | "elasticache";
  readonly host: string;
  readonly query: Readonly<Record<string, string>>;
}

/** RDS signs for host and port, as the client dials them. */
export function databaseToken({ host, port, user }: DatabaseAccess): pulumi.Output<Token> {
  return host.apply((name): Token => ({
    file: "database-token",
    service: "rds-db",
    host: `${name}:${port}`,
    query: { Action: "connect", DBUser: user },
  }));
}

/** ElastiCache signs for the cache's own name, which is no host: a client can't make it up from where it connects to. */
export function cacheToken(id: pulumi.Output<string>, user: NonNullable<CacheAccess["user"]>): pulumi.Output<Token> {
  return pulumi.all([id, user]).apply(([host, User]): Token => ({
    file: "cache-token",
    service: "elasticache",
    host,
    query: { Action: "connect", User },
  }));
}

/**
 * Makes all tokens anew, or leaves all as they are. Python of the base system: neither the command line tools nor a package
 * of theirs can sign for a cache. Source: Signature Version 4, query string; ElastiCache user guide, authenticating with
 * IAM; RDS user guide, IAM database authentication; 2026-11.
 */
export const tokenScript = String.raw`#!/usr/bin/python3
"""Makes the container's passwords anew: requests that are signed with the instance's role."""
import datetime, hashlib, hmac, json, os, sys, urllib.parse, urllib.request

IMDS = os.environ.get("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://169.254.169.254") + "/latest"


def ask(path, method="GET", **headers):
    headers = {"X-aws-ec2-metadata-" + name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(IMDS + path, headers=headers, method=method)
    with urllib.request.urlopen(request, timeout=5) as answer:
        return answer.read().decode().strip()


def credentials():
    token = ask("/api/token", "PUT", token_ttl_seconds="60")
    roles = "/meta-data/iam/security-credentials/"
    found = json.loads(ask(roles + ask(roles, token=token).splitlines()[0], token=token))
    return found["AccessKeyId"], found["SecretAccessKey"], found["Token"]


def signed(region, service, host, query, who, now):
    access_key, secret, session = who
    stamp = now.strftime("%Y%m%dT%H%M%SZ")
    scope = "/".join([stamp[:8], region, service, "aws4_request"])
    query = {
        **query,
        "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
        "X-Amz-Credential": access_key + "/" + scope,
        "X-Amz-Date": stamp,
        "X-Amz-Expires": "900",
        "X-Amz-Security-Token": session,
        "X-Amz-SignedHeaders": "host",
    }
    quote = lambda text: urllib.parse.quote(text, safe="-_.~")
    line = "&".join(quote(name) + "=" + quote(query[name]) for name in sorted(query))
    digest = lambda text: hashlib.sha256(text.encode()).hexdigest()
    request = "\n".join(["GET", "/", line, "host:" + host, "", "host", digest("")])
    text = "\n".join(["AWS4-HMAC-SHA256", stamp, scope, digest(request)])
    key = ("AWS4" + secret).encode()
    for part in [*scope.split("/"), text]:
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    return host + "/?" + line + "&X-Amz-Signature=" + key.hex()


${writeToken}

def main(settings):
    folder, group, region = settings["folder"], settings["group"], settings["region"]
    who, now = credentials(), datetime.datetime.now(datetime.timezone.utc)
    made = [(t["file"], signed(region, t["service"], t["host"], t["query"], who, now)) for t in settings["tokens"]]
${writeTokens}

with open(sys.argv[1]) as file:
    main(json.load(file))
`;
