#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A second verifier, written from oversight.md sections 4 and 5.3 and from evidence.md alone, in another language than the product.

    second_verifier.py journal  BATCHES --key CERT [--trust PEM]     exported batches
    second_verifier.py receipt  QRTEXT  --key CERT
    second_verifier.py pack     FILE… --trust PEM [--vkey VKEY] [--policy FILE]     evidence packs of a case, one line each
    second_verifier.py hub      DIR --vkey VKEY [--policy FILE] [--since FILE]
    second_verifier.py vectors  FILE                                 vectors.json: every verdict it states, found again

Prints one JSON object; exit 0 valid, 1 not valid. It shares no code with pishkhan-verify on purpose: the test compares their verdicts.
"""
import argparse
import base64
import datetime
import hashlib
import json
import os
import re
import struct
import subprocess
import sys
import tempfile

from cryptography import x509
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, utils
from cryptography.hazmat.primitives.ciphers.aead import AESGCM


class Bad(Exception):
    """What was found, as a sentence."""


def sha256(*parts):
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return digest.digest()


def require(condition, reason):
    if not condition:
        raise Bad(reason)


# ---------------------------------------------------------------- RFC 6962

def leaf_hash(data):
    return sha256(b"\x00", data)


def node_hash(left, right):
    return sha256(b"\x01", left, right)


def merkle_root(leaves):
    """MTH by folding a stack of perfect subtrees, not by the definition's recursion: another way to the same root."""
    if not leaves:
        return sha256(b"")
    stack = []
    for count, leaf in enumerate(leaves):
        stack.append(leaf)
        while count & 1:
            right, left = stack.pop(), stack.pop()
            stack.append(node_hash(left, right))
            count >>= 1
    root = stack.pop()
    while stack:
        root = node_hash(stack.pop(), root)
    return root


# ---------------------------------------------------------------- bytes of 5.3

class Reader:
    def __init__(self, data, at=0):
        self.data, self.at = data, at

    def take(self, count):
        require(count <= len(self.data) - self.at, "the bytes end too early")
        self.at += count
        return self.data[self.at - count:self.at]

    def number(self, count):
        return int.from_bytes(self.take(count), "big")

    def text(self):
        raw = self.take(self.number(2))
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            raise Bad("a text is not UTF-8") from None

    def magic(self, value):
        require(self.take(len(value)) == value, "wrong magic")

    def end(self):
        require(self.at == len(self.data), "bytes are left over")


def parse_event(data):
    r = Reader(data)
    r.magic(b"PKE1")
    event = {"device": r.text(), "epoch": r.number(4), "seq": r.number(8), "kind": r.text(), "version": r.number(2)}
    event["actorKind"] = r.number(1)
    require(1 <= event["actorKind"] <= 4, "unknown actor kind")
    for name in ("actor", "case", "agency", "office"):
        event[name] = r.text()
    event["wall"], event["mono"], event["boot"] = r.number(8), r.number(8), r.take(16)
    clear = Reader(r.take(r.number(4)))
    event["clear"] = []
    while clear.at < len(clear.data):
        event["clear"].append((clear.text(), clear.text()))
    event["sealedLength"], event["sealedHash"] = r.number(4), r.take(32)
    r.end()
    return event


def parse_header(r):
    start = r.at
    r.magic(b"PKB1")
    header = {"device": r.text(), "epoch": r.number(4), "first": r.number(8), "count": r.number(4), "prev": r.take(32),
              "new": r.take(32), "root": r.take(32), "wall": r.number(8)}
    require(1 <= header["count"] <= 4096 and header["first"] >= 1, "batch count or sequence out of range")
    header["bytes"] = r.data[start:r.at]
    return header


