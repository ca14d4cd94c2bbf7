# SPDX-License-Identifier: GPL-3.0-or-later
"""Compare pishkhan-verify with reference.py on generated values: compare.py PROGRAM [COUNT]. Made-up numbers only, from a fixed seed."""
import json
import random
import subprocess
import sys

import reference as ref

rng = random.Random(20261122)


def number(length):
    return "".join(rng.choice("0123456789") for _ in range(length))


def with_check(make, check):
    """The first of ten last digits that the check accepts, mostly; sometimes a wrong one."""
    body = make()
    good = [body + d for d in "0123456789" if check(body + d)]
    return good[0] if good and rng.random() < 0.7 else body + rng.choice("0123456789")


def made_iban():
    account = rng.choice(["010", "012", "017", "099", number(3)]) + number(19)
    return "IR%02d" % (98 - int(account + "182700") % 97) + account


def made_bill():
    first = str(int(number(rng.randint(2, 8)) + number(3) + rng.choice("0123456789")))
    first += str(ref.c11(first))
    second = str(rng.randint(1, 10 ** rng.randint(1, 8) - 1)) + number(3)
    second += str(ref.c11(second))
    second += str(ref.c11(str(int(first)) + second))
    return first.zfill(13) + second.zfill(13) if rng.random() < 0.5 else "0" * rng.randint(0, 2) + first + "/" + second


def made_deposit():
    body = number(28)
    return body[0] + ref.verhoeff(body) + ref.verhoeff(body[::-1]) + body[1:]


def made_receipt():
    parts = [number(rng.randint(4, 12)), "%02d%02d%02d" % (rng.randint(0, 99), rng.randint(0, 13), rng.randint(0, 31)), number(2), number(5)]
    return "-".join(parts + [ref.verhoeff("".join(parts))])


def field(text, length):
    return (text + "<" * length)[:length]


def letters(length):
    return "".join(rng.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for _ in range(length))


def made_mrz():
    date = "%02d%02d%02d"
    birth = date % (rng.randint(0, 99), rng.randint(1, 12), rng.randint(1, 28))
    expiry = date % (rng.randint(0, 99), rng.randint(1, 12), rng.randint(1, 31))
    name = letters(rng.randint(2, 9)) + "<<" + letters(rng.randint(0, 8))
    plain, sex, nation = field(letters(1) + number(rng.randint(5, 8)), 9), rng.choice("MF<"), letters(3)
    middle = nation + birth + ref.mrz_check(birth) + sex + expiry + ref.mrz_check(expiry)
    kind = rng.choice("123AB")
    if kind == "1":
        tail = number(rng.randint(1, 5)) if rng.random() < 0.3 else ""
        if tail:
            plain = letters(1) + number(8)
        first = "I<" + nation + plain + ("<" if tail else ref.mrz_check(plain)) + field(tail + ref.mrz_check(plain + tail) if tail else number(3), 15)
        second = birth + ref.mrz_check(birth) + sex + expiry + ref.mrz_check(expiry) + nation + field("", 11)
        second += ref.mrz_check(first[5:30] + second[0:7] + second[8:15] + second[18:29])
        return "/".join([first, second, field(name, 30)])
    wide = kind in "3A"
    code = {"2": "I<", "3": "P<", "A": "V<", "B": "V<"}[kind]
    first = code + nation + field(name, 39 if wide else 31)
    second = plain + ref.mrz_check(plain) + middle
    if kind == "3":
        extra = field(number(rng.choice([0, 10, 14])), 14)
        second += extra + (rng.choice("<0") if set(extra) == {"<"} else ref.mrz_check(extra))
        second += ref.mrz_check(second[0:10] + second[13:20] + second[21:43])
    elif kind == "2":
        second += field(number(rng.randint(0, 7)), 7)
        second += ref.mrz_check(second[0:10] + second[13:20] + second[21:35])
    else:
        second += field(number(5), 16 if wide else 8)
    return first + "/" + second


MAKERS = {
    "national-code": lambda: with_check(lambda: number(9), ref.national_code),
    "legal-id": lambda: with_check(lambda: number(10), ref.legal_id),
    "foreign-code": lambda: number(rng.choice([11, 12, 12, 12, 13])),
    "postal-code": lambda: "".join(rng.choice("134567890213456789") for _ in range(5)) + rng.choice(["", "-"]) + number(5),
    "phone": lambda: rng.choice(["+98", "0098", "98", "0", "", "00", "+"]) + rng.choice("9998") + number(rng.choice([8, 9, 9, 9, 10])),
    "card": lambda: with_check(lambda: rng.choice(["603799", "610433", "999999", number(6)]) + number(9), ref.card),
    "iban": made_iban, "bill": made_bill, "deposit-id": made_deposit, "receipt-number": made_receipt, "mrz": made_mrz,
}


