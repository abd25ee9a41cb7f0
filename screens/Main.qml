pragma ComponentBehavior: Bound
import QtQuick
import "controls"
import "drawings"
import "theme"

// The whole screen: header, page, footer, and what lies over them. Pages are made at their first visit and kept.
Rectangle {
    id: root

    required property var bridge
    required property real pixelsPerMm
    property string keyboardFolder: ""   // in memory; without one there is no keyboard
    required property var hanzi          // finds hanzi for the keyboard
    property bool reducedMotion: false
    property var brand: ({})   // kiosk.brand

    readonly property var frame: bridge.frame
    property string current: ""
    property int visit: -1
    readonly property bool settled: above === shape && !arrival.running && !keyboardMove.running && !looking && Shell.moving === 0 && !(pages.placeOf(current)?.page?.loading ?? false)
    // Who does not reach the top has everything in the lower half of a high screen; above it stands what it is about.
    readonly property bool lowered: frame.low_reach && height > width
    readonly property real shape: lowered ? Math.round(height / 2) : 0
    property real above: 0
    readonly property real reachable: height - above
    readonly property bool low: reachable < width && reachable < Theme.mm(300)
    readonly property bool blank: frame.blank
    readonly property bool covered: warned || frame.access.present
    readonly property bool warned: frame.warning.present
    readonly property real keyboardHeight: keyboard.shown ? keyboard.height : 0
    property real held: 0   // a reminder that is over leaves its room until the next page: nothing moves under a finger

    color: Theme.colours.ground

    Binding { target: root.Window.window; property: "title"; value: root.frame.present ? root.frame.header.hall : "" }
    Binding { target: Theme; property: "pixelsPerMm"; value: root.pixelsPerMm }
    Binding { target: Theme; property: "landscape"; value: root.width > root.reachable }
    Binding { target: Theme; property: "brand"; value: root.brand }
    Binding { target: Theme; property: "low"; value: root.low }
    Binding { target: Theme; property: "compact"; value: root.low && root.width < 13 * Theme.touch }
    Binding { target: Theme; property: "reducedMotion"; value: root.reducedMotion || root.frame.calm }
    Binding { target: Theme; property: "name"; value: root.frame.theme || "standard" }
    Binding { target: Theme; property: "textSize"; value: root.frame.text_size || "M" }
    Binding { target: Theme; property: "language"; value: root.frame.language || "zh-CN" }
    Binding { target: Shell; property: "words"; value: root.frame.words }
    Binding { target: Shell; property: "keys"; value: root.frame.by_keys }
    Binding { target: Shell; property: "explore"; value: root.frame.explore }

    Connections {
        target: Shell
        function onIntent(name, values) {
            root.bridge.intent(name, values);
        }
        function onPointedChanged() {
            if (Shell.pointed)
                root.bridge.meet(Shell.pointed, true);
        }
        function onMet(item) {
            root.bridge.meet(item, false);
        }
        function onTyping() {
            const input = root.Window.activeFocusItem as TextInput;
            if (input)
                root.bridge.typed(input.text, input.preeditText);
        }
    }
    Connections {
        target: root.bridge
        function onShown() {
            root.arrive(root.frame.kind, root.frame.visit);
            root.look();
        }
        function onKeyPressed(key) {
            root.useKey(key);
        }
        function onCleared() {
            Shell.forget();
            keyboard.forget();
        }
    }
    Component.onCompleted: {
        turn();
        if (frame.present)
            arrive(frame.kind, frame.visit);
    }
    onShapeChanged: Qt.callLater(turn)   // after what pages still have to do for the page before

    // High pages become wide ones, or back: they are made anew, since a page that changes its shape while it stands
    // measures itself by what is about to change.
    function turn() {
        if (above === shape)
            return;
        pages.drop();
        above = shape;
        if (current !== "")
            open(pages.placeOf(current)).arrive();
    }
    function open(place: Place): var {
        if (place.item === null)
            place.setSource(`pages/${place.kind.split("_").map(word => word.charAt(0).toUpperCase() + word.slice(1)).join("")}Page.qml`, {page: bridge.body(place.kind)});
        return place.page;
    }

    function arrive(kind: string, visit: int) {
        if (kind === current && visit === root.visit)
            return;
        const place = pages.placeOf(kind);
        if (place === null)
            return;
        open(place).arrive();
        const other = kind !== current;
        held = reminder.implicitHeight;
        root.visit = visit;
        current = kind;
        stage.forceActiveFocus();   // from the top, not from where somebody was on this page before
        if (other)
            arrival.restart();
    }

    // The upper half, where it is out of reach.
    Rectangle {
        visible: root.above > 0
        width: parent.width
        height: root.above
        color: Theme.colours.drawGround

        Column {
            anchors.centerIn: parent
            width: parent.width - 2 * Theme.margin
            spacing: Theme.mm(10)

            Mark {
                width: Theme.mm(44)
                height: width
                anchors.horizontalCenter: parent.horizontalCenter
            }
            Words {
                text: root.above > 0 ? root.frame.header.hall : ""
                strong: true
                font.pixelSize: Theme.title
                room: parent.width
                anchors.horizontalCenter: parent.horizontalCenter
                horizontalAlignment: Text.AlignHCenter
                Accessible.ignored: true
            }
        }
    }
    Item {
        id: shell
        y: root.above
        width: parent.width
        height: root.reachable
        enabled: !root.covered
        transform: Mirror {}

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
            height: text !== "" ? implicitHeight : root.held
            text: root.frame.reminder
            onImplicitHeightChanged: if (implicitHeight > 0) root.held = implicitHeight
        }
        Item {
            id: stage
            anchors.top: reminder.bottom
            width: parent.width
            height: Math.max(0, Math.min(footer.y, shell.height - root.keyboardHeight) - y)
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
                function drop() {
                    for (let i = 0; i < count; i++)
                        (itemAt(i) as Place).source = "";
                }
                model: ["attract", "home", "item", "pages", "take_along", "choice", "notice", "identify", "face", "code", "parameters", "working", "table", "document", "printing", "question", "guidance", "trouble", "closed", "pin", "desk", "signature", "plate", "sheet", "sheets", "form", "rating", "technician", "grid"]
                Place {
                    objectName: `page:${kind}`
                    width: stage.width
                    height: stage.height
                    visible: kind === root.current
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
    // Layouts here are places that are computed, which LayoutMirroring leaves as they are: the page is mirrored, and
    // words, drawings and pictures are turned back where they stand.
    component Mirror: Scale {
        xScale: Theme.mirrored ? -1 : 1
        origin.x: root.width / 2
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
    readonly property Item pointed: Shell.pointed
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

    AccessPanel {
        y: root.above
        width: parent.width
        height: root.reachable
        panel: root.frame.access
        transform: Mirror {}
        enabled: !root.warned
    }
    IdleWarning {
        y: root.above
        width: parent.width
        height: root.reachable
        warning: root.frame.warning
        transform: Mirror {}
    }
    Navigator {
        id: navigator
        start: stage
        onGoBack: root.leaveLayer()
        onRepeat: Shell.send("action:repeat", {})
    }
    // Nothing to see for who stands by. A touch brings the picture back, unless touches are how this person finds things.
    Rectangle {
        anchors.fill: parent
        visible: root.blank
        color: "#000000"

        TapHandler {
            enabled: !Shell.explore
            onTapped: Shell.send("action:mode", {key: "blank"})
        }
        Words {
            text: Shell.words.unseen
            visible: !Shell.explore
            color: "#8a8a8a"
            font.pixelSize: Theme.chrome
            anchors.horizontalCenter: parent.horizontalCenter
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.mm(20)
        }
    }
    // Out of hours and nobody there: the page stays as it is, only its light is less. What nobody sees nobody means to
    // touch: in the dark the first touch lights the screen.
    Rectangle {
        objectName: "night"
        anchors.fill: parent
        visible: root.frame.light === "dim" || root.frame.light === "dark"
        color: "#000000"
        opacity: root.frame.light === "dark" ? 1 : 0.75

        TapHandler {
            enabled: root.frame.light === "dark"
            gesturePolicy: TapHandler.WithinBounds
            onTapped: Shell.send("action:touch", {})
        }
    }
    // Of a mouse that somebody plugged in, one button: another would paste into a field what was marked before.
    MouseArea {
        anchors.fill: parent
        acceptedButtons: Qt.AllButtons & ~Qt.LeftButton
    }
    Keys.onPressed: event => {
        const key = {[Qt.Key_Up]: "up", [Qt.Key_Down]: "down", [Qt.Key_Escape]: "back"}[event.key] ?? "";
        event.accepted = key !== "" && useKey(key);
    }
    // A key of a keypad beside the screen: one of the five, one beside them, or a digit.
    function useKey(key: string): bool {
        if (textFieldFocused && keyboard.shown && keyboard.panel.handle(key))
            return true;
        if (key !== "clear" && "0123456789".indexOf(key) < 0)
            return navigator.handle(key);
        const input = Window.activeFocusItem as LineInput;
        input?.key(key);
        return input !== null;
    }
    // Back is the nearest thing that can be left.
    function leaveLayer() {
        if (warned)
            Shell.send("action:stay", {});
        else if (frame.access.present)
            Shell.send("action:access-close", {});
        else if (frame.footer.back.present)
            Shell.send("action:back", {});
        else if (frame.footer.home.present)
            Shell.send("action:home", {});
    }
}
