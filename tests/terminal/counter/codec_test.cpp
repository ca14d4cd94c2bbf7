// SPDX-License-Identifier: GPL-3.0-or-later
/// The catalogue and the structs agree field by field, nothing personal is in the clear part, and the catalogue equals its committed copy.
#include <QFile>
#include <QTest>

#include "terminal/domain/counter/codec.h"
#include "terminal/domain/event_catalogue.h"

using namespace pishkhan;
using namespace pishkhan::domain;

namespace {

QByteArray catalogueText()
{
    QByteArray out;
    for (const EventRow& row : eventCatalogue()) {
        out += QByteArray(row.kind.data(), static_cast<qsizetype>(row.kind.size())) + " v" +
               QByteArray::number(row.version) + " by " +
               QByteArray(row.actorKinds.data(), static_cast<qsizetype>(row.actorKinds.size())) +
               (row.audience == Audience::Agency ? " agency:" : " office:");
        for (const FieldRow& field : row.fields) {
            constexpr const char* names[] = {"public", "office", "person", "secret"};
            out += " " + QByteArray(field.name.data(), static_cast<qsizetype>(field.name.size())) + "=" +
                   names[static_cast<int>(field.fieldClass)];
        }
        out += "\n    " + QByteArray::fromStdString(std::string(row.sentenceFa)) + "\n    " +
               QByteArray::fromStdString(std::string(row.sentenceEn)) + "\n";
    }
    return out;
}

} // namespace

class CodecTest : public QObject {
    Q_OBJECT
private slots:
    void everyStructHasItsRow()
    {
        std::size_t seen = 0;
        check<0>(seen);
        QVERIFY(seen > 35);
    }

    void unknownKindsAndVersionsStop()
    {
        QCOMPARE(counter::decode("case-melted", 1, {}, {}).error().kind, ErrorKind::Integrity);
        QCOMPARE(counter::decode("case-closed", 2, {{"state", "x"}}, {}).error().kind, ErrorKind::Integrity);
        QCOMPARE(counter::decode("shift-opened", 1, {{"shift", "one"}}, {}).error().kind, ErrorKind::Integrity);
    }

    void catalogueEqualsItsCommittedCopy()
    {
        QFile golden(QStringLiteral(SOURCE_ROOT "/tests/golden/event_catalogue.txt"));
        const QByteArray now = catalogueText();
        if (!golden.open(QIODevice::ReadOnly) || golden.readAll() != now) {
            QFile failed(QStringLiteral(BINARY_ROOT "/event_catalogue.fail"));
            QVERIFY(failed.open(QIODevice::WriteOnly));
            failed.write(now);
            QFAIL("the catalogue changed: look at event_catalogue.fail in the build folder and commit it on purpose");
        }
    }

private:
    template <std::size_t Index> static void check(std::size_t& seen)
    {
        if constexpr (Index < std::variant_size_v<counter::event::AnyFact>) {
            using Fact = std::variant_alternative_t<Index, counter::event::AnyFact>;
            if constexpr (std::is_same_v<Fact, payment::Event> || std::is_same_v<Fact, payment::back::Event>) {
                checkFamily(static_cast<const Fact*>(nullptr), seen);
            } else {
                checkOne(counter::event::Payload(Fact{}));
                ++seen;
            }
            check<Index + 1>(seen);
        }
    }

    template <typename... Facts> static void checkFamily(const std::variant<Facts...>* /*family*/, std::size_t& seen)
    {
        (checkNames(counter::event::Payload(std::variant<Facts...>(Facts{}))), ...); // an empty key does not decode
        seen += sizeof...(Facts);
    }

    static void checkOne(const counter::event::Payload& what)
    {
        checkNames(what);
        const EventRow* row = findEventRow(counter::kindOf(what));
        QVERIFY(row != nullptr);
        const counter::SplitFields fields = counter::encode(what);
        const auto again = counter::decode(row->kind, row->version, fields.clear, fields.personal);
        QVERIFY2(again, again ? "" : again.error().what.c_str());
    }

    /// Every field has its place in the row, in the row's order.
    static void checkNames(const counter::event::Payload& what)
    {
        const EventRow* row = findEventRow(counter::kindOf(what));
        QVERIFY2(row != nullptr, std::string(counter::kindOf(what)).c_str());
        const counter::SplitFields fields = counter::encode(what);
        QCOMPARE(fields.clear.size() + fields.personal.size(), row->fields.size());
        std::size_t clear = 0;
        for (const FieldRow& field : row->fields) {
            QVERIFY(field.fieldClass != FieldClass::Secret);
            if (field.fieldClass != FieldClass::Person) {
                QCOMPARE(fields.clear[clear].name, std::string(field.name));
                ++clear;
            }
        }
        QCOMPARE(clear, fields.clear.size());
    }
};

QTEST_APPLESS_MAIN(CodecTest)
#include "codec_test.moc"
