pragma ComponentBehavior: Bound
import QtQuick
import "../theme"

// Over the page: how this person wants to see, hear and use the terminal. What is chosen shows at once, behind it too.
Item {
    id: overlay

    required property var panel

    visible: panel.present
    Accessible.role: Accessible.Dialog
    Accessible.name: panel.title

    MouseArea {
        anchors.fill: parent   // nothing under it can be used
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.colours.scrim
    }
    Rectangle {
        id: sheet
        width: Math.min(parent.width - 2 * Theme.gap, Theme.mm(300))
        height: Math.min(parent.height - 2 * Theme.gap, head.height + list.contentHeight + done.height + Theme.mm(36))
        x: (parent.width - width) / 2
        y: (parent.height - height) / (Theme.landscape ? 2 : 1.4)
        radius: Theme.corner
        color: Theme.colours.ground
        border.width: Theme.edge
        border.color: Theme.colours.line

        Words {
            id: head
            objectName: "text:access"
            text: overlay.panel.title
            strong: true
            font.pixelSize: Theme.heading
            x: Theme.mm(10)
            y: Theme.mm(8)
            width: parent.width - 2 * x
            Accessible.role: Accessible.Heading
        }
        Flickable {
            id: list
            objectName: "scroll"
            anchors.top: head.bottom
            anchors.topMargin: Theme.mm(6)
            anchors.bottom: done.top
            anchors.bottomMargin: Theme.mm(6)
            width: parent.width
            contentHeight: groups.height
            readonly property bool more: contentHeight > height + 1
            interactive: more && !Shell.explore
            boundsBehavior: Flickable.StopAtBounds
            clip: true

            Column {
                id: groups
                x: Theme.mm(10)
                width: list.width - x - (list.more ? Theme.margin : Theme.mm(10))
                spacing: Theme.mm(6)

                Words {
                    objectName: "text:help-note"
                    text: overlay.panel.note
                    visible: text !== ""
                    width: parent.width
                }
                Flow {
                    width: parent.width
                    spacing: Theme.gap
                    visible: help.count > 0
                    Repeater {
                        id: help
                        model: overlay.panel.help
                        Button {
                            required property var entry
                            action: entry
                            width: Math.min(naturalWidth, groups.width)
                        }
                    }
                }
                Repeater {
                    model: overlay.panel.groups
                    Column {
                        id: group
                        required property var entry
                        width: groups.width
                        spacing: Theme.mm(2)

                        Words {
                            text: group.entry.label
                            color: Theme.colours.inkSoft
                            font.pixelSize: Theme.chrome
                            width: parent.width
                            Accessible.role: Accessible.Heading
                        }
                        Flow {
                            width: parent.width
                            spacing: Theme.gap
                            Repeater {
                                model: group.entry.choices
                                Chip {
                                    id: chip
                                    required property var entry
                                    name: `option:${group.entry.key}:${entry.key}`
                                    label: entry.label
                                    selected: entry.selected
                                    role: group.entry.several ? Accessible.CheckBox : Accessible.RadioButton
                                    ticked: group.entry.several
                                    most: groups.width
                                    onTapped: Shell.send(`action:${group.entry.key}`, {key: entry.key})
                                }
                            }
                        }
                    }
                }
            }
        }
        ScrollKeys {
            flick: list
            anchors.fill: list
        }
        Button {
            id: done
            action: overlay.panel.done
            large: true
            x: Theme.mm(10)
            width: parent.width - 2 * x
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.mm(8)
        }
    }
}
