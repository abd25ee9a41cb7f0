pragma ComponentBehavior: Bound
import QtQuick
import "../controls"
import "../theme"

// The attendant's desk: what is the matter, what can be done, what was used. In this order on a high screen; on a wide
// one what can be done stands on the right.
PageFrame {
    id: frame

    actions: page.actions
    maximumWidth: Theme.mm(420)

    Title { text: frame.page.title }
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
    Item {
        id: sheets
        readonly property bool beside: frame.landscape
        readonly property real half: (width - Theme.mm(6)) / 2
        width: parent.width
        height: beside ? Math.max(lines.height, right.height) : right.y + right.height

        Card {
            id: lines
            width: sheets.beside ? sheets.half : parent.width
            padding: Theme.mm(5)
            DeskLines {
                lines: frame.page.lines
                width: parent.width
            }
        }
        Column {
            id: right
            width: sheets.beside ? sheets.half : parent.width
            x: sheets.beside ? sheets.half + Theme.mm(6) : 0
            y: sheets.beside ? 0 : lines.height + Theme.mm(6)
            spacing: Theme.mm(6)

            Grid {
                id: works
                readonly property real widest: {
                    let width = 0;
                    for (let i = 0; i < buttons.count; i++)
                        width = Math.max(width, (buttons.itemAt(i) as Button)?.labelWidth ?? 0);
                    return width;
                }
                readonly property real cell: (width - (columns - 1) * spacing) / columns
                width: parent.width
                columns: 2 * widest + spacing <= width ? 2 : 1
                spacing: Theme.step

                Repeater {
                    id: buttons
                    model: frame.page.works
                    Button {
                        required property var entry
                        action: entry
                        width: works.cell
                    }
                }
            }
            Card {
                width: parent.width
                padding: Theme.mm(5)
                CountTable {
                    columns: frame.page.columns
                    rows: frame.page.rows
                    width: parent.width
                }
            }
            Card {
                width: parent.width
                padding: Theme.mm(5)
                FactList {
                    facts: frame.page.facts
                    width: parent.width
                }
            }
        }
    }
}
