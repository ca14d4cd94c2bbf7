# SPDX-License-Identifier: GPL-3.0-or-later
"""The reference bridge: drivers/payment/BRIDGE.md in a hundred lines, over a card terminal it invents, with books of its own. A vendor's bridge may be
measured against the same tests."""
import json
import socketserver
import threading
import time
from http.server import BaseHTTPRequestHandler


class Terminal:
    """The bridge's keys (promise 1 would put them on a disk) and the bank's books behind it."""

    def __init__(self, card="999000******1234", citizen_seconds=0.0):
        self.card, self.citizen_seconds = card, citizen_seconds
        self.books, self.keys, self.trace = [], {}, 500
        self.decline = self.lie_about_key = self.other_amount = None
        self.lock = threading.Lock()
        terminal = self

        class Page(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            timeout = 5

            def do_POST(self):
                try:
                    asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                except (ValueError, TypeError):
                    self.send_error(400)
                    return
                answer = json.dumps(terminal.answer(self.path, asked)).encode()
                self.send_response(200)
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)
                self.close_connection = True

            def log_message(self, *words):
                pass

        class Server(socketserver.ThreadingTCPServer):
            allow_reuse_address = daemon_threads = True

            def handle_error(self, *about):
                pass  # a broken line is the test's doing

        self._server = Server(("127.0.0.1", 0), Page)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def money(self):
        with self.lock:
            back = sum(line["amount"] for line in self.books if line["kind"] == "back")
            return sum(line["amount"] for line in self.books if line["kind"] == "sale") - back

    def answer(self, path, asked):
        work = {"/pishkhan/1/status": lambda: {"outcome": "ready"}, "/pishkhan/1/pay": lambda: self._once(asked, "sale"),
                "/pishkhan/1/query": lambda: self._query(asked), "/pishkhan/1/abort": lambda: {"key": asked.get("key"), "outcome": "asked"},
                "/pishkhan/1/reverse": lambda: self._once(asked, "back"), "/pishkhan/1/refund": lambda: self._once(asked, "back"),
                "/pishkhan/1/totals": lambda: {"outcome": "totals", "count": len(self.books), "amount": self.money()}}
        return work.get(path, lambda: {"outcome": "unknown", "reason": "no-such-path"})()

    def _once(self, asked, kind):
        key = asked["key"]
        with self.lock:
            known = self.keys.get(key)
            if known is None:
                self.keys[key] = {"key": key, "outcome": "running"}  # promise 1, before the terminal is asked
        if known is not None:
            return known  # promise 2
        time.sleep(self.citizen_seconds)
        with self.lock:
            if self.decline:
                reason, self.decline = self.decline, None
                self.keys[key] = {"key": key, "outcome": "not-paid", "reason": reason}
            else:
                self.trace += 1
                self.books.append({"kind": kind, "amount": asked["amount"], "key": key, "trace": self.trace})
                self.keys[key] = {"key": key, "outcome": "approved", "amount": asked["amount"] + (self.other_amount or 0), "maskedPan": self.card,
                                  "terminalId": "99900099", "trace": str(self.trace), "rrn": "88800%07d" % self.trace, "localTime": "1405/09/02 10:00", "code": "00"}
            answer = dict(self.keys[key])
        if self.lie_about_key:
            answer["key"] = self.lie_about_key
        return answer

    def _query(self, asked):
        with self.lock:
            return self.keys.setdefault(asked["key"], {"key": asked["key"], "outcome": "not-paid", "reason": "never-seen"})  # promise 3
