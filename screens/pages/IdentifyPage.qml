import "../controls"

// Lay the card on: a drawing that shows where, and what helps when it does not read.
SceneFrame {
    id: frame

    scene: page.scene
    title: page.title
    message: page.message
    actions: page.actions

    TerminalSketch {
        model: frame.page.sketch
        anchors.horizontalCenter: parent.horizontalCenter
    }

    Card {
        width: parent.width
        visible: tips.count > 0
        PointList {
            id: tips
            points: frame.page.tips
            subject: "tip"
            width: parent.width
        }
    }
}
