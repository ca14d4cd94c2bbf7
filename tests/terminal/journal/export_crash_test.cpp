// SPDX-License-Identifier: GPL-3.0-or-later
// The office's own copy on a stick that fails, fills up, tears, is pulled out or loses power at every single operation,
// and on one that gives back other bytes than it was given. Whatever happens, what bears the name batches.bin is a whole
// copy with what is needed to check it, the old one or the new one; and what was claimed to be done is there.
#include <map>
#include <random>

#include <QTest>

#include "terminal/base/files.h"
#include "terminal/journal/books_copier.h"
#include "tests/terminal/journal/journal_fixture.h"

using namespace pishkhan;
using namespace pishkhan::journal;
using namespace pishkhan::journal::test;

namespace {

enum class Fault {
    PowerCut, ///< from the n-th operation on nothing works
    Pulled,   ///< the same, but what was written is read on another machine as it was left
    Error,    ///< the n-th operation fails once
    Torn,     ///< the n-th write puts half of it there, then the stick is full
    Lies,     ///< every write is confirmed, and the n-th has one wrong bit
};
enum class Unsynced { Lost, Kept, Torn, Random };

/// A stick in memory. A name made or changed is durable with its folder's sync, bytes with their file's.
class Stick final : public CopyDisk {
public:
    struct File {
        Bytes bytes, durable;
    };
    using Names = std::map<std::string, std::shared_ptr<File>>;

    void arm(Fault fault, int at)
    {
        m_fault = fault;
        m_strikeAt = at;
        m_operations = 0;
        m_dead = false;
    }
    int operations() const { return m_operations; }

    /// What another machine finds on it.
    std::map<std::string, Bytes> after(Unsynced keep, std::uint32_t seed) const
    {
        std::mt19937 random(seed);
        std::map<std::string, Bytes> out;
        Names names = keep == Unsynced::Lost ? m_durableNames : m_names;
        if (keep == Unsynced::Random) {
            names = m_durableNames;
            for (const auto& [name, file] : m_names) {
                if (random() % 2 == 0) {
                    names[name] = file;
                }
            }
        }
        for (const auto& [name, file] : names) {
            Bytes bytes = keep == Unsynced::Lost ? file->durable : file->bytes;
            const bool torn = keep == Unsynced::Torn || (keep == Unsynced::Random && random() % 2 == 0);
            if (torn && bytes != file->durable) { // a prefix of what was not synced
                bytes.resize(file->durable.size() + random() % (bytes.size() - file->durable.size() + 1));
            }
            out[name] = bytes;
        }
        return out;
    }
    void reboot(const std::map<std::string, Bytes>& found)
    {
        m_names.clear();
        for (const auto& [name, bytes] : found) {
            m_names[name] = std::make_shared<File>(File{bytes, bytes});
        }
        m_durableNames = m_names;
        arm(Fault::Error, 0);
    }

    Status makeFolder(const std::string&) const override { return step(); }
    Result<std::unique_ptr<CopyFile>> create(const std::string& path) const override
    {
        TRY(step());
        m_names[path] = std::make_shared<File>();
        return std::unique_ptr<CopyFile>(std::make_unique<Open>(*this, m_names[path]));
    }
    Status rename(const std::string& from, const std::string& to) const override
    {
        TRY(step());
        m_names[to] = m_names[from];
        m_names.erase(from);
        return {};
    }
    void remove(const std::string& path) const override
    {
        if (step()) {
            m_names.erase(path);
        }
    }
    Status syncFolder(const std::string&) const override
    {
        TRY(step());
        m_durableNames = m_names;
        return {};
    }
    Status read(const std::string& path, const std::function<Status(ByteView)>& take) const override
    {
        TRY(step());
        ByteView rest = m_names.at(path)->bytes;
        while (!rest.empty()) {
            const std::size_t piece = std::min<std::size_t>(rest.size(), 1000);
            TRY(take(rest.first(piece)));
            rest = rest.subspan(piece);
        }
        return {};
    }

private:
    class Open final : public CopyFile {
    public:
        Open(const Stick& stick, std::shared_ptr<File> file) : m_stick(stick), m_file(std::move(file)) {}
        Status add(ByteView bytes) override
        {
            const Status taken = m_stick.step();
            if (!taken && m_stick.m_fault == Fault::Torn) {
                append(m_file->bytes, bytes.first(bytes.size() / 2));
            }
            TRY(taken);
            append(m_file->bytes, bytes);
            if (m_stick.m_fault == Fault::Lies && m_stick.m_operations == m_stick.m_strikeAt) {
                m_file->bytes.back() ^= 1U;
            }
            return {};
        }
        Status sync() override
        {
            TRY(m_stick.step());
            m_file->durable = m_file->bytes;
            return {};
        }

