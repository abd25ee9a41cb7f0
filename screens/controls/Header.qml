import QtQuick
import "../drawings"
import "../theme"

// Whose terminal this is, the time, the state of the link, and the choices that hold for the whole visit.
// One line where the screen is wide; two where it is high; where it is low, the choices fold into a key.
Item {
    id: header

    required property var model
    property bool low: false          // little height: fold text sizes and themes away
    property bool unfolded: false
    readonly property real side: low ? Theme.mm(10) : Theme.margin
    readonly property real inner: width - 2 * side
    readonly property real space: Theme.mm(low ? 5 : 7)
    readonly property real identityWidth: markWidth + Math.max(hall.implicitWidth, terminal.implicitWidth)
    readonly property real groups: languages.width + sizes.width + modes.width + 2 * space
    readonly property bool speaks: model.speech.present
    readonly property real speechRoom: speaks ? speech.width + space : 0
    readonly property real speechWidth: folded ? 0 : speechRoom   // folded away too where the screen is low
    readonly property real edge: time.x - speechWidth
    readonly property bool single: identityWidth + time.width + speechRoom + groups + 2 * space <= inner
    readonly property bool folded: !single && low
    readonly property bool choicesBelow: !single && (!low || unfolded)
    readonly property real below: folded ? sizes.width + modes.width + space + speechRoom : groups
    readonly property bool wrapped: choicesBelow && below > inner       // themes in a line of their own
    // Narrow as well: the date gives way, and the mark stands for the hall.
    readonly property bool tight: folded && inner - fullTimeWidth - speechWidth - languages.width - fold.width - 3 * space - Theme.mm(19) < 0.55 * hall.implicitWidth
    readonly property real clockWidth: link.naturalWidth + Theme.mm(4) + clock.implicitWidth
    readonly property real fullTimeWidth: Math.max(day.implicitWidth, clockWidth)
    readonly property real markWidth: mark.width + Theme.mm(4)
    readonly property real identityRoom: inner - time.width - speechWidth - space - (folded ? languages.width + fold.width + 2 * space : 0)
    readonly property real upper: Math.max(mark.height, identity.height, time.height, Theme.touch)

    implicitHeight: upper + Theme.mm(7) + (choicesBelow ? Theme.touch + Theme.mm(3) : 0) + (wrapped ? Theme.touch + Theme.gap : 0)

    function refold() {
        unfolded = false;
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.colours.surface
    }
    Drawing {
        id: mark
        name: "mark"
        accent: Theme.colours.mark
        body: Theme.colours.surface
        width: Theme.mm(15)
        height: width
        x: header.side
        y: Theme.mm(3) + (header.upper - height) / 2
    }
    Column {
        id: identity
        readonly property real room: header.identityRoom - header.markWidth
        x: header.side + header.markWidth
        y: Theme.mm(3) + (header.upper - height) / 2

        Words {
            id: hall
            objectName: "text:hall"
            visible: !header.tight
            text: header.model.hall
            strong: true
            font.pixelSize: header.low ? Theme.chrome : Theme.chromeLead
            width: Math.min(implicitWidth, identity.room)
        }
        Words {
            id: terminal
            // Where there is no room for it, the line of help in the footer still says the number.
            visible: !header.tight && !(header.low && hall.lineCount > 1)
            objectName: "text:terminal"
            text: header.model.terminal
            font.pixelSize: Theme.chrome
            color: Theme.colours.inkSoft
            width: Math.min(implicitWidth, identity.room)
        }
    }
    Column {
        id: time
        x: header.width - header.side - width
        y: Theme.mm(3) + (header.upper - height) / 2
        width: header.tight ? header.clockWidth : header.fullTimeWidth

        Item {
            anchors.right: parent.right
            width: header.clockWidth
            height: clock.height

            Sign {
                id: link
                objectName: "text:link"
                text: header.model.link
                size: Theme.chrome
                kind: header.model.link_ok ? "good" : "warn"
                anchors.verticalCenter: parent.verticalCenter
            }
            Words {
                id: clock
                objectName: "text:clock"
                anchors.right: parent.right
                text: header.model.clock
                strong: true
                font.pixelSize: Theme.chromeLead
                wrapMode: Text.NoWrap
            }
        }
        Words {
            id: day
            visible: text !== "" && !header.tight
            objectName: "text:date"
            anchors.right: parent.right
            text: header.model.date
            font.pixelSize: Theme.chrome
            color: Theme.colours.inkSoft
            wrapMode: Text.NoWrap
        }
    }
    Tappable {
        id: speech
        name: header.model.speech.name
        label: header.model.speech.label
        visible: header.speaks && (!header.folded || header.unfolded)
        width: Math.max(Theme.touch, speechWords.implicitWidth + Theme.mm(8))
        height: Theme.touch
        x: header.folded ? modes.x + modes.width + header.space : time.x - header.space - width
        y: header.folded ? modes.y : Theme.mm(3) + (header.upper - height) / 2
        onTapped: Shell.send(name, {})

        Rectangle {
            anchors.fill: parent
            radius: Theme.corner
            color: Theme.colours.surface
            border.width: Theme.hairline
            border.color: Theme.colours.line
        }
        Words {
            id: speechWords
            anchors.centerIn: parent
            text: speech.label
            font.pixelSize: Theme.chrome
            Accessible.ignored: true
        }
    }
    ChipGroup {
        id: languages
        choices: header.model.languages
        subject: "language"
        x: header.single ? header.edge - 2 * header.space - header.groups + header.space : header.folded ? fold.x - header.space - width : header.side
        y: header.single || header.folded ? Theme.mm(3) + (header.upper - height) / 2 : header.upper + Theme.mm(6)
    }
    Tappable {
        id: fold
        name: "action:choices"
        label: Shell.words.choices
        visible: header.folded
        width: Math.max(Theme.touch, foldWords.implicitWidth + Theme.mm(15))
        height: Theme.touch
        x: header.edge - header.space - width
        y: Theme.mm(3) + (header.upper - height) / 2
        onTapped: header.unfolded = !header.unfolded

        Rectangle {
            anchors.fill: parent
            radius: Theme.corner
            color: Theme.colours.surface
            border.width: Theme.hairline
            border.color: Theme.colours.line
        }
        Words {
            id: foldWords
            x: Theme.mm(4)
            anchors.verticalCenter: parent.verticalCenter
            text: Shell.words.choices
            font.pixelSize: Theme.chrome
            Accessible.ignored: true
        }
        Drawing {
            name: header.unfolded ? "up" : "down"
            single: Theme.colours.action
            width: Theme.mm(6)
            height: width
            anchors.right: parent.right
            anchors.rightMargin: Theme.mm(3)
            anchors.verticalCenter: parent.verticalCenter
        }
    }
    ChipGroup {
        id: sizes
        visible: header.single || header.choicesBelow
        choices: header.model.text_sizes
        subject: "text-size"
        x: header.folded ? header.side : languages.x + languages.width + header.space
        y: header.single ? languages.y : header.upper + Theme.mm(6)
    }
    ChipGroup {
        id: modes
        visible: header.single || header.choicesBelow
        choices: header.model.modes
        subject: "theme"
        x: header.wrapped ? header.side : sizes.x + sizes.width + header.space
        y: sizes.y + (header.wrapped ? Theme.touch + Theme.gap : 0)
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.mm(1)
        color: Theme.colours.action
    }
}
