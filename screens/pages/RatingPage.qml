pragma ComponentBehavior: Bound
import QtQuick
import "../controls"
import "../drawings"
import "../theme"

// Thanks, and five faces of which one may be touched: beside each other where their words have room, else below.
PageFrame {
    id: frame

    actions: page.actions
    centred: true
    maximumWidth: Theme.mm(380)

    Title { text: frame.page.title }
    Words {
        objectName: "text:message"
        text: frame.page.message
        font.pixelSize: Theme.lead
        room: parent.width
    }
    Grid {
        id: grid
        readonly property real cell: Math.floor((width - 4 * spacing) / 5)
        readonly property bool beside: cell >= Theme.mm(24) && cell >= widest + Theme.mm(4)
        readonly property real widest: {
            let wide = 0;
            for (let i = 0; i < faces.count; i++)
                wide = Math.max(wide, (faces.itemAt(i) as FaceCard)?.wordsWidth ?? 0);
            return wide;
        }
        readonly property real highest: {
            let high = 0;
            for (let i = 0; i < faces.count; i++)
                high = Math.max(high, (faces.itemAt(i) as FaceCard)?.naturalHeight ?? 0);
            return high;
        }
        width: parent.width
        columns: beside ? 5 : 1
        spacing: Theme.gap

        Repeater {
            id: faces
            model: frame.page.faces
            FaceCard {
                required property var entry
                face: entry
                beside: grid.beside
                width: grid.beside ? grid.cell : grid.width
                height: grid.highest
            }
        }
    }
    Words {
        objectName: "text:note"
        visible: text !== ""
        text: frame.page.note
        color: Theme.colours.inkSoft
        width: parent.width
    }

    component FaceCard: Tappable {
        id: card

        property var face   // Face
        property bool beside: false
        readonly property real wordsWidth: measure.advanceWidth
        readonly property real naturalHeight: beside ? picture.height + words.height + Theme.mm(14) : Math.max(Theme.touch, picture.height + Theme.mm(4), words.height + Theme.mm(4))

        name: face.name
        label: face.label
        onTapped: Shell.send(name, {})

        Rectangle {
            anchors.fill: parent
            radius: Theme.corner
            color: card.pressed ? Theme.colours.drawGround : Theme.colours.surface
            border.width: Theme.edge
            border.color: Theme.colours.action
        }
        Drawing {
            id: picture
            name: card.face.icon
            width: card.beside ? Math.min(Theme.mm(26), card.width - Theme.mm(6)) : Theme.mm(Theme.low ? 12 : 18)
            height: width
            x: card.beside ? (card.width - width) / 2 : Theme.mm(6)
            y: card.beside ? Theme.mm(5) : (card.height - height) / 2
        }
        TextMetrics {
            id: measure
            font: words.font
            text: card.face.label.split(" ").reduce((longest, word) => word.length > longest.length ? word : longest, "")
        }
        Words {
            id: words
            text: card.face.label
            strong: true
            Accessible.ignored: true
            width: card.beside ? card.width - Theme.mm(2) : card.width - x - Theme.mm(4)
            x: card.beside ? Theme.mm(1) : picture.x + picture.width + Theme.mm(6)
            y: card.beside ? picture.y + picture.height + Theme.mm(4) : (card.height - height) / 2
            horizontalAlignment: card.beside ? Text.AlignHCenter : undefined
        }
    }
}
