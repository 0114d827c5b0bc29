import { askMetadata } from "./tokens";

/** Days before its end at which a certificate that nobody renewed is told about. */
export const warnDays = 14;

/** What the instance says then; an alarm looks for it. */
export const endsSoon = "The certificate ends within";

/**
 * Brings the newest version of the certificate from the vault, and has it served when it has changed. The vault extension for
 * Linux does the same, but nobody says that it runs on arm64, and an instance that can't install it never comes up.
 * A vault gives certificates as PKCS #12, at times in the algorithms of old, or as PEM; neither says in which order the chain
 * stands. Source: Azure Key Vault documentation, "about certificates" and "get secret"; 2026-11.
 */
export const certificateScript = `#!/usr/bin/python3
"""Brings the instance's certificate from the vault."""
import base64, json, os, re, subprocess, sys, urllib.parse, urllib.request

${askMetadata}

def run(*command, text=b""):
    return subprocess.run(command, input=text, stdout=subprocess.PIPE, check=True).stdout


def secret(url, client):
    request = urllib.request.Request(url + "?api-version=7.4")
    request.add_header("Authorization", "Bearer " + token("https://vault.azure.net", client))
    with DIRECT.open(request, timeout=30) as answer:
        return json.load(answer)


def pem(found):
    if found.get("contentType") != "application/x-pkcs12":
        return found["value"].encode()
    packed = base64.b64decode(found["value"])
    unpack = ["openssl", "pkcs12", "-noenc", "-passin", "pass:"]
    try:
        return run(*unpack, text=packed)
    except subprocess.CalledProcessError:
        return run(*unpack, "-legacy", text=packed)


def blocks(text, word):
    found = re.finditer(rb"-----BEGIN ([A-Z ]*" + word + rb")-----.*?-----END \\1-----", text, re.DOTALL)
    return [each.group(0) + b"\\n" for each in found]


def names(certificate):
    return run("openssl", "x509", "-noout", "-subject_hash", "-issuer_hash", text=certificate).split()


def chain(certificates, key):
    """From the one that the key belongs to upwards, without the root."""
    public = run("openssl", "pkey", "-pubout", text=key)
    [own] = [each for each in certificates if run("openssl", "x509", "-noout", "-pubkey", text=each) == public][:1]
    ordered, others = [own], [each for each in certificates if each != own]
    while True:
        issuer = names(ordered[-1])[1]
        above = [each for each in others if names(each)[0] == issuer and names(each)[1] != issuer]
        if not above:
            return ordered
        ordered.append(above[0])
        others.remove(above[0])


def replace(path, content, mode):
    try:
        with open(path, "rb") as file:
            if file.read() == content:
                return False
    except FileNotFoundError:
        pass
    with open(path + ".new", "wb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
        file.write(content)
    os.replace(path + ".new", path)
    return True


def main(settings):
    text = pem(secret(settings["url"], settings["client"]))
    key = blocks(text, b"PRIVATE KEY")[0]
    served = chain(blocks(text, b"CERTIFICATE"), key)
    folder = settings["folder"]
    new = [
        replace(os.path.join(folder, "tls.key"), key, 0o600),
        replace(os.path.join(folder, "tls.crt"), b"".join(served), 0o644),
    ]
    if any(new):
        run("systemctl", "try-reload-or-restart", "nginx")
    ends = ["openssl", "x509", "-noout", "-checkend", str(${warnDays} * 86400)]
    if subprocess.run(ends, input=served[0], stdout=subprocess.DEVNULL).returncode != 0:
        print("${endsSoon} ${warnDays} days.")


with open(sys.argv[1]) as file:
    main(json.load(file))
`;

export const certificateUnit = `[Unit]
Description=Brings the certificate from the vault
After=network-online.target
Wants=network-online.target

[Service]
Type=oneshot
SyslogIdentifier=commerce-certificate
ExecStart=/usr/local/sbin/commerce-certificate /etc/commerce/certificate.json
`;

/** Not all instances at once: vaults count calls. */
export const certificateTimer = `[Unit]
Description=Brings the certificate from the vault

[Timer]
OnCalendar=hourly
RandomizedDelaySec=15min

[Install]
WantedBy=timers.target
`;
