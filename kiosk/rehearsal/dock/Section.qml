import QtQuick
import "."

// A titled group. What stands in it is laid out as a column.
Column {
    id: section

    property string title
    property string note
    default property alias content: body.data

    spacing: 7

    Item {
        width: section.width
        height: heading.height

        Words {
            id: heading
            text: section.title
            font.pixelSize: Style.heading
            font.weight: Font.DemiBold
        }
        Words {
            anchors.right: parent.right
            anchors.baseline: heading.baseline
            text: section.note
            font.pixelSize: Style.small
            color: Style.inkSoft
        }
    }
    Column {
        id: body
        width: section.width
        spacing: Style.gap
    }
}
