import { askMetadata } from "./tokens";

/** While this file is there, the instance answers the balancer's probes with 503. */
export const drainingFile = "/run/commerce-draining";

/** Seconds in which the balancer has seen that, whatever its probe's interval. */
export const probeSeconds = 30;

/**
 * Watches for the end of the instance. The balancer knows nothing of it, so it is told first, by failing probes; then
 * requests under way are finished; then the event is approved, and the instance goes at once and not at the event's time.
 * Source: Azure Virtual Machine Scale Sets documentation, "terminate notification"; 2026-11.
 */
export const drainScript = `#!/usr/bin/python3
"""Ends the shop in order when the instance is taken out."""
import json, os, subprocess, sys, time, urllib.parse, urllib.request

${askMetadata}

def ending(name):
    events = json.loads(ask("/scheduledevents", api_version="2020-07-01"))["Events"]
    return [
        event["EventId"]
        for event in events
        if event["EventType"] == "Terminate" and event["EventStatus"] == "Scheduled" and name in event["Resources"]
    ]


def watch(pause):
    while True:
        try:
            # Each call also tells the platform that somebody listens; the first may take two minutes.
            found = ending(ask("/instance/compute/name", api_version="2021-02-01", format="text"))
            if found:
                return found
        except (OSError, ValueError, KeyError) as problem:
            print(problem, file=sys.stderr)
        time.sleep(pause)


def main(settings):
    found = watch(settings["pause"])
    open(settings["draining"], "w").close()
    time.sleep(settings["probes"])
    for unit in ["nginx", "commerce"]:
        subprocess.run(["systemctl", "stop", unit], check=True)
    requests = [{"EventId": event} for event in found]
    ask("/scheduledevents", json.dumps({"StartRequests": requests}).encode(), api_version="2020-07-01")


with open("/etc/commerce/drain.json" if len(sys.argv) < 2 else sys.argv[1]) as file:
    main(json.load(file))
`;

/** What it goes by; in a file, so that a test can hurry it. */
export const drainSettings = JSON.stringify({ pause: 5, probes: probeSeconds, draining: drainingFile });
