pragma ComponentBehavior: Bound
import QtQuick
import "../theme"

// What leads on from a page: at its foot, the primary action always last and right. Stacks where the words are long.
Item {
    id: bar

    property var actions: null   // list of Action
    property var single: []      // or single Actions, in the order they stand
    property real maximumWidth: Theme.mm(340)
    readonly property real inner: Math.min(width - 2 * Theme.margin, maximumWidth)
    readonly property var shown: [...buttonsOf(secondary), ...buttonsOf(primary), ...buttonsOf(singles)]
    readonly property real natural: shown.reduce((sum, button) => sum + button.naturalWidth, 0) + Theme.step * Math.max(0, shown.length - 1)
    readonly property bool stacked: natural > inner
    // Two beside each other, where a screen has little height and each finds room in a half.
    readonly property real half: Math.floor((inner - Theme.step) / 2)
    readonly property bool paired: stacked && Theme.low && shown.length > 2 && shown.every(button => button.naturalWidth <= half)
    readonly property bool empty: shown.length === 0

    implicitHeight: empty ? 0 : flow.height + Theme.mm(8)
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

    Flow {
        id: flow
        anchors.right: parent.right
        anchors.rightMargin: (bar.width - bar.inner) / 2
        y: Theme.mm(4)
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
