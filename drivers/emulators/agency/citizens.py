# SPDX-License-Identifier: GPL-3.0-or-later
"""Made-up citizens with unallocated national codes, and how the civil registration answers about them.

Reasons follow domain.md 5.8. Codes that begin with 9998 exist for every birth date, so that generated cards can be
verified too; their names are drawn from the code and stay the same.
"""

FIRST_NAMES = ("نمونه", "آزمون", "آزمایه", "نشانه", "نماد", "الگو")
LAST_NAMES = ("آزمایشی", "نمونه‌ای", "ساختگی", "فرضی", "تمرینی", "آموزشی")

# code: (birth date, first name, last name, father's name, alive)
CITIZENS = {
    "9991234561": ("1365/04/12", "نمونه", "آزمایشی", "الگو", True),
    "9990000050": ("1358/11/22", "آزمون", "ساختگی", "نماد", True),
    "9990000069": ("1379/01/05", "نشانه", "فرضی", "نمونه", True),
    "9990000131": ("1320/06/25", "الگو", "نمونه‌ای", "آزمون", False),
    "9990000141": ("1372/12/30", "آزمایه", "تمرینی", "نشانه", True),
    "9900000994": ("1345/07/30", "نماد", "آموزشی", "آزمایه", True),
}

# Codes whose record differs from the card in one particular.
TROUBLED = {
    "8887654328": "invalid-certificate-number",
    "9000000017": "invalid-surname",
    "9999999980": "unknown-error",
}


def holds(code):
    """The check digit of a national code (domain.md 1.1)."""
    if len(code) != 10 or not code.isascii() or not code.isdigit() or len(set(code)) == 1:
        return False
    remainder = sum(int(d) * w for d, w in zip(code, range(10, 1, -1))) % 11
    return int(code[9]) == (remainder if remainder < 2 else 11 - remainder)


def drawn_citizen(code):
    seed = int(code)
    return (None, FIRST_NAMES[seed % 6], LAST_NAMES[seed // 6 % 6], FIRST_NAMES[seed // 36 % 6], True)


def mismatch(reason):
    return {"matched": False, "reason": reason}


# Foreign nationals by the twelve-digit code, which has no check digit (domain.md 1.3).
FOREIGNERS = {
    "999000000017": ("1368/02/09", "نمونه", "میهمان", "الگو", True),
}


def identity_answer(code, birth_date, kind=""):
    if kind == "foreign-code":
        known = FOREIGNERS.get(code)
        if known is None:
            return mismatch("not-found")
        if known[0] != birth_date:
            return mismatch("invalid-birth-date")
        return {"matched": True, "firstName": known[1], "lastName": known[2], "fatherName": known[3], "alive": known[4]}
    if not holds(code):
        return mismatch("not-found")
    if code in TROUBLED:
        return mismatch(TROUBLED[code])
    citizen = CITIZENS.get(code) or (drawn_citizen(code) if code.startswith("9998") else None)
    if citizen is None:
        return mismatch("not-found")
    born, first, last, father, alive = citizen
    if born is not None and born != birth_date:
        return mismatch("invalid-birth-date")
    if not alive:
        return mismatch("deceased")
    return {"matched": True, "firstName": first, "lastName": last, "fatherName": father, "alive": True}
