pragma ComponentBehavior: Bound
import QtQuick
import "../theme"

// One of a list, or any number of it: what is chosen in a box, and under it, once tapped, a leaf of the list.
FieldFrame {
    id: field

    readonly property bool open: model.open

    PickerBox {
        model: field.model
        wrong: field.wrong
        icon: "subjects"
        width: parent.width
    }
    Card {
        visible: field.open
        width: parent.width
        padding: Theme.mm(5)
        border.color: Theme.colours.line

        PickerHeading {
            visible: field.model.year !== "" || field.model.up !== ""
            model: field.model
            width: parent.width
        }
        Words {
            objectName: `text:note:${field.model.key}`
            visible: text !== ""
            text: field.model.note
            width: parent.width
        }
        Column {
            visible: options.count > 0
            width: parent.width
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
                    many: field.model.many
                    width: parent?.width ?? 0
                    onTapped: Shell.send(`field:${field.model.key}`, {option: entry.key})
                }
            }
        }
    }
}
