pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import "../controls"
import "../theme"

// The resident sees themselves in a drawn frame, and one sentence says what to do. Nothing is shown once the page is left.
PageFrame {
    id: frame

    actions: page.actions
    centred: true
    maximumWidth: Theme.mm(380)

    Item {
        id: split
        readonly property bool wide: frame.landscape
        width: parent.width
        height: wide ? Math.max(mirror.height, words.height) : words.y + words.height

        Rectangle {
            id: mirror
            readonly property bool good: frame.page.placed === "good"
            width: Math.min(split.wide ? split.width * 0.36 : split.width * 0.62, Theme.mm(150), Math.max(Theme.mm(40), (frame.height - Theme.mm(44)) * 0.8))
            height: width * 5 / 4
            x: split.wide ? 0 : (split.width - width) / 2
            radius: Theme.corner
            color: Theme.colours.surfaceAlt
            border.width: Theme.edge
            border.color: Theme.colours.line
            clip: true
            Accessible.role: Accessible.Graphic
            Accessible.name: frame.page.title

            Image {
                id: live
                anchors.fill: parent
                anchors.margins: Theme.edge
                // Only while the page is seen, and decoded at once: a picture that comes late flickers.
                source: frame.visible && frame.page.picture !== "" ? `image://session/${frame.page.picture}` : ""
                fillMode: Image.PreserveAspectCrop
                mirror: !Theme.mirrored
                asynchronous: false
                cache: false
                sourceSize.width: 480
            }
            Shape {
                anchors.fill: parent
                layer.enabled: GraphicsInfo.api === GraphicsInfo.Software   // as for every drawing
                ShapePath {
                    strokeWidth: Theme.mm(1.6)
                    strokeColor: mirror.good ? Theme.colours.good : Theme.colours.action
                    strokeStyle: mirror.good ? ShapePath.SolidLine : ShapePath.DashLine
                    dashPattern: [3, 2]
                    fillColor: "transparent"
                    PathAngleArc {
                        centerX: mirror.width / 2
                        centerY: mirror.height * 0.47
                        radiusX: mirror.width * 0.31
                        radiusY: mirror.height * 0.34
                        startAngle: 0
                        sweepAngle: 360
                    }
                }
            }
        }
        Column {
            id: words
            spacing: Theme.mm(6)
            x: split.wide ? mirror.width + Theme.mm(12) : 0
            y: split.wide ? Math.max(0, (mirror.height - height) / 2) : mirror.height + Theme.mm(8)
            width: split.width - x

            Words {
                objectName: "text:title"
                text: frame.page.title
                strong: true
                font.pixelSize: Theme.title
                width: parent.width
                horizontalAlignment: split.wide ? undefined : Text.AlignHCenter
                Accessible.role: Accessible.Heading
            }
            Sign {
                objectName: "text:message"
                text: frame.page.message
                kind: mirror.good ? "good" : "warn"
                size: Theme.lead
                strong: true
                width: parent.width
            }
            Sign {
                objectName: "text:note"
                visible: text !== ""
                text: frame.page.note
                kind: "bad"
                width: parent.width
            }
            Card {
                width: parent.width
                visible: tips.count > 0
                PointList {
                    id: tips
                    points: frame.page.tips
                    subject: "tip"
                    width: parent.width
                }
            }
        }
    }
}
