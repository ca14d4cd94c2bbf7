#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole day at the counter: a shift with money in the drawer, two cases, a declined card, a bill, a case paid in cash and one whose cash
goes back out of the drawer, a count that is short and disputed, the manager's seal, the report on paper and as files. Then the day's numbers once more, folded by this program from the log's own bytes, and
beside the card terminal's books."""
import glob
import os
import re
import sqlite3
import sys
import zipfile

from office import FINISH, MOBILE, OPEN_CASE, SIGN_IN, Office, applicant, check, fill, form

BILL = "98765432041240000880040519"
BILL_AMOUNT = 8_800_000
DRAWER, COUNTED = 500_000, 480_000
REASON = "کسری از من نیست"

TO_SERVICES = SIGN_IN + "await shift|services\nif shift " + "key Ctrl+A\nif shift type " + str(DRAWER) + "\nif shift shot shift\nif shift key Return\nawait services\n"
ONE_CASE = OPEN_CASE + applicant() + "await form\n" + form() + "await fees\nkey F12\n"
PAY_BILL = f"type {BILL}\nkey Return\nawait bill\nkey F12\nawait payment\n" + FINISH
CLOSE = ("key F10\nshot end\nkey F7\nawait closing\nshot drawer\n" + f"type {COUNTED}\nkey Return\nawait-text difference-subject *\nshot difference\n"
         + f"click difference-reason\ntype {REASON}\nkey F7\nawait-text approval-title *\nshot approve\nclick approval-pin\ntype 1357\nkey Return\n"
         + "await shift\nsettle the strip is out\nshot closed\n")
CASH_PRICE, CASH_GIVEN = 270_000, 300_000  # service 1201, the only fee of which is the office's and the operator's
CASH_CASE = (OPEN_CASE.replace("1101", "1201") + applicant() + "await form\n" + fill("field-economic-number", "99912345678901")
             + "click field-tax-year\ntype 2\nclick field-purpose\ntype 1\n" + fill("field-mobile", MOBILE)
             + "key Ctrl+Return\nawait fees\nshot fees-cash\nkey F7\nsettle the sheet is open\n" + f"type {CASH_GIVEN}\nawait-text cash-difference *\n"
             + "shot cash\nkey Return\nkey Return\n" + FINISH)
GIVE_CASH_BACK = ("key F7\nsettle the sheet is open\nkey Return\nawait-text give-back-way *\nshot give-back-cash\nsettle the reasons have the keys\ntype 2\n"
                  "settle the PIN is asked\nclick give-back-pin\ntype 1357\nkey Return\nawait return\nawait-text return-happened *\n"
                  "await-text return-slip چاپ شد\nshot returned-cash\nkey F12\nawait services\n")
EXPORT = "await sign-in\nkey Down\ntype 1357\nkey Return\nawait shift\nkey Return\nsettle a sealed day takes nothing\nawait shift\nshot locked\nkey F7\nawait-text report-exported *\nshot exported\n"


class Reader:
    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, count):
        self.at += count
        return self.data[self.at - count:self.at]

    def number(self, count):
        return int.from_bytes(self.take(count), "big")

    def text(self):
        return self.take(self.number(2)).decode()


def events(path):
    """(sequence, kind, case, clear fields) of every event: a second reader of oversight.md 5.3."""
    with sqlite3.connect(path) as books:
        rows = books.execute("SELECT seq, event FROM log ORDER BY seq").fetchall()
    for sequence, raw in rows:
        reader = Reader(bytes(raw))
        reader.take(4)
        reader.text()  # device
        reader.take(4 + 8)
        kind = reader.text()
        reader.take(2 + 1)
        reader.text()  # actor
        case = reader.text()
        reader.text()  # agency
        reader.text()  # office
        reader.take(8 + 8 + 16)
        clear, fields = Reader(reader.take(reader.number(4))), {}
        while clear.at < len(clear.data):
            name = clear.text()
            fields[name] = clear.text()
        yield sequence, kind, case, fields


def fold(log):
    """The day from its facts alone."""
    day = {"cases": 0, "payments": 0, "total": 0, "notPaid": 0, "bills": 0, "first": log[0][0], "clerks": {}, "payees": {}, "cash": 0,
           "shares": {}}
    lines, clerks, cash, split = {}, {}, set(), {}

    def move(case, amount):
        day["total"] += amount
        day["cash"] += amount if case in cash else 0
        day["clerks"][clerks[case]] = day["clerks"].get(clerks[case], 0) + amount
        sign = 1 if amount > 0 else -1
        for payee, share in lines[case]:
            day["payees"][payee] = day["payees"].get(payee, 0) + sign * share
        for payee, share in split.get(case, []):
            day["shares"][payee] = day["shares"].get(payee, 0) + sign * share

    for sequence, kind, case, fields in log:
        if kind == "day-closed":
            break
        day["last"] = sequence
        if kind in ("payment-intended", "payment-cash") and fields["split"] == "books":
            split[case] = [(row.split("\t")[2], int(row.split("\t")[0])) for row in fields["parts"].splitlines()]
        if kind == "case-opened":
            day["cases"] += 1
            clerks[case] = fields["clerk"]
        elif kind == "bill-accepted":
            day["bills"] += 1
            lines[case] = [("صادرکنندهٔ قبض", int(fields["amount"]))]
        elif kind == "fees-shown":
            lines[case] = [(row.split("\t")[1], int(row.split("\t")[5])) for row in fields["lines"].splitlines()]
        elif kind == "payment-not-paid":
            day["notPaid"] += 1
        elif kind in ("payment-final", "payment-cash"):
            day["payments"] += 1
            if kind == "payment-cash":
                cash.add(case)
                check(int(fields["given"]) - int(fields["change"]) == int(fields["amount"]), str(fields))
            move(case, int(fields["amount"]))
        elif kind == "give-back-done":
            move(case, -int(fields["amount"]))
    day["events"] = day["last"] - day["first"] + 1
    return day


