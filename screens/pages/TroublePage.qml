import QtQuick
import "../controls"
import "../theme"

// What happened, what was done and what was not, what now, and the number that finds it.
SceneFrame {
    id: frame

    scene: page.scene
    title: page.title
    message: page.happened
    actions: page.actions

    Card {
        width: parent.width
        color: Theme.colours.warnSoft
        border.color: Theme.colours.warn
        visible: frame.page.done !== ""
        Sign {
            objectName: "text:done"
            kind: "warn"
            text: frame.page.done
            strong: true
            width: parent.width
        }
    }
    Card {
        width: parent.width
        visible: ways.count > 0
        PointList {
            id: ways
            points: frame.page.ways
            subject: "way"
            width: parent.width
        }
    }
    Words {
        objectName: "text:reference"
        text: frame.page.reference
        color: Theme.colours.inkSoft
        width: parent.width
        horizontalAlignment: frame.leftAligned ? undefined : Text.AlignHCenter
    }
}
