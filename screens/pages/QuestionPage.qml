import "../controls"

// Something only the person at the machine can know.
SceneFrame {
    id: frame

    scene: page.scene
    title: page.title
    message: page.message
    actions: page.actions

    Card {
        width: parent.width
        visible: facts.count > 0
        FactList {
            id: facts
            facts: frame.page.facts
            width: parent.width
        }
    }
}
