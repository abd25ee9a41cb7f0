pragma ComponentBehavior: Bound
import QtQuick
import "../controls"
import "../theme"

// Hanzi that no input method finds: by radical and the strokes beside it, or by their code.
Item {
    id: picker

    required property var hanzi      // kiosk.qt.hanzi
    required property real keyHeight
    required property var words      // KeyboardWords

    property bool coded: false
    property var radical: null       // {number, hanzi, strokes}
    property int beside: 0
    property string code
    readonly property var radicals: hanzi.radicals()
    readonly property var counts: radical === null ? [] : hanzi.beside(radical.number)
    readonly property string found: coded ? hanzi.of_code(code) : ""

    signal typed(string text)
    signal erased
    signal done

    function forget() {
        coded = false;
        radical = null;
        code = "";
    }
    function open(index: int) {
        radical = radicals[index];
        beside = counts[0];
    }

    Column {
        id: sides
        width: Math.max(Theme.touch * 1.6, Theme.mm(30))

        Key {
            name: "key:by-radical"
            label: picker.words.by_radical
            text: label
            chosen: !picker.coded
            size: Theme.chrome
            width: parent.width
            height: picker.keyHeight
            onTapped: {
                picker.coded = false;
                picker.radical = null;
            }
        }
        Key {
            name: "key:by-code"
            label: picker.words.by_code
            text: label
            chosen: picker.coded
            size: Theme.chrome
            width: parent.width
            height: picker.keyHeight
            onTapped: picker.coded = true
        }
        Key {
            name: "key:back"
            label: picker.words.back
            drawing: "erase"
            quiet: true
            width: parent.width
            height: picker.keyHeight
            onTapped: picker.coded && picker.code !== "" ? picker.code = picker.code.slice(0, -1) : picker.erased()
        }
        Key {
            name: "key:done"
            label: picker.words.done
            text: label
            strong: true
            size: Theme.chrome
            width: parent.width
            height: picker.keyHeight
            onTapped: picker.done()
        }
    }
    Item {
        anchors.left: sides.right
        anchors.leftMargin: Theme.mm(2)
        anchors.right: parent.right
        height: parent.height

        HanziGrid {
            anchors.fill: parent
            visible: !picker.coded && picker.radical === null
            signs: visible ? picker.radicals.map(radical => radical.hanzi) : []
            prefix: "key:radical:"
            hanzi: picker.hanzi
            keyHeight: picker.keyHeight
            words: picker.words
            onPicked: index => picker.open(index)
        }
        Column {
            anchors.fill: parent
            visible: !picker.coded && picker.radical !== null

            Row {
                id: asked
                width: parent.width
                height: picker.keyHeight
                spacing: Theme.mm(2)

                Key {
                    id: back
                    name: "key:other-radical"
                    label: picker.words.other_radical
                    drawing: "left"
                    quiet: true
                    width: Math.max(Theme.touch, Theme.mm(18))
                    height: parent.height
                    onTapped: picker.radical = null
                }
                Words {
                    id: lead
                    text: `${picker.radical?.hanzi ?? ""} ${picker.words.beside_lead}`
                    height: parent.height
                    verticalAlignment: Text.AlignVCenter
                    font.pixelSize: Theme.chrome
                    wrapMode: Text.NoWrap
                }
                ListView {
                    id: countList
                    objectName: "beside"
                    width: parent.width - back.width - lead.width - 2 * parent.spacing
                    height: parent.height
                    orientation: ListView.Horizontal
                    clip: true
                    interactive: !Shell.explore
                    boundsBehavior: Flickable.StopAtBounds
                    cacheBuffer: 0
                    model: picker.counts
                    delegate: Key {
                        required property int modelData
                        name: `key:beside:${modelData}`
                        label: String(modelData)
                        text: label
                        size: Theme.chrome
                        chosen: picker.beside === modelData
                        width: Theme.touch
                        height: countList.height
                        onTapped: picker.beside = modelData
                    }
                }
            }
            HanziGrid {
                width: parent.width
                height: parent.height - asked.height
                signs: parent.visible ? picker.hanzi.of_radical(picker.radical.number, picker.beside) : []
                prefix: "key:hanzi:"
                hanzi: picker.hanzi
                keyHeight: picker.keyHeight
                words: picker.words
                onPicked: index => picker.typed(signs[index])
            }
        }
        Column {
            anchors.fill: parent
            visible: picker.coded

            Row {
                width: parent.width
                height: picker.keyHeight

                Words {
                    objectName: "text:code"
                    text: picker.code === "" ? picker.words.code_lead : `U+${picker.code}`
                    color: picker.code === "" ? Theme.colours.inkSoft : Theme.colours.ink
                    width: parent.width - result.width
                    height: parent.height
                    leftPadding: Theme.mm(2)
                    verticalAlignment: Text.AlignVCenter
                    font.pixelSize: picker.code === "" ? Theme.chrome : Theme.lead
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.fontFor(Theme.floor * 0.75)
                    wrapMode: Text.NoWrap
                }
                Key {
                    id: result
                    name: "key:hanzi:0"
                    label: picker.found
                    text: picker.found
                    strong: picker.found !== ""
                    enabled: picker.found !== ""
                    size: Theme.lead
                    width: Theme.touch * 2
                    height: parent.height
                    onTapped: {
                        picker.typed(picker.found);
                        picker.code = "";
                    }
                }
            }
            Grid {
                columns: 6
                Repeater {
                    model: Array.from("012345678ABC9DEF").sort()
                    Key {
                        required property string modelData
                        name: `key:code:${modelData}`
                        label: modelData
                        text: modelData
                        width: picker.width > 0 ? (picker.width - sides.width - Theme.mm(2)) / 6 : 0
                        height: picker.keyHeight
                        onTapped: {
                            if (picker.code.length < 6)
                                picker.code += modelData;
                        }
                    }
                }
            }
        }
    }
}
