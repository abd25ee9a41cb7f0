import QtQuick
import "../theme"

// What every field has: its question, a hint, its error right beside it, and a bar in the margin while it is wrong.
Item {
    id: frame

    required property var model   // FormField
    default property alias content: inside.data
    readonly property bool wrong: model.error !== ""
    readonly property string key: model.key

    implicitHeight: inside.height
    height: implicitHeight

    Rectangle {
        visible: frame.wrong
        width: Theme.mm(1.4)
        height: parent.height
        radius: width / 2
        color: Theme.colours.bad
    }
    Column {
        id: inside
        x: frame.wrong ? Theme.mm(6) : 0
        width: parent.width - x
        spacing: Theme.mm(3)

        Words {
            objectName: `text:label:${frame.model.key}`
            text: frame.model.label
            strong: true
            font.pixelSize: Theme.lead
            width: parent.width
        }
        Words {
            text: frame.model.hint
            color: Theme.colours.inkSoft
            width: parent.width
        }
        Sign {
            objectName: `text:error:${frame.model.key}`
            visible: text !== ""
            text: frame.model.error
            kind: "bad"
            strong: true
            width: parent.width
        }
    }
}
