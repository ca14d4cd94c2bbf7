#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The device supervisor in the running terminal: what is pulled out, runs out of paper or hangs is on the screen and in the books, with what
to do about it, and comes back by itself; scanners with glass, feeder and button, and a document camera, with their faults."""
import json
import os
import shutil
import subprocess
import sys
import tempfile

from office import BIN, BUILD, NATIONAL_CODE, OPEN_SHIFT, ROOT, SIGN_IN, TO_FEES, Office, check

START = SIGN_IN + OPEN_SHIFT + "await services\nkey F11\nawait-text device-receipt-printer آماده\n"


def said(office, device):
    """What the journal knows of a device, in order: the last words of the sentence come from its own fields."""
    import sqlite3
    out = []
    with sqlite3.connect(office.var + "/home/journal/journal.db") as books:
        for (event,) in books.execute("SELECT event FROM log ORDER BY seq"):
            text = bytes(event).decode("utf-8", "replace")
            if "device-changed" in text and device in text:
                out.append(next((word for word in ("missing", "trouble", "ready") if word in text), text))
    return out


def hot_plug(office):
    """Out and in again: seen at once by the kernel's word, not at the next round."""
    office.play(START + "shot devices-well\n" + office.printer("unplug")
                + "await-text device-receipt-printer پیدا نشد\nawait-text advice-receipt-printer کابل\nshot devices-unplugged\n"
                + office.printer("plug") + "await-text device-receipt-printer آماده\n"
                + office.printer("paper out") + "await-text device-receipt-printer کاغذ\nawait-text advice-receipt-printer رول\n"
                + "shot devices-paper-out\n" + office.printer("paper in") + "await-text device-receipt-printer آماده\nkey Escape\n")
    check(said(office, "receipt-printer") == ["missing", "ready", "trouble", "ready"], str(said(office, "receipt-printer")))


def scanner_folder(office):
    """The scanner's folder goes away: a scan says so, and the supervisor finds it again."""
    scanner = office.var + "/scanner"
    shutil.rmtree(scanner)
    office.play(SIGN_IN + OPEN_SHIFT + "await services\nkey F11\nawait-text device-scanner پیدا نشد\nawait-text advice-scanner کد ملی\n"
                + "shell mkdir $PISHKHAN_VAR/scanner\nawait-text device-scanner آماده\nkey Escape\n")
    check(os.path.isdir(scanner), "the folder is back")


def barcode_reader(office):
    """A scanner that plays a keyboard is plugged in while the terminal runs: its scans go where they belong, whatever has the focus, and not one
    letter lands in the field."""
    office.play(SIGN_IN + OPEN_SHIFT + "await services\n" + office.printer("scanner plug")
                + "key F11\nawait-text device-barcode-reader آماده\nkey Escape\n"
                + "type 1101\nkey Return\nawait applicant\nclick birth-date\n"  # the focus is elsewhere
                + office.printer("scan " + NATIONAL_CODE) + "await-text national-code ۹۹۹\nshot barcode-card\nsay birth-date\n" + office.printer("scan 1G23456789") + "await-text card-serial ۱G\n"
                + office.printer("scan 9991234560") + "await-text banner بارکد\nshot barcode-damaged\n"
                + office.printer("scan 14050901000017") + "await-text tracking-query ۱۴۰۵\nshot barcode-tracking\nkey Escape\n"
                + office.printer("scanner unplug") + "key F11\nawait-text device-barcode-reader وصل نیست\nkey Escape\n")
    typed = [line for line in office.words().splitlines() if line.startswith("says birth-date")]
    check(typed == ["says birth-date"] or typed == ["says birth-date "], f"the scan landed in the field: {typed}")
    kinds = office.kinds()
    kinds = kinds[len(kinds) - kinds[::-1].index("case-opened"):]  # of this case
    check(kinds.count("document-read") == 2 and "image-discarded" not in kinds, "no image was taken: " + str(kinds))


def mrz_digit(text):
    value = lambda c: 0 if c == "<" else int(c) if c.isdigit() else ord(c) - 55
    return str(sum(value(c) * (7, 3, 1)[i % 3] for i, c in enumerate(text)) % 10)


def passport_zone(nation, personal):
    number, birth, expiry, personal = "Z90000017", "860703", "310415", personal.ljust(14, "<")
    parts = number + mrz_digit(number), birth + mrz_digit(birth), expiry + mrz_digit(expiry) + personal + mrz_digit(personal)
    line = parts[0] + nation + parts[1] + "M" + parts[2] + mrz_digit(parts[0] + parts[1] + parts[2])
    return (f"P<{nation}NEMUNEH<<AZMAYESHI").ljust(44, "<") + "/" + line


