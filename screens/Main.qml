pragma ComponentBehavior: Bound
import QtQuick
import "controls"
import "theme"

// The whole screen: header, page, footer, and what lies over them. Pages are made at their first visit and kept.
Rectangle {
    id: root

    required property var bridge
    required property real pixelsPerMm
    property string keyboardFolder: ""   // in memory; without one there is no keyboard
    required property var hanzi          // finds hanzi for the keyboard
    property bool reducedMotion: false

    readonly property var frame: bridge.frame
    property string current: ""
    property int visit: -1
    readonly property bool settled: !arrival.running && !keyboardMove.running && !looking && Shell.moving === 0 && !(pages.placeOf(current)?.page?.loading ?? false)
    readonly property bool low: height < width && height < Theme.mm(300)
    readonly property bool warned: frame.warning.present
    readonly property real keyboardHeight: keyboard.shown ? keyboard.height : 0

    color: Theme.colours.ground

    Binding { target: Theme; property: "pixelsPerMm"; value: root.pixelsPerMm }
    Binding { target: Theme; property: "landscape"; value: root.width > root.height }
    Binding { target: Theme; property: "reducedMotion"; value: root.reducedMotion }
    Binding { target: Theme; property: "name"; value: root.frame.theme || "standard" }
    Binding { target: Theme; property: "textSize"; value: root.frame.text_size || "M" }
    Binding { target: Shell; property: "words"; value: root.frame.words }

    Connections {
        target: Shell
        function onIntent(name, values) {
            root.bridge.intent(name, values);
        }
    }
    Connections {
        target: root.bridge
        function onShown() {
            root.arrive(root.frame.kind, root.frame.visit);
            root.look();
        }
        function onCleared() {
            Shell.forget();
            keyboard.forget();
        }
    }
    Component.onCompleted: if (frame.present) arrive(frame.kind, frame.visit)

    function arrive(kind: string, visit: int) {
        if (kind === current && visit === root.visit)
            return;
        const place = pages.placeOf(kind);
        if (place === null)
            return;
        if (place.item === null)
            place.setSource(`pages/${kind.split("_").map(word => word.charAt(0).toUpperCase() + word.slice(1)).join("")}Page.qml`, {page: bridge.body(kind)});
        stage.forceActiveFocus();
        header.refold();
        place.page.arrive();
        const other = kind !== current;
        root.visit = visit;
        current = kind;
        if (other)
            arrival.restart();
    }

    Item {
        id: shell
        anchors.fill: parent
        enabled: !root.warned

        Header {
            id: header
            width: parent.width
            model: root.frame.header
            low: root.low
        }
        DemonstrationMark {
            id: demonstration
            anchors.top: header.bottom
            width: parent.width
            text: root.frame.header.demonstration
        }
        Reminder {
            id: reminder
            anchors.top: demonstration.bottom
            width: parent.width
            text: root.frame.reminder
        }
        Item {
            id: stage
            anchors.top: reminder.bottom
            width: parent.width
            height: Math.max(0, Math.min(footer.y, root.height - root.keyboardHeight) - y)
            enabled: !arrival.running
            clip: true
            onHeightChanged: root.look()

            Repeater {
                id: pages
                function placeOf(kind: string): Place {
                    for (let i = 0; i < count; i++) {
                        const place = itemAt(i) as Place;
                        if (place.kind === kind)
                            return place;
                    }
                    return null;
                }
                model: ["attract", "home", "item", "pages", "take_along", "choice", "notice", "identify", "face", "code", "parameters", "working", "table", "document", "printing", "question", "guidance", "trouble", "closed", "pin", "desk"]
                Place {
                    objectName: `page:${kind}`
                    width: stage.width
                    height: stage.height
                    visible: kind === root.current
                    focus: visible
                }
            }
        }
        Footer {
            id: footer
            anchors.bottom: parent.bottom
            width: parent.width
            model: root.frame.footer
            low: root.low
        }
    }
    // A page comes in from the right by a little, so that one sees that it is another.
    ParallelAnimation {
        id: arrival
        NumberAnimation {
            target: pages.placeOf(root.current)
            property: "opacity"
            from: 0
            to: 1
            duration: Theme.quick
        }
        NumberAnimation {
            target: pages.placeOf(root.current)
            property: "x"
            from: Theme.mm(6)
            to: 0
            duration: Theme.quick
            easing.type: Easing.OutCubic
        }
    }
    component Place: Loader {
        required property string modelData
        readonly property string kind: modelData
        readonly property var page: item   // every page has arrive()
    }
    Loader {
        id: keyboard
        objectName: "keyboard"
        asynchronous: true   // it is large, and nobody waits for it
        readonly property var panel: item   // known by its promise, not by its type: the file may be missing
        readonly property bool wanted: root.textFieldFocused && root.keyboardFolder !== ""
        readonly property bool shown: panel?.open ?? false
        function forget() {
            panel?.forget();
        }
        onWantedChanged: {
            if (wanted && status === Loader.Null)
                setSource("keyboard/Keyboard.qml", {language: Qt.binding(() => root.frame.language), folder: root.keyboardFolder, hanzi: root.hanzi, room: Qt.binding(() => root.height)});
        }
        width: parent.width
        y: root.height - root.keyboardHeight
        visible: shown || keyboardMove.running
        Behavior on y {
            NumberAnimation {
                id: keyboardMove
                duration: Theme.quick
            }
        }
    }
    readonly property bool textFieldFocused: (Window.activeFocusItem as TextInput) !== null

    // The field that is written stays over the keyboard, with its label if there is room for both.
    property bool looking: false
    function look() {
        looking = textFieldFocused;
        if (looking)
            laidOut.restart();
    }
    Timer {
        id: laidOut   // the page takes its new shape with the next frame
        interval: 40
        onTriggered: root.keepInSight()
    }
    function keepInSight() {
        looking = false;
        const input = Window.activeFocusItem as LineInput;
        const page = pages.placeOf(current)?.page;
        if (input === null || !page?.reveal)
            return;
        page.reveal(input.whole);
        page.reveal(input.box);
    }
    Connections {
        target: root.Window.window
        function onActiveFocusItemChanged() {
            root.look();
        }
    }

    IdleWarning {
        anchors.fill: parent
        warning: root.frame.warning
    }
}
