pragma ComponentBehavior: Bound
import QtQuick
import "../theme"

// Rows under headings that stay in sight; a line for each year with its sums, numbers flush right.
// ``intro`` and ``outro`` scroll with the rows.
Item {
    id: table

    required property var columns   // list of Column
    required property var rows      // list of Row
    property Component intro: null
    property Component outro: null
    property real maximumWidth: Theme.mm(380)
    readonly property real inner: Math.min(width - 2 * Theme.margin, maximumWidth)
    readonly property var shape: {
        const found = [];
        for (let i = 0; i < columnsRead.count; i++) {
            const column = columnsRead.itemAt(i) as Known;
            if (column)
                found.push({label: column.entry.label, numeric: column.entry.numeric, weight: column.entry.weight});
        }
        return found;
    }
    readonly property real weights: shape.reduce((sum, column) => sum + column.weight, 0)

    // Until somebody scrolls, the top stays in sight while the intro above the rows finds its height.
    property bool untouched: true

    function toTop() {
        untouched = true;
        list.cancelFlick();
        list.positionViewAtBeginning();
    }
    function widthOf(index: int): real {
        return (inner - 2 * Theme.mm(4) - (shape.length - 1) * Theme.mm(5)) * shape[index].weight / Math.max(1, weights);
    }

    Repeater {
        id: columnsRead
        model: table.columns
        Known {}
    }
    ListView {
        id: list
        objectName: "scroll"
        anchors.fill: parent
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentHeight > height && !Shell.explore   // a finger that slides looks for something
        cacheBuffer: 0   // rows that are made in advance warn when they are taken away meanwhile
        onMovementStarted: table.untouched = false
        onOriginYChanged: if (table.untouched) positionViewAtBeginning()
        model: table.rows
        header: Column {
            id: top
            x: (list.width - table.inner) / 2
            width: table.inner
            Item { width: 1; height: Theme.mm(6) }
            Loader {
                width: parent.width
                sourceComponent: table.intro
            }
            Headings { id: headings }
        }
        footer: Column {
            x: (list.width - table.inner) / 2
            width: table.inner
            Loader {
                width: parent.width
                sourceComponent: table.outro
            }
            Item { width: 1; height: Theme.mm(6) }
        }
        delegate: Item {
            id: row
            required property var entry
            required property int index
            readonly property bool strong: entry.group || entry.total
            width: list.width
            height: sheet.height
            objectName: `row:${entry.key}`
            Accessible.role: Accessible.Row
            Accessible.name: entry.cells.join(" ")

            Rectangle {
                id: sheet
                x: (list.width - table.inner) / 2
                width: table.inner
                height: cells.height + Theme.mm(row.entry.total ? 8 : 5)
                color: row.entry.total ? Theme.colours.actionSoft : row.entry.group ? Theme.colours.drawGround : row.index % 2 ? Theme.colours.surfaceAlt : Theme.colours.surface

                Rectangle {
                    width: parent.width
                    height: row.strong ? Theme.edge : Theme.hairline
                    color: row.strong ? Theme.colours.line : Theme.colours.lineSoft
                }
                Cells {
                    id: cells
                    anchors.verticalCenter: parent.verticalCenter
                    texts: row.entry.cells
                    strong: row.strong
                    colour: row.entry.total ? Theme.colours.onActionSoft : Theme.colours.ink
                }
            }
        }
    }
    // The headings again once those in the list have gone up.
    Headings {
        x: (list.width - table.inner) / 2
        visible: list.headerItem !== null && list.contentY > list.originY + list.headerItem.height - height
    }
    ScrollKeys {
        flick: list
        onUsed: table.untouched = false
        anchors.fill: parent
    }

    component Known: Item {
        required property var entry
        visible: false
    }
    component Headings: Rectangle {
        width: table.inner
        height: labels.height + Theme.mm(6)
        color: Theme.colours.action
        Cells {
            id: labels
            anchors.verticalCenter: parent.verticalCenter
            texts: table.shape.map(column => column.label)
            strong: true
            colour: Theme.colours.onAction
        }
    }
    component Cells: Row {
        id: cellRow
        property var texts: []
        property bool strong: false
        property color colour
        x: Theme.mm(4)
        spacing: Theme.mm(5)
        Repeater {
            model: cellRow.texts
            Words {
                required property string modelData
                required property int index
                readonly property bool numeric: table.shape[index]?.numeric ?? false
                text: modelData
                visible: true
                strong: cellRow.strong
                color: cellRow.colour
                width: index < table.shape.length ? table.widthOf(index) : 0
                horizontalAlignment: numeric ? Text.AlignRight : undefined
                font.features: ({tnum: 1})
                // An amount broken over two lines is read as two amounts: it gets smaller instead.
                readonly property bool amount: numeric && /^[-0-9.,]+$/.test(modelData)
                wrapMode: amount ? Text.NoWrap : Text.Wrap
                fontSizeMode: amount ? Text.HorizontalFit : Text.FixedSize
                minimumPixelSize: Theme.body * 0.6
                Accessible.ignored: true
            }
        }
    }
}
