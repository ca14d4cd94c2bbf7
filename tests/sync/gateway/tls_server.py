# SPDX-License-Identifier: GPL-3.0-or-later
"""A TLS server for the client's tests: echoes a POST, tells the peer's certificate, speaks the version it is told to."""
import argparse
import os
import ssl
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

parser = argparse.ArgumentParser()
parser.add_argument("--port-file", required=True)
parser.add_argument("--folder", required=True)
parser.add_argument("--tls12", action="store_true")
wish = parser.parse_args()


class Echo(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        if self.path == "/long":
            return self.answer(b"x" * 100000)
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/elsewhere")
            self.send_header("Content-Length", "0")
            return self.end_headers()
        peer = self.connection.getpeercert()
        name = dict(pair for part in peer["subject"] for pair in part)["commonName"]
        self.answer(f"{name} {self.connection.version()} {id(self.connection)}".encode())

    def do_POST(self):
        self.answer(self.rfile.read(int(self.headers["Content-Length"])))

    def answer(self, body):
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("X-Kind", self.headers.get("Content-Type", "none"))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
if wish.tls12:
    context.maximum_version = ssl.TLSVersion.TLSv1_2
context.load_cert_chain(f"{wish.folder}/server.pem", f"{wish.folder}/server.key")
context.load_verify_locations(f"{wish.folder}/ca.pem")
context.verify_mode = ssl.CERT_REQUIRED
server = ThreadingHTTPServer(("127.0.0.1", 0), Echo)
server.daemon_threads = True
server.socket = context.wrap_socket(server.socket, server_side=True)
with open(wish.port_file + ".new", "w", encoding="ascii") as file:
    file.write(str(server.server_address[1]))
os.rename(wish.port_file + ".new", wish.port_file)
server.serve_forever()
