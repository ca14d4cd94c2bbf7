#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs clang-tidy over every product source: tidy.py ROOT BUILD. Prints what it finds and exits 1, or 0.

Files of one room are read together where they compile as one. A file that was clean is not looked at again while it, the project's
headers it sees, its flags and .clang-tidy are what they were."""
import collections
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

ROOT, BUILD = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
CLEAN = BUILD / "tidy"  # one empty file for each key that was clean
BATCH = 24
FILTER = r"(terminal|drivers|sync|kiosk-ui|printer-templates)/.*\.(h|cpp)$"
PRODUCT = ("terminal/", "drivers/", "sync/", "kiosk-ui/", "printer-templates/")


def compiled(entry):
    """The file a compiler call names, or those that CMake joined for it."""
    path = pathlib.Path(entry["directory"], entry["file"]).resolve()
    if path.parent.name == "Unity":
        return [pathlib.Path(name).resolve() for name in re.findall(r'^#include "([^"]+)"', path.read_text(encoding="utf-8"), re.M)]
    return [path]


def sources():
    """(file below ROOT, its compiler flags), product only: neither tests nor what moc and rcc wrote."""
    for entry in json.loads((BUILD / "compile_commands.json").read_text()):
        words = shlex.split(entry["command"])
        flags = tuple(word for before, word in zip([""] + words, words)
                      if word.startswith(("-I", "-D", "-std=", "-isystem")) or before == "-isystem")
        for path in compiled(entry):
            if path.is_relative_to(ROOT) and not path.is_relative_to(BUILD):
                name = str(path.relative_to(ROOT))
                if name.startswith(PRODUCT):
                    yield name, flags


def seen_by(name, known):
    """The file and every header of the project it includes, directly or not."""
    if name not in known:
        known.add(name)
        for target in re.findall(r'^\s*#\s*include\s+"([^"]+)"', (ROOT / name).read_text(encoding="utf-8"), re.M):
            if (ROOT / target).is_file():
                seen_by(target, known)
    return known


def stamp(name, flags):
    digest = hashlib.sha256(" ".join(flags).encode() + (ROOT / ".clang-tidy").read_bytes())
    for header in sorted(seen_by(name, set())):
        digest.update(header.encode() + (ROOT / header).read_bytes())
    return CLEAN / digest.hexdigest()


def together(names, flags):
    """Whether the files compile as one: then their common headers are read and searched once, which is most of the work."""
    return subprocess.run(["clang++", "-fsyntax-only", "-w", *flags, "-x", "c++", "-"], input=unit(names), text=True,
                          capture_output=True, cwd=BUILD).returncode == 0


def unit(names):
    return "".join(f'#include "{name}"\n' for name in names)


def own_names(name):
    """What a file defines for itself at the left margin: two files of one batch may not both have a private `textOf`."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return set(re.findall(r"^(?:struct|class|enum(?: class)?|using) (\w+)", text, re.M)
               + re.findall(r"^(?:constexpr|const|static|inline)\b[^=({;]*?(\w+)(?:\[\w*\])*(?: =|\{|\()", text, re.M)
               + re.findall(r"^(?!return|using|namespace)[A-Za-z_][\w:<>,&* ]*?[ &*](\w+\(.*)", text, re.M))  # overloads may meet


def packed(names):
    """Few parts in which no two files have a name in common, as far as text shows it."""
    parts = []
    for name in names:
        own = own_names(name)
        for members, taken in parts:
            if len(members) < BATCH and not own & taken:
                members.append(name)
                taken |= own
                break
        else:
            parts.append(([name], own))
    return [members for members, _ in parts]


def batches(names, flags):
    """The parts of one room; one that does not compile as one after all is split in halves until it does."""
    return [half for part in packed(names) for half in halves(part, flags)]


def halves(names, flags):
    if len(names) == 1 or together(names, flags):
        return [names]
    half = len(names) // 2
    return halves(names[:half], flags) + halves(names[half:], flags)


def check(names, flags, stamps):
    with tempfile.NamedTemporaryFile("w", suffix=".cpp", dir=CLEAN) as joined:
        joined.write(unit(names))
        joined.flush()
        done = subprocess.run(["clang-tidy", "--quiet", "--checks=-bugprone-suspicious-include", "--header-filter=" + FILTER,
                               joined.name, "--", *flags, "-w"], capture_output=True, text=True, cwd=BUILD)
    if done.returncode == 0:
        for name in names:
            stamps[name].touch()
        return None
    findings = [line for line in done.stdout.splitlines() if re.search(r": (error|warning):", line)]
    return "\n".join(findings) or f"{names}: clang-tidy failed: {done.stderr.strip()[-500:]}"


def check_room(names, flags, stamps):
    return [text for part in batches(names, flags) if (text := check(part, flags, stamps))]


def main():
    CLEAN.mkdir(exist_ok=True)
    rooms, stamps = collections.defaultdict(list), {}
    for name, flags in sources():
        stamps[name] = stamp(name, flags)
        if not stamps[name].exists():
            rooms[(str(pathlib.Path(name).parent), flags)].append(name)
    if not stamps:
        print(f"no product source in {BUILD}/compile_commands.json: configure first")
        return 1
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        asked = [pool.submit(check_room, sorted(names), flags, stamps) for (_, flags), names in sorted(rooms.items())]
        found = [text for answer in asked for text in answer.result()]
    print("\n".join(sorted(set("\n".join(found).splitlines()))))
    print(f"{len(stamps)} sources, {sum(map(len, rooms.values()))} looked at, {len(found)} parts with findings")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
