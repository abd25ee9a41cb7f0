pragma ComponentBehavior: Bound
import QtQuick
import "../theme"

// How far it is; without a fraction, three dots that take turns and say only that it goes on.
Item {
    id: progress

    property var fraction: null
    property bool centred: true
    readonly property bool known: typeof fraction === "number"

    implicitHeight: Theme.mm(5)
    Accessible.ignored: true   // the words beside it say how far it is

    Rectangle {
        visible: progress.known
        anchors.fill: parent
        radius: height / 2
        color: Theme.colours.drawGround
        border.width: Theme.hairline
        border.color: Theme.colours.line

        Rectangle {
            height: parent.height
            radius: parent.radius
            color: Theme.colours.action
            width: Math.max(height, parent.width * (progress.known ? Math.max(0, Math.min(1, progress.fraction)) : 0))
            Behavior on width {
                NumberAnimation { duration: Theme.calm }
            }
        }
    }
    Row {
        id: dots
        property int turn: 0
        visible: !progress.known
        x: progress.centred ? (parent.width - width) / 2 : 0
        spacing: Theme.mm(4)

        Repeater {
            model: 3
            Rectangle {
                required property int index
                width: Theme.mm(4.6)
                height: width
                radius: width / 2
                color: index === dots.turn ? Theme.colours.action : Theme.colours.surface
                border.width: Theme.edge
                border.color: Theme.colours.action
            }
        }
        Timer {
            interval: 500
            repeat: true
            running: dots.visible && !Theme.reducedMotion
            onTriggered: dots.turn = (dots.turn + 1) % 3
        }
    }
}
