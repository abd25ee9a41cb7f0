pragma ComponentBehavior: Bound
import QtQuick
import "../controls"
import "../theme"

// The pages of a material so far; each can be taken out.
PageFrame {
    id: frame

    actions: page.actions
    loading: {
        for (let i = 0; i < taken.count; i++)
            if ((taken.itemAt(i) as Taken)?.loading)
                return true;
        return false;
    }

    Title { text: frame.page.title }
    Words {
        objectName: "text:lead"
        text: frame.page.lead
        font.pixelSize: Theme.lead
        room: parent.width
    }
    Grid {
        id: grid
        readonly property real cell: (width - (columns - 1) * spacing) / columns
        columns: Math.max(1, Math.min(frame.landscape ? 4 : 3, Math.floor((width + spacing) / (Math.max(Theme.mm(60), Theme.body * 8) + spacing))))
        spacing: Theme.step
        width: parent.width

        Repeater {
            id: taken
            model: frame.page.sheets
            Taken {
                width: grid.cell
            }
        }
    }

    component Taken: Column {
        id: sheet

        required property var entry   // TakenSheet
        readonly property bool loading: picture.status === Image.Loading

        spacing: Theme.mm(3)

        Rectangle {
            width: parent.width
            height: Math.round(width * 1.2)
            color: "white"
            border.width: Theme.hairline
            border.color: Theme.colours.line
            Accessible.role: Accessible.Graphic
            Accessible.name: sheet.entry.label

            Image {
                id: picture
                anchors.fill: parent
                anchors.margins: Theme.hairline
                source: frame.visible ? `image://session/${sheet.entry.picture}` : ""
                sourceSize.width: width
                fillMode: Image.PreserveAspectFit
                mirror: Theme.mirrored   // upright in a mirrored page
                asynchronous: true
                cache: false
            }
        }
        Words {
            text: sheet.entry.label
            strong: true
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
        }
        Button {
            action: sheet.entry.remove
            width: parent.width
        }
    }
}
