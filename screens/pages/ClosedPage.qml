import "../controls"

// Out of service, in words a resident and a technician can use.
SceneFrame {
    id: frame

    scene: "closed"
    title: page.title
    message: page.message

    Card {
        width: parent.width
        visible: details.count > 0
        PointList {
            id: details
            points: frame.page.details
            subject: "detail"
            width: parent.width
        }
    }
}
