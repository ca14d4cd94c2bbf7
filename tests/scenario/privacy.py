#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""After a whole case, what the citizen told the office stands in clear in no file below its folder: not in the journal, the hub's
databases, a log or the uplink's memory. The agency's own books, the papers and the tests' own inputs are not the office's memory."""
import os
import sys

from office import (ADDRESS, CERTIFICATE_SERIAL, FINISH, MOBILE, NATIONAL_CODE, POSTAL_CODE, ROOT, TO_PAYMENT, Office, check)

sys.path.insert(0, ROOT + "/drivers/emulators/agency")
from citizens import identity_answer

# The tests' inputs: the plays, the card on the scanner's glass. The agency's books are the agency's.
INPUTS = ("/play-", "/scanner/", "/books/agency.jsonl")


def forms_of(text):
    """A secret as it might leak: as it is, in Persian and Arabic digits, in UTF-16, with its groups."""
    persian = text.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    arabic = text.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    for one in {text, persian, arabic, text[:3] + "-" + text[3:9] + "-" + text[9:]}:
        yield one.encode()
        yield one.encode("utf-16-le")


def secrets_of_the_case():
    person = identity_answer(NATIONAL_CODE, "1365/04/12")
    check(person["matched"], "the citizen of the tests is not known to the agency")
    full = person["firstName"] + " " + person["lastName"]
    return {"national code": NATIONAL_CODE, "postal code": POSTAL_CODE, "birth date": "1365/04/12", "mobile": MOBILE,
            "address": ADDRESS, "full name": full, "last name": person["lastName"], "father's name": person["fatherName"],
            "certificate serial": CERTIFICATE_SERIAL}


def leaks(folder, secrets):
    found, read = [], 0
    for where, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(where, name)
            if not os.path.isfile(path) or path[len(folder):].startswith(INPUTS):
                continue
            read += 1
            content = open(path, "rb").read()
            found += [(path[len(folder):], what) for what, text in secrets.items() if any(form in content for form in forms_of(text))]
    return found, read


def main():
    with Office("privacy") as office:
        office.make()
        office.play(TO_PAYMENT + "await payment\n" + FINISH, drain=True)
        secrets = secrets_of_the_case()
        check(all(secrets.values()), "a secret is empty")
        found, read = leaks(office.var, secrets)
        check(not found, f"in clear: {found}")
        check(read > 30, f"only {read} files were read")
        # The search itself must be able to find: the plays hold everything that was typed.
        with open(office.var + "/play-1.play", "rb") as play:
            content = play.read()
        check(any(form in content for form in forms_of(NATIONAL_CODE)), "the search finds nothing even where it is")
        # Card numbers: every digit run of a masked number is six and four, never more.
        journal = open(office.var + "/home/journal/journal.db", "rb").read()
        check(b"maskedPan" in journal, "the journal holds no masked card number: this test looks in the wrong place")
        at = journal.index(b"maskedPan") + len("maskedPan") + 2
        masked = journal[at:at + 16]
        check(masked[6:12] == b"******", f"the card number is not masked: {masked!r}")
        print(f"{read} files read, {len(secrets)} secrets in {len(list(forms_of(NATIONAL_CODE)))} forms each: none in clear; card as {masked.decode()}")


sys.exit(main())
