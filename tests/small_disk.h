// SPDX-License-Identifier: GPL-3.0-or-later
/// A small real file system in an image, mounted through a loop device, whose power can be cut (FS_IOC_SHUTDOWN without
/// flushing: what a pulled plug leaves; oversight.md section 2). Where no loop device may be had it says so aloud, once
/// and in capitals, and gives a tmpfs of the same size: full and read-only are real there too, a power cut is not.
#pragma once
#include <cstdio>
#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>

namespace pishkhan::test {

class SmallDisk {
public:
    explicit SmallDisk(int megabytes) : m_image(m_folder.filePath("image")), m_mount(m_folder.filePath("disk"))
    {
        QDir().mkpath(m_mount);
        const QString size = QString::number(megabytes) + "M";
        m_loop = run("truncate", {"-s", size, m_image}) && run("mkfs.ext4", {"-qF", "-m", "0", m_image}) && mount();
        if (!m_loop) {
            std::fprintf(stderr, "\n*** NO LOOP DEVICE HERE: the disk is a tmpfs, AND NO POWER WAS CUT ***\n\n");
            m_mounted = run("mount", {"-t", "tmpfs", "-o", "size=" + size, "none", m_mount});
        }
    }
    ~SmallDisk() { unmount(); }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    bool isMounted() const { return m_mounted; }
    bool isLoop() const { return m_loop; }
    QString path() const { return m_mount; }
    /// Everything set up before the run must survive it.
    bool sync() const { return run("sync", {"-f", m_mount}); }
    bool remount(const char* how) const { return run("mount", {"-o", QString("remount,") + how, m_mount}); }
    /// The plug is pulled: nothing that is not on the disk now will ever be.
    bool cutPower() const
    {
        const int descriptor = ::open(m_mount.toLocal8Bit().constData(), O_RDONLY | O_CLOEXEC);
        std::uint32_t noLogFlush = 2;
        const bool cut = descriptor >= 0 && ::ioctl(descriptor, _IOR('X', 125, std::uint32_t), &noLogFlush) == 0;
        ::close(descriptor);
        return cut;
    }
    /// The machine comes back; the writers must be dead by now.
    bool reboot() { return unmount() && mount(); }
    /// Fill what is free but for `spareKilobytes`.
    bool fill(int spareKilobytes) const
    {
        const QString filler = m_mount + "/filler";
        run("sh", {"-c", "dd if=/dev/zero of='" + filler + "' bs=64k 2>/dev/null; sync -f '" + m_mount + "'"});
        const qint64 size = QFileInfo(filler).size();
        return size > 0 && QFile::resize(filler, qMax<qint64>(0, size - spareKilobytes * 1024LL));
    }
    bool empty() const { return QFile::remove(m_mount + "/filler"); }

private:
    static bool run(const QString& program, const QStringList& arguments)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(program, arguments);
        return process.waitForFinished(60000) && process.exitStatus() == QProcess::NormalExit &&
               process.exitCode() == 0;
    }
    bool mount() { return m_mounted = run("mount", {"-o", "loop", m_image, m_mount}); }
    bool unmount()
    {
        m_mounted = m_mounted && !run("umount", {m_mount});
        return !m_mounted;
    }

    QTemporaryDir m_folder;
    QString m_image, m_mount;
    bool m_mounted = false;
    bool m_loop = false;
};

} // namespace pishkhan::test
