pragma ComponentBehavior: Bound
import QtQuick
import "../theme"

// A month, a year or a day: its value in a box, and under it, once tapped, leaves of months, years or days.
FieldFrame {
    id: field

    readonly property bool open: model.open

    PickerBox {
        model: field.model
        wrong: field.wrong
    }
    Card {
        id: picker
        visible: field.open
        width: parent.width
        padding: Theme.mm(5)
        border.color: Theme.colours.line

        PickerHeading {
            model: field.model
            width: parent.width
        }
        Grid {
            id: months
            width: parent.width
            columns: leaf.count > 12 ? 7 : width > Theme.mm(200) * Theme.factor ? 6 : width > Theme.mm(110) * Theme.factor ? 4 : 3
            spacing: Theme.gap

            Repeater {
                id: leaf
                model: field.model.options
                Tappable {
                    id: month
                    required property var entry
                    name: `option:${field.model.key}:${entry.key}`
                    label: entry.label
                    enabled: entry.enabled
                    width: (months.width - (months.columns - 1) * months.spacing) / months.columns
                    height: Math.max(Theme.bar, monthName.height + Theme.mm(4))
                    Accessible.role: Accessible.RadioButton
                    Accessible.checkable: true
                    Accessible.checked: entry.selected
                    onTapped: Shell.send(`field:${field.model.key}`, {option: entry.key})

                    Rectangle {
                        anchors.fill: parent
                        radius: Theme.corner
                        color: month.entry.selected ? Theme.colours.action : month.enabled ? Theme.colours.surface : Theme.colours.surfaceAlt
                        border.width: month.enabled ? Theme.hairline : 0
                        border.color: Theme.colours.line
                    }
                    Words {
                        id: monthName
                        anchors.centerIn: parent
                        text: month.entry.label
                        strong: month.entry.selected
                        color: month.entry.selected ? Theme.colours.onAction : month.enabled ? Theme.colours.ink : Theme.colours.inkSoft
                        Accessible.ignored: true
                    }
                    // Months that cannot be chosen are struck out: grey alone says nothing.
                    Rectangle {
                        visible: !month.enabled
                        anchors.centerIn: parent
                        width: monthName.implicitWidth + Theme.mm(3)
                        height: Theme.hairline
                        color: Theme.colours.inkSoft
                    }
                }
            }
        }
    }
}
