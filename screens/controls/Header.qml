import QtQuick
import "../drawings"
import "../theme"

// Whose terminal this is, the time, the state of the link, and the choices that hold for the whole visit.
// One line where the screen is wide, more where it is high; where it is low, the choices fold into a key.
Item {
    id: header

    required property var model
    property bool low: false          // little height: fold the choices away
    property bool unfolded: false
    readonly property real side: low ? Theme.mm(10) : Theme.margin
    readonly property real inner: width - 2 * side
    readonly property real space: Theme.mm(low ? 5 : 7)
    readonly property real markWidth: mark.width + Theme.mm(4)
    readonly property real identityWidth: markWidth + Math.max(hall.implicitWidth, terminal.implicitWidth)
    readonly property real clockWidth: link.naturalWidth + Theme.mm(4) + clock.implicitWidth
    // However long words are, the time leaves most of the line to whose terminal this is.
    readonly property real mostTime: inner * 0.36
    readonly property real fullTimeWidth: Math.min(Math.max(day.implicitWidth, clockWidth), mostTime)
    readonly property real groups: languages.natural + sizes.natural + modes.natural + 2 * space
    readonly property bool single: identityWidth + fullTimeWidth + groups + 2 * space <= inner
    readonly property bool folded: !single && low
    readonly property bool choicesBelow: !single && (!low || unfolded)
    // The languages stay where they are seen at once, as long as the hall's name has some room beside them.
    readonly property real hallRoom: inner - fullTimeWidth - fold.width - 2 * space - markWidth
    readonly property bool languagesBeside: folded && hallRoom - languages.natural - space >= 0.55 * hall.implicitWidth
    // Narrow as well: the date gives way, and the mark stands for the hall.
    readonly property bool tight: folded && !languagesBeside && hallRoom < 0.55 * hall.implicitWidth
    readonly property real identityRoom: inner - time.width - space - (folded ? fold.width + space : 0) - (languagesBeside ? languages.natural + space : 0)
    readonly property real upper: Math.max(mark.height, identity.height, time.height, folded ? fold.height : Theme.touch)

    implicitHeight: upper + Theme.mm(7) + (choicesBelow ? choices.height + Theme.mm(3) : 0)

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
        width: header.tight ? Math.min(header.clockWidth, header.mostTime) : header.fullTimeWidth

        Item {
            anchors.right: parent.right
            width: Math.min(header.clockWidth, time.width)
            height: Math.max(link.height, clock.height)

            Sign {
                id: link
                objectName: "text:link"
                text: header.model.link
                size: Theme.chrome
                kind: header.model.link_ok ? "good" : "warn"
                width: Math.min(naturalWidth, parent.width - clock.width - Theme.mm(4))
                anchors.verticalCenter: parent.verticalCenter
            }
            Words {
                id: clock
                objectName: "text:clock"
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
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
            width: Math.min(implicitWidth, time.width)
            text: header.model.date
            font.pixelSize: Theme.chrome
            color: Theme.colours.inkSoft
            horizontalAlignment: Text.AlignRight
        }
    }
    ChipGroup {
        visible: header.languagesBeside
        choices: header.model.languages
        subject: "language"
        x: fold.x - header.space - width
        y: Theme.mm(3) + (header.upper - height) / 2
    }
    Tappable {
        id: fold
        name: "action:choices"
        label: Shell.words.choices
        visible: header.folded
        width: Math.max(Theme.touch, Math.min(Math.max(foldWords.implicitWidth, foldSign.implicitWidth) + Theme.mm(15), header.inner * 0.22))
        height: Math.max(Theme.touch, foldWords.height + Theme.mm(2))
        x: time.x - header.space - width
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
            visible: header.languagesBeside
            x: Theme.mm(4)
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, fold.width - Theme.mm(14))
            text: Shell.words.choices
            font.pixelSize: Theme.chrome
            Accessible.ignored: true
        }
        // Where the languages are folded away, too: known to whoever reads neither.
        Words {
            id: foldSign
            visible: !header.languagesBeside
            x: Theme.mm(4)
            anchors.verticalCenter: parent.verticalCenter
            text: "文A"
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
    Flow {
        id: choices
        visible: header.single || header.choicesBelow
        x: header.single ? time.x - header.space - width : header.side
        y: header.single ? Theme.mm(3) + (header.upper - height) / 2 : header.upper + Theme.mm(6)
        width: header.single ? header.groups : header.inner
        spacing: header.space

        ChipGroup {
            id: languages
            visible: !header.languagesBeside
            choices: header.model.languages
            subject: "language"
            room: header.inner
        }
        ChipGroup {
            id: sizes
            choices: header.model.text_sizes
            subject: "text-size"
            room: header.inner
        }
        ChipGroup {
            id: modes
            choices: header.model.modes
            subject: "theme"
            room: header.inner
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.mm(1)
        color: Theme.colours.action
    }
}
