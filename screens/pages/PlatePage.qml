pragma ComponentBehavior: Bound
import QtQuick
import "../controls"
import "../theme"

// What lies under the document camera, the page in it outlined, and one sentence that says what to do. Its corners can be
// set by a finger or by keys. Nothing is shown once the page is left.
PageFrame {
    id: frame

    actions: page.actions
    centred: true
    maximumWidth: Theme.mm(380)

    Item {
        id: split
        readonly property bool wide: frame.landscape
        width: parent.width
        height: wide ? Math.max(plate.height, words.height) : words.y + words.height

        PlateView {
            id: plate
            body: frame.page
            shown: frame.visible
            // As wide as a page needs to be seen whole, and never higher than what is left of the screen.
            width: Math.min(split.wide ? split.width * 0.5 : split.width, Math.max(Theme.mm(50), (frame.height - Theme.mm(split.wide ? 30 : 70)) * 4 / 3))
            x: split.wide ? 0 : (split.width - width) / 2
        }
        Column {
            id: words
            spacing: Theme.mm(6)
            x: split.wide ? plate.width + Theme.mm(10) : 0
            y: split.wide ? Math.max(0, (plate.height - height) / 2) : plate.height + Theme.mm(8)
            width: split.width - x

            Words {
                objectName: "text:title"
                text: frame.page.title
                strong: true
                font.pixelSize: Theme.low ? Theme.heading : Theme.title
                width: parent.width
                Accessible.role: Accessible.Heading
            }
            Sign {
                objectName: "text:message"
                text: frame.page.message
                kind: frame.page.placed === "good" ? "good" : "warn"
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
            Flow {
                width: parent.width
                spacing: Theme.gap
                visible: nudges.count > 0

                Repeater {
                    id: nudges
                    model: frame.page.nudges
                    Button {
                        required property var entry
                        action: entry
                    }
                }
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
