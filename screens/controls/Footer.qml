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
    // Somebody to come: where it has room beside the others and the words of help; the panel has it everywhere.
    readonly property real leastLeading: (back.visible ? back.labelWidth + Theme.gap : 0) + (home.visible ? home.labelWidth + Theme.gap : 0)
    readonly property real leastEnd: end.visible ? end.labelWidth + between : 0
    readonly property real besideCall: Theme.landscape ? helpNatural + between + personWidth + between : 0
    readonly property bool callFits: footer.model.call.present && leastLeading + call.labelWidth + leastEnd + besideCall <= inner
    readonly property real leadingWidth: (call.visible ? call.width + Theme.gap : 0) + (back.visible ? back.width : 0) + (home.visible ? home.width : 0) + (back.visible && home.visible ? Theme.gap : 0)
    readonly property real endWidth: end.visible ? end.width : 0
    // Where the buttons are wider than the line, their words wrap.
    readonly property int leading: (back.visible ? 1 : 0) + (home.visible ? 1 : 0)
    readonly property real wanted: (call.visible ? call.naturalWidth + Theme.gap : 0) + (back.visible ? back.naturalWidth : 0) + (home.visible ? home.naturalWidth : 0) + (end.visible ? end.naturalWidth + between : 0) + Theme.gap
    readonly property real most: wanted <= inner ? Infinity : Math.floor((inner - between - Theme.gap) / Math.max(1, leading + (end.visible ? 1 : 0)))
    readonly property real personNatural: resident.implicitWidth + Theme.mm(4) + timeLeft.implicitWidth
    readonly property bool nameFits: !Theme.compact || help.implicitWidth + between + personNatural <= inner
    readonly property real personWidth: !Theme.compact ? Math.max(resident.implicitWidth, timeLeft.implicitWidth) : nameFits ? personNatural : timeLeft.implicitWidth
    readonly property real helpNatural: help.implicitWidth > Theme.mm(70) ? help.implicitWidth / 2 + 2 * help.font.pixelSize : help.implicitWidth
    readonly property real spare: inner - leadingWidth - endWidth - 2 * between
    readonly property bool personBeside: !Theme.compact && personWidth <= spare
    readonly property bool helpBeside: personBeside && helpNatural + between + personWidth <= spare
    // A high screen has the room, and help stays where it was; a wide one saves a line where it can.
    readonly property bool callAlone: call.visible && !back.visible && !home.visible && !end.visible
    readonly property bool oneLine: leadingWidth + endWidth === 0 || callAlone && helpBeside || Theme.landscape && personBeside && helpBeside
    readonly property real inset: wayIn.open ? Math.max(Theme.mm(3), Theme.gap) : Theme.mm(3)
    readonly property real below: wayIn.open ? Theme.gap : Theme.mm(2)   // between the lines
    readonly property real upperHeight: oneLine ? 0 : Math.max(wayIn.height, personBeside ? 0 : person.height) + below
    readonly property real rowHeight: Math.max(Theme.touch, back.height, home.height, end.height, personBeside ? person.height : 0, helpBeside ? help.height : 0)

    color: Theme.colours.surface
    implicitHeight: upperHeight + rowHeight + 2 * inset

    Rectangle {
        width: parent.width
        height: Theme.hairline
        color: Theme.colours.lineSoft
    }
    // The way in for attendants is the words of help themselves: held, never tapped. A line grows while they are held.
    Item {
        id: wayIn
        readonly property bool open: footer.model.attendant.present
        readonly property string name: footer.model.attendant.name
        objectName: open ? name : ""
        x: footer.side + (footer.oneLine && footer.leadingWidth > 0 ? footer.leadingWidth + footer.between : 0)
        y: footer.inset + (footer.oneLine ? (footer.rowHeight - height) / 2 : footer.upperHeight - footer.below - height)
        width: open ? Math.max(Theme.touch, help.width) : help.width
        height: open ? Math.max(Theme.touch, help.height) : help.height
        Accessible.role: Accessible.Button
        Accessible.name: footer.model.attendant.label
        Accessible.ignored: !open
        Accessible.onPressAction: Shell.send(name, {})

        // A stop for the keys only while a technician's token is there, whose screen may not answer a finger.
        Item {
            anchors.fill: parent
            objectName: enabled ? wayIn.name : ""
            enabled: wayIn.open && footer.model.attendant.style === "primary"
            activeFocusOnTab: true
            Keys.onReturnPressed: Shell.send(wayIn.name, {})
            Keys.onEnterPressed: Shell.send(wayIn.name, {})

            TouchFeedback {
                anchors.fill: parent
                focused: parent.activeFocus
            }
        }
        TapHandler {
            id: hold
            enabled: wayIn.open
            gesturePolicy: TapHandler.WithinBounds
            longPressThreshold: 2   // seconds
            onLongPressed: Shell.send(wayIn.name, {})
        }
        Rectangle {
            readonly property real grown: Math.min(1, Math.max(0, (hold.timeHeld - 0.4) / 1.6))
            visible: hold.pressed && grown > 0
            y: help.y + help.height
            width: help.width * grown
            height: Theme.edge
            color: Theme.colours.action
        }
        Words {
            id: help
            readonly property real space: footer.oneLine ? footer.spare - footer.personWidth - footer.between : footer.inner - (footer.personBeside ? 0 : footer.personWidth + footer.between)
            objectName: "text:help"
            text: Theme.compact ? footer.model.help_short : footer.model.help
            color: Theme.colours.inkSoft
            font.pixelSize: Theme.chrome
            width: Math.min(implicitWidth, footer.oneLine && implicitWidth > space ? footer.helpNatural : space)
            y: footer.oneLine ? (wayIn.height - height) / 2 : wayIn.height - height
        }
    }
    Row {
        x: footer.side
        y: footer.inset + footer.upperHeight + (footer.rowHeight - height) / 2
        spacing: Theme.gap

        Button {
            id: back
            action: footer.model.back
            icon: "left"
            size: Theme.chrome
            width: Math.min(naturalWidth, footer.most)
            visible: action.present
        }
        Button {
            id: home
            action: footer.model.home
            icon: "house"
            size: Theme.chrome
            width: Math.min(naturalWidth, footer.most)
            visible: action.present
        }
        Button {
            id: call
            action: footer.model.call
            icon: "bell"
            size: Theme.chrome
            visible: footer.callFits
        }
    }
    Grid {
        id: person
        columns: Theme.compact ? 2 : 1
        columnSpacing: Theme.mm(4)
        horizontalItemAlignment: Grid.AlignRight
        x: footer.side + footer.inner - width - (footer.personBeside && end.visible ? footer.endWidth + footer.between : 0)
        y: footer.inset + (footer.personBeside ? footer.upperHeight + (footer.rowHeight - height) / 2 : (footer.upperHeight - Theme.mm(2) - height) / 2)
        width: footer.personWidth

        Words {
            id: resident
            objectName: visible ? "text:resident" : ""
            visible: text !== "" && footer.nameFits
            text: footer.model.resident
            strong: true
            font.pixelSize: Theme.chrome
        }
        Words {
            id: timeLeft
            objectName: "text:time-left"
            text: footer.model.time_left
            color: Theme.colours.inkSoft
            font.pixelSize: Theme.chrome
        }
    }
    Button {
        id: end
        action: footer.model.end
        icon: "eject"
        size: Theme.chrome
        width: Math.min(naturalWidth, footer.most)
        visible: action.present
        x: footer.side + footer.inner - width
        y: footer.inset + footer.upperHeight + (footer.rowHeight - height) / 2
    }
}
