pragma ComponentBehavior: Bound
import QtQuick
import "../controls"
import "../drawings"
import "../theme"

// Earns the walk across the hall: what one can do here, one thing after another, and the whole page to touch.
Item {
    id: attract

    required property var page
    readonly property bool landscape: width > height
    readonly property int count: lines.count
    property int turn: 0

    function arrive() {
        turn = 0;
    }

    Tappable {
        name: "action:touch"
        label: attract.page.touch
        radius: 0
        anchors.fill: parent
        onTapped: Shell.send(name, {})
    }
    Timer {
        interval: Theme.loop
        repeat: true
        running: attract.visible && attract.count > 1
        onTriggered: attract.turn = (attract.turn + 1) % attract.count
    }
    Column {
        id: head
        x: Theme.margin
        y: attract.landscape ? Theme.mm(8) : Math.max(Theme.mm(10), attract.height * 0.05)
        width: attract.width - 2 * Theme.margin
        spacing: Theme.mm(3)

        Words {
            objectName: "text:title"
            text: attract.page.headline
            strong: true
            font.pixelSize: Math.min(Theme.title * 1.35, Theme.mm(24))
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            color: Theme.colours.action
            Accessible.role: Accessible.Heading
        }
        Words {
            objectName: "text:note"
            text: attract.page.note
            color: Theme.colours.inkSoft
            font.pixelSize: Theme.lead
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
        }
    }
    Item {
        id: stage
        anchors.top: head.bottom
        anchors.bottom: dots.top
        anchors.bottomMargin: Theme.mm(2)
        width: parent.width

        Repeater {
            id: lines
            model: attract.page.lines
            Item {
                id: shown
                required property var entry
                required property int index
                readonly property bool current: index === attract.turn
                anchors.fill: parent
                opacity: current ? 1 : 0
                visible: opacity > 0
                Behavior on opacity {
                    NumberAnimation { duration: Theme.calm }
                }

                Item {
                    id: sheet
                    readonly property real side: Math.max(0, Math.min(stage.width - 2 * Theme.margin, attract.landscape ? stage.height - Theme.mm(8) : stage.height - text.height - Theme.mm(24), Theme.mm(170)))
                    anchors.centerIn: parent
                    width: attract.landscape ? side + text.width + Theme.mm(12) : stage.width - 2 * Theme.margin
                    height: attract.landscape ? side : side + Theme.mm(8) + text.height

                    Drawing {
                        id: picture
                        name: shown.entry.icon
                        width: sheet.side
                        height: width
                        x: attract.landscape ? 0 : (sheet.width - width) / 2
                    }
                    Words {
                        id: text
                        objectName: `text:line:${shown.entry.key}`
                        text: shown.entry.text
                        strong: true
                        font.pixelSize: Theme.title
                        horizontalAlignment: attract.landscape ? Text.AlignLeft : Text.AlignHCenter
                        width: attract.landscape ? Math.min(implicitWidth, stage.width - 2 * Theme.margin - sheet.side - Theme.mm(12)) : sheet.width
                        x: attract.landscape ? sheet.side + Theme.mm(12) : 0
                        y: attract.landscape ? (sheet.height - height) / 2 : sheet.side + Theme.mm(8)
                    }
                }
            }
        }
    }
    Row {
        id: dots
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: foot.top
        anchors.bottomMargin: attract.landscape ? Theme.mm(6) : Theme.mm(14)
        spacing: Theme.mm(4)
        visible: attract.count > 1
        Repeater {
            model: attract.count
            Rectangle {
                required property int index
                width: index === attract.turn ? Theme.mm(10) : Theme.mm(3.6)
                height: Theme.mm(3.6)
                radius: height / 2
                color: index === attract.turn ? Theme.colours.action : Theme.colours.surface
                border.width: Theme.edge
                border.color: Theme.colours.action
            }
        }
    }
    Rectangle {
        id: foot
        anchors.bottom: parent.bottom
        width: parent.width
        height: call.height + (attract.landscape ? Theme.mm(14) : Theme.mm(34))
        color: Theme.colours.action

        Row {
            id: call
            anchors.centerIn: parent
            spacing: Theme.mm(6)
            Drawing {
                name: "hand"
                single: Theme.colours.onAction
                width: Theme.title * 1.4
                height: width
                anchors.verticalCenter: parent.verticalCenter
            }
            Words {
                objectName: "text:touch"
                text: attract.page.touch
                strong: true
                color: Theme.colours.onAction
                font.pixelSize: Theme.title
                width: Math.min(implicitWidth, foot.width - 2 * Theme.margin - Theme.title * 1.4 - Theme.mm(6))
                anchors.verticalCenter: parent.verticalCenter
            }
        }
    }
}
