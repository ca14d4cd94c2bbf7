# SPDX-License-Identifier: GPL-3.0-or-later
"""A nexo terminal and a till, written from payment.md 9 alone, apart from drivers/: the standard library's XML and HTTP, python3-cryptography for
the sealed dialect. What it opens was sealed by us, what we open was sealed here: neither side can share the other's mistake."""
import base64
import datetime
import hashlib
import hmac
import http.client
import json
import os
import socketserver
import ssl
import threading
import time
import xml.etree.ElementTree as xml
from http.server import BaseHTTPRequestHandler

from cryptography import x509
from cryptography.hazmat.primitives import hashes, padding, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

CARD = "999000******1234"


class Seal:
    def __init__(self, passphrase):
        material = hashlib.pbkdf2_hmac("sha1", passphrase.encode(), b"AdyenNexoV1Salt", 4000, 80)
        self.hmac_key, self.key, self.iv = material[:32], material[32:64], material[64:]

    def _cipher(self, nonce):
        return Cipher(algorithms.AES(self.key), modes.CBC(bytes(a ^ b for a, b in zip(self.iv, nonce))))

    def close(self, message):
        plain, nonce = json.dumps(message).encode(), os.urandom(16)
        pad = padding.PKCS7(128).padder()
        turn = self._cipher(nonce).encryptor()
        blob = turn.update(pad.update(plain) + pad.finalize()) + turn.finalize()
        name = next(iter(message))
        return json.dumps({name: {"MessageHeader": message[name]["MessageHeader"], "NexoBlob": base64.b64encode(blob).decode(), "SecurityTrailer": {
            "AdyenCryptoVersion": 1, "KeyIdentifier": "mykey", "KeyVersion": 1, "Nonce": base64.b64encode(nonce).decode(),
            "Hmac": base64.b64encode(hmac.digest(self.hmac_key, plain, "sha256")).decode()}}}).encode()

    def open(self, body):
        """The message, or ValueError: another key, a changed blob, a header that is not the sealed one."""
        outer = json.loads(body)
        name = next(iter(outer))
        trailer = outer[name]["SecurityTrailer"]
        turn = self._cipher(base64.b64decode(trailer["Nonce"])).decryptor()
        pad = padding.PKCS7(128).unpadder()
        padded = turn.update(base64.b64decode(outer[name]["NexoBlob"])) + turn.finalize()
        plain = pad.update(padded) + pad.finalize()
        if not hmac.compare_digest(hmac.digest(self.hmac_key, plain, "sha256"), base64.b64decode(trailer["Hmac"])):
            raise ValueError("hmac")
        message = json.loads(plain)
        if message[name]["MessageHeader"] != outer[name]["MessageHeader"]:
            raise ValueError("header")
        return message


def to_tree(element):
    """XML as the JSON dialect would have it."""
    out = dict(element.attrib)
    for child in element:
        out[child.tag] = to_tree(child) if len(child) or child.attrib else (child.text or {})
    return out


def to_xml(name, value):
    """The other way: flat members are attributes, but for the elements nexo writes as text."""
    out = xml.Element(name)
    for key, one in value.items():
        if isinstance(one, dict):
            out.append(to_xml(key, one))
        elif key in ("ApprovalCode", "AdditionalResponse"):
            xml.SubElement(out, key).text = str(one)
        else:
            out.set("MaskedPAN" if key == "MaskedPan" else key, str(one))
    return out


