pragma ComponentBehavior: Bound
import QtQuick
import "../controls"
import "../theme"

// A document before it is printed: its pages to look at, what it says, and who answers for it.
PageFrame {
    id: frame

    actions: page.actions
    loading: {
        for (let i = 0; i < pictures.count; i++)
            if ((pictures.itemAt(i) as Sheet)?.loading)
                return true;
        return false;
    }
    maximumWidth: Theme.mm(380)

    Title { text: frame.page.title }
    Words {
        objectName: "text:summary"
        text: frame.page.summary
        font.pixelSize: Theme.lead
        room: parent.width
    }
    Item {
        id: split
        readonly property real share: Theme.low ? 0.36 : 0.46
        // Beside the pages as long as a number stays whole there; else below them, on a low screen above them.
        readonly property bool wide: frame.landscape && width * (1 - share) > Theme.body * 14
        readonly property bool wordsFirst: !wide && frame.landscape
        width: parent.width
        height: wide ? Math.max(sheets.height, words.height) : sheets.height + Theme.mm(6) + words.height

        Column {
            id: sheets
            spacing: Theme.mm(4)
            width: split.wide ? split.width * split.share : Math.min(split.width, Theme.mm(190))
            x: split.wide ? 0 : (split.width - width) / 2
            y: split.wordsFirst ? words.height + Theme.mm(6) : 0

            Repeater {
                id: pictures
                model: frame.page.pictures
                Sheet {
                    width: sheets.width
                    Accessible.name: frame.page.title
                }
            }
        }
        Column {
            id: words
            spacing: Theme.mm(5)
            x: split.wide ? sheets.width + Theme.mm(8) : 0
            y: split.wide || split.wordsFirst ? 0 : sheets.height + Theme.mm(6)
            width: split.width - x

            Card {
                width: parent.width
                visible: facts.count > 0
                padding: Theme.mm(5)
                FactList {
                    id: facts
                    facts: frame.page.facts
                    width: parent.width
                }
            }
            Sign {
                objectName: "text:assurance"
                visible: text !== ""
                text: frame.page.assurance
                strong: true
                width: parent.width
            }
            Words {
                objectName: "text:note"
                text: frame.page.note
                color: Theme.colours.inkSoft
                width: parent.width
            }
        }
    }

    component Sheet: Rectangle {
        id: sheet
        required property string modelData
        readonly property bool loading: picture.status === Image.Loading
        objectName: `picture:${modelData}`
        height: width * 297 / 210
        color: "white"
        border.width: Theme.hairline
        border.color: Theme.colours.line
        Accessible.role: Accessible.Graphic

        Image {
            id: picture
            anchors.fill: parent
            anchors.margins: Theme.hairline
            source: `image://session/${sheet.modelData}`
            sourceSize.width: width
            fillMode: Image.PreserveAspectFit
            mirror: Theme.mirrored   // upright in a mirrored page
            asynchronous: true
            cache: false
        }
    }
}
