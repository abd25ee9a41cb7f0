import QtQuick
import "../controls"
import "../theme"

// What most pages share: a scrolling body and, at the foot, what leads on; on a compact screen at the body's end.
Item {
    id: frame

    required property var page   // the body of the page model
    default property alias content: area.content
    property alias centred: area.centred
    property alias spacing: area.spacing
    property alias maximumWidth: area.maximumWidth
    property var actions: null
    property var single: []
    readonly property bool inline: Theme.compact
    readonly property bool beside: bar.beside   // what leads on takes of the width
    property bool loading: false   // a picture is still on its way
    readonly property bool landscape: Theme.landscape
    readonly property real innerWidth: area.innerWidth
    readonly property real innerHeight: area.height - 2 * Theme.mm(6)

    // Where the keyboard leaves hardly a line of the page, what leads on makes room until it is folded away.
    readonly property bool crowded: Shell.inputMethod.visible && !bar.beside && height - bar.implicitHeight < Theme.touch * 2.5

    function arrive() {
        area.toTop();
    }
    function reveal(item: Item) {
        area.reveal(item);
    }

    ScrollArea {
        id: area
        width: parent.width - (bar.beside ? bar.width : 0)
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.bottomMargin: bar.visible && !bar.beside ? bar.height : Theme.gap   // what is cut off keeps away from the footer
        ending: ActionBar {
            side: 0
            width: parent.width
            maximumWidth: area.maximumWidth
            actions: frame.inline ? frame.actions : null
            single: frame.inline ? frame.single : []
        }
    }
    ActionBar {
        id: bar
        actions: frame.inline ? null : frame.actions
        single: frame.inline ? [] : frame.single
        room: frame.width
        tallest: frame.height
        width: implicitWidth
        height: frame.crowded ? 0 : implicitHeight
        visible: !empty && !frame.crowded
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        maximumWidth: area.maximumWidth
    }
}
