pragma ComponentBehavior: Bound
import QtQuick
import "../theme"

// The choices of one kind, in a row; in more where they are wider than their room.
Flow {
    id: group

    required property var choices   // list of Choice
    required property string subject  // language, text-size, theme
    property real room: Infinity   // the widest it may be
    readonly property real natural: {
        let sum = 0;
        for (let i = 0; i < chips.count; i++)
            sum += (chips.itemAt(i)?.width ?? 0) + (i > 0 ? spacing : 0);
        return sum;
    }

    width: Math.min(natural, room)
    spacing: Theme.gap
    Repeater {
        id: chips
        model: group.choices
        Chip {
            required property var entry
            name: `option:${group.subject}:${entry.key}`
            label: entry.label
            selected: entry.selected
            most: group.room
            onTapped: Shell.send(`action:${group.subject}`, {key: entry.key})
        }
    }
}
