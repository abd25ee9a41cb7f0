import QtQuick
import "../controls"
import "../theme"

// What is being asked of whom, how long it takes, and after a while a way out.
SceneFrame {
    id: frame

    scene: page.scene
    title: page.title
    message: page.message
    single: [page.cancel]

    ProgressBar {
        width: parent.width
    }
    Words {
        objectName: "text:waited"
        text: frame.page.waited
        color: Theme.colours.inkSoft
        width: parent.width
        horizontalAlignment: frame.leftAligned ? Text.AlignLeft : Text.AlignHCenter
    }
}
