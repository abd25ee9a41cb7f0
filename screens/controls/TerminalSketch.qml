pragma ComponentBehavior: Bound
import QtQuick
import "../theme"

// The front of this terminal, small and to scale: its screen, and a ring where the hand goes.
Item {
    id: sketch

    required property var model   // models.Sketch
    readonly property real unit: model.present ? height / model.height : 0   // pixels a millimetre of the terminal

    visible: model.present
    implicitHeight: visible ? Theme.mm(62) : 0
    implicitWidth: visible ? implicitHeight * model.width / model.height : 0
    Accessible.ignored: true   // the words beside it say the same

    Rectangle {
        anchors.fill: parent
        radius: Theme.corner
        color: Theme.colours.drawGround
        border.width: Theme.edge
        border.color: Theme.colours.line
    }
    Rectangle {
        x: sketch.model.screen_x * sketch.unit
        y: sketch.model.screen_y * sketch.unit
        width: sketch.model.screen_width * sketch.unit
        height: sketch.model.screen_height * sketch.unit
        color: Theme.colours.surface
        border.width: Theme.hairline
        border.color: Theme.colours.line
    }
    Repeater {
        model: sketch.model.marks
        Rectangle {
            id: mark
            required property var entry
            width: Theme.mm(9)
            height: width
            radius: width / 2
            x: mark.entry.x * sketch.unit - width / 2
            y: mark.entry.y * sketch.unit - height / 2
            color: Theme.colours.surface
            border.width: Theme.mm(1.6)
            border.color: Theme.colours.action

            Rectangle {
                anchors.centerIn: parent
                width: Theme.mm(3)
                height: width
                radius: width / 2
                color: Theme.colours.action
            }
        }
    }
}
