#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A clerk signs in with card and PIN at the running terminal: a real pcscd with a virtual reader, OpenSC's PKCS #11 module, made-up PIV cards.
What the screen says, what the card counts, what the books keep, and that the PIN is nowhere."""
import json
import os
import sys

from office import OPEN_CASE, SIGN_IN, Office, check

PIN = "246810"
OPEN_SHIFT = "await shift|services|applicant\nif shift key Return\n"


def card(office, words):
    """A step of a play: a hand at the card reader."""
    return (f"""shell python3 -c "import socket; s = socket.socket(socket.AF_UNIX); s.connect('{office.var}/run/card.sock'); """
            + f"""s.sendall(b'{words}\\n'); r = s.recv(200); assert r.startswith(b'ok'), r"\n""")


def status(office):
    return json.loads(office._tell("card", "status").partition(" ")[2])


def fields(office, kind):
    """Of the events of this kind, in order."""
    return [event for event in office.events() if event["kind"] == kind]


def out(office):
    """Out, and seen to be out: a reader that polls does not notice a card that is swapped in a blink."""
    return card(office, "remove") + "await-text card-title کارت خود را\n"


def typed(pin):
    return f"type {pin}\nkey Return\n"


def signs_in_and_locks(office):
    """The card is recognised, its PIN signs the holder in, pulling it out locks the screen; the open case waits and goes on."""
    office.play("await sign-in\nawait-text card-title کارت خود را\nshot card-none\n" + card(office, "insert clerk")
                + "await-text card-holder کاربر\nshot card-ready\n" + typed(PIN) + OPEN_SHIFT + OPEN_CASE + "shot card-applicant\n"
                + card(office, "remove") + "await sign-in\nawait-text card-title کارت خود را\nshot card-locked\n"
                + card(office, "insert clerk") + "await-text card-holder کاربر\n" + typed(PIN) + "await applicant\n"
                + card(office, "remove") + "await sign-in\n")
    signed = fields(office, "clerk-signed-in")
    check([one["means"] for one in signed] == ["card", "card"] and {one["clerk"] for one in signed} == {"clerk"}, str(signed))
    check([one["cause"] for one in fields(office, "clerk-signed-out")] == ["card-removed", "card-removed"], str(fields(office, "clerk-signed-out")))


def wrong_pin_and_blocked(office):
    """Each wrong PIN costs one try of the card and says how many are left; then it is blocked, and even the right one is no use."""
    office.play("await sign-in\n" + card(office, "insert manager") + "await-text card-holder مسئول\n"
                + typed("111111") + "await-text pin-advice ۲ بار دیگر\nshot card-wrong-pin\n"
                + typed("111111") + "await-text pin-advice تنها یک بار\nshot card-last-try\n"
                + typed("111111") + "await-text card-title بسته شده\nshot card-blocked\n"
                + out(office) + card(office, "insert manager") + "await-text card-holder مسئول\n"
                + typed(PIN) + "await-text card-title بسته شده\n"
                + card(office, "tries 3") + out(office) + card(office, "insert manager") + "await-text card-holder مسئول\n"
                + typed(PIN) + "await shift|services|applicant\n" + card(office, "remove") + "await sign-in\n")
    failed = fields(office, "clerk-sign-in-failed")
    check([one["means"] for one in failed] == ["card", "card"], str(failed))
    check([one["reason"] for one in fields(office, "card-refused")][:2] == ["card-pin-locked", "card-pin-locked"], str(fields(office, "card-refused")))


def strangers(office):
    """A card nobody here has, one of another authority, one that is over: each a sentence, and no PIN is ever tried."""
    before = len(fields(office, "card-refused"))
    office.play("await sign-in\n" + card(office, "insert stranger") + "await-text card-title صادرکننده\nshot card-stranger\n" + card(office, "remove")
                + "await-text card-title کارت خود را\n" + card(office, "insert expired") + "await-text card-title به پایان رسیده\nshot card-expired\n"
                + card(office, "remove") + "await-text card-title کارت خود را\n")
    check([one["reason"] for one in fields(office, "card-refused")[before:]] == ["card-untrusted", "card-expired"], "refusals")
    office.play(SIGN_IN + "await shift|services|applicant\nkey Ctrl+L\nawait sign-in\n")  # a PIN without a card: this office allows it
    check(fields(office, "clerk-signed-in")[-1]["means"] == "pin", "means")


def by_the_dock(office):
    """The laboratory's buttons put a card in and pull it out, as a trainer would."""
    office.options = ["--dock", office.var]
    office.play("await sign-in\nawait-text card-title کارت خود را\nclick fault-insert clerk\nawait-text card-holder کاربر\nshot card-dock\n" + typed(PIN)
                + "await shift|services|applicant\nclick fault-remove\nawait sign-in\nawait-text card-title کارت خود را\n"
                + "click fault-insert stranger\nawait-text card-title صادرکننده\nclick fault-remove\nawait-text card-title کارت خود را\n")
    office.options = []
    check(fields(office, "clerk-signed-in")[-1]["means"] == "card", "the dock's card signed its holder in")


STORIES = (signs_in_and_locks, wrong_pin_and_blocked, strangers, by_the_dock)


def main():
    with Office("staff_card") as office:
        office.make()
        office.shell("start_card_slot; make_terminal_home")
        for story in STORIES:
            if not sys.argv[1:] or story.__name__ in sys.argv[1:]:
                story(office)
                office.verified()
                print(story.__name__, flush=True)
        logs = [open(office.var + "/run/" + name, "rb").read() for name in os.listdir(office.var + "/run") if name.endswith(".log")]
        check(not any(PIN.encode() in log for log in logs + [open(office.log, "rb").read()]), "the PIN is in a log")


sys.exit(main())
