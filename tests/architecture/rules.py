# SPDX-License-Identifier: GPL-3.0-or-later
"""The architecture's table as data: who may include whom, and because of what. Longest matching room wins."""

# room: (rooms it may include, third-party headers at home there, because)
ROOMS = {
    "terminal/base": ([], ["tl/"], "the vocabulary knows nobody"),
    "terminal/domain": (["terminal/base", "terminal/ports"], ["utf8proc.h"],
                        "the core is a function: values in, values out; of ports it uses the value structs only"),
    "terminal/crypto": (["terminal/base", "terminal/ports"], ["openssl/", "argon2.h"], "keys and digests know no business"),
    "terminal/ports": (["terminal/base", "terminal/domain"], [], "an interface speaks in the core's values"),
    "sync/wire": (["terminal/base", "terminal/crypto"], [], "the bytes on the line are provable without business code"),
    "sync/tlog": (["terminal/base", "terminal/crypto"], [], "a public format, usable by any verifier"),
    "terminal/journal": (["terminal/base", "terminal/ports", "terminal/crypto", "sync/wire", "sync/tlog"], ["sqlite3.h"],
                         "the journal knows kinds and bytes, no domain types"),
    "terminal/tpm": (["terminal/base", "terminal/ports"], ["tss2/"], "one room knows the TPM's library; verifier and hub link none"),
    "terminal/evidence": (["terminal/base", "terminal/domain", "terminal/ports", "terminal/crypto", "terminal/journal", "sync/wire", "sync/tlog"],
                          ["archive.h", "archive_entry.h", "nlohmann/"], "a pack is a function of the log; its report is drawn through a port"),
    "terminal/readiness": (["terminal/base", "terminal/domain", "terminal/ports", "terminal/crypto", "terminal/journal", "terminal/catalogue", "drivers/inventory",
                            "drivers/transport", "printer-templates", "terminal/readiness"], [], "what a counter's facts mean is the same from the shell and on the screen"),
    "terminal/catalogue": (["terminal/base", "terminal/domain", "terminal/crypto"], ["nlohmann/", "CLI/"], "sheets are data with a signature"),
    "printer-templates": (["terminal/base", "terminal/domain", "terminal/ports"], ["Q", "mustache.hpp", "kainjow/", "qrencode.h", "xlsxwriter.h"],
                          "a page is drawn from values"),
    "drivers": (["terminal/base", "terminal/domain", "terminal/ports", "drivers"],
                ["libusb", "ZXing/", "opencv2/", "tesseract/", "leptonica/", "allheaders.h", "sane/", "winscard.h", "p11-kit-1/", "libudev.h", "cups/", "nlohmann/", "CLI/"],
                "a driver moves bytes and knows nothing of cases"),
    "drivers/transport": (["terminal/base", "drivers/transport"], ["libusb", "openssl/"],
                          "a stream of bytes, encrypted where the device demands it"),
    "drivers/payment": (["terminal/base", "terminal/domain", "terminal/ports", "drivers/transport", "drivers/payment"],
                        ["nlohmann/", "pugixml.hpp", "openssl/"], "a terminal's protocol; its message formats and ciphers are libraries"),
    "drivers/document/decoder": (["terminal/base", "terminal/domain", "terminal/ports", "drivers/document"],
                                 ["ZXing/", "opencv2/", "tesseract/", "leptonica/", "allheaders.h"],
                                 "only the helper process meets the image libraries"),
    "drivers/document/training": (["terminal/base", "drivers/document"], ["opencv2/", "Q"],
                                  "the table's teacher draws letters; it is no part of any device"),
    "drivers/emulators": (["terminal/base", "terminal/domain", "terminal/ports", "drivers"],
                          ["umockdev", "glib", "nlohmann/", "pugixml.hpp", "openssl/", "CLI/", "Q", "opencv2/", "ZXing/", "libusb", "sane/"], "an emulator answers in the device's own bytes"),
    "drivers/cli": (["terminal", "drivers", "sync", "printer-templates"], ["CLI/", "nlohmann/", "Q"], "a thin program over everything"),
    "sync/uplink": (["terminal/base", "terminal/ports", "terminal/crypto", "terminal/domain", "sync/wire", "sync/tlog", "sync/uplink"],
                    ["curl/", "nlohmann/", "openssl/ssl.h"], "one worker thread, one library for HTTP; certificates are judged at a time of ours"),
    "sync/release": (["terminal/base", "terminal/crypto"], ["CLI/"], "what a release is and how it spreads: a function of facts"),
    "terminal/release": (["terminal/base", "terminal/ports", "terminal/crypto", "sync/release"], ["CLI/"],
                         "programs in two slots; it knows no books"),
    "sync/witness": (["terminal/base", "terminal/crypto", "sync/tlog", "sync/witness"], ["boost/", "curl/", "CLI/"],
                     "a witness knows logs and keys, and nothing of what is in them"),
    "sync/hub": (["terminal/base", "terminal/domain", "terminal/crypto", "terminal/ports", "sync/wire", "sync/tlog", "sync/release", "sync/witness", "sync/hub"],
                 ["boost/", "sqlite3.h", "openssl/", "libpq", "nlohmann/", "CLI/"], "the hub sees sealed bytes, never a journal's inside"),
    "sync/agency_reader": (["terminal/base", "terminal/crypto", "sync/wire", "sync/verify", "sync/agency_reader"], ["CLI/", "nlohmann/"],
                           "the one program that holds an agency's key; it reads packs and nothing else"),
    "sync/propose": (["terminal/base", "terminal/crypto", "sync/wire"], ["CLI/"], "it signs words for an office and sends nothing"),
    "sync/verify": (["terminal/base", "terminal/domain", "terminal/crypto", "terminal/journal", "terminal/ports", "sync/wire", "sync/tlog", "sync/verify"],
                    ["CLI/", "nlohmann/"], "anyone can build and read the verifier: no Qt"),
    "terminal/app": (["terminal/base", "terminal/domain", "terminal/ports", "terminal/catalogue", "terminal/app"], [],
                     "the loop runs over ports only"),
    "kiosk-ui": (["terminal/base", "terminal/domain", "terminal/ports", "terminal/app", "terminal/catalogue", "kiosk-ui"], ["Q"],
                 "screens show; they read states and sheets and ask the desk"),
    "terminal/runtime": (["terminal/base", "terminal/ports", "terminal/runtime"], ["Q"], "time and threads live here and nowhere else"),
    "terminal": (["terminal", "drivers", "sync", "printer-templates", "kiosk-ui"], ["Q", "CLI/", "nlohmann/", "spdlog/"],
                 "the composition root is the one place that knows all rooms"),
    "sync/fleet": (["terminal", "sync"], ["CLI/", "nlohmann/"], "virtual terminals are terminals without screens"),
    "tests": (["terminal", "drivers", "sync", "printer-templates", "kiosk-ui", "tests"], None, "tests may see everything"),
}