    private:
        const Stick& m_stick;
        std::shared_ptr<File> m_file;
    };

    Status step() const
    {
        ++m_operations;
        const bool now = m_operations == m_strikeAt && m_fault != Fault::Lies;
        m_dead = m_dead || (now && (m_fault == Fault::PowerCut || m_fault == Fault::Pulled));
        return now || m_dead ? Status(makeError(ErrorKind::Storage, "no space or no stick", "disk", 28)) : Status();
    }

    mutable Names m_names, m_durableNames;
    mutable int m_operations = 0;
    mutable bool m_dead = false;
    Fault m_fault = Fault::Error;
    int m_strikeAt = 0;
};

void quiet(std::uint64_t, std::uint64_t) {}

} // namespace

class ExportCrashTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyOperation_data();
    void everyOperation();

private:
    BooksCopier copier()
    {
        CopierSettings settings{"T-72009999-01", {}, m_journals, "authority", {}, &m_stick};
        settings.earlier = m_dir.path().toStdString() + "/earlier";
        return BooksCopier(settings);
    }
    QString wrongAfter(const std::map<std::string, Bytes>& found, const std::map<std::string, Bytes>& claimed) const;

    QTemporaryDir m_dir;
    HandClock m_clock;
    Stick m_stick;
    std::vector<std::string> m_journals;
    std::map<std::string, Bytes> m_none, m_old, m_new; ///< a stick before, with the first copy, with the second
};

namespace {

bool isBatches(const std::string& path)
{
    return path.ends_with("/batches.bin");
}

} // namespace

/// Two epochs' books; more is written between the first copy and the second.
void ExportCrashTest::initTestCase()
{
    std::vector<std::unique_ptr<SqliteJournal>> books;
    for (const char* epoch : {"1", "2"}) {
        JournalSettings settings = *settingsIn(m_dir.path().toStdString());
        settings.path += epoch;
        settings.epoch = epoch[0] == '1' ? 1 : 2;
        auto journal = SqliteJournal::open(settings, m_clock);
        QVERIFY(journal);
        for (int i = 0; i < 4; ++i) {
            QVERIFY((*journal)->append(std::vector{officeFact(i), caseFact("C1", i)}) && (*journal)->closeBatch());
        }
        m_journals.push_back(settings.path);
        books.push_back(std::move(*journal));
    }
    const std::string before = m_dir.path().toStdString() + "/earlier/epoch-1"; // the machine before this one
    QVERIFY(makeFolder(before));
    QVERIFY(writeFileDurably(before + "/device.crt", view("its certificate"), FileAccess::Readable));
    QVERIFY(writeFileDurably(before + "/batches.bin", view("its books"), FileAccess::Readable));
    QVERIFY(copier().copyTo("/media/stick", quiet));
    m_old = m_stick.after(Unsynced::Lost, 0);
    QVERIFY(books[1]->append(std::vector{officeFact(9)}) && books[1]->closeBatch());
    QVERIFY(copier().copyTo("/media/stick", quiet));
    m_new = m_stick.after(Unsynced::Lost, 0);
    QCOMPARE(m_new.size(), 10U); // four files for each epoch, two of the machine before, nothing else
    QCOMPARE(m_new.at("/media/stick/pishkhan-T-72009999-01/earlier/epoch-1/batches.bin"), toBytes("its books"));
    QVERIFY(m_new != m_old);
}

