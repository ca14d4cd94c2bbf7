#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The drivers against terminals, and the emulators against tills, that nobody of drivers/ wrote: zvt.py and behpardakht.py. The real
pishkhan-device pays over a real line that is cut, silenced or half-delivers; after --recover the foreign books equal the ledger.
usage: foreign_test.py BINARIES PROXY"""
import json
import os
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import behpardakht
import bridge
import nexo
import zvt

BIN, PROXY = sys.argv[1], sys.argv[2]
FULL = os.environ.get("PISHKHAN_CUT_MATRIX") == "full"


def check(holds, what):
    if not holds:
        raise AssertionError(what)


class Line:
    def __init__(self, port):
        self.process = subprocess.Popen([PROXY, str(port)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
        self.port = int(self.tell("port"))

    def tell(self, words):
        self.process.stdin.write(words + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def close(self):
        self.process.stdin.close()
        self.process.wait(5)


class Station:
    def __init__(self, folder, driver, address):
        self.words = [BIN + "/pishkhan-device", "pay", "--json", "--driver", driver, "--address", address, "--ledger", folder + "/ledger",
                      "--terminals", folder + "/terminals", "--answer-ms", "400", "--completion-ms", "900", "--quiet-ms", "60", "--again-ms", "40"]

    def run(self, *more):
        done = subprocess.run([*self.words, *more], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=120)
        return done.returncode, [json.loads(line) for line in done.stdout.splitlines() if line]

    def pay(self, amount):
        return self.run("--amount", str(amount))


def matrix(name, driver, terminal, ways):
    """Every way at a spread of bytes, both directions. A conclusion nobody may draw is left to a person, never guessed."""
    with tempfile.TemporaryDirectory(prefix="pk-") as folder:
        line = Line(terminal.port)
        address = terminal.address(line.port) if driver == "nexo" else f"tcp:127.0.0.1:{line.port}"
        station = Station(folder, driver, address)
        ledger = runs = by_hand = 0
        code, paid = station.pay(5_000)
        check(code == 0 and paid[-1]["outcome"] == "approved", f"{name}: an undisturbed payment: {paid}")
        ledger += 5_000
        line.tell("free")
        station.pay(6_000)
        ledger += 6_000
        ups, downs = map(int, line.tell("count").split())
        terminal.decline = {"zvt": 0x51, "behpardakht": b"51", "bridge": "declined", "nexo": "Refusal"}[driver]
        code, refused = station.pay(7_000)
        check(refused[-1]["outcome"] == "not-paid", f"{name}: a declined card: {refused}")
        for way in ways:
            for side, length in (("up", ups), ("down", downs)):
                for at in range(0, length + 1, 1 if FULL else max(1, length // 4)):
                    amount = 10_000 + runs
                    line.tell(f"{side} {at} {way}")
                    code, paid = station.pay(amount)
                    line.tell("free")
                    code, found = station.run("--recover")
                    where = f"{name}, {way} {side} {at}: pay {paid}, recover {found}"
                    last = [one for one in paid + found if one.get("amount") == amount][-1]
                    if last["outcome"] == "unknown":
                        by_hand += 1
                        truth = any(sale["amount"] == amount for sale in terminal.books) and terminal.money() != ledger
                        station.run("--resolve", last["intent"], "--as", "paid" if truth else "not-paid", "--slip", "000001", "--by", "manager")
                        ledger += amount if truth else 0
                    elif last["outcome"] == "approved":
                        ledger += amount
                    check(terminal.money() == ledger, f"{where}: foreign books {terminal.money()}, ledger {ledger}")
                    runs += 1
        line.close()
        print(f"foreign terminal, {name}: {runs} runs, {by_hand} left to a person, 0 doubled, 0 lost", flush=True)
        check(by_hand * 5 <= runs, f"{name}: {by_hand} of {runs} left to a person")


def bridge_that_misbehaves():
    """Another payment's answer is not ours, another amount is a person's to judge, a whole card number goes no further; a return is asked once."""
    with tempfile.TemporaryDirectory(prefix="pk-") as folder:
        service = bridge.Terminal(card="9990008574639213")
        station = Station(folder, "bridge", f"tcp:127.0.0.1:{service.port}")
        code, paid = station.pay(5_000)
        check(code == 0 and paid[-1]["maskedPan"] == "999000******9213", f"a whole card number: {paid}")
        _, back = station.run("--give-back", paid[-1]["intent"], "--by", "clerk", "--by", "manager", "--reason", "wrong")
        check(service.money() == 0 and back[-1]["outcome"] in ("done", "given-back"), f"a reversal: {back} {service.books}")
        service.lie_about_key = "PK01-999999999999"
        _, other = station.pay(6_000)
        service.lie_about_key = None
        check(other[-1]["evidence"] == "query" and service.money() == 6_000, f"another's answer was taken: {other}")
        service.other_amount = 1
        _, odd = station.pay(7_000)
        check(odd[-1]["outcome"] != "approved" and odd[-1]["needsOperator"], f"another amount was taken for ours: {odd}")
    print("foreign bridge: masked, reversed, another's answer refused, another amount left to a person")


def nexo_that_misbehaves():
    """A terminal that answers every payment with «unreachable» although it was paid; one with another key; money given back, in both dialects."""
    for secret in (None, "foreign pass"):
        with tempfile.TemporaryDirectory(prefix="pk-") as folder:
            terminal = nexo.Terminal(folder, secret, lie="UnreachableHost")
            station = Station(folder, "nexo", terminal.address(terminal.port))
            code, paid = station.pay(5_000)
            check(code == 0 and paid[-1]["evidence"] == "query" and terminal.money() == 5_000, f"a lie was believed: {paid}")
            terminal.lie = None
            for more in ((), ("--refund",)):
                _, back = station.run("--give-back", paid[-1]["intent"], "--by", "clerk", "--by", "manager", "--reason", "wrong", *more)
                check(back[-1]["outcome"] == "given-back" and terminal.money() == 0, f"money back: {back} {terminal.books}")
                code, paid = station.pay(6_000)
            if secret:
                terminal.seal = nexo.Seal("another pass")
                code, never = station.pay(7_000)
                check(never[-1]["outcome"] == "not-paid" and never[-1]["evidence"] == "never-sent", f"paid with another key: {never}")
    print("foreign nexo terminal: lies asked about, reversed, refunded, another key never paid with")


class Emulator:
    def __init__(self, folder, driver, *more):
        os.makedirs(folder)
        self.folder = folder
        self.process = subprocess.Popen([f"{BIN}/pishkhan-emulate-{driver}", "--listen", "127.0.0.1:0", "--port-file", folder + "/port", "--books",
                                         folder + "/books", *more])
        for _ in range(100):
            if os.path.exists(folder + "/port") and open(folder + "/port").read().strip():
                break
            time.sleep(0.05)
        self.port = int(open(folder + "/port").read())

    def close(self):
        self.process.terminate()
        self.process.wait(5)


def till_meets_zvt(folder):
    emulator = Emulator(folder + "/zvt", "zvt")
    try:
        till = zvt.Till(emulator.port)
        check(till.register()[0] == "060f", "registration")
        end, results, seen = till.pay(1_250_000)
        check(end == "060f" and zvt.unbcd(results[-1][0x04]) == 1_250_000 and results[-1][0x27] == b"\x00", f"a sale: {end} {results}")
        check("04ff" in seen, f"no intermediate message: {seen}")
        end, last, _ = till.last()
        check(last[-1][0x87] == results[-1][0x87] and last[-1][0x0B] == results[-1][0x0B], "06 20 names another sale")
        receipt = last[-1][0x87]
        # The line is cut while the result waits for its acknowledgement: what was not acknowledged is not the last sale.
        till.line.sendall(zvt.apdu(0x06, 0x01, b"\x04" + zvt.bcd(777_000, 6) + bytes.fromhex("49 0364 19 40")))
        while True:
            command, _ = zvt.read_apdu(till.line)
            if command == "040f":
                break
            if command != "8000":
                till.line.sendall(zvt.POSITIVE)
        till.close()
        till = zvt.Till(emulator.port)
        till.register()
        check(till.last()[1][-1][0x87] == receipt, "an unacknowledged sale was stored")
        end, _, _ = till.ask(zvt.apdu(0x06, 0x30, bytes(3) + b"\x87" + receipt + b"\x04" + zvt.bcd(1_250_000, 6) + bytes.fromhex("49 0364")))
        check(end == "060f", f"a reversal: {end}")
        till.close()
    finally:
        emulator.close()
    print("foreign till, zvt: registered, paid, cut, asked, reversed")


def till_meets_behpardakht(folder):
    emulator = Emulator(folder + "/behpardakht", "behpardakht")
    try:
        till = behpardakht.Till(emulator.port)
        check(till.word(b"Ready?", 2) == b"OK", "Ready?")
        check(till.inquire(b"PK01-000000000001")[0xC0] == b"EA", "an unknown key is found")
        paid = till.pay(1_250_000, b"PK01-000000000001")
        check(paid[0xC0] == b"00" and int(paid[0xB0].hex()) == 1_250_000 and paid[0xBA] == b"PK01-000000000001", f"a sale: {paid}")
        found = till.inquire(b"PK01-000000000001")
        check(found[0xC0] == b"00" and found[0xC2] == paid[0xC2] and found[0xA3] == b"\x01", f"its inquiry: {found}")
        size = len(behpardakht.request([(0xA2, b"\x01"), (0xB0, behpardakht.digits(5_000)), (0xA4, b"000003"), (0xBA, b"PK01-000000000002")]))
        for cut in range(0, size, 1 if FULL else 7):
            till.ask([(0xA2, b"\x01"), (0xB0, behpardakht.digits(5_000)), (0xA4, b"000003"), (0xBA, b"PK01-000000000002")], cut)
        check(till.inquire(b"PK01-000000000002")[0xC0] == b"EA", "half a request made a sale")
    finally:
        emulator.close()
    print("foreign till, behpardakht: ready, paid, inquired, cut")


def till_meets_nexo(folder, sealed):
    keys = folder + "/keys"
    emulator = Emulator(folder + ("/sealed" if sealed else "/xml"), "nexo", *(("--passphrase", "p", "--station-keys", keys) if sealed else ()))
    try:
        till = nexo.Till(emulator.port, keys if sealed else None)
        if not sealed:
            check(till.status("P1")[1]["Response"]["ErrorCondition"] == "LoggedOut", "a status without a login")
            check(till.ask("Login", {})[1]["Response"]["Result"] == "Success", "a login")
        check(till.status("P1")[1]["Response"]["ErrorCondition"] == "NotFound", "an unknown payment is found")
        _, paid = till.pay(1_250_000, "TILL-000000000001", "P1")
        check(paid["Response"]["Result"] == "Success" and int(paid["PaymentResult"]["AmountsResp"]["AuthorizedAmount"]) == 1_250_000, f"a sale: {paid}")
        found = till.status("P1")[1]["RepeatedMessageResponse"]
        inner = found["RepeatedResponseMessageBody"]["PaymentResponse"] if sealed else found["PaymentResponse"]
        check(inner["POIData"] == paid["POIData"], f"its status: {found}")
        check(till.pay(1_250_000, "TILL-000000000001", "P1")[1]["POIData"] == paid["POIData"], "the same ServiceID paid twice")
        size = till.pay(5_000, "TILL-000000000002", "P2", 0)
        for cut in range(0, size, 1 if FULL else 97):
            till.pay(5_000, "TILL-000000000002", "P2", cut)
        check(till.status("P2")[1]["Response"]["ErrorCondition"] == "NotFound", "half a request made a sale")
        original = {"OriginalPOITransaction": {"POITransactionID": paid["POIData"]["POITransactionID"]}, "ReversalReason": "MerchantCancel"}
        check(till.ask("Reversal", original)[1]["Response"]["Result"] == "Success", "a reversal")
        check(till.ask("Reversal", original)[1]["Response"]["Result"] == "Failure", "the same sale reversed twice")
        check(till.ask("Abort", {"AbortReason": "x"})[0] == (200 if sealed else 204), "an abort without a payment")
    finally:
        emulator.close()
    print(f"foreign till, nexo {'sealed' if sealed else 'XML'}: asked, paid, asked again, cut, reversed once")


def main():
    ways = ("reset", "close", "half", "silence") if FULL else ("reset", "half", "silence")
    for after in ("gone", "booked", "kept"):
        matrix(f"zvt, unacknowledged {after}", "zvt", zvt.Terminal(after), ways)
    for counted in (6, 0):
        matrix(f"behpardakht, length {'as in the samples' if counted else 'as in the text'}", "behpardakht", behpardakht.Terminal(counted), ways)
    matrix("bridge", "bridge", bridge.Terminal(), ways + ("delay 80",))
    matrix("bridge, a slow citizen", "bridge", bridge.Terminal(citizen_seconds=0.15), ways)
    bridge_that_misbehaves()
    with tempfile.TemporaryDirectory(prefix="pk-") as folder:
        matrix("nexo, XML", "nexo", nexo.Terminal(folder), ways)
        matrix("nexo, sealed, a slow citizen", "nexo", nexo.Terminal(folder, "foreign pass", citizen_seconds=0.15), ways)
    nexo_that_misbehaves()
    with tempfile.TemporaryDirectory(prefix="pk-") as folder:
        till_meets_zvt(folder)
        till_meets_behpardakht(folder)
        till_meets_nexo(folder, False)
        till_meets_nexo(folder, True)


sys.exit(main())
