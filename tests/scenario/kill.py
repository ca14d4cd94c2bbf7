#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""SIGKILL at moments spread over the case, then a restart: the case goes on where it stood, the money moves at most once, and the receipt
is printed or owed. Then one within the page itself. Six moments; twenty with PISHKHAN_SCENARIO_FULL=1; PISHKHAN_SCENARIO_SEED draws others."""
import os
import random
import sys
import time

from office import ANY_STEP, FINISH, OPEN_CASE, OPEN_SHIFT, SIGN_IN, TO_FEES, TO_PAYMENT, Office, applicant, check, form

ORDER = ["services", "applicant", "form", "fees", "payment", "receipt", "done"]

# Where a case stands after each durable fact, folded here apart from the terminal's own fold.
STEP_AFTER = {"case-opened": "applicant", "inquiry-answered": "form", "form-submitted": "fees", "payment-intended": "payment",
              "payment-not-paid": "fees", "payment-final": "receipt", "receipt-printed": "done", "case-closed": "services"}
# What a step may have become by itself before the screen is looked at: answers that come while the clerk signs in.
MAY_BE = {"applicant": {"applicant", "form"}, "payment": {"payment", "fees", "receipt", "done"}, "receipt": {"receipt", "done"}}


def step_of(office):
    step = "services"
    for kind in office.kinds():
        step = STEP_AFTER.get(kind, step)
    return step


def resume(paper_seen):
    """Go on from whatever screen comes; about the paper the clerk answers what lies in the printer."""
    return (SIGN_IN + OPEN_SHIFT + "settle the case may go on by itself\n"
            + applicant("if applicant ") + "await form|fees|payment|receipt|done|services\n"
            + form("if form ") + "await fees|payment|receipt|done|services\n"
            + "if fees key F12\nawait payment|receipt|done|services\n"
            + f"await receipt|done|services\nif-shown paper-not-seen key {'F6' if paper_seen else 'F7'}\n"
            + "if receipt settle the answer is taken\nif-shown print-owed key F8\n"
            + "await done|services\nif done key F12\nawait services\n")


def kill_at(office, moment):
    """Start one case, kill it; the step at which it stood, or None when no case was open."""
    papers = len(office.pages())
    play = SIGN_IN + OPEN_SHIFT + OPEN_CASE + TO_PAYMENT[TO_PAYMENT.index("key F4"):] + FINISH
    office.start(play)
    time.sleep(moment)  # the moment itself is the test's input
    office.kill()
    cases = [case for _, _, case in office.journal() if case]
    step = step_of(office)
    return step, (cases[-1] if cases else ""), len(office.pages()) > papers


def go_on(office, step, case, paper_seen):
    """Restart; the case must stand where it stood and come to its end."""
    sales_before = len(office.sales())
    result = office.play(resume(paper_seen))
    shown = [screen for screen in office.screens() if screen not in ("sign-in", "shift")]
    allowed = MAY_BE.get(step, {step})
    check(shown[0] in allowed, f"stood at {step}, came back at {shown[0]}: {shown}")
    if step != "services":
        check(result["caseId"] == case, f"case {case} came back as {result['caseId']}")
        check(result["openCase"] == "", f"case {case} is still open")
        check(result["paper"] in ("printed", "owed"), f"the receipt of {case} is {result['paper']}")
    check(len(office.sales()) - sales_before <= 1, "the restart charged more than once")
    check(result.get("paidTotal", 0) == sum(office.sales()),
          f"ledger {result.get('paidTotal')}, the card terminal's books {office.sales()}")
    check(result.get("paidCases", 0) == len(office.sales()), "more payments than paid cases")
    office.verified()
    return result, shown[0]


def kill_within_the_page(office):
    """The printer stands in the middle of the receipt and everything dies: nobody knows whether it came out, so one question is asked."""
    before = len(office.kinds())
    office.start(TO_FEES + office.printer("stall rows 200") + "key F12\n" + FINISH)
    for _ in range(600):
        if "receipt-print-requested" in office.kinds()[before:]:
            break
        time.sleep(0.1)
    office.kill()
    step, cases = step_of(office), [case for _, _, case in office.journal() if case]
    go_on(office, step, cases[-1], paper_seen=False)
    kinds = office.kinds()[before:]
    check(kinds.count("payment-intended") == 1 and kinds.count("print-answered") == 1, f"the paper was not asked for: {kinds}")
    check(kinds.index("print-answered") < len(kinds) - 1 - kinds[::-1].index("receipt-printed"), f"printed before it was asked: {kinds}")
    print("killed within the page: asked once, printed again as a copy")


def duration(office):
    begin = time.monotonic()
    office.play(SIGN_IN + OPEN_SHIFT + OPEN_CASE + TO_PAYMENT[TO_PAYMENT.index("key F4"):] + FINISH)
    return time.monotonic() - begin


def main():
    kills = 20 if os.environ.get("PISHKHAN_SCENARIO_FULL") else 6
    seed = int(os.environ.get("PISHKHAN_SCENARIO_SEED", "2"))
    draw = random.Random(seed)
    with Office("kill") as office:
        office.make()
        whole = duration(office)
        steps = []
        for number in range(kills):
            moment = whole * (number + draw.random()) / kills
            step, case, paper = kill_at(office, moment)
            steps.append(step)
            result, shown = go_on(office, step, case, paper)
            print(f"kill {number + 1} at {moment:5.2f} s: stood at {step}, came back at {shown}, paper {result.get('paper')}, "
                  f"paid cases {result['paidCases']}", flush=True)
        kill_within_the_page(office)
        intents = office.kinds().count("payment-intended")
        print(f"seed {seed}: {kills} kills over {whole:.1f} s; steps {({one: steps.count(one) for one in ORDER if one in steps})}; "
              f"{intents} intents, {len(office.sales())} sales, {len(office.pages())} pages, {len(office.journal())} events")
        check(len(set(steps)) >= 3, f"the moments met only {set(steps)}")


sys.exit(main())
