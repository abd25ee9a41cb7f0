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
        width: parent.width
        anchors.top: parent.top
        anchors.bottom: bar.top
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
        outro: Words {
            objectName: "text:note"
            topPadding: Theme.mm(4)
            text: frame.page.note
            color: Theme.colours.inkSoft
        }
    }
    Rectangle {
        visible: bar.visible
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
        maximumWidth: table.maximumWidth
    }
}
