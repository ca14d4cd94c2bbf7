# SPDX-License-Identifier: GPL-3.0-or-later
"""ZVT once more, in another language and from the specification alone (payment.md 7; PA00P015 rev 13.08): a terminal that listens on TCP with
books of its own, and a till that calls one. Shares no line and no author's habit with drivers/ or drivers/emulators."""
import socket
import threading
import time

POSITIVE = bytes.fromhex("800000")


class Broken(Exception):
    pass


def bcd(number, size):
    return bytes.fromhex(str(number).zfill(size * 2))


def unbcd(data):
    return int(data.hex())


def ll(tag, data):
    return bytes([tag, 0xF0 | len(data) // 10, 0xF0 | len(data) % 10]) + data


def apdu(cls, instr, data=b""):
    length = bytes([len(data)]) if len(data) < 0xFF else b"\xff" + len(data).to_bytes(2, "little")
    return bytes([cls, instr]) + length + data


def read_exactly(line, count):
    data = b""
    while len(data) < count:
        more = line.recv(count - len(data))
        if not more:
            raise Broken("the other side hung up")
        data += more
    return data


def read_apdu(line):
    head = read_exactly(line, 3)
    length = head[2]
    if length == 0xFF:
        length = int.from_bytes(read_exactly(line, 2), "little")
    return head[:2].hex(), read_exactly(line, length)


def fields(data):
    """The fields of a result, by tag. Table: PA00P015 chapter 13."""
    fixed = {1: "01 02 03 05 19 27 8A 8C A0 D0 D2 D3".split(), 2: "0D 0E 17 3A 49 87".split(), 3: "0B 0C 37 3D 88 AA".split(),
             4: "29 70 71".split(), 5: ["BA"], 6: ["04"], 8: ["3B", "EB"], 15: ["2A"]}
    size = {int(tag, 16): length for length, tags in fixed.items() for tag in tags}
    out, at = {}, 0
    while at < len(data):
        tag = data[at]
        at += 1
        if tag == 0x06:
            length = data[at]
            at += 1
            if length == 0x81:
                length = data[at]
                at += 1
        elif tag in size:
            length = size[tag]
        else:
            digits = 3 if tag in (0x24, 0x2E, 0x3C, 0x60, 0x9A, 0xAF) else 2
            length = int("".join(str(byte & 0x0F) for byte in data[at:at + digits]))
            at += digits
        out[tag] = data[at:at + length]
        at += length
    return out


class Terminal:
    """One station at a time. `after_break` says what becomes of a sale whose result was not acknowledged: gone, booked (with its reversal) or
    kept."""

    def __init__(self, after_break="gone", card=b"\x99\x90\x00\xEE\xEE\xEE\x12\x34"):
        self.after_break, self.card = after_break, card
        self.books, self.trace, self.receipt, self.decline = [], 100, 10, None
        self.prints = False
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def money(self):
        back = {line["original"] for line in self.books if line["kind"] == "back"}
        return sum(line["amount"] for line in self.books if line["kind"] == "sale" and line["receipt"] not in back)

    def _serve(self):
        while True:
            line, _ = self._listener.accept()
            line.settimeout(5)
            try:
                while True:
                    self._dialogue(line, *read_apdu(line))
            except (Broken, OSError):
                line.close()

    def _say(self, line, message):
        """A message of the terminal, and the station's answer to it."""
        line.sendall(message)
        return read_apdu(line)[0]

    def _dialogue(self, line, command, data):
        work = {"0600": self._register, "0501": self._state, "0620": self._repeat, "0601": self._sale, "0630": self._reverse,
                "0610": self._totals, "0602": lambda line, data: None, "06b0": lambda line, data: None}.get(command)
        if work is None:
            line.sendall(bytes.fromhex("848300"))
            return
        line.sendall(POSITIVE)
        work(line, data)

    def _register(self, line, data):
        self.prints = data[3] & 0x82 == 0x82
        self._say(line, apdu(0x06, 0x0F, bytes.fromhex("1900 29 99900077 49 0364")))

    def _state(self, line, data):
        self._say(line, apdu(0x06, 0x0F, b"\x00"))

    def _result(self, entry):
        body = b"\x27\x00\x04" + bcd(entry["amount"], 6) + b"\x0B" + bcd(entry["trace"], 3) + b"\x0C" + bytes.fromhex(entry["time"])
        body += b"\x0D" + bytes.fromhex(entry["date"]) + b"\x29" + bytes.fromhex("99900077") + b"\x49\x03\x64\x87" + bcd(entry["receipt"], 2)
        body += ll(0x22, self.card) + b"\x3B" + b"000042\x00\x00"
        if entry["kind"] == "back":
            body += b"\x37" + bcd(entry["originalTrace"], 3)
        return apdu(0x04, 0x0F, body)

    def _repeat(self, line, data):
        if not self.books:
            self._say(line, apdu(0x06, 0x1E, b"\x64"))
            return
        self._say(line, self._result(self.books[-1]))
        self._say(line, apdu(0x06, 0x0F, b"\x00"))

    def _entry(self, kind, amount, **more):
        now = time.localtime()
        self.trace, self.receipt = self.trace + 1, self.receipt + 1
        return dict(kind=kind, amount=amount, trace=self.trace, receipt=self.receipt, time=time.strftime("%H%M%S", now),
                    date=time.strftime("%m%d", now), **more)

    def _sale(self, line, data):
        asked = fields(data)
        for step in (b"\x0A", b"\x0E"):
            self._say(line, apdu(0x04, 0xFF, step))
        if self.decline is not None:
            code, self.decline = self.decline, None
            self._say(line, apdu(0x04, 0x0F, bytes([0x27, code, 0x04]) + bcd(unbcd(asked[0x04]), 6)))
            self._say(line, apdu(0x06, 0x1E, bytes([code])))
            return
        entry = self._entry("sale", unbcd(asked[0x04]))
        try:
            if self._say(line, self._result(entry)) != "8000":
                return  # refused: it never was
            if self.prints:
                text = b"\x25\x09\x07\x07RECEIPT"
                self._say(line, apdu(0x06, 0xD3, b"\x06" + bytes([len(text)]) + text))
        except (Broken, OSError):
            self._broken(entry)
            raise
        self.books.append(entry)
        self._say(line, apdu(0x06, 0x0F, b"\x00"))

    def _broken(self, entry):
        if self.after_break != "gone":
            self.books.append(entry)
        if self.after_break == "booked":
            self.books.append(self._entry("back", entry["amount"], original=entry["receipt"], originalTrace=entry["trace"]))

    def _reverse(self, line, data):
        receipt = unbcd(fields(data[3:])[0x87])
        sale = next((one for one in self.books if one["kind"] == "sale" and one["receipt"] == receipt), None)
        if sale is None or any(one.get("original") == receipt for one in self.books):
            self._say(line, apdu(0x06, 0x1E, b"\xB5" if sale is None else b"\xB4"))
            return
        entry = self._entry("back", sale["amount"], original=receipt, originalTrace=sale["trace"])
        self._say(line, self._result(entry))
        self.books.append(entry)
        self._say(line, apdu(0x06, 0x0F, b"\x00"))

    def _totals(self, line, data):
        sums = bytes(4) + bytes([len(self.books)]) + bcd(self.money(), 6) + bytes(42)
        self._say(line, apdu(0x04, 0x0F, b"\x27\x00\x04" + bcd(self.money(), 6) + b"\x60\xF0\xF5\xF3" + sums))
        self._say(line, apdu(0x06, 0x0F, b"\x00"))


class Till:
    """The other side, for the project's own emulated terminal."""

    def __init__(self, port):
        self.line = socket.create_connection(("127.0.0.1", port), 5)
        self.line.settimeout(10)

    def close(self):
        self.line.close()

    def ask(self, message):
        """A command to its completion: (completion, results, all messages)."""
        self.line.sendall(message)
        command, _ = read_apdu(self.line)
        if command != "8000":
            return command, [], [command]
        results, seen = [], []
        while True:
            command, data = read_apdu(self.line)
            seen.append(command)
            if command == "040f":
                results.append(fields(data))
            self.line.sendall(POSITIVE)
            if command in ("060f", "061e"):
                return command, results, seen

    def register(self):
        return self.ask(apdu(0x06, 0x00, bytes.fromhex("000000 BE 0364 06 09 12 01 32 26 04 0A 02 06 D3")))

    def pay(self, rials):
        return self.ask(apdu(0x06, 0x01, b"\x04" + bcd(rials, 6) + bytes.fromhex("49 0364 19 40")))

    def last(self):
        return self.ask(apdu(0x06, 0x20, bytes.fromhex("000000 03 03")))
