pragma ComponentBehavior: Bound
import QtQuick
import "../controls"
import "../theme"

// The attendant's PIN: dots for what was entered, and a pad whose digits keep their places.
// High: the pad at the foot, within reach of everybody, and the words above it. Wide: words on the left, the pad on the
// right. The pad stays where it is, whatever is said.
PageFrame {
    id: frame

    maximumWidth: Theme.mm(380)
    centred: true

    Item {
        id: split
        readonly property bool wide: frame.landscape
        width: parent.width
        height: wide ? Math.max(words.height, pad.height) : Math.max(words.height + Theme.mm(10) + pad.height, frame.innerHeight)

        Column {
            id: words
            width: split.wide ? split.width - pad.width - Theme.mm(12) : split.width
            y: split.wide ? Math.max(0, (pad.height - height) / 2) : pad.y - Theme.mm(10) - height
            spacing: Theme.mm(6)

            Title {
                text: frame.page.title
                font.pixelSize: words.width < Theme.mm(110) ? Theme.heading : Theme.title
                horizontalAlignment: split.wide ? undefined : Text.AlignHCenter
            }
            Words {
                objectName: "text:message"
                text: frame.page.trouble === "" ? frame.page.message : ""
                font.pixelSize: Theme.lead
                width: parent.width
                horizontalAlignment: split.wide ? undefined : Text.AlignHCenter
            }
            Card {
                width: parent.width
                visible: frame.page.trouble !== ""
                padding: Theme.mm(4)
                color: Theme.colours.badSoft
                border.color: Theme.colours.bad
                Accessible.role: Accessible.AlertMessage
                Accessible.name: frame.page.trouble
                Sign {
                    objectName: "text:trouble"
                    kind: "bad"
                    strong: true
                    text: frame.page.trouble
                    width: parent.width
                }
            }
            Row {
                id: dots
                objectName: "text:progress"
                readonly property real side: Math.min(Theme.mm(8), (words.width - (frame.page.length - 1) * spacing) / Math.max(1, frame.page.length))
                x: split.wide ? 0 : (words.width - width) / 2
                spacing: Theme.mm(6)
                Accessible.role: Accessible.StaticText
                Accessible.name: frame.page.progress

                Repeater {
                    model: frame.page.length
                    Rectangle {
                        required property int index
                        readonly property bool filled: index < frame.page.entered
                        width: dots.side
                        height: width
                        radius: width / 2
                        color: filled ? Theme.colours.action : Theme.colours.surface
                        border.width: Theme.edge
                        border.color: filled ? Theme.colours.action : Theme.colours.line
                    }
                }
            }
        }
        Grid {
            id: pad
            readonly property real key: split.wide ? Math.max(Theme.touch, Math.min(Theme.mm(26), Math.floor((frame.innerHeight - 3 * spacing) / 4))) : Theme.mm(28)
            readonly property real keyWidth: Math.min(key * 1.6, Math.floor((split.width * (split.wide ? 0.55 : 1) - 2 * spacing) / 3))
            columns: 3
            spacing: Theme.step
            x: split.wide ? split.width - width : (split.width - width) / 2
            y: split.wide ? 0 : split.height - height

            Repeater {
                // The zero stands in the middle of the last line, between giving up and clearing.
                model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "cancel", "0", "clear"]
                Tappable {
                    id: key
                    required property string modelData
                    readonly property var action: modelData === "clear" ? frame.page.clear : modelData === "cancel" ? frame.page.cancel : null
                    name: action?.name ?? `option:pin:${modelData}`
                    label: action?.label ?? modelData
                    width: pad.keyWidth
                    height: Math.max(pad.key, action !== null ? said.height + Theme.mm(3) : 0)
                    enabled: action?.enabled ?? frame.page.usable
                    onTapped: action !== null ? Shell.send(name, {}) : Shell.send("field:pin", {option: modelData})

                    Rectangle {
                        anchors.fill: parent
                        radius: Theme.corner
                        color: key.enabled ? Theme.colours.surface : Theme.colours.surfaceAlt
                        border.width: Theme.edge
                        border.color: key.enabled ? Theme.colours.action : Theme.colours.lineSoft
                    }
                    Words {
                        id: said
                        anchors.centerIn: parent
                        width: Math.min(implicitWidth, key.width - Theme.mm(3))
                        horizontalAlignment: Text.AlignHCenter
                        text: key.label
                        strong: true
                        font.pixelSize: Math.max(Theme.chrome, Math.min(key.action === null ? Theme.title : pad.keyWidth < Theme.mm(36) ? Theme.chrome : Theme.body, pad.key * 0.55))
                        color: key.enabled ? Theme.colours.action : Theme.colours.inkSoft
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
}
