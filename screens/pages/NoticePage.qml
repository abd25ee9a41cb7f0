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
    // Where the page is high, it says with a drawing what is to be done, beside where it is on this terminal.
    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Theme.mm(10)

        SceneDrawing {
            scene: frame.landscape ? "none" : frame.page.scene
            width: visible ? Math.min(frame.width - 2 * Theme.margin, Theme.mm(frame.page.sketch.present ? 110 : 150)) : 0
            height: visible ? implicitHeight : 0
            anchors.verticalCenter: parent.verticalCenter
        }
        TerminalSketch {
            model: frame.page.sketch
            anchors.verticalCenter: parent.verticalCenter
        }
    }
}
