import QtQuick
import "../drawings"
import "../theme"

// An option with its check shape: a square for any number, a circle for exactly one.
Tappable {
    id: card

    property bool selected: false
    property bool many: true
    readonly property real naturalWidth: box.width + words.implicitWidth + Theme.mm(17)

    implicitHeight: Math.max(Theme.bar, words.height + Theme.mm(6))
    Accessible.role: many ? Accessible.CheckBox : Accessible.RadioButton
    Accessible.checkable: true
    Accessible.checked: selected

    Rectangle {
        anchors.fill: parent
        radius: Theme.corner
        color: !card.enabled ? Theme.colours.surfaceAlt : card.selected ? Theme.colours.actionSoft : Theme.colours.surface
        border.width: card.selected ? Theme.mm(0.8) : Theme.hairline
        border.color: !card.enabled ? Theme.colours.lineSoft : card.selected ? Theme.colours.action : Theme.colours.line
    }
    Rectangle {
        id: box
        x: Theme.mm(5)
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.mm(8)
        height: width
        radius: card.many ? Theme.mm(1.2) : width / 2
        color: card.selected ? Theme.colours.action : Theme.colours.surface
        border.width: Theme.edge
        border.color: card.selected ? Theme.colours.action : card.enabled ? Theme.colours.line : Theme.colours.lineSoft

        Drawing {
            visible: card.selected && card.many
            anchors.centerIn: parent
            width: parent.width * 0.8
            height: width
            name: "tick"
            single: Theme.colours.onAction
        }
        Rectangle {
            visible: card.selected && !card.many
            anchors.centerIn: parent
            width: parent.width * 0.42
            height: width
            radius: width / 2
            color: Theme.colours.onAction
        }
    }
    Words {
        id: words
        anchors.left: box.right
        anchors.leftMargin: Theme.mm(4)
        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(4)
        anchors.verticalCenter: parent.verticalCenter
        text: card.label
        strong: card.selected
        color: !card.enabled ? Theme.colours.inkSoft : card.selected ? Theme.colours.onActionSoft : Theme.colours.ink
        Accessible.ignored: true
    }
}
