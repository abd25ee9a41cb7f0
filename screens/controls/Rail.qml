pragma ComponentBehavior: Bound
import QtQuick
import "../theme"

// Departments, one below the other; the chosen one carries a bar and bold words.
Item {
    id: rail

    required property var tabs   // list of Tab

    function toTop() {
        flick.contentY = 0;
    }

    Flickable {
        id: flick
        anchors.fill: parent
        contentHeight: column.height
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentHeight > height
        clip: true

        Column {
            id: column
            width: parent.width
            spacing: Theme.gap

            Repeater {
                model: rail.tabs
                Tappable {
                    id: tab
                    required property var entry
                    name: `tab:${entry.key}`
                    label: `${entry.label} ${entry.count}`
                    width: column.width
                    height: Math.max(Theme.bar, words.height + Theme.mm(5))
                    Accessible.role: Accessible.PageTab
                    Accessible.selected: entry.selected
                    onTapped: Shell.send(name, {})

                    Rectangle {
                        anchors.fill: parent
                        radius: Theme.corner
                        color: tab.entry.selected ? Theme.colours.actionSoft : Theme.colours.surface
                        border.width: tab.entry.selected ? Theme.edge : Theme.hairline
                        border.color: tab.entry.selected ? Theme.colours.action : Theme.colours.lineSoft
                    }
                    Rectangle {
                        visible: tab.entry.selected
                        x: Theme.mm(2)
                        width: Theme.mm(1.6)
                        height: parent.height - Theme.mm(7)
                        anchors.verticalCenter: parent.verticalCenter
                        radius: width / 2
                        color: Theme.colours.action
                    }
                    Words {
                        id: words
                        x: Theme.mm(6)
                        width: parent.width - x - count.width - Theme.mm(5)
                        anchors.verticalCenter: parent.verticalCenter
                        text: tab.entry.label
                        strong: tab.entry.selected
                        color: tab.entry.selected ? Theme.colours.onActionSoft : Theme.colours.ink
                        Accessible.ignored: true
                    }
                    Words {
                        id: count
                        anchors.right: parent.right
                        anchors.rightMargin: Theme.mm(4)
                        anchors.verticalCenter: parent.verticalCenter
                        text: tab.entry.count
                        color: tab.entry.selected ? Theme.colours.onActionSoft : Theme.colours.inkSoft
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
    Rectangle {
        visible: flick.interactive && !flick.atYEnd
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.mm(8)
        gradient: Gradient {
            GradientStop { position: 0; color: Qt.alpha(Theme.colours.ground, 0) }
            GradientStop { position: 1; color: Theme.colours.ground }
        }
    }
}
