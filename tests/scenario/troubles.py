#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each trouble of a day at the counter: what the screen says is clear, what is safe stays safe, and the case comes to its end."""
import os
import sys
import time

from office import FINISH, OPEN_CASE, OPEN_SHIFT, SIGN_IN, TO_FEES, Office, applicant, check, form

def card_declined(office):
    """The bank says no: no money, a clear word, and a second card works under a new intent."""
    office.tell_terminal("decline 51")
    before = len(office.sales())
    result = office.play(TO_FEES + "key F12\nawait payment\nawait fees\nawait-text last-payment *\nshot declined\n"
                         + "key F12\nawait payment\n" + FINISH)
    check(len(office.sales()) == before + 1, f"books: {office.sales()}")
    kinds = office.kinds()
    check(kinds.count("payment-not-paid") == 1 and kinds.count("payment-intended") == 2, "intents: " + str(kinds))
    check(result["payment"] == "approved" and result["paper"] == "printed", str(result))


def terminal_ahead(office):
    """Somebody sold on the card terminal alone (F24): said before the first card, nothing is charged, the manager answers, the case is paid."""
    office.tell_terminal("sell 750000")
    before = len(office.sales())
    result = office.play(SIGN_IN + OPEN_SHIFT + "settle the terminal was asked\nshot terminal-ahead\n" + OPEN_CASE + applicant() + "await form\n" + form()
                         + "await fees\nkey F12\nsettle nothing is sent\nawait fees\nshot terminal-ahead-fees\nkey Ctrl+L\nawait sign-in\nkey Down\n"
                         + "type 1357\nkey Return\nawait fees\nkey F5\nclick proposal-0\nshot terminal-ahead-books\nclick answer-reason\n"
                         + "type فروش دستی برای متقاضی پیشین\nkey F6\nsettle it is answered\nkey Escape\nkey F12\nawait payment\n" + FINISH)
    kinds = office.kinds()
    check(kinds.count("terminal-ahead") == 1 and kinds.count("finding-settled") == 1, str(kinds))
    check(kinds.index("terminal-ahead") < last(kinds, "finding-settled") < last(kinds, "payment-sending"), str(kinds))
    check(len(office.sales()) == before + 1 and result["payment"] == "approved", f"{office.sales()} {result}")


def printer_without_paper(office):
    """The receipt is owed and says so; paper in, F8, it comes out."""
    before = len(office.pages())
    result = office.play(office.printer("paper out") + TO_FEES + "key F12\nawait payment\nawait receipt\nawait-text paper-owed کاغذ\n"
                         + "shot paper-out\n" + office.printer("paper in") + "key F8\n" + FINISH)
    kinds = office.kinds()
    check("receipt-owed" in kinds and kinds.count("receipt-printed") == 2, str(kinds))
    check(len(office.pages()) == before + 1 and result["paper"] == "printed", f"{office.pages()} {result}")


def agency_down(office):
    """Down from the submission on: the receipt waits for its code, and the code comes by itself."""
    before = len(office.agency_cases())
    office.start(TO_FEES + "shell touch $PISHKHAN_VAR/at-fees; while test -e $PISHKHAN_VAR/at-fees; do sleep 0.05; done\n"
                 + "key F12\nawait payment\nawait done\nawait-text tracking-code در انتظار\nshot agency-down\n"
                 + "shell touch $PISHKHAN_VAR/printed\n"
                 + "await-text tracking-code ۱|۲|۳|۴|۵|۶|۷|۸|۹\nshot agency-back\nkey F12\nawait services\n", drain=True)
    await_path(office.var + "/at-fees")
    office.tell_agency("down")
    os.remove(office.var + "/at-fees")
    await_path(office.var + "/printed")
    check(len(office.agency_cases()) == before, "the agency took a case while it was down")
    office.tell_agency("none")
    check(office.wait() == 0, office.words()[-1500:])
    kinds = office.kinds()
    check(kinds.index("submission-deferred") < last(kinds, "receipt-issued") < last(kinds, "tracking-code-bound"), str(kinds))
    check(len(office.agency_cases()) == before + 1, "the agency has the case more than once, or not")


def hub_down(office):
    """No hub for the whole case: nothing stops; afterwards the queue drains, nothing lost, nothing twice."""
    port = office.port("hub")
    office.stop("hub")
    before = office.kinds().count("line-changed")
    result = office.play(TO_FEES + "shot hub-down\nkey F12\nawait payment\n" + FINISH)
    check(result["paper"] == "printed" and result["acknowledged"] is False, str(result))
    check(office.kinds().count("line-changed") == before, "a line to a hub that is down was called live")
    behind = len(office.journal()) - len(office.hub_events())
    check(behind > 10, f"only {behind} events wait")
    office.start_hub_where_it_was(port)
    result = office.play("await sign-in\n", drain=True)
    check(office.kinds().count("line-changed") == before + 1, "the journal does not know that the line came back")
    check(result["acknowledged"] is True, "the queue did not drain")
    await_equal(office)


def catalogue_refused(office):
    """One byte of the catalogue's signature: no service is offered, the screen says why, the journal knows."""
    path = office.var + "/home/office/catalogue.json.sig"
    good = open(path).read()
    at = good.index("MEU") if "MEU" in good else len(good) // 2
    open(path, "w").write(good[:at + 8] + ("A" if good[at + 8] != "A" else "B") + good[at + 9:])
    office.play(SIGN_IN + "await shift|services\nif shift key Return\nawait services\nshot catalogue-refused\ntype 1101\nkey Return\n"
                + "settle nothing opens\nawait services\n")
    open(path, "w").write(good)
    check("catalogue-refused" in office.kinds(), "the journal does not know")
    check("case-opened" not in office.kinds()[last(office.kinds(), "catalogue-refused"):], "a service was opened")


def last(kinds, kind):
    return len(kinds) - 1 - kinds[::-1].index(kind)


def await_path(path):
    await_that(lambda: os.path.exists(path), path + " never came")



def await_equal(office):
    """The hub's index follows its stored batches within a moment."""
    def same():
        wanted = [sequence for sequence, _, _ in office.journal()]
        return [sequence for _, sequence in office.hub_events()] == wanted
    await_that(same, "the hub's events are not the journal's")


def await_that(holds, otherwise, seconds=60):
    for _ in range(seconds * 10):
        if holds():
            return
        time.sleep(0.1)
    check(False, otherwise)


STORIES = (card_declined, printer_without_paper, agency_down, hub_down, catalogue_refused, terminal_ahead)


def main():
    with Office("troubles") as office:
        office.make()
        for story in STORIES:
            if sys.argv[1:] and story.__name__ not in sys.argv[1:]:
                continue
            begin = time.monotonic()
            story(office)
            office.verified()
            print(f"{story.__name__}: {time.monotonic() - begin:.1f} s", flush=True)
        print(f"{len(office.journal())} events, {len(office.hub_events())} at the hub; {len(office.sales())} sales; pictures in {office.shots}")


sys.exit(main())
