pragma ComponentBehavior: Bound
import QtQuick
import "../drawings"
import "../theme"

// Steps as a drawn flow chart: a round first box, numbered boxes with arrows between them, a round last box.
Column {
    id: chart

    required property var steps   // list of FlowStep
    property string first
    property string last
    readonly property alias count: repeater.count

    spacing: 0
    visible: count > 0

    Terminus {
        text: chart.first
    }
    Repeater {
        id: repeater
        model: chart.steps
        Column {
            id: step
            required property var entry
            required property int index
            width: chart.width

            Arrow {}
            Rectangle {
                width: parent.width
                height: Math.max(number.height, words.height) + 2 * Theme.mm(4)
                radius: Theme.corner
                color: Theme.colours.surface
                border.width: Theme.edge
                border.color: Theme.colours.line

                Rectangle {
                    id: number
                    x: Theme.mm(4)
                    anchors.verticalCenter: parent.verticalCenter
                    width: Math.max(Theme.mm(12), digits.implicitWidth + Theme.mm(4), digits.implicitHeight)
                    height: width
                    radius: width / 2
                    color: Theme.colours.actionSoft
                    Words {
                        id: digits
                        anchors.centerIn: parent
                        text: step.index + 1
                        strong: true
                        color: Theme.colours.onActionSoft
                    }
                }
                Words {
                    id: words
                    objectName: `text:step:${step.entry.key}`
                    text: step.entry.text
                    x: number.x + number.width + Theme.mm(4)
                    width: parent.width - x - Theme.mm(5)
                    anchors.verticalCenter: parent.verticalCenter
                }
            }
        }
    }
    Arrow {}
    Terminus {
        text: chart.last
        done: true
    }

    component Arrow: Item {
        width: chart.width
        height: Theme.mm(8)
        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.edge
            height: parent.height - Theme.mm(2)
            color: Theme.colours.action
        }
        Drawing {
            anchors.bottom: parent.bottom
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.mm(7)
            height: width
            name: "down"
            single: Theme.colours.action
        }
    }
    component Terminus: Rectangle {
        id: terminus
        property string text
        property bool done: false
        readonly property real most: chart.width
        width: Math.min(most, said.implicitWidth + 2 * Theme.mm(8) + 1)
        height: said.height + 2 * Theme.mm(3)
        anchors.horizontalCenter: parent?.horizontalCenter
        radius: Math.min(height / 2, Theme.mm(12))
        color: done ? Theme.colours.goodSoft : Theme.colours.actionSoft
        border.width: Theme.edge
        border.color: done ? Theme.colours.good : Theme.colours.action
        Words {
            id: said
            objectName: terminus.done ? "text:flow:last" : "text:flow:first"
            anchors.centerIn: parent
            text: terminus.text
            strong: true
            color: terminus.done ? Theme.colours.good : Theme.colours.onActionSoft
            horizontalAlignment: Text.AlignHCenter
            width: Math.min(implicitWidth, terminus.most - 2 * Theme.mm(8))
        }
    }
}
