import QtQuick
import "../theme"

// Always in the same places: back and home on the left, help in the middle, who is here and the end on the right.
Rectangle {
    id: footer

    required property var model
    readonly property real inner: width - 2 * Theme.margin
    readonly property real buttons: back.width + home.width + end.width + 3 * Theme.mm(5)
    readonly property bool wide: buttons + help.implicitWidth + person.natural + Theme.mm(10) < inner

    color: Theme.colours.surface
    implicitHeight: (wide ? row.height : help.height + Theme.mm(3) + row.height) + Theme.mm(7)

    Rectangle {
        width: parent.width
        height: Theme.hairline
        color: Theme.colours.lineSoft
    }
    Words {
        id: help
        objectName: "text:help"
        text: footer.model.help
        color: Theme.colours.inkSoft
        width: footer.wide ? implicitWidth : footer.inner
        x: footer.wide ? Theme.margin + leading.width + Theme.mm(6) : Theme.margin
        y: footer.wide ? Theme.mm(3.5) + (row.height - height) / 2 : Theme.mm(3)
    }
    Item {
        id: row
        x: Theme.margin
        y: footer.wide ? Theme.mm(3.5) : Theme.mm(6) + help.height
        width: footer.inner
        height: Math.max(Theme.touch, back.height, home.height, end.height, person.height)

        Row {
            id: leading
            spacing: Theme.gap
            anchors.verticalCenter: parent.verticalCenter

            Button {
                id: back
                action: footer.model.back
                icon: "left"
                visible: action.present
            }
            Button {
                id: home
                action: footer.model.home
                icon: "house"
                visible: action.present
            }
        }
        Column {
            id: person
            readonly property real natural: Math.max(resident.implicitWidth, timeLeft.implicitWidth)
            anchors.right: end.visible ? end.left : parent.right
            anchors.rightMargin: end.visible ? Theme.mm(5) : 0
            anchors.verticalCenter: parent.verticalCenter
            width: Math.max(0, Math.min(natural, row.width - leading.width - (end.visible ? end.width : 0) - Theme.mm(10)))

            Words {
                id: resident
                objectName: "text:resident"
                text: footer.model.resident
                strong: true
                horizontalAlignment: Text.AlignRight
                width: person.width
            }
            Words {
                id: timeLeft
                objectName: "text:time-left"
                text: footer.model.time_left
                color: Theme.colours.inkSoft
                horizontalAlignment: Text.AlignRight
                width: person.width
            }
        }
        Button {
            id: end
            action: footer.model.end
            icon: "eject"
            visible: action.present
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
        }
    }
}
