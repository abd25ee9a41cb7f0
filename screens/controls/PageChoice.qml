import QtQuick
import "../drawings"
import "../theme"

// A page of paper that is printed, or left out.
Tappable {
    id: choice

    required property var entry   // Sheet
    readonly property bool loading: picture.status === Image.Loading

    name: `option:pages:${entry.key}`
    label: entry.label
    implicitHeight: paper.height + foot.height + Theme.mm(10)
    Accessible.role: Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: entry.chosen
    onTapped: Shell.send("field:pages", {option: entry.key})

    Rectangle {
        anchors.fill: parent
        radius: Theme.corner
        color: choice.entry.chosen ? Theme.colours.actionSoft : Theme.colours.surface
        border.width: choice.entry.chosen ? Theme.mm(0.8) : Theme.hairline
        border.color: choice.entry.chosen ? Theme.colours.action : Theme.colours.line
    }
    Rectangle {
        id: paper
        x: Theme.mm(4)
        y: Theme.mm(4)
        width: parent.width - 2 * x
        height: Math.round(width * 297 / 210)
        color: "white"
        border.width: Theme.hairline
        border.color: Theme.colours.line
        opacity: choice.entry.chosen ? 1 : 0.45

        Image {
            id: picture
            anchors.fill: parent
            anchors.margins: Theme.hairline
            source: `image://session/${choice.entry.picture}`
            sourceSize.width: width
            fillMode: Image.PreserveAspectFit
            mirror: Theme.mirrored   // upright in a mirrored page
            asynchronous: true
            cache: false
        }
    }
    Row {
        id: foot
        y: paper.y + paper.height + Theme.mm(3)
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Theme.mm(3)

        Rectangle {
            width: Theme.mm(8)
            height: width
            radius: Theme.mm(1.2)
            anchors.verticalCenter: parent.verticalCenter
            color: choice.entry.chosen ? Theme.colours.action : Theme.colours.surface
            border.width: Theme.edge
            border.color: choice.entry.chosen ? Theme.colours.action : Theme.colours.line
            Drawing {
                visible: choice.entry.chosen
                anchors.centerIn: parent
                width: parent.width * 0.8
                height: width
                name: "tick"
                single: Theme.colours.onAction
            }
        }
        Words {
            text: choice.entry.label
            strong: choice.entry.chosen
            color: choice.entry.chosen ? Theme.colours.onActionSoft : Theme.colours.ink
            Accessible.ignored: true
        }
    }
}
