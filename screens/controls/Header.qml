import QtQuick
import "../drawings"
import "../theme"

// Whose terminal this is, the time, the state of the link, and the choices that hold for the whole visit.
// One line where the screen is wide; two where it is high. What finds no room, text sizes first, stands in the panel
// that the access key opens.
Item {
    id: header

    required property var model
    property bool low: false          // little height: one line is all there is
    readonly property real side: low ? Theme.mm(10) : Theme.margin
    readonly property real inner: width - 2 * side
    readonly property real space: Theme.mm(low ? 5 : 7)
    readonly property real identityWidth: markWidth + Math.max(hall.implicitWidth, terminal.implicitWidth)
    readonly property real plainWays: elder.width + Theme.gap + access.width
    readonly property real waysWidth: plainWays + (speechShown ? speech.width + Theme.gap : 0)
    readonly property real everything: languages.natural + sizes.natural + plainWays + 2 * space
    readonly property bool single: identityWidth + fullTimeWidth + everything + 2 * space <= inner
    readonly property bool below: !single && !low
    readonly property real choiceRoom: single || below ? inner : inner - Math.min(clockWidth, mostTime) - 2 * space - markWidth
    readonly property bool sizesShown: single || below && everything <= choiceRoom
    readonly property bool languagesShown: languages.natural + space + plainWays <= choiceRoom
    // The switch for speech takes only room that nothing else needs: it stands among the choices as well.
    readonly property real spare: (single ? inner - identityWidth - fullTimeWidth - 2 * space : choiceRoom) - (languagesShown ? languages.natural : language.width) - (sizesShown ? sizes.natural + space : 0) - space - plainWays
    readonly property bool speechShown: model.speech.present && speech.width + Theme.gap <= spare
    readonly property real choicesWidth: (languagesShown ? languages.natural : language.width) + space + (sizesShown ? sizes.natural + space : 0) + waysWidth
    // Narrow as well: the date gives way, and the mark stands for the hall.
    readonly property bool tight: Theme.compact || !single && low && inner - fullTimeWidth - choicesWidth - 2 * space - markWidth < 0.55 * hall.implicitWidth
    readonly property bool linkShown: !Theme.compact || model.link_state !== "good"
    readonly property real clockWidth: (linkShown ? link.naturalWidth + Theme.mm(4) : 0) + clock.implicitWidth
    // However long words are, the time leaves most of the line to whose terminal this is, and each key its part of it.
    readonly property real mostTime: inner * (low ? 0.36 : 0.44)
    readonly property real fullTimeWidth: Math.min(Math.max(day.implicitWidth, clockWidth), mostTime)
    readonly property real keyRoom: (low ? inner - Math.min(clockWidth, mostTime) - 2 * space - markWidth : inner) - space - Theme.gap
    readonly property real mostKey: language.naturalWidth + elder.naturalWidth + access.naturalWidth <= keyRoom ? Infinity : Math.floor(Math.max(keyRoom / 3, (keyRoom - language.naturalWidth) / 2))
    readonly property real markWidth: mark.width + Theme.mm(4)
    readonly property real identityRoom: inner - time.width - space - (below ? 0 : choicesWidth + space)
    readonly property real upper: Math.max(mark.height, identity.height, time.height, below ? 0 : choicesHeight)
    readonly property real choicesHeight: Math.max(Theme.touch, language.visible ? language.height : 0, elder.height, access.height)
    readonly property real choicesX: below ? side : time.x - space - choicesWidth
    readonly property real choicesY: below ? upper + Theme.mm(6) : Theme.mm(3) + (upper - choicesHeight) / 2

    implicitHeight: upper + Theme.mm(7) + (below ? choicesHeight + Theme.mm(3) : 0)

    Rectangle {
        anchors.fill: parent
        color: Theme.colours.surface
    }
    Mark {
        id: mark
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
            room: identity.room
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
                objectName: visible ? "text:link" : ""
                visible: header.linkShown
                text: header.model.link
                size: Theme.chrome
                kind: header.model.link_state || "wait"
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
        id: languages
        visible: header.languagesShown
        choices: header.model.languages
        subject: "language"
        x: header.choicesX
        y: header.choicesY
    }
    Chip {
        id: language
        most: header.mostKey
        visible: !header.languagesShown
        name: "action:languages"
        label: Shell.words.languages
        role: Accessible.Button
        x: header.choicesX
        y: header.choicesY
        onTapped: Shell.send(name, {})
    }
    ChipGroup {
        id: sizes
        visible: header.sizesShown
        choices: header.model.text_sizes
        subject: "text-size"
        x: languages.x + languages.width + header.space
        y: header.choicesY
    }
    Chip {
        id: elder
        most: header.mostKey
        visible: header.model.elder.present
        name: `option:theme:${header.model.elder.key}`
        label: header.model.elder.label
        selected: header.model.elder.selected
        role: Accessible.CheckBox
        x: (header.speechShown ? speech.x : access.x) - Theme.gap - width
        y: header.choicesY
        onTapped: Shell.send("action:theme", {key: header.model.elder.key})
    }
    Chip {
        id: speech
        visible: header.speechShown
        name: header.model.speech.name
        label: header.model.speech.label
        role: Accessible.Button
        x: access.x - Theme.gap - width
        y: header.choicesY
        onTapped: Shell.send(name, {})
    }
    Chip {
        id: access
        most: header.mostKey
        visible: header.model.access.present
        name: header.model.access.name
        label: header.model.access.label
        role: Accessible.Button
        x: header.choicesX + header.choicesWidth - width
        y: header.choicesY
        onTapped: Shell.send(name, {})
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.mm(1)
        color: Theme.colours.action
    }
}
