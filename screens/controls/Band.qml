import QtQuick
import "../theme"

// A strip across the page that must be seen: put your card away, this is a demonstration.
Rectangle {
    id: band

    property string text
    property string kind: "warn"   // warn, off
    property bool strong: true
    property string controlName: "text:reminder"

    visible: text !== ""
    implicitHeight: visible ? sign.height + Theme.mm(strong ? 8 : 3) : 0
    color: Theme.colours.warnSoft
    // What must be done is an alert; what is always there is said once, by the words in it.
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text
    Accessible.ignored: !strong

    Rectangle {
        width: parent.width
        height: Theme.edge
        color: Theme.colours.warn
        visible: band.strong
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: band.strong ? Theme.edge : Theme.hairline
        color: Theme.colours.warn
    }
    Sign {
        id: sign
        objectName: band.controlName
        anchors.centerIn: parent
        kind: "warn"
        text: band.text
        strong: band.strong
        size: band.strong ? Theme.lead : Theme.chrome
        width: Math.min(naturalWidth, band.width - 2 * Theme.margin)
    }
}
