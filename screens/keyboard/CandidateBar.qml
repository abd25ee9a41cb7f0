pragma ComponentBehavior: Bound
import QtQuick
import "../controls"
import "../theme"

// Over the keys: what is being written and its candidates, or, while nothing is, the ways to write.
Item {
    id: bar

    required property var candidates   // of the input engine; roles: display
    required property bool composing
    required property string pending   // strokes so far
    required property var ways
    required property string way
    required property bool unfolded
    required property var words        // KeyboardWords
    required property var hanzi        // kiosk.qt.hanzi

    signal picked(string way)
    signal selected(int index)
    signal folded
    signal hidden

    Rectangle {
        anchors.fill: parent
        color: Theme.colours.surface
    }
    Row {
        id: choices
        visible: !bar.composing
        height: parent.height
        Repeater {
            model: bar.ways.length > 1 ? bar.ways : []
            Key {
                id: choice
                required property string modelData
                name: `key:leaf:${modelData}`
                label: bar.words[modelData]
                text: label
                size: Theme.chrome
                chosen: modelData === bar.way
                Accessible.role: Accessible.RadioButton
                Accessible.checkable: true
                Accessible.checked: chosen
                width: Math.min(Math.max(Theme.touch * 1.3, implicit.advanceWidth + Theme.mm(6)), (bar.width - hide.width) / bar.ways.length)
                height: bar.height
                onTapped: bar.picked(modelData)

                TextMetrics {
                    id: implicit
                    text: choice.text
                    font.pixelSize: Theme.chrome
                }
            }
        }
    }
    Words {
        id: strokes
        visible: bar.composing && text !== ""
        objectName: "text:strokes"
        x: Theme.mm(3)
        height: parent.height
        verticalAlignment: Text.AlignVCenter
        text: Array.from(bar.pending).map(stroke => ({"1": "一", "2": "丨", "3": "丿", "4": "丶", "5": "乛", "*": "＊"}[stroke])).join("")
        color: Theme.colours.action
        wrapMode: Text.NoWrap
        elide: Text.ElideLeft
        width: visible ? Math.min(implicitWidth, bar.width / 3) : 0
    }
    ListView {
        id: list
        objectName: "candidates"
        visible: bar.composing
        anchors.left: strokes.right
        anchors.leftMargin: Theme.mm(2)
        anchors.right: more.left
        height: parent.height
        orientation: ListView.Horizontal
        clip: true
        interactive: !Shell.explore
        model: bar.composing && !bar.unfolded ? bar.candidates : null
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 0   // Qt would make them in advance, and complain when the candidates change before
        delegate: Key {
            id: candidate
            required property string display
            required property int index
            name: `key:candidate:${index}`
            label: display
            // By ear 社 and 设 are one: 社 is the one of 社会.
            Accessible.description: bar.hanzi.example(display)
            text: display
            quiet: true
            size: Theme.lead
            width: Math.max(Theme.touch, measure.advanceWidth + Theme.mm(5))
            height: list.height
            onTapped: bar.selected(index)

            TextMetrics {
                id: measure
                text: candidate.display
                font.pixelSize: Theme.lead
            }
        }
    }
    Key {
        id: more
        name: "key:more"
        label: bar.unfolded ? bar.words.fold : bar.words.more
        drawing: bar.unfolded ? "up" : "down"
        quiet: true
        visible: bar.composing
        anchors.right: parent.right
        width: Theme.touch
        height: parent.height
        onTapped: bar.folded()
    }
    Key {
        id: hide
        name: "key:hide"
        label: bar.words.hide
        text: bar.words.hide
        size: Theme.chrome
        quiet: true
        visible: !bar.composing
        anchors.right: parent.right
        width: Math.max(Theme.touch, hideMeasure.advanceWidth + Theme.mm(6))
        height: parent.height
        onTapped: bar.hidden()

        TextMetrics {
            id: hideMeasure
            text: bar.words.hide
            font.pixelSize: Theme.chrome
        }
    }
}
