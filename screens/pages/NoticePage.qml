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
        width: parent.width
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
}
