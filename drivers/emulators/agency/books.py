# SPDX-License-Identifier: GPL-3.0-or-later
"""The agency's own records: which case has which tracking code and how far it is. One JSON file, replaced whole."""
import json
import os
import threading

STAGES = ("دریافت پرونده از دفتر", "بررسی مدارک", "استعلام از دستگاه‌های همکار", "تصمیم کارشناس", "آمادهٔ تحویل")


class Books:
    def __init__(self, path, titles, new_code, now, seconds, stage_seconds):
        self._path, self._titles = path, titles
        self._new_code, self._now, self._seconds = new_code, now, seconds
        self._stage_seconds = stage_seconds
        self._lock = threading.Lock()
        self._cases = {}  # tracking code -> record
        os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                self._cases = json.load(file)["cases"]
        self._codes = {record["case"]: code for code, record in self._cases.items()}

    def submit(self, case, service, office, receipt, amount):
        """The same case again gets the same code: the office may repeat after a cut line."""
        with self._lock:
            if case in self._codes:
                return 200, {"trackingCode": self._codes[case]}
            code = self._new_code()
            while code in self._cases:
                code = self._new_code()
            self._cases[code] = {"case": case, "service": service, "office": office, "receipt": receipt,
                                 "amount": amount, "at": self._seconds(), "stages": [self._now()]}
            self._codes[case] = code
            self._save()
            return 201, {"trackingCode": code}

    def progress(self, code):
        with self._lock:
            record = self._cases.get(code)
            if record is None:
                return 404, {"found": False}
            self._ripen(record)
            stages = [{"title": STAGES[i], "at": at} for i, at in enumerate(record["stages"])]
            title = self._titles.get(record["service"], "خدمت " + record["service"])
            return 200, {"found": True, "serviceTitle": title, "state": stages[-1]["title"], "stages": stages}

    def advance(self, code):
        with self._lock:
            record = self._cases.get(code)
            if record is None:
                return 404, {"found": False}
            self._step(record)
            return 200, {"stage": len(record["stages"])}

    def summary(self):
        """What a test or a demonstration may count; no personal data is kept here at all."""
        with self._lock:
            return {"cases": [{"case": r["case"], "trackingCode": code, "service": r["service"],
                               "receipt": r["receipt"], "amount": r["amount"]} for code, r in self._cases.items()]}

    def _ripen(self, record):
        if self._stage_seconds > 0:
            due = 1 + int((self._seconds() - record["at"]) / self._stage_seconds)
            while len(record["stages"]) < min(due, len(STAGES)):
                self._step(record)

    def _step(self, record):
        if len(record["stages"]) < len(STAGES):
            record["stages"].append(self._now())
            self._save()

    def _save(self):
        temporary = self._path + ".new"
        with open(temporary, "w", encoding="utf-8") as file:
            json.dump({"cases": self._cases}, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        os.rename(temporary, self._path)
