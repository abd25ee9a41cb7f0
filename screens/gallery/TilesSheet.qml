pragma ComponentBehavior: Bound
import QtQuick
import "../controls"
import "../theme"

Column {
    id: sheet
    required property var shown
    spacing: Theme.mm(8)

    Specimen {
        title: "Tile"
        Repeater {
            model: sheet.shown.tiles
            States {
                id: kind
                required property var entry
                words: sheet.shown.states
                cell: Theme.mm(66)
                control: Tile {
                    item: kind.entry
                    height: naturalHeight
                }
            }
        }
    }
    Specimen {
        title: "GroupCard"
        Repeater {
            model: sheet.shown.groups
            States {
                id: group
                required property var entry
                words: sheet.shown.states
                cell: Theme.mm(66)
                control: GroupCard {
                    group: group.entry
                    height: naturalHeight
                }
            }
        }
    }
    Specimen {
        title: "ItemRow"
        Repeater {
            model: sheet.shown.tiles
            ItemRow { width: parent?.width ?? 0 }
        }
    }
    Specimen {
        title: "TileGrid"
        TileGrid {
            width: parent.width + Theme.margin
            height: Theme.mm(150)
            tiles: sheet.shown.tiles
            groups: null
            heading: sheet.shown.title
        }
    }
    Specimen {
        title: "ItemList"
        ItemList {
            width: parent.width + Theme.margin
            height: Theme.mm(110)
            rows: sheet.shown.tiles
            heading: sheet.shown.title
        }
    }
}
