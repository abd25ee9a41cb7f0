import QtQuick
import "../theme"

// Always in the same places: back and home on the left, help in the middle, who is here and the end on the right.
// Where the words do not fit beside the buttons, help and the person stand in a line above them.
Rectangle {
    id: footer

    required property var model
    property bool low: false          // little height: stand wider, so that one line is enough
    readonly property real side: low ? Theme.mm(10) : Theme.margin
    readonly property real inner: width - 2 * side
    readonly property real between: Theme.mm(6)
    readonly property real leadingWidth: (back.visible ? back.width : 0) + (home.visible ? home.width : 0) + (back.visible && home.visible ? Theme.gap : 0)
    readonly property real endWidth: end.visible ? end.width : 0
    readonly property real personWidth: Math.max(resident.implicitWidth, timeLeft.implicitWidth)
    readonly property real helpNatural: help.implicitWidth > Theme.mm(70) ? help.implicitWidth / 2 + 2 * help.font.pixelSize : help.implicitWidth
    readonly property real spare: inner - leadingWidth - endWidth - 2 * between
    readonly property bool personBeside: personWidth <= spare
    readonly property bool helpBeside: personBeside && helpNatural + between + personWidth <= spare
    // A high screen has the room, and help stays where it was; a wide one saves a line where it can.
    readonly property bool oneLine: leadingWidth + endWidth === 0 || Theme.landscape && personBeside && helpBeside
    readonly property real upperHeight: oneLine ? 0 : Math.max(help.height, personBeside ? 0 : person.height) + Theme.mm(2)
    readonly property real rowHeight: Math.max(Theme.touch, back.height, end.height, personBeside ? person.height : 0, helpBeside ? help.height : 0)

    color: Theme.colours.surface
    implicitHeight: upperHeight + rowHeight + Theme.mm(6)

    Rectangle {
        width: parent.width
        height: Theme.hairline
        color: Theme.colours.lineSoft
    }
    // The way in for attendants lies behind the words of help: held, never tapped. A line grows while it is held.
    Item {
        id: wayIn
        readonly property bool open: footer.model.attendant.present
        objectName: open ? footer.model.attendant.name : ""
        visible: open
        x: help.x
        y: help.y + (help.height - height) / 2
        width: Math.max(Theme.touch, help.width)
        height: Math.max(Theme.touch, help.height)
        Accessible.role: Accessible.Button
        Accessible.name: footer.model.attendant.label
        Accessible.ignored: !open
        Accessible.onPressAction: Shell.send(footer.model.attendant.name, {})

        TapHandler {
            id: hold
            enabled: wayIn.open
            gesturePolicy: TapHandler.WithinBounds
            longPressThreshold: 2   // seconds
            onLongPressed: Shell.send(footer.model.attendant.name, {})
        }
        Rectangle {
            readonly property real grown: Math.min(1, Math.max(0, (hold.timeHeld - 0.4) / 1.6))
            visible: hold.pressed && grown > 0
            y: help.height / 2 + parent.height / 2 + Theme.mm(0.5)
            width: help.width * grown
            height: Theme.edge
            color: Theme.colours.action
        }
    }
    Words {
        id: help
        readonly property real space: footer.oneLine ? footer.spare - footer.personWidth - footer.between : footer.inner - (footer.personBeside ? 0 : footer.personWidth + footer.between)
        objectName: "text:help"
        text: footer.model.help
        color: Theme.colours.inkSoft
        font.pixelSize: Theme.chrome
        width: Math.min(implicitWidth, footer.oneLine && implicitWidth > space ? footer.helpNatural : space)
        x: footer.side + (footer.oneLine && footer.leadingWidth > 0 ? footer.leadingWidth + footer.between : 0)
        y: Theme.mm(3) + (footer.oneLine ? (footer.rowHeight - height) / 2 : (footer.upperHeight - Theme.mm(2) - height) / 2)
    }
    Row {
        x: footer.side
        y: Theme.mm(3) + footer.upperHeight + (footer.rowHeight - height) / 2
        spacing: Theme.gap

        Button {
            id: back
            action: footer.model.back
            icon: "left"
            size: Theme.chrome
            visible: action.present
        }
        Button {
            id: home
            action: footer.model.home
            icon: "house"
            size: Theme.chrome
            visible: action.present
        }
    }
    Column {
        id: person
        x: footer.side + footer.inner - width - (footer.personBeside && end.visible ? footer.endWidth + footer.between : 0)
        y: Theme.mm(3) + (footer.personBeside ? footer.upperHeight + (footer.rowHeight - height) / 2 : (footer.upperHeight - Theme.mm(2) - height) / 2)
        width: footer.personWidth

        Words {
            id: resident
            objectName: "text:resident"
            text: footer.model.resident
            strong: true
            font.pixelSize: Theme.chrome
            anchors.right: parent.right
        }
        Words {
            id: timeLeft
            objectName: "text:time-left"
            text: footer.model.time_left
            color: Theme.colours.inkSoft
            font.pixelSize: Theme.chrome
            anchors.right: parent.right
        }
    }
    Button {
        id: end
        action: footer.model.end
        icon: "eject"
        size: Theme.chrome
        visible: action.present
        x: footer.side + footer.inner - width
        y: Theme.mm(3) + footer.upperHeight + (footer.rowHeight - height) / 2
    }
}
