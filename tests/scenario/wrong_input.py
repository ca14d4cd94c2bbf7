#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Something wrong in every field of every screen and sheet: the screen stays, the field says in Persian what to do, the books know nothing
of it; what was right before is still there, and the right value goes through."""
import re
import sys

from office import BIRTH_DATE, MOBILE, NATIONAL_CODE, OPEN_SHIFT, POSTAL_CODE, SIGN_IN, Office, check, fill

# field: (what is typed, what its advice must speak of), in turn
APPLICANT = {
    "national-code": [("", "لازم"), ("1234", "رقم"), ("1111111111", "تکراری"), ("9991234562", "رقم کنترل"), ("9990000006", "صفر")],
    "birth-date": [("", "لازم"), ("13651340", "سال"), ("13671230", "سال"), ("15990101", "سال")],
    "postal-code": [("", "لازم"), ("11369", "رقم"), ("1111111111", "تکراری")],
}
PHONE = [("", "بنویسید"), ("0912", "۱۱ رقم"), ("0812345678901", "کد شهر")]
TEXT = [("", "بنویسید")]
CHOICE = [("", "برگزینید")]
SHEETS = {
    "1101": {"reason": CHOICE, "mobile": PHONE, "birth-certificate-serial": TEXT + [("1234567", "بلند")],
             "delivery-address": TEXT + [("ن" * 201, "بلند")]},
    "1201": {"economic-number": TEXT + [("1" * 17, "بلند")], "tax-year": CHOICE, "purpose": CHOICE,
             "account": [("IR12", "۲۴ رقم"), ("IR999999999999999999999999", "رقم کنترل")], "mobile": PHONE},
    "1301": {"licence-number": TEXT + [("1" * 13, "بلند")], "class": CHOICE, "expiry": [("", "بنویسید"), ("14061301", "تقویم"), ("1406", "تقویم")],
             "mobile": PHONE, "delivery-address": TEXT},
    "1401": {"use": CHOICE, "power": CHOICE, "permit-number": TEXT, "site-postal-code": [("", "بنویسید"), ("123", "رقم")], "site-address": TEXT,
             "company-id": [("123", "رقم"), ("11111111111", "رقم کنترل")], "neighbour-bill": [("123", "۶ تا ۱۳ رقم"), ("9999999/8888888", "رقم کنترل")], "phone": PHONE},
    "1501": {"file-number": TEXT + [("1" * 31, "بلند")], "request": CHOICE, "note": [("ن" * 301, "بلند")], "mobile": PHONE},
    "1601": {"guild": CHOICE, "trade-name": TEXT + [("ن" * 61, "بلند")], "shop-postal-code": [("", "بنویسید"), ("123", "رقم")], "shop-address": TEXT,
             "company-id": [("123", "رقم")], "lease-monthly": [("9999999999999999", "بزرگ")], "mobile": PHONE},
}


def try_fields(fields, prefix, screen):
    """Each wrong value alone, sent with Ctrl+Return; afterwards the field is emptied for the next."""
    steps = ""
    for name, tries in fields.items():
        for typed, _ in tries:
            steps += f"click {prefix}{name}\n" + (f"key Ctrl+A\ntype {typed}\n" if typed else "")
            steps += f"key Ctrl+Return\nsettle the answer is shown\nawait {screen}\nsay {prefix}{name}-advice\n"
        steps += f"shot {screen}-{name}\n" if prefix == "" else ""
        if tries[-1][0]:
            steps += f"click {prefix}{name}\nkey Ctrl+A\nkey Delete\n"
    return steps


def a_case(code):
    """To the form of one service, the citizen typed in."""
    return (f"await services\ntype {code}\nkey Return\nawait applicant\n" + fill("national-code", NATIONAL_CODE)
            + fill("birth-date", BIRTH_DATE) + fill("postal-code", POSTAL_CODE) + "key Ctrl+Return\nawait form\n")


LEAVE = "if-shown banner key Escape\nsettle the banner is gone\nkey Escape\nsettle the question is shown\nkey 1\nawait services\n"


def compare(office, fields, prefix):
    """What was said, in the order it was asked."""
    said = iter(re.findall(rf"^says {prefix}\S+-advice (.*)$", office.words(), re.M))
    for name, tries in fields.items():
        for typed, wanted in tries:
            words = next(said, None)
            print(f"  {name} «{typed[:20]}»: {words}")
            check(words, f"{name} says nothing about «{typed[:20]}»")
            check(not re.search("[A-Za-z]", words.replace("IR", "")), f"{name} speaks another language: {words}")
            check(re.search(wanted, words), f"{name} about «{typed[:20]}»: {words}")


def signing_in(office):
    """A wrong PIN, then a service that does not exist."""
    office.play("await sign-in\ntype 9999\nkey Return\nawait-text pin-advice رمز درست نبود\nshot pin\n" + SIGN_IN + OPEN_SHIFT
                + "await services\ntype ززز\nawait-text no-service *\nshot no-service\nkey Return\nsettle nothing opens\nawait services\n")
    check("clerk-sign-in-failed" in office.kinds(), str(office.kinds()))


def applicant(office):
    before = len(office.journal())
    office.play(SIGN_IN + OPEN_SHIFT + "await services\ntype 1101\nkey Return\nawait applicant\n" + try_fields(APPLICANT, "", "applicant") + LEAVE)
    compare(office, APPLICANT, "")
    new = office.kinds()[before:]
    check("applicant-entered" not in new and "inquiry-asked" not in new, str(new))


def form(office, code):
    before = len(office.journal())
    office.play(SIGN_IN + OPEN_SHIFT + a_case(code) + try_fields(SHEETS[code], "field-", "form") + f"shot form-{code}\n" + LEAVE)
    compare(office, SHEETS[code], "field-")
    check("form-submitted" not in office.kinds()[before:], "a wrong form was taken")


def main():
    with Office("wrong-input") as office:
        office.make()
        signing_in(office)
        applicant(office)
        for code in SHEETS:
            if not sys.argv[1:] or code in sys.argv[1:]:
                print(code)
                form(office, code)
        office.verified()


sys.exit(main())