def passport(office):
    """A passport on the scanner: its fields with their proofs; an Iranian one fills national code and birth date, a foreign one the birth date."""
    def put(nation, personal):
        return ("key F4\n" + f"""shell "$PISHKHAN_BIN"/pishkhan-make-card "$PISHKHAN_VAR"/scanner/card.png --kind travel --mrz '{passport_zone(nation, personal)}'"""
                + " --width 1400 --height 1000 --card-pixels 1240\n")
    office.play(SIGN_IN + OPEN_SHIFT + "if services type 1101\nif services key Return\nawait applicant\n"
                + put("UTO", "") + "await-text document-nationality UTO\nawait-text birth-date ۱۳۶۵/۰۴/۱۲\nsay national-code\nshot passport-foreign\n"
                + put("IRN", NATIONAL_CODE) + "await-text document-nationality IRN\nawait-text national-code ۹۹۹\nawait-text birth-date ۱۳۶۵/۰۴/۱۲\n"
                + "await-text proof-document-number درست\nshot passport-iranian\nsay scan-title\n"
                + "click postal-code\ntype 1136913131\nkey Ctrl+Return\nawait form\n")
    check("says national-code " in office.words() + " ", "a foreign passport filled the national code")
    kinds = office.kinds()
    check("inquiry-answered" in kinds, str(kinds))


def foreigner(office):
    """A foreign national at the counter: F7, twelve digits without a check digit, and the agency answers by that code."""
    office.play(SIGN_IN + OPEN_SHIFT + "if form key Escape\nif form key 1\nif services type 1101\nif services key Return\nawait applicant\nkey F7\nclick national-code\ntype 999000000017\n"
                + "click birth-date\ntype 13680209\nclick postal-code\ntype 1136913131\nshot foreigner\nkey Ctrl+Return\nawait form\nshot foreigner-form\n")
    entered = [event for event in office.events() if event["kind"] == "applicant-entered"]
    check(entered[-1]["codeKind"] == "foreign-code", str(entered[-1]))
    answers = [event for event in office.events() if event["kind"] == "inquiry-answered"]
    check(answers[-1]["verdict"] == "verified", str(answers[-1]))


def laboratory(office):
    """The dock beside the counter: its buttons work the emulators as a hand would, and its paper is what came out."""
    office.options = ["--dock", office.var]
    office.tell_terminal("card-ms 6000")  # slow enough for a picture
    office.play(TO_FEES.replace("key F4\nshell", "key F4\nclick put-national-card\n# shell") + "click fault-paper out\nkey F11\nawait-text device-receipt-printer کاغذ\nshot lab-fault\n"
                + "click fault-paper in\nawait-text device-receipt-printer آماده\nkey Escape\nkey F12\nawait payment\nawait-text pos-display کارت را|رمز|بانک\nshot lab-payment\n"
                + "await-text paper-printed *\nshot lab-paper\nkey F12\nawait services\n")
    for picture in ("lab-fault-dock", "lab-payment-dock", "lab-paper-dock"):
        check(os.path.getsize(f"{office.shots}/{picture}.png") > 10000, picture + " is no picture")
    check(len(office.pages()) == 2, str(office.pages()))  # the shift's zero report, then the receipt
    office.tell_terminal("card-ms 1500")
    office.options = []


def configure_line(office, line, address):
    path = office.var + "/home/office/configuration.json"
    configuration = json.load(open(path, encoding="utf-8"))
    configuration["lines"][line] = address
    json.dump(configuration, open(path, "w", encoding="utf-8"), ensure_ascii=False)
    office.shell("$BIN/pishkhan-sign $VAR/home/office/configuration.json --context configuration --key $VAR/pki/central.key")


def configure_scanner(office, address):
    configure_line(office, "scanner", address)


