// SPDX-License-Identifier: GPL-3.0-or-later
/// The payment's laws: examples of each phase, and random interleavings of every command (payment.md 12.6).
#include <random>
#include <set>

#include <QtTest>

#include "terminal/base/check.h"
#include "terminal/domain/event_catalogue.h"
#include "terminal/domain/payment/codec.h"
#include "terminal/domain/payment/core.h"

using namespace pishkhan;
using namespace pishkhan::domain::payment;

namespace {

constexpr Instant noon{1'795'000'000'000};

/// An owner without devices: decides, records, folds, and keeps the effects that followed.
struct Owner {
    std::optional<State> state;
    std::vector<Event> ledger;
    std::vector<Effect> effects;

    Status tell(const Command& command)
    {
        const std::vector<Event> facts = TRY(decide(state, command));
        for (const Event& fact : facts) {
            state = TRY(evolve(state, fact, noon));
            ledger.push_back(fact);
        }
        for (const Event& fact : facts) {
            for (Effect& effect : react(fact, *state)) {
                effects.push_back(std::move(effect));
            }
        }
        return {};
    }
    int sends() const
    {
        return static_cast<int>(std::count_if(effects.begin(), effects.end(), [](const Effect& effect) {
            return std::holds_alternative<effect::Send>(effect);
        }));
    }
};

Intent intentOf(int number, std::int64_t amount = 5'000)
{
    return {composeIntentKey("PK", 1, number).take(), Rials(amount), "pos", {}, {}, {}, {}, {}};
}

TransactionFacts factsOf(std::int64_t amount, const std::string& trace)
{
    TransactionFacts facts;
    facts.amount = Rials(amount);
    facts.trace = trace;
    facts.resultCode = "00";
    return facts;
}

Owner sending()
{
    Owner owner;
    const bool good = owner.tell(command::Begin{intentOf(1)}) && owner.tell(command::BaselineRead{});
    CHECK(good);
    return owner;
}

Command anyCommand(std::mt19937& random, int& counter)
{
    const auto pick = [&random](int count) { return static_cast<int>(random() % static_cast<unsigned>(count)); };
    const TransactionFacts facts = factsOf(pick(5) == 0 ? 4'000 : 5'000, pick(2) == 0 ? "000007" : "000008");
    switch (pick(9)) {
    case 0: return command::Begin{intentOf(++counter)};
    case 1: return command::BaselineRead{};
    case 2: return command::BaselineFailed{"no-contact"};
    case 3: return command::ApprovalReceived{facts};
    case 4: return command::PayAnswered{{static_cast<PaymentOutcome>(pick(3)), facts, "word"}};
    case 5:
    case 6: return command::QueryAnswered{{static_cast<QueryVerdict>(pick(5)), facts, "word"}};
    case 7: return command::CancelRequested{};
    default: return command::OperatorResolved{pick(2) == 0 ? "paid" : "not-paid", "000007", "slip", "m01"};
    }
}

/// The laws that hold after any history.
void checkLaws(const Owner& owner)
{
    std::set<std::string> keys, sent;
    int finals = 0;
    for (const Event& fact : owner.ledger) {
        if (const auto* intended = std::get_if<event::Intended>(&fact)) {
            QVERIFY(keys.insert(intended->intent).second); // no key twice
        }
        if (const auto* one = std::get_if<event::Sending>(&fact)) {
            QVERIFY(sent.insert(one->intent).second); // no payment sent twice
        }
        finals += std::holds_alternative<event::Final>(fact) ? 1 : 0;
        if (const auto* resolved = std::get_if<event::Resolved>(&fact)) {
            finals = resolved->outcome == "paid" ? 1 : 0; // a person overruled what stood before
        }
        if (const auto* pending = std::get_if<event::ApprovedPending>(&fact)) {
            QVERIFY(sent.count(pending->intent) == 1);
            QVERIFY(pending->facts.amount == Rials(5'000));
        }
    }
    QVERIFY(finals <= 1); // at most one approved payment for one purpose
    QCOMPARE(owner.sends(), static_cast<int>(sent.size()));
}

} // namespace

class PaymentCoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void runsTheWholeWay()
    {
        Owner owner = sending();
        QCOMPARE(owner.effects.size(), std::size_t{2});
        QVERIFY(std::holds_alternative<effect::TakeBaseline>(owner.effects[0]));
        QVERIFY(std::get<effect::Send>(owner.effects[1]).request.sentAt == noon);
        QVERIFY(owner.tell(command::ApprovalReceived{factsOf(5'000, "000007")}));
        QVERIFY(std::holds_alternative<effect::ConfirmStored>(owner.effects[2]));
        QVERIFY(owner.tell(command::PayAnswered{{PaymentOutcome::Approved, factsOf(5'000, "000007"), {}}}));
        QVERIFY(owner.state->phase == Phase::Final);
        QVERIFY(owner.tell(command::PayAnswered{{PaymentOutcome::Approved, factsOf(5'000, "000007"), {}}}));
        QCOMPARE(owner.ledger.size(), std::size_t{5}); // a repeat changes nothing
    }

    void neverFromYesToNoWithoutAsking()
    {
        Owner owner = sending();
        QVERIFY(owner.tell(command::ApprovalReceived{factsOf(5'000, "000007")}));
        QVERIFY(owner.tell(command::PayAnswered{{PaymentOutcome::NotPaid, {}, "declined"}}));
        QVERIFY(owner.state->phase == Phase::Unknown);
        QVERIFY(std::holds_alternative<effect::Query>(owner.effects.back()));
    }

    void inquiriesGoOnWithLongerPauses()
    {
        Owner owner = sending();
        QVERIFY(owner.tell(command::PayAnswered{{PaymentOutcome::Unknown, {}, "link-lost"}}));
        std::int64_t before = -1;
        for (int i = 0; i < 12; ++i) {
            const auto wait = std::get<effect::Query>(owner.effects.back()).wait.count();
            QVERIFY(wait >= before && wait <= 60'000);
            before = wait;
            QVERIFY(owner.tell(command::QueryAnswered{{QueryVerdict::NoAnswer, {}, "no-contact"}}));
        }
        QCOMPARE(before, std::int64_t{60'000});
        QVERIFY(owner.tell(command::QueryAnswered{{QueryVerdict::NotPaid, {}, "not-stored"}}));
        QVERIFY(owner.state->phase == Phase::NotPaid);
    }

    void aLateApprovalIsAConflict()
    {
        Owner owner = sending();
        QVERIFY(owner.tell(command::PayAnswered{{PaymentOutcome::NotPaid, {}, "declined"}}));
        QVERIFY(owner.tell(command::PayAnswered{{PaymentOutcome::Approved, factsOf(5'000, "000009"), {}}}));
        QVERIFY(owner.state->phase == Phase::Conflict);
        QVERIFY(owner.tell(command::OperatorResolved{"paid", "000009", "slip", "m01"}));
        QVERIFY(owner.state->phase == Phase::Final);
        QCOMPARE(owner.state->resolvedBy, std::string("m01"));
    }

    void anotherAmountNeedsAPerson()
    {
        Owner owner = sending();
        QVERIFY(owner.tell(command::ApprovalReceived{factsOf(4'999, "000007")}));
        QVERIFY(owner.state->phase == Phase::NeedsOperator);
        QVERIFY(!owner.tell(command::OperatorResolved{"paid", "", "slip", "m01"})); // no reference, no resolution
        QVERIFY(owner.tell(command::OperatorResolved{"not-paid", "000007", "reversed by hand", "m01"}));
    }

    void startsBySettlingAndAskingNeverByCharging()
    {
        Owner owner;
        QVERIFY(owner.tell(command::Begin{intentOf(1)}));
        QCOMPARE(settle(*owner.state).size(), std::size_t{1});
        QVERIFY(recover(*owner.state).empty());
        Owner later = sending();
        QVERIFY(settle(*later.state).empty());
        const auto effects = recover(*later.state);
        QCOMPARE(effects.size(), std::size_t{1});
        QVERIFY(std::holds_alternative<effect::Query>(effects[0]));
    }

    void composesKeys()
    {
        QCOMPARE(composeIntentKey("PK", 1, 123).take(), std::string("PK01-000000000123"));
        QVERIFY(!composeIntentKey("pk", 1, 1) && !composeIntentKey("PKPKPK", 1, 1) && !composeIntentKey("PK", 1, 0));
        QVERIFY(!composeIntentKey("PK", 0, 1) && !composeIntentKey("PK", 1, 1'000'000'000'000));
    }

    void recordsComeBackAsTheyWere()
    {
        std::mt19937 random(11);
        int counter = 0;
        for (int round = 0; round < 200; ++round) {
            Owner owner;
            for (int i = 0; i < 20; ++i) {
                (void)owner.tell(anyCommand(random, counter)).has_value();
            }
            std::optional<State> again;
            for (const Event& fact : owner.ledger) {
                const Fields fields = encode(fact);
                const auto* row = domain::findEventRow(kindOf(fact));
                QVERIFY(row != nullptr && row->fields.size() == fields.size());
                for (std::size_t i = 0; i < fields.size(); ++i) {
                    QCOMPARE(fields[i].name, std::string(row->fields[i].name));
                }
                const auto back = decode(kindOf(fact), fields);
                QVERIFY(back);
                QVERIFY(encode(*back) == fields);
                again = evolve(again, *back, noon).take();
            }
            QVERIFY(!again || again->phase == owner.state->phase);
        }
    }

    void lawsHoldOnRandomWalks()
    {
        std::mt19937 random(20261122);
        int counter = 0;
        std::map<Phase, int> seen;
        for (int round = 0; round < 5'000; ++round) {
            Owner owner;
            for (int i = 0; i < 30; ++i) {
                const auto told = owner.tell(anyCommand(random, counter));
                QVERIFY(told || told.error().kind != ErrorKind::Integrity); // decide never writes what evolve refuses
            }
            checkLaws(owner);
            if (owner.state) {
                ++seen[owner.state->phase];
            }
        }
        QVERIFY(seen[Phase::Final] > 50 && seen[Phase::Conflict] > 5 && seen[Phase::NotPaid] > 50);
    }

    void refusesForeignRecords()
    {
        QVERIFY(!decode("payment-imagined", {}));
        QVERIFY(!decode("payment-sending", {{"intent", "PK01-000000000001"}, {"amount", "12x"}}));
        QVERIFY(!decode("payment-sending", {{"amount", "12"}}));
        QVERIFY(!evolve(std::nullopt, event::Sending{"PK01-000000000001", Rials(1)}, noon));
    }
};

QTEST_GUILESS_MAIN(PaymentCoreTest)
#include "payment_core_test.moc"
