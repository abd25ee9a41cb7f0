pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import "../controls"
import "../theme"

// Our code for somebody's phone: dark on white in every theme, since a phone reads it.
PageFrame {
    id: frame

    actions: page.actions
    centred: true
    maximumWidth: Theme.mm(380)

    Item {
        id: split
        readonly property bool wide: frame.landscape && sheet.visible
        width: parent.width
        height: wide ? Math.max(sheet.height, words.height) : words.y + words.height

        Rectangle {
            id: sheet
            readonly property real quiet: width * 4 / (frame.page.squares + 8)   // ISO/IEC 18004: four squares of margin
            visible: frame.page.drawing !== ""
            width: Math.min(split.width * 0.5, Theme.mm(110))
            height: width
            x: split.wide ? 0 : (split.width - width) / 2
            color: "white"
            radius: Theme.mm(1)
            border.width: Theme.hairline
            border.color: Theme.colours.line
            Accessible.role: Accessible.Graphic
            Accessible.name: frame.page.message

            Item {
                anchors.fill: parent
                anchors.margins: sheet.quiet
                layer.enabled: GraphicsInfo.api === GraphicsInfo.Software
                Shape {
                    width: Math.max(1, frame.page.squares)
                    height: width
                    transform: Scale {
                        xScale: (sheet.width - 2 * sheet.quiet) / Math.max(1, frame.page.squares)
                        yScale: xScale
                    }
                    ShapePath {
                        strokeWidth: -1
                        fillColor: "black"
                        PathSvg { path: frame.visible ? frame.page.drawing : "" }
                    }
                }
            }
        }
        Column {
            id: words
            spacing: Theme.mm(6)
            x: split.wide ? sheet.width + Theme.mm(12) : 0
            y: split.wide ? Math.max(0, (sheet.height - height) / 2) : sheet.visible ? sheet.height + Theme.mm(8) : 0
            width: split.width - x

            Words {
                objectName: "text:title"
                text: frame.page.title
                strong: true
                font.pixelSize: Theme.low ? Theme.heading : Theme.title
                room: parent.width
                anchors.horizontalCenter: split.wide ? undefined : parent.horizontalCenter
                horizontalAlignment: split.wide ? undefined : Text.AlignHCenter
                Accessible.role: Accessible.Heading
            }
            Words {
                objectName: "text:message"
                text: frame.page.message
                font.pixelSize: Theme.lead
                width: parent.width
                horizontalAlignment: split.wide ? undefined : Text.AlignHCenter
            }
            Column {
                objectName: "box:number"
                visible: frame.page.number !== ""
                width: parent.width

                Words {
                    objectName: "text:number-label"
                    text: frame.page.number_label
                    color: Theme.colours.inkSoft
                    width: parent.width
                    horizontalAlignment: split.wide ? undefined : Text.AlignHCenter
                }
                Words {
                    objectName: "text:number"
                    text: frame.page.number
                    strong: true
                    font.pixelSize: Theme.title * 1.5
                    font.letterSpacing: Theme.mm(2)
                    width: parent.width
                    horizontalAlignment: split.wide ? undefined : Text.AlignHCenter
                }
            }
            Sign {
                objectName: "text:problem"
                visible: text !== ""
                text: frame.page.problem
                kind: "bad"
                strong: true
                width: parent.width
            }
            Card {
                width: parent.width
                visible: points.count > 0
                PointList {
                    id: points
                    points: frame.page.points
                    size: Theme.lead
                    width: parent.width
                }
            }
            TerminalSketch {
                model: frame.page.sketch
                anchors.horizontalCenter: parent.horizontalCenter
            }
            Words {
                objectName: "text:left"
                visible: text !== ""
                text: frame.page.left
                color: Theme.colours.inkSoft
                width: parent.width
                horizontalAlignment: split.wide ? undefined : Text.AlignHCenter
            }
        }
    }
}
