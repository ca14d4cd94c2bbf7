# SPDX-License-Identifier: GPL-3.0-or-later
"""A second implementation of the domain's rules, written from the rules alone and with other means (big integers, regular expressions,
Python's own Unicode tables), to be compared with `pishkhan-verify value --stdin` value by value. Shares no code with it."""
import datetime
import re
import unicodedata

IGNORED = dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF, 0x200C, 0xA0, 0x20])
DIGITS = {**{0x6F0 + i: str(i) for i in range(10)}, **{0x660 + i: str(i) for i in range(10)}}


def normal(text):
    return text.translate({**IGNORED, **DIGITS})


def digits(text):
    return re.fullmatch(r"[0-9]*", text) is not None


def national_code(text):
    code = normal(text)
    if not digits(code) or len(code) != 10 or len(set(code)) == 1 or code[3:9] == "000000":
        return None
    r = sum(int(code[i]) * (10 - i) for i in range(9)) % 11
    return code if int(code[9]) == (r if r < 2 else 11 - r) else None


def legal_id(text):
    code = normal(text)
    if not digits(code) or len(code) != 11 or int(code) == 0 or code[3:9] == "000000":
        return None
    k = int(code[9]) + 2
    r = sum((int(d) + k) * z for d, z in zip(code, [29, 27, 23, 19, 17] * 2)) % 11
    return code if (0 if r == 10 else r) == int(code[10]) else None


def foreign_code(text):
    code = normal(text)
    return code if re.fullmatch(r"[0-9]{12}", code) else None


def postal_code(text):
    code = normal(text).replace("-", "")
    return code if re.fullmatch(r"(?!([0-9])\1{3})[13-9]{5}[0-9]{5}", code) else None


def postal_warnings(code):
    return [] if re.fullmatch(r"(?!(\d)\1{3})[13-9]{4}[1346-9][013-9]{5}", code) else ["strict-form"]


def phone(text):
    match = re.fullmatch(r"(?:\+98|0098|98|0)?(9[0-9]{9})", normal(text))
    return "0" + match.group(1) if match else None


def card(text):
    code = normal(text)
    if not digits(code) or len(code) != 16:
        return None
    total = sum(sum(divmod(int(d) * (2 if i % 2 == 0 else 1), 10)) for i, d in enumerate(code))
    return code[:6] + "******" + code[12:] if total % 10 == 0 else None


def iban(text):
    code = normal(text).upper()
    if not re.fullmatch(r"IR[0-9]{24}", code):
        return None
    return code if int(code[4:] + "1827" + code[2:4]) % 97 == 1 else None


def c11(number):
    r = sum(int(d) * (2 + i % 6) for i, d in enumerate(reversed(number))) % 11
    return 0 if r < 2 else 11 - r


def bill(text):
    both = normal(text)
    if "/" in both:
        first, _, second = both.partition("/")
    elif len(both) == 26:
        first, second = both[:13], both[13:]
    else:
        return None
    if not digits(first) or not digits(second) or not first or not second:
        return None
    first, second = str(int(first)), str(int(second))
    if not 6 <= len(first) <= 13 or not 6 <= len(second) <= 13:
        return None
    good = (int(first[-1]) == c11(first[:-1]) and int(second[-2]) == c11(second[:-2])
            and int(second[-1]) == c11(first + second[:-1]))
    return first + "/" + second if good else None


D5 = ["0123456789", "1234067895", "2340178956", "3401289567", "4012395678", "5987604321", "6598710432", "7659821043",
      "8765932104", "9876543210"]
P8 = ["0123456789", "1576283094", "5803796142", "8916043527", "9453126870", "4286573901", "2793806415", "7046913258"]


def verhoeff(number):
    c = 0
    for i, d in enumerate(reversed(number)):
        c = int(D5[c][int(P8[(i + 1) % 8][int(d)])])
    return "0432156789"[c]


def deposit_id(text):
    code = normal(text)
    return code if re.fullmatch(r"[0-9]{30}", code) else None


def deposit_warnings(code):
    body = code[0] + code[3:]
    return [] if code[1:3] == verhoeff(body) + verhoeff(body[::-1]) else ["checksum"]


def receipt_number(text):
    match = re.fullmatch(r"([0-9]{4,12})-([0-9]{6})-([0-9]{2})-([0-9]{5})-([0-9])", normal(text))
    if not match or verhoeff("".join(match.groups()[:4])) != match.group(5):
        return None
    day = match.group(2)
    return match.group(0) if to_gregorian(1400 + int(day[:2]), int(day[2:4]), int(day[4:])) else None


# The calendar by counting, year after year, from one known day; the program computes it in closed form.
YEARS = {}


def is_leap(year):
    return year % 33 in (1, 5, 9, 13, 17, 22, 26, 30)


def fill_years():
    day = datetime.date(2021, 3, 21)
    for year in range(1400, 1500):
        YEARS[year] = day
        day += datetime.timedelta(366 if is_leap(year) else 365)
    day = datetime.date(2021, 3, 21)
    for year in range(1399, 1205, -1):
        day -= datetime.timedelta(366 if is_leap(year) else 365)
        YEARS[year] = day


