#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A machine is gone and another one takes its place: a new key, a new epoch whose first event names the old books' last root, what stood open
carried over as work, nothing paid twice, and the old machine refused and shown when somebody turns it on again. Then support looks in for
minutes: agreed to on the screen, every look recorded under its own signature, ended by the office."""
import contextlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time

from office import BIN, OPEN_SHIFT, ROOT, SIGN_IN, TO_PAYMENT, FINISH, Office, check, clear_of

CLERK, MANAGER = ("clerk", "2468"), ("manager", "1357")
DEVICE = "72001234-01"
AS_MANAGER = f"await sign-in\nkey Down\ntype {MANAGER[1]}\nkey Return\nawait shift|services\n"
COPY = "key F5\nkey F8\nawait-text copy-verdict سنجیده\n"
SETTLE = "key F5\nclick proposal-0\nshot carried-work\nclick answer-reason\ntype کار با سازمان تمام شد\nkey F6\n"
SUPPORT = """key F5
click proposal-0
shot consent
key F6
await-text support-safe ۲ بار
shot support-sees
key Escape
shot support-banner
key Ctrl+E
"""


def events(path):
    with contextlib.closing(sqlite3.connect(path)) as books:
        return [clear_of(bytes(event)) for (event,) in books.execute("SELECT event FROM log ORDER BY seq")]


def run(*command, pins=(), **more):
    done = subprocess.run(command, input="\n".join(pins) + "\n", text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more)
    return done.returncode, done.stdout, done.stderr


def work_on_the_old_machine(office):
    """A whole case; a snapshot of the disk; the manager's own copy; a case that is paid when the machine dies."""
    office.play(TO_PAYMENT + "await payment\n" + FINISH, drain=True)
    shutil.copytree(office.var + "/home", office.var + "/snapshot")
    office.play(AS_MANAGER + COPY, drain=True)
    shutil.copytree(office.var + "/home/copies", office.var + "/stick")
    office.start(TO_PAYMENT + "await payment\nawait never\n")
    deadline = time.monotonic() + 120
    while not (office.kinds().count("payment-final") == 2 and len(office.hub_events()) == len(office.journal())):
        check(time.monotonic() < deadline, f"the payment did not become final: {office.kinds()[-8:]}")
        time.sleep(0.2)
    office.kill()
    check(len(office.sales()) == 2, f"two sales: {office.sales()}")


def new_machine(office):
    """Another key and certificate, an empty home, and the hub told that the old key is out of use."""
    for name in ("device", "tls"):
        for end in ("pem", "key"):
            os.rename(f"{office.var}/pki/{name}.{end}", f"{office.var}/pki/old-{name}.{end}")
    os.rename(office.var + "/home", office.var + "/old")
    shutil.rmtree(office.var + "/home.host")
    office.shell("make_pki; make_catalogue; make_terminal_home")
    code, out, said = run(BIN + "/pishkhan-hub", "device", "replace", DEVICE, "--data", office.var + "/hub", "--certificate",
                          office.var + "/pki/device.pem", "--json")
    check(code == 0, said)
    check(json.loads(out)["nextEpoch"] == 2, out)


def continue_books(office, pins=(MANAGER[1], CLERK[1]), home=None, copy="/stick/pishkhan-" + DEVICE, hub=("--hub",)):
    # Under the same emulated hardware as the terminal: the machine's own facts seal its key.
    return run(BIN + "/pishkhan-emulate-usb-printer", "--out", office.var + "/paper", "--", BIN + "/pishkhan-continue", "--home", home or office.var + "/home", "--copy", office.var + copy, *hub,
               "--ordered-by", MANAGER[0], "--confirmed-by", CLERK[0], pins=pins)


