pragma ComponentBehavior: Bound
import QtQuick
import "../controls"
import "../theme"

// A grid that a finger is led over, cell by cell; what it has met is filled. The whole page is grid, but for one line of
// words and what leads on. On a screen of little height the title makes room, and what is too long for the foot stands at
// the side. The cells are counted here and told as they are met.
Item {
    id: frame

    required property var page
    property var met: ({})
    property int drawn: 0   // grows with every cell that is met

    function arrive() {
        frame.met = {};
        frame.drawn++;
    }
    function touch(x: real, y: real) {
        const column = Math.floor(x / grid.width * page.columns), row = Math.floor(y / grid.height * page.rows);
        if (column < 0 || row < 0 || column >= page.columns || row >= page.rows)
            return;
        const cell = row * page.columns + column;
        if (met[cell])
            return;
        met[cell] = true;
        drawn++;
        Shell.send("field:cells", {cell: String(cell)});
    }
    // It is begun anew: nothing was touched yet.
    readonly property int touched: page.touched
    onTouchedChanged: if (touched === 0) arrive()

    Column {
        id: words
        x: Theme.margin
        width: grid.width - 2 * Theme.margin
        visible: bar.beside || height <= frame.height - bar.height
        topPadding: Theme.mm(4)
        bottomPadding: Theme.mm(4)
        spacing: Theme.mm(2)
        Title {
            text: frame.page.title
            visible: !Theme.low
        }
        Words {
            objectName: "text:message"
            text: frame.page.message
            width: parent.width
        }
    }
    Rectangle {
        id: grid
        anchors.top: words.bottom
        anchors.bottom: parent.bottom
        anchors.bottomMargin: bar.beside ? 0 : bar.height
        width: parent.width - (bar.beside ? bar.width : 0)
        color: Theme.colours.surface
        Accessible.role: Accessible.Graphic
        Accessible.name: frame.page.title

        Repeater {
            model: frame.page.columns * frame.page.rows
            Rectangle {
                required property int index
                readonly property bool met: frame.drawn >= 0 && frame.met[index] === true
                x: Math.round((index % frame.page.columns) * grid.width / frame.page.columns)
                y: Math.round(Math.floor(index / frame.page.columns) * grid.height / frame.page.rows)
                width: Math.round((index % frame.page.columns + 1) * grid.width / frame.page.columns) - x
                height: Math.round((Math.floor(index / frame.page.columns) + 1) * grid.height / frame.page.rows) - y
                color: met ? Theme.colours.good : Theme.colours.surface
                border.width: Theme.hairline
                border.color: Theme.colours.line
            }
        }
        PointHandler {
            onPointChanged: if (active) frame.touch(point.position.x, point.position.y)
        }
    }
    ActionBar {
        id: bar
        room: frame.width
        tallest: frame.height
        width: implicitWidth
        height: implicitHeight
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        actions: frame.page.actions
    }
}
