#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The udev rules say what the programs believe: every line parses, every label is reached, the makers are those of drivers/inventory, and a made-up
scanner, a keyboard, a printer and a serial adapter come out as they should by udev's own order of matching. Where a mount namespace may be made udev
itself reads them (udevadm of Debian 12 has no `verify`, but `test` reads every rule), and provisioning's own step installs them."""
import fnmatch
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
RULES = ROOT + "/provisioning/udev/70-pishkhan-devices.rules"
TOKEN = re.compile(r'^([A-Z]+)(\{[^}]+\})?(==|!=|=|\+=|:=)"([^"]*)"$')
MATCH = {"ACTION", "SUBSYSTEM", "KERNEL", "ENV", "ATTR", "ATTRS"}
ASSIGN = {"ENV", "GROUP", "MODE", "TAG", "LABEL", "GOTO", "OWNER", "SYMLINK"}


def fail(what):
    sys.exit(f"udev_rules: {what}")


def parse():
    out = []
    for number, line in enumerate(open(RULES, encoding="utf-8"), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        tokens = []
        for text in re.findall(r'[A-Z]+(?:\{[^}]+\})?(?:==|!=|\+=|:=|=)"[^"]*"|[^,\s]+', line):
            token = TOKEN.match(text)
            if not token:
                fail(f"line {number}: {text!r} is no rule")
            name, key, how, value = token.groups()
            if name not in (MATCH if how in ("==", "!=") else ASSIGN):
                fail(f"line {number}: {name} cannot stand with {how}")
            tokens.append((name, (key or "{}")[1:-1], how, value))
        if all(how in ("==", "!=") for _, _, how, _ in tokens):
            fail(f"line {number} does nothing")
        out.append(tokens)
    labels = {value for rule in out for name, _, _, value in rule if name == "LABEL"}
    gotos = {value for rule in out for name, _, _, value in rule if name == "GOTO"}
    if labels != gotos:
        fail(f"labels {labels} and jumps {gotos}")
    return out


def applied(rules, device):
    """What udev would make of a device: the rules in order, `*` as a shell knows it, jumps forward."""
    device, goto = dict(device), None
    for rule in rules:
        label = next((value for name, _, _, value in rule if name == "LABEL"), None)
        if goto is not None:
            goto = None if label == goto else goto
            continue
        value_of = lambda name, key: device.get("ENV:" + key if name == "ENV" else name, "")
        good = all(fnmatch.fnmatchcase(value_of(name, key), value) == (how == "==")
                   for name, key, how, value in rule if how in ("==", "!="))
        for name, key, how, value in rule if good else ():
            if how == "=" and name == "GOTO":
                goto = value
            elif how == "=" and name != "LABEL":
                device["ENV:" + key if name == "ENV" else name] = value
    return device


def read_by_udev(rules):
    """What udevadm says about a rules file; None where it cannot be asked."""
    script = ('mount -t tmpfs none /etc/udev/rules.d && cp "$1" /etc/udev/rules.d/70-pishkhan-devices.rules && '
              "udevadm test /sys/devices/virtual/mem/null 2>&1")
    try:
        run = subprocess.run(["unshare", "-rm", "sh", "-c", script, "sh", rules], capture_output=True, text=True, timeout=60)
    except OSError:
        return None
    about = [line for line in run.stdout.splitlines() if "70-pishkhan-devices" in line]
    return [line for line in about if "Unknown group 'pishkhan'" not in line and not line.startswith("Reading")] if about else None


def installed():
    """The provisioning step, into a folder of ours: once, whole, readable, and no second time."""
    with tempfile.TemporaryDirectory() as folder:
        step = ["bash", "-euc", f". {ROOT}/provisioning/lib/udev.sh; ROOT={ROOT} install_udev_rules"]
        said = []
        for _ in range(2):
            run = subprocess.run(step, env=dict(os.environ, PISHKHAN_UDEV_RULES=folder), capture_output=True, text=True, check=True)
            said.append(run.stderr)
        put = folder + "/70-pishkhan-devices.rules"
        if open(put).read() != open(RULES).read() or os.stat(put).st_mode & 0o777 != 0o644 or not said[0] or said[1]:
            fail(f"the provisioning step does not install them: {said}")


def main():
    rules = parse()
    source = open(ROOT + "/drivers/inventory/udev_devices.cpp", encoding="utf-8").read()
    makers = re.findall(r'"([0-9a-f]{4})"', re.search(r"scannerMakers\[\] = \{([^}]*)\}", source).group(1))
    marked = [value for rule in rules for name, key, how, value in rule if name == "ENV" and key == "ID_VENDOR_ID" and how == "=="]
    if makers != marked:
        fail(f"the program knows {makers}, the rules mark {marked}")
    keyboard = {"ACTION": "add", "SUBSYSTEM": "input", "KERNEL": "event7", "ENV:ID_INPUT_KEYBOARD": "1", "ENV:ID_VENDOR_ID": "046d"}
    expect = [
        ("a scanner", dict(keyboard, **{"ENV:ID_VENDOR_ID": makers[0]}), {"ENV:PISHKHAN_BARCODE_READER": "1", "GROUP": "pishkhan", "MODE": "0660", "ENV:LIBINPUT_IGNORE_DEVICE": "1"}),
        ("a person's keyboard", keyboard, {"ENV:PISHKHAN_BARCODE_READER": None, "GROUP": None, "ENV:LIBINPUT_IGNORE_DEVICE": None}),
        ("that scanner pulled out", dict(keyboard, **{"ENV:ID_VENDOR_ID": makers[0], "ACTION": "remove"}), {"GROUP": None}),
        ("a maker's mouse", dict(keyboard, **{"ENV:ID_VENDOR_ID": makers[0], "ENV:ID_INPUT_KEYBOARD": ""}), {"GROUP": None}),
        ("a receipt printer", {"ACTION": "add", "SUBSYSTEM": "usb", "ENV:DEVTYPE": "usb_device", "ENV:ID_USB_INTERFACES": ":070102:"}, {"GROUP": "pishkhan", "MODE": "0660"}),
        ("a memory stick", {"ACTION": "add", "SUBSYSTEM": "usb", "ENV:DEVTYPE": "usb_device", "ENV:ID_USB_INTERFACES": ":080650:"}, {"GROUP": None}),
        ("a serial adapter", {"ACTION": "add", "SUBSYSTEM": "tty", "KERNEL": "ttyUSB0", "ENV:ID_BUS": "usb"}, {"GROUP": "pishkhan"}),
        ("the console", {"ACTION": "add", "SUBSYSTEM": "tty", "KERNEL": "tty1"}, {"GROUP": None}),
        ("a camera", {"ACTION": "add", "SUBSYSTEM": "video4linux", "KERNEL": "video0", "ENV:ID_BUS": "usb"}, {"GROUP": "pishkhan", "MODE": "0660"}),
        ("a capture card", {"ACTION": "add", "SUBSYSTEM": "video4linux", "KERNEL": "video1", "ENV:ID_BUS": "pci"}, {"GROUP": None}),
        ("a flatbed", {"ACTION": "add", "SUBSYSTEM": "usb", "ENV:libsane_matched": "yes"}, {"GROUP": "pishkhan"}),
    ]
    for what, device, wanted in expect:
        got = applied(rules, device)
        for key, value in wanted.items():
            if got.get(key) != value:
                fail(f"{what}: {key} is {got.get(key)!r}, wanted {value!r}")
    complaints = read_by_udev(RULES)
    if complaints:
        fail("udev: " + "; ".join(complaints))
    with tempfile.NamedTemporaryFile("w", suffix=".rules") as broken:
        broken.write('KERNEL=="x", NOSUCH=="1"\n')
        broken.flush()
        if complaints is not None and not read_by_udev(broken.name):
            fail("udev was asked and would have said nothing about a broken rule")
    installed()
    print(f"{len(rules)} rules, {len(expect)} devices, read by udev: {'yes' if complaints is not None else 'cannot be asked here'}")


main()