QString ExportCrashTest::wrongAfter(const std::map<std::string, Bytes>& found,
                                    const std::map<std::string, Bytes>& claimed) const
{
    for (const auto& [path, bytes] : found) {
        const auto before = m_old.find(path);
        const bool whole = bytes == m_new.at(path.ends_with(".new") ? path.substr(0, path.size() - 4) : path) ||
                           (before != m_old.end() && bytes == before->second);
        const std::string folder = path.substr(0, path.rfind('/'));
        if (isBatches(path) && !(whole && found.count(folder + "/device.crt") > 0 &&
                                 found.at(folder + "/device.crt") == m_new.at(folder + "/device.crt"))) {
            return QString::fromStdString(path) + " is no whole copy with its certificate";
        }
    }
    for (const auto& [path, bytes] : claimed) {
        if (found.count(path) == 0 || found.at(path) != bytes) {
            return QString::fromStdString(path) + " was claimed and is not there";
        }
    }
    return {};
}

void ExportCrashTest::everyOperation_data()
{
    QTest::addColumn<int>("fault");
    QTest::newRow("power cut") << static_cast<int>(Fault::PowerCut);
    QTest::newRow("pulled out") << static_cast<int>(Fault::Pulled);
    QTest::newRow("one error") << static_cast<int>(Fault::Error);
    QTest::newRow("full in the middle of a write") << static_cast<int>(Fault::Torn);
    QTest::newRow("a bit that is not what was written") << static_cast<int>(Fault::Lies);
}

void ExportCrashTest::everyOperation()
{
    QFETCH(int, fault);
    m_stick.reboot(m_none);
    QVERIFY(copier().copyTo("/media/stick", quiet));
    const int operations = m_stick.operations();
    QVERIFY(operations > 30);
    int points = 0;
    for (const auto* before : {&m_none, &m_old}) {
        for (int at = 1; at <= operations; ++at) {
            for (const Unsynced keep : {Unsynced::Lost, Unsynced::Kept, Unsynced::Torn, Unsynced::Random}) {
                m_stick.reboot(*before);
                m_stick.arm(static_cast<Fault>(fault), at);
                const auto done = copier().copyTo("/media/stick", quiet);
                auto found = m_stick.after(keep, static_cast<std::uint32_t>(at));
                const QString place = QString("operation %1, keeping %2").arg(at).arg(static_cast<int>(keep));
                if (static_cast<Fault>(fault) ==
                    Fault::Lies) { // the words beside it are not proofs: only batches count
                    QVERIFY2(done || done.error().kind == ErrorKind::Integrity, qPrintable(place));
                    std::erase_if(found, [](const auto& one) { return !isBatches(one.first); });
                    for (const auto& [path, bytes] : found) {
                        QVERIFY2(bytes == m_new[path] || bytes == m_old[path], qPrintable(place));
                    }
                } else {
                    QVERIFY2(!done, qPrintable(place)); // nothing is claimed
                    const QString wrong = wrongAfter(found, {});
                    QVERIFY2(wrong.isEmpty(), qPrintable(place + ": " + wrong));
                }
                const bool lives =
                    static_cast<Fault>(fault) == Fault::Error || static_cast<Fault>(fault) == Fault::Torn;
                for (const auto& [path, bytes] : found) { // who can still clean up leaves nothing half-made
                    QVERIFY2(!lives || keep != Unsynced::Kept || !path.ends_with(".new"), qPrintable(place));
                }
                m_stick.reboot(found); // the stick is put in again
                QVERIFY2(copier().copyTo("/media/stick", quiet), qPrintable(place));
                const QString still = wrongAfter(m_stick.after(Unsynced::Lost, 0), m_new);
                QVERIFY2(still.isEmpty(), qPrintable(place + ": " + still));
                ++points;
            }
        }
    }
    qInfo("%d points over %d operations, none failing", points, operations);
}

QTEST_APPLESS_MAIN(ExportCrashTest)
#include "export_crash_test.moc"
