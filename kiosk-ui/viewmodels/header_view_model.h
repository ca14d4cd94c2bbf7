// SPDX-License-Identifier: GPL-3.0-or-later
/// The top line: which office and counter, who, which shift, what day, how the line and the devices are.
#pragma once
#include "kiosk-ui/viewmodels/device_list.h"
#include "kiosk-ui/viewmodels/screen_view_model.h"

namespace pishkhan::kiosk_ui {

class HeaderViewModel : public pishkhan::kiosk_ui::ScreenViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Screens")
    Q_PROPERTY(pishkhan::kiosk_ui::DeviceList* devices READ devices CONSTANT)
    Q_PROPERTY(QString officeName READ officeName CONSTANT)
    Q_PROPERTY(QString officeLine READ officeLine NOTIFY changed)
    Q_PROPERTY(bool signedIn READ isSignedIn NOTIFY changed)
    Q_PROPERTY(QString clerk READ clerk NOTIFY changed)
    Q_PROPERTY(QString clerkInitial READ clerkInitial NOTIFY changed)
    Q_PROPERTY(QString role READ role NOTIFY changed)
    Q_PROPERTY(QString shift READ shift NOTIFY changed)
    Q_PROPERTY(QString date READ date NOTIFY changed)
    Q_PROPERTY(QString time READ time NOTIFY changed)
    Q_PROPERTY(QString lineText READ lineText NOTIFY changed)
    Q_PROPERTY(QString lineTone READ lineTone NOTIFY changed)
    Q_PROPERTY(QString lineIcon READ lineIcon NOTIFY changed)
    Q_PROPERTY(bool training READ isTraining NOTIFY changed)
    Q_PROPERTY(bool alarm READ isAlarm NOTIFY changed)
    Q_PROPERTY(bool support READ isSupport NOTIFY changed)
    Q_PROPERTY(QString supportHappened READ supportHappened NOTIFY changed)
    Q_PROPERTY(QString supportSafe READ supportSafe NOTIFY changed)
    Q_PROPERTY(bool gate READ isGate NOTIFY changed)
    Q_PROPERTY(QString gateTone READ gateTone NOTIFY changed)
    Q_PROPERTY(QString gateHappened READ gateHappened NOTIFY changed)
    Q_PROPERTY(QString gateSafe READ gateSafe NOTIFY changed)
    Q_PROPERTY(QString gateToDo READ gateToDo NOTIFY changed)
    Q_PROPERTY(QString gateCode READ gateCode NOTIFY changed)
    Q_PROPERTY(QString alarmHappened READ alarmHappened CONSTANT)
    Q_PROPERTY(QString alarmSafe READ alarmSafe CONSTANT)
    Q_PROPERTY(QString alarmToDo READ alarmToDo CONSTANT)
    Q_PROPERTY(QString alarmCode READ alarmCode CONSTANT)
public:
    HeaderViewModel(app::Desk& desk, Notice& notice, QObject* parent);

    DeviceList* devices() { return &m_devices; }
    QString officeName() const;
    QString officeLine() const;
    bool isSignedIn() const { return desk().state().session.has_value(); }
    QString clerk() const;
    QString clerkInitial() const { return clerk().left(1); }
    QString role() const;
    QString shift() const;
    QString date() const;
    QString time() const;
    QString lineText() const;
    QString lineTone() const;
    QString lineIcon() const;
    bool isTraining() const { return desk().activity().training; }
    bool isAlarm() const { return desk().state().alarm; }
    bool isSupport() const { return domain::counter::isSupportOpen(desk().state()); }
    QString supportHappened() const;
    QString supportSafe() const;
    Q_INVOKABLE void endSupport();
    bool isGate() const { return gateMessage() != nullptr; }
    QString gateTone() const;
    QString gateHappened() const;
    QString gateSafe() const;
    QString gateToDo() const;
    QString gateCode() const;
    QString alarmHappened() const;
    QString alarmSafe() const;
    QString alarmToDo() const;
    QString alarmCode() const;

    Q_INVOKABLE void tick() { Q_EMIT changed(); } ///< the clock on the wall

protected:
    void refresh() override { m_devices.show(desk().devices()); }

private:
    const Message* gateMessage() const; ///< of the worst gate or of a disk that fails; nullptr when all is well
    QString withNumber(std::string_view sentence) const;
    DeviceList m_devices;
};

} // namespace pishkhan::kiosk_ui
