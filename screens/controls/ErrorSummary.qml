pragma ComponentBehavior: Bound
import QtQuick
import "../theme"

// The errors once more on top, in the order of the fields; a tap goes to the field.
Rectangle {
    id: summary

    required property var errors   // list of Point; key is the field's
    readonly property alias count: lines.count
    signal wanted(string key)

    visible: count > 0
    height: visible ? column.height + Theme.mm(10) : 0
    radius: Theme.corner
    color: Theme.colours.badSoft
    border.width: Theme.mm(0.8)
    border.color: Theme.colours.bad
    Accessible.role: Accessible.AlertMessage
    Accessible.name: Array.from({length: lines.count}, (_, i) => (lines.itemAt(i) as Tappable)?.label ?? "").join(" ")

    Column {
        id: column
        x: Theme.mm(6)
        y: Theme.mm(5)
        width: parent.width - 2 * x
        spacing: Theme.gap

        Repeater {
            id: lines
            model: summary.errors
            Tappable {
                id: line
                required property var entry
                name: `action:error:${entry.key}`
                label: entry.text
                width: column.width
                height: Math.max(Theme.touch, sign.height + Theme.mm(4))
                Accessible.role: Accessible.Link
                onTapped: summary.wanted(entry.key)

                Sign {
                    id: sign
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width
                    text: line.entry.text
                    kind: "bad"
                    strong: true
                }
            }
        }
    }
}
