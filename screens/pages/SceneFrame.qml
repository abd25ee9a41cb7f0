import QtQuick
import "../controls"
import "../theme"

// A page that is mostly a drawing and a sentence: beside each other where it is wide, above each other where it is high.
PageFrame {
    id: frame

    property string scene
    property string title
    property string message
    default property alias below: extra.data
    property bool leftAligned: landscape

    centred: true
    maximumWidth: Theme.mm(380)

    Item {
        id: split
        readonly property bool wide: frame.landscape
        width: parent.width
        height: wide ? Math.max(drawing.height, words.height) : (drawing.visible ? drawing.height + Theme.mm(10) : 0) + words.height

        SceneDrawing {
            id: drawing
            scene: Theme.compact || frame.beside ? "" : frame.scene   // words first, where there is room for little
            width: split.wide ? Math.min(split.width * (Theme.low ? 0.32 : 0.42), Theme.mm(160)) : Math.min(split.width, Theme.mm(200))
            height: visible ? implicitHeight : 0
            x: split.wide ? 0 : (split.width - width) / 2
            y: split.wide ? Math.max(0, Math.min((words.height - height) / 2, Theme.mm(20))) : 0
        }
        Column {
            id: words
            spacing: Theme.mm(6)
            x: split.wide && drawing.visible ? drawing.width + Theme.mm(Theme.low ? 8 : 12) : 0
            y: split.wide ? Math.max(0, (drawing.height - height) / 2) : (drawing.visible ? drawing.height + Theme.mm(10) : 0)
            width: split.width - x

            Words {
                objectName: "text:title"
                text: frame.title
                strong: true
                font.pixelSize: Theme.low ? Theme.heading : Theme.title
                room: parent.width
                anchors.horizontalCenter: frame.leftAligned ? undefined : parent.horizontalCenter
                horizontalAlignment: frame.leftAligned ? undefined : Text.AlignHCenter
                Accessible.role: Accessible.Heading
            }
            Words {
                objectName: "text:message"
                text: frame.message
                font.pixelSize: Theme.lead
                room: parent.width
                anchors.horizontalCenter: frame.leftAligned ? undefined : parent.horizontalCenter
                horizontalAlignment: frame.leftAligned ? undefined : Text.AlignHCenter
            }
            Column {
                id: extra
                width: parent.width
                spacing: Theme.mm(6)
            }
        }
    }
}