def spoiled(text):
    """As typed by people and devices: other digits, spaces and marks, a slip of a finger."""
    slip = rng.random()
    if slip < 0.1 and text:
        at = rng.randrange(len(text))
        text = text[:at] + rng.choice("0123456789AOBlI<-/. x") + text[at + 1:]
    elif slip < 0.2 and len(text) > 2:
        at = rng.randrange(len(text) - 1)
        text = text[:at] + text[at + 1] + text[at] + text[at + 2:]
    elif slip < 0.25 and text:
        at = rng.randrange(len(text))
        text = text[:at] + text[at + 1:]
    elif slip < 0.3:
        at = rng.randrange(len(text) + 1)
        text = text[:at] + rng.choice(["\u200c", "\u2066", "\u00a0", " ", "\ufeff", "\u061c", "\u200b", "\u06f1"]) + text[at:]
    if rng.random() < 0.15:
        base = rng.choice([0x6F0, 0x660])
        text = "".join(chr(base + int(c)) if c in "0123456789" else c for c in text)
    return text


def compare_values(program, count):
    asked = [(kind, spoiled(MAKERS[kind]())) for kind in MAKERS for _ in range(count)]
    lines = "".join(kind + "\t" + value + "\n" for kind, value in asked)
    answer = subprocess.run([program, "value", "--stdin"], input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout
    answers = [json.loads(line) for line in answer.decode().splitlines()]
    assert len(answers) == len(asked), "one answer per line"
    wrong, valid = 0, 0
    for (kind, value), got in zip(asked, answers):
        want = ref.CHECKS[kind](value)
        valid += want is not None
        same = got["valid"] == (want is not None) and got["canonical"] == (want or "") and got["kind"] == kind
        if want and kind == "postal-code":
            same = same and got["warnings"] == ref.postal_warnings(want)
        if want and kind == "deposit-id":
            same = same and got["warnings"] == ref.deposit_warnings(want)
        if want and kind == "bill":
            same = same and got["amount"] == int(want.split("/")[1][:-5] or "0") * 1000 and got["type"] == int(want.split("/")[0][-2])
        if not same:
            wrong += 1
            print("differs:", kind, repr(value) if kind != "card" else "(a card)", "expected", want, "got", got)
    print(f"values: {len(asked)} compared, {valid} valid, {wrong} differ")
    return wrong


def one(program, *arguments):
    done = subprocess.run([program, *arguments, "--json"], stdout=subprocess.PIPE)
    return json.loads(done.stdout.decode())


def compare_single(program, count):
    """Dates, amounts and texts go through one process each, so fewer of them."""
    wrong = 0
    for _ in range(count):
        year, month, day = rng.randint(1200, 1500), rng.randint(1, 12), rng.randint(1, 31)
        want = ref.to_gregorian(year, month, day)
        got = one(program, "date", "gregorian", f"{year:04d}/{month:02d}/{day:02d}")
        if got["valid"] != (want is not None) or (want and got["gregorian"] != want.isoformat()):
            wrong += 1
            print("differs: date", (year, month, day), want, got)
        if want:
            back = one(program, "date", "jalali", want.isoformat())
            names = ["دوشنبه", "سه\u200cشنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه"]
            if back["jalali"] != f"{year:04d}/{month:02d}/{day:02d}" or back["weekday"] != names[want.weekday()]:
                wrong += 1
                print("differs: back", want, back)
        amount = rng.randint(0, 10 ** rng.randint(1, 15) - 1)
        if one(program, "words", str(amount))["words"] != ref.words(amount):
            wrong += 1
            print("differs: words", amount)
        text = "".join(rng.choice("ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیيكىآأإؤئةۀ \u200c ۱۲٣\u0640\ufef3\ufee3\ufdf2") for _ in range(rng.randint(0, 12)))
        got = one(program, "fold", text)
        if got["display"] != ref.display(text) or got["key"] != ref.key(text):
            wrong += 1
            print("differs: fold", ascii(text), ascii(ref.display(text)), ascii(got["display"]), ascii(ref.key(text)), ascii(got["key"]))
    print(f"dates, amounts, texts: {count} of each compared, {wrong} differ")
    return wrong


if __name__ == "__main__":
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    sys.exit(1 if compare_values(sys.argv[1], count) + compare_single(sys.argv[1], count // 10) else 0)
