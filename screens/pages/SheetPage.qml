pragma ComponentBehavior: Bound
import QtQuick
import "../controls"
import "../theme"

// A page or picture that was taken: what is wrong with it, then the page large enough to judge; keep it or once more.
PageFrame {
    id: frame

    actions: page.actions
    loading: picture.status === Image.Loading
    maximumWidth: Theme.mm(380)

    Item {
        id: split
        readonly property bool wide: frame.landscape
        width: parent.width
        height: wide ? Math.max(paper.height, words.height) : paper.y + paper.height

        Rectangle {
            id: paper
            // Of the picture itself: what an image would like to be changes with the width that it is given.
            readonly property real ratio: picture.sourceSize.width > 1 ? picture.sourceSize.height / picture.sourceSize.width : 1.4
            readonly property real highest: Math.max(Theme.mm(50), frame.height - Theme.mm(40) - (split.wide ? 0 : words.height))
            width: Math.min(split.wide ? split.width * 0.5 : split.width, highest / ratio)
            height: Math.round(width * ratio)
            x: split.wide ? 0 : (split.width - width) / 2
            y: split.wide ? 0 : words.height + Theme.mm(8)
            color: "white"
            border.width: Theme.hairline
            border.color: Theme.colours.line
            Accessible.role: Accessible.Graphic
            Accessible.name: frame.page.title

            Image {
                id: picture
                anchors.fill: parent
                anchors.margins: Theme.hairline
                source: frame.visible && frame.page.picture !== "" ? `image://session/${frame.page.picture}` : ""
                fillMode: Image.PreserveAspectFit
                mirror: Theme.mirrored   // upright in a mirrored page
                asynchronous: true
                cache: false
            }
        }
        Column {
            id: words
            spacing: Theme.mm(6)
            x: split.wide ? paper.width + Theme.mm(10) : 0
            y: split.wide ? Math.max(0, (paper.height - height) / 2) : 0
            width: split.width - x

            Words {
                objectName: "text:title"
                text: frame.page.title
                strong: true
                font.pixelSize: Theme.title
                width: parent.width
                Accessible.role: Accessible.Heading
            }
            Sign {
                objectName: "text:message"
                text: frame.page.message
                kind: frame.page.good ? "good" : "warn"
                size: Theme.lead
                strong: true
                width: parent.width
            }
            Card {
                width: parent.width
                visible: points.count > 0
                PointList {
                    id: points
                    points: frame.page.points
                    width: parent.width
                }
            }
        }
    }
}
