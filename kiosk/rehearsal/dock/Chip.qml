import QtQuick
import "."

// Something that can be pressed. `chosen`: it is so now; `trouble`: and that is a fault.
Rectangle {
    id: chip

    property string text
    property bool chosen: false
    property bool trouble: false
    property bool strong: false
    signal tapped

    implicitWidth: label.implicitWidth + 22
    implicitHeight: Style.control
    radius: Style.corner
    color: tap.pressed ? Style.pressed : chip.chosen ? (chip.trouble ? Style.warnSoft : Style.accentSoft) : chip.strong ? Style.accent : Style.raised
    border.width: chip.chosen ? 2 : 1
    border.color: chip.chosen ? (chip.trouble ? Style.warn : Style.accent) : chip.strong ? Style.accent : Style.line
    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: chip.text
    Accessible.checked: chip.chosen
    Accessible.onPressAction: chip.tapped()
    Keys.onReturnPressed: chip.tapped()
    Keys.onSpacePressed: chip.tapped()

    Words {
        id: label
        anchors.centerIn: parent
        width: Math.min(implicitWidth, chip.width - 12)
        text: chip.text
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.NoWrap
        lineHeight: 1
        elide: Text.ElideRight
        font.weight: chip.chosen || chip.strong ? Font.DemiBold : Font.Normal
        color: chip.chosen ? (chip.trouble ? Style.warn : Style.accent) : chip.strong ? Style.ground : Style.ink
        Accessible.ignored: true
    }
    Rectangle {
        visible: chip.activeFocus
        anchors.fill: parent
        anchors.margins: -3
        radius: Style.corner + 3
        color: "transparent"
        border.width: 2
        border.color: Style.ink
    }
    TapHandler {
        id: tap
        onTapped: chip.tapped()
    }
}