def check_ecdsa(key, raw, message, reason):
    signature = utils.encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
    try:
        key.verify(signature, message, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        raise Bad(reason) from None


def load_key(path):
    with open(path, "rb") as file:
        pem = file.read()
    if b"BEGIN CERTIFICATE" in pem:
        certificate = x509.load_pem_x509_certificate(pem)
        return certificate.public_key(), certificate.public_bytes(serialization.Encoding.DER)
    return serialization.load_pem_public_key(pem), None


def text_bytes(value):
    raw = value.encode("utf-8")
    return struct.pack(">H", len(raw)) + raw


def genesis(device, epoch, certificate_der):
    return sha256(b"chain/v1 genesis\x00", text_bytes(device), struct.pack(">I", epoch), sha256(certificate_der))


# ---------------------------------------------------------------- journal

def base128(number):
    out = [number & 0x7F]
    while number > 0x7F:
        number >>= 7
        out.append(0x80 | (number & 0x7F))
    return bytes(reversed(out))


# As DER: Debian 12's library does not take so long an identifier. 2.25.N.1 speaks for the centre, .2 for support.
PURPOSES = {kind: base128(2 * 40 + 25) + base128(2910597562489413450023061226048157519) + base128(kind - 2) for kind in (3, 4)}
QUOTED = ["proposal", "subject", "about", "amount", "text", "object", "certificate"]


def parse_statement(data):
    require(len(data) <= 8192, "the statement is too long")
    r = Reader(data)
    r.magic(b"PKS1")
    out = {"from": r.number(1)}
    require(out["from"] in PURPOSES, "the statement is neither the centre's nor support's")
    for name in ("signer", "id", "device", "office", "subject", "about", "amount", "text"):
        out[name] = r.text()
    require(re.match(r"(0|-?[1-9][0-9]{0,18})\Z", out["amount"]) and -2**63 <= int(out["amount"]) < 2**63, "no amount")
    out["issued"], out["expires"], out["body"] = r.number(8), r.number(8), data[:r.at]
    out["signature"] = r.take(64)
    r.end()
    require(out["signer"] and out["id"] and out["device"], "the statement lacks a signer, an id or a device")
    return out


def canonical_base64(text):
    try:
        raw = base64.b64decode(text, validate=True)
    except ValueError:
        raise Bad("an embedded object is not base64") from None
    require(raw and base64.b64encode(raw).decode() == text, "an embedded object is not canonical base64")
    return raw


def issued_by(authorities, pem):
    """Through the openssl program: another implementation of X.509 than the product's and than python's."""
    with tempfile.NamedTemporaryFile(suffix=".pem") as file:
        file.write(pem)
        file.flush()
        done = subprocess.run(["openssl", "verify", "-partial_chain", "-no_check_time", "-CAfile", authorities, file.name],
                              capture_output=True, check=False)
    return done.returncode == 0


def der_values(data):
    """(tag, content) of the values one after another."""
    out, at = [], 0
    while at < len(data):
        tag, length, at = data[at], data[at + 1], at + 2
        if length > 0x7F:
            size = length & 0x7F
            length, at = int.from_bytes(data[at:at + size], "big"), at + size
        require(at + length <= len(data), "the certificate's DER cannot be read")
        out.append((tag, data[at:at + length]))
        at += length
    return out


def purposes_of(certificate):
    """The identifiers of the extension extendedKeyUsage (2.5.29.37), as DER."""
    body = der_values(der_values(certificate.public_bytes(serialization.Encoding.DER))[0][1])[0][1]
    listed = [content for tag, content in der_values(body) if tag == 0xA3]  # RFC 5280 4.1: extensions [3]
    for _, extension in der_values(der_values(listed[0])[0][1]) if listed else []:
        parts = der_values(extension)
        if parts[0] == (0x06, b"\x55\x1d\x25"):
            return [content for tag, content in der_values(der_values(parts[-1][1])[0][1]) if tag == 0x06]
    return []


def validity(certificate):
    """Newer versions of the library renamed these."""
    if hasattr(certificate, "not_valid_before_utc"):
        return certificate.not_valid_before_utc, certificate.not_valid_after_utc
    return certificate.not_valid_before, certificate.not_valid_after


def check_actor(event, authorities):
    """Actors 3 (central) and 4 (support) embed what their own certified key signed; the office cannot speak for them."""
    if event["actorKind"] in (1, 2):
        return
    clear = dict(reversed(event["clear"]))
    require([name for name, _ in event["clear"]] == QUOTED and not event["sealedLength"], "no embedded statement")
    what = parse_statement(canonical_base64(clear["object"]))
    try:
        certificate = x509.load_der_x509_certificate(canonical_base64(clear["certificate"]))
        key = certificate.public_key()
        names = certificate.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
        begins, ends = (int(at.replace(tzinfo=datetime.timezone.utc).timestamp() * 1000) for at in validity(certificate))
    except ValueError:
        raise Bad("the signer's certificate cannot be read") from None
    require(PURPOSES[what["from"]] in purposes_of(certificate), "the signer is not certified for this kind of actor")
    require(names and names[0].value == what["signer"], "the statement's signer is not the certificate's")
    require(isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, ec.SECP256R1), "the key is not P-256")
    check_ecdsa(key, what["signature"], b"statement/v1\x00" + what["body"], "the statement's signature does not hold")
    require(max(0, begins) <= what["issued"] <= max(0, ends), "the statement was signed outside its certificate's validity")
    require(authorities is None or issued_by(authorities, certificate.public_bytes(serialization.Encoding.PEM)),
            "the signer's certificate was not issued by the authority")
    require((what["from"], what["signer"], what["device"], what["office"])
            == (event["actorKind"], event["actor"], event["device"], event["office"]), "another actor's statement")
    require([clear[name] for name in QUOTED[:5]] == [what[name] for name in ("id", "subject", "about", "amount", "text")],
            "the event does not say what the statement says")


def check_item(header, sequence, event_bytes, sealed, authorities):
    event = parse_event(event_bytes)
    check_actor(event, authorities)
    require((event["device"], event["epoch"], event["seq"]) == (header["device"], header["epoch"], sequence),
            "an event is not in its place")
    if not sealed and event["sealedLength"]:
        return  # the body was erased since; the log stays provable
    require(len(sealed) == event["sealedLength"] and sha256(sealed) == event["sealedHash"],
            "the sealed part does not match its event")


