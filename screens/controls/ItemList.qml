pragma ComponentBehavior: Bound
import QtQuick
import "../theme"

// Items one below the other, as many as there are: only those in sight are made.
Item {
    id: list

    required property var rows   // list of Tile
    property string heading
    readonly property real inner: width - Theme.margin
    readonly property alias count: view.count
    // The row at the top: heights are known only of rows that were made, so places are remembered by number.
    readonly property int position: Math.max(0, view.indexAt(1, view.contentY + Theme.step))
    property int wanted: 0

    function stand(at: int) {
        view.cancelFlick();
        wanted = at;
        settle();
    }
    function settle() {
        if (wanted > 0 && wanted < view.count)
            view.positionViewAtIndex(wanted, ListView.Beginning);
        else
            view.positionViewAtBeginning();
    }

    ListView {
        id: view
        objectName: "scroll"
        anchors.fill: parent
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentHeight > height
        cacheBuffer: 0   // rows that are made in advance warn when they are taken away meanwhile
        spacing: Theme.gap
        model: list.rows
        onMovementStarted: list.wanted = -1
        onOriginYChanged: if (list.wanted >= 0) Qt.callLater(list.settle)
        header: Column {
            width: list.inner
            bottomPadding: list.heading === "" ? 0 : Theme.mm(4)
            Words {
                objectName: "text:heading"
                text: list.heading
                font.pixelSize: Theme.lead
                color: Theme.colours.inkSoft
                width: parent.width
                Accessible.role: Accessible.Heading
            }
        }
        footer: Item {
            width: 1
            height: Theme.mm(8)
        }
        delegate: ItemRow {
            width: list.inner
            height: implicitHeight
        }
    }
    ScrollKeys {
        flick: view
        anchors.fill: parent
        onUsed: list.wanted = -1
    }
}
