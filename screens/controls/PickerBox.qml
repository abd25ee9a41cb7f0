import QtQuick
import "../drawings"
import "../theme"

// The value of a field that is chosen and not typed, in a box: a tap unfolds what there is to choose from.
Tappable {
    id: value

    required property var model   // FormField
    property bool wrong: false
    property string icon: "calendar"

    name: `field:${model.key}`
    label: `${model.label} ${model.value}`
    width: Math.min(parent.width, Theme.mm(120))
    height: Math.max(Theme.bar, words.height + Theme.mm(4))
    onTapped: Shell.send(name, {open: model.open ? "false" : "true"})

    Rectangle {
        anchors.fill: parent
        radius: Theme.corner
        color: Theme.colours.surface
        border.width: value.model.open ? Theme.mm(0.9) : Theme.edge
        border.color: value.wrong ? Theme.colours.bad : value.model.open ? Theme.colours.action : Theme.colours.line
    }
    Drawing {
        id: sign
        name: value.icon
        single: Theme.colours.action
        x: Theme.mm(5)
        width: Theme.mm(9)
        height: width
        anchors.verticalCenter: parent.verticalCenter
    }
    Words {
        id: words
        objectName: `text:value:${value.model.key}`
        anchors.left: sign.right
        anchors.leftMargin: Theme.mm(4)
        anchors.right: arrow.left
        anchors.verticalCenter: parent.verticalCenter
        text: value.model.value || (value.model.open ? "" : value.model.note)
        strong: true
        font.pixelSize: Theme.lead
        Accessible.ignored: true
    }
    Drawing {
        id: arrow
        name: value.model.open ? "up" : "down"
        single: Theme.colours.action
        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(4)
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.mm(7)
        height: width
    }
}