def check_batch(r, state, key, certificate_der, authorities):
    header = parse_header(r)
    signature = r.take(64)
    if state["batches"] == 0:
        state.update(device=header["device"], epoch=header["epoch"], head=header["prev"])
        if certificate_der is not None:
            state["head"] = genesis(header["device"], header["epoch"], certificate_der)
    require((header["device"], header["epoch"]) == (state["device"], state["epoch"])
            and header["first"] == state["size"] + 1 and header["prev"] == state["head"],
            "a batch does not continue the chain")
    items = [(r.take(r.number(4)), r.take(r.number(4))) for _ in range(header["count"])]
    check_ecdsa(key, signature, b"batch/v1\x00" + header["bytes"], "the batch's signature is not the device's")
    head, leaves = header["prev"], []
    for offset, (event_bytes, sealed) in enumerate(items):
        check_item(header, header["first"] + offset, event_bytes, sealed, authorities)
        if header["first"] + offset == 1:
            state["firstEvent"] = parse_event(event_bytes)
        leaves.append(leaf_hash(event_bytes))
        head = sha256(b"chain/v1\x00", head, leaves[-1])
    require(head == header["new"] and merkle_root(leaves) == header["root"], "head or root does not match the events")
    state.setdefault("ends", {})[state["size"] + len(items)] = head
    state["head"], state["size"], state["batches"] = head, state["size"] + len(items), state["batches"] + 1


def journal(arguments):
    out, state = books(arguments.subject, arguments.key, arguments.trust)
    if arguments.continues and out["valid"]:
        old, old_state = books(arguments.continues, arguments.old_key, arguments.trust)
        reason = continuation(state, old_state, load_key(arguments.old_key)[1]) if old["valid"] else "the old books: " + old["reason"]
        out.update(valid=reason == "ok", reason=reason)
    return out


def continuation(new, old, old_certificate):
    """Lessons H16: the first event of a machine that took another one's place names the old books' last root."""
    first = new.get("firstEvent", {"kind": "", "clear": []})
    named = dict(first["clear"])
    if first["kind"] != "books-continued":
        return "the new books do not begin with a continuation"
    if (new["device"], named.get("oldEpoch"), named.get("certificate")) != (old["device"], str(old["epoch"]), sha256(old_certificate).hex()):
        return "the continuation names other books"
    head = {str(end): head.hex() for end, head in old.get("ends", {}).items()}.get(named.get("oldSequence"))
    if head is None:
        return "the old books do not reach the named event"
    if head != named.get("oldHead"):
        return "fork: the named head is not the old books'"
    return "ok" if named["oldSequence"] == str(old["size"]) else "the old books go on after the named event"


def books(path, key_path, authorities):
    key, certificate_der = load_key(key_path)
    with open(path, "rb") as file:
        r = Reader(file.read())
    state = {"device": "", "epoch": 0, "size": 0, "head": bytes(32), "batches": 0}
    out = {"firstBad": None, "valid": True, "reason": "ok"}
    try:
        while r.at < len(r.data):
            check_batch(r, state, key, certificate_der, authorities)
    except Bad as bad:
        out.update(firstBad=state["size"] + 1, valid=False, reason=str(bad))
    out.update(device=state["device"], epoch=state["epoch"], size=state["size"], batches=state["batches"],
               head=base64.b64encode(state["head"]).decode())
    return out, state


# ---------------------------------------------------------------- receipt

ALPHABET = set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-")


def base32(text, size):
    try:
        raw = base64.b32decode(text + "=" * (-len(text) % 8))
    except ValueError:
        raise Bad("base32 is wrong") from None
    require(len(raw) == size and base64.b32encode(raw).decode().rstrip("=") == text, "base32 is not canonical")
    return raw


def decimal(text, limit):
    require(text.isascii() and text.isdigit() and (text == "0" or text[0] != "0") and int(text) <= limit,
            "a number is not canonical")
    return int(text)


def receipt(arguments):
    key, _ = load_key(arguments.key)
    out = {"valid": True, "reason": "ok"}
    try:
        fields = arguments.subject.split(":")
        require(len(fields) == 10 and fields[0] == "PK1", "not a receipt text")
        for i in (1, 5, 6):
            require(0 < len(fields[i]) <= 64 and set(fields[i]) <= ALPHABET, "a field holds other characters")
        out.update(device=fields[1], epoch=decimal(fields[2], 2**32 - 1), sequence=decimal(fields[3], 2**64 - 1),
                   head=base64.b64encode(base32(fields[4], 32)).decode(), receiptNumber=fields[5],
                   trackingCode=None if fields[6] == "-" else fields[6], amount=decimal(fields[7], 2**63 - 1))
        decimal(fields[8], 2**63 - 1)
        signed = arguments.subject.rsplit(":", 1)[0].encode()
        check_ecdsa(key, base32(fields[9], 64), b"receipt/v1\x00" + signed, "the signature is not this device's")
    except Bad as bad:
        out.update(valid=False, reason=str(bad))
    return out


# ---------------------------------------------------------------- hub log

def parse_vkey(text):
    name, key_id, body = text.strip().split("+", 2)
    raw = base64.b64decode(body, validate=True)
    require(sha256(name.encode(), b"\n", raw)[:4].hex() == key_id, "the id in the vkey is not its key's")
    return {"name": name, "id": bytes.fromhex(key_id), "type": raw[0],
            "key": ed25519.Ed25519PublicKey.from_public_bytes(raw[1:])}


