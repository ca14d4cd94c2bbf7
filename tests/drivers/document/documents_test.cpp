// SPDX-License-Identifier: GPL-3.0-or-later
// Made-up passports, identity cards, visas and certificates, turned, dark, blurred, pale, noisy, with glare, at 150 to 300
// dots per inch, through the real helper process. At least 95 % of the zones and of the barcodes must be exact, and no
// wrong value may ever claim a check digit. Forty pictures here; PISHKHAN_SCAN_IMAGES=500 asks for the long round.
#include <QTemporaryDir>
#include <QtTest>

#include <future>

#include "terminal/domain/mrz.h"
#include "tests/drivers/document/made_cards.h"
#include "tests/drivers/document/made_documents.h"

using namespace pishkhan;
using namespace pishkhan::document;

namespace {

struct Count {
    int zones = 0, zonesExact = 0, zonesRefused = 0, codes = 0, codesExact = 0, wrongProofs = 0, failed = 0;
    long milliseconds = 0;
    Count& operator+=(const Count& other)
    {
        zones += other.zones;
        zonesExact += other.zonesExact;
        zonesRefused += other.zonesRefused;
        codes += other.codes;
        codesExact += other.codesExact;
        wrongProofs += other.wrongProofs;
        failed += other.failed;
        milliseconds += other.milliseconds;
        return *this;
    }
};

/// YYMMDD out of an ISO date.
std::string printedDate(const std::string& iso)
{
    return iso.size() == 10 ? iso.substr(2, 2) + iso.substr(5, 2) + iso.substr(8, 2) : iso;
}

bool isWrongProof(const ports::ScannedField& field, const domain::Mrz& truth)
{
    if (field.proof != ports::FieldProof::CheckDigit) {
        return false;
    }
    const std::string& value = field.value;
    if (field.name == "document-number") {
        return value != truth.number;
    }
    if (field.name == "birth-date" || field.name == "expiry-date") {
        return printedDate(value) != (field.name == "birth-date" ? truth.birthDate : truth.expiryDate);
    }
    if (field.name == "personal-number" || field.name == "optional") {
        return value != truth.optional;
    }
    return field.name != "optional-2" || value != truth.optional2; // nothing else has a check digit
}

void judge(const MadeDocument& made, const ports::ScannedDocument& read, Count& count)
{
    count.milliseconds += read.milliseconds;
    if (!made.zone.empty()) {
        ++count.zones;
        count.zonesExact += read.mrz == made.zone && read.kind == made.kind;
        count.zonesRefused += read.mrz.empty();
        const auto truth = domain::checkMrz(made.zone).mrz.value();
        count.wrongProofs += static_cast<int>(
            std::count_if(read.fields.begin(), read.fields.end(),
                          [&](const ports::ScannedField& field) { return isWrongProof(field, truth); }));
    }
    for (const std::string& text : made.barcodes) {
        ++count.codes;
        count.codesExact += std::any_of(read.barcodes.begin(), read.barcodes.end(),
                                        [&](const ports::ScannedBarcode& code) { return code.text == text; });
    }
    // A barcode carries its own check: one that is on no page is a wrong value shown as right.
    count.wrongProofs += static_cast<int>(
        std::count_if(read.barcodes.begin(), read.barcodes.end(), [&](const ports::ScannedBarcode& code) {
            return std::find(made.barcodes.begin(), made.barcodes.end(), code.text) == made.barcodes.end();
        }));
}

Count readMany(unsigned seed, int pictures, const QString& folder)
{
    Count count;
    DocumentMaker maker(seed);
    const QByteArray keep = qgetenv("PISHKHAN_SCAN_KEEP"); // a folder for the made-up pictures that were not read
    for (int i = 0; i < pictures; ++i) {
        const MadeDocument made = maker.next();
        const QString path = folder + QStringLiteral("/%1.jpg").arg(seed);
        if (!drawCard(path, made.options)) {
            qInfo("%u-%d cannot be drawn in time", seed, i);
            ++count.failed;
            continue;
        }
        const auto read = decodePicture(realDecoder(), contentOf(path), {});
        if (!read) {
            qInfo("%u-%d: %s: %s", seed, i, name(read.error().kind), read.error().what.c_str());
            ++count.failed;
            continue;
        }
        const Count before = count;
        judge(made, *read, count);
        const bool missed = count.zonesExact - before.zonesExact < count.zones - before.zones ||
                            count.codesExact - before.codesExact < count.codes - before.codes;
        if (missed && !keep.isEmpty()) {
            QFile::copy(path, QString::fromUtf8(keep) + QStringLiteral("/%1-%2.jpg").arg(seed).arg(i));
            qInfo("%u-%d %s: %zu of %zu codes, %s", seed, i, qPrintable(made.options.join(QLatin1Char(' '))),
                  read->barcodes.size(), made.barcodes.size(), read->mrz.c_str());
        }
    }
    return count;
}

struct Told {
    int pictures = 0, read = 0, advised = 0, wrongProofs = 0;
};

/// Pictures in which what is needed is hidden: the clerk is told why, and nothing is made up.
Told tellMany(Spoiler by, int pictures, const QString& folder)
{
    const char* const word = by == Spoiler::Glare ? "glare" : "cut-off";
    Told told;
    DocumentMaker maker(by == Spoiler::Glare ? 11U : 12U);
    for (int i = 0; i < pictures; ++i) {
        const MadeDocument made = maker.spoiled(by);
        const QString path = folder + QStringLiteral("/%1.jpg").arg(QString::fromUtf8(word));
        const auto read = drawCard(path, made.options) ? decodePicture(realDecoder(), contentOf(path), {})
                                                       : makeError(ErrorKind::Storage, "cannot be drawn", "test");
        if (!read) {
            continue; // counted as not told
        }
        Count count;
        judge(made, *read, count);
        const bool isRead = count.zonesExact == count.zones && count.codesExact == count.codes;
        const bool isAdvised = std::find(read->advice.begin(), read->advice.end(), word) != read->advice.end();
        ++told.pictures;
        told.read += isRead;
        told.advised += !isRead && isAdvised;
        told.wrongProofs += count.wrongProofs;
        if (!isRead && !isAdvised) {
            std::string words;
            for (const std::string& one : read->advice) {
                words += one + " ";
            }
            qInfo("%s %d: advised «%s» %s", word, i, words.c_str(), qPrintable(made.options.join(QLatin1Char(' '))));
        }
    }
    return told;
}

} // namespace

