# SPDX-License-Identifier: GPL-3.0-or-later
"""Behpardakht POS-PC v3 once more, in another language and from the public document alone (payment.md 8): a terminal that listens on TCP with
books of its own, and a till that calls one. Shares no line and no author's habit with drivers/ or drivers/emulators."""
import socket
import threading
import time


class Broken(Exception):
    pass


def crc16(data):
    """CRC-16/ARC."""
    value = 0
    for byte in data:
        value ^= byte
        for _ in range(8):
            value = value >> 1 ^ (0xA001 if value & 1 else 0)
    return value.to_bytes(2, "little")


def digits(number):
    text = str(number)
    return bytes.fromhex("0" * (len(text) % 2) + text)


def body(items):
    return b"".join(bytes([tag, len(value)]) + value for tag, value in items)


def request(items):
    inside = body(items)
    return b"%04d" % len(inside) + inside + crc16(inside)


def answer(items, counted=6):
    inside = body(items)
    return b"%04d" % (len(inside) + counted) + inside + crc16(inside)


def parse(inside):
    out, at = {}, 0
    while at < len(inside):
        length = inside[at + 1]
        out[inside[at]] = inside[at + 2:at + 2 + length]
        at += 2 + length
    return out


def read_some(line, count):
    data = b""
    while len(data) < count:
        more = line.recv(count - len(data))
        if not more:
            raise Broken("the other side hung up")
        data += more
    return data


class Terminal:
    """`counted`: what the answer's length counts beside its body, 6 in the document's samples, 0 in its text. A sale whose answer nobody
    got stays: whether real ones return it is not published."""

    def __init__(self, counted=6):
        self.counted = counted
        self.books, self.serial, self.decline = [], 70, None
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def money(self):
        return sum(sale["amount"] for sale in self.books)

    def _serve(self):
        while True:
            line, _ = self._listener.accept()
            line.settimeout(5)
            try:
                while True:
                    self._one(line)
            except (Broken, OSError, ValueError):
                line.close()

    def _one(self, line):
        head = read_some(line, 4)
        if head == b"Read":
            read_some(line, 2)
            line.sendall(b"OK")
        elif head == b"CANC":
            read_some(line, 2)
            line.sendall(answer([(0xC0, b"FU")], self.counted))
        else:
            inside = read_some(line, int(head))
            if read_some(line, 2) != crc16(inside):
                raise Broken("a damaged frame is not answered")
            self._serve_request(line, parse(inside))

    def _serve_request(self, line, asked):
        service = asked[0xA2].hex()
        number = [(0xA4, asked[0xA4])] if 0xA4 in asked else []
        if service in ("16", "17"):
            found = [sale for sale in self.books if service == "17" or sale["key"] == asked.get(0xBA)]
            if found:
                line.sendall(answer([(0xC0, b"00"), (0xA2, asked[0xA2]), (0xA3, found[-1]["service"])] + number + self._facts(found[-1]), self.counted))
            else:
                line.sendall(answer([(0xC0, b"EA"), (0xA2, asked[0xA2])] + number, self.counted))
        elif service in ("01", "02", "05"):
            self._sale(line, asked, number)
        else:
            line.sendall(answer([(0xC0, b"14"), (0xA2, asked[0xA2])] + number, self.counted))

    def _facts(self, sale):
        return [(0xB0, digits(sale["amount"])), (0xC1, digits(sale["serial"])), (0xC2, bytes.fromhex("%012d" % (888_000_000_000 + sale["serial"]))),
                (0xC3, b"1405/09/02"), (0xC4, time.strftime("%H:%M").encode()), (0xC5, b"\x12\x34"), (0xC6, b"\x99\x90\x00"),
                (0xC7, bytes.fromhex("99900088")), (0xBA, sale["key"])]

    def _sale(self, line, asked, number):
        head = [(0xA2, asked[0xA2])] + number
        if self.decline is not None:
            code, self.decline = self.decline, None
            line.sendall(answer([(0xC0, code), *head, (0xB0, asked[0xB0]), (0xBA, asked[0xBA])], self.counted))
            return
        self.serial += 1
        sale = {"key": asked[0xBA], "amount": int(asked[0xB0].hex()), "serial": self.serial, "service": asked[0xA2]}
        self.books.append(sale)  # the bank has it before anybody hears of it
        line.sendall(answer([(0xC0, b"00"), *head] + self._facts(sale), self.counted))


class Till:
    """The other side, for the project's own emulated terminal: one connection for one exchange."""

    def __init__(self, port):
        self.port = port

    def word(self, text, size):
        with socket.create_connection(("127.0.0.1", self.port), 5) as line:
            line.settimeout(10)
            line.sendall(text)
            return read_some(line, size)

    def ask(self, items, cut_after=None):
        with socket.create_connection(("127.0.0.1", self.port), 5) as line:
            line.settimeout(10)
            message = request(items)
            line.sendall(message if cut_after is None else message[:cut_after])
            if cut_after is not None:
                return None
            count = int(read_some(line, 4))
            inside = read_some(line, count - 6)
            if read_some(line, 2) != crc16(inside):
                raise Broken("the answer's check is wrong")
            return parse(inside)

    def pay(self, rials, key, number=b"000001"):
        return self.ask([(0xA2, b"\x01"), (0xB0, digits(rials)), (0xA4, number), (0xBA, key)])

    def inquire(self, key, number=b"000002"):
        return self.ask([(0xA2, b"\x16"), (0xBA, key), (0xA4, number)])