def note_signatures(tail):
    for line in tail.split("\n")[:-1]:
        require(line.startswith("\u2014 ") and line.count(" ") == 2, "a signature line is malformed")
        _, name, body = line.split(" ")
        try:
            raw = base64.b64decode(body, validate=True)
        except ValueError:
            raise Bad("a signature is not base64") from None
        require(len(raw) > 4 and base64.b64encode(raw).decode() == body, "a signature is not canonical base64")
        yield name, raw[:4], raw[4:]


def check_ed25519(key, raw, text):
    message = text.encode()
    if key["type"] == 4:
        require(len(raw) == 72, "a cosignature has the wrong length")
        message = b"cosignature/v1\ntime %d\n" % int.from_bytes(raw[:8], "big") + message
        raw = raw[8:]
    try:
        key["key"].verify(raw, message)
    except (InvalidSignature, ValueError):
        raise Bad("the signature of %s is wrong" % key["name"]) from None


def open_checkpoint(data, log, witnesses):
    try:
        note = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Bad("the note is not UTF-8") from None
    require("\n\n" in note and note.endswith("\n") and not any(c < " " and c != "\n" for c in note), "not a note")
    cut = note.rindex("\n\n")
    text, tail = note[:cut + 1], note[cut + 2:]
    signed = set()
    for name, key_id, raw in note_signatures(tail):
        for key in [log] + witnesses:
            if (key["name"], key["id"]) == (name, key_id):
                check_ed25519(key, raw, text)
                signed.add((name, key["type"]))
    require((log["name"], log["type"]) in signed, "the log itself did not sign")
    lines = text.split("\n")
    require(len(lines) >= 4 and lines[-1] == "" and "" not in lines[:-1] and lines[0] == log["name"],
            "a checkpoint has origin, size and root")
    try:
        root = base64.b64decode(lines[2], validate=True)
    except ValueError:
        raise Bad("the root is not base64") from None
    require(len(root) == 32 and base64.b64encode(root).decode() == lines[2], "the root is not 32 bytes")
    return decimal(lines[1], 2**63), root, signed


def policy_of(lines):
    witnesses, groups, quorum = {}, {}, None
    for words in (line.split("#")[0].split() for line in lines):
        if words and words[0] == "witness":
            witnesses[words[1]] = parse_vkey(words[2])
        elif words and words[0] == "group":
            need = {"any": 1, "all": len(words) - 3}.get(words[2]) or int(words[2])
            groups[words[1]] = (need, words[3:])
        elif words and words[0] == "quorum":
            quorum = words[1]
    return witnesses, groups, quorum


def parse_policy(path):
    with open(path, encoding="utf-8") as file:
        return policy_of(file)


def reaches(policy, signed):
    witnesses, groups, quorum = policy
    reached = {name for name, key in witnesses.items() if (key["name"], key["type"]) in signed}
    for name, (need, members) in groups.items():
        if sum(member in reached for member in members) >= need:
            reached.add(name)
    return quorum == "none" or quorum in reached


def index_path(index):
    groups = ["%03d" % (index % 1000)]
    while index >= 1000:
        index //= 1000
        groups.insert(0, "x%03d" % (index % 1000))
    return "/".join(groups)


def read_tile(folder, kind, index, width):
    path = os.path.join(folder, "tile", str(kind), index_path(index))
    try:
        with open(path + (".p/%d" % width if width < 256 else ""), "rb") as file:
            return file.read()
    except OSError:
        raise Bad("tile %s %d is missing" % (kind, index)) from None


