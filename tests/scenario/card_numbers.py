#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole runs over card terminals that leak the whole card number in every way they have: paid, declined, in doubt, given back, a bill, a
typed slip, a reason with the number in it, the day's close, its report as PDF and XLSX, an evidence pack. Afterwards no file, log, database
or compressed part of one holds the number beyond its first six and last four digits: not in any digits, encoding, grouping or BCD."""
import glob
import gzip
import io
import os
import re
import subprocess
import sys
import zipfile
import zlib

from office import BIN, FINISH, SIGN_IN, Office, check
from day import CLOSE, EXPORT, ONE_CASE, PAY_BILL, TO_SERVICES

CARD = "9990008574639213"  # what every emulated terminal leaks when told to: made up, with a right check digit
# The tests' inputs hold what was typed; the terminals' own books are theirs.
INPUTS = ("/play-",)

GIVE_BACK = ("key F7\nsettle the sheet is open\nkey Return\nawait-text give-back-way *\nshot give-back-reason\nsettle the reasons have the keys\ntype 2\n"
             "settle the PIN is asked\nshot give-back-approve\nclick give-back-pin\ntype 1357\nkey Return\nawait return\nawait-text return-happened *\n"
             "await-text return-slip چاپ شد\nshot returned\nkey F12\nawait services\n")


def luhn(digits):
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 * (value > 9)
    return total % 10 == 0


def forms():
    """Everything of the number that may not be seen, as it might stand in a file: any eight digits in a row, whatever way they are written."""
    spoken = {}
    for start in range(0, 9):
        part = CARD[start:start + 8]
        for digits in ("0123456789", "۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩"):
            text = part.translate(str.maketrans("0123456789", digits))
            for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                spoken[text.encode(encoding)] = f"digits {start}-{start + 8}, {encoding}"
    for group in ("-", " ", "\u00a0", "\u200c"):
        spoken[group.join(CARD[at:at + 4] for at in range(0, 16, 4)).encode()] = "grouped"
    spoken[bytes.fromhex(CARD)] = "BCD"
    spoken[bytes.fromhex(CARD[4:12])] = "BCD, the middle"
    spoken[CARD.encode().hex().encode()] = "hex of digits"
    return spoken


def parts(name, content, depth=0):
    """The file and whatever is compressed in it: zip members, PDF and PNG streams, gzip."""
    yield name, content
    if depth > 3:
        return
    if content[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(content)) as pack:
            for member in pack.namelist():
                yield from parts(f"{name}!{member}", pack.read(member), depth + 1)
    elif content[:2] == b"\x1f\x8b":
        yield from parts(name + "!gz", gzip.decompress(content), depth + 1)
    elif content[:5] == b"%PDF-":
        for at, stream in enumerate(re.findall(rb"stream\r?\n(.*?)endstream", content, re.S)):
            try:
                yield f"{name}!stream{at}", zlib.decompressobj().decompress(stream)
            except zlib.error:
                pass
        text = subprocess.run(["pdftotext", "-", "-"], input=content, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        yield name + "!text", text.stdout


def sweep(folder):
    wanted, found, read, names = forms(), [], 0, []
    for where, _, files in os.walk(folder):
        for file in files:
            path = os.path.join(where, file)
            if not os.path.isfile(path) or path[len(folder):].startswith(INPUTS):
                continue
            with open(path, "rb") as stream:
                content = stream.read()
            for name, part in parts(path[len(folder):], content):
                read += 1
                names.append(name)
                found += [(name, what) for form, what in wanted.items() if form in part]
    return found, read, names


def shell_payments(office):
    """The other protocol and the typed slip, with pishkhan-device over ledgers of their own."""
    folder = office.var + "/shell"
    os.makedirs(folder)
    emulator = subprocess.Popen([BIN + "/pishkhan-emulate-behpardakht", "--listen", "127.0.0.1:0", "--port-file", folder + "/port", "--books",
                                 folder + "/books", "--control", office.var + "/run/behpardakht.sock"])
    try:
        for _ in range(200):
            if os.path.exists(folder + "/port"):
                break
            subprocess.run(["sleep", "0.1"], check=True)
        port = open(folder + "/port").read().strip()
        words = ["--driver", "behpardakht", "--address", "tcp:127.0.0.1:" + port, "--ledger", folder + "/ledger", "--terminals", folder + "/terminals",
                 "--quiet-ms", "50", "--again-ms", "50", "--answer-ms", "500", "--completion-ms", "1000"]
        for fault in (["clear-card"], ["clear-card", "decline 51"], ["clear-card", "approve-as FF"]):
            for line in fault:
                check(office._tell("behpardakht", line).startswith("ok"), line)
            pay(folder, words + ["--amount", "12000"])
        pay(folder, words + ["--recover"])
    finally:
        emulator.terminate()
        emulator.wait()
    nexo_payments(office, folder)
    slip = ["--driver", "manual", "--ledger", folder + "/slips", "--amount", "9000", "--trace", "000771", "--terminal-id", "21009268", "--time"]
    pay(folder, slip + ["1405/09/02 10:11 " + CARD, "--slip", "000471000199"])
    pay(folder, slip + ["1405/09/02 10:12", "--slip", CARD])  # the whole number in place of the reference


def nexo_payments(office, folder):
    """nexo over its sealed transport; over the plain one a whole counter pays, see at_a_nexo_terminal."""
    keys, passphrase = folder + "/station.keys", "made up for this test only"
    emulator = subprocess.Popen([BIN + "/pishkhan-emulate-nexo", "--listen", "127.0.0.1:0", "--port-file", folder + "/nexo.port", "--books",
                                 folder + "/nexo.books", "--control", office.var + "/run/nexo.sock", "--passphrase", passphrase, "--station-keys", keys])
    try:
        for _ in range(600):
            if os.path.exists(folder + "/nexo.port") and os.path.exists(keys):
                break
            subprocess.run(["sleep", "0.1"], check=True)
        address = f"tls:127.0.0.1:{open(folder + '/nexo.port').read().strip()}/POI1?keys={keys}"
        words = ["--driver", "nexo", "--address", address, "--ledger", folder + "/nexo-ledger", "--terminals", folder + "/terminals",
                 "--quiet-ms", "50", "--again-ms", "50"]
        for fault in (["clear-card"], ["clear-card", "decline Refusal"], ["clear-card", "partial"]):
            for line in fault:
                check(office._tell("nexo", line).startswith("ok"), line)
            pay(folder, words + ["--amount", "13000"])
        pay(folder, words + ["--recover"])
    finally:
        emulator.terminate()
        emulator.wait()


def at_a_nexo_terminal():
    """A counter with a nexo terminal: a case paid, a card declined, the line cut in the middle of an answer."""
    os.environ["PISHKHAN_CARD_TERMINAL"] = "nexo"
    with Office("card_numbers_nexo") as office:
        office.make()
        leak(office)
        office.play(TO_SERVICES + ONE_CASE + "await payment\n" + FINISH)
        leak(office, "decline Refusal")
        office.play(SIGN_IN + "await services\n" + ONE_CASE + "await payment\nawait fees\nawait-text last-payment *\n"
                    + f"shell python3 -c \"import socket; s = socket.socket(socket.AF_UNIX); s.connect('{office.var}/run/card-terminal.sock'); "
                    + "[(s.sendall(line + b'\\n'), s.recv(200)) for line in (b'clear-card', b'cut-body 300')]\"\n"
                    + "key F12\nsettle the line is cut and asked about\nawait payment|receipt|done\nif payment key F12\n" + FINISH)
        kinds = office.kinds()
        check(kinds.count("payment-final") == 2 and kinds.count("payment-not-paid") == 1, str(kinds))
        paid = sum(int(event["amount"]) for event in office.events() if event["kind"] == "payment-final")
        kept = office._tell("card-terminal", "money").strip()
        check(kept == str(paid), f"the terminal keeps {kept}, the log {paid}")
        found, read, _ = sweep(office.var)
        check(not found, f"the card number stands in {sorted(set(found))[:20]}")
        masked = re.findall(rb"999000\*{6}9213", open(office.var + "/home/journal/journal.db", "rb").read())
        check(masked, "the journal holds no masked number: the terminal leaked nothing")
        print(f"nexo: {read} files and parts read: none; {len(masked)} masked ones")


def pay(folder, words):
    with open(folder + "/output", "ab") as output:
        subprocess.run([BIN + "/pishkhan-device", "pay", "--json", *words], stdout=output, stderr=output)


def leak(office, *faults):
    for line in (*faults, "clear-card"):
        office.tell_terminal(line)


def main():
    check(luhn(CARD), "the card's check digit is wrong: nothing would be looked for")
    with Office("card_numbers") as office:
        office.make()
        leak(office)
        office.play(TO_SERVICES + ONE_CASE + "await payment\n" + FINISH)
        leak(office, "decline 51")
        office.play(SIGN_IN + "await services\n" + ONE_CASE + "await payment\nawait fees\nawait-text last-payment *\nkey F12\nawait payment\n" + FINISH)
        leak(office, "drop-after-sent 150")
        cut = PAY_BILL.replace("await payment\n" + FINISH, "settle the line is cut and asked about\nawait bill|receipt|done\nif bill key F12\n" + FINISH)
        office.play(SIGN_IN + "await services\n" + cut)
        office.play(SIGN_IN + "await services\n" + GIVE_BACK)
        kinds = office.kinds()
        check(kinds.count("give-back-done") == 1 and kinds.count("return-seen") == 1, str(kinds))
        sales = office.sales()
        check(len(sales) == 2, f"after one return the terminal keeps {sales}")
        difference = CLOSE.replace("type کسری از من نیست", "type کارت " + CARD)
        office.play(SIGN_IN + "await services\n" + difference)
        office.play(EXPORT)
        office.verified()
        shell_payments(office)
        case = next(case for _, kind, case in office.journal() if kind == "payment-final")
        pack = subprocess.run([BIN + "/pishkhan-evidence", case, "--home", office.var + "/home", "--out", office.var + "/evidence.pack", "--offline"],
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        check(pack.returncode == 0, "no evidence pack: " + pack.stdout)

        found, read, names = sweep(office.var)
        check(not found, f"the card number stands in {sorted(set(found))[:20]}")
        for kind in (".pdf!text", ".xlsx!", "journal.db", "index.db", ".log", "evidence.pack"):
            check(any(kind in name for name in names), f"no {kind} was read: this test looks in the wrong place")
        # The search must be able to find: a play holds the number, and so does a zip and a PDF's stream made here.
        plays = b"".join(open(play, "rb").read() for play in glob.glob(office.var + "/play-*.play"))
        probe = io.BytesIO()
        with zipfile.ZipFile(probe, "w", zipfile.ZIP_DEFLATED) as pack:
            pack.writestr("x", CARD)
        for content in (plays, probe.getvalue(), b"%PDF-stream\n" + zlib.compress(CARD.encode()) + b"endstream"):
            check(any(form in part for _, part in parts("probe", content) for form in forms()), "the search finds nothing even where it is")
        masked = re.findall(rb"999000\*{6}9213", open(office.var + "/home/journal/journal.db", "rb").read())
        check(len(masked) >= 3, "the journal holds no masked number: the terminals leaked nothing")
        check(office.kinds().count("device-changed") > 0, "nobody was told that the terminal sends whole numbers")
        print(f"{read} files and parts read, {len(forms())} forms of the number: none; {len(masked)} masked ones; {len(office.kinds())} events")
    at_a_nexo_terminal()


if __name__ == "__main__":
    sys.exit(main())