def camera(office):
    """A document camera: the card goes into a case from its sharp frame; taken by another program, gone, or mute, each has its word and what to do."""
    folder = office.var + "/camera"
    frames = folder + "/MJPG-1600x1200"
    os.makedirs(frames)
    for name, options in (("000", "--light 0.2 --blur 9"), ("001", "--blur 6 --off-x 0.04"), ("002", "")):
        office.shell(f"$BIN/pishkhan-make-card {frames}/{name}.jpg --national-code {NATIONAL_CODE} --width 1600 --height 1200 --background desk {options}")

    def use(fault):
        with open(folder + "/camera", "w") as file:
            file.write("format MJPG 1600 1200\n" + fault)

    configure_scanner(office, "camera:/dev/video-emulated;wake=3000")
    library = BUILD + "/bin/libpishkhan-emulated-camera.so"
    office.options = ["--helper-environment", "LD_PRELOAD=" + library, "PISHKHAN_CAMERA=" + folder]
    start = SIGN_IN + OPEN_SHIFT + "if form key Escape\nif form key 1\nif services type 1101\nif services key Return\nawait applicant\n"
    use("")
    office.play(start + "key F11\nawait-text device-scanner آماده\nkey Escape\nkey F4\nawait-text national-code ۹۹۹\nawait-text scan-title خوانده شد\nshot camera-read\n")
    for fault, title, advice in (("busy", "برنامهٔ دیگری", "ببندید"), ("missing", "پیدا نشد", "کابل دوربین"), ("silent 0", "به موقع", "بیرون بکشید")):
        use("fault " + fault + "\n")
        office.play(start + f"key F4\nawait-text scan-title {title}\nawait-text scan-advice {advice}\nkey F11\nawait-text advice-scanner {advice}\nshot camera-{fault.split()[0]}\nkey Escape\n")
    office.options = []
    office.shell("fill_configuration")


def flatbed(office):
    """A scanner of SANE's own at the running terminal: a card on the glass goes into a case; then the glass is empty, the paper jams, and both
    have their word. pnm is libsane's test back end for real pictures."""
    folder = office.var + "/sane.d"
    os.makedirs(folder)
    for name, text in (("dll.conf", "pnm\n"), ("pnm.conf", "")):
        with open(f"{folder}/{name}", "w") as file:
            file.write(text)
    page = office.var + "/glass.ppm"
    office.shell(f"$BIN/pishkhan-make-card {page} --national-code {NATIONAL_CODE} --rotate 3")

    def use(options):
        configure_scanner(office, f"sane:pnm:0;filename={page}{options}")

    os.environ["SANE_CONFIG_DIR"] = folder
    use("")
    start = SIGN_IN + OPEN_SHIFT + "if form key Escape\nif form key 1\nif services type 1101\nif services key Return\nawait applicant\n"
    office.play(start + "key F11\nawait-text device-scanner آماده\nkey Escape\nkey F4\nawait-text national-code ۹۹۹\nawait-text scan-title خوانده شد\nshot sane-read\n")
    kinds = office.kinds()
    check(kinds[::-1].index("document-read") < kinds[::-1].index("case-opened"), str(kinds[-12:]))
    use(";status-jammed=yes")
    office.play(start + "key F4\nawait-text scan-title گیر\nshot sane-jam\n")
    use(";status-nodocs=yes")
    office.play(start + "key F4\nawait-text scan-title کاغذ|مدرک|خالی\nshot sane-empty\n")
    del os.environ["SANE_CONFIG_DIR"]
    office.shell("fill_configuration")


def feeder(office):
    """A scanner with a feeder and a button: pressing the button where the applicant's document is awaited reads every sheet; a jam keeps what was read."""
    folder = office.var + "/feeder"
    os.makedirs(folder + "/tray")
    for name, text in (("dll.conf", "emulated\n"),):
        os.makedirs(office.var + "/sane-feeder.d")
        with open(f"{office.var}/sane-feeder.d/{name}", "w") as file:
            file.write(text)

    def fill():
        office.shell(f"$BIN/pishkhan-make-card {folder}/tray/1.ppm --kind page --qr NEMUNEH; $BIN/pishkhan-make-card {folder}/tray/2.ppm --national-code {NATIONAL_CODE}")

    os.environ["SANE_CONFIG_DIR"] = office.var + "/sane-feeder.d"
    configure_scanner(office, f"sane:emulated:{folder};source=Automatic Document Feeder")
    office.options = ["--helper-environment", "LD_LIBRARY_PATH=" + BUILD + "/bin"]
    start = SIGN_IN + OPEN_SHIFT + "if form key Escape\nif form key 1\nif services type 1101\nif services key Return\nawait applicant\n"
    finger = f"while [ -e {folder}/tray/2.ppm ]; do touch {folder}/button; sleep 0.5; rm -f {folder}/button; sleep 0.5; done"  # until it is heard
    fill()
    office.play(start + f"key F11\nawait-text device-scanner آماده\nkey Escape\nshell ({finger}) >/dev/null 2>&1 &\nawait-text scan-title خوانده شد\n"
                + "await-text national-code ۹۹۹\nawait-text scan-advice ۲ برگ\nshot feeder-read\n")
    check(os.listdir(folder + "/tray") == [], "every sheet went through")
    fill()
    office.shell(f"mv {folder}/tray/1.ppm {folder}/tray/3.ppm; echo jam 2 > {folder}/fault")
    office.play(start + "key F4\nawait-text scan-advice گیر\nawait-text national-code ۹۹۹\nkey F11\nawait-text advice-scanner بیرون بکشید\nshot feeder-jam\nkey Escape\n")
    check(os.listdir(folder + "/tray") == ["3.ppm"], "the sheet that jammed is still there")
    office.options = []
    del os.environ["SANE_CONFIG_DIR"]
    office.shell("fill_configuration")


