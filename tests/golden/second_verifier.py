#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A second verifier, written from oversight.md sections 4 and 5.3 alone, in another language than the product.

    second_verifier.py journal  BATCHES --key CERT        exported batches
    second_verifier.py receipt  QRTEXT  --key CERT
    second_verifier.py hub      DIR --vkey VKEY [--policy FILE] [--since FILE]

Prints one JSON object; exit 0 valid, 1 not valid. It shares no code with pishkhan-verify on purpose: the test compares their verdicts.
"""
import argparse
import base64
import hashlib
import json
import os
import struct
import sys

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, utils


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

def check_item(header, sequence, event_bytes, sealed):
    event = parse_event(event_bytes)
    require((event["device"], event["epoch"], event["seq"]) == (header["device"], header["epoch"], sequence),
            "an event is not in its place")
    if not sealed and event["sealedLength"]:
        return  # the body was erased since; the log stays provable
    require(len(sealed) == event["sealedLength"] and sha256(sealed) == event["sealedHash"],
            "the sealed part does not match its event")


def check_batch(r, state, key, certificate_der):
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
        check_item(header, header["first"] + offset, event_bytes, sealed)
        leaves.append(leaf_hash(event_bytes))
        head = sha256(b"chain/v1\x00", head, leaves[-1])
    require(head == header["new"] and merkle_root(leaves) == header["root"], "head or root does not match the events")
    state["head"], state["size"], state["batches"] = head, state["size"] + len(items), state["batches"] + 1


def journal(arguments):
    key, certificate_der = load_key(arguments.key)
    with open(arguments.subject, "rb") as file:
        r = Reader(file.read())
    state = {"device": "", "epoch": 0, "size": 0, "head": bytes(32), "batches": 0}
    out = {"firstBad": None, "valid": True, "reason": "ok"}
    try:
        while r.at < len(r.data):
            check_batch(r, state, key, certificate_der)
    except Bad as bad:
        out.update(firstBad=state["size"] + 1, valid=False, reason=str(bad))
    out.update(device=state["device"], epoch=state["epoch"], size=state["size"], batches=state["batches"],
               head=base64.b64encode(state["head"]).decode())
    return out


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


def parse_policy(path):
    witnesses, groups, quorum = {}, {}, None
    with open(path, encoding="utf-8") as file:
        for words in (line.split("#")[0].split() for line in file):
            if words and words[0] == "witness":
                witnesses[words[1]] = parse_vkey(words[2])
            elif words and words[0] == "group":
                need = {"any": 1, "all": len(words) - 3}.get(words[2]) or int(words[2])
                groups[words[1]] = (need, words[3:])
            elif words and words[0] == "quorum":
                quorum = words[1]
    return witnesses, groups, quorum


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
        require(reaches(policy, signed), "the quorum of witnesses is not reached")
        entries = read_leaves(arguments.subject, size)
        check_chains(entries)
        leaves = [leaf_hash(entry) for entry in entries]
        check_tiles(arguments.subject, leaves)
        require(merkle_root(leaves) == root, "the entries do not lead to the root")
        if arguments.since:
            with open(arguments.since, "rb") as file:
                old_size, old_root, _ = open_checkpoint(file.read(), log, [])
            require(old_size <= size and merkle_root(leaves[:old_size]) == old_root, "the older checkpoint is not contained")
    except Bad as bad:
        out.update(valid=False, reason=str(bad))
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=["journal", "receipt", "hub"])
    parser.add_argument("subject")
    parser.add_argument("--key")
    parser.add_argument("--vkey")
    parser.add_argument("--policy")
    parser.add_argument("--since")
    arguments = parser.parse_args()
    out = {"journal": journal, "receipt": receipt, "hub": hub}[arguments.command](arguments)
    print(json.dumps(out))
    sys.exit(0 if out["valid"] else 1)


if __name__ == "__main__":
    main()