# Files that may catch a library's exceptions, each because of that library.
MAY_CATCH = {
    "drivers/emulators/card_maker/bar_symbol": "ZXing's writer throws",
    "drivers/document/": "ZXing, OpenCV and Tesseract throw",
    "printer-templates/receipt_texts": "the template library throws",
    "sync/hub/http_server": "Asio throws where no error code is offered",
    "tests/": "tests provoke",
}

# Words that put the fault on a person (lessons H20). A message says what happened, what is safe and what to do; who is to blame is no word of ours.
BLAME = ["خطای کاربر", "خطای متصدی", "خطای انسانی", "اشتباه شما", "اشتباه کاربر", "اشتباه متصدی", "شما اشتباه", "تقصیر", "مقصر", "سهل‌انگاری",
         "بی‌دقتی", "بی‌احتیاطی", "کوتاهی شما", "user error", "operator error", "clerk error", "your fault", "your mistake"]

# Files that may read the real time or wait.
MAY_KNOW_TIME = ["terminal/runtime/", "drivers/", "sync/hub/", "sync/witness/main", "sync/uplink/", "sync/verify/", "sync/propose/main", "sync/release/main", "terminal/release/keeper", "tests/", "terminal/player",
                 "terminal/main", "terminal/base/instant", "kiosk-ui/"]

LINES = {".cpp": 300, ".h": 150, ".qml": 200, ".ts": 200, ".vue": 200}
HARD = 1.5  # times the budget fails; between the two it is printed
