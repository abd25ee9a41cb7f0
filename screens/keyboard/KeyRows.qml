pragma ComponentBehavior: Bound
import QtQuick
import "../theme"

// The keys of one leaf in their rows. Their places for touch join without a gap: a finger between two keys hits one.
Column {
    id: rows

    required property var keys     // leaves.js
    required property bool upper   // the next letter is a capital
    required property real keyHeight
    property var words             // KeyboardWords
    property string prefix: "key:"  // of the keys' names

    signal used(var key)

    readonly property var acts: ({back: "erase", shift: "up"})

    Repeater {
        model: rows.keys
        Row {
            id: row
            required property var modelData
            readonly property real unit: rows.width / modelData.reduce((sum, key) => sum + (key.weight ?? 1), 0)

            Repeater {
                model: row.modelData
                Key {
                    id: key
                    required property var modelData
                    readonly property string act: modelData.act ?? ""
                    readonly property string types: rows.upper ? (modelData.text ?? "").toUpperCase() : modelData.text ?? ""
                    readonly property string named: act === "" ? "" : act.startsWith("leaf:") ? rows.words[act.slice(5)] : rows.words[act] ?? ""

                    name: act === "gap" ? "" : rows.prefix + (act || modelData.text)
                    label: named || (modelData.hint ? rows.words[modelData.hint] : types)
                    enabled: act !== "gap"
                    opacity: act === "gap" ? 0 : 1
                    width: row.unit * (modelData.weight ?? 1)
                    height: rows.keyHeight
                    text: act === "" ? modelData.label ?? types : named
                    drawing: rows.acts[act] ?? ""
                    hint: modelData.hint ? rows.words[modelData.hint] : act === "" && modelData.label ? modelData.text : ""
                    strong: act === "done"
                    size: act === "" ? proper : Theme.chrome
                    quiet: act !== "" && act !== "space"
                    chosen: act === "shift" && rows.upper
                    onTapped: rows.used(modelData)

                    // Held down, it goes on erasing.
                    Timer {
                        interval: again ? 120 : 600
                        property bool again: false
                        repeat: true
                        running: key.act === "back" && key.pressed
                        onRunningChanged: again = false
                        onTriggered: {
                            again = true;
                            rows.used(key.modelData);
                        }
                    }
                }
            }
        }
    }
}
