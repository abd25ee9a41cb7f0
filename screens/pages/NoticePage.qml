import QtQuick
import "../controls"
import "../theme"

// What happens with the resident's data, before anything is read.
PageFrame {
    id: frame

    single: [page.decline, page.agree]

    Title { text: frame.page.title }
    Words {
        objectName: "text:lead"
        text: frame.page.lead
        font.pixelSize: Theme.lead
        room: parent.width
    }
    Card {
        width: parent.width
        padding: Theme.mm(8)
        PointList {
            points: frame.page.points
            size: Theme.lead
            width: parent.width
            spacing: Theme.mm(6)
        }
    }
    TerminalSketch {
        model: frame.page.sketch
        anchors.horizontalCenter: parent.horizontalCenter
    }
    // Where the page is high, it says with a drawing what is to be done; where this very terminal is drawn, that does.
    SceneDrawing {
        scene: frame.landscape || frame.page.sketch.present ? "none" : frame.page.scene
        width: Math.min(parent.width, Theme.mm(150))
        height: visible ? implicitHeight : 0
        anchors.horizontalCenter: parent.horizontalCenter
    }
}
