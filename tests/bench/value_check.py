#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""value-check: national codes checked in a second by `pishkhan-verify value --stdin` on one core, as a ratio to the 200,000 asked of it and
to the same rule written plainly in this language, in one run. Prints one JSON object."""
import json
import os
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.environ.get("PISHKHAN_BUILD", ROOT + "/build")
ASKED = 200_000
COUNT = 2_000_000


def valid(code):
    digits = [int(c) for c in code]
    rest = sum(d * (10 - i) for i, d in enumerate(digits[:9])) % 11
    return len(set(code)) > 1 and code[3:9] != "000000" and digits[9] == (rest if rest < 2 else 11 - rest)


codes = [f"{(n * 7919 + 9_990_000_000) % 10_000_000_000:010d}" for n in range(COUNT)]
with tempfile.TemporaryDirectory() as folder:
    with open(folder + "/in", "w") as lines:
        lines.writelines(f"national-code\t{code}\n" for code in codes)
    with open(folder + "/in") as lines, open(folder + "/out", "w") as answers:
        begin = time.monotonic()
        subprocess.run([BUILD + "/bin/pishkhan-verify", "value", "--stdin", "--json"], stdin=lines, stdout=answers, check=False)
        ours = COUNT / (time.monotonic() - begin)
    said = [json.loads(line)["valid"] for line in open(folder + "/out")]
begin = time.monotonic()
plain = [valid(code) for code in codes]
theirs = COUNT / (time.monotonic() - begin)
print(json.dumps({"benchmark": "value-check", "codes": COUNT, "perSecond": round(ours), "timesAsked": round(ours / ASKED, 1),
                  "plainPerSecond": round(theirs), "timesPlain": round(ours / theirs, 1), "agree": said == plain}))
sys.exit(0 if said == plain else 1)