def big_pages(office):
    """Pages about the counter itself through a real print server: readiness from the devices' sheet, evidence from the search for a case. Printed
    when the printer says so, owed when its mechanism fails; the pack beside the page passes anyone's check."""
    prints = tempfile.mkdtemp(prefix="pk-cups-")  # beside the office's folder: the server's filters run as another user
    configure_line(office, "pagePrinter", "a4")
    as_manager = "await sign-in\nkey Down\ntype 1357\nkey Return\n" + OPEN_SHIFT + "if form key Escape\nif form key 1\nif applicant key Escape\nif applicant key 1\nawait services\n"
    number = [event for event in office.events() if event["kind"] == "receipt-issued"][-1]["receiptNumber"]
    subprocess.run([ROOT + "/drivers/emulators/ipp_printer/cups_lab.sh", "start", prints], check=True, stdout=subprocess.DEVNULL)
    os.environ["CUPS_SERVER"] = prints + "/cups.sock"
    try:
        office.play(as_manager + "key F11\nawait-text device-page-printer آماده\nkey F8\nawait-text page-line-readiness چاپ شد\nshot readiness-printed\n"
                    + f"shell echo fail > {prints}/fault\nkey F8\nawait-text page-line-readiness چاپ نشد\nshot readiness-owed\nshell rm {prints}/fault\nkey Escape\n"
                    + f"key F3\nclick tracking-query\ntype 999999\nkey F8\nawait-text page-line-evidence نیست\nkey Ctrl+A\ntype {number}\nkey F8\n"
                    + "await-text page-line-evidence چاپ شد\nshot evidence-printed\nkey Escape\n")
    finally:
        del os.environ["CUPS_SERVER"]
        subprocess.run([ROOT + "/drivers/emulators/ipp_printer/cups_lab.sh", "stop", prints], stdout=subprocess.DEVNULL)
    asked = [event for event in office.events() if event["kind"] in ("report-print-requested", "report-print-answered")]
    told = [(event["form"], event["outcome"]) for event in asked if event["kind"] == "report-print-answered" and event["form"] in ("readiness", "evidence")]
    check(told == [("readiness", "printed"), ("readiness", "owed"), ("evidence", "printed")], str(told))
    paper = [name for name in sorted(os.listdir(prints + "/paper")) if name.endswith(".pdf")]
    words = [subprocess.run(["pdftotext", f"{prints}/paper/{name}", "-"], stdout=subprocess.PIPE, text=True).stdout for name in paper]
    case = [event["report"] for event in asked if event["form"] == "evidence"][0]
    check(len(paper) == 2 and case not in words[0] and case in words[1], f"the paper does not name {case}: {paper}")
    pack = [name for name in os.listdir(office.var + "/home/reports") if name.endswith(".evidence.tar")]
    verdict = subprocess.run([BIN + "/pishkhan-verify", "pack", f"{office.var}/home/reports/{pack[0]}", "--trust", office.var + "/pki/ca.pem", "--json"], stdout=subprocess.PIPE, text=True)
    check(len(pack) == 1 and verdict.returncode == 0, f"{pack} {verdict.stdout}")
    shutil.rmtree(prints)
    office.shell("fill_configuration")


STORIES = (hot_plug, scanner_folder, laboratory, big_pages, barcode_reader, passport, foreigner, flatbed, feeder, camera)  # each begins where the last one ended


def main():
    with Office("devices") as office:
        office.make()
        for story in STORIES:
            if not sys.argv[1:] or story.__name__ in sys.argv[1:]:
                story(office)
                office.verified()
                print(story.__name__, flush=True)


sys.exit(main())
