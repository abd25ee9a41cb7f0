pragma ComponentBehavior: Bound
import QtQuick
import "../controls"
import "../theme"

Column {
    id: sheet
    required property var shown
    spacing: Theme.mm(8)

    Specimen {
        title: "Button · Tappable · TouchFeedback"
        Repeater {
            model: sheet.shown.actions
            States {
                id: kind
                required property var entry
                words: sheet.shown.states
                control: Button {
                    action: kind.entry
                    large: true
                }
            }
        }
    }
    Specimen {
        title: "ActionBar"
        ActionBar {
            width: parent.width
            actions: sheet.shown.actions
        }
    }
    Specimen {
        title: "InsteadBar"
        InsteadBar {
            width: parent.width
            instead: sheet.shown.instead
        }
    }
    Specimen {
        title: "ScrollArea · ScrollKeys"
        Rectangle {
            width: parent.width
            height: Theme.mm(90)
            color: Theme.colours.ground
            border.color: Theme.colours.lineSoft
            ScrollArea {
                anchors.fill: parent
                PointList {
                    width: parent?.width ?? 0
                    points: sheet.shown.points
                    size: Theme.title
                    spacing: Theme.mm(14)
                }
            }
        }
    }
}
