pragma ComponentBehavior: Bound
import QtQuick
import "../theme"

// The parts of the terminal: how each is, as a shape and a word, and under it what to do with one's hands.
Column {
    id: list

    required property var lines   // list of DeskLine
    readonly property real nameWidth: Math.min(width * 0.42, Theme.body * 9)
    readonly property alias count: repeater.count

    Repeater {
        id: repeater
        model: list.lines
        Item {
            id: line
            required property var entry
            required property int index
            objectName: `row:${entry.key}`
            width: list.width
            height: Math.max(name.height, state.height) + (cure.visible ? cure.height + Theme.mm(1) : 0) + Theme.mm(6)
            Accessible.role: Accessible.Row
            Accessible.name: [entry.name, entry.state, entry.cure].join(" ")

            Rectangle {
                visible: line.index > 0
                width: parent.width
                height: Theme.hairline
                color: Theme.colours.lineSoft
            }
            Words {
                id: name
                text: line.entry.name
                y: Theme.mm(3)
                width: list.nameWidth
                Accessible.ignored: true
            }
            Sign {
                id: state
                objectName: `text:state:${line.entry.key}`
                kind: line.entry.kind
                strong: line.entry.kind !== "good"
                text: line.entry.state
                x: list.nameWidth + Theme.mm(4)
                y: Theme.mm(3)
                width: parent.width - x
            }
            Words {
                id: cure
                objectName: `text:cure:${line.entry.key}`
                text: line.entry.cure
                y: Theme.mm(4) + Math.max(name.height, state.height)
                width: parent.width
            }
        }
    }
}
