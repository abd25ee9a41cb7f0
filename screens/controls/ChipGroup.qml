pragma ComponentBehavior: Bound
import QtQuick
import "../theme"

// The choices of one kind, in a row.
Row {
    id: group

    required property var choices   // list of Choice
    required property string subject  // language, text-size, theme

    spacing: Theme.gap
    Repeater {
        model: group.choices
        Chip {
            required property var entry
            name: `option:${group.subject}:${entry.key}`
            label: entry.label
            selected: entry.selected
            onTapped: Shell.send(`action:${group.subject}`, {key: entry.key})
        }
    }
}
