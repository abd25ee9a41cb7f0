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
    // Until somebody scrolls, the top stays in sight while the heading finds its height.
    property bool untouched: true

    function toTop() {
        untouched = true;
        view.cancelFlick();
        view.positionViewAtBeginning();
    }

    ListView {
        id: view
        objectName: "scroll"
        anchors.fill: parent
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentHeight > height && !Shell.explore   // a finger that slides looks for something
        cacheBuffer: 0   // rows that are made in advance warn when they are taken away meanwhile
        spacing: Theme.gap
        model: list.rows
        onMovementStarted: list.untouched = false
        onOriginYChanged: if (list.untouched) Qt.callLater(view.positionViewAtBeginning)
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
        onUsed: list.untouched = false
    }
}
