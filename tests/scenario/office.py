# SPDX-License-Identifier: GPL-3.0-or-later
"""An office in a temporary folder: the same shell functions as provisioning/run, its services, the terminal driven by plays, and the books
of everybody who keeps some. One Office per test; it stops what it started."""
import contextlib
import json
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import urllib.request

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.environ.get("PISHKHAN_BUILD", ROOT + "/build")
BIN = BUILD + "/bin"
PARTS = "install build pki services cards office once window"

# What the clerk types for the citizen of the tests: made-up numbers that appear in no other file of a run.
NATIONAL_CODE = "9991234561"
BIRTH_DATE = "13650412"
POSTAL_CODE = "1136913131"
MOBILE = "09123456789"
CERTIFICATE_SERIAL = "739158"
ADDRESS = "کوچهٔ آزمون سوم، پلاک ۷"

SIGN_IN = "await sign-in\ntype 2468\nkey Return\n"
ANY_STEP = "services|applicant|form|fees|payment|receipt|done"
OPEN_SHIFT = f"await shift|{ANY_STEP}\nif shift key Return\nawait {ANY_STEP}\n"


def fill(field, text):
    return f"click {field}\nkey Ctrl+A\ntype {text}\n"


def applicant(prefix=""):
    steps = f"""key F4
shell "$PISHKHAN_BIN"/pishkhan-make-card "$PISHKHAN_VAR"/scanner/card.png --national-code {NATIONAL_CODE}
await-text scan *
await-text national-code *
""" + fill("birth-date", BIRTH_DATE) + fill("postal-code", POSTAL_CODE) + "key Ctrl+Return\n"
    return guarded(steps, prefix)


def form(prefix=""):
    steps = ("click field-reason\ntype 1\n" + fill("field-mobile", MOBILE)
             + fill("field-birth-certificate-serial", CERTIFICATE_SERIAL) + fill("field-delivery-address", ADDRESS)
             + "key Ctrl+Return\n")
    return guarded(steps, prefix)


def guarded(steps, prefix):
    return "".join(prefix + line + "\n" for line in steps.splitlines())


OPEN_CASE = "await services\ntype 1101\nkey Return\nawait applicant\n"
TO_FEES = SIGN_IN + OPEN_SHIFT + OPEN_CASE + applicant() + "await form\n" + form() + "await fees\n"
TO_PAYMENT = TO_FEES + "key F12\n"
FINISH = "await done\nkey F12\nawait services\n"


class Failed(AssertionError):
    pass


def check(holds, what):
    if not holds:
        raise Failed(what)


