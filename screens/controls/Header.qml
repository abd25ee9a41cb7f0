import QtQuick
import "../drawings"
import "../theme"

// Whose terminal this is, the time, the state of the link, and the choices that hold for the whole visit.
Rectangle {
    id: header

    required property var model
    readonly property bool wide: places.width + identity.implicitWidth + time.width + Theme.mm(24) < width - 2 * Theme.margin

    color: Theme.colours.surface
    implicitHeight: (wide ? Math.max(upper.height, choices.height) : upper.height + Theme.mm(3) + choices.height) + Theme.mm(8)

    Item {
        id: upper
        x: Theme.margin
        y: Theme.mm(4)
        width: header.width - 2 * Theme.margin
        height: Math.max(mark.height, identity.height, time.height)

        Drawing {
            id: mark
            name: "mark"
            accent: Theme.colours.mark
            body: Theme.colours.surface
            width: Theme.mm(15)
            height: width
            anchors.verticalCenter: parent.verticalCenter
        }
        Column {
            id: identity
            anchors.left: mark.right
            anchors.leftMargin: Theme.mm(4)
            anchors.verticalCenter: parent.verticalCenter
            width: header.wide ? implicitWidth : Math.min(implicitWidth, time.x - x - Theme.mm(4))

            Words {
                objectName: "text:hall"
                text: header.model.hall
                strong: true
                font.pixelSize: Theme.lead
                width: header.wide ? implicitWidth : Math.min(implicitWidth, time.x - identity.x - Theme.mm(4))
            }
            Words {
                objectName: "text:terminal"
                text: header.model.terminal
                color: Theme.colours.inkSoft
                width: header.wide ? implicitWidth : Math.min(implicitWidth, time.x - identity.x - Theme.mm(4))
            }
        }
        Column {
            id: time
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            width: Math.max(day.width, link.naturalWidth + Theme.mm(3) + clock.implicitWidth)

            Item {
                anchors.right: parent.right
                width: link.naturalWidth + Theme.mm(4) + clock.implicitWidth
                height: clock.height

                Sign {
                    id: link
                    objectName: "text:link"
                    text: header.model.link
                    kind: header.model.link_ok ? "good" : "warn"
                    anchors.verticalCenter: parent.verticalCenter
                }
                Words {
                    id: clock
                    objectName: "text:clock"
                    anchors.right: parent.right
                    text: header.model.clock
                    strong: true
                    font.pixelSize: Theme.lead
                    wrapMode: Text.NoWrap
                }
            }
            Words {
                id: day
                objectName: "text:date"
                anchors.right: parent.right
                text: header.model.date
                color: Theme.colours.inkSoft
                wrapMode: Text.NoWrap
            }
        }
    }
    Flow {
        id: choices
        readonly property real natural: places.width
        spacing: Theme.mm(8)
        width: header.wide ? natural : upper.width
        x: header.wide ? upper.x + upper.width - time.width - Theme.mm(12) - natural : Theme.margin
        y: header.wide ? upper.y + (upper.height - height) / 2 : upper.y + upper.height + Theme.mm(3)

        ChipGroup {
            id: languages
            choices: header.model.languages
            subject: "language"
        }
        ChipGroup {
            id: sizes
            choices: header.model.text_sizes
            subject: "text-size"
        }
        ChipGroup {
            id: modes
            choices: header.model.modes
            subject: "theme"
        }
    }
    Item {
        id: places
        visible: false
        width: languages.width + sizes.width + modes.width + 2 * choices.spacing
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.mm(1)
        color: Theme.colours.action
    }
}
