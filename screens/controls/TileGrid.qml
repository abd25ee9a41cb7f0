pragma ComponentBehavior: Bound
import QtQuick
import "../theme"

// Items as tiles of one size; scrolls, and keeps its tiles while the list stays the same.
Item {
    id: grid

    required property var tiles   // list of Tile
    property string empty
    readonly property real inner: width - Theme.margin
    readonly property int columns: Math.max(1, Math.floor((inner + Theme.step) / (Math.max(Theme.mm(76), Theme.lead * 8.6) + Theme.step)))
    readonly property real cell: (inner - (columns - 1) * Theme.step) / columns

    function toTop() {
        view.cancelFlick();
        view.contentY = 0;
    }

    Flickable {
        id: view
        objectName: "scroll"
        anchors.fill: parent
        contentHeight: flow.height + Theme.mm(8)
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentHeight > height
        clip: true

        Grid {
            id: flow
            columns: grid.columns
            spacing: Theme.step
            width: grid.inner

            Repeater {
                id: repeater
                model: grid.tiles
                Tile {
                    required property var entry
                    item: entry
                    width: grid.cell
                    height: flow.tallest
                }
            }
            readonly property real tallest: {
                let tallest = 0;
                for (let i = 0; i < repeater.count; i++)
                    tallest = Math.max(tallest, (repeater.itemAt(i) as Tile)?.naturalHeight ?? 0);
                return tallest;
            }
        }
        Words {
            objectName: "text:empty"
            text: repeater.count === 0 ? grid.empty : ""
            font.pixelSize: Theme.lead
            color: Theme.colours.inkSoft
            width: grid.inner
            y: Theme.mm(8)
        }
    }
    ScrollKeys {
        flick: view
        anchors.fill: parent
    }
}
