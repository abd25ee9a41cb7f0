import QtQuick
import "../controls"

// The printer at work: page n of m.
SceneFrame {
    id: frame

    scene: page.scene
    title: page.title
    message: page.message
    single: [page.cancel]

    ProgressBar {
        fraction: frame.page.fraction
        width: parent.width
        centred: !frame.leftAligned
    }
    Words {
        objectName: "text:progress"
        text: frame.page.progress
        strong: true
        width: parent.width
        horizontalAlignment: frame.leftAligned ? undefined : Text.AlignHCenter
    }
}
