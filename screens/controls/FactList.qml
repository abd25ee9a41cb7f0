pragma ComponentBehavior: Bound
import QtQuick
import "../drawings"
import "../theme"

// Labels and values. A concealed value has a key beside it that shows it for a short time.
Column {
    id: list

    required property var facts   // list of Fact
    readonly property real labelWidth: Math.min(width * 0.36, Theme.body * 9)

    readonly property bool narrow: width < Theme.body * 15   // the value stands below its label

    spacing: 0
    readonly property alias count: repeater.count

    Repeater {
        id: repeater
        model: list.facts
        Item {
            id: fact
            required property var entry
            required property int index
            width: list.width
            height: (list.narrow ? label.height + Math.max(value.height, beside) : Math.max(label.height, value.height, beside)) + Theme.mm(5)
            readonly property real beside: reveal.visible ? reveal.height : 0
            readonly property real valueMiddle: list.narrow ? Theme.mm(2.5) + label.height + Math.max(value.height, beside) / 2 : height / 2

            Rectangle {
                visible: fact.index > 0
                width: parent.width
                height: Theme.hairline
                color: Theme.colours.lineSoft
            }
            Words {
                id: label
                text: fact.entry.label
                color: Theme.colours.inkSoft
                width: list.narrow ? parent.width : list.labelWidth
                y: list.narrow ? Theme.mm(2.5) : (parent.height - height) / 2
            }
            Words {
                id: value
                objectName: `text:fact:${fact.entry.key}`
                text: fact.entry.value
                strong: true
                x: list.narrow ? 0 : list.labelWidth + Theme.mm(4)
                y: fact.valueMiddle - height / 2
                width: parent.width - x - (reveal.visible ? reveal.width + Theme.gap : 0)
            }
            Tappable {
                id: reveal
                visible: fact.entry.concealed
                name: `action:reveal:${fact.entry.key}`
                label: Shell.words.reveal
                anchors.right: parent.right
                y: fact.valueMiddle - height / 2
                width: Math.max(Theme.touch, show.width + Theme.mm(6))
                height: Math.max(Theme.touch, show.height + Theme.mm(2))
                onTapped: Shell.send("action:reveal", {key: fact.entry.key})

                Rectangle {
                    anchors.fill: parent
                    radius: Theme.corner
                    color: Theme.colours.surface
                    border.width: Theme.edge
                    border.color: Theme.colours.action
                }
                Row {
                    id: show
                    anchors.centerIn: parent
                    spacing: Theme.mm(2)
                    Drawing {
                        name: "eye"
                        single: Theme.colours.action
                        width: Theme.body * 1.1
                        height: width
                        anchors.verticalCenter: parent.verticalCenter
                    }
                    Words {
                        text: Shell.words.reveal
                        color: Theme.colours.action
                        strong: true
                        Accessible.ignored: true
                        anchors.verticalCenter: parent.verticalCenter
                    }
                }
            }
        }
    }
}
