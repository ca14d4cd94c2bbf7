#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Decree Art. 12 at the running terminal: a card's picture is scanned, and afterwards it is nowhere: in no file of the office, of the temporary
folders or of shared memory, and in the memory of no process that ever saw it. Searched for are rows of the file as the scanner wrote it and
the same rows in grey, as the decoder unpacks them. A picture that cannot be read is no exception."""
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time

from office import BIN, NATIONAL_CODE, OPEN_CASE, OPEN_SHIFT, ROOT, SIGN_IN, Office, check

ROW = 64  # bytes of a mark: long enough that nothing else is like it


def card(office, extra=""):
    """The bytes of a made-up card's picture, uncompressed; on disk only while it is drawn."""
    path = office.var + "/drawn.bmp"
    office.shell(f"$BIN/pishkhan-make-card {path} --national-code {NATIONAL_CODE} --noise 12 {extra}")
    content = open(path, "rb").read()
    os.remove(path)
    return content


def marks(picture):
    """Rows from all over the picture: as they stand in the file, and in grey where the file has three bytes a dot."""
    out = []
    depth = int.from_bytes(picture[28:30], "little") // 8
    for part in range(3, 18):
        at = len(picture) * part // 20
        row = picture[at:at + ROW * depth]
        if len(set(row)) > 12:  # not plain paper
            out.append(row[:ROW])
            out.append(row[::depth])  # what a grey reader keeps of a grey dot
    check(len(out) >= 8, "the picture is too plain to be searched for")
    return out


def holds(content, wanted):
    return any(mark in content for mark in wanted)


def files_with(wanted, folders, since):
    """Files that hold a mark, those changed since the test began; the terminal has had no other time to write one."""
    found, read = [], 0
    for folder in folders:
        for where, _, names in os.walk(folder):
            for name in names:
                path = os.path.join(where, name)
                try:
                    status = os.stat(path, follow_symlinks=False)
                    if not os.path.isfile(path) or os.path.islink(path) or status.st_mtime < since or status.st_size > 1 << 28:
                        continue
                    with open(path, "rb") as file:
                        content = file.read()
                except OSError:
                    continue  # another test's file that is gone
                read += 1
                if holds(content, wanted):
                    found.append(path)
    return found, read


def descendants(pid):
    out = [pid]
    for task in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{task}/children") as children:
            for child in children.read().split():
                out += descendants(int(child))
    return out


def memory_with(wanted, pid):
    """Places of a mark in a living process, and how many bytes were searched."""
    found, read = [], 0
    try:
        maps, memory = open(f"/proc/{pid}/maps").readlines(), open(f"/proc/{pid}/mem", "rb", 0)
    except OSError:
        return found, read  # the play's own waiting, gone already
    with memory:
        for line in maps:
            span, rights = line.split()[:2]
            first, last = (int(number, 16) for number in span.split("-"))
            if "r" not in rights or "[v" in line:
                continue
            try:
                memory.seek(first)
                content = memory.read(last - first)
            except (OSError, OverflowError, ValueError):
                continue
            read += len(content)
            if holds(content, wanted):
                found.append(line.strip())
    return found, read


def await_gone(path):
    for _ in range(600):
        if os.path.exists(path):
            return
        time.sleep(0.1)
    check(False, path + " never came")


def scan(office, picture, after):
    """A play that scans what is put on the glass, stands still at `after`, and is searched there."""
    hold = office.var + "/look"
    office.start(SIGN_IN + OPEN_SHIFT + ("" if "document-read" in office.kinds() else OPEN_CASE) + f"await applicant\nkey F4\nshell touch {hold}-scan\n{after}"
                 + f"shell touch {hold}; while test -e {hold}; do sleep 0.05; done\n")
    await_gone(hold + "-scan")
    part = office.var + "/scanner/.part"
    with open(part, "wb") as file:
        file.write(picture)
    os.rename(part, office.var + "/scanner/card.bmp")
    await_gone(hold)
    return hold


def story(office, name, picture, after):
    wanted = marks(picture)
    since = time.time() - 5
    mine, _ = memory_with(wanted, os.getpid())
    check(mine, "the search does not find what is in this very process")
    hold = scan(office, picture, after)
    found, files = files_with(wanted, {office.var, "/tmp", "/var/tmp", "/dev/shm"}, since)
    check(not found, f"{name}: in files: {found}")
    total = 0
    for pid in descendants(office._running.pid):
        places, read = memory_with(wanted, pid)
        total += read
        check(not places, f"{name}: in the memory of process {pid}: {places}")
    check(total > 50 << 20 and files > 10, f"only {total} bytes of memory and {files} files were searched")
    os.remove(hold)
    os.remove(hold + "-scan")
    check(office.wait() == 0, office.words()[-1500:])
    print(f"{name}: {len(wanted)} marks, {files} files, {total >> 20} MB of memory: nowhere", flush=True)


