import QtQuick
import "../drawings"
import "../theme"

// One of a few choices: language, text size, theme. A choice among several that each stand for themselves has a box.
Tappable {
    id: chip

    property bool selected: false
    property bool ticked: false
    property int size: Theme.chrome
    property real most: Infinity   // the words wrap where they are wider
    property int role: Accessible.RadioButton
    readonly property real boxWidth: ticked ? box.width + Theme.mm(2) : 0

    readonly property real naturalWidth: Math.max(Theme.touch, words.implicitWidth + boxWidth + Theme.mm(6))

    width: Math.min(most, naturalWidth)
    height: Math.max(Theme.touch, words.implicitHeight + Theme.mm(2))
    Accessible.role: role
    Accessible.checkable: role !== Accessible.Button
    Accessible.checked: selected

    Rectangle {
        anchors.fill: parent
        radius: Theme.corner
        color: chip.selected ? Theme.colours.actionSoft : Theme.colours.surface
        border.width: chip.selected ? Theme.edge : Theme.hairline
        border.color: chip.selected ? Theme.colours.action : Theme.colours.line
    }
    Rectangle {
        id: box
        visible: chip.ticked
        x: Theme.mm(3)
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.chrome * 0.9
        height: width
        color: chip.selected ? Theme.colours.action : Theme.colours.surface
        border.width: Theme.edge
        border.color: chip.selected ? Theme.colours.action : Theme.colours.line
        Drawing {
            visible: chip.selected
            anchors.fill: parent
            anchors.margins: parent.width * 0.12
            name: "tick"
            single: Theme.colours.onAction
        }
    }
    // The chosen one is underlined too: colour says nothing alone.
    Rectangle {
        visible: chip.selected && !chip.ticked
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.mm(1.6)
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(words.implicitWidth, words.width)
        height: Theme.mm(0.9)
        color: Theme.colours.action
    }
    Words {
        id: words
        x: chip.boxWidth + (chip.width - chip.boxWidth - width) / 2
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, chip.most - chip.boxWidth - Theme.mm(6))
        horizontalAlignment: Text.AlignHCenter
        text: chip.label
        strong: chip.selected
        font.pixelSize: chip.size
        color: chip.selected ? Theme.colours.onActionSoft : Theme.colours.ink
        Accessible.ignored: true
    }
}