class DocumentsTest : public QObject {
    Q_OBJECT
public:
    static void initMain() { qputenv("QTEST_FUNCTION_TIMEOUT", "14400000"); } // the long round takes its time
private Q_SLOTS:
    /// Of the 500: fifty with the lamp's glare on the zone or the code, fifty cut off there.
    void tellsOfGlareAndCutEdges_data()
    {
        QTest::addColumn<int>("by");
        QTest::newRow("glare") << int(Spoiler::Glare);
        QTest::newRow("cut off") << int(Spoiler::CutOff);
    }
    void tellsOfGlareAndCutEdges()
    {
        QFETCH(int, by);
        const QTemporaryDir folder;
        const int pictures =
            std::max(6, qEnvironmentVariable("PISHKHAN_SCAN_IMAGES", QStringLiteral("40")).toInt() / 10);
        const Told told = tellMany(static_cast<Spoiler>(by), pictures, folder.path());
        qInfo("%d pictures: %d read all the same, %d of the other %d told why, %d wrong values claim a proof",
              told.pictures, told.read, told.advised, told.pictures - told.read, told.wrongProofs);
        QCOMPARE(told.pictures, pictures);
        QCOMPARE(told.wrongProofs, 0);
        QVERIFY(told.pictures - told.read > 0); // else nothing was hidden
        QVERIFY(told.advised * 100 >= (told.pictures - told.read) * 90);
    }

    void readsWhatIsReadable()
    {
        const QTemporaryDir folder;
        const int pictures = qEnvironmentVariable("PISHKHAN_SCAN_IMAGES", QStringLiteral("40")).toInt();
        // Two at a time: the pictures are independent and the machine has two cores.
        auto other = std::async(std::launch::async, readMany, 2U, pictures / 2, folder.path());
        Count count = readMany(1U, pictures - pictures / 2, folder.path());
        count += other.get();
        qInfo("%d pictures: %d of %d zones exact (%d refused), %d of %d barcodes exact, %d wrong values claim a proof, "
              "%ld ms a picture",
              pictures, count.zonesExact, count.zones, count.zonesRefused, count.codesExact, count.codes,
              count.wrongProofs, count.milliseconds / std::max(1, pictures));
        QCOMPARE(count.failed, 0);
        QCOMPARE(count.wrongProofs, 0);
        QVERIFY(count.zonesExact * 100 >= count.zones * 95);
        QVERIFY(count.codesExact * 100 >= count.codes * 95);
    }
};

QTEST_GUILESS_MAIN(DocumentsTest)
#include "documents_test.moc"
