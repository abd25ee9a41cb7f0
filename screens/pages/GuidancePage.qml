import "../controls"

// Do this with your hands now: take the paper, take the card; or thanks.
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
        visible: points.count > 0
        PointList {
            id: points
            points: frame.page.points
            width: parent.width
        }
    }
}
