// SPDX-License-Identifier: GPL-3.0-or-later
/// A release on one machine: what is signed is read in one way only, what is not right is not taken, a cut between any two steps leaves a
/// machine that starts, and pishkhan-start's keeper goes back with real processes.
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "terminal/base/files.h"
#include "terminal/crypto/digest.h"
#include "terminal/crypto/ecdsa_key.h"
#include "terminal/release/keeper.h"
#include "terminal/release/shelf.h"

using namespace pishkhan;
using namespace pishkhan::release;
using What = ports::ReleaseOrder::What;

namespace {

const crypto::EcdsaKey& publisher()
{
    static const crypto::EcdsaKey key = crypto::EcdsaKey::generate().value();
    return key;
}

std::string publisherPem()
{
    return publisher().publicKeyPem().value();
}

struct Bundle {
    Bytes bytes;
    Manifest manifest;
    std::string text;
};

/// A bundle whose one program is this shell script.
Bundle bundleOf(const QByteArray& script, const char* version = "1.1.0")
{
    QTemporaryDir folder;
    QDir(folder.path()).mkdir(QStringLiteral("bin"));
    QFile file(folder.filePath(QStringLiteral("bin/prog")));
    if (!file.open(QIODevice::WriteOnly)) {
        qFatal("no script");
    }
    file.write("#!/bin/sh\n" + script + "\n");
    file.close();
    QProcess tar;
    tar.start(QStringLiteral("tar"),
              {"--format=ustar", "-C", folder.path(), "-cf", folder.filePath(QStringLiteral("b.tar")), "bin/prog"});
    tar.waitForFinished();
    Bundle out;
    out.bytes = readFile(folder.filePath(QStringLiteral("b.tar")).toStdString()).value();
    out.manifest.version = parseVersion(version).value();
    out.manifest.from = parseVersion("1.0.0").value();
    out.manifest.below = out.manifest.version;
    out.manifest.digest = crypto::sha256(out.bytes);
    out.manifest.size = out.bytes.size();
    out.manifest.rings = {{1, 24}, {10, 48}, {100, 72}};
    out.manifest.issuedMs = 1'795'334'062'000;
    out.text = signManifest(out.manifest, publisher()).value();
    return out;
}

/// A machine whose package put `script` into slot a.
class Machine {
public:
    explicit Machine(const QByteArray& script = "echo old >>log; exit 0") : places(m_folder.path().toStdString())
    {
        QDir(m_folder.path()).mkpath(QStringLiteral("a/bin"));
        write(QStringLiteral("a/bin/prog"), "#!/bin/sh\ncd " + m_folder.path().toUtf8() + "\n" + script + "\n");
        QFile::setPermissions(path("a/bin/prog"), QFile::ReadOwner | QFile::ExeOwner);
        QFile::link(QStringLiteral("a"), path("current"));
        order.program = "prog";
    }
    QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    void write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly)) {
            qFatal("cannot write");
        }
        file.write(bytes);
    }
    QByteArray log() const
    {
        QFile file(path("log"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// A new release whose script runs in the machine's folder, on trial.
    Bundle install(const QByteArray& script)
    {
        const Bundle bundle = bundleOf("cd " + m_folder.path().toUtf8() + "\n" + script);
        const bool done =
            places.unpack(bundle.manifest, bundle.text, bundle.bytes) && places.switchTo(bundle.manifest, "1.0.0");
        if (!done) {
            qFatal("not installed");
        }
        return bundle;
    }
    QString current() const { return QFile::symLinkTarget(path("current")).right(1); }

private:
    QTemporaryDir m_folder;

public:
    Slots places;
    KeeperOrder order;
};

} // namespace

class ReleaseTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aManifestIsReadInOneWayOnly()
    {
        const Bundle bundle = bundleOf("exit 0");
        QCOMPARE(openManifest(bundle.text, publisherPem()).value() == bundle.manifest, true);
        for (std::size_t i = 0; i < bundle.text.size(); ++i) { // whatever byte is another one
            std::string changed = bundle.text;
            changed[i] = static_cast<char>(changed[i] ^ 1);
            QVERIFY2(!openManifest(changed, publisherPem()), changed.c_str());
        }
        const auto stranger = crypto::EcdsaKey::generate().value();
        QVERIFY(openManifest(bundle.text, stranger.publicKeyPem().value()).error().kind == ErrorKind::Integrity);
        Manifest wrong = bundle.manifest;
        wrong.rings = {{10, 1}, {5, 1}, {100, 1}};
        QVERIFY(!signManifest(wrong, publisher()));
        wrong.rings = {{10, 1}};
        QVERIFY(!signManifest(wrong, publisher()));
        QVERIFY(!readManifest(bundle.text + "\n"));
    }

    void onlyWhatIsSignedNewerAndHasAWayBackIsTaken()
    {
        Machine machine;
        Shelf shelf(machine.places, publisherPem(), {"1.0.0", booksOfThisProgram});
        const auto problemOf = [&shelf](const Manifest& manifest, const crypto::EcdsaKey& key) {
            shelf.ordered({What::Take, "", toHex(manifest.digest), signManifest(manifest, key).value()});
            return shelf.wish().problem;
        };
        Bundle bundle = bundleOf("exit 0");
        QCOMPARE(problemOf(bundle.manifest, crypto::EcdsaKey::generate().value()), std::string("release-not-signed"));
        Manifest older = bundle.manifest;
        older.version = parseVersion("1.0.0").value();
        QCOMPARE(problemOf(older, publisher()), std::string("release-not-over-this"));
        Manifest distant = bundle.manifest;
        distant.from = parseVersion("1.0.5").value();
        QCOMPARE(problemOf(distant, publisher()), std::string("release-not-over-this"));
        Manifest oneWay = bundle.manifest;
        oneWay.books = {2, 1, 2}; // it would write books that the program of today cannot read
        QCOMPARE(problemOf(oneWay, publisher()), std::string("release-no-way-back"));
        QCOMPARE(problemOf(bundle.manifest, publisher()), std::string());

        QVERIFY(!shelf.wish().isReady);
        Bytes false_ = bundle.bytes;
        false_.back() ^= 1;
        QVERIFY(shelf.piece(false_).error().kind == ErrorKind::Integrity); // and is fetched anew
        QCOMPARE(shelf.wants().value(), std::uint64_t{0});
        QVERIFY(shelf.piece(ByteView(bundle.bytes).first(1000)));
        QCOMPARE(shelf.wants().value(), std::uint64_t{1000});
        Shelf next(machine.places, publisherPem(),
                   {"1.0.0", booksOfThisProgram}); // another start goes on where this one was
        next.ordered({What::Take, "", toHex(bundle.manifest.digest), bundle.text});
        QCOMPARE(next.wants().value(), std::uint64_t{1000});
        QVERIFY(next.piece(ByteView(bundle.bytes).subspan(1000)));
        QVERIFY(next.wish().isReady && next.change());
        QVERIFY(next.seat().isOnTrial);
        QCOMPARE(next.seat().version, std::string("1.1.0"));
        QVERIFY(next.confirm());
        next.ordered({What::Back, "drill", toHex(bundle.manifest.digest), ""});
        QCOMPARE(next.wish().backTo, std::string("1.0.0"));
        QVERIFY(next.changeBack());
        QCOMPARE(next.seat().digest, std::string());
    }

    void aCutBetweenAnyTwoStepsLeavesAMachineThatStarts()
    {
        { // unpacked and not switched
            Machine machine;
            const Bundle bundle = bundleOf("exit 0");
            QVERIFY(machine.places.unpack(bundle.manifest, bundle.text, bundle.bytes));
            QVERIFY(!machine.places.planStart()->isTrial);
            QCOMPARE(machine.current(), QStringLiteral("a"));
        }
        { // half unpacked: never taken for whole
            Machine machine;
            const Bundle bundle = machine.install("exit 0");
            QVERIFY(machine.places.confirm() && machine.places.switchBack());
            QFile::remove(machine.path("b/whole"));
            QVERIFY(!machine.places.switchTo(bundle.manifest, "1.0.0"));
            QCOMPARE(machine.current(), QStringLiteral("a"));
        }
        { // the trial noted, `current` not changed
            Machine machine;
            machine.install("exit 0");
            QFile::remove(machine.path("current"));
            QFile::link(QStringLiteral("a"), machine.path("current"));
            QVERIFY(!machine.places.planStart()->isTrial);
            QVERIFY(!machine.places.trial()->has_value());
        }
        { // the fall noted, `current` not changed back: the next start goes on with it
            Machine machine;
            machine.install("exit 0");
            QFile::copy(machine.path("trial"), machine.path("fallen"));
            QVERIFY(!machine.places.fallen()->has_value());
            QVERIFY(machine.places.planStart()->isTrial);
            QVERIFY(machine.places.confirm() && machine.places.switchBack());
            QVERIFY(!machine.places.fallen()->has_value()); // it stood after all: nobody says later that it fell
        }
        { // changed back, the trial's note still there
            Machine machine;
            machine.install("exit 0");
            QFile::copy(machine.path("trial"), machine.path("kept"));
            QVERIFY(machine.places.fall("start-failed"));
            QFile::rename(machine.path("kept"), machine.path("trial"));
            QVERIFY(!machine.places.planStart()->isTrial);
            QCOMPARE(machine.current(), QStringLiteral("a"));
            QCOMPARE(machine.places.fallen()->value().cause, std::string("start-failed"));
        }
        { // the way back is never unpacked over
            Machine machine;
            const Bundle bundle = machine.install("exit 0");
            QVERIFY(!machine.places.unpack(bundle.manifest, bundle.text, bundle.bytes));
        }
    }

    void aReleaseThatDoesNotStartGoesBackByItself()
    {
        Machine machine;
        machine.install("echo new >>log; exit 3");
        QCOMPARE(keep(machine.places, machine.order).value(), 0);
        QCOMPARE(machine.log(), QByteArray("new\nnew\nold\n"));
        QCOMPARE(machine.places.fallen()->value().cause, std::string("start-failed"));
        QCOMPARE(machine.places.fallen()->value().version, std::string("1.1.0"));
    }

    void aReleaseThatIsNoProgramGoesBackByItself()
    {
        Machine machine;
        machine.install("exit 0");
        QFile::remove(machine.path("b/bin/prog"));
        QCOMPARE(keep(machine.places, machine.order).value(), 0);
        QCOMPARE(machine.log(), QByteArray("old\n"));
    }

    void aReleaseThatHangsGoesBackByItself()
    {
        Machine machine;
        machine.order.trialSeconds = 1;
        machine.install("exec sleep 600");
        QCOMPARE(keep(machine.places, machine.order).value(), 0);
        QCOMPARE(machine.log(), QByteArray("old\n"));
        QCOMPARE(machine.places.fallen()->value().cause, std::string("unhealthy"));
    }

    void aProgramThatChangedItselfIsStartedAgain()
    {
        // The old one installs the new one by hand (current is renamed) and says so with its exit code.
        Machine machine("echo old >>log; ln -s b current.x; mv -T current.x current; exit 75");
        const Bundle bundle = bundleOf("cd " + machine.path("").toUtf8() + "\necho new >>log; echo $* >>log; exit 0");
        QVERIFY(machine.places.unpack(bundle.manifest, bundle.text, bundle.bytes));
        machine.order.arguments = {"--mode", "counter"};
        QCOMPARE(keep(machine.places, machine.order).value(), 0);
        QVERIFY2(machine.log().startsWith("old\nnew\n--mode counter --programs "), machine.log().constData());
    }
};

QTEST_GUILESS_MAIN(ReleaseTest)
#include "release_test.moc"
