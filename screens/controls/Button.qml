import QtQuick
import "../drawings"
import "../theme"

// A button for an action of the page model. Under it, when it is off, the reason.
Column {
    id: button

    required property var action
    property bool large: false
    property int size: large ? Theme.lead : Theme.body
    property string icon: ""
    readonly property bool primary: action.style === "primary"
    readonly property bool quiet: action.style === "quiet"
    readonly property bool usable: action.enabled
    readonly property real inset: large ? Theme.mm(8) : Theme.mm(5)
    readonly property real labelWidth: words.implicitWidth + 2 * inset + (icon !== "" ? mark.width + Theme.mm(2) : 0)   // on one line, seen or not
    readonly property real naturalWidth: Math.max((large ? Theme.bar : Theme.touch) * 1.6, labelWidth)

    spacing: Theme.mm(1)
    width: naturalWidth

    Tappable {
        id: box
        name: button.action.name
        label: button.action.label
        Accessible.description: button.usable ? "" : button.action.reason
        enabled: button.usable
        width: button.width
        height: Math.max(button.large ? Theme.bar : Theme.touch, words.implicitHeight + Theme.mm(4))
        onTapped: Shell.send(button.action.name, {})

        Rectangle {
            anchors.fill: parent
            radius: Theme.corner
            color: !button.usable ? Theme.colours.surfaceAlt : button.primary ? (box.pressed ? Theme.colours.actionPressed : Theme.colours.action) : button.quiet ? "transparent" : Theme.colours.surface
            border.width: button.primary && button.usable ? 0 : button.quiet ? 0 : Theme.edge
            border.color: button.usable ? Theme.colours.action : Theme.colours.lineSoft
        }
        Row {
            anchors.centerIn: parent
            spacing: Theme.mm(2)

            Drawing {
                id: mark
                visible: button.icon !== ""
                name: button.icon
                height: words.font.pixelSize * 1.1
                width: height
                single: words.color
                anchors.verticalCenter: parent.verticalCenter
            }
            Words {
                id: words
                objectName: "label"
                Accessible.ignored: true
                text: button.action.label
                strong: !button.quiet
                font.pixelSize: button.size
                color: !button.usable ? Theme.colours.inkSoft : button.primary ? Theme.colours.onAction : Theme.colours.action
                horizontalAlignment: Text.AlignHCenter
                width: Math.min(implicitWidth, button.width - 2 * Theme.mm(3) - (mark.visible ? mark.width + Theme.mm(2) : 0))
                anchors.verticalCenter: parent.verticalCenter
            }
        }
    }
    Words {
        text: button.usable ? "" : button.action.reason
        // What is off is no stop of the keys: its reason is, and says what it is about.
        Accessible.name: text === "" ? "" : `${button.action.label} ${text}`
        width: button.width
        color: Theme.colours.inkSoft
        horizontalAlignment: Text.AlignHCenter
    }
}
