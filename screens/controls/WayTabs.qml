pragma ComponentBehavior: Bound
import QtQuick
import "../drawings"
import "../theme"

// The ways into the catalogue, or the leaves of a guide, beside each other: the chosen one carries a bar and bold words.
// Where the words of one line do not fit, the counts go first; then there are two lines. They keep their size, as header and footer do.
Grid {
    id: tabs

    required property var model   // list of Tab
    property bool high: false   // with drawings, and the count below the words
    // The counts stand beside the words where all of them find room on one line so, or do not even without.
    readonly property bool counted: !high && (oneLine(true) || !oneLine(false))
    readonly property var naturals: naturalsOf(counted)
    readonly property real total: naturals.reduce((sum, natural) => sum + natural, 0) + spacing * Math.max(0, naturals.length - 1)
    readonly property int fitting: Math.max(1, Math.floor((width + spacing) / (Math.max(1, ...naturals) + spacing)))
    // Of one width each; of their own where only so they stand on one line.
    readonly property bool own: fitting < repeater.count && total <= width
    // Rows of about the same length: six of which five fit are twice three.
    readonly property int lines: own ? 1 : Math.ceil(repeater.count / Math.max(1, Math.min(fitting, repeater.count)))
    readonly property real tallest: {
        let tallest = Theme.bar;
        for (let i = 0; i < repeater.count; i++)
            tallest = Math.max(tallest, (repeater.itemAt(i) as OneTab)?.naturalHeight ?? 0);
        return tallest;
    }
    function naturalsOf(counted: bool): var {
        const found = [];
        for (let i = 0; i < repeater.count; i++) {
            const tab = repeater.itemAt(i) as OneTab;
            found.push((counted ? tab?.fullWidth : tab?.bareWidth) ?? 0);
        }
        return found;
    }
    function oneLine(counted: bool): bool {
        return naturalsOf(counted).reduce((sum, natural) => sum + natural, 0) + spacing * Math.max(0, repeater.count - 1) <= width;
    }
    columns: Math.max(1, Math.ceil(repeater.count / Math.max(1, lines)))
    spacing: Theme.gap

    Repeater {
        id: repeater
        model: tabs.model
        OneTab {}
    }
    component OneTab: Tappable {
        id: tab
        required property var entry
        required property int index
        readonly property bool drawn: tabs.high && entry.icon !== ""
        readonly property real bareWidth: Math.ceil(Math.max(bare.advanceWidth, tabs.high ? count.implicitWidth : 0)) + Theme.mm(6)
        readonly property real fullWidth: Math.ceil(full.advanceWidth) + Theme.mm(6)
        readonly property real naturalHeight: inside.height + Theme.mm(5)
        name: `tab:${entry.key}`
        label: `${entry.label} ${entry.count}`
        width: tabs.own ? (tabs.naturals[index] ?? 0) + (tabs.width - tabs.total) / repeater.count : (tabs.width - (tabs.columns - 1) * tabs.spacing) / tabs.columns
        height: tabs.tallest
        Accessible.role: Accessible.PageTab
        Accessible.selected: entry.selected
        onTapped: Shell.send(name, {})

        // Measured apart, and as bold as it may become: the chosen one moves no other.
        TextMetrics {
            id: bare
            font.family: Theme.family
            font.pixelSize: Theme.chrome
            font.weight: Font.Bold
            text: tab.entry.label
        }
        TextMetrics {
            id: full
            font: bare.font
            text: `${tab.entry.label} ${tab.entry.count}`
        }
        Rectangle {
            anchors.fill: parent
            radius: Theme.corner
            color: tab.entry.selected ? Theme.colours.actionSoft : Theme.colours.surface
            border.width: tab.entry.selected ? Theme.edge : Theme.hairline
            border.color: tab.entry.selected ? Theme.colours.action : Theme.colours.line
        }
        Rectangle {
            visible: tab.entry.selected
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.mm(1.2)
            anchors.horizontalCenter: parent.horizontalCenter
            width: parent.width - Theme.mm(10)
            height: Theme.mm(1.2)
            radius: height / 2
            color: Theme.colours.action
        }
        Column {
            id: inside
            anchors.centerIn: parent
            width: parent.width - Theme.mm(3)

            Drawing {
                visible: tab.drawn
                name: tab.entry.icon
                width: Theme.mm(13)
                height: visible ? width : 0
                anchors.horizontalCenter: parent.horizontalCenter
            }
            Words {
                id: label
                text: !tabs.counted || tab.entry.count === "" ? tab.entry.label : `${tab.entry.label} ${tab.entry.count}`
                font.pixelSize: Theme.chrome
                strong: tab.entry.selected
                color: tab.entry.selected ? Theme.colours.onActionSoft : Theme.colours.ink
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                Accessible.ignored: true
            }
            Words {
                id: count
                text: tabs.high ? tab.entry.count : ""
                font.pixelSize: Theme.chrome
                color: tab.entry.selected ? Theme.colours.onActionSoft : Theme.colours.inkSoft
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                Accessible.ignored: true
            }
        }
    }
}