def sheet_sum(path, sheet):
    text = zipfile.ZipFile(path).read(f"xl/worksheets/sheet{sheet}.xml").decode()
    return sum(int(float(value)) for value in re.findall(r'<c r="C[0-9]+"(?![^>]*t="s")[^>]*><v>(-?[0-9.]+)</v>', text))


def main():
    os.environ["PISHKHAN_CASH"] = "yes"  # the signed configuration of this office lets it take cash
    with Office("day") as office:
        office.make()
        office.play(TO_SERVICES + ONE_CASE + "await payment\n" + FINISH)
        office.tell_terminal("decline 51")
        office.play(SIGN_IN + "await services\n" + ONE_CASE + "await payment\nawait fees\nawait-text last-payment *\nkey F12\nawait payment\n" + FINISH)
        office.play(SIGN_IN + "await services\n" + PAY_BILL)
        office.play(SIGN_IN + "await services\n" + CASH_CASE + CASH_CASE + GIVE_CASH_BACK)
        office.play(SIGN_IN + "await services\n" + CLOSE.replace(str(COUNTED), str(COUNTED + CASH_PRICE)))
        office.play(EXPORT)
        office.verified()

        path = office.var + "/home/journal/journal.db"
        log = list(events(path))
        day = fold(log)
        sealed = [fields for _, kind, _, fields in log if kind == "day-closed"]
        check(len(sealed) == 1, f"seals: {sealed}")
        seal = sealed[0]
        for mine, its in (("cases", "cases"), ("payments", "payments"), ("total", "total"), ("first", "firstSequence"),
                          ("last", "lastSequence"), ("events", "events")):
            check(str(day[mine]) == seal[its], f"{its}: the seal says {seal[its]}, the log {day[mine]}")
        check(day["cases"] == 5 and day["payments"] == 5 and day["cash"] == CASH_PRICE and day["bills"] == 1 and day["notPaid"] == 1, str(day))
        check(seal["terminal"] == "equal" and seal["drawer"] == "disputed", str(seal))
        check(int(seal["drawerDifference"]) == COUNTED - DRAWER, str(seal))
        check(sum(office.sales()) == day["total"] - day["cash"], f"the card terminal keeps {office.sales()}, the log {day['total']}, {day['cash']} of it cash")
        counted = [fields for _, kind, _, fields in log if kind == "drawer-counted"]
        check(int(counted[-1]["expected"]) == DRAWER + day["cash"], f"float and cash: {counted}")
        kinds = office.kinds()
        check(kinds.count("payment-cash") == 2 and kinds.count("give-back-done") == 1, f"two cash payments, one given back: {kinds}")
        check(sum(day["payees"].values()) == day["total"], str(day["payees"]))
        check(seal["root"] == root_at(path, int(seal["lastSequence"])), "the root is not the chain's head at the last event")

        kinds = office.kinds()
        check(kinds.count("difference-disputed") == 1 and kinds.count("shift-closed") == 1, str(kinds))
        check(kinds.count("zero-report-issued") == 1 and kinds.count("report-exported") == 1, str(kinds))
        check(kinds.count("shift-opened") == 1, "a sealed day took another shift")
        answers = [fields for _, kind, _, fields in log if kind == "report-print-answered"]
        check([(a["form"], a["outcome"]) for a in answers] == [("zero", "printed"), ("strip", "printed")], str(answers))

        sheets = glob.glob(office.var + "/home/reports/*.xlsx")
        pages = glob.glob(office.var + "/home/reports/*.pdf")
        check(len(sheets) == 1 and len(pages) == 1, f"{sheets} {pages}")
        check(sheet_sum(sheets[0], 3) == day["total"], "the payees' sheet does not add up to the day")
        check(sheet_sum(sheets[0], 5) == day["total"], "the clerks' sheet does not add up to the day")
        check(day["shares"] and sheet_sum(sheets[0], 8) == sum(day["shares"].values()), f"the shares' sheet is not {day['shares']}")
        print(f"{len(log)} events, {day['cases']} cases, {day['total']} rials; sealed {seal['firstSequence']}–{seal['lastSequence']}; "
              f"{len(office.pages())} papers; pictures in {office.shots}")


def root_at(path, sequence):
    """The chain's head after `sequence`, as the journal keeps it beside each event."""
    with sqlite3.connect(path) as books:
        return bytes(books.execute("SELECT head FROM log WHERE seq = ?", (sequence,)).fetchone()[0]).hex()


if __name__ == "__main__":
    sys.exit(main())
