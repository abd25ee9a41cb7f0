pragma ComponentBehavior: Bound
import QtQuick
import "../theme"

// A question with options to choose from: any number of them, or exactly one.
FieldFrame {
    id: field

    Grid {
        id: grid
        readonly property real widest: {
            let width = 0;
            for (let i = 0; i < options.count; i++)
                width = Math.max(width, (options.itemAt(i) as OptionCard)?.naturalWidth ?? 0);
            return width;
        }
        readonly property real cell: (width - (columns - 1) * spacing) / columns
        width: parent.width
        columns: Math.max(1, Math.min(2, options.count, Math.floor((width + spacing) / (widest + spacing + 1))))
        spacing: Theme.gap

        Repeater {
            id: options
            model: field.model.options
            OptionCard {
                required property var entry
                name: `option:${field.model.key}:${entry.key}`
                label: entry.label
                selected: entry.selected
                enabled: entry.enabled
                many: field.model.kind === "multi"
                width: grid.cell
                onTapped: Shell.send(`field:${field.model.key}`, {option: entry.key})
            }
        }
    }
}
