import QtQuick
import "../controls"
import "../theme"

// The guide for the phone: a code to point it at, what it does, and its address in letters.
PageFrame {
    id: frame

    actions: page.actions
    maximumWidth: Theme.mm(380)

    Title { text: frame.page.title }
    Item {
        id: split
        readonly property bool wide: frame.landscape
        width: parent.width
        height: wide ? Math.max(code.height, words.height) : words.y + words.height

        QrCode {
            id: code
            objectName: "picture:code"
            path: frame.page.code
            modules: frame.page.modules
            most: split.wide ? Math.min(split.width * 0.4, Theme.mm(110)) : Math.min(split.width, Theme.mm(140))
            x: split.wide ? 0 : (split.width - width) / 2
            Accessible.name: frame.page.address
        }
        Column {
            id: words
            spacing: Theme.mm(5)
            x: split.wide && code.visible ? code.width + Theme.mm(10) : 0
            y: split.wide ? 0 : code.height + Theme.mm(8)
            width: split.width - x

            Words {
                objectName: "text:message"
                text: frame.page.message
                strong: true
                font.pixelSize: Theme.lead
                width: parent.width
            }
            PointList {
                points: frame.page.tips
                numbered: true
                subject: "tip"
                width: parent.width
            }
            Words {
                objectName: "text:address"
                text: frame.page.address
                color: Theme.colours.inkSoft
                wrapMode: Text.WrapAnywhere
                width: parent.width
            }
            Words {
                objectName: "text:state"
                text: frame.page.state
                strong: true
                width: parent.width
            }
        }
    }
}
