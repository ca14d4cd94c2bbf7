// SPDX-License-Identifier: GPL-3.0-or-later
// What a kept picture must not show (Art. 12), in the decoder itself: boxes that miss the number or the portrait keep nothing.
#include <QTemporaryDir>
#include <QtTest>

#include "drivers/document/decoder/picture_file.h"
#include "drivers/document/decoder/portrait.h"
#include "drivers/document/decoder/redaction.h"
#include "tests/drivers/document/made_cards.h"

using namespace pishkhan;
using namespace pishkhan::document;

namespace {

constexpr BlackBox zone{0, 560, 1000, 440};     ///< the three lines of an identity card
constexpr BlackBox portrait{40, 180, 230, 420}; ///< as pishkhan-make-card draws it
constexpr BlackBox halfPortrait{40, 180, 100, 420};
constexpr BlackBox elsewhere{700, 0, 200, 150};
const QString identityZone =
    QStringLiteral("I<IRNZ900000172<<<<<<<<<<<<<<</8607036M3104150IRN<<<<<<<<<<<2/NEMUNEH<<AZMAYESHI<<<<<<<<<<<<");

} // namespace

class RedactionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFaceMustBeBlack_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<int>("boxes");
        QTest::newRow("number and face") << int(RedactionFault::None) << 0;
        QTest::newRow("the number alone") << int(RedactionFault::FaceShown) << 1;
        QTest::newRow("half of the face") << int(RedactionFault::FaceShown) << 2;
        QTest::newRow("a box elsewhere") << int(RedactionFault::FaceShown) << 3;
        QTest::newRow("the face alone") << int(RedactionFault::StillReadable) << 4;
    }
    void theFaceMustBeBlack()
    {
        QFETCH(int, fault);
        QFETCH(int, boxes);
        const std::vector<std::vector<BlackBox>> all{
            {zone, portrait}, {zone}, {zone, halfPortrait}, {zone, elsewhere}, {portrait}};
        for (const char* turn : {"5", "178"}) {
            const GreyImage picture =
                drawn({QStringLiteral("--kind"), QStringLiteral("travel"), QStringLiteral("--mrz"), identityZone,
                       QStringLiteral("--background"), QStringLiteral("desk"), QStringLiteral("--rotate"),
                       QString::fromUtf8(turn)});
            const Redaction done = redact(picture, all[static_cast<std::size_t>(boxes)]);
            QCOMPARE(int(done.fault), fault);
            QCOMPARE(done.picture.empty(), fault != int(RedactionFault::None));
        }
    }

    /// The back of a national card has no portrait: nothing there is taken for one, in good light and in bad.
    void noFaceWhereThereIsNone_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::newRow("flat") << QStringList();
        QTest::newRow("dark and turned") << QStringList{QStringLiteral("--light"), QStringLiteral("0.5"),
                                                        QStringLiteral("--rotate"), QStringLiteral("9")};
        QTest::newRow("in the shade") << QStringList{QStringLiteral("--shade"), QStringLiteral("0.4"),
                                                     QStringLiteral("--noise"), QStringLiteral("12")};
    }
    void noFaceWhereThereIsNone()
    {
        QFETCH(QStringList, options);
        const Redaction done =
            redact(drawn(options + QStringList{QStringLiteral("--background"), QStringLiteral("desk")}),
                   {{340, 640, 520, 240}, {0, 0, 130, 1000}});
        QCOMPARE(int(done.fault), int(RedactionFault::None));
    }

    void thePortraitsPlace()
    {
        QVERIFY(coversPortrait("passport", {portrait}));
        QVERIFY(!coversPortrait("passport", {}));
        QVERIFY(!coversPortrait("identity-card", {halfPortrait}));
        QVERIFY(coversPortrait("identity-card", {halfPortrait, {130, 180, 140, 420}})); // two boxes together
        QVERIFY(coversPortrait("national-card", {}));
        QVERIFY(!showsPortrait(GreyImage(300, 200, std::vector<std::uint8_t>(60000, 250))));
    }

private:
    GreyImage drawn(const QStringList& options)
    {
        const QString path = m_folder.filePath(QStringLiteral("document.png"));
        if (!drawCard(path, options)) {
            return {};
        }
        auto picture = openPicture(contentOf(path));
        return picture ? std::move(*picture) : GreyImage();
    }
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(RedactionTest)
#include "redaction_test.moc"
