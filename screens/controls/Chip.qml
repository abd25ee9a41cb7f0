import QtQuick
import "../theme"

// One of a few choices in the header: language, text size, theme.
Tappable {
    id: chip

    property bool selected: false
    property int size: Theme.chrome
    property real most: Infinity   // the words wrap where they are wider

    width: Math.min(most, Math.max(Theme.touch, words.implicitWidth + Theme.mm(6)))
    height: Math.max(Theme.touch, words.implicitHeight + Theme.mm(2))
    Accessible.role: Accessible.RadioButton
    Accessible.checkable: true
    Accessible.checked: selected

    Rectangle {
        anchors.fill: parent
        radius: Theme.corner
        color: chip.selected ? Theme.colours.actionSoft : Theme.colours.surface
        border.width: chip.selected ? Theme.edge : Theme.hairline
        border.color: chip.selected ? Theme.colours.action : Theme.colours.line
    }
    // The chosen one is underlined too: colour says nothing alone.
    Rectangle {
        visible: chip.selected
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.mm(1.6)
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(words.implicitWidth, words.width)
        height: Theme.mm(0.9)
        color: Theme.colours.action
    }
    Words {
        id: words
        anchors.centerIn: parent
        width: Math.min(implicitWidth, chip.most - Theme.mm(6))
        text: chip.label
        strong: chip.selected
        font.pixelSize: chip.size
        color: chip.selected ? Theme.colours.onActionSoft : Theme.colours.ink
        Accessible.ignored: true
    }
}