class Office:
    def __init__(self, story):
        self.var = tempfile.mkdtemp(prefix="pk-", dir=os.environ.get("TMPDIR", "/tmp"))  # short: sockets live here
        self.shots = f"{BUILD}/scenario-shots/{story}"
        shutil.rmtree(self.shots, ignore_errors=True)
        os.makedirs(self.shots)
        self._running = None
        self._plays = 0
        self.options = []  # more of pishkhan-lab's
        with open(self.var + "/screen.json", "w") as screen:  # what a full-screen window fills
            json.dump({"screens": [{"name": "counter", "x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "dpr": 1}]}, screen)

    def __enter__(self):
        signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped from outside"))  # so that __exit__ stops the services
        return self

    def __exit__(self, kind, error, trace):
        if self._running is not None:
            self.kill()
        self.shell("stop_everything; stop_page_printer", checked=False)
        if kind is None:
            shutil.rmtree(self.var, ignore_errors=True)
        else:
            print(f"The office is kept in {self.var}, its pictures in {self.shots}.")

    # Provisioning

    def environment(self):
        cards = {"PCSCLITE_CSOCK_NAME": self.var + "/run/cards/pcscd.comm"} if os.path.exists(self.var + "/run/cards/pcscd.comm") else {}
        return dict(os.environ, **cards, PISHKHAN_BUILD=BUILD, PISHKHAN_BUILT="yes", PISHKHAN_VAR=self.var, PISHKHAN_BIN=BIN,
                    QT_QPA_PLATFORM=f"offscreen:configfile={self.var}/screen.json")

    def shell(self, words, checked=True):
        """Run shell functions of provisioning/lib. Output goes to a file: services must not hold a pipe open."""
        script = (f"set -euo pipefail; ROOT={ROOT} VAR={self.var} BUILD={BUILD} BIN={BIN}; "
                  f"for part in {PARTS}; do . $ROOT/provisioning/lib/$part.sh; done; {words}")
        with open(self.var + "/shell.log", "w+") as log:
            code = subprocess.run(["bash", "-c", script], env=self.environment(), stdout=log, stderr=subprocess.STDOUT,
                                  stdin=subprocess.DEVNULL).returncode
            log.seek(0)
            check(not checked or code == 0, f"{words}: {log.read()[-2000:]}")

    def make(self):
        """The office without a page printer: these stories are about the receipt."""
        self.shell("make_pki; make_hub; make_witness; make_catalogue; start_services; make_terminal_home")

    def stop(self, service):
        self.shell(f"stop_service {service}")

    def start_hub_where_it_was(self, port):
        os.environ["PISHKHAN_HUB_PORT"] = str(port)
        self.shell("start_services")

    def port(self, service):
        return int(open(f"{self.var}/run/{service}.port").read())

    # The terminal

    def start(self, play, drain=False, mode="counter"):
        self._plays += 1
        name = f"{self.var}/play-{self._plays}"
        with open(name + ".play", "w", encoding="utf-8") as file:
            file.write(play)
        command = [BIN + "/pishkhan-emulate-usb-printer", "--out", self.var + "/paper", "--control",
                   self.var + "/run/usb-printer.sock", "--", BIN + "/pishkhan-lab", "--home", self.var + "/home",
                   "--mode", mode, "--play", name + ".play", "--shots", self.shots, "--result", name + ".json"]
        self.log = name + ".log"
        self._result = name + ".json"
        with open(self.log, "w") as log:
            self._running = subprocess.Popen(command + self.options + (["--drain"] if drain else []), env=self.environment(),
                                             start_new_session=True, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
        return self._running

    def kill(self):
        os.killpg(self._running.pid, signal.SIGKILL)
        self._running.wait()
        self._running = None

    def wait(self, seconds=300):
        code = self._running.wait(seconds)
        self._running = None
        return code

    def play(self, play, drain=False, mode="counter"):
        """Play to the end; the result object."""
        self.start(play, drain, mode)
        code = self.wait()
        check(code == 0, f"the play ended with {code}: {self.words()[-1500:]}")
        return json.load(open(self._result))

    def words(self):
        return open(self.log, encoding="utf-8", errors="replace").read()

    def screens(self):
        """The screens of the last play, in order."""
        return re.findall(r"^screen (\S+)$", self.words(), re.M)

    # Emulators

    def printer(self, words):
        """A step of a play: the command reaches the printer's control socket, which lives only while the terminal runs."""
        return (f"""shell python3 -c "import socket; s = socket.socket(socket.AF_UNIX); s.connect('{self.var}/run/usb-printer.sock'); """
                + f"""s.sendall(b'{words}\\n'); s.recv(200)"\n""")

    def tell_terminal(self, line):
        check(self._tell("card-terminal", line).startswith("ok"), "the card terminal refused: " + line)

    def _tell(self, name, line):
        with socket.socket(socket.AF_UNIX) as console:
            console.connect(f"{self.var}/run/{name}.sock")
            console.sendall(line.encode() + b"\n")
            return console.recv(200).decode()

    def tell_agency(self, mode):
        body = json.dumps({"mode": mode}).encode()
        urllib.request.urlopen(urllib.request.Request(f"http://127.0.0.1:{self.port('agency')}/control/faults", body))

    # Books

    def sales(self):
        """Amounts the card terminal keeps: sales less what it reversed."""
        path = self.var + "/books/card-terminal.txt"
        lines = [line.split() for line in open(path)] if os.path.exists(path) else []
        taken_back = {line[6] for line in lines if line[0] == "reversal"}
        return [int(line[3]) for line in lines if line[0] == "sale" and line[1] not in taken_back]

    def agency_cases(self):
        return json.load(urllib.request.urlopen(f"http://127.0.0.1:{self.port('agency')}/control/books"))["cases"]

    def pages(self):
        return sorted(name for name in os.listdir(self.var + "/paper") if name.endswith(".png"))

    def journal(self):
        """(sequence, kind, case) of every event, by the log's own bytes (oversight.md 5.3)."""
        path = self.var + "/home/journal/journal.db"
        if not os.path.exists(path):
            return []
        with contextlib.closing(sqlite3.connect(path)) as books:
            return [(sequence, *head_of(bytes(event))) for sequence, event in books.execute("SELECT seq, event FROM log ORDER BY seq")]

    def kinds(self):
        return [kind for _, kind, _ in self.journal()]

    def events(self):
        """Every event with its clear fields: {"kind", name: value …}."""
        with contextlib.closing(sqlite3.connect(self.var + "/home/journal/journal.db")) as books:
            return [clear_of(bytes(event)) for (event,) in books.execute("SELECT event FROM log ORDER BY seq")]

    def hub_events(self):
        """(epoch, sequence) of every event in the hub's index; the list, so that twice would show."""
        with sqlite3.connect(self.var + "/hub/index.db") as books:
            return sorted(books.execute("SELECT epoch, sequence FROM event").fetchall())

    def verify_journal(self, path=None):
        run = subprocess.run([BIN + "/pishkhan-verify", "journal", path or self.var + "/home/journal/journal.db", "--key",
                              self.var + "/pki/device.pem", "--json"], stdout=subprocess.PIPE, text=True)
        return run.returncode, json.loads(run.stdout)

    def verified(self):
        code, answer = self.verify_journal()
        check(code == 0 and answer["valid"], f"pishkhan-verify refuses the journal: {answer}")
        return answer


def clear_of(event):
    """Kind, case and clear fields of one event's bytes: magic, device, epoch, sequence, kind, version, actor kind, actor, case, agency, office,
    two times, boot, then the fields with their length."""
    at = 4

    def text():
        nonlocal at
        length = int.from_bytes(event[at:at + 2], "big")
        at += 2 + length
        return event[at - length:at].decode()
    text()
    at += 4 + 8
    out = {"kind": text()}
    at += 2 + 1
    text()
    out["case"] = text()
    text(), text()
    at += 8 + 8 + 16
    end = at + 4 + int.from_bytes(event[at:at + 4], "big")
    at += 4
    while at < end:
        name = text()
        out[name] = text()
    return out


def head_of(event):
    """Kind and case of one event's bytes: magic, device, epoch, sequence, kind, version, actor kind, actor, case."""
    at = 4

    def text():
        nonlocal at
        length = int.from_bytes(event[at:at + 2], "big")
        at += 2 + length
        return event[at - length:at].decode()
    text()
    at += 4 + 8
    kind = text()
    at += 2 + 1
    text()
    return kind, text()
