pragma ComponentBehavior: Bound
import QtQuick
import "../theme"

// What leads on from a page: at its foot, the primary action always last and right. Stacks where the words are long; on
// a screen of little height such a stack stands at the page's side, and the primary action in the same corner.
Item {
    id: bar

    property var actions: null   // list of Action
    property var single: []      // or single Actions, in the order they stand
    property real maximumWidth: Theme.mm(340)
    property real room: 0   // the width and the height of the page: without them it is always at the foot
    property real tallest: 0
    property real side: Theme.margin
    readonly property real foot: Math.min((room > 0 ? room : width) - 2 * side, maximumWidth)
    readonly property real column: Math.min(widest, Math.floor(room * 0.46))
    readonly property real widest: shown.reduce((most, button) => Math.max(most, button.naturalWidth), 0)
    readonly property bool beside: room > 0 && Theme.low && natural > foot && shown.length > 1 && flow.stack + Theme.mm(8) <= tallest
    readonly property real inner: beside ? column : foot
    readonly property var shown: [...buttonsOf(secondary), ...buttonsOf(primary), ...buttonsOf(singles)]
    readonly property real natural: shown.reduce((sum, button) => sum + button.naturalWidth, 0) + Theme.step * Math.max(0, shown.length - 1)
    readonly property bool stacked: natural > foot
    // Two beside each other, where a screen has little height and each finds room in a half.
    readonly property real half: Math.floor((foot - Theme.step) / 2)
    readonly property bool paired: stacked && !beside && Theme.low && shown.length > 2 && shown.every(button => button.naturalWidth <= half)
    readonly property bool empty: shown.length === 0

    implicitHeight: empty ? 0 : beside ? tallest : flow.height + Theme.mm(8)
    implicitWidth: beside ? column + 2 * Theme.mm(6) : room
    visible: !empty

    function buttonsOf(repeater: Repeater): var {
        const found = [];
        for (let i = 0; i < repeater.count; i++) {
            const button = repeater.itemAt(i) as BarButton;
            if (button?.fitting)
                found.push(button);
        }
        return found;
    }
    function widthOf(natural: real, last: bool): real {
        if (paired)
            return last && shown.length % 2 > 0 ? inner : half;
        if (stacked)
            return inner;
        const spare = inner - bar.natural;
        return shown.length === 1 ? Math.min(inner, Math.max(natural, Theme.mm(150))) : Math.min(Math.floor(natural + spare / shown.length), Math.max(natural, Theme.mm(150)));
    }

    // The line between the page and what leads on; a page that brings its own draws none here.
    Rectangle {
        visible: bar.room > 0
        width: bar.beside ? Theme.hairline : bar.width
        height: bar.beside ? bar.height : Theme.hairline
        color: Theme.colours.lineSoft
    }
    Flow {
        id: flow
        readonly property real stack: bar.shown.reduce((sum, button) => sum + Theme.bar + (button.labelWidth > bar.column ? Theme.lead * 1.5 : 0), (bar.shown.length - 1) * Theme.step)
        anchors.right: parent.right
        anchors.rightMargin: (bar.width - bar.inner) / 2
        y: bar.beside ? bar.height - height - Theme.mm(4) : Theme.mm(4)
        width: bar.stacked ? bar.inner : Math.min(bar.inner, bar.shown.reduce((sum, button) => sum + bar.widthOf(button.naturalWidth, false), 0) + Theme.step * (bar.shown.length - 1) + 1)
        spacing: Theme.step

        Repeater {
            id: secondary
            model: bar.actions
            BarButton {
                required property var entry
                action: entry
                fitting: entry.style !== "primary"
            }
        }
        Repeater {
            id: primary
            model: bar.actions
            BarButton {
                required property var entry
                action: entry
                fitting: entry.style === "primary"
            }
        }
        Repeater {
            id: singles
            model: bar.single.length
            BarButton {
                required property int index
                action: bar.single[index]
                fitting: action.present
            }
        }
    }
    component BarButton: Button {
        id: own
        property bool fitting: false
        large: true
        visible: fitting
        width: bar.widthOf(naturalWidth, own === bar.shown[bar.shown.length - 1])
    }
}
