pragma ComponentBehavior: Bound
import QtQuick
import "../drawings"
import "../theme"

// Labels and values. A concealed value has a key beside it that shows it for a short time. A number is not parted in the
// middle: it stands below its label where there is no room for it beside.
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
            readonly property real room: width - list.labelWidth - Theme.mm(4) - (reveal.visible ? reveal.width + Theme.gap : 0)
            readonly property bool below: list.narrow || longest.advanceWidth > room
            // The key stands below the value where not even a whole line holds both.
            readonly property bool under: below && reveal.visible && longest.advanceWidth > width - reveal.width - Theme.gap
            height: (under ? label.height + value.height + Theme.gap + beside : below ? label.height + Math.max(value.height, beside) : Math.max(label.height, value.height, beside)) + Theme.mm(5)
            readonly property real beside: reveal.visible ? reveal.height : 0
            readonly property real valueMiddle: below ? Theme.mm(2.5) + label.height + (under ? value.height : Math.max(value.height, beside)) / 2 : height / 2

            TextMetrics {
                id: longest   // of what is never parted: letters, digits, stars
                font: value.font
                text: fact.entry.value.split(/[\s\u2e80-\uffff]+/).reduce((best, word) => word.length > best.length ? word : best, "")
            }
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
                width: fact.below ? parent.width : list.labelWidth
                y: fact.below ? Theme.mm(2.5) : (parent.height - height) / 2
            }
            Words {
                id: value
                objectName: `text:fact:${fact.entry.key}`
                text: fact.entry.value
                strong: true
                x: fact.below ? 0 : list.labelWidth + Theme.mm(4)
                y: fact.valueMiddle - height / 2
                width: parent.width - x - (reveal.visible && !fact.under ? reveal.width + Theme.gap : 0)
            }
            Tappable {
                id: reveal
                visible: fact.entry.concealed
                name: `action:reveal:${fact.entry.key}`
                label: Shell.words.reveal
                anchors.right: parent.right
                y: fact.under ? fact.valueMiddle + value.height / 2 + Theme.gap : fact.valueMiddle - height / 2
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
