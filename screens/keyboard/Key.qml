import QtQuick
import "../controls"
import "../drawings"
import "../theme"

// A key. It never takes the focus: that stays in the field, which is what the key types into.
Tappable {
    id: key

    property string text   // what is drawn
    property string hint   // small, under it
    property string drawing
    property bool strong: false    // leads on
    property bool chosen: false
    property bool quiet: false     // besides typing
    property real room: Theme.mm(0.7)   // between two keys there is twice as much; the finger may land in it
    readonly property int proper: Theme.fontFor(Math.max(Theme.floor * 1.15, Math.min(Theme.floor * 1.6, height / Theme.pixelsPerMm * 0.32)))
    property int size: proper
    readonly property color ink: strong || chosen ? Theme.colours.onAction : Theme.colours.ink
    readonly property rect face: Qt.rect(room, room, width - 2 * room, height - 2 * room)

    takesFocus: false
    radius: Theme.mm(2)

    Rectangle {
        x: key.face.x
        y: key.face.y
        width: key.face.width
        height: key.face.height
        radius: key.radius
        color: key.strong || key.chosen ? (key.pressed ? Theme.colours.actionPressed : Theme.colours.action) : key.quiet ? Theme.colours.surfaceAlt : Theme.colours.surface
        border.width: Theme.hairline
        border.color: key.strong || key.chosen ? Theme.colours.action : Theme.colours.line
    }
    Row {
        anchors.centerIn: parent
        spacing: Theme.mm(1.2)

        Words {
            objectName: "label"
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, key.face.width - Theme.mm(1.4) - small.width)
            text: key.drawing === "" ? key.text : ""
            font.pixelSize: key.size
            color: key.ink
            wrapMode: Text.NoWrap
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.fontFor(Theme.floor * 0.75)
            Accessible.ignored: true
        }
        Words {
            id: small
            anchors.verticalCenter: parent.verticalCenter
            width: visible ? implicitWidth : 0
            text: key.hint
            font.pixelSize: Theme.chrome
            color: Theme.colours.inkSoft
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
    Drawing {
        visible: key.drawing !== ""
        anchors.centerIn: parent
        width: Math.min(key.face.width, key.face.height) * 0.55
        height: width
        name: key.drawing
        single: key.ink
    }
}
