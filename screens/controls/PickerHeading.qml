import QtQuick
import "../drawings"
import "../theme"

// Over a leaf of options: the leaf before and after, what this one is, and the way back to what it stands in. Where the
// three have no room beside each other, the middle one stands below the others.
Item {
    id: heading

    required property var model   // FormField
    readonly property real between: width - 2 * (earlier.width + Theme.gap)
    readonly property bool beside: title.width <= between
    // A list of one leaf has nothing to turn.
    readonly property bool turns: model.earlier || model.later || model.kind !== "list"

    height: title.y + title.height

    Step {
        id: earlier
        name: `option:${heading.model.key}:earlier`
        label: Shell.words.earlier
        icon: "left"
        visible: heading.turns
        enabled: heading.model.earlier
        anchors.left: parent.left
        onTapped: Shell.send(`field:${heading.model.key}`, {year: "earlier"})
    }
    Step {
        name: `option:${heading.model.key}:later`
        label: Shell.words.later
        icon: "right"
        visible: heading.turns
        enabled: heading.model.later
        anchors.right: parent.right
        onTapped: Shell.send(`field:${heading.model.key}`, {year: "later"})
    }
    Tappable {
        id: title

        readonly property bool leads: heading.model.up !== ""
        readonly property real natural: shown.implicitWidth + (leads ? up.implicitWidth + Theme.mm(14) : 0)

        name: leads ? `option:${heading.model.key}:${heading.model.kind === "list" ? ".." : "year"}` : ""
        label: `${heading.model.year} ${heading.model.up}`
        enabled: leads
        Accessible.ignored: !leads
        width: Math.min(natural, heading.width)
        height: Math.max(Theme.bar, lines.height + Theme.mm(4))
        y: heading.beside ? 0 : Theme.bar + Theme.gap
        anchors.horizontalCenter: parent.horizontalCenter
        onTapped: Shell.send(`field:${heading.model.key}`, {option: heading.model.kind === "list" ? ".." : "year"})

        Rectangle {
            visible: title.leads
            anchors.fill: parent
            radius: Theme.corner
            color: Theme.colours.surface
            border.width: Theme.edge
            border.color: Theme.colours.line
        }
        Flow {
            id: lines
            x: title.leads ? Theme.mm(5) : 0
            width: parent.width - 2 * x
            spacing: Theme.mm(4)
            anchors.verticalCenter: parent.verticalCenter

            Words {
                id: shown
                objectName: `text:year:${heading.model.key}`
                visible: text !== ""
                text: heading.model.year
                strong: true
                font.pixelSize: title.leads ? Theme.body : Theme.heading
                width: Math.min(implicitWidth, lines.width)
                Accessible.ignored: title.leads
            }
            Words {
                id: up
                visible: title.leads
                text: heading.model.up
                color: Theme.colours.action
                width: Math.min(implicitWidth, lines.width)
                Accessible.ignored: true
            }
        }
    }
    component Step: Tappable {
        id: step
        property string icon
        width: visible ? Theme.bar * 1.6 : 0
        height: Theme.bar
        Rectangle {
            anchors.fill: parent
            radius: Theme.corner
            color: step.enabled ? Theme.colours.surface : Theme.colours.surfaceAlt
            border.width: step.enabled ? Theme.edge : 0
            border.color: Theme.colours.action
        }
        Drawing {
            anchors.centerIn: parent
            width: Theme.mm(9)
            height: width
            name: step.icon
            single: step.enabled ? Theme.colours.action : Theme.colours.lineSoft
        }
    }
}
