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
        centred: !frame.leftAligned
    }
    Words {
        objectName: "text:waited"
        text: frame.page.waited
        color: Theme.colours.inkSoft
        room: parent.width
        anchors.horizontalCenter: frame.leftAligned ? undefined : parent.horizontalCenter
        horizontalAlignment: frame.leftAligned ? undefined : Text.AlignHCenter
    }
}
