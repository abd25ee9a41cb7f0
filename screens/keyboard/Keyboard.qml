pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Plugins
import QtQuick.VirtualKeyboard.Settings
import "leaves.js" as Leaves
import "../controls"
import "../theme"

// The on-screen keyboard: our keys, and behind them the input methods of Qt Virtual Keyboard and our own. Loaded at the
// first touch of a field; without it everything but typing works.
Item {
    id: board

    required property string language
    required property string folder   // memory only; nothing the keyboard keeps may reach a disk
    required property var hanzi       // kiosk.qt.hanzi
    required property real room       // the height of the screen
    readonly property var words: Shell.words.keyboard

    readonly property bool open: inputMethod.visible
    readonly property var inputMethod: Qt.inputMethod
    readonly property InputEngine engine: InputContext.inputEngine

    // The field says what it takes; somebody picks the way, and the next person finds the first again.
    readonly property string kind: (InputContext.inputItem as LineInput)?.leaf ?? "words"
    readonly property var ways: Leaves.ways(kind, language, hanzi.writes)
    property string picked
    readonly property string way: ways.includes(picked) ? picked : ways[0]
    readonly property var leaf: Leaves.LEAVES[way]
    property bool upper: false
    property bool unfolded: false
    // What an input method offers unasked, the likely next word, is not shown: the ways to write would go for it.
    readonly property bool composing: InputContext.preeditText !== "" || own.typed !== "" || own.offered
    readonly property SelectionListModel candidates: engine.wordCandidateListModel

    function forget() {
        engine.inputMethod?.reset();
        own.forget();
        hanzi.recognise([]);
        (rare.item as RarePicker)?.forget();
        (paper.item as WritingField)?.forget();
        picked = "";
        upper = false;
        unfolded = false;
        emptying.restart();
    }
    // What an input method may have noted goes in the pause after the next page: it reads its dictionaries anew, which
    // takes longer than the page. Nobody types before it is gone.
    Timer {
        id: emptying
        interval: 300
        onTriggered: VirtualKeyboardSettings.userDataReset()
    }
    function emptyBeforeUse() {
        if (open && emptying.running) {
            emptying.stop();
            VirtualKeyboardSettings.userDataReset();
        }
    }
    // One of the five keys; false where it is not the keyboard's.
    function handle(key: string): bool {
        const number = "123456789".indexOf(key);
        if (number >= 0 && composing && candidates.count > number) {
            choose(number);   // as the digits of any keyboard pick among candidates
            return true;
        }
        return walk.handle(key);
    }
    function arrange() {
        const mode = {pinyin: InputEngine.InputMode.Pinyin, cangjie: InputEngine.InputMode.Cangjie, zhuyin: InputEngine.InputMode.Zhuyin, nine: InputEngine.InputMode.Pinyin, stroke: InputEngine.InputMode.Pinyin, write: InputEngine.InputMode.Pinyin}[way];
        engine.inputMethod?.reset();
        hanzi.recognise([]);   // an answer that is still on its way is nobody's
        own.way = way;
        engine.inputMethod = methodOf(way);
        engine.inputMode = mode ?? InputEngine.InputMode.Latin;
        upper = false;
        unfolded = false;
    }
    function use(key: var) {
        const act = key.act ?? "";
        if (act === "back")
            engine.virtualKeyClick(Qt.Key_Backspace, "", Qt.NoModifier);
        else if (act === "space")
            engine.virtualKeyClick(Qt.Key_Space, " ", Qt.NoModifier);
        else if (act === "shift")
            upper = !upper;
        else if (act === "clear")
            clear();
        else if (act === "done")
            finish();
        else if (act === "hide")
            inputMethod.hide();
        else if (act.startsWith("leaf:"))
            picked = act.slice(5);
        else
            type(upper ? key.text.toUpperCase() : key.text);
    }
    function type(text: string) {
        const code = text.length === 1 && text.charCodeAt(0) < 128 ? text.toUpperCase().charCodeAt(0) : Qt.Key_unknown;
        engine.virtualKeyClick(code, text, Qt.NoModifier);
        upper = false;
    }
    function choose(index: int) {
        candidates.selectItem(index);
        unfolded = unfolded && candidates.count > 0;
        (paper.item as WritingField)?.forget();
    }
    function clear() {
        if (composing) {
            engine.inputMethod.reset();
            InputContext.preeditText = "";
        } else {
            // As fingers would do it: the field tells of it, which it does not when it is emptied by code.
            (InputContext.inputItem as LineInput)?.selectAll();
            engine.virtualKeyClick(Qt.Key_Backspace, "", Qt.NoModifier);
        }
    }
    function finish() {
        if (composing)
            engine.virtualKeyClick(Qt.Key_Return, "\n", Qt.NoModifier);
        else
            inputMethod.hide();
    }

    readonly property real keyHeight: Math.max(Theme.atLeast(Theme.elder ? 14 : 10), Math.min(Theme.mm(Theme.elder ? 22 : 19), room * 0.053))
    readonly property real barHeight: Math.max(Theme.atLeast(Theme.elder ? 14 : 11), keyHeight)

    height: content.height + 2 * Theme.mm(1.5)
    onWayChanged: arrange()
    Component.onCompleted: {
        // Before an input method is made: it opens its files as soon as it is.
        VirtualKeyboardSettings.userDataPath = folder;
        VirtualKeyboardSettings.activeLocales = ["zh_CN", "en_GB"];
        InputContext.priv.locale = "zh_CN";
        arrange();
        inputMethod.show();   // the field was focused before there was a keyboard to show
    }

    Connections {
        target: board.hanzi
        function onRecognised(found) {
            if (board.way === "write")
                own.offer(found);
        }
    }
    onComposingChanged: if (!composing) unfolded = false
    readonly property KeyWalk walk: KeyWalk {
        board: content
        rows: rows
        composing: board.composing
        following: board.way === "pinyin" && inside ? board.hanzi.following(InputContext.preeditText) : ""
        onFolded: board.inputMethod.hide()
    }
    onOpenChanged: {
        walk.leave();
        emptyBeforeUse();
    }
    PlainInputMethod { id: plain }
    HanziMethod {
        id: own
        hanzi: board.hanzi
    }
    // Those of Qt open their dictionaries when they are made: at the first use.
    Component { id: pinyinMethod; PinyinInputMethod {} }
    Component { id: tableMethod; TCInputMethod {} }
    property QtObject pinyin: null
    property QtObject tables: null
    function methodOf(way: string): QtObject {
        switch (way) {
        case "pinyin":
            pinyin = pinyin ?? pinyinMethod.createObject(board);
            return pinyin;
        case "cangjie":
        case "zhuyin":
            tables = tables ?? tableMethod.createObject(board);
            return tables;
        case "nine":
        case "stroke":
        case "write":
            return own;
        }
        return plain;
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.colours.ground
    }
    Rectangle {
        width: parent.width
        height: Theme.edge
        color: Theme.colours.line
    }
    // A finger beside the keys is not one on the page behind.
    TapHandler { gesturePolicy: TapHandler.ReleaseWithinBounds }

    Column {
        id: content
        y: Theme.mm(1.5)
        width: board.width

        CandidateBar {
            visible: board.ways.length > 1
            width: parent.width
            height: visible ? board.barHeight : 0
            candidates: board.candidates
            composing: board.composing
            pending: own.pending
            ways: board.ways
            way: board.way
            words: board.words
            hanzi: board.hanzi
            onPicked: way => board.picked = way
            unfolded: board.unfolded
            onSelected: index => board.choose(index)
            onFolded: board.unfolded = !board.unfolded
            onHidden: board.inputMethod.hide()
        }
        Item {
            id: field
            width: parent.width
            height: board.keyHeight * Math.max(4, board.leaf.rows.length)

            ReadingList {
                id: readings
                visible: board.way === "nine" && !board.unfolded
                width: visible ? Theme.mm(30) : 0
                height: parent.height
                x: rows.x - width
                readings: own.readings
                keyHeight: board.keyHeight
                onPicked: reading => own.pick(reading)
            }
            KeyRows {
                id: rows
                visible: !board.unfolded && board.leaf.rows.length > 0
                anchors.bottom: parent.bottom
                x: (parent.width - width + readings.width) / 2
                width: board.leaf.narrow ? Math.min(parent.width - readings.width, Theme.mm(190)) : parent.width
                keys: board.leaf.rows
                upper: board.upper
                keyHeight: parent.height / Math.max(1, keys.length)
                words: board.words
                onUsed: key => board.use(key)
            }
            HanziGrid {
                anchors.fill: parent
                visible: board.unfolded
                signs: visible ? board.candidates : []
                prefix: "key:candidate:"
                hanzi: board.hanzi
                keyHeight: board.keyHeight
                words: board.words
                least: Theme.mm(34)
                onPicked: index => board.choose(index)
            }
            Loader {
                id: rare
                anchors.fill: parent
                active: board.way === "rare"
                visible: active && !board.unfolded
                sourceComponent: RarePicker {
                    hanzi: board.hanzi
                    keyHeight: board.keyHeight
                    words: board.words
                    onTyped: text => board.type(text)
                    onErased: board.use({act: "back"})
                    onDone: board.finish()
                }
            }
            Loader {
                id: paper
                anchors.fill: parent
                active: board.way === "write"
                visible: active && !board.unfolded
                sourceComponent: WritingField {
                    hanzi: board.hanzi
                    keyHeight: board.keyHeight
                    words: board.words
                    onErased: board.use({act: "back"})
                    onSpaced: board.use({act: "space"})
                    onDone: board.finish()
                }
            }
        }
    }
}