class Terminal:
    """One terminal with the bank's books; XML without a passphrase, sealed JSON over TLS with one."""

    def __init__(self, folder, passphrase=None, citizen_seconds=0.0, lie=None):
        self.seal = Seal(passphrase) if passphrase else None
        self.citizen_seconds, self.lie, self.decline = citizen_seconds, lie, None
        self.books, self.answers, self.running, self.logged_in, self.number = [], {}, None, set(), 7000
        self.lock = threading.Lock()
        terminal = self

        class Page(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            timeout = 5

            def do_POST(self):
                size = int(self.headers["Content-Length"])
                body = self.rfile.read(size)
                if len(body) < size:
                    return
                try:
                    answer = terminal.hear(self.path, body)
                except (ValueError, KeyError, xml.ParseError):
                    self.send_error(400)
                    return
                self.send_response(200 if answer else 204)
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

            def finish_request(self, request, address):
                if terminal.seal:
                    request = self.tls.wrap_socket(request, server_side=True)
                super().finish_request(request, address)

        self._server = Server(("127.0.0.1", 0), Page)
        self.port = self._server.server_address[1]
        if self.seal:
            self.keys = self._identity(folder, passphrase)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def _identity(self, folder, passphrase):
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "foreign terminal")])
        day = datetime.timedelta(days=1)
        now = datetime.datetime.now(datetime.timezone.utc)
        made = x509.CertificateBuilder(name, name, key.public_key(), 7, now - day, now + day).sign(key, hashes.SHA256())
        pem = made.public_bytes(serialization.Encoding.PEM)
        with open(folder + "/identity.pem", "wb") as file:
            file.write(pem + key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
        self._server.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._server.tls.load_cert_chain(folder + "/identity.pem")
        path = folder + "/station-keys"
        with open(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
            json.dump({"keyIdentifier": "mykey", "keyVersion": 1, "passphrase": passphrase, "certificate": pem.decode()}, file)
        return path

    def address(self, port):
        return f"tls:127.0.0.1:{port}/FOREIGN-1?keys={self.keys}" if self.seal else f"tcp:127.0.0.1:{port}/FOREIGN-1"

    def money(self):
        with self.lock:
            return sum(line["amount"] if line["kind"] == "sale" else -line["amount"] for line in self.books)

    def hear(self, path, body):
        if self.seal:
            if path != "/nexo/":
                raise ValueError(path)
            message = self.seal.open(body)["SaleToPOIRequest"]
        else:
            if path != "/EPASSaleToPOI/3.1":
                raise ValueError(path)
            root = xml.fromstring(body)
            if root.tag != "SaleToPOIRequest":
                raise ValueError(root.tag)
            message = to_tree(root)
        header = message["MessageHeader"]
        what = header["MessageCategory"]
        answer = self.answer(what, header, message.get(what + "Request") or {})
        if answer is None:
            return b""
        reply = {"SaleToPOIResponse": {"MessageHeader": {**header, "MessageType": "Response"}, what + "Response": answer}}
        if self.seal:
            return self.seal.close(reply)
        return b"<?xml version='1.0' encoding='UTF-8'?>\n" + xml.tostring(to_xml("SaleToPOIResponse", reply["SaleToPOIResponse"]))

    @staticmethod
    def failure(condition):
        return {"Response": {"Result": "Failure", "ErrorCondition": condition}}

    def answer(self, what, header, body):
        key = (what, header["ServiceID"], header["SaleID"])
        if what == "Login":
            self.logged_in.add(header["SaleID"])
            return {"Response": {"Result": "Success"}}
        if what == "Diagnosis":
            return {"Response": {"Result": "Success"}, "POIStatus": {"GlobalStatus": "Busy" if self.running else "OK"}}
        if what == "Abort":
            return None
        if not self.seal and header["SaleID"] not in self.logged_in:
            return self.failure("LoggedOut")
        if what == "TransactionStatus":
            return self.status(header, body)
        if what == "Payment":
            return self.pay(key, header, body)
        if what == "Reversal":
            return self.reverse(key, header, body)
        return self.failure("UnavailableService")

    def status(self, header, body):
        about = body.get("MessageReference")
        with self.lock:
            if not about:
                mine = [key for key in self.answers if key[2] == header["SaleID"]]
                key = mine[-1] if mine else None
            else:
                key = (about["MessageCategory"], about["ServiceID"], about["SaleID"])
            if key is not None and key == self.running:
                return self.failure("InProgress" if self.seal else "Busy")
            if key not in self.answers:
                return self.failure("NotFound")
            known, name = self.answers[key], key[0] + "Response"
            inner = {"MessageHeader": {**header, "MessageCategory": key[0], "ServiceID": key[1], "SaleID": key[2], "MessageType": "Response"}}
            inner.update({"RepeatedResponseMessageBody": {name: known}} if self.seal else {name: known})
            return {"Response": {"Result": "Success"}, "RepeatedMessageResponse": inner}

    def pay(self, key, header, body):
        with self.lock:
            if key in self.answers:
                return self.answers[key]
            if self.running:
                return self.failure("Busy")
            self.running = key
        time.sleep(self.citizen_seconds)
        with self.lock:
            self.number += 1
            amount = int(body["PaymentTransaction"]["AmountsReq"]["RequestedAmount"])
            now = datetime.datetime.now(datetime.timezone.utc).isoformat()
            answer = {"Response": {"Result": "Success"}, "SaleData": {"SaleTransactionID": body["SaleData"]["SaleTransactionID"]},
                      "POIData": {"POITransactionID": {"TransactionID": f"F{self.number}.X", "TimeStamp": now}}}
            if self.decline:
                answer["Response"] = self.failure(self.decline)["Response"]
                self.decline = None
            else:
                refund = body["PaymentData"]["PaymentType"] == "Refund"
                self.books.append({"kind": "refund" if refund else "sale", "amount": amount, "number": self.number, "time": now})
                answer["PaymentResult"] = {"PaymentInstrumentData": {"PaymentInstrumentType": "Card", "CardData": {"MaskedPan": CARD}},
                                           "AmountsResp": {"Currency": "IRR", "AuthorizedAmount": amount},
                                           "PaymentAcquirerData": {"MerchantID": "000000000000001", "AcquirerPOIID": "99900077", "ApprovalCode": "000111"}}
            self.answers[key] = answer
            self.running = None
            if self.lie:
                return self.failure(self.lie)
            return answer

    def reverse(self, key, header, body):
        original = body["OriginalPOITransaction"]["POITransactionID"]
        with self.lock:
            if key in self.answers:
                return self.answers[key]
            sale = [one for one in self.books if one["kind"] == "sale" and f"F{one['number']}.X" == original["TransactionID"]
                    and one["time"] == original["TimeStamp"]]
            if not sale:
                self.answers[key] = self.failure("Refusal")
            else:
                self.books.append({"kind": "reversal", "amount": sale[0]["amount"], "number": 0, "time": ""})
                self.answers[key] = {"Response": {"Result": "Success"}, "POIData": {"POITransactionID": original}}
            return self.answers[key]


class Till:
    """A sale system against our emulator."""

    def __init__(self, port, station_keys=None):
        self.port, self.count, self.seal, self.tls = port, 0, None, None
        if station_keys:
            known = json.load(open(station_keys))
            self.seal = Seal(known["passphrase"])
            self.tls = ssl.create_default_context(cadata=known["certificate"])
            self.tls.check_hostname = False

    def post(self, body, cut=None):
        path = "/nexo/" if self.seal else "/EPASSaleToPOI/3.1"
        make = http.client.HTTPSConnection if self.seal else http.client.HTTPConnection
        line = make("127.0.0.1", self.port, timeout=10, **({"context": self.tls} if self.seal else {}))
        if cut is not None:
            line.connect()
            line.sock.sendall((f"POST {path} HTTP/1.1\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)[:cut])
            line.close()
            return None
        line.request("POST", path, body)
        answer = line.getresponse()
        return answer.status, answer.read()

    def ask(self, what, body, service=None, cut=None):
        self.count += 1
        header = {"ProtocolVersion": "3.0", "MessageClass": "Service", "MessageCategory": what, "MessageType": "Request",
                  "ServiceID": service or f"T{self.count}", "SaleID": "TILL", "POIID": "X"}
        message = {"MessageHeader": header, what + "Request": body}
        raw = self.seal.close({"SaleToPOIRequest": message}) if self.seal else xml.tostring(to_xml("SaleToPOIRequest", message))
        done = self.post(raw, cut)
        if done is None:
            return len(raw)
        status, got = done
        if not got:
            return status, {}
        reply = self.seal.open(got)["SaleToPOIResponse"] if self.seal else to_tree(xml.fromstring(got))
        return status, reply[what + "Response"]

    def pay(self, amount, key, service, cut=None):
        return self.ask("Payment", {"SaleData": {"SaleTransactionID": {"TransactionID": key, "TimeStamp": "2026-11-22T07:54:01Z"}},
                                    "PaymentTransaction": {"AmountsReq": {"Currency": "IRR", "RequestedAmount": amount}},
                                    "PaymentData": {"PaymentType": "Normal"}}, service, cut)

    def status(self, service):
        return self.ask("TransactionStatus", {"MessageReference": {"MessageCategory": "Payment", "ServiceID": service, "SaleID": "TILL", "POIID": "X"}})
