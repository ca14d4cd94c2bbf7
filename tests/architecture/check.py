#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the rules of rules.py on the checkout: check.py RULE ROOT [PROGRAM]. Prints what breaks a rule and exits 1, or 0."""
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import rules  # noqa: E402

ROOT = pathlib.Path(sys.argv[2])
SOURCES = (".cpp", ".h")


def files(*suffixes):
    listed = subprocess.run(["git", "-C", ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                            capture_output=True, check=True).stdout.decode().split("\0")
    return [f for f in listed if f and (not suffixes or f.endswith(suffixes)) and (ROOT / f).is_file()]


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


def room_of(name):
    return max((room for room in rules.ROOMS if name.startswith(room + "/")), key=len, default=None)


def includes():
    for name in files(*SOURCES):
        room = room_of(name)
        if room is None:
            yield f"{name}: belongs to no room"
            continue
        allowed, at_home, because = rules.ROOMS[room]
        for kind, target in re.findall(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', text(name), re.M):
            if target.endswith(".moc"):
                continue  # what moc makes of this very file
            if kind == '"':
                target_room = room_of(target)
                if target_room != room and not any(target.startswith(a + "/") for a in allowed):
                    yield f"{name} includes {target}: not allowed, because {because}"
            elif at_home is not None and ("/" in target or target.endswith(".h") or target[0].isupper()):
                system = target.startswith(("sys/", "netinet/", "arpa/", "linux/", "poll.h", "net/")) or (
                    "/" not in target and target.endswith(".h"))
                third = any(target.startswith(t) for t in at_home)
                known = [t for r in rules.ROOMS.values() if r[1] for t in r[1]]
                if not third and (not system or any(target.startswith(t) for t in known)):
                    yield f"{name} includes <{target}>: not at home in {room}, because {because}"


def exceptions():
    for name in files(*SOURCES):
        if any(name.startswith(p) for p in rules.MAY_CATCH) or "<CLI/CLI.hpp>" in text(name):
            continue  # CLI11 reports a wrong command line by throwing
        code = re.sub(r'//.*|"(?:\\.|[^"\\])*"|/\*.*?\*/', "", text(name))
        for word in re.findall(r"\b(throw|try|catch)\b\s*[({;]?", code):
            yield f"{name}: '{word}' outside the adapters that meet a throwing library"


def time():
    wrong = re.compile(r"currentDateTime|system_clock::now|steady_clock::now|\bQTimer\b|sleep_for|\busleep\(|\bsleep\(|processEvents")
    for name in files(*SOURCES):
        if not any(name.startswith(p) for p in rules.MAY_KNOW_TIME):
            for word in wrong.findall(text(name)):
                yield f"{name}: {word}: time is a parameter (ports/clock.h)"


def budgets():
    for name in files(*rules.LINES):
        suffix = pathlib.Path(name).suffix
        # A test's fixture is code in a header; only product headers must stay tables of contents.
        limit = rules.LINES[".cpp" if suffix == ".h" and name.startswith("tests/") else suffix]
        count = text(name).count("\n")
        if count > limit * rules.HARD:
            yield f"{name}: {count} lines; the budget is {limit}: split the room"
        elif count > limit:
            print(f"note: {name} has {count} lines, budget {limit}")


def spdx():
    for name in files(".cpp", ".h", ".qml", ".py", ".sh", ".vue", ".ts", "/run"):
        if "SPDX-License-Identifier: GPL-3.0-or-later" not in text(name)[:300] and name != ".ci/run":
            yield f"{name}: no SPDX line at its head"


def readmes():
    rooms = {str(pathlib.Path(f).parent) for f in files(*SOURCES, ".qml", ".vue")}
    for room in sorted(rooms):
        folder = pathlib.Path(room)
        if not any((ROOT / p / "README.md").is_file() for p in [folder, *folder.parents] if str(p) != "."):
            yield f"{room}: no README.md in the room"


def layout():
    top = {"CMakeLists.txt", "CMakePresets.json", "README.md", "LICENSE", "terminal", "drivers", "kiosk-ui", "sync",
           "printer-templates", "tests", "provisioning"}
    for entry in sorted({f.split("/")[0] for f in files()}):
        if entry not in top and not entry.startswith("."):
            yield f"{entry}: outside the fixed top level"


def qml():
    wrong = re.compile(r"Qt\.createComponent|LocalStorage|XMLHttpRequest|JSON\.parse|rootContext|setContextProperty")
    for name in files(".qml", ".cpp", ".h"):
        if name.startswith("tests/"):
            continue
        for word in wrong.findall(text(name)):
            yield f"{name}: {word} is not for screens"
    for name in files(".qml"):
        for body in re.findall(r"function \w+\([^)]*\)[^{]*\{(.*?)\n    \}", text(name), re.S):
            if body.strip().count("\n") > 3 and not name.startswith("tests/"):
                yield f"{name}: a function of more than three lines belongs in a view model"


def blame():
    for name in files(".qml", ".inc", ".cpp", ".h", ".vue", ".ts", ".json", ".mustache"):
        if not name.startswith("tests/"):
            shown = text(name).lower()
            for word in rules.BLAME:
                if word in shown:
                    yield f"{name}: «{word}» blames a person"


def controls():
    """Every message code, event and file that CONTROLS.md names exists."""
    codes = set(re.findall(r'", "([A-Z]{3}-\d\d)"', text("kiosk-ui/viewmodels/message_table.inc")))
    events = set(re.findall(r'^    \{"([a-z-]+)", \d', text("terminal/domain/event_catalogue.cpp"), re.M))
    rows = [line for line in text("tests/CONTROLS.md").splitlines() if line.startswith("| ")][1:]
    if len(rows) < 15:
        yield "tests/CONTROLS.md: the table is gone"
    for row in rows:
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        if len(cells) != 5 or "`tests/" not in cells[4]:
            yield f"tests/CONTROLS.md: «{cells[0]}» has no test"
        for word in re.findall(r"`([^`]+)`", row):
            known = word in codes or word in events or ("/" in word and (ROOT / word).is_file())
            if not known:
                yield f"tests/CONTROLS.md: there is no {word}"


def failures():
    """Every rule and failure of a card payment names code that exists and a test function that exists."""
    table = "tests/drivers/payment/FAILURES.md"
    rows = {}
    for line in text(table).splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if re.fullmatch(r"[RF]\d+", cells[0]):
            rows[cells[0]] = cells
    for wanted in [f"R{n}" for n in range(1, 16)] + [f"F{n}" for n in range(1, 37)]:
        cells = rows.get(wanted, [])
        if len(cells) != 4:
            yield f"{table}: {wanted} is missing"
            continue
        code, shown = (re.findall(r"`([^`]+)`", cell) for cell in cells[2:])
        if not code or not shown:
            yield f"{table}: {wanted} names no code or no test"
        for name in code:
            if not (ROOT / name).is_file():
                yield f"{table}: {wanted} names {name}, which does not exist"
        for name in shown:
            path, _, function = name.partition("::")
            if not (ROOT / path).is_file() or not re.search(rf"(void|def) {function}\(", text(path)):
                yield f"{table}: {wanted} names the test {name}, which does not exist"


def numbers():
    """No paths of a machine, no package hosts, in anything committed."""
    hosts = ["registry." + "npmjs", "deb." + "debian.org"]  # put together here, so that this file does not name them
    wrong = re.compile("|".join(["/work" + "/(main|shared)", "/tmp/" + "bash_jobs", *map(re.escape, hosts)]))
    for name in files():
        if name.endswith((".png", ".ttf")) or name.startswith("tests/architecture/"):
            continue
        try:
            found = wrong.findall(text(name))
        except UnicodeDecodeError:
            continue
        if found:
            yield f"{name}: names a machine's path or a package host"


def emulators():
    symbols = subprocess.run(["nm", "-C", sys.argv[3]], capture_output=True, text=True, check=True).stdout
    if "pishkhan::" not in symbols:
        yield "the production terminal has no symbols to look at: the check proves nothing"
    for word in ("emulators::", "pishkhan::Player"):
        if word in symbols:
            yield f"the production terminal contains {word}"


def formatting():
    bad = subprocess.run(["clang-format", "--dry-run", "-Werror", *files(*SOURCES)], cwd=ROOT, capture_output=True, text=True)
    for line in sorted({l.split(":")[0] for l in bad.stderr.splitlines() if "error:" in l}):
        yield f"{line}: not formatted (clang-format -i)"


CHECKS = {"includes": includes, "exceptions": exceptions, "time": time, "budgets": budgets, "spdx": spdx, "readmes": readmes,
          "layout": layout, "qml": qml, "numbers": numbers, "blame": blame, "controls": controls, "failures": failures, "emulators": emulators, "format": formatting}
problems = list(CHECKS[sys.argv[1]]())
print("\n".join(problems))
sys.exit(1 if problems else 0)
