pragma ComponentBehavior: Bound
import QtQuick
import "../theme"

// A few rows under headings, all of them in sight: no scrolling of its own, unlike DataTable.
Column {
    id: table

    required property var columns   // list of Column
    required property var rows      // list of Row
    readonly property real between: Theme.mm(4)
    readonly property var shape: {
        const found = [];
        for (let i = 0; i < read.count; i++) {
            const column = read.itemAt(i) as Known;
            if (column)
                found.push({label: column.entry.label, numeric: column.entry.numeric, weight: column.entry.weight});
        }
        return found;
    }
    readonly property real weights: shape.reduce((sum, column) => sum + column.weight, 0)

    function widthOf(index: int): real {
        return (width - Math.max(0, shape.length - 1) * between) * shape[index].weight / Math.max(1, weights);
    }

    Repeater {
        id: read
        model: table.columns
        Known {}
    }
    Cells {
        texts: table.shape.map(column => column.label)
        colour: Theme.colours.inkSoft
        bottomPadding: Theme.mm(3)
    }
    Repeater {
        model: table.rows
        Item {
            id: row
            required property var entry
            objectName: `row:${entry.key}`
            width: table.width
            height: cells.height + Theme.mm(5)
            Accessible.role: Accessible.Row
            Accessible.name: entry.cells.join(" ")

            Rectangle {
                width: parent.width
                height: Theme.hairline
                color: Theme.colours.lineSoft
            }
            Cells {
                id: cells
                anchors.verticalCenter: parent.verticalCenter
                texts: row.entry.cells
                strong: true
            }
        }
    }
    component Known: Item {
        required property var entry
        visible: false
    }
    component Cells: Row {
        id: cellRow
        property var texts: []
        property bool strong: false
        property color colour: Theme.colours.ink
        spacing: table.between
        Repeater {
            model: cellRow.texts
            Words {
                required property string modelData
                required property int index
                readonly property bool numeric: table.shape[index]?.numeric ?? false
                text: modelData
                visible: true
                strong: cellRow.strong && numeric
                color: cellRow.colour
                width: index < table.shape.length ? table.widthOf(index) : 0
                horizontalAlignment: numeric ? Text.AlignRight : undefined
                font.features: ({tnum: 1})
                Accessible.ignored: true
            }
        }
    }
}
