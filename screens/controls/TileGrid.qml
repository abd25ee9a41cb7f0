pragma ComponentBehavior: Bound
import QtQuick
import "../theme"

// A heading, and below it a few large tiles or groups of one size each. Scrolls. Tiles and groups that are not shown stay
// made: another way into the catalogue is a touch away, and to make them takes longer than to show them.
Item {
    id: grid

    required property var tiles    // list of Tile that stays made
    required property var groups   // list of Group that stays made
    property string heading
    property string empty
    readonly property real inner: width - Theme.margin
    readonly property int columns: columnsOf(Theme.low ? (Theme.elder ? Theme.body : Theme.lead) * 7.5 + Theme.mm(34) : Math.max(Theme.mm(76), Theme.lead * 8.6))
    readonly property int groupColumns: columnsOf(Math.max(Theme.mm(70), Theme.body * 7.2 + Theme.mm(26)))
    readonly property alias position: view.contentY
    readonly property bool filled: (tiles?.shown ?? 0) + (groups?.shown ?? 0) > 0

    function columnsOf(least: real): int {
        return Math.max(1, Math.floor((inner + Theme.step) / (least + Theme.step)));
    }
    // Where to stand once what is to be shown has found its height.
    property real wanted: 0
    function stand(at: real) {
        view.cancelFlick();
        wanted = at;
        settle();
    }
    function settle() {
        view.contentY = Math.max(0, Math.min(wanted, view.contentHeight - view.height));
    }

    Flickable {
        id: view
        objectName: "scroll"
        anchors.fill: parent
        contentHeight: column.height + Theme.mm(8)
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentHeight > height && !Shell.explore   // a finger that slides looks for something
        clip: true
        onContentHeightChanged: if (grid.wanted > 0) grid.settle()
        onMovementStarted: grid.wanted = 0

        Column {
            id: column
            width: grid.inner
            spacing: Theme.mm(4)

            Words {
                objectName: "text:heading"
                text: grid.filled ? grid.heading : ""
                font.pixelSize: Theme.lead
                color: Theme.colours.inkSoft
                width: parent.width
                Accessible.role: Accessible.Heading
            }
            Cells {
                id: some
                columns: grid.columns
                visible: (grid.tiles?.shown ?? 0) > 0

                Repeater {
                    id: repeater
                    model: grid.tiles
                    Tile {
                        required property var entry
                        item: entry
                        visible: entry.present
                        width: some.cell
                        height: some.tallest
                    }
                }
                tallest: {
                    let tallest = 0;
                    for (let i = 0; i < Math.min(repeater.count, grid.tiles?.shown ?? 0); i++)
                        tallest = Math.max(tallest, (repeater.itemAt(i) as Tile)?.naturalHeight ?? 0);
                    return tallest;
                }
            }
            Cells {
                id: ways
                columns: grid.groupColumns
                visible: (grid.groups?.shown ?? 0) > 0

                Repeater {
                    id: grouped
                    model: grid.groups
                    GroupCard {
                        required property var entry
                        group: entry
                        visible: entry.present
                        width: ways.cell
                        height: ways.tallest
                    }
                }
                tallest: {
                    let tallest = 0;
                    for (let i = 0; i < Math.min(grouped.count, grid.groups?.shown ?? 0); i++)
                        tallest = Math.max(tallest, (grouped.itemAt(i) as GroupCard)?.naturalHeight ?? 0);
                    return tallest;
                }
            }
            Words {
                objectName: "text:empty"
                text: grid.filled ? "" : grid.empty
                font.pixelSize: Theme.lead
                color: Theme.colours.inkSoft
                width: parent.width
            }
        }
    }
    component Cells: Grid {
        property real tallest
        readonly property real cell: (width - (columns - 1) * columnSpacing) / columns
        width: parent.width
        columnSpacing: Theme.step
        rowSpacing: Theme.step
    }
    ScrollKeys {
        flick: view
        anchors.fill: parent
        onUsed: grid.wanted = 0
    }
}
