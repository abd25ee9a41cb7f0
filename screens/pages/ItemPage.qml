import QtQuick
import "../controls"
import "../drawings"
import "../theme"

// An item before it starts: what it is, for whom, what it takes, and the steps.
PageFrame {
    id: frame

    single: [page.start]

    Item {
        width: parent.width
        height: Math.max(picture.height, words.height)

        Drawing {
            id: picture
            name: frame.page.icon
            width: Theme.mm(30)
            height: width
        }
        Column {
            id: words
            x: picture.width + Theme.mm(6)
            width: parent.width - x
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.mm(1)
            Words {
                text: frame.page.department
                color: Theme.colours.inkSoft
                width: parent.width
            }
            Title { text: frame.page.title }
        }
    }
    Words {
        objectName: "text:summary"
        text: frame.page.summary
        font.pixelSize: Theme.lead
        width: parent.width
    }
    Card {
        visible: frame.page.unavailable !== ""
        width: parent.width
        color: Theme.colours.warnSoft
        border.color: Theme.colours.warn
        Sign {
            objectName: "text:unavailable"
            kind: "warn"
            strong: true
            text: frame.page.unavailable
            width: parent.width
        }
    }
    Item {
        id: sheets
        readonly property bool beside: frame.landscape && list.count > 0 && points.count > 0
        readonly property real half: (width - Theme.mm(6)) / 2
        width: parent.width
        height: beside ? Math.max(facts.height, steps.height) : steps.y + steps.height

        Card {
            id: facts
            width: sheets.beside ? sheets.half : parent.width
            height: visible ? implicitHeight : 0
            visible: list.count > 0
            padding: Theme.mm(6)
            FactList {
                id: list
                facts: frame.page.facts
                width: parent.width
            }
        }
        Card {
            id: steps
            width: sheets.beside ? sheets.half : parent.width
            x: sheets.beside ? sheets.half + Theme.mm(6) : 0
            y: sheets.beside || list.count === 0 ? 0 : facts.height + Theme.mm(6)
            visible: points.count > 0
            PointList {
                id: points
                points: frame.page.steps
                numbered: true
                size: sheets.beside ? Theme.body : Theme.lead
                subject: "step"
                width: parent.width
            }
        }
    }
}
