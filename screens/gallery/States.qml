pragma ComponentBehavior: Bound
import QtQuick
import "../controls"
import "../theme"

// One control as it is, under a finger, and with the keys on it, each with the word for it.
Flow {
    id: trio

    required property Component control
    required property var words   // of the three states
    property real cell: 0         // width of each; 0: their own

    width: parent?.width ?? 0
    spacing: Theme.mm(8)

    function put(item: Item, state: int) {
        const usable = item as Tappable;
        if (usable !== null && state === 1)
            usable.pressed = true;
        const seen = item as TouchFeedback;
        if (seen !== null && state === 2)
            seen.focused = true;
        for (const child of item.children)
            put(child, state);
    }

    Repeater {
        model: 3
        Column {
            id: one
            required property int index
            spacing: Theme.mm(2)

            Words {
                text: trio.words[one.index]
                color: Theme.colours.inkSoft
            }
            Loader {
                sourceComponent: trio.control
                width: trio.cell > 0 ? Math.min(trio.cell, trio.width) : ((item as Item)?.implicitWidth ?? 0)
                onLoaded: trio.put(item, one.index)
            }
        }
    }
}
