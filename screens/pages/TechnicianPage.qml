pragma ComponentBehavior: Bound
import QtQuick
import "../controls"
import "../theme"

// A room of the technician's: the rooms as tabs, what came of the last thing, how things are, what can be done, and what
// was looked up. A page of a test has no tabs. On a wide screen what can be done stands on the right.
Item {
    id: frame

    required property var page

    function arrive() {
        area.toTop();
    }
    function reveal(item: Item) {
        area.reveal(item);
    }

    ScrollArea {
        id: area
        width: parent.width
        anchors.top: parent.top
        anchors.bottom: bar.top
        maximumWidth: Theme.mm(420)
        spacing: Theme.mm(5)

        WayTabs {
            width: parent.width
            visible: rooms.count > 0
            model: frame.page.tabs
            Repeater {
                id: rooms
                model: frame.page.tabs
                Item { required property var entry }
            }
        }
        Title { text: frame.page.title }
        Words {
            objectName: "text:summary"
            visible: !Theme.low   // there is hardly room for what needs a hand
            text: frame.page.who
            color: Theme.colours.inkSoft
            width: parent.width
        }
        Card {
            id: note
            readonly property string kind: frame.page.note_kind
            width: parent.width
            visible: frame.page.note !== ""
            padding: Theme.mm(4)
            color: kind === "good" ? Theme.colours.goodSoft : kind === "bad" ? Theme.colours.badSoft : kind === "warn" ? Theme.colours.warnSoft : Theme.colours.surfaceAlt
            border.color: kind === "good" ? Theme.colours.good : kind === "bad" ? Theme.colours.bad : kind === "warn" ? Theme.colours.warn : Theme.colours.line
            Accessible.role: Accessible.AlertMessage
            Accessible.name: frame.page.note
            Sign {
                objectName: "text:note"
                kind: note.kind
                strong: true
                text: frame.page.note
                width: parent.width
            }
        }
        Words {
            objectName: "text:message"
            text: frame.page.message
            width: parent.width
        }
        Item {
            id: sheets
            readonly property bool beside: Theme.landscape && (frame.page.code !== "" || works.count > 4 && lines.count > 0) && rows.count === 0
            readonly property real half: (width - Theme.mm(6)) / 2
            readonly property real above: works.count > 0 ? grid.height + Theme.mm(6) : 0
            width: parent.width
            height: beside ? Math.max(found.height, grid.height) : above + found.height

            Grid {
                id: grid
                readonly property real widest: {
                    let width = 0;
                    for (let i = 0; i < works.count; i++)
                        width = Math.max(width, (works.itemAt(i) as Button)?.labelWidth ?? 0);
                    return width;
                }
                readonly property real cell: (width - (columns - 1) * spacing) / columns
                width: sheets.beside ? sheets.half : parent.width
                x: sheets.beside ? sheets.half + Theme.mm(6) : 0
                columns: Math.max(1, Math.min(3, Math.floor((width + spacing) / (widest + spacing))))
                spacing: Theme.step

                Repeater {
                    id: works
                    model: frame.page.works
                    Button {
                        required property var entry
                        action: entry
                        width: grid.cell
                    }
                }
            }
            Column {
                id: found
                width: sheets.beside ? sheets.half : parent.width
                y: sheets.beside ? 0 : sheets.above
                spacing: Theme.mm(6)

                QrCode {
                    path: frame.page.code
                    modules: frame.page.modules
                    Accessible.name: frame.page.title
                    most: Math.min(parent.width, Theme.mm(110), Math.max(Theme.mm(45), frame.height - Theme.mm(86)))
                    anchors.horizontalCenter: parent.horizontalCenter
                }
                Rectangle {
                    width: Math.min(parent.width, Theme.mm(200), Math.max(Theme.mm(60), (frame.height - Theme.mm(70)) * 4 / 3))
                    height: visible ? width * 3 / 4 : 0
                    visible: frame.page.picture !== ""
                    anchors.horizontalCenter: parent.horizontalCenter
                    color: Theme.colours.surfaceAlt
                    border.width: Theme.edge
                    border.color: Theme.colours.line
                    Accessible.role: Accessible.Graphic
                    Accessible.name: frame.page.title

                    Image {
                        anchors.fill: parent
                        anchors.margins: Theme.edge
                        source: frame.visible && frame.page.picture !== "" ? `image://session/${frame.page.picture}` : ""
                        fillMode: Image.PreserveAspectFit
                        mirror: Theme.mirrored
                        asynchronous: false
                        cache: false
                        sourceSize.width: 800
                    }
                }
                Card {
                    width: parent.width
                    visible: lines.count > 0
                    padding: Theme.mm(5)
                    DeskLines {
                        id: lines
                        lines: frame.page.lines
                        width: parent.width
                    }
                }
                Card {
                    width: parent.width
                    visible: rows.count > 0
                    padding: Theme.mm(5)
                    CountTable {
                        columns: frame.page.columns
                        rows: frame.page.rows
                        width: parent.width
                    }
                    Repeater {
                        id: rows
                        model: frame.page.rows
                        Item { required property var entry }
                    }
                }
            }
        }
    }
    Rectangle {
        anchors.top: bar.top
        width: parent.width
        height: Theme.hairline
        color: Theme.colours.lineSoft
    }
    ActionBar {
        id: bar
        width: parent.width
        anchors.bottom: parent.bottom
        actions: frame.page.actions
        maximumWidth: area.maximumWidth
    }
}
