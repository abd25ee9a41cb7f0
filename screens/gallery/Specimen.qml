import QtQuick
import "../controls"
import "../theme"

// A control under the name of its file.
Column {
    id: specimen

    required property string title
    property string note
    default property alias content: inside.data

    width: parent?.width ?? 0
    spacing: Theme.mm(3)

    Rectangle {
        width: parent.width
        height: Theme.hairline
        color: Theme.colours.line
    }
    Words {
        text: specimen.title
        strong: true
        color: Theme.colours.action
        room: parent.width
    }
    Words {
        text: specimen.note
        color: Theme.colours.inkSoft
        room: parent.width
    }
    Column {
        id: inside
        width: parent.width
        spacing: Theme.mm(5)
    }
}