def only_whole_and_by_two(office):
    check(continue_books(office, pins=(MANAGER[1], "0000"))[0] == 1, "begun with a wrong PIN")
    bad = office.var + "/bad"
    shutil.copytree(office.var + "/stick", bad)
    path = f"{bad}/pishkhan-{DEVICE}/batches.bin"
    books = bytearray(open(path, "rb").read())
    books[len(books) // 2] ^= 1
    open(path, "wb").write(books)
    code, _, said = continue_books(office, copy=f"/bad/pishkhan-{DEVICE}")
    check(code == 1 and "No books were begun" in said, said)  # the reason names what that one byte was
    check(not [one for one in os.listdir(office.var + "/home/journal") if one.endswith(".db")], "books were begun all the same")
    shutil.copytree(office.var + "/home", office.var + "/scratch")  # the same, from the copy alone: named is where the copy ends
    code, _, said = continue_books(office, home=office.var + "/scratch", hub=())
    check(code == 0, said)
    code, out, said = continue_books(office)
    check(code == 0 and "2 pieces of work" in out, out + said)
    check(continue_books(office)[0] == 0, "the same again is no error")


def verify(office, newer, older, trust=True):
    code, out, said = run(BIN + "/pishkhan-verify", "journal", newer, "--key", office.var + "/pki/device.pem", "--continues", older,
                          "--old-key", office.var + "/pki/old-device.pem", "--trust", office.var + "/pki/ca.pem", "--json")
    return code, json.loads(out)["reason"] if out else said


def second(office, newer, older):
    out = subprocess.run([sys.executable, "-B", ROOT + "/tests/golden/second_verifier.py", "journal", newer, "--key", office.var + "/pki/device.pem",
                          "--continues", older, "--old-key", office.var + "/pki/old-device.pem", "--trust", office.var + "/pki/ca.pem"],
                         stdout=subprocess.PIPE, text=True)
    return json.loads(out.stdout)["reason"]


def the_new_books(office):
    new = office.var + "/home/journal/journal-2.db"
    facts = events(new)
    first = facts[0]
    check(first["kind"] == "books-continued" and first["source"] == "export+hub", first)
    check(int(first["oldSequence"]) == len(events(office.var + "/old/journal/journal.db")), "the last root that is known is not named")
    carried = [one for one in facts if one["kind"] == "work-carried"]
    rows = sorted(one["row"] for one in carried)
    check(rows == ["day-open", "payment-taken", "terminal-seen", "terminal-seen"], rows)
    return new


def support_asks(office):
    """A certificate for minutes; the request on a stick, two acts carried by the hub."""
    office.shell("make_support_certificate 20")
    def say(number, subject, about, text):
        out = f"{office.var}/said-{number}"
        code, _, said = run(BIN + "/pishkhan-propose", "--as", "support", "--key", office.var + "/pki/support-session.key", "--certificate",
                            office.var + "/pki/support-session.pem", "--device", DEVICE, "--office", "72001234", "--id", number, "--subject",
                            subject, "--about", about, "--text", text, "--minutes", "10", "--out", out)
        check(code == 0, said)
        if subject == "session-request":
            os.makedirs(office.var + "/home/inbox", exist_ok=True)
            shutil.copy(out, f"{office.var}/home/inbox/{number}.statement")
            return
        code, _, said = run(BIN + "/pishkhan-hub", "statement", "add", out, "--data", office.var + "/hub", "--authority", office.var + "/pki/ca.pem")
        check(code == 0, said)
    say("S-1", "session-request", "", "چاپگر رسید گاهی نمی‌چاپد؛ می‌خواهیم وضعیتش را ببینیم.")
    say("S-1-1", "session-act", "S-1", "devices")
    say("S-1-2", "session-act", "S-1", "self-test")


def after_support(facts):
    kinds = [one["kind"] for one in facts]
    check(kinds.count("support-acted") == 2 and kinds.count("support-answered") == 2, kinds[-20:])
    ended = next(one for one in facts if one["kind"] == "support-session-ended")
    check(ended["cause"] == "office" and ended["acts"] == "2", ended)
    said = " ".join(one["answer"] for one in facts if one["kind"] == "support-answered")
    check("چاپگر رسید" in said, said)


def the_old_machine_again(office):
    """Somebody finds the old disk and turns it on: refused, kept aside, told on both sides; and its books are a fork of what was continued."""
    os.rename(office.var + "/home", office.var + "/new")
    os.rename(office.var + "/home.host", office.var + "/new.host")
    os.rename(office.var + "/snapshot", office.var + "/home")
    os.rename(office.var + "/snapshot.host", office.var + "/home.host")
    shutil.copytree(office.var + "/new/office", office.var + "/home/office", dirs_exist_ok=True)
    office.play(AS_MANAGER + "await-text gate-banner جای این دستگاه\nshot replaced\n")
    with contextlib.closing(sqlite3.connect(office.var + "/hub/hub.db")) as hub:
        kinds = [kind for (kind,) in hub.execute("SELECT kind FROM alarm")]
        aside = hub.execute("SELECT count(*) FROM fork").fetchone()[0]
    check("replaced" in kinds and kinds.count("replaced-spoke") == 1 and "continuation" not in kinds, kinds)
    check(aside > 0, "what the old machine said is not kept")


def main():
    with Office("replace") as office:
        office.make()
        work_on_the_old_machine(office)
        shutil.copytree(office.var + "/home.host", office.var + "/snapshot.host")
        new_machine(office)
        only_whole_and_by_two(office)
        new = the_new_books(office)
        support_asks(office)
        office.play(AS_MANAGER + SUPPORT + SETTLE + COPY.split("\n", 1)[1], drain=True)
        facts = events(new)
        check([one["kind"] for one in facts].count("work-settled") == 1, "the work was not settled")
        after_support(facts)
        check(len(office.sales()) == 2, f"money moved because of a replacement: {office.sales()}")
        copy = f"{office.var}/home/copies/pishkhan-{DEVICE}/batches.bin"
        kept = office.var + "/home/earlier/epoch-1/batches.bin"
        for newer in (new, copy):
            check(verify(office, newer, kept) == (0, "ok"), verify(office, newer, kept))
        check(second(office, copy, kept) == "ok", second(office, copy, kept))
        carried = f"{office.var}/home/copies/pishkhan-{DEVICE}/earlier/epoch-1/batches.bin"  # the copy alone is enough
        check(verify(office, copy, carried) == (0, "ok"), verify(office, copy, carried))
        stick = f"{office.var}/stick/pishkhan-{DEVICE}/batches.bin"
        for judge in (lambda newer, older: verify(office, newer, older)[1], lambda newer, older: second(office, newer, older)):
            check(judge(copy, stick) == "the old books do not reach the named event", judge(copy, stick))
        scratch = office.var + "/scratch/journal/journal-2.db"
        check(verify(office, scratch, kept)[1] == "the old books go on after the named event", verify(office, scratch, kept))
        the_old_machine_again(office)
        forked = verify(office, scratch, office.var + "/home/journal/journal.db")
        check(forked == (1, "fork: the named head is not the old books'"), forked)
        print("another machine goes on where the old books ended; the old one is refused; support was seen and ended")


sys.exit(main())
