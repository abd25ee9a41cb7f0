pragma ComponentBehavior: Bound
import QtQuick
import "../controls"
import "../theme"

// Every control in every state, a sheet at a time. The terminal does not load this: it is for who builds and who judges.
Rectangle {
    id: gallery

    required property var shown   // Specimens
    required property real pixelsPerMm
    property var brand: ({})
    property bool still: false   // nothing moves: it is drawn
    readonly property real wholeHeight: top.height + view.contentHeight
    property alias ready: sheet.settled

    signal turned(string what)   // sheet, back, theme, size, language

    color: Theme.colours.ground
    focus: true

    Binding { target: Theme; property: "pixelsPerMm"; value: gallery.pixelsPerMm }
    Binding { target: Theme; property: "brand"; value: gallery.brand }
    Binding { target: Theme; property: "landscape"; value: false }
    Binding { target: Theme; property: "reducedMotion"; value: gallery.still }
    Binding { target: Theme; property: "name"; value: gallery.shown.theme }
    Binding { target: Theme; property: "textSize"; value: gallery.shown.text_size }
    Binding { target: Theme; property: "language"; value: gallery.shown.language }
    Binding { target: Shell; property: "words"; value: gallery.shown.words }

    Keys.onPressed: event => {
        const what = {[Qt.Key_Right]: "sheet", [Qt.Key_Left]: "back", [Qt.Key_T]: "theme", [Qt.Key_S]: "size", [Qt.Key_L]: "language"}[event.key] ?? "";
        event.accepted = what !== "" || navigator.handle({[Qt.Key_Up]: "up", [Qt.Key_Down]: "down"}[event.key] ?? "");
        if (what !== "")
            turned(what);
    }

    Column {
        id: top
        width: parent.width
        padding: Theme.margin / 2
        spacing: Theme.mm(2)

        Words {
            text: `${gallery.shown.title} · ${gallery.shown.sheet}`
            strong: true
            font.pixelSize: Theme.heading
            room: parent.width - 2 * top.padding
        }
        Words {
            text: gallery.shown.help
            color: Theme.colours.inkSoft
            room: parent.width - 2 * top.padding
        }
    }
    Flickable {
        id: view
        objectName: "scroll"
        anchors.top: top.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        contentHeight: sheet.height + Theme.mm(12)
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        // Made anew with every turn: a state that was put on stays with what it was put on.
        Loader {
            id: sheet
            readonly property string wanted: `${gallery.shown.sheet} ${gallery.shown.theme} ${gallery.shown.text_size} ${gallery.shown.language}`
            property bool settled: false
            x: Theme.margin
            width: parent.width - 2 * Theme.margin
            function turn() {
                settled = false;
                source = "";
                setSource(`${gallery.shown.sheet}Sheet.qml`, {shown: gallery.shown});
                view.contentY = 0;
                settled = true;
            }
            onWantedChanged: Qt.callLater(turn)
            Component.onCompleted: turn()
        }
    }
    Navigator {
        id: navigator
        start: view
    }
}
