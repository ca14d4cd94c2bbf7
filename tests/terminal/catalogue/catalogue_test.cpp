// SPDX-License-Identifier: GPL-3.0-or-later
// The signed catalogue and the office's configuration: what is believed, and what is refused and why.
#include <QtTest>

#include "terminal/catalogue/catalogue.h"
#include "terminal/catalogue/office_configuration.h"
#include "terminal/catalogue/signed_bytes.h"
#include "terminal/crypto/ecdsa_key.h"
#include "tests/terminal/catalogue/real_sheets.h"

using namespace pishkhan;
using namespace pishkhan::catalogue;

namespace {

const domain::JalaliDate today{1405, 9, 1};

struct Signed {
    Bytes bytes;
    std::string signature;
    std::string publicKey;
};

Signed signedWith(std::string_view context, const QJsonObject& content)
{
    const auto key = crypto::EcdsaKey::generate();
    Signed out{bytesOf(content), {}, *key->publicKeyPem()};
    out.signature = *signBytes(context, out.bytes, *key);
    return out;
}

QJsonObject configuration()
{
    QJsonObject office = QJsonDocument::fromJson(sourceOf(QStringLiteral("configuration.template.json"))).object();
    QJsonArray accounts = office[QStringLiteral("accounts")].toArray();
    for (auto account : accounts) {
        QJsonObject filled = account.toObject();
        filled[QStringLiteral("pinHash")] = QStringLiteral("$argon2id$v=19$m=1,t=1,p=1$AAAA$AAAA");
        account = filled;
    }
    office[QStringLiteral("accounts")] = accounts;
    return office;
}

/// A copy of the catalogue whose first sheet has one member changed; an undefined value removes it.
QJsonObject withSheetMember(const QString& name, const QJsonValue& value)
{
    QJsonObject changed = realCatalogue();
    QJsonArray services = changed[QStringLiteral("services")].toArray();
    QJsonObject sheet = services[0].toObject();
    value.isUndefined() ? sheet.remove(name) : void(sheet[name] = value);
    services[0] = sheet;
    changed[QStringLiteral("services")] = services;
    return changed;
}

} // namespace

class CatalogueTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// What the makers know to be wrong is told with the sheets (lessons H12).
    void tellsTheKnownErrors()
    {
        const QJsonObject error{{"id", "KE-1"},
                                {"since", "1405/09/02"},
                                {"versions", QJsonArray{"0.1.0", "0.1.1"}},
                                {"screens", QJsonArray{"payment"}},
                                {"title", "الف"},
                                {"effect", "ب"},
                                {"advice", "پ"}};
        const auto with = [](const QJsonArray& errors) {
            QJsonObject catalogue = realCatalogue();
            catalogue[QStringLiteral("knownErrors")] = errors;
            return parseCatalogue(bytesOf(catalogue));
        };
        const auto told = with({error});
        QVERIFY2(told.has_value(), told ? "" : told.error().what.c_str());
        const KnownError& one = told->knownErrors.at(0);
        QVERIFY(one.isIn("0.1.1") && !one.isIn("0.2.0") && one.concerns("payment") && !one.concerns("form"));
        QVERIFY(!with({error, error}).has_value()); // the same id twice
        for (const QString& name : error.keys()) {
            QJsonObject less = error;
            less.remove(name);
            QVERIFY2(!with({less}).has_value(), qPrintable(name));
        }
        QJsonObject none = realCatalogue();
        none.remove(QStringLiteral("knownErrors"));
        const auto silent = parseCatalogue(bytesOf(none));
        QVERIFY(silent.has_value() && silent->knownErrors.empty());
    }

    void loadsTheSixRealSheets()
    {
        const Signed file = signedWith(catalogueContext, realCatalogue());
        const auto loaded = loadCatalogue(file.bytes, file.signature + "\n", file.publicKey, today);
        QVERIFY2(loaded.has_value(), loaded ? "" : loaded.error().what.c_str());
        QCOMPARE(loaded->services.size(), std::size_t(6));
        QCOMPARE(loaded->digest.size(), std::size_t(64));
        for (const ServiceSheet& sheet : loaded->services) {
            QVERIFY(isInForce(sheet, today) && isDelegated(sheet, today));
            QVERIFY(!sheet.image.kept && !sheet.image.basis.empty());
            QVERIFY(sheet.steps.size() >= 3 && !sheet.whatToBring.empty() && !sheet.form.empty());
            const auto fees = domain::computeFees(sheet.tariff, domain::ProvinceClass::Tehran, today);
            QVERIFY(fees.has_value());
            QCOMPARE(fees->empty(), sheet.code == "1501"); // the follow-up is free, the others are not
            for (const auto& line : *fees) {
                QVERIFY(!line.title.empty() && !line.payee.empty());
            }
        }
    }

    void priceOfTheCardReplacement()
    {
        const auto loaded = parseCatalogue(bytesOf(realCatalogue()));
        const auto fees = domain::computeFees(loaded->find("1101")->tariff, domain::ProvinceClass::Tehran, today);
        // 1 450 000 tariff + 650 000 fee + 72 500 operator, and 10 % VAT on the last two
        QCOMPARE(domain::totalOf(*fees)->count(), std::int64_t(1450000 + 715000 + 79750));
        const auto elsewhere = domain::computeFees(loaded->find("1101")->tariff, domain::ProvinceClass::Other, today);
        QCOMPARE(domain::totalOf(*elsewhere)->count(), std::int64_t(1450000 + 572000 + 79750));
        const auto gross = domain::computeFees(loaded->find("1201")->tariff, domain::ProvinceClass::Other, today);
        QCOMPARE(domain::totalOf(*gross)->count(), std::int64_t(270000));
    }

    void everyChangedByteBreaksTheSignature()
    {
        const Signed file = signedWith(catalogueContext, realCatalogue());
        for (std::size_t at = 0; at < file.bytes.size(); at += file.bytes.size() / 97) {
            Bytes changed = file.bytes;
            changed[at] ^= 1U;
            const auto loaded = loadCatalogue(changed, file.signature, file.publicKey, today);
            QVERIFY(!loaded && loaded.error().kind == ErrorKind::Integrity);
        }
    }

    void signaturesThatAreNotOurs_data()
    {
        QTest::addColumn<QByteArray>("signature");
        const Signed other = signedWith(catalogueContext, configuration());
        QTest::newRow("of another file") << QByteArray::fromStdString(other.signature);
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("not base64") << QByteArray("****");
        QTest::newRow("too short") << QByteArray("AAAA");
        QTest::newRow("zeros") << QByteArray(64, '\0').toBase64();
        QTest::newRow("a DER one") << QByteArray(70, 'x').toBase64();
    }
    void signaturesThatAreNotOurs()
    {
        QFETCH(QByteArray, signature);
        const Signed file = signedWith(catalogueContext, realCatalogue());
        const auto loaded = loadCatalogue(file.bytes, signature.toStdString(), file.publicKey, today);
        QVERIFY(!loaded && loaded.error().kind == ErrorKind::Integrity);
    }

    void aConfigurationIsNoCatalogue()
    {
        const Signed file = signedWith(configurationContext, realCatalogue());
        QCOMPARE(loadCatalogue(file.bytes, file.signature, file.publicKey, today).error().kind, ErrorKind::Integrity);
        QCOMPARE(loadCatalogue(file.bytes, file.signature, "no key", today).error().kind, ErrorKind::Integrity);
    }

    void outOfItsDates()
    {
        const Signed file = signedWith(catalogueContext, realCatalogue());
        for (const domain::JalaliDate day : {domain::JalaliDate{1404, 12, 29}, domain::JalaliDate{1408, 1, 1}}) {
            const auto loaded = loadCatalogue(file.bytes, file.signature, file.publicKey, day);
            QVERIFY(!loaded && loaded.error().kind == ErrorKind::Refused);
        }
        QVERIFY(loadCatalogue(file.bytes, file.signature, file.publicKey, {1407, 12, 29}).has_value());
    }

    void aDelegationEnds()
    {
        const auto loaded = parseCatalogue(bytesOf(realCatalogue()));
        const ServiceSheet& sheet = loaded->services.front();
        QVERIFY(isDelegated(sheet, {1404, 1, 1}) && !isDelegated(sheet, {1403, 12, 30}));
        QVERIFY(isDelegated(sheet, {1407, 12, 29}) && !isDelegated(sheet, {1408, 1, 1}));
        ServiceSheet none = sheet;
        none.delegation.memorandum.clear();
        QVERIFY(!isDelegated(none, today));
    }

    void refusedSheets_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QByteArray>("place");
        const QJsonValue gone(QJsonValue::Undefined);
        const auto row = [](const char* name, const char* member, const QJsonValue& value, const char* place) {
            QTest::newRow(name) << QString::fromUtf8(member) << value << QByteArray(place);
        };
        row("unknown member", "surprise", 1, "services[0]");
        row("no title", "title", gone, "services[0].title");
        row("title is a number", "title", 12, "services[0].title");
        row("endless title", "title", QString(5000, QLatin1Char('x')), "services[0].title");
        row("code of letters", "code", QStringLiteral("11a1"), "services[0].code");
        row("code of another sheet", "code", QStringLiteral("1601"), "services");
        row("no such day", "validTo", QStringLiteral("1405/12/30"), "services[0].validTo");
        row("ends before it begins", "validTo", QStringLiteral("1400/01/01"), "services[0].validTo");
        row("unknown type", "type", QStringLiteral("free"), "services[0].type");
        row("inquiry as a text", "needsInquiry", QStringLiteral("true"), "services[0].needsInquiry");
        row("steps as a text", "steps", QStringLiteral("x"), "services[0].steps");
        row("no tariff", "tariff", gone, "services[0].tariff");
        row("no delegation", "delegation", gone, "services[0].delegation");
        row("form of numbers", "form", QJsonArray{1, 2}, "services[0].form[0]");
        QJsonObject field{{QStringLiteral("name"), QStringLiteral("a")},
                          {QStringLiteral("label"), QStringLiteral("ب")},
                          {QStringLiteral("kind"), QStringLiteral("text")},
                          {QStringLiteral("required"), true},
                          {QStringLiteral("class"), QStringLiteral("person")}};
        row("field twice", "form", QJsonArray{field, field}, "services[0].form[1].name");
        field[QStringLiteral("kind")] = QStringLiteral("choice");
        row("choice without choices", "form", QJsonArray{field}, "services[0].form[0].choices");
        field[QStringLiteral("kind")] = QStringLiteral("photo");
        row("unknown kind", "form", QJsonArray{field}, "services[0].form[0].kind");
    }
    void refusedSheets()
    {
        QFETCH(QString, member);
        QFETCH(QJsonValue, value);
        QFETCH(QByteArray, place);
        const auto parsed = parseCatalogue(bytesOf(withSheetMember(member, value)));
        QVERIFY(!parsed && parsed.error().kind == ErrorKind::InvalidInput);
        QVERIFY2(QByteArray::fromStdString(parsed.error().what).startsWith(place), parsed.error().what.c_str());
    }

    void refusedAmounts_data()
    {
        QTest::addColumn<QJsonValue>("amount");
        QTest::newRow("negative") << QJsonValue(-1);
        QTest::newRow("with a fraction") << QJsonValue(1.5);
        QTest::newRow("beyond reason") << QJsonValue(1e15);
        QTest::newRow("as a text") << QJsonValue(QStringLiteral("1000"));
    }
    void refusedAmounts()
    {
        QFETCH(QJsonValue, amount);
        QJsonObject tariff =
            realCatalogue()[QStringLiteral("services")].toArray()[0].toObject()[QStringLiteral("tariff")].toObject();
        tariff[QStringLiteral("feeTehran")] = amount;
        QVERIFY(!parseCatalogue(bytesOf(withSheetMember(QStringLiteral("tariff"), tariff))));
    }

    void notEvenJson()
    {
        for (const char* text : {"", "{", "[]", "null", "\xff\xfe", "{\"format\":\"pishkhan-catalogue/2\"}"}) {
            QCOMPARE(parseCatalogue(view(text)).error().kind, ErrorKind::InvalidInput);
            QCOMPARE(parseConfiguration(view(text)).error().kind, ErrorKind::InvalidInput);
        }
        const std::string deep(200000, '[');
        QVERIFY(!parseCatalogue(view(deep)));
    }

    void finds_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("first");
        QTest::newRow("code") << QStringLiteral("1301") << QStringLiteral("1301");
        QTest::newRow("beginning of a code, Persian digits") << QStringLiteral("۱۴") << QStringLiteral("1401");
        QTest::newRow("three letters of the first word") << QStringLiteral("تعو") << QStringLiteral("1101");
        QTest::newRow("three letters of a later word") << QStringLiteral("گوا") << QStringLiteral("1201");
        QTest::newRow("Arabic kaf and yeh") << QStringLiteral("كار") << QStringLiteral("1101");
        QTest::newRow("two words") << QStringLiteral("انشعاب بر") << QStringLiteral("1401");
        QTest::newRow("the agency") << QStringLiteral("شهردا") << QStringLiteral("1501");
        QTest::newRow("nothing") << QStringLiteral("ققق") << QString();
        QTest::newRow("five digits") << QStringLiteral("13011") << QString();
    }
    void finds()
    {
        QFETCH(QString, typed);
        QFETCH(QString, first);
        const auto catalogue = parseCatalogue(bytesOf(realCatalogue()));
        const auto found = findServices(*catalogue, typed.toStdString());
        QCOMPARE(QString::fromStdString(found.empty() ? std::string() : found.front()->code), first);
        QCOMPARE(findServices(*catalogue, "").size(), std::size_t(6));
    }

    void loadsTheOffice()
    {
        const Signed file = signedWith(configurationContext, configuration());
        const auto office = loadConfiguration(file.bytes, file.signature, file.publicKey);
        QVERIFY2(office.has_value(), office ? "" : office.error().what.c_str());
        QCOMPARE(office->provinceClass, domain::ProvinceClass::Tehran);
        QCOMPARE(office->agencies.size(), std::size_t(6));
        QVERIFY(office->findAccount("manager") != nullptr && office->findAccount("manager")->role == Role::Manager);
        QVERIFY(office->findAccount("nobody") == nullptr);
        Bytes changed = file.bytes;
        changed[changed.size() / 2] ^= 1U;
        QCOMPARE(loadConfiguration(changed, file.signature, file.publicKey).error().kind, ErrorKind::Integrity);
    }

    void refusedOffices()
    {
        QVERIFY(!parseConfiguration(sourceBytes())); // the template itself: no PIN is set
        QJsonObject noManager = configuration();
        QJsonArray accounts = noManager[QStringLiteral("accounts")].toArray();
        accounts.removeLast();
        noManager[QStringLiteral("accounts")] = accounts;
        QCOMPARE(parseConfiguration(bytesOf(noManager)).error().what,
                 std::string("accounts: there is no manager who could sign in"));
        accounts.append(accounts[0]);
        noManager[QStringLiteral("accounts")] = accounts;
        QCOMPARE(parseConfiguration(bytesOf(noManager)).error().what, std::string("accounts: a name stands twice"));
    }

    void aTariffMayRefuseCash()
    {
        QJsonObject tariff =
            realCatalogue()[QStringLiteral("services")].toArray()[0].toObject()[QStringLiteral("tariff")].toObject();
        const auto with = [&tariff](const QString& word) {
            tariff[QStringLiteral("cash")] = word;
            return parseCatalogue(bytesOf(withSheetMember(QStringLiteral("tariff"), tariff)));
        };
        QVERIFY(!parseCatalogue(bytesOf(realCatalogue()))->services[0].cashRefused);
        QVERIFY(with(QStringLiteral("refused"))->services[0].cashRefused);
        QVERIFY(!with(QStringLiteral("accepted"))->services[0].cashRefused);
        QVERIFY(!with(QStringLiteral("never")).has_value());
    }

    /// Cash is off unless the signed file says otherwise; the template of the development office says no in words.
    void cashIsOffByDefault()
    {
        const auto with = [](const QJsonValue& word) {
            QJsonObject whole = configuration();
            QJsonObject office = whole[QStringLiteral("office")].toObject();
            office.remove(QStringLiteral("cash"));
            if (!word.isUndefined()) {
                office[QStringLiteral("cash")] = word;
            }
            whole[QStringLiteral("office")] = office;
            return parseConfiguration(bytesOf(whole));
        };
        QVERIFY(!parseConfiguration(sourceBytes())->takesCash);
        QVERIFY(!with(QJsonValue::Undefined)->takesCash);
        QVERIFY(!with(QStringLiteral("refused"))->takesCash);
        QVERIFY(with(QStringLiteral("accepted"))->takesCash);
        QVERIFY(!with(QStringLiteral("yes")).has_value());
        QVERIFY(!with(true).has_value());
    }

    void staffCards()
    {
        const QString digest(64, QLatin1Char('a'));
        const auto with = [&](const QString& pinSignIn, const QString& clerksKey, const QString& managersKey) {
            QJsonObject office = configuration();
            office[QStringLiteral("cards")] =
                QJsonObject{{QStringLiteral("authority"), digest}, {QStringLiteral("pinSignIn"), pinSignIn}};
            QJsonArray accounts = office[QStringLiteral("accounts")].toArray();
            for (int i = 0; i < 2; ++i) {
                QJsonObject account = accounts[i].toObject();
                const QString key = i == 0 ? clerksKey : managersKey;
                account[QStringLiteral("cardKeys")] = key.isEmpty() ? QJsonArray() : QJsonArray{key};
                accounts[i] = account;
            }
            office[QStringLiteral("accounts")] = accounts;
            return parseConfiguration(bytesOf(office));
        };
        const QString other(64, QLatin1Char('b'));
        const auto office = with(QStringLiteral("managers"), digest, {});
        QVERIFY2(office.has_value(), office ? "" : office.error().what.c_str());
        QVERIFY(office->cards.isUsed && office->cards.module.ends_with("opensc-pkcs11.so"));
        QCOMPARE(office->accounts[0].cardKeys.size(), std::size_t(1));
        QVERIFY(!office->mayUsePin(office->accounts[0]) && office->mayUsePin(office->accounts[1]));
        QVERIFY(with(QStringLiteral("never"), digest, other).has_value());
        // an office nobody could open, a card of two people, a key that is none
        QCOMPARE(with(QStringLiteral("never"), digest, {}).error().what,
                 std::string("accounts: there is no manager who could sign in"));
        QCOMPARE(with(QStringLiteral("always"), digest, digest).error().what,
                 std::string("accounts: a card key stands twice"));
        QVERIFY(!with(QStringLiteral("always"), QStringLiteral("12"), {}).has_value());
        QVERIFY(!with(QStringLiteral("sometimes"), digest, other).has_value());
    }

private:
    static Bytes sourceBytes()
    {
        return bytesOf(QJsonDocument::fromJson(sourceOf(QStringLiteral("configuration.template.json"))).object());
    }
};

QTEST_GUILESS_MAIN(CatalogueTest)
#include "catalogue_test.moc"
