#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The delegating agencies, emulated: identity inquiry, case submission, progress by tracking code, faults on demand.

A separate process, as the agencies are. It alone issues tracking codes and keeps its books in one file, so that a
restart forgets nothing. Shapes of every message: README.md beside this file. Standard library only.
"""
import argparse
import json
import os
import secrets
import sys
import threading
import time
from datetime import datetime, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

sys.dont_write_bytecode = True  # leaves nothing beside the sources

from books import Books
from citizens import identity_answer

LONGEST_BODY = 1 << 20


class Faults:
    """What goes wrong next. `count` answers are hit (-1: until changed)."""

    MODES = ("none", "down", "slow", "refuse", "error", "garbage")

    def __init__(self):
        self._lock = threading.Lock()
        self._mode, self._count, self._delay = "none", 0, 0.0

    def set(self, mode, count, delay):
        with self._lock:
            self._mode, self._count, self._delay = mode, count, delay

    def take(self):
        with self._lock:
            if self._mode == "none" or self._count == 0:
                return "none", 0.0
            mode, delay = self._mode, self._delay
            if self._count > 0:
                self._count -= 1
            return mode, delay


class Agency(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "agency"

    def do_GET(self):
        self._serve()

    def do_POST(self):
        self._serve()

    def log_message(self, *_):
        pass  # a request line may hold a tracking code: nothing is logged

    def _serve(self):
        body = self._read_body()
        if body is None:
            return
        if self.path.startswith("/control/"):
            self._answer(*self._control(body))
        elif not self._hit_by_fault():
            self._answer(*self._route(body))

    def _read_body(self):
        try:
            length = int(self.headers.get("Content-Length") or 0)
        except ValueError:
            length = -1
        if not 0 <= length <= LONGEST_BODY:
            self.close_connection = True
            self._answer(413, problem("too-long"))
            return None
        raw = self.rfile.read(length)
        if not raw:
            return {}
        try:
            parsed = json.loads(raw)
        except ValueError:
            parsed = None
        if not isinstance(parsed, dict):
            self._answer(400, problem("not-json"))
            return None
        return parsed

    def _hit_by_fault(self):
        """True when the fault has answered (or cut the line) itself."""
        mode, delay = self.server.faults.take()
        if mode == "slow":
            self.server.stopping.wait(delay)
            return False
        if mode == "none":
            return False
        self.close_connection = True
        if mode == "refuse":
            self._answer(403, problem("denied"))
        elif mode == "error":
            self._answer(500, problem("internal"))
        elif mode == "garbage":
            self._send(200, b"<html>\xff\xfe not what was asked for")
        return True  # "down": the connection closes without a byte

    def _route(self, body):
        if self.command == "POST" and self.path == "/v1/identity":
            return identity(body)
        if self.command == "POST" and self.path == "/v1/cases":
            return submit(self.server.books, body)
        if self.command == "GET" and self.path.startswith("/v1/cases/"):
            return self.server.books.progress(self.path[len("/v1/cases/"):])
        if self.command == "GET" and self.path == "/v1/alive":
            return 200, {"alive": True}
        return 404, problem("no-such-path")

    def _control(self, body):
        if self.path == "/control/faults" and self.command == "POST":
            mode = body.get("mode")
            if mode not in Faults.MODES:
                return 400, problem("unknown-mode")
            self.server.faults.set(mode, int(body.get("count", -1)), float(body.get("delayMs", 0)) / 1000)
            return 200, {"mode": mode}
        if self.path == "/control/advance" and self.command == "POST":
            return self.server.books.advance(str(body.get("trackingCode", "")))
        if self.path == "/control/books" and self.command == "GET":
            return 200, self.server.books.summary()
        return 404, problem("no-such-path")

    def _answer(self, status, content):
        self._send(status, json.dumps(content, ensure_ascii=False).encode())

    def _send(self, status, raw):
        try:
            self.send_response(status)
            self.send_header("Content-Type", "application/json; charset=utf-8")
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # the asker gave up waiting


def problem(code):
    return {"error": code}


def identity(body):
    if not isinstance(body.get("purpose"), dict) or not body["purpose"].get("service"):
        return 422, problem("purpose-missing")  # every inquiry names what it is for
    return 200, identity_answer(str(body.get("nationalCode", "")), str(body.get("birthDate", "")), str(body.get("codeKind", "")))


def submit(books, body):
    applicant = body.get("applicant")
    purpose = body.get("purpose")
    if not isinstance(applicant, list) or not isinstance(purpose, dict) or not body.get("case"):
        return 422, problem("case-incomplete")
    fields = {str(f.get("name")): str(f.get("value")) for f in applicant if isinstance(f, dict)}
    if not fields.get("nationalCode") or not fields.get("postalCode"):
        return 422, problem("keys-missing")  # national code and postal code are in every record
    return books.submit(str(body["case"]), str(purpose.get("service", "")), str(purpose.get("office", "")),
                        str(body.get("receiptNumber", "")), int(body.get("amount", 0)))


def service_titles(path):
    if not path:
        return {}
    with open(path, encoding="utf-8") as file:
        return {s["code"]: s["title"] for s in json.load(file)["services"]}


def write_port(path, port):
    """Whole or not at all: the starter waits for this file."""
    temporary = f"{path}.{os.getpid()}"
    with open(temporary, "w", encoding="ascii") as file:
        file.write(f"{port}\n")
    os.rename(temporary, path)


def new_code():
    """Fourteen digits, the first not zero; unpredictable, so that nobody finds other people's cases by counting."""
    return str(secrets.randbelow(9) + 1) + "".join(str(secrets.randbelow(10)) for _ in range(13))


def now():
    return datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def main():
    parser = argparse.ArgumentParser(prog="agency.py", description=__doc__.splitlines()[0])
    parser.add_argument("--listen", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--port-file", help="where the port is written once the agency listens")
    parser.add_argument("--books", required=True, help="file of the agency's own records")
    parser.add_argument("--catalogue", help="catalogue.json, for the services' titles")
    parser.add_argument("--stage-seconds", type=float, default=0,
                        help="a case moves one stage every so often; 0: only when /control/advance says so")
    wish = parser.parse_args()
    server = ThreadingHTTPServer((wish.listen, wish.port), Agency)
    server.daemon_threads = True
    server.faults = Faults()
    server.stopping = threading.Event()
    server.books = Books(wish.books, service_titles(wish.catalogue), new_code, now, time.time, wish.stage_seconds)
    if wish.port_file:
        write_port(wish.port_file, server.server_address[1])
    print(f"agency listens on {wish.listen}:{server.server_address[1]}", file=sys.stderr, flush=True)
    try:
        server.serve_forever(poll_interval=0.1)
    except KeyboardInterrupt:
        pass
    server.stopping.set()


if __name__ == "__main__":
    main()
