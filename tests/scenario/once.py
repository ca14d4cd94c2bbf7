#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The README's first command twice over the same office; then one byte of the journal is flipped."""
import json
import os
import sqlite3
import subprocess
import sys

from office import ROOT, Office, check

FIELDS = {"trackingCode", "receiptNumber", "amount", "payment", "receiptImage", "screenshots", "hubSequence", "verified"}


def once(office):
    run = subprocess.run([ROOT + "/provisioning/run", "--once", "--json"], env=office.environment(), text=True,
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
    check(run.returncode == 0, f"--once ended with {run.returncode}: {run.stderr[-2500:]}")
    lines = run.stdout.splitlines()
    check(len(lines) == 1, f"standard output is not one object: {run.stdout[:500]}")
    answer = json.loads(lines[0])
    check(set(answer) >= FIELDS, f"fields {sorted(answer)}")
    check(answer["verified"] is True and answer["payment"] == "approved" and answer["amount"] > 0, str(answer))
    check(isinstance(answer["hubSequence"], int), str(answer))
    check(len(answer["trackingCode"]) == 14 and answer["trackingCode"].isdigit(), str(answer))
    pictures = answer["screenshots"] + [answer["receiptImage"]]
    check(len(answer["screenshots"]) >= 5, str(pictures))
    for picture in pictures:
        check(open(picture, "rb").read(8) == b"\x89PNG\r\n\x1a\n", picture)
    return answer


def flip_one_byte(path, sequence):
    """As somebody with the file but without the key would: the last byte of one event, its triggers out of the way."""
    with sqlite3.connect(path) as books:
        (event,) = books.execute("SELECT event FROM log WHERE seq = ?", (sequence,)).fetchone()
        trigger = books.execute("SELECT sql FROM sqlite_master WHERE name = 'log_update'").fetchone()[0]
        books.execute("DROP TRIGGER log_update")
        books.execute("UPDATE log SET event = ? WHERE seq = ?", (event[:-1] + bytes([event[-1] ^ 1]), sequence))
        books.execute(trigger)


def main():
    with Office("once") as office:
        first, second = once(office), once(office)
        check(first["trackingCode"] != second["trackingCode"], "the second case got the first one's code")
        check(second["hubSequence"] > first["hubSequence"], "the hub's log did not grow")
        check(office.kinds().count("shift-opened") == 1, "the second run did not find the shift open")
        check(office.sales() == [first["amount"], second["amount"]], f"the card terminal's books: {office.sales()}")
        check(len(office.pages()) == 3, f"paper: {office.pages()}")
        office.verified()

        bad = office.journal()[len(office.journal()) // 2][0]
        flip_one_byte(office.var + "/home/journal/journal.db", bad)
        code, answer = office.verify_journal()
        check(code == 1 and answer["valid"] is False and answer["firstBad"] == bad, f"flipped {bad}: {answer}")
        office.start("await sign-in\n")
        check(office.wait() == 1, "the terminal started over a journal edited by hand")
        check(f"{bad}" in office.words() and "cannot start" in office.words(), "unclear refusal: " + office.words())
        print(f"two cases, tracking codes issued by the agency; event {bad} flipped; the terminal says: {office.words().strip()}")


sys.exit(main())
