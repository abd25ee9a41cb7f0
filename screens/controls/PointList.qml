pragma ComponentBehavior: Bound
import QtQuick
import "../drawings"
import "../theme"

// Lines with a number, a drawing or a dot before them.
Column {
    id: list

    required property var points   // list of Point
    property bool numbered: false
    property int size: Theme.body
    property string subject: "point"

    readonly property alias count: repeater.count

    spacing: Theme.mm(4)

    FontMetrics {
        id: metrics
        font.pixelSize: list.size
    }
    Repeater {
        id: repeater
        model: list.points
        Item {
            id: row
            required property var entry
            required property int index
            readonly property real firstLine: metrics.height
            readonly property real lead: Math.max(firstLine, list.numbered || entry.icon !== "" ? Theme.mm(11) : Theme.mm(5))
            width: list.width
            height: Math.max(words.height, sign.height)

            Item {
                id: sign
                width: row.lead
                height: list.numbered || row.entry.icon !== "" ? row.lead : row.firstLine
                y: words.height > height ? Math.max(0, (row.firstLine - height) / 2) : (row.height - height) / 2

                Rectangle {
                    visible: list.numbered
                    anchors.fill: parent
                    radius: width / 2
                    color: Theme.colours.actionSoft
                    Words {
                        anchors.centerIn: parent
                        text: row.index + 1
                        strong: true
                        color: Theme.colours.onActionSoft
                    }
                }
                Drawing {
                    visible: !list.numbered && row.entry.icon !== ""
                    anchors.fill: parent
                    name: row.entry.icon
                }
                Rectangle {
                    visible: !list.numbered && row.entry.icon === ""
                    width: Theme.mm(2.4)
                    height: width
                    radius: width / 2
                    color: Theme.colours.action
                    anchors.centerIn: parent
                }
            }
            Words {
                id: words
                objectName: `text:${list.subject}:${row.entry.key}`
                text: row.entry.text
                font.pixelSize: list.size
                x: row.lead + Theme.mm(3)
                y: Math.max(0, (sign.height - height) / 2)
                width: list.width - x
            }
        }
    }
}
