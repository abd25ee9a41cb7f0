import QtQuick
import "../controls"
import "../theme"

// What most pages share: a scrolling body and, at the foot, what leads on.
Item {
    id: frame

    required property var page   // the body of the page model
    default property alias content: area.content
    property alias centred: area.centred
    property alias spacing: area.spacing
    property alias maximumWidth: area.maximumWidth
    property alias actions: bar.actions
    property alias single: bar.single
    property bool loading: false   // a picture is still on its way
    readonly property bool landscape: Theme.landscape
    readonly property real innerWidth: area.innerWidth
    readonly property real innerHeight: area.height - 2 * Theme.mm(6)

    // Where the keyboard leaves hardly a line of the page, what leads on makes room until it is folded away.
    readonly property bool crowded: Shell.inputMethod.visible && height - bar.implicitHeight < Theme.touch * 2.5

    function arrive() {
        area.toTop();
    }
    function reveal(item: Item) {
        area.reveal(item);
    }

    ScrollArea {
        id: area
        width: parent.width
        anchors.top: parent.top
        anchors.bottom: bar.top
        anchors.bottomMargin: bar.visible ? 0 : Theme.gap   // what is cut off keeps away from the footer
    }
    Rectangle {
        visible: bar.visible
        anchors.top: bar.top
        width: parent.width
        height: Theme.hairline
        color: Theme.colours.lineSoft
    }
    ActionBar {
        id: bar
        width: parent.width
        height: frame.crowded ? 0 : implicitHeight
        visible: !empty && !frame.crowded
        anchors.bottom: parent.bottom
        maximumWidth: area.maximumWidth
    }
}