CANCEL = "await applicant\nkey Escape\nkey 1\nawait services\n"
BOXES = [{"what": "number", "left": 0, "top": 0, "width": 130, "height": 1000}, {"what": "number", "left": 100, "top": 550, "width": 900, "height": 450}]


def let_sheet_keep(office, boxes):
    """The catalogue of the same services, signed anew: service 1101 keeps a blacked-out picture for its agency."""
    folder = office.var + "/sheets"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT + "/provisioning/catalogue", folder)
    path = next(f"{folder}/{name}" for name in os.listdir(folder) if name.startswith("service-1101"))
    sheet = json.load(open(path, encoding="utf-8"))
    sheet["image"] = {"kept": True, "basis": "مادهٔ آزمایشی", "purpose": "مدرکی که استعلام ندارد", "retentionDays": 30, "redact": boxes}
    json.dump(sheet, open(path, "w", encoding="utf-8"), ensure_ascii=False)
    office.shell(f"$BIN/pishkhan-sign $VAR/home/office/catalogue.json --gather {folder} --key $VAR/pki/central.key")


def kept_story(office):
    """The signed sheet has the picture kept: blacked out, sealed to the agency, and the clear one is nowhere all the same."""
    office.play(SIGN_IN + OPEN_SHIFT + "await applicant\nkey Ctrl+P\nawait-text banner رونوشت\nshot copy-refused\nkey Escape\n" + CANCEL)
    refused = [event for event in office.events() if event["kind"] == "image-use-refused"]
    check([(one["use"], one["reason"]) for one in refused] == [("print", "forbidden")], str(refused))
    let_sheet_keep(office, BOXES)
    office.kinds = lambda: []  # scan() opens a case anew
    story(office, "a card the sheet has kept", card(office), "await-text image-fate مهر شد\nshot image-kept\n")
    del office.kinds
    kept = [event for event in office.events() if event["kind"] == "image-kept"]
    files = os.listdir(office.var + "/home/images")
    check(len(kept) == 1 and files == [kept[0]["digest"] + ".cms"] and kept[0]["redacted"] == "number", f"{kept} {files}")
    sealed = f"{office.var}/home/images/{files[0]}"
    check(int(kept[0]["size"]) == os.path.getsize(sealed) and hashlib.sha256(open(sealed, "rb").read()).hexdigest() == kept[0]["digest"], "digest")
    opened = office.var + "/opened.png"
    office.shell(f"openssl cms -decrypt -inform DER -in {sealed} -recip $VAR/pki/agency-civil-registration.pem -inkey $VAR/pki/agency-civil-registration.key -out {opened}")
    read = json.loads(subprocess.run(f"{BIN}/pishkhan-decode < {opened} | cat", shell=True, stdout=subprocess.PIPE, check=True).stdout)
    check(read["fields"] == [] and read["barcodes"] == [], "the agency's picture still shows the number")
    os.rename(opened, office.shots + "/opened.png")
    office.play(SIGN_IN + OPEN_SHIFT + CANCEL)  # a cancelled case needs no picture
    let_sheet_keep(office, [{"what": "number", "left": 0, "top": 0, "width": 10, "height": 10}])  # covers nothing
    office.kinds = lambda: []
    story(office, "a card whose number the sheet's boxes miss", card(office), "await-text image-fate نگه‌داری نشد\n")
    del office.kinds
    refused = [event for event in office.events() if event["kind"] == "image-use-refused"]
    check(refused[-1]["use"] == "keep" and refused[-1]["reason"] == "keep-readable" and os.listdir(office.var + "/home/images") == [], str(refused))
    ended = [event for event in office.events() if event["kind"] == "image-destroyed"]
    check([(one["digest"], one["cause"]) for one in ended] == [(kept[0]["digest"], "case-cancelled")], str(ended))


def main():
    with Office("no_copy") as office:
        office.make()
        story(office, "a card that is read", card(office), "await-text national-code ۹۹۹\n")
        kinds = office.kinds()
        check(kinds.count("document-read") == 1 and kinds.count("image-discarded") == 1, str(kinds))
        story(office, "a picture that cannot be read", card(office, "--blur 9 --light 0.5"), "await-text scan-title نشد|نیست|تار|تاریک\n")
        kinds = office.kinds()
        check(kinds.count("scan-failed") == 1 and kinds.count("document-read") == 1, str(kinds))
        kept_story(office)


sys.exit(main())
