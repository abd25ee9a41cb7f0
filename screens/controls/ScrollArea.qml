import QtQuick
import "../theme"

// One finger scrolls; where there is more, a shade and two keys in the margin say so.
Item {
    id: area

    default property alias content: column.data
    property alias ending: tail.data   // under the content, whatever a page puts there: what leads on, on a compact screen
    property alias spacing: column.spacing
    property real maximumWidth: Theme.mm(340)
    property bool centred: false   // stand in the middle when there is room
    readonly property real innerWidth: Math.min(width - 2 * Theme.margin, maximumWidth)

    function toTop() {
        view.cancelFlick();
        view.contentY = 0;
    }
    function reveal(item: Item) {
        const top = item.mapToItem(column, 0, 0).y - Theme.mm(6);
        const bottom = top + item.height + Theme.mm(12);
        if (top < view.contentY)
            view.contentY = Math.max(0, top);
        else if (bottom > view.contentY + view.height)
            view.contentY = Math.min(view.contentHeight - view.height, bottom - view.height);
    }

    Flickable {
        id: view
        objectName: "scroll"
        anchors.fill: parent
        contentWidth: width
        contentHeight: column.height + tail.height + 2 * Theme.mm(6)
        boundsBehavior: Flickable.StopAtBounds
        flickableDirection: Flickable.VerticalFlick
        interactive: contentHeight > height && !Shell.explore   // a finger that slides looks for something
        clip: true

        Column {
            id: column
            x: (view.width - width) / 2
            y: area.centred ? Math.max(Theme.mm(6), (view.height - tail.height - height) * 0.4) : Theme.mm(6)
            width: area.innerWidth
            spacing: Theme.mm(6)
        }
        Item {
            id: tail
            x: column.x
            y: column.y + column.height
            width: column.width
            height: childrenRect.height
        }
    }
    ScrollKeys {
        flick: view
        anchors.fill: parent
    }
}
