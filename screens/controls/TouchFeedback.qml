import QtQuick
import "../theme"

// A veil under the finger, and a ring for who comes by keys.
Item {
    id: feedback

    property bool pressed: false
    property bool focused: false
    property real radius: Theme.corner

    Rectangle {
        anchors.fill: parent
        radius: feedback.radius
        color: Theme.colours.ink
        opacity: feedback.pressed ? 0.12 : 0
        visible: feedback.pressed
    }
    Rectangle {
        anchors.fill: parent
        anchors.margins: -Theme.mm(1.2)
        radius: feedback.radius + Theme.mm(1.2)
        color: "transparent"
        border.width: Theme.mm(0.8)
        border.color: Theme.colours.drawAccent
        visible: feedback.focused
    }
}
