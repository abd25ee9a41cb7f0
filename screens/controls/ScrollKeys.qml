pragma ComponentBehavior: Bound
import QtQuick
import "../drawings"
import "../theme"

// Says that there is more above or below, and goes there by a tap. Stands in the right margin, covers nothing.
Item {
    id: keys

    required property Flickable flick
    readonly property real passed: flick.contentY - flick.originY
    readonly property bool more: flick.contentHeight > flick.height
    readonly property bool above: more && passed > 1
    readonly property bool below: more && passed + flick.height < flick.contentHeight - 1

    signal used

    function page(direction: int) {
        used();
        const last = flick.originY + flick.contentHeight - flick.height;
        const from = move.running ? move.to : flick.contentY;
        const to = Math.max(flick.originY, Math.min(last, from + direction * flick.height * 0.8));
        if (Theme.reducedMotion) {
            flick.contentY = to;
        } else {
            move.to = to;
            move.restart();
        }
    }

    // What stands at its end is at rest: a swing that goes on unseen takes the next touch for one that stops it.
    function halt() {
        if (flick.moving && !flick.dragging && (flick.atYEnd || flick.atYBeginning))
            flick.cancelFlick();
    }
    Connections {
        target: keys.flick
        function onDraggingChanged() {
            Qt.callLater(keys.halt);   // a list that was pulled against its end swings from here on
        }
        function onFlickStarted() {
            keys.halt();
        }
        function onAtYEndChanged() {
            keys.halt();
        }
        function onAtYBeginningChanged() {
            keys.halt();
        }
    }
    NumberAnimation {
        id: move
        target: keys.flick
        property: "contentY"
        duration: Theme.calm
        easing.type: Easing.OutCubic
        onRunningChanged: Shell.moving += running ? 1 : -1
    }
    Rectangle {
        objectName: "shade"
        visible: keys.below
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.mm(8)
        gradient: Gradient {
            GradientStop { position: 0; color: Qt.alpha(Theme.colours.ground, 0) }
            GradientStop { position: 1; color: Theme.colours.ground }
        }
    }
    Item {
        visible: keys.more
        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(3)
        anchors.top: parent.top
        anchors.topMargin: Theme.mm(6)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.mm(4)
        width: Theme.touch

        Item {
            id: track
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.mm(2)
            anchors.top: parent.top
            anchors.bottom: up.top
            anchors.bottomMargin: Theme.mm(4)
            visible: height > Theme.mm(20)

            Rectangle {
                anchors.fill: parent
                radius: width / 2
                color: Theme.colours.lineSoft
            }
            Rectangle {
                width: parent.width
                radius: width / 2
                color: Theme.colours.line
                height: Math.max(Theme.mm(8), track.height * Math.min(1, keys.flick.height / Math.max(1, keys.flick.contentHeight)))
                y: (track.height - height) * Math.max(0, Math.min(1, keys.passed / Math.max(1, keys.flick.contentHeight - keys.flick.height)))
            }
        }
        ScrollKey {
            id: up
            name: "action:scroll-up"
            label: Shell.words.more_above
            icon: "up"
            enabled: keys.above
            anchors.bottom: down.top
            anchors.bottomMargin: Theme.gap
            onTapped: keys.page(-1)
        }
        ScrollKey {
            id: down
            name: "action:scroll-down"
            label: Shell.words.more_below
            icon: "down"
            enabled: keys.below
            anchors.bottom: parent.bottom
            onTapped: keys.page(1)
        }
    }
    component ScrollKey: Tappable {
        id: key
        property string icon
        width: Theme.touch
        height: Theme.touch
        Rectangle {
            anchors.fill: parent
            radius: Theme.corner
            color: Theme.colours.surface
            border.width: key.enabled ? Theme.edge : Theme.hairline
            border.color: key.enabled ? Theme.colours.action : Theme.colours.lineSoft
        }
        Drawing {
            anchors.centerIn: parent
            width: parent.width * 0.5
            height: width
            name: key.icon
            single: key.enabled ? Theme.colours.action : Theme.colours.lineSoft
        }
    }
}