def read_leaves(folder, size):
    entries = []
    for first in range(0, size, 256):
        width = min(256, size - first)
        r = Reader(read_tile(folder, "entries", first // 256, width))
        entries += [r.take(r.number(2)) for _ in range(width)]
        r.end()
    return entries


def check_tiles(folder, leaves):
    level, row = 0, leaves
    while row:
        for first in range(0, len(row), 256):
            found = read_tile(folder, level, first // 256, min(256, len(row) - first))
            require(found == b"".join(row[first:first + 256]), "a tile does not match the entries")
        row = [merkle_root(row[i:i + 256]) for i in range(0, len(row) - 255, 256)]
        level += 1


def check_chains(entries):
    chains = {}
    for entry in entries:
        r = Reader(entry)
        header = parse_header(r)
        r.take(64)
        r.end()
        name = (header["device"], header["epoch"])
        last, head = chains.get(name, (0, header["prev"]))
        require(header["first"] == last + 1 and header["prev"] == head, "a batch does not continue its device's chain")
        chains[name] = (header["first"] + header["count"] - 1, header["new"])


def witnessed_beside(folder, log, policy):
    """The newest checkpoint may be too young for the witnesses; the newest cosigned one then stands beside it."""
    try:
        with open(os.path.join(folder, "witnessed"), "rb") as file:
            data = file.read()
    except OSError:
        raise Bad("the quorum of witnesses is not reached") from None
    size, root, signed = open_checkpoint(data, log, list(policy[0].values()))
    require(reaches(policy, signed), "the quorum of witnesses is not reached")
    return size, root


def hub(arguments):
    out = {"valid": True, "reason": "ok"}
    try:
        log = parse_vkey(arguments.vkey)
        policy = parse_policy(arguments.policy) if arguments.policy else ({}, {}, "none")
        try:
            with open(os.path.join(arguments.subject, "checkpoint"), "rb") as file:
                data = file.read()
        except OSError:
            raise Bad("there is no checkpoint") from None
        size, root, signed = open_checkpoint(data, log, list(policy[0].values()))
        out.update(size=size, root=base64.b64encode(root).decode())
        older = None
        if not reaches(policy, signed):
            older = witnessed_beside(arguments.subject, log, policy)
        entries = read_leaves(arguments.subject, size)
        check_chains(entries)
        leaves = [leaf_hash(entry) for entry in entries]
        check_tiles(arguments.subject, leaves)
        require(merkle_root(leaves) == root, "the entries do not lead to the root")
        require(older is None or (older[0] <= size and merkle_root(leaves[:older[0]]) == older[1]),
                "the witnessed checkpoint is not contained")
        out["witnessedSize"] = size if older is None else older[0]
        if arguments.since:
            with open(arguments.since, "rb") as file:
                old_size, old_root, _ = open_checkpoint(file.read(), log, [])
            require(old_size <= size and merkle_root(leaves[:old_size]) == old_root, "the older checkpoint is not contained")
    except Bad as bad:
        out.update(valid=False, reason=str(bad))
    return out


# ---------------------------------------------------------------- evidence pack (evidence.md)

NAME = re.compile(r"[a-z0-9.\-][a-z0-9./\-]*\Z")


def octal(raw):
    match = re.match(rb"([0-7]+)[ \0]*\Z", raw)
    require(match, "a number of the tar header is wrong")
    return int(match.group(1), 8)


def read_ustar(data):
    members, at = [], 0
    while len(data) - at >= 512 and any(data[at:at + 512]):
        header = data[at:at + 512]
        require(octal(header[148:156]) == sum(header[:148]) + 8 * 32 + sum(header[156:]), "a tar checksum is wrong")
        require(header[257:265] == b"ustar\x0000" and header[156:157] == b"0" and not any(header[345:500]),
                "a member is no plain ustar file")
        raw = header[:100].split(b"\0", 1)
        require(len(raw) == 1 or not any(raw[1]), "a name is wrong")
        name = raw[0].decode("latin-1")
        require(NAME.match(name) and ".." not in name, "a name is not allowed")
        size = octal(header[124:136])
        end = at + 512 + size
        padded = at + 512 + (size + 511) // 512 * 512
        require(padded <= len(data) and not any(data[end:padded]), "a member is cut off")
        members.append((name, data[at + 512:end]))
        require(len(members) <= 4096, "too many members")
        at = padded
    rest = data[at:]
    require(1024 <= len(rest) <= 10240 and len(rest) % 512 == 0 and not any(rest), "the archive does not end properly")
    return members


def field(holder, name, kind):
    value = holder.get(name) if isinstance(holder, dict) else None
    require(isinstance(value, kind) and not isinstance(value, bool), "the manifest has no proper " + name)
    require(kind is not int or 0 <= value < 2**64, "the manifest has no proper " + name)
    return value


def parse_manifest(raw):
    def refuse(_):
        raise ValueError("a constant JSON does not have")
    try:
        document = json.loads(raw.decode("utf-8"), parse_constant=refuse)
    except (ValueError, RecursionError):
        raise Bad("the manifest is not JSON") from None
    require(isinstance(document, dict) and document.get("format") == "pishkhan-evidence/1", "another format")
    for name in ("case", "device", "made", "root", "head"):
        field(document, name, str)
    for name in ("epoch", "batches", "events"):
        field(document, name, int)
    for name in ("first", "last"):
        field(field(document, "range", dict), name, int)
    for name in ("version", "sha256"):
        field(field(document, "program", dict), name, str)
    for name in ("sha256", "catalogueVersion"):
        field(field(document, "configuration", dict), name, str)
    require(document["case"], "the manifest names no case")
    for entry in field(document, "files", list):
        field(entry, "path", str), field(entry, "sha256", str), field(entry, "size", int)
    return document


def allowed(path):
    return path in ("batches.bin", "events.bin", "report.pdf") or path.startswith(("certificates/", "proofs/", "sheets/"))


class Pack:
    """The checks in their order; each adds what the later ones need."""

    def __init__(self, data, arguments):
        self.data, self.arguments, self.witness = data, arguments, "not-logged"

    def archive(self):
        self.members = read_ustar(self.data)
        self.files = {}
        for name, content in self.members:
            self.files.setdefault(name, content)

    def manifest(self):
        require("manifest.json" in self.files, "there is no manifest.json")
        self.claims = parse_manifest(self.files["manifest.json"])

    def check_members(self):
        claimed = self.claims["files"]
        require([name for name, _ in self.members[:2]] == ["manifest.json", "manifest.sig"]
                and len(self.members) == len(claimed) + 2, "the members are not those of the manifest")
        paths = [entry["path"] for entry in claimed]
        require(all(a.encode() < b.encode() for a, b in zip(paths, paths[1:])), "the files are not in order")
        for entry, (name, content) in zip(claimed, self.members[2:]):
            require(name == entry["path"] and allowed(name), "a member is not in its place")
            require(len(content) == entry["size"] and sha256(content).hex() == entry["sha256"], "a member was changed")
        for name in ("batches.bin", "events.bin", "report.pdf", "certificates/device.pem"):
            require(name in self.files, "there is no " + name)

    def trust(self):
        pem = self.files["certificates/device.pem"]
        try:
            certificate = x509.load_pem_x509_certificate(pem)
            self.key = certificate.public_key()
            names = certificate.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
        except ValueError:
            raise Bad("the certificate cannot be read") from None
        require(isinstance(self.key, ec.EllipticCurvePublicKey) and isinstance(self.key.curve, ec.SECP256R1),
                "the certificate's key is not P-256")
        require(names and names[-1].value == self.claims["device"], "the certificate belongs to another device")
        self.certificate = certificate.public_bytes(serialization.Encoding.DER)
        require(self.pinned() or issued_by(self.arguments.trust, pem), "nobody who is trusted issued the device's certificate")

    def pinned(self):
        form = serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        with open(self.arguments.trust, "rb") as file:
            blocks = re.findall(rb"-----BEGIN [^-]+-----.*?-----END [^-]+-----", file.read(), re.S)
        found = False
        self.authorities = None
        for block in blocks:
            key = (x509.load_pem_x509_certificate(block).public_key() if b"CERTIFICATE" in block
                   else serialization.load_pem_public_key(block))
            same = key.public_bytes(*form) == self.key.public_bytes(*form)
            if b"CERTIFICATE" in block and not same:
                self.authorities = self.arguments.trust
            found = found or same
        return found

    def signature(self):
        raw = self.files["manifest.sig"]
        require(len(raw) == 64, "the signature is not 64 bytes")
        check_ecdsa(self.key, raw, b"evidence/v1\x00" + self.files["manifest.json"], "the device did not sign")

    def batches(self):
        r, self.chain = Reader(self.files["batches.bin"]), []
        while r.at < len(r.data):
            start, header = r.at, parse_header(r)
            raw = r.take(64)
            header["leaf"] = r.data[start:r.at]
            header["events"] = [r.take(32) for _ in range(header["count"])]
            header["signature"] = raw
            self.chain.append(header)
        require(self.chain, "there is no batch")
        before = None
        for header in self.chain:
            require((header["device"], header["epoch"]) == (self.claims["device"], self.claims["epoch"]),
                    "a batch of another device")
            require(before is None or (header["first"] == before["first"] + before["count"]
                                       and header["prev"] == before["new"]), "a batch does not continue the chain")
            check_ecdsa(self.key, header["signature"], b"batch/v1\x00" + header["bytes"], "a batch has no signature")
            head = header["prev"]
            for leaf in header["events"]:
                head = sha256(b"chain/v1\x00", head, leaf)
            require(head == header["new"] and merkle_root(header["events"]) == header["root"], "head or root is wrong")
            before = header
        first = self.chain[0]
        require(first["first"] != 1 or first["prev"] == genesis(first["device"], first["epoch"], self.certificate),
                "the chain does not begin with the device")

    def batch_of(self, sequence):
        for header in self.chain:
            if header["first"] <= sequence < header["first"] + header["count"]:
                return header
        raise Bad("an event lies outside the batches")

    def events(self):
        r, self.shown, self.leaves = Reader(self.files["events.bin"]), [], []
        while r.at < len(r.data):
            raw, sealed = r.take(r.number(4)), r.take(r.number(4))
            event = parse_event(raw)
            check_actor(event, self.authorities)
            require((event["device"], event["epoch"]) == (self.claims["device"], self.claims["epoch"])
                    and (not self.shown or event["seq"] > self.shown[-1]["seq"]), "an event is not in its place")
            require(event["case"] in ("", self.claims["case"]), "an event of another case")
            if sealed or not event["sealedLength"]:
                require(len(sealed) == event["sealedLength"] and sha256(sealed) == event["sealedHash"], "wrong body")
            header = self.batch_of(event["seq"])
            require(header["events"][event["seq"] - header["first"]] == leaf_hash(raw), "an event was not signed")
            self.shown.append(event)
            self.leaves.append(leaf_hash(raw))
        require(any(event["case"] == self.claims["case"] for event in self.shown), "no event of the case")

    def range(self):
        last = self.chain[-1]
        found = {"first": self.chain[0]["first"], "last": last["first"] + last["count"] - 1}
        claimed = self.claims
        require({name: claimed["range"][name] for name in found} == found and claimed["batches"] == len(self.chain)
                and claimed["events"] == len(self.shown)
                and claimed["root"] == base64.b64encode(merkle_root(self.leaves)).decode()
                and claimed["head"] == base64.b64encode(last["new"]).decode(), "the stated range is not the pack's")

    def sheet(self):
        sheet, raw = self.files.get("sheets/catalogue.json"), self.files.get("sheets/catalogue.json.sig")
        if sheet is None and raw is None:
            return "absent"
        digest = None
        for event in self.shown:
            if event["case"] == self.claims["case"]:
                break
            if event["kind"] == "catalogue-loaded":
                digest = dict(reversed(event["clear"])).get("digest")
        require(sheet is not None and digest and sha256(sheet).hex() == digest, "the sheets are not those of the log")
        require(raw is not None and "certificates/central.pub.pem" in self.files, "the sheets are not signed")
        try:
            key = serialization.load_pem_public_key(self.files["certificates/central.pub.pem"])
            raw = base64.b64decode(raw.strip(b"\r\n"), validate=True)
        except ValueError:
            raise Bad("the sheets' signature cannot be read") from None
        require(len(raw) == 64 and isinstance(key, ec.EllipticCurvePublicKey), "the sheets are not signed")
        check_ecdsa(key, raw, b"catalogue/v1\x00" + sheet, "the sheets are not signed by their publisher")
        return "ok"

    def proofs(self):
        log, policy = self.judges()
        given = {name for name in self.files if name.startswith("proofs/")}
        used, cosigned, complete = set(), True, True
        for header in self.chain:
            name = "proofs/%012d.tlog-proof" % header["first"]
            if name in given:
                require(log, "there are proofs, but no key of the log")
                signed = check_proof(self.files[name], header["leaf"], log, list(policy[0].values()) if policy else [])
                cosigned = cosigned and policy is not None and policy[2] != "none" and reaches(policy, signed)
                used.add(name)
            elif any(event["case"] == self.claims["case"] and self.batch_of(event["seq"]) is header
                     for event in self.shown):
                complete = False
        require(used == given, "a proof belongs to no batch")
        self.witness = "not-logged" if not used or not complete else "witnessed" if cosigned else "logged"
        return "absent" if self.witness == "not-logged" else "ok"

    def judges(self):
        try:
            vkey = self.arguments.vkey or self.files.get("certificates/hub.vkey", b"").decode("ascii")
            log = parse_vkey(vkey) if vkey else None
            policy = None
            if self.arguments.policy:
                policy = parse_policy(self.arguments.policy)
            elif "certificates/witness.policy" in self.files:
                policy = policy_of(self.files["certificates/witness.policy"].decode("utf-8").split("\n"))
        except (ValueError, IndexError, KeyError):
            raise Bad("the keys of hub and witnesses cannot be read") from None
        return log, policy


def check_proof(data, leaf, log, witnesses):
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Bad("a proof is not UTF-8") from None
    head, _, note = text.partition("\n\n")
    lines = head.split("\n")
    require(lines[0] == "c2sp.org/tlog-proof@v1" and len(lines) >= 2, "not a tlog-proof")
    if lines[1].startswith("extra "):
        del lines[1]
    require(lines[1].startswith("index "), "the proof has no index")
    index = decimal(lines[1][6:], 2**63)
    size, root, signed = open_checkpoint(note.encode(), log, witnesses)
    path = []
    for line in lines[2:]:
        try:
            path.append(base64.b64decode(line, validate=True))
        except ValueError:
            raise Bad("a hash is not base64") from None
        require(len(path[-1]) == 32 and base64.b64encode(path[-1]).decode() == line, "a hash is not 32 bytes")
    check_inclusion(leaf_hash(leaf), index, size, path, root)
    return signed


def check_inclusion(leaf, index, size, path, root):
    """RFC 9162 2.1.3.2."""
    require(index < size, "the index lies outside the tree")
    fn, sn, found = index, size - 1, leaf
    for step in path:
        require(sn > 0, "the path is too long")
        if fn & 1 or fn == sn:
            found = node_hash(step, found)
            while fn and not fn & 1:
                fn, sn = fn >> 1, sn >> 1
        else:
            found = node_hash(found, step)
        fn, sn = fn >> 1, sn >> 1
    require(sn == 0 and found == root, "the leaf is not in the tree")


def pack(arguments):
    with open(arguments.subject, "rb") as file:
        walk = Pack(file.read(), arguments)
    out = {"valid": True, "reason": "ok", "failed": None, "checks": []}
    for name, check in (("archive", walk.archive), ("manifest", walk.manifest), ("members", walk.check_members),
                        ("trust", walk.trust), ("signature", walk.signature), ("batches", walk.batches),
                        ("events", walk.events), ("range", walk.range), ("sheet", walk.sheet),
                        ("proofs", walk.proofs)):
        verdict = "not-reached"
        if out["valid"]:
            try:
                verdict = check() or "ok"
            except Bad as bad:
                out.update(valid=False, reason="%s: %s" % (name, bad), failed=name)
                verdict = "failed"
        out["checks"].append({"name": name, "verdict": verdict})
    if out["valid"]:
        out.update({name: walk.claims[name] for name in ("case", "device", "epoch", "range", "root", "head", "events")})
    out["witness"] = walk.witness
    return out


# ---------------------------------------------------------------- published vectors

def check_consistency(older, older_root, newer, newer_root, path):
    """RFC 9162 2.1.4.2."""
    require(0 < older <= newer, "the sizes are out of order")
    if older == newer:
        return require(not path and older_root == newer_root, "two roots of one size")
    steps = ([older_root] if older & (older - 1) == 0 else []) + path
    require(steps, "the path is empty")
    fn, sn = older - 1, newer - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    left = right = steps[0]
    for step in steps[1:]:
        require(sn > 0, "the path is too long")
        if fn & 1 or fn == sn:
            left, right = node_hash(step, left), node_hash(step, right)
            while fn and not fn & 1:
                fn, sn = fn >> 1, sn >> 1
        else:
            right = node_hash(right, step)
        fn, sn = fn >> 1, sn >> 1
    require(sn == 0 and left == older_root and right == newer_root, "the newer tree does not contain the older one")


def unhex(vector, name):
    return bytes.fromhex(vector[name])


def vector_statement(vector):
    clear = [(name, vector[field]) for name, field in zip(QUOTED, ["id", "subject", "about", "amount", "text", "object", "certificate"])]
    event = {"actorKind": vector["actorKind"], "actor": vector["signer"], "device": vector["device"],
             "office": vector["office"], "clear": clear, "sealedLength": 0}
    with tempfile.NamedTemporaryFile("w", suffix=".pem") as authority:
        authority.write(vector["authority"])
        authority.flush()
        check_actor(event, authority.name)


def vector_sealed(vector):
    key, aad, sealed = unhex(vector, "caseKey"), unhex(vector, "upToClear"), unhex(vector, "sealed")
    try:
        plain = AESGCM(key).decrypt(sealed[:12], sealed[12:], aad)
    except InvalidTag:
        raise Bad("the sealed part does not open") from None
    require(plain == unhex(vector, "plain"), "it says something else")
    require(sha256(b"kc", key) == unhex(vector, "commitment"), "the commitment is to another key")
    require(unhex(vector, "event") == aad + struct.pack(">I", len(sealed)) + sha256(sealed), "the event names another sealed part")
    fields = Reader(plain)
    while fields.at < len(fields.data):
        fields.text(), fields.text()


def vector_case_key(vector):
    """openssl's own command opens it: no line of ours."""
    with tempfile.TemporaryDirectory() as folder:
        for name, field in (("cert.pem", "certificate"), ("key.pem", "privateKey")):
            with open(os.path.join(folder, name), "w", encoding="ascii") as file:
                file.write(vector[field])
        done = subprocess.run(["openssl", "cms", "-decrypt", "-inform", "DER", "-recip", folder + "/cert.pem", "-inkey",
                               folder + "/key.pem"], input=base64.b64decode(vector["cms"]), capture_output=True, check=False)
    require(done.returncode == 0 and done.stdout == unhex(vector, "plain"), "the case key does not open")
    require(sha256(b"kc", done.stdout[:32]) == done.stdout[32:], "the commitment beside the key is wrong")


def vector_checkpoint(vector):
    size, root, _ = open_checkpoint(vector["note"].encode(), parse_vkey(vector["vkey"]), [parse_vkey(vector["witness"])])
    require((size, root) == (vector["size"], unhex(vector, "root")), "another size or root")


def vector_inclusion(vector):
    check_inclusion(leaf_hash(unhex(vector, "leaf")), vector["index"], vector["size"], [bytes.fromhex(h) for h in vector["proof"]],
                    unhex(vector, "root"))


def vector_consistency(vector):
    check_consistency(vector["from"], unhex(vector, "fromRoot"), vector["to"], unhex(vector, "toRoot"),
                      [bytes.fromhex(h) for h in vector["proof"]])


def vector_tile(vector):
    require(b"".join(leaf_hash(bytes.fromhex(leaf)) for leaf in vector["leaves"]) == unhex(vector, "bytes"), "another tile")


def vector_tlog_proof(vector):
    check_proof(vector["text"].encode(), unhex(vector, "leaf"), parse_vkey(vector["vkey"]), [parse_vkey(vector["witness"])])


def vector_receipt(vector):
    with tempfile.NamedTemporaryFile("w", suffix=".pem") as key:
        key.write(vector["certificate"])
        key.flush()
        out = receipt(argparse.Namespace(key=key.name, subject=vector["text"]))
    require(out["valid"], out["reason"])


VECTORS = {"statement": vector_statement, "sealed": vector_sealed, "caseKey": vector_case_key, "checkpoint": vector_checkpoint,
           "inclusion": vector_inclusion, "consistency": vector_consistency, "tile": vector_tile, "tlogProof": vector_tlog_proof,
           "receipt": vector_receipt}


def vectors(arguments):
    with open(arguments.subject, encoding="utf-8") as file:
        published = json.load(file)
    count, disagree = 0, []
    for kind, check in VECTORS.items():
        for vector in published[kind]:
            count += 1
            try:
                check(vector)
                found = True
            except Bad:
                found = False
            if found != vector["valid"]:
                disagree.append("%s: %s" % (kind, vector["name"]))
    return {"valid": not disagree, "vectors": count, "disagree": disagree}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=["journal", "receipt", "pack", "hub", "vectors"])
    parser.add_argument("subjects", nargs="+", metavar="subject")
    parser.add_argument("--key")
    parser.add_argument("--vkey")
    parser.add_argument("--policy")
    parser.add_argument("--since")
    parser.add_argument("--trust")
    parser.add_argument("--continues")
    parser.add_argument("--old-key")
    arguments = parser.parse_args()
    valid = True
    for arguments.subject in arguments.subjects:
        out = {"journal": journal, "receipt": receipt, "pack": pack, "hub": hub, "vectors": vectors}[arguments.command](arguments)
        print(json.dumps(out))
        valid = valid and out["valid"]
    sys.exit(0 if valid else 1)


if __name__ == "__main__":
    main()