fill_years()


def to_gregorian(year, month, day):
    lengths = [31] * 6 + [30] * 5 + [30 if is_leap(year) else 29]
    if not 1206 <= year <= 1498 or not 1 <= month <= 12 or not 1 <= day <= lengths[month - 1]:
        return None
    return YEARS[year] + datetime.timedelta(sum(lengths[:month - 1]) + day - 1)


def mrz_check(text):
    values = {"<": 0, **{str(i): i for i in range(10)}, **{chr(65 + i): 10 + i for i in range(26)}}
    return str(sum(values[c] * (7, 3, 1)[i % 3] for i, c in enumerate(text)) % 10)


def mrz_date(text):
    if not re.fullmatch(r"[0-9]{6}", text):
        return re.fullmatch(r"[0-9<]{6}", text) is not None
    try:
        datetime.date(2000 + int(text[:2]), int(text[2:4]), int(text[4:]))
    except ValueError:
        return False
    return True


def mrz(text):
    lines = normal(text).split("/")
    shape = [len(line) for line in lines]
    if not re.fullmatch(r"[A-Z0-9<]+", "".join(lines)):
        return None
    if shape == [44, 44] and lines[0][0] in "PV" or shape == [36, 36] and lines[0][0].isalpha():
        first, second = lines
        letters = first + second[10:13]
        parts = [(second[0:9], second[9]), (second[13:19], second[19]), (second[21:27], second[27])]
        dates, sex = (second[13:19], second[21:27]), second[20]
        if lines[0][0] != "V" and shape[0] == 44:
            empty = set(second[28:42]) == {"<"}
            parts.append((second[28:42], "0" if second[42] == "<" and empty else second[42]))
            parts.append((second[0:10] + second[13:20] + second[21:43], second[43]))
        elif lines[0][0] != "V":
            if second[9] == "<":
                rest = second[28:35].split("<")[0]
                if len(rest) < 2:
                    return None
                parts[0] = (second[0:9] + rest[:-1], rest[-1])
            parts.append((second[0:10] + second[13:20] + second[21:35], second[35]))
    elif shape == [30, 30, 30] and lines[0][0] in "IAC":
        first, second, third = lines
        letters = first[:5] + second[15:18] + third
        parts = [(first[5:14], first[14]), (second[0:6], second[6]), (second[8:14], second[14])]
        if first[14] == "<":
            rest = first[15:30].split("<")[0]
            if len(rest) < 2:
                return None
            parts[0] = (first[5:14] + rest[:-1], rest[-1])
        parts.append((first[5:30] + second[0:7] + second[8:15] + second[18:29], second[29]))
        dates, sex = (second[0:6], second[8:14]), second[7]
    else:
        return None
    if not re.fullmatch(r"[A-Z<]+", letters) or sex not in "MF<" or not all(mrz_date(date) for date in dates):
        return None
    return "/".join(lines) if all(mrz_check(body) == digit for body, digit in parts) else None


CHECKS = {
    "national-code": national_code, "legal-id": legal_id, "foreign-code": foreign_code, "postal-code": postal_code, "phone": phone,
    "card": card, "iban": iban, "bill": bill, "deposit-id": deposit_id, "receipt-number": receipt_number, "mrz": mrz,
}


def words(amount):
    ones = ("صفر یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده").split()
    tens = "- - بیست سی چهل پنجاه شصت هفتاد هشتاد نود".split()
    hundreds = "- یکصد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد".split()

    def small(n):
        if n < 20:
            return [ones[n]] if n else []
        if n < 100:
            return [tens[n // 10]] + small(n % 10)
        return [hundreds[n // 100]] + small(n % 100)

    if amount == 0:
        return ones[0]
    parts = []
    for power, unit in ((12, " هزار میلیارد"), (9, " میلیارد"), (6, " میلیون"), (3, " هزار"), (0, "")):
        group = amount // 10 ** power % 1000
        if group:
            parts.append(" و ".join(small(group)) + unit)
    return " و ".join(parts)


YEH = {c: 0x6CC for c in [0x64A, 0x649, 0x620, 0x63D, 0x63E, 0x63F, 0x6CD, 0x6CE, 0x6D0, 0x6D1]}
DROPPED = dict.fromkeys([0x640, 0x200D, 0xFEFF, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def display(text):
    text = unicodedata.normalize("NFKC", text)
    text = text.translate({**YEH, **DIGITS, **DROPPED, 0x643: 0x6A9, 0x6C0: "\u0647\u0654", 0x200B: " "})
    text = re.sub("\u200c*( |^|$)\u200c*", r"\1", text)
    text = re.sub("\u200c+", "\u200c", text)
    return re.sub(" +", " ", text).strip(" ")


def key(text):
    marks = dict.fromkeys([*range(0x64B, 0x653), 0x654, 0x655, 0x670, 0x200C, 0x20])
    return display(text).translate({**marks, 0x622: 0x627, 0x623: 0x627, 0x625: 0x627, 0x671: 0x627, 0x624: 0x648,
                                    0x626: 0x6CC, 0x629: 0x647})
