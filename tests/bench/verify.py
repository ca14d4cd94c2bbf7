#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""verify: a whole audit by `pishkhan-verify` of an exported journal and of a hub log, beside the second verifier in Python and beside
the least anybody can do: reading the same file and hashing it. One core, one run. Prints one JSON object."""
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.environ.get("PISHKHAN_BUILD", ROOT + "/build")
BATCHES = int(os.environ.get("PISHKHAN_BENCH_BATCHES", "4000"))


def took(words):
    begin = time.monotonic()
    run = subprocess.run(words, stdout=subprocess.PIPE, check=True)
    return time.monotonic() - begin, json.loads(run.stdout)


def ratio(one, other):
    return round(one / max(other, 1e-9), 1)


with tempfile.TemporaryDirectory(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None) as folder:
    sample = folder + "/s"
    subprocess.run([BUILD + "/tests/make_sample", sample, str(BATCHES)], check=True)
    export, key = sample + "/export/batches.bin", sample + "/export/device.crt"
    vkey = open(sample + "/vkey").read().strip()
    first, second = BUILD + "/bin/pishkhan-verify", [sys.executable, ROOT + "/tests/golden/second_verifier.py"]
    begin = time.monotonic()
    hashlib.sha256(open(export, "rb").read()).digest()
    bare = time.monotonic() - begin
    ours, journal = took([first, "journal", export, "--key", key, "--json"])
    theirs, other = took(second + ["journal", export, "--key", key])
    hub, log = took([first, "hub", sample + "/hub", "--vkey", vkey, "--json"])
    hub_second, other_log = took(second + ["hub", sample + "/hub", "--vkey", vkey])
    agree = (journal["head"], log["root"]) == (other["head"], other_log["root"]) and journal["valid"] and log["valid"]
    print(json.dumps({"benchmark": "verify", "events": journal["size"], "batches": BATCHES, "eventsPerSecond": round(journal["size"] / ours),
                      "timesSecondVerifier": ratio(theirs, ours), "timesBareDigest": ratio(ours, bare),
                      "leavesPerSecond": round(log["size"] / hub), "hubTimesSecondVerifier": ratio(hub_second, hub), "agree": agree}))
    sys.exit(0 if agree else 1)
