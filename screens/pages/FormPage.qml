pragma ComponentBehavior: Bound
import QtQuick
import "../controls"
import "../theme"

// A form as it is handed in: a page of it at a time, whole or as wide as the screen.
PageFrame {
    id: frame

    actions: page.actions
    loading: picture.status === Image.Loading
    maximumWidth: Theme.mm(380)
    spacing: Theme.mm(4)

    Title { text: frame.page.title }
    Words {
        objectName: "text:lead"
        text: frame.page.lead
        font.pixelSize: Theme.lead
        room: parent.width
    }
    Flow {
        id: tools
        width: parent.width
        spacing: Theme.gap

        Words {
            objectName: "text:page"
            text: frame.page.page
            strong: true
            height: Math.max(Theme.touch, implicitHeight)
            wrapMode: Text.NoWrap
            verticalAlignment: Text.AlignVCenter
            rightPadding: Theme.mm(4)
        }
        Repeater {
            model: frame.page.tools
            Button {
                required property var entry
                action: entry
            }
        }
    }
    Rectangle {
        id: sheet
        // Whole, it is as high as there is room under the tools.
        readonly property real whole: Math.max(Theme.mm(90), frame.innerHeight - tools.y - tools.height - Theme.mm(6))
        objectName: `picture:${frame.page.picture}`
        visible: frame.page.picture !== ""
        width: frame.page.large ? parent.width : Math.min(parent.width, whole * 210 / 297)
        height: visible ? width * 297 / 210 : 0
        anchors.horizontalCenter: parent.horizontalCenter
        color: "white"
        border.width: Theme.hairline
        border.color: Theme.colours.line
        Accessible.role: Accessible.Graphic
        Accessible.name: `${frame.page.title} ${frame.page.page}`

        Image {
            id: picture
            anchors.fill: parent
            anchors.margins: Theme.hairline
            source: frame.page.picture === "" ? "" : `image://session/${frame.page.picture}`
            sourceSize.width: width
            fillMode: Image.PreserveAspectFit
            mirror: Theme.mirrored   // upright in a mirrored page
            asynchronous: true
            cache: false
        }
    }
    Words {
        objectName: "text:note"
        visible: text !== ""
        text: frame.page.note
        color: Theme.colours.inkSoft
        width: parent.width
    }
}
