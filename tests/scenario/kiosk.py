#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The citizen's screen, really running: what a service asks for, the state of a case by its tracking code, both languages, and nothing left
of a visitor who went away: asked after 45 quiet seconds, wiped 20 later (experience.md 3.3)."""
import sys

from office import FINISH, TO_FEES, Office, check

INFORMATION = """await kiosk-home
shot home
click home-services
await kiosk-services
shot services
click kiosk-service-0
await kiosk-service
shot service
click kiosk-back
await kiosk-services
click kiosk-end
await kiosk-home
click language
settle the other language
shot home-english
click home-services
await kiosk-services
shot services-english
click language
click kiosk-end
await kiosk-home
"""


def status(code):
    return f"""click home-status
await kiosk-status
type {code}
await-text code *
key Return
await-text progress-state *
shot status
click kiosk-end
await kiosk-home
click home-status
await kiosk-status
settle the next visitor looks
say code
type 9999
key Return
await-text problem *
say problem
shot not-found
"""


# The visitor walks away with a code on the screen: Player waits a minute for each step, a visit takes 65 s to be forgotten.
WALKED_AWAY = """await-text seconds-left *
shot still-here
await kiosk-home
click home-status
await kiosk-status
settle the next visitor looks
say code
shot wiped
"""


def main():
    with Office("kiosk") as office:
        office.make()
        code = office.play(TO_FEES + "key F12\nawait payment\n" + FINISH)["trackingCode"]
        events = len(office.journal())
        office.play(INFORMATION + status(code) + WALKED_AWAY, mode="kiosk")
        said = [line for line in office.words().splitlines() if line.startswith("says ")]
        print("\n".join(said))
        check([line for line in said if line.startswith("says code")] == ["says code ", "says code "], "a code was left behind: " + str(said))
        kinds = office.kinds()[events:]
        print(kinds)
        check("kiosk-visit-ended" in kinds, f"the books do not know of the wipe: {kinds}")
        office.verified()


sys.exit(main())
