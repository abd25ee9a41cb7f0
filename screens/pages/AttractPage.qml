pragma ComponentBehavior: Bound
import QtQuick
import "../controls"
import "../drawings"
import "../theme"

// Earns the walk across the hall: what one can do here, one thing after another, and the whole page to touch.
// High: words, terminal, line below each other. Wide: the terminal on the left, the words on the right.
Item {
    id: attract

    required property var page
    readonly property bool landscape: Theme.landscape
    readonly property bool low: landscape && height < Theme.mm(180)
    readonly property bool scant: landscape && room < Theme.mm(45)   // hardly more than the headline finds room
    readonly property int count: lines.count
    readonly property real room: height - foot.height
    readonly property int big: Math.max(Theme.chrome, Math.min(Theme.far, height * 0.085) * fit)
    // Long words are set smaller, by what they would take; of the height, since the foot grows with these sizes.
    // So wide, in heights, is a sign of the headline.
    readonly property real sign: atFullSize.advanceWidth / Math.max(1, page.headline.length) / Theme.farther
    readonly property real size: low ? Math.min(Theme.far, height * 0.085) : Theme.far
    readonly property real wanted: heightOf(page.headline.length, size) + heightOf(longest, size)
    readonly property real fit: Math.min(1, Math.sqrt(Math.max(1, landscape ? height * 0.75 - Theme.mm(30) : height * 0.5) / Math.max(1, wanted)))
    readonly property int longest: {
        let longest = 0;
        for (let i = 0; i < lines.count; i++)
            longest = Math.max(longest, (lines.itemAt(i) as Words)?.text.length ?? 0);
        return longest;
    }
    property int turn: 0

    function arrive() {
        turn = 0;
    }
    function heightOf(letters: int, size: real): real {
        return Math.ceil(letters * sign * size * 1.05 / words.width) * size * 1.5;
    }

    Tappable {
        name: "action:touch"
        label: attract.page.touch
        radius: 0
        anchors.fill: parent
        onTapped: Shell.send(name, {})
    }
    Timer {
        interval: Theme.loop
        repeat: true
        objectName: "moves"
        // Who reads slowly, or bears no motion, gets one picture that stays.
        running: attract.visible && attract.count > 1 && !Theme.elder && !Theme.reducedMotion
        onTriggered: attract.turn = (attract.turn + 1) % attract.count
    }
    Drawing {
        id: terminal
        readonly property real upper: attract.landscape ? Theme.mm(6) : head.y + head.height + Theme.mm(8)
        readonly property real lower: attract.landscape ? attract.room - Theme.mm(6) : named.y - Theme.mm(8)
        name: "terminal"
        height: attract.scant ? 0 : Math.max(0, Math.min(lower - upper, Theme.mm(attract.landscape ? 200 : 190)))
        width: height * layers.width / layers.height
        x: attract.landscape ? Theme.margin + Math.max(0, (attract.width * 0.42 - Theme.margin - width) / 2) : (attract.width - width) / 2
        y: upper + Math.max(0, (lower - upper - height) / 2)
    }
    // What one can do, on the terminal's own screen: one picture after the other. Not in the drawing, which is a layer for
    // the software renderer and would be drawn anew with every frame.
    Item {
        x: terminal.x
        y: terminal.y
        width: terminal.width
        height: terminal.height

        Repeater {
            model: attract.page.lines
            Drawing {
                required property var entry
                required property int index
                name: entry.icon
                ground: "transparent"
                weight: 0.9
                width: 72 * terminal.unit
                height: width
                x: (terminal.width - width) / 2
                y: 36 * terminal.unit
                opacity: index === attract.turn ? 1 : 0
                visible: opacity > 0
                Behavior on opacity {
                    NumberAnimation { duration: Theme.calm }
                }
            }
        }
    }
    Item {
        id: words
        x: attract.landscape && !attract.scant ? Math.max(attract.width * 0.42, terminal.x + terminal.width) + Theme.mm(8) : Theme.margin
        width: attract.width - x - Theme.margin
        height: attract.room
    }
    // A headline that would take many lines is set smaller, so that the drawing keeps its place.
    TextMetrics {
        id: atFullSize
        text: attract.page.headline
        font.pixelSize: Theme.farther
        font.weight: Font.Bold
    }
    Column {
        id: head
        x: words.x
        y: attract.landscape ? Math.max(Theme.mm(attract.scant ? 1 : 3), (attract.room - height - named.height - dots.height - Theme.mm(attract.low ? 12 : 20)) / 2) : Math.max(Theme.mm(12), attract.height * 0.05)
        width: words.width
        spacing: Theme.mm(4)

        Words {
            id: headline
            objectName: "text:title"
            text: attract.page.headline
            strong: true
            font.pixelSize: attract.low ? attract.big : Math.max(Theme.chrome, (atFullSize.advanceWidth > 1.3 * words.width ? Theme.far : Theme.farther) * attract.fit)
            room: parent.width
            anchors.horizontalCenter: attract.landscape ? undefined : parent.horizontalCenter
            horizontalAlignment: attract.landscape ? undefined : Text.AlignHCenter
            color: Theme.colours.action
            Accessible.role: Accessible.Heading
        }
        Words {
            objectName: "text:note"
            // The first thing to give way where there is little room.
            visible: text !== "" && (!attract.landscape || headline.height + height + named.height + Theme.mm(40) < attract.room)
            text: attract.page.note
            color: Theme.colours.inkSoft
            font.pixelSize: Math.max(Theme.chrome, attract.big * 0.62)
            room: parent.width
            anchors.horizontalCenter: attract.landscape ? undefined : parent.horizontalCenter
            horizontalAlignment: attract.landscape ? undefined : Text.AlignHCenter
        }
    }
    // The tallest line gives the height, so that nothing jumps from one to the next.
    Item {
        id: named
        readonly property real tallest: {
            let tallest = 0;
            for (let i = 0; i < lines.count; i++)
                tallest = Math.max(tallest, lines.itemAt(i)?.height ?? 0);
            return tallest;
        }
        x: words.x
        width: words.width
        height: tallest
        y: attract.landscape ? head.y + head.height + Theme.mm(attract.low ? 5 : 10) : dots.y - Theme.mm(10) - height

        Repeater {
            id: lines
            model: attract.page.lines
            Words {
                required property var entry
                required property int index
                objectName: `text:line:${entry.key}`
                text: entry.text
                strong: true
                font.pixelSize: Math.max(Theme.chrome, attract.low ? attract.big * 0.85 : Theme.far * attract.fit)
                room: named.width
                x: attract.landscape ? 0 : (named.width - width) / 2
                horizontalAlignment: attract.landscape ? undefined : Text.AlignHCenter
                opacity: index === attract.turn ? 1 : 0
                visible: opacity > 0 && !attract.scant
                layer.enabled: GraphicsInfo.api === GraphicsInfo.Software   // letters of this size are drawn anew with every frame
                Behavior on opacity {
                    NumberAnimation { duration: Theme.calm }
                }
            }
        }
    }
    Row {
        id: dots
        x: attract.landscape ? words.x : (attract.width - width) / 2
        y: attract.landscape ? named.y + named.height + Theme.mm(attract.low ? 5 : 8) : attract.room - Theme.mm(16)
        height: Theme.mm(4)
        spacing: Theme.mm(4)
        visible: attract.count > 1 && !attract.scant

        Repeater {
            model: attract.count
            Rectangle {
                required property int index
                width: index === attract.turn ? Theme.mm(10) : Theme.mm(4)
                height: Theme.mm(4)
                radius: height / 2
                color: index === attract.turn ? Theme.colours.action : Theme.colours.surface
                border.width: Theme.edge
                border.color: Theme.colours.action
            }
        }
    }
    Rectangle {
        id: foot
        anchors.bottom: parent.bottom
        width: parent.width
        height: call.height + (attract.landscape ? Theme.mm(12) : Theme.mm(34))
        color: Theme.colours.action

        Row {
            id: call
            anchors.centerIn: parent
            spacing: Theme.mm(6)
            Drawing {
                id: hand
                name: "hand"
                single: Theme.colours.onAction
                width: Theme.far * 1.4
                height: width
                anchors.verticalCenter: parent.verticalCenter
            }
            Words {
                objectName: "text:touch"
                text: attract.page.touch
                strong: true
                color: Theme.colours.onAction
                font.pixelSize: attract.low ? attract.big : Theme.far
                width: Math.min(implicitWidth, foot.width - 2 * Theme.margin - hand.width - Theme.mm(6))
                anchors.verticalCenter: parent.verticalCenter
            }
        }
    }
}
