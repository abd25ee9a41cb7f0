import QtQuick
import "../controls"
import "../theme"

// What people come for: search first, departments as a rail, items as tiles.
Item {
    id: home

    required property var page
    readonly property bool landscape: Theme.landscape
    readonly property real railWidth: Math.min(Math.max(Theme.mm(54), Theme.body * 7), width * 0.3)

    function arrive() {
        search.leave();
        tiles.toTop();
        rail.toTop();
    }

    Column {
        id: head
        x: Theme.margin
        y: home.landscape ? Theme.mm(5) : Theme.mm(8)
        width: home.width - 2 * Theme.margin
        spacing: home.landscape ? Theme.mm(3) : Theme.mm(5)

        Words {
            objectName: "text:greeting"
            text: home.page.greeting
            color: Theme.colours.inkSoft
            font.pixelSize: Theme.lead
            width: parent.width
        }
        Title {
            text: home.page.title
        }
        TextField {
            id: search
            key: "search"
            icon: "search"
            width: parent.width
            hint: home.page.search_hint
            value: home.page.search
            revision: home.page.search_revision
            onEdited: text => Shell.send("field:search", {text: text})
        }
    }
    Rail {
        id: rail
        tabs: home.page.tabs
        x: Theme.margin
        width: home.railWidth
        anchors.top: head.bottom
        anchors.topMargin: Theme.mm(6)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.mm(4)
    }
    TileGrid {
        id: tiles
        tiles: home.page.tiles
        empty: home.page.empty
        anchors.left: rail.right
        anchors.leftMargin: Theme.mm(6)
        anchors.right: parent.right
        anchors.top: head.bottom
        anchors.topMargin: Theme.mm(6)
        anchors.bottom: parent.bottom
    }
}
