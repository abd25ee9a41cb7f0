pragma ComponentBehavior: Bound
import QtQuick
import "../drawings"
import "../theme"

// A month, a year or a day: its value in a box, and under it, once tapped, leaves of months, years or days.
FieldFrame {
    id: field

    readonly property bool open: model.open

    Tappable {
        id: value
        name: `field:${field.model.key}`
        label: `${field.model.label} ${field.model.value}`
        width: Math.min(parent.width, Theme.mm(120))
        height: Math.max(Theme.bar, words.height + Theme.mm(4))
        onTapped: Shell.send(name, {open: field.open ? "false" : "true"})

        Rectangle {
            anchors.fill: parent
            radius: Theme.corner
            color: Theme.colours.surface
            border.width: field.open ? Theme.mm(0.9) : Theme.edge
            border.color: field.wrong ? Theme.colours.bad : field.open ? Theme.colours.action : Theme.colours.line
        }
        Drawing {
            id: sign
            name: "calendar"
            single: Theme.colours.action
            x: Theme.mm(5)
            width: Theme.mm(9)
            height: width
            anchors.verticalCenter: parent.verticalCenter
        }
        Words {
            id: words
            objectName: `text:value:${field.model.key}`
            anchors.left: sign.right
            anchors.leftMargin: Theme.mm(4)
            anchors.right: arrow.left
            anchors.verticalCenter: parent.verticalCenter
            text: field.model.value
            strong: true
            font.pixelSize: Theme.lead
            Accessible.ignored: true
        }
        Drawing {
            id: arrow
            name: field.open ? "up" : "down"
            single: Theme.colours.action
            anchors.right: parent.right
            anchors.rightMargin: Theme.mm(4)
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.mm(7)
            height: width
        }
    }
    Card {
        id: picker
        visible: field.open
        width: parent.width
        padding: Theme.mm(5)
        border.color: Theme.colours.line

        Item {
            id: line
            width: parent.width
            height: Math.max(Theme.bar, upwards.visible ? upwards.height : 0)

            Step {
                id: earlier
                name: `option:${field.model.key}:earlier`
                label: Shell.words.earlier
                icon: "left"
                enabled: field.model.earlier
                anchors.left: parent.left
                onTapped: Shell.send(`field:${field.model.key}`, {year: "earlier"})
            }
            Words {
                objectName: `text:year:${field.model.key}`
                visible: field.model.up === ""
                anchors.centerIn: parent
                text: field.model.year
                strong: true
                font.pixelSize: Theme.heading
            }
            // Days know a way back to the months.
            Tappable {
                id: upwards
                visible: field.model.up !== ""
                anchors.centerIn: parent
                name: `option:${field.model.key}:year`
                label: `${field.model.year} ${field.model.up}`
                width: Math.min(shownMonth.implicitWidth + otherMonth.implicitWidth + Theme.mm(14), line.width - 2 * (earlier.width + Theme.gap))
                height: Math.max(Theme.bar, upwardsWords.height + Theme.mm(4))
                onTapped: Shell.send(`field:${field.model.key}`, {option: "year"})

                Rectangle {
                    anchors.fill: parent
                    radius: Theme.corner
                    color: Theme.colours.surface
                    border.width: Theme.edge
                    border.color: Theme.colours.line
                }
                // Beside each other; below where they are wider than the line.
                Flow {
                    id: upwardsWords
                    x: Theme.mm(5)
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width - 2 * x
                    spacing: Theme.mm(4)

                    Words {
                        id: shownMonth
                        width: Math.min(implicitWidth, upwardsWords.width)
                        text: field.model.year
                        strong: true
                        Accessible.ignored: true
                    }
                    Words {
                        id: otherMonth
                        width: Math.min(implicitWidth, upwardsWords.width)
                        text: field.model.up
                        color: Theme.colours.action
                        Accessible.ignored: true
                    }
                }
            }
            Step {
                name: `option:${field.model.key}:later`
                label: Shell.words.later
                icon: "right"
                enabled: field.model.later
                anchors.right: parent.right
                onTapped: Shell.send(`field:${field.model.key}`, {year: "later"})
            }
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
    component Step: Tappable {
        id: step
        property string icon
        width: Theme.bar * 1.6
        height: Theme.bar
        Rectangle {
            anchors.fill: parent
            radius: Theme.corner
            color: step.enabled ? Theme.colours.surface : Theme.colours.surfaceAlt
            border.width: step.enabled ? Theme.edge : 0
            border.color: Theme.colours.action
        }
        Drawing {
            anchors.centerIn: parent
            width: Theme.mm(9)
            height: width
            name: step.icon
            single: step.enabled ? Theme.colours.action : Theme.colours.lineSoft
        }
    }
}
