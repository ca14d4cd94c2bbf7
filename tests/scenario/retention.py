#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What opens a citizen's fields, and how that ends. The books' folder alone opens nothing; the disk in another machine is
noticed, shown and streamed, and no fee is taken until a manager has looked; when the law says so two people destroy a
case's key with pishkhan-erase, its bytes are then in no file of the books, and the journal still proves."""
import hashlib
import hmac
import os
import shutil
import sqlite3
import subprocess
import sys

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from office import BIN, FINISH, OPEN_CASE, OPEN_SHIFT, SIGN_IN, TO_PAYMENT, Office, check

MARK = b"PKHOST1\n"
FOREIGN = "net 02:00:00:00:00:99"
CLERK, MANAGER = ("clerk", "2468"), ("manager", "1357")
MANAGER_LOOKS = f"""await sign-in
key Down
type {MANAGER[1]}
key Return
{OPEN_SHIFT}key F5
shot other-machine
type برد اصلی در حضور من عوض شد
key F9
key Escape
await services
shot settled
"""


def host_key(secret, purpose):
    """terminal/journal/host_vault, from its description."""
    return hmac.new(hashlib.sha256(secret).digest(), purpose, hashlib.sha256).digest()


def reseal_for_another_machine(office):
    """What a clone finds: everything the disk held, and none of the machine's own facts."""
    path = office.var + "/home/journal/machine.key"
    secret = open(office.var + "/home.host/secret", "rb").read()
    sealed = open(path, "rb").read()
    check(sealed.startswith(MARK), "the machine's key is not sealed")
    body = sealed[len(MARK):]
    front = 1 + 32 * body[0]
    aes = AESGCM(host_key(secret, b"host-vault/v1 seal"))
    key = aes.decrypt(body[front:front + 12], body[front + 12:], body[:front])
    check(len(key) == 32 and key not in sealed, "the vault does not hold the key as described")
    fact = hmac.new(host_key(secret, b"host-vault/v1 fact"), FOREIGN.encode(), hashlib.sha256).digest()
    front = bytes([1]) + fact
    nonce = os.urandom(12)
    with open(path, "wb") as file:
        file.write(MARK + front + nonce + aes.encrypt(nonce, key, front))


def erase(office, case, first, second, pins, home=None):
    run = subprocess.run([BIN + "/pishkhan-erase", case, "--home", home or office.var + "/home", "--legal-basis", "ماده ۱۲",
                          "--ordered-by", first, "--confirmed-by", second], input="\n".join(pins) + "\n", text=True,
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return run.returncode, run.stderr


def case_key(office, case):
    with sqlite3.connect(office.var + "/home/journal/journal.db") as books:
        return bytes(books.execute("SELECT wrapped FROM case_key WHERE case_id = ?", (case,)).fetchone()[0])


def books_bytes(office):
    folder = office.var + "/home/journal"
    return b"".join(open(os.path.join(folder, name), "rb").read() for name in sorted(os.listdir(folder)) if name != "journal.db.reserve")


def erasing(office, case):
    both = (MANAGER[1], CLERK[1])
    key = case_key(office, case)
    check(len(key) > 60 and key in books_bytes(office), "the key of the case is not where this test looks")
    copy = office.var + "/stolen"
    shutil.copytree(office.var + "/home", copy)
    for given, words in [((office, case, MANAGER[0], CLERK[0], both, copy), "secret of this machine is not here"),
                         ((office, case, MANAGER[0], CLERK[0], (MANAGER[1], "0000")), "PIN"),
                         ((office, case, CLERK[0], MANAGER[0], both[::-1]), "manager"),
                         ((office, case, MANAGER[0], MANAGER[0], (MANAGER[1], MANAGER[1])), "two people"),
                         ((office, "c-unknown", MANAGER[0], CLERK[0], both), "no such case")]:
        code, said = erase(*given)
        check(code == 1 and words in said, f"{given[1:4]}: {code} {said}")
    check(case_key(office, case) == key, "a refused erasure changed something")
    code, said = erase(office, case, MANAGER[0], CLERK[0], both)
    check(code == 0, said)
    check(key not in books_bytes(office), "the destroyed key is still in a file of the books")
    check(erase(office, case, MANAGER[0], CLERK[0], both)[0] == 1, "erased twice")
    check(office.kinds()[-1] == "case-erased" and office.verified()["unsigned"] == 0, "the erasure is no signed fact")


def proved(office, case):
    """The pack of a case whose personal fields are gone: every check still holds."""
    out = office.var + "/erased.pack"
    made = subprocess.run([BIN + "/pishkhan-evidence", case, "--home", office.var + "/home", "--out", out, "--offline"],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    check(made.returncode == 0, made.stdout)
    verdict = subprocess.run([BIN + "/pishkhan-verify", "pack", out, "--trust", office.var + "/pki/ca.pem", "--json"],
                             stdout=subprocess.PIPE, text=True)
    check(verdict.returncode == 0, verdict.stdout)


def main():
    with Office("retention") as office:
        office.make()
        office.play(TO_PAYMENT + "await payment\n" + FINISH, drain=True)
        case = next(case for _, kind, case in office.journal() if kind == "case-closed")
        erasing(office, case)
        proved(office, case)
        office.play(SIGN_IN + OPEN_SHIFT, drain=True)  # the books open, fold and stream with an erased case in them
        reseal_for_another_machine(office)
        office.play(SIGN_IN + OPEN_SHIFT + "await services\ntype 1101\nkey Return\nshot refused\n", drain=True)
        kinds = office.kinds()
        check(kinds.count("integrity-alarm") == 1 and kinds.count("case-opened") == 1, f"served on a clone: {kinds[-12:]}")
        office.play(MANAGER_LOOKS, drain=True)
        check(office.kinds().count("integrity-alarm") == 1 and "alarm-acknowledged" in office.kinds(), f"{office.kinds()[-12:]}")
        office.play(SIGN_IN + OPEN_SHIFT + OPEN_CASE, drain=True)
        check(office.kinds().count("integrity-alarm") == 1 and office.kinds().count("case-opened") == 2, f"{office.kinds()[-12:]}")
        hub = len(office.hub_events())
        check(hub == len(office.journal()), f"the hub has {hub} of {len(office.journal())} events")
        office.verified()
        print("a copied folder opens nothing; a clone is noticed; an erased case is gone from every file and the journal proves")


sys.exit(main())
