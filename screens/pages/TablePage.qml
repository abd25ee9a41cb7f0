pragma ComponentBehavior: Bound
import QtQuick
import "../controls"
import "../theme"

// An answer as a table: the sentence first, then the facts, then the rows.
Item {
    id: frame

    required property var page

    function arrive() {
        table.toTop();
    }

    DataTable {
        id: table
        width: parent.width - (bar.beside ? bar.width : 0)
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.bottomMargin: bar.beside ? 0 : bar.height
        columns: frame.page.columns
        rows: frame.page.rows
        intro: Column {
            spacing: Theme.mm(5)
            bottomPadding: Theme.mm(6)
            Title { text: frame.page.title }
            Words {
                objectName: "text:summary"
                text: frame.page.summary
                font.pixelSize: Theme.lead
                room: parent.width
            }
            Card {
                width: parent.width
                visible: facts.count > 0
                padding: Theme.mm(4)
                FactList {
                    id: facts
                    facts: frame.page.facts
                    width: parent.width
                }
            }
        }
        outro: Column {
            Words {
                objectName: "text:note"
                topPadding: Theme.mm(4)
                text: frame.page.note
                color: Theme.colours.inkSoft
                width: parent.width
            }
            ActionBar {
                side: 0
                width: parent.width
                actions: Theme.compact ? frame.page.actions : null
            }
        }
    }
    ActionBar {
        id: bar
        room: frame.width
        tallest: frame.height
        width: implicitWidth
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        actions: Theme.compact ? null : frame.page.actions
        maximumWidth: table.maximumWidth
    }
}
